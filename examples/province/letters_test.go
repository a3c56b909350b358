package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/sampledata"
)

func TestSingleRecords(t *testing.T) {
	for file, args := range map[string][]string{
		"explain-zh.txt":         {"-explain", "T22-051"},
		"explain-en.txt":         {"-explain", "T22-112", "-lang", "en"},
		"explain-figure-zh.txt":  {"-explain", "indicator1"},
		"explain-pledge-zh.txt":  {"-explain", "G22-052"},
		"explain-payment-en.txt": {"-explain", "T22-001-1", "-lang", "en"},
		"letters-zh.txt":         {"-letters"},
		"letters-en.txt":         {"-letters", "-by", "2023-02-28", "-lang", "en"},
		"todo-zh.txt":            {"-todo"},
		"todo-en.txt":            {"-todo", "-by", "2023-02-28", "-lang", "en"},
		"todo/sample.json":       {"-todo", "-json"},
	} {
		t.Run(file, func(t *testing.T) {
			status, stdout, stderr := program(t, args...)
			if status != 0 || stderr != "" {
				t.Fatalf("status %d: %s", status, stderr)
			}
			golden := filepath.Join("testdata", filepath.FromSlash(file))
			if *update {
				if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(golden, []byte(stdout), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(read(t, golden), stdout); diff != "" {
				t.Errorf("run with -update if this is meant (-golden +printed):\n%s", diff)
			}
		})
	}
}

// JSON and text say the same: as many letters, and the same records.
func TestSingleRecordsAsJSON(t *testing.T) {
	_, text, _ := program(t, "-letters")
	_, stdout, _ := program(t, "-letters", "-json")
	var letters []zhuanhua.Letter
	if err := json.Unmarshal([]byte(stdout), &letters); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(text, "收件单位："); n != len(letters) || n < 10 {
		t.Errorf("%d letters as text, %d as JSON", n, len(letters))
	}
	_, stdout, _ = program(t, "-explain", "T22-051", "-json")
	var decisions []zhuanhua.Decision
	if err := json.Unmarshal([]byte(stdout), &decisions); err != nil {
		t.Fatal(err)
	}
	if len(decisions) != 2 || decisions[0].Check != zhuanhua.Indicator1 || decisions[0].Outcome != zhuanhua.Undetermined {
		t.Errorf("%+v", decisions)
	}
}

// What the to-do list wants is what keeps the report from being final.
func TestTodoMatchesTheReport(t *testing.T) {
	a, err := parse(nil, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	found, err := find(sampledata.Province(), a.scope)
	if err != nil {
		t.Fatal(err)
	}
	j := &judging{judge: found.judge, province: found.province, scope: found.report.Scope}
	list, err := j.all()
	if err != nil {
		t.Fatal(err)
	}
	pending := map[string]int64{}
	for i := range list {
		if d := list[i].Decision; d.Outcome == zhuanhua.Undetermined {
			pending[d.Check]++
		}
	}
	r := found.report
	want := map[string]int64{zhuanhua.Indicator1: r.Received.Undetermined.Records, zhuanhua.Indicator2: r.Supplied.Undetermined.Records, zhuanhua.Indicator5: r.Pledged.Undetermined.Records, zhuanhua.Indicator3: r.Covered.Undetermined.Records}
	if diff := cmp.Diff(want, pending); diff != "" {
		t.Errorf("(-report +records):\n%s", diff)
	}
}

func TestFlagsOfSingleRecords(t *testing.T) {
	for name, c := range map[string]struct {
		status int
		args   []string
	}{
		"two at once":    {2, []string{"-letters", "-todo"}},
		"explain and":    {2, []string{"-explain", "T22-051", "-todo"}},
		"empty id":       {2, []string{"-explain", ""}},
		"by without":     {2, []string{"-by", "2023-01-01"}},
		"by with a year": {2, []string{"-todo", "-by", "2023"}},
		"no such record": {1, []string{"-explain", "T0\n"}},
	} {
		status, stdout, stderr := program(t, c.args...)
		if status != c.status || stdout != "" || strings.Count(stderr, "\n") != 1 {
			t.Errorf("%s: status %d, stdout %q, stderr %q", name, status, stdout, stderr)
		}
	}
}
