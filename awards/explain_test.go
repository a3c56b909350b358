package awards_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// checkRecord compares a record, and its text in both languages, with golden files.
func checkRecord(t *testing.T, name string, d zhuanhua.Decision) {
	t.Helper()
	b, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	for ending, got := range map[string][]byte{
		".json": append(b, '\n'), ".zh.txt": []byte(d.In(zhuanhua.Chinese)), ".en.txt": []byte(d.In(zhuanhua.English)),
	} {
		path := filepath.Join("testdata", "decision", name+ending)
		if *update {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v; run the test with -update to write it", err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
	var back zhuanhua.Decision
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d, back); diff != "" {
		t.Errorf("%s came back altered:\n%s", name, diff)
	}
}

func decideFour(t *testing.T, in awards.Input) awards.Result {
	t.Helper()
	cycle, err := awards.SpecialPlan().WithQuotas(1, 1, 1).WithPassMark(60 * zhuanhua.Point).Cycle()
	if err != nil {
		t.Fatal(err)
	}
	result, err := cycle.Decide(in)
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestDecisionExplain(t *testing.T) {
	in := threeProvinces()
	for i := range in.Evaluations {
		if e := &in.Evaluations[i]; e.Year == 2022 && e.Province == zhuanhua.Shaanxi {
			e.Score = zhuanhua.Value(595 * zhuanhua.Point / 10) // half a point below the pass mark
		}
		if e := &in.Evaluations[i]; e.Year == 2023 && e.Province == zhuanhua.Hunan {
			e.Score = zhuanhua.Given[zhuanhua.Points]{}
		}
	}
	in.Findings = []zhuanhua.Finding{{ID: "F1", Year: 2022, Province: zhuanhua.Hunan, Severity: zhuanhua.Minor, Points: zhuanhua.Value(2 * zhuanhua.Point), State: zhuanhua.Confirmed}}
	in.Waivers = []awards.Waiver{{Year: 2023, Province: zhuanhua.Anhui, Reason: "示例理由"}}
	result := decideFour(t, in)
	list := result.Explain()
	if len(list) != len(result.Decisions) {
		t.Fatalf("%d records", len(list))
	}
	for i, d := range list {
		of := result.Decisions[i]
		checkRecord(t, fmt.Sprintf("award-%d-%s", of.Year, of.Province), d)
		if d.Figures[0].Value != of.Action.String() || d.Figures[1].Value != of.Amount.String() && of.Action != awards.Undetermined || len(d.Changes) != len(of.Changes) || d.Scope.Place != of.Province {
			t.Errorf("%d %s: %+v", of.Year, of.Province, d.Figures)
		}
		for n, c := range of.Changes {
			margin := d.Changes[n].Margin
			if by, known := c.By.Get(); (margin != nil) != c.Line.IsGiven() || known && margin.Short != by.String() {
				t.Errorf("%d %s: change %+v, margin %+v", of.Year, of.Province, c, margin)
			}
		}
		if want := len(of.Missing) + len(of.Inputs); len(d.Missing) != want {
			t.Errorf("%d %s: %d inputs are missing, want %d", of.Year, of.Province, len(d.Missing), want)
		}
	}
	shown := result.Decisions[0].Explain()
	shown.Rows[0].Code = "altered"
	if result.Decisions[0].Record.Rows[0].Code == "altered" {
		t.Error("the record shares its criteria with the decision")
	}
}

// A start-up province is told by how many points it misses the pass mark.
func TestDecisionMargin(t *testing.T) {
	for _, c := range []struct {
		score zhuanhua.Points
		short string
		met   bool
	}{{60*zhuanhua.Point - 1, "0.000001", false}, {60 * zhuanhua.Point, "0", true}, {60*zhuanhua.Point + 1, "-0.000001", true}} {
		in := threeProvinces()
		for i := range in.Evaluations {
			if e := &in.Evaluations[i]; e.Year == 2022 && e.Province == zhuanhua.Shaanxi {
				e.Score = zhuanhua.Value(c.score)
			}
		}
		for _, d := range decideFour(t, in).Decisions {
			if d.Year != 2022 || d.Province != zhuanhua.Shaanxi {
				continue
			}
			found := false
			for _, row := range d.Record.Rows {
				if row.Code != "topup/below-pass-mark" {
					continue
				}
				found = true
				want := zhuanhua.PointsMargin(zhuanhua.Text{Zh: "得分", En: "score"}, zhuanhua.Value(c.score), zhuanhua.AtLeast, zhuanhua.Value(60*zhuanhua.Point))
				if diff := cmp.Diff([]zhuanhua.Margin{want}, row.Inputs[0].Margins); diff != "" || want.Short != c.short || (row.Outcome == zhuanhua.RowMet) != c.met {
					t.Errorf("%s: %s %v", c.score, diff, row.Outcome)
				}
			}
			if !found {
				t.Errorf("%s: no row for the pass mark", c.score)
			}
		}
	}
}

func ExampleDecision_Explain() {
	cycle, err := awards.SpecialPlan().WithQuotas(1, 1, 1).WithPassMark(60 * zhuanhua.Point).Cycle()
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := cycle.Decide(threeProvinces())
	if err != nil {
		fmt.Println(err)
		return
	}
	d := result.Decisions[4].Explain() // Hunan, 2022
	for _, f := range d.Figures {
		fmt.Println(f.Key, f.Value)
	}
	for _, c := range d.Changes {
		fmt.Println(c.Margin.In(zhuanhua.English), "->", d.Then.En)
	}
	// Output:
	// action none
	// amount 0
	// gross-score 80
	// score 80
	// rank 2
	// from open
	// next open
	// score 80 points, must be more than 85 points, short by 5 points -> award
}
