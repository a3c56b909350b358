package main

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/zhuanhua-rules/zhuanhua"
)

// ask is what the user wants to know.
type ask struct {
	data     string // folder; empty: the embedded sample
	json     bool
	language zhuanhua.Language
	error    float64 // standard error of every score, in points; 0: scores are exact
	seed     string  // of the draws
}

// parse reads the flags; what is wrong with them has been told when it returns an
// error.
func parse(args []string, stderr io.Writer) (ask, error) {
	a := ask{}
	flags := flag.NewFlagSet("awardcycle", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&a.data, "data", "", "`folder` with the records; without it the embedded sample")
	flags.BoolVar(&a.json, "json", false, "write the decisions as JSON")
	flags.Float64Var(&a.error, "error", 0, "standard `error` of every score in points: tell how sure the decisions are")
	flags.StringVar(&a.seed, "seed", "awardcycle", "`seed` of the draws that -error asks for")
	language := flags.String("lang", "zh", "`language` of the readable report: zh or en")
	if err := flags.Parse(args); err != nil {
		return a, err
	}
	err := a.fill(flags, *language)
	if err != nil {
		fmt.Fprintln(stderr, "awardcycle:", err)
	}
	return a, err
}

func (a *ask) fill(flags *flag.FlagSet, language string) error {
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	switch {
	case flags.NArg() > 0:
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	case given["data"] && a.data == "":
		return errors.New("-data wants a folder")
	case given["error"] && a.json:
		return errors.New("-error is for the readable report, not for -json")
	case !(a.error >= 0 && a.error <= 1000):
		return errors.New("-error is from 0 to 1000 points")
	case a.seed == "" || len(a.seed) > 200:
		return errors.New("-seed is a text of up to 200 bytes")
	case language == "en":
		a.language = zhuanhua.English
	case language != "zh":
		return fmt.Errorf("-lang is zh or en, not %q", language)
	}
	return nil
}
