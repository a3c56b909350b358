package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/catalogue/claims"
)

var update = flag.Bool("update", false, "rewrite the golden files and the list of claims")

func program(args ...string) (status int, stdout, stderr string) {
	var out, err bytes.Buffer
	status = run(args, &out, &err)
	return status, out.String(), err.String()
}

// The list of claims is what the source says today, every clause that computes is
// claimed by some code, and no code claims a clause that does not exist.
func TestClaims(t *testing.T) {
	found, err := claims.Scan(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	var list strings.Builder
	for _, c := range found {
		if _, ok := c.Clause.Clause(); !ok {
			t.Errorf("%s in %s claims %s, which is in no document", c.Symbol, c.File, c.Clause)
		}
		fmt.Fprintln(&list, c.Clause, c.Symbol)
	}
	golden(t, "claims.txt", list.String())
	claimsFile = list.String() // what -update has just written, for the tests below
	by := claimed()
	for clause := range zhuanhua.Clauses() {
		if clause.Computes() && len(by[clause.ID]) == 0 {
			t.Errorf("%s computes (%s), and no code claims it", clause.ID, clause.Gist.En)
		}
	}
}

func TestCatalogue(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		status, stdout, stderr := program("-lang", lang)
		if status != 0 || stderr != "" {
			t.Fatalf("status %d: %s", status, stderr)
		}
		golden(t, filepath.Join("testdata", "catalogue-"+lang+".txt"), stdout)
		for clause := range zhuanhua.Clauses() {
			if !strings.Contains(stdout, clause.Gist.In(zhuanhua.Language(map[string]uint8{"zh": 0, "en": 1}[lang]))) {
				t.Errorf("%s: %s is not printed", lang, clause.ID)
			}
		}
	}
}

func TestPartsOfTheCatalogue(t *testing.T) {
	_, whole, _ := program("-lang", "en")
	status, one, _ := program("-lang", "en", "-document", "GB37")
	if status != 0 || !strings.Contains(whole, one) || strings.Contains(one, "CZ23-") || !strings.Contains(one, "19 clauses, of which 12 compute") {
		t.Errorf("status %d:\n%s", status, one)
	}
	status, one, _ = program("-clause", "CZ23-A1")
	for id, there := range map[string]bool{"CZ23-A1 ": true, "CZ23-A1d": true, "CZ23-A2": false, "CZ23-1": false} {
		if strings.Contains(one, "\n  "+id) != there {
			t.Errorf("status %d, %q printed %t:\n%s", status, id, !there, one)
		}
	}
	if status, one, _ := program("-document", "methods"); status != 0 || !strings.Contains(one, "AB9") {
		t.Errorf("status %d:\n%s", status, one)
	}
}

func TestFlagsThatMakeNoSense(t *testing.T) {
	for _, args := range [][]string{{"-lang", "fr"}, {"-document", "XX"}, {"-clause", "CZ23-99"}, {"more"}, {"-no"}} {
		if status, stdout, stderr := program(args...); status != 2 || stdout != "" || stderr == "" {
			t.Errorf("%v: status %d, %q, %q", args, status, stdout, stderr)
		}
	}
}

func TestHelp(t *testing.T) {
	if status, stdout, stderr := program("-h"); status != 0 || stdout != "" || !strings.HasPrefix(stderr, "Usage of catalogue:") {
		t.Errorf("status %d, %q, %q", status, stdout, stderr)
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-written +now; -update rewrites it):\n%s", name, diff)
	}
}
