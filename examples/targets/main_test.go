package main

import (
	"bytes"
	"errors"
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

func TestGolden(t *testing.T) {
	for file, args := range map[string][]string{
		"sample-zh.txt":       nil,
		"sample-en.txt":       {"-lang", "en"},
		"sample-2022-en.txt":  {"-lang", "en", "-year", "2022"},
		"sample-2021-zh.txt":  {"-year", "2021"},
		"sample-each-zh.txt":  {"-each", "-base2021"},
		"province-111-en.txt": {"-lang", "en", "-data", "../../testdata/conformance/province-111"},
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
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), stdout); diff != "" {
				t.Errorf("run with -update if this is meant (-golden +printed):\n%s", diff)
			}
		})
	}
}

// The sample shows everything that can become of a target.
func TestSampleShowsEveryOutcome(t *testing.T) {
	_, stdout, _ := program(t)
	_, each, _ := program(t, "-each")
	for _, word := range []string{"达到", "未达", "差", "待定 误差内", "未到期", "待定 缺2023数据", "2023年缺：", "（无数值）", "2022年已未达，无法补回", "仅当年达到", "不一致"} {
		if !strings.Contains(stdout+each, word) {
			t.Errorf("the sample does not show %s", word)
		}
	}
}

func TestFlags(t *testing.T) {
	for name, args := range map[string][]string{
		"unknown flag": {"-colour"}, "year before": {"-year", "2020"}, "year after": {"-year", "2024"},
		"language": {"-lang", "fr"}, "no language": {"-lang", ""}, "argument left over": {"x"},
	} {
		t.Run(name, func(t *testing.T) {
			if status, stdout, stderr := program(t, args...); status != 2 || stdout != "" || stderr == "" {
				t.Errorf("status %d, stdout %q, stderr %q; want 2, nothing, a message", status, stdout, stderr)
			}
		})
	}
	if status, _, stderr := program(t, "-h"); status != 0 || !strings.Contains(stderr, "-base2021") {
		t.Errorf("-h: status %d, %q", status, stderr)
	}
}

func TestBadFolder(t *testing.T) {
	if status, stdout, stderr := program(t, "-data", filepath.Join(t.TempDir(), "nowhere")); status != 1 || stdout != "" || !strings.HasPrefix(stderr, "parties.csv:1: ") {
		t.Errorf("status %d, stdout %q, stderr %q", status, stdout, stderr)
	}
	if status := run(nil, broken{}, new(bytes.Buffer)); status != 1 {
		t.Errorf("a broken pipe ends with %d", status)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestThousands(t *testing.T) {
	for number, want := range map[string]string{"0": "0", "999": "999", "1000": "1,000", "-123": "-123", "-1234.5": "-1,234.5", "1234567.89": "1,234,567.89"} {
		if got := thousands(number); got != want {
			t.Errorf("thousands(%s) = %s, want %s", number, got, want)
		}
	}
}
