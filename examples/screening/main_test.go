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

func TestReadableReport(t *testing.T) {
	for file, args := range map[string][]string{
		"sample-zh.txt": nil,
		"sample-en.txt": {"-lang", "en"},
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

// TestSampleShowsEveryPattern holds the screens to the patterns that the sample is
// made with, by the ids of their transfers.
func TestSampleShowsEveryPattern(t *testing.T) {
	status, stdout, stderr := program(t, "-json")
	if status != 0 {
		t.Fatal(stderr)
	}
	var got struct {
		Screening struct {
			Suspicions []struct {
				Screen    string   `json:"screen"`
				Transfers []string `json:"transfers"`
			} `json:"suspicions"`
		} `json:"screening"`
		Cases []struct {
			Suspicions []string `json:"suspicions"`
		} `json:"cases"`
	}
	if err := json.Unmarshal([]byte(stdout), &got); err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, s := range got.Screening.Suspicions {
		found[s.Screen+" "+strings.Join(s.Transfers, " ")] = true
	}
	for _, want := range []string{
		"round_trip T21-025 T21-058 T22-006", "round_trip T22-015 T22-153",
		"churn T23-018 T23-044 T23-062 T23-085",
		"burst T22-173 T22-176 T22-179 T22-184 T22-185", "year_end_rush T22-173 T22-176 T22-179 T22-184 T22-185",
		"nominal_price T21-101", "nominal_price T23-116",
		"related_parties T22-060", "related_parties T22-136", "related_parties T23-046",
		"money_mismatch T21-064", "money_mismatch T22-028",
		"licence_conflict T22-043 T22-147",
	} {
		if !found[want] {
			t.Errorf("not found: %s", want)
		}
	}
	if len(got.Cases) != 4 {
		t.Errorf("six confirmations make %d cases, want 4", len(got.Cases))
	}
}

// TestOwnFolder reads the sample from a folder, with confirmations from a file.
func TestOwnFolder(t *testing.T) {
	args := []string{"-data", "../internal/sampledata/province", "-province", "610000", "-asof", "2022-12-31"}
	status, stdout, stderr := program(t, args...)
	if status != 0 || stderr != "" || !strings.Contains(stdout, "\n无\n") || strings.Contains(stdout, "虚构，") {
		t.Errorf("status %d, %s\n%s", status, stderr, stdout)
	}
	status, stdout, stderr = program(t, append(args, "-confirmed", "confirmed.json")...)
	if status != 0 || stderr != "" || !strings.Contains(stdout, "剔除后") || strings.Contains(stdout, "奖补决定") {
		t.Errorf("status %d, %s\n%s", status, stderr, stdout)
	}
	file := filepath.Join(t.TempDir(), "other.json")
	if err := os.WriteFile(file, []byte(`[{"suspicion_id":"AB1/none"}]`), 0o600); err != nil {
		t.Fatal(err)
	}
	status, _, stderr = program(t, append(args, "-confirmed", file)...)
	if status != 1 || !strings.Contains(stderr, "AB1/none") {
		t.Errorf("a suspicion that is not there: status %d, %s", status, stderr)
	}
	for _, wrong := range []string{"", "[{", "[] []", `[{"suspicion":"AB1/none"}]`, `[{"severity":"grave"}]`} {
		if err := os.WriteFile(file, []byte(wrong), 0o600); err != nil {
			t.Fatal(err)
		}
		if status, stdout, stderr = program(t, append(args, "-confirmed", file)...); status != 1 || stdout != "" || !strings.Contains(stderr, "confirmations") {
			t.Errorf("confirmations %q: status %d, %s", wrong, status, stderr)
		}
	}
	if status, _, stderr = program(t, "-data", t.TempDir(), "-province", "610000", "-asof", "2022-12-31"); status != 1 || !strings.Contains(stderr, "parties.csv") {
		t.Errorf("an empty folder: status %d, %s", status, stderr)
	}
}

func TestWrongFlags(t *testing.T) {
	for name, args := range map[string][]string{
		"unknown flag":       {"-colour"},
		"argument left over": {"x"},
		"language":           {"-lang", "fr"},
		"data without place": {"-data", "x"},
		"empty data":         {"-data", "", "-province", "610000", "-asof", "2022-12-31"},
		"place of a sample":  {"-province", "610000"},
		"day":                {"-data", "x", "-province", "610000", "-asof", "2020-12-31"},
		"no day":             {"-data", "x", "-province", "610000", "-asof", "2022-12-32"},
		"place":              {"-data", "x", "-province", "610100", "-asof", "2022-12-31"},
		"confirmations":      {"-data", "x", "-province", "610000", "-asof", "2022-12-31", "-confirmed", "nowhere.json"},
	} {
		t.Run(name, func(t *testing.T) {
			if status, stdout, stderr := program(t, args...); status != 2 || stdout != "" || stderr == "" {
				t.Errorf("status %d, %q, %q", status, stdout, stderr)
			}
		})
	}
	if status, _, _ := program(t, "-h"); status != 0 {
		t.Errorf("help: status %d", status)
	}
}
