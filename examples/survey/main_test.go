package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
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
		"sample-zh.txt": nil,
		"sample-en.txt": {"-lang", "en"},
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

// The line that the report prints is the one that a shell would hash.
func TestTicketsAreThoseOfAnyTool(t *testing.T) {
	_, stdout, _ := program("-list")
	var drawn sample.Drawn
	if err := json.Unmarshal([]byte(stdout), &drawn); err != nil {
		t.Fatal(err)
	}
	units := 0
	for _, s := range drawn.Strata {
		for _, u := range s.Units {
			sum := sha256.Sum256(fmt.Appendf(nil, "%s|1|%s|%s", announced, s.Name, u.ID))
			if !strings.HasPrefix(hex.EncodeToString(sum[:]), u.Ticket.String()[:13]) {
				t.Errorf("%s: %v", u.ID, u.Ticket)
			}
			units++
		}
	}
	if units != 253 {
		t.Errorf("%d units", units)
	}
}

// The story shows every kind of answer and silence.
func TestStoryShowsEverything(t *testing.T) {
	s, err := conduct(announced)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[sample.Response]int{}
	closed := 0
	for i := range s.answers.rows {
		r := &s.answers.rows[i].reply
		seen[r.outcome]++
		if r.closed {
			closed++
		}
	}
	if len(seen) != 4 || closed == 0 {
		t.Errorf("%v, %d closed", seen, closed)
	}
	if got := [2]zhuanhua.Outcome{s.results[0].progress.Outcome, s.results[1].progress.Outcome}; got != [2]zhuanhua.Outcome{zhuanhua.Undetermined, zhuanhua.Met} {
		t.Errorf("%v", got)
	}
	if p, given := s.report.Survey.Get(); !given || p.Population.Or(0) != s.report.Benefited.Enterprises {
		t.Errorf("%d enterprises of %v", s.report.Benefited.Enterprises, p.Population)
	}
	if f := s.results[0].forecast; f.outcome(0.2) != zhuanhua.Met || f.outcome(0.3) != zhuanhua.NotMet || f.outcome(0.21) != zhuanhua.Undetermined {
		t.Errorf("%+v", f)
	}
}

// Over many draws the intervals hold the truth as often as they say, the published
// sample is confirmed, and a changed one refuted in just the two enterprises.
func TestManyDraws(t *testing.T) {
	const draws = 150
	inside := [2]int{}
	for i := range draws {
		s, err := conduct(fmt.Sprint("draw ", i))
		if err != nil {
			t.Fatal(err)
		}
		if s.drawing.honest.Outcome != zhuanhua.Met || s.drawing.tampered.Outcome != zhuanhua.NotMet || len(s.drawing.tampered.Differences) != 2 {
			t.Fatalf("draw %d: %v, %v", i, s.drawing.honest, s.drawing.tampered)
		}
		for q, r := range s.results {
			low, _ := r.change.Growth.Low.Get()
			high, _ := r.change.Growth.High.Get()
			if low <= r.truth && r.truth <= high {
				inside[q]++
			}
			se, _ := r.change.Growth.StandardError.Get()
			if f := r.forecast; !f.possible || f.se >= se || f.silence >= f.se {
				t.Errorf("draw %d: %+v of %v", i, f, se)
			}
		}
	}
	for q, n := range inside {
		if share := float64(n) / draws; share < 0.89 || share > 0.99 {
			t.Errorf("question %d: %.3f of the intervals hold the truth", q, share)
		}
	}
}

// A sample of the same size is foreseen to have the same error.
func TestForecastOfTheSameSize(t *testing.T) {
	s, err := conduct(announced)
	if err != nil {
		t.Fatal(err)
	}
	s.planning.twice = s.planning.gross
	for i, q := range questions() {
		f, err := foresee(s, q, s.results[i])
		se, _ := s.results[i].change.Growth.StandardError.Get()
		if err != nil || math.Abs(f.se/se-1) > 1e-9 {
			t.Errorf("%v, %v instead of %v", err, f.se, se)
		}
	}
}

func TestPlot(t *testing.T) {
	at := zhuanhua.NewSurveyNumber
	none := zhuanhua.NoSurveyNumber(zhuanhua.GapLonelyRespondent)
	got := plot([]interval{
		{"西安", zhuanhua.SurveyReading{Estimate: at(0.1), Low: at(0), High: at(0.2), Respondents: 12}},
		{"far", zhuanhua.SurveyReading{Estimate: at(0.3), Low: at(-3), High: at(4), Respondents: 3}},
		{"alone", zhuanhua.SurveyReading{Estimate: at(0.5), Low: none, High: none, Respondents: 1}},
		{"nobody", zhuanhua.SurveyReading{Estimate: none, Low: none, High: none}},
		{"off", zhuanhua.SurveyReading{Estimate: at(9), Low: at(8), High: at(10), Respondents: 2}},
	}, 0.2, "growth", "95% interval", "answers")
	want := []string{
		"                                                                         growth  95% interval     answers",
		"  西安                            [--*--]                                  10.0  [0.0, 20.0]           12",
		"  far     <-----------------------------:--*-------------------------->    30.0  [-300.0, 400.0]        3",
		"  alone                                 :        *                         50.0  —                      1",
		"  nobody                                :                                     —  —                      0",
		"  off                                   :                             >   900.0  [800.0, 1000.0]        2",
		"          +-----+-----+-----+-----+-----:-----+-----+-----+-----+-----+",
		"          -80%  -60%  -40%  -20%  0%    20%   40%   60%   80%   100%  120%",
		"",
	}
	if diff := cmp.Diff(want, strings.Split(got, "\n")); diff != "" {
		t.Error(diff)
	}
}

func TestHelp(t *testing.T) {
	if status, stdout, stderr := program("-h"); status != 0 || stdout != "" || !strings.HasPrefix(stderr, "Usage of survey:") {
		t.Errorf("status %d, stdout %q, stderr %q", status, stdout, stderr)
	}
}

func TestWrongFlags(t *testing.T) {
	if status, stdout, stderr := program("-h"); status != 0 || stdout != "" || !strings.Contains(stderr, "-seed") {
		t.Errorf("help: status %d, stdout %q, stderr %q", status, stdout, stderr)
	}
	if status, stdout, _ := program("-seed", "it's 2021"); status != 0 || !strings.Contains(stdout, `printf '%s' 'it'\''s 2021|1|XA-M|`) {
		t.Errorf("status %d: a seed is not quoted for a shell", status)
	}
	for _, args := range [][]string{{"-colour"}, {"-lang", "fr"}, {"x"}} {
		if status, stdout, stderr := program(args...); status != 2 || stdout != "" || stderr == "" {
			t.Errorf("%v: status %d, stdout %q, stderr %q", args, status, stdout, stderr)
		}
	}
	if status, stdout, stderr := program("-seed", "a|b"); status != 1 || stdout != "" || stderr == "" {
		t.Errorf("status %d, stdout %q, stderr %q", status, stdout, stderr)
	}
}
