package casebook_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// This file is another implementation of the checks: it knows nothing but the files
// in testdata/cases and their README, and uses nothing of the library.

type fileOfChecks struct {
	Format string
	Facts  []struct {
		Key    string
		Values []string
	}
	Checks []checkInFile
	Cases  []struct {
		Check, Row, Clause, Outcome string
		Facts                       map[string]string
		Failed, Missing             []string
	}
}

type checkInFile struct {
	Name    string
	Applies *rowInFile
	Rows    []rowInFile
}

type rowInFile struct {
	Code, Clause, Status string
	Any                  []struct {
		Kind, Fact string
		In, Maybe  []string
	}
}

// judge returns met, failed or open, and the facts that could still decide an open row.
func (r *rowInFile) judge(facts map[string]string) (outcome string, absent []string) {
	for _, term := range r.Any {
		value, given := facts[term.Fact]
		switch {
		case given && slices.Contains(term.In, value):
			return "met", nil
		case term.Kind == "bars":
		case !given && len(term.In)+len(term.Maybe) > 0, given && slices.Contains(term.Maybe, value):
			absent = append(absent, term.Fact)
		}
	}
	if len(absent) > 0 {
		return "open", absent
	}
	return "failed", nil
}

// run returns what the check says: outcome, failed rows, missing facts as a set.
func (c *checkInFile) run(facts map[string]string) (outcome string, failed []string, missing map[string]bool) {
	missing, failed = map[string]bool{}, []string{}
	open, applies := false, "met"
	look := func(r *rowInFile) string {
		said, absent := r.judge(facts)
		for _, fact := range absent {
			missing[fact] = true
		}
		open = open || said == "open"
		if said == "failed" {
			failed = append(failed, r.Code)
		}
		return said
	}
	for i := range c.Rows {
		look(&c.Rows[i])
	}
	refused := len(failed) > 0
	if c.Applies != nil {
		if refused {
			missing = map[string]bool{}
		}
		applies = look(c.Applies)
	}
	switch {
	case applies == "failed":
		return "not_applicable", failed, nil
	case applies == "open":
		return "undetermined", failed, missing
	case refused:
		return "not_met", failed, nil
	case open:
		return "undetermined", failed, missing
	}
	return "met", failed, nil
}

func readFile(t *testing.T, path string, into any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatal(err)
	}
}

func filesIn(t *testing.T, dir string) []string {
	t.Helper()
	list, err := filepath.Glob("../../../testdata/cases/" + dir + "/*.json")
	if err != nil || len(list) == 0 {
		t.Fatal(dir, err)
	}
	return list
}

func TestAnotherImplementationOfTheChecks(t *testing.T) {
	ran := 0
	for _, path := range filesIn(t, "checks") {
		var f fileOfChecks
		readFile(t, path, &f)
		if f.Format != "zhuanhua check cases 1" {
			t.Errorf("%s is of format %q", path, f.Format)
		}
		checks := map[string]*checkInFile{}
		for i := range f.Checks {
			checks[f.Checks[i].Name] = &f.Checks[i]
		}
		for _, c := range f.Cases {
			outcome, failed, absent := checks[c.Check].run(c.Facts)
			missing := []string{}
			for _, fact := range f.Facts { // in the order of the facts
				if absent[fact.Key] {
					missing = append(missing, fact.Key)
				}
			}
			got, want := fmt.Sprint(outcome, failed, missing), fmt.Sprint(c.Outcome, c.Failed, c.Missing)
			if got != want {
				t.Errorf("%s, %s/%s, %v: %s, want %s", filepath.Base(path), c.Check, c.Row, c.Facts, got, want)
			}
			ran++
		}
	}
	if ran < 1500 {
		t.Errorf("only %d cases", ran)
	}
}

// Facts, values and rows of the cases are those that the files declare.
func TestFilesOfChecksAreWhole(t *testing.T) {
	for _, path := range filesIn(t, "checks") {
		var f fileOfChecks
		readFile(t, path, &f)
		values, rows := map[string][]string{}, map[string]string{}
		for _, fact := range f.Facts {
			values[fact.Key] = fact.Values
		}
		for _, c := range f.Checks {
			all := c.Rows
			if c.Applies != nil {
				all = append(slices.Clone(all), *c.Applies)
			}
			for _, r := range all {
				rows[c.Name+"/"+r.Code] = r.Clause
				for _, term := range r.Any {
					for _, v := range slices.Concat(term.In, term.Maybe) {
						if !slices.Contains(values[term.Fact], v) {
							t.Errorf("%s: %s is no value of %s", path, v, term.Fact)
						}
					}
				}
			}
		}
		for _, c := range f.Cases {
			if clause, there := rows[c.Check+"/"+c.Row]; !there || clause != c.Clause {
				t.Errorf("%s: no row %s/%s of clause %s", path, c.Check, c.Row, c.Clause)
			}
			for key, v := range c.Facts {
				if !slices.Contains(values[key], v) {
					t.Errorf("%s: %s=%s", path, key, v)
				}
			}
		}
	}
}

// A row left out, or a value more or less in one of its terms, shows in some case: the
// cases of a file hold each of its rows.
func TestCasesHoldTheirRows(t *testing.T) {
	mutants := 0
	for _, path := range filesIn(t, "checks") {
		var f fileOfChecks
		readFile(t, path, &f)
		for i := range f.Checks {
			for n := range f.Checks[i].Rows {
				altered := f.Checks[i]
				altered.Rows = slices.Delete(slices.Clone(altered.Rows), n, n+1)
				mutants++
				if !f.tell(&f.Checks[i], &altered) {
					t.Errorf("%s: %s without %s goes unnoticed", filepath.Base(path), altered.Name, f.Checks[i].Rows[n].Code)
				}
			}
		}
	}
	if mutants < 200 {
		t.Errorf("%d mutants", mutants)
	}
}

func (f *fileOfChecks) tell(one, other *checkInFile) bool {
	for _, c := range f.Cases {
		if c.Check != one.Name {
			continue
		}
		outcome, failed, _ := other.run(c.Facts)
		if outcome != c.Outcome || strings.Join(failed, " ") != strings.Join(c.Failed, " ") {
			return true
		}
	}
	return false
}
