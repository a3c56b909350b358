package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// program runs the command and returns what it printed.
func program(args ...string) (status int, stdout, stderr string) {
	var out, err bytes.Buffer
	status = run(args, &out, &err)
	return status, out.String(), err.String()
}

func TestReport(t *testing.T) {
	for file, args := range map[string][]string{
		"sample-zh.txt":       nil,
		"sample-en.txt":       {"-lang", "en"},
		"sample-sales-zh.txt": {"-sales"},
	} {
		status, stdout, stderr := program(args...)
		if status != 0 || stderr != "" {
			t.Fatalf("status %d: %s", status, stderr)
		}
		golden := filepath.Join("testdata", file)
		if *update {
			if err := os.WriteFile(golden, []byte(stdout), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), stdout); diff != "" {
			t.Errorf("run with -update if this is meant (-golden +printed):\n%s", diff)
		}
	}
}

// The story must show every kind of event and most guards.
func TestStoryShowsEverything(t *testing.T) {
	_, stdout, _ := program("-lang", "en")
	for _, words := range []string{
		"recommended as a refill", "followed up", "supported", "removed", "left as a model",
		"comes after the first round closed", "does not meet the conditions of admission", "cannot be judged for admission",
		"finds no place", "does not meet the conditions of leaving", "has no ground of removal", "was never recommended",
		"confirmed: falsified data", "refuted by its spot check", "in reserve", "no substantial progress", "in principle with its products filed", "came again and count once",
	} {
		if !strings.Contains(stdout, words) {
			t.Errorf("%q is not shown", words)
		}
	}
}

// Under the other bracket sales and profit alone make a model.
func TestBracketChangesTheStory(t *testing.T) {
	_, base, _ := program()
	_, sales, _ := program("-sales")
	const refused, left = "E21  示例材料公司  出库                            ✗", "E21  示例材料公司  出库                            在库 → 出库样板"
	if !strings.Contains(base, refused) || !strings.Contains(sales, left) {
		t.Error("示例材料公司 leaves in August 2025 under the other bracket alone")
	}
}

func TestWrongFlags(t *testing.T) {
	for _, args := range [][]string{{"-colour"}, {"-lang", "fr"}, {"x"}} {
		if status, stdout, stderr := program(args...); status != 2 || stdout != "" || stderr == "" {
			t.Errorf("%v: status %d, stdout %q, stderr %q", args, status, stdout, stderr)
		}
	}
	if status, _, stderr := program("-h"); status != 0 || !strings.Contains(stderr, "-sales") {
		t.Errorf("-h: status %d, %q", status, stderr)
	}
}

func TestBadData(t *testing.T) {
	unset := hostRules()
	unset.ClearRise = zhuanhua.Given[eligibility.Percent]{}
	for name, data := range map[string]string{
		"no JSON":        "{",
		"no province":    "{}",
		"no event id":    `{"province":"610000","events":[{"kind":"recommended"}]}`,
		"no year at all": `{"province":"610000","years":[{"year":0}]}`,
		"a bare show":    `{"province":"610000","years":[{"year":2025}],"roadshows":[{}]}`,
	} {
		if err := tell(&writer{}, hostRules(), []byte(data)); err == nil {
			t.Errorf("%s: not refused", name)
		}
	}
	if err := tell(&writer{}, unset, invented); err == nil || !strings.Contains(err.Error(), "CP24-4.2.1") {
		t.Errorf("a size that is not set: %v", err)
	}
	unset.NewProducts = -1
	if err := tell(&writer{}, unset, invented); err == nil {
		t.Error("rules that cannot be worked with")
	}
}
