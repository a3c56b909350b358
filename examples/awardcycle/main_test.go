package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// program runs the command and returns what it printed.
func program(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	status = run(args, &out, &err)
	return status, out.String(), err.String()
}

const conformance = "../../testdata/conformance"

func TestConformance(t *testing.T) {
	files, err := filepath.Glob(conformance + "/awardcycle-*/expected.json")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d expected files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
			status, stdout, stderr := program(t, "-data", filepath.Dir(file), "-json")
			if status != 0 || stderr != "" {
				t.Fatalf("status %d: %s", status, stderr)
			}
			if diff := cmp.Diff(object(t, read(t, file)), object(t, stdout)); diff != "" {
				t.Errorf("(-expected +printed):\n%s", diff)
			}
		})
	}
}

func object(t *testing.T, text string) map[string]any {
	t.Helper()
	var v map[string]any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestReadableReport(t *testing.T) {
	for file, args := range map[string][]string{
		"sample-zh.txt": nil,
		"sample-en.txt": {"-lang", "en"},
		"sample.json":   {"-json"},
		"sure-zh.txt":   {"-error", "0.8"},
		"sure-en.txt":   {"-error", "0.8", "-lang", "en"},
	} {
		t.Run(file, func(t *testing.T) {
			status, stdout, stderr := program(t, args...)
			if status != 0 || stderr != "" {
				t.Fatalf("status %d: %s", status, stderr)
			}
			golden := filepath.Join("testdata", file)
			if *update {
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

// The sample must show every action and every reason.
func TestSampleShowsEverything(t *testing.T) {
	_, stdout, _ := program(t, "-json")
	for _, word := range []string{
		"startup", "topup", "clawback", "award", "recover", "none", "tie",
		"plan-incomplete", "not-filed", "not-evaluated", "out-of-scope", "awarded-last-year", "severe-finding",
		"below-pass-mark", "below-quota", "filed-late", "waiver",
	} {
		if !strings.Contains(stdout, `"`+word+`"`) {
			t.Errorf("the sample does not show %s", word)
		}
	}
}

func TestEveryConformanceFolderHasAReadableReport(t *testing.T) {
	folders, _ := filepath.Glob(conformance + "/awardcycle-*")
	for _, folder := range folders {
		status, stdout, stderr := program(t, "-data", folder)
		if status != 0 || stderr != "" || strings.Contains(stdout, "虚构") || !strings.Contains(stdout, "资金台账") {
			t.Errorf("%s: status %d, %s\n%s", folder, status, stderr, stdout)
		}
	}
}

func TestWrongFlags(t *testing.T) {
	for name, args := range map[string][]string{
		"unknown flag":       {"-colour"},
		"empty data":         {"-data", ""},
		"argument left over": {"x"},
		"language":           {"-lang", "fr"},
		"error in JSON":      {"-error", "1", "-json"},
		"negative error":     {"-error", "-1"},
		"empty seed":         {"-seed", ""},
	} {
		t.Run(name, func(t *testing.T) {
			status, stdout, stderr := program(t, args...)
			if status != 2 || stdout != "" || stderr == "" {
				t.Errorf("status %d, stdout %q, stderr %q; want 2, nothing, a message", status, stdout, stderr)
			}
		})
	}
}

func TestHelp(t *testing.T) {
	if status, stdout, stderr := program(t, "-h"); status != 0 || stdout != "" || !strings.HasPrefix(stderr, "Usage of awardcycle:") {
		t.Errorf("status %d, stdout %q, stderr %q", status, stdout, stderr)
	}
}

// folder writes a cycle's folder, some of its files replaced; an empty text leaves a
// file out.
func folder(t *testing.T, replaced map[string]string) string {
	t.Helper()
	files := map[string]string{
		"plans.csv": "province,ip_department,finance_department,years,measured_indicators,annual_targets,filed_cnipa_on,filed_mof_on\n" +
			"610000,true,true,3,true,true,2021-04-15,2021-04-15\n370000,true,true,3,true,true,2021-04-15,2021-04-15\n",
		"evaluations.csv": "year,province,score,in_scope\n2021,610000,90,true\n2021,370000,80,true\n2022,610000,90,true\n2022,370000,80,true\n",
		"cycle.json":      `{"startup_quota":2,"award_quota":{"2022":1,"2023":1},"pass_mark":"60"}`,
	}
	for name, text := range replaced {
		files[name] = text
	}
	dir := t.TempDir()
	for name, text := range files {
		if text == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestBadInput(t *testing.T) {
	for name, c := range map[string]struct {
		replaced map[string]string
		want     string // beginnings of the lines
	}{
		"start-up provinces without a second evaluation": {
			map[string]string{"evaluations.csv": "year,province,score,in_scope\n2021,610000,90,true\n2021,370000,80,true\n"},
			"evaluations.csv:1: province: start-up province 370000\nevaluations.csv:1: province: start-up province 610000\n",
		},
		"told only when all else is in order": {
			map[string]string{
				"evaluations.csv": "year,province,score,in_scope\n2021,610000,90,true\n2021,370000,80,true\n",
				"waivers.csv":     "year,province,reason\n2024,610000,x\n",
			},
			"waivers.csv:2: year: \n",
		},
		"two evaluations": {
			map[string]string{"evaluations.csv": "year,province,score,in_scope\n2021,610000,90,true\n2021,610000,90,true\n"},
			"evaluations.csv:3: province: \n",
		},
		"quota missing": {map[string]string{"cycle.json": `{"award_quota":{"2022":1,"2023":1},"pass_mark":"60"}`}, "cycle.json:1: startup_quota: \n"},
		"no plans":      {map[string]string{"plans.csv": ""}, "plans.csv:1: -: \n"},
	} {
		t.Run(name, func(t *testing.T) {
			status, stdout, stderr := program(t, "-data", folder(t, c.replaced), "-json")
			lines, want := strings.SplitAfter(stderr, "\n"), strings.SplitAfter(c.want, "\n")
			if status != 1 || stdout != "" || len(lines) != len(want) {
				t.Fatalf("status %d, stdout %q, stderr %q", status, stdout, stderr)
			}
			for i := range want {
				if !strings.HasPrefix(lines[i], strings.TrimSuffix(want[i], "\n")) {
					t.Errorf("line %d is %q, want %q…", i, lines[i], want[i])
				}
			}
		})
	}
}

// A severe finding alone would decide the second year, yet the format asks for the
// evaluation.
func TestStartupProvinceWithSevereFindingNeedsItsEvaluation(t *testing.T) {
	dir := folder(t, map[string]string{
		"evaluations.csv": "year,province,score,in_scope\n2021,610000,90,true\n",
		"findings.csv":    "year,province,severity,points,confirmed\n2022,610000,severe,,true\n",
	})
	if status, stdout, stderr := program(t, "-data", dir); status != 1 || stdout != "" || !strings.HasPrefix(stderr, "evaluations.csv:1: province: ") {
		t.Errorf("status %d, stdout %q, stderr %q", status, stdout, stderr)
	}
}

// The format does not trim cells: blanks are a reason there.
func TestReasonOfBlanks(t *testing.T) {
	dir := folder(t, map[string]string{"waivers.csv": "year,province,reason\n2023,610000, \n"})
	status, stdout, stderr := program(t, "-data", dir, "-json")
	if status != 0 || stderr != "" || !strings.Contains(stdout, `"waiver": " "`) {
		t.Errorf("status %d, stderr %q\n%s", status, stderr, stdout)
	}
}

// A year without places has nobody who was near one.
func TestNobodyIsNearWithoutPlaces(t *testing.T) {
	dir := folder(t, map[string]string{"cycle.json": `{"startup_quota":0,"award_quota":{"2022":0,"2023":0},"pass_mark":"60"}`})
	_, stdout, _ := program(t, "-data", dir)
	if _, list, found := strings.Cut(stdout, "差一点的省份"); !found || strings.Contains(list, "202") || strings.Contains(list, "名额") {
		t.Errorf("somebody is near:\n%s", stdout)
	}
}

func TestEqualFindingsAreTwo(t *testing.T) {
	dir := folder(t, map[string]string{
		"findings.csv": "year,province,severity,points,confirmed\n2021,610000,minor,1.5,true\n2021,610000,minor,1.5,true\n",
	})
	if _, stdout, _ := program(t, "-data", dir, "-json"); !strings.Contains(stdout, `"score": "87"`) {
		t.Errorf("two findings of 1.5 points off 90 do not give 87:\n%s", stdout)
	}
}
