// Command catalogue prints the rules of the five documents, clause by clause: what
// each says, what kind of rule it is, which code computes it, and the parameters
// that rest on it with value, window and status.
//
//	go run ./examples/catalogue                    # everything
//	go run ./examples/catalogue -lang en
//	go run ./examples/catalogue -document CZ23     # one document; "methods" for ours
//	go run ./examples/catalogue -clause CZ23-A1d   # one clause and those below it
//
// A clause without code has nothing to compute. Flags that make no sense end the
// program with status 2.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program, and returns its exit status.
func run(args []string, stdout, stderr io.Writer) int {
	wanted, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		return 2
	}
	c := catalogue{lang: wanted.lang, claims: claimed(), params: shipped()}
	for _, chapter := range chapters() {
		if err := c.print(stdout, chapter, wanted); err != nil {
			fmt.Fprintln(stderr, err)
			return 1
		}
	}
	return 0
}

// wanted is what the flags ask for.
type wanted struct {
	lang     zhuanhua.Language
	document string // empty: all; a document's id or "methods"
	clause   string // empty: all; a clause and those whose ids continue its own
}

func parse(args []string, stderr io.Writer) (w wanted, err error) {
	flags := flag.NewFlagSet("catalogue", flag.ContinueOnError)
	flags.SetOutput(stderr)
	lang := flags.String("lang", "zh", "language of the text, zh or en")
	flags.StringVar(&w.document, "document", "", "CZ23, GB37, CP24, SD21, SX21 or methods")
	flags.StringVar(&w.clause, "clause", "", "a clause: CZ23-A1d")
	if err = flags.Parse(args); err != nil {
		return w, err
	}
	switch {
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", flags.Arg(0))
	case w.lang.UnmarshalText([]byte(*lang)) != nil:
		err = fmt.Errorf("no such language: %q", *lang)
	case w.document != "" && !isChapter(w.document):
		err = fmt.Errorf("no such document: %q", w.document)
	case w.clause != "":
		if _, ok := zhuanhua.ClauseID(w.clause).Clause(); !ok {
			err = fmt.Errorf("no such clause: %q", w.clause)
		}
	}
	if err != nil {
		fmt.Fprintln(stderr, err)
	}
	return w, err
}

// shows reports whether the clause is asked for.
func (w wanted) shows(id zhuanhua.ClauseID) bool {
	rest, below := strings.CutPrefix(string(id), w.clause)
	if !below {
		return false
	}
	ends := w.clause == "" || rest == "" || rest[0] == '.' || rest[0] >= 'a' && rest[0] <= 'z'
	return ends && (w.document == "" || chapterOf(id) == w.document)
}
