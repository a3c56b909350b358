package eligibility_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// confirmation is a minor one of Shaanxi in 2023.
func confirmation(suspicion string, points int, alter ...func(*eligibility.Confirmation)) eligibility.Confirmation {
	c := eligibility.Confirmation{
		Suspicion: suspicion, Year: 2023, Province: zhuanhua.Shaanxi, Severity: zhuanhua.Minor,
		Points: zhuanhua.Value(zhuanhua.Points(points) * zhuanhua.Point), Reason: "实地核查", On: on("2023-05-20"),
	}
	for _, f := range alter {
		f(&c)
	}
	return c
}

func severely(c *eligibility.Confirmation) {
	c.Severity, c.Points = zhuanhua.Severe, zhuanhua.Given[zhuanhua.Points]{}
}

// suspected are suspicions about these transfers.
func suspected(transfers map[string][]string) (list []eligibility.Suspicion) {
	for id, ids := range transfers {
		list = append(list, eligibility.Suspicion{ID: id, Screen: eligibility.Screen(id[2] - '0'), Transfers: ids})
	}
	return list
}

// What the suspicions of these tests are about: two share T2, a third is joined to
// them by T3, one stands alone.
var docket = suspected(map[string][]string{
	"AB1/a": {"T1", "T2"}, "AB4/a": {"T2", "T3"}, "AB6/p/2022": {"T3", "T4"}, "AB9/z": {"T9"},
})

func TestConfirm(t *testing.T) {
	other := func(c *eligibility.Confirmation) { c.Reason, c.On = "银行流水", on("2023-06-01") }
	cases, err := eligibility.Confirm(docket, confirmation("AB9/z", 4), confirmation("AB4/a", 3, other), confirmation("AB1/a", 2))
	if err != nil {
		t.Fatal(err)
	}
	finding := zhuanhua.Finding{
		ID: "AB1/a", Year: 2023, Province: zhuanhua.Shaanxi, Severity: zhuanhua.Minor, Points: zhuanhua.Value(3 * zhuanhua.Point),
		State: zhuanhua.Confirmed, Reason: "实地核查；银行流水", StateOn: on("2023-06-01"),
	}
	alone := finding
	alone.ID, alone.Points, alone.Reason, alone.StateOn = "AB9/z", zhuanhua.Value(4*zhuanhua.Point), "实地核查", on("2023-05-20")
	want := []eligibility.Case{
		{finding, []string{"AB1/a", "AB4/a"}, zhuanhua.SetOf(eligibility.RoundTrip, eligibility.NominalPrice), []string{"T1", "T2", "T3"}},
		{alone, []string{"AB9/z"}, zhuanhua.SetOf(eligibility.LicenceConflict), []string{"T9"}},
	}
	if diff := cmp.Diff(want, cases); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]zhuanhua.Finding{finding, alone}, eligibility.Findings(cases)); diff != "" {
		t.Error(diff)
	}
	if got := eligibility.ConfirmedTransfers(cases); !slices.Equal(got, []string{"T1", "T2", "T3", "T9"}) {
		t.Errorf("transfers %v", got)
	}
}

func TestConfirmJoinsThroughOthers(t *testing.T) {
	for _, c := range []struct {
		name         string
		confirmed    []eligibility.Confirmation
		cases        int
		severity     zhuanhua.Severity
		points       int
		pointsNeeded bool
	}{
		{"the ends alone are two cases", []eligibility.Confirmation{confirmation("AB1/a", 1), confirmation("AB6/p/2022", 2)}, 2, zhuanhua.Minor, 1, true},
		{"with the middle they are one", []eligibility.Confirmation{confirmation("AB1/a", 1), confirmation("AB6/p/2022", 2), confirmation("AB4/a", 1)}, 1, zhuanhua.Minor, 2, true},
		{"one severe, all severe", []eligibility.Confirmation{confirmation("AB1/a", 1), confirmation("AB4/a", 0, severely)}, 1, zhuanhua.Severe, 1, true},
		{"severe without points", []eligibility.Confirmation{confirmation("AB1/a", 0, severely)}, 1, zhuanhua.Severe, 0, false},
		{"no points off", []eligibility.Confirmation{confirmation("AB1/a", 0)}, 1, zhuanhua.Minor, 0, true},
		{"nothing confirmed", nil, 0, 0, 0, false},
	} {
		cases, err := eligibility.Confirm(docket, c.confirmed...)
		if err != nil || cases == nil || len(cases) != c.cases {
			t.Errorf("%s: %v, %v", c.name, cases, err)
			continue
		}
		if c.cases > 0 {
			f := cases[0].Finding
			points, given := f.Points.Get()
			if f.Severity != c.severity || given != c.pointsNeeded || points != zhuanhua.Points(c.points)*zhuanhua.Point {
				t.Errorf("%s: %+v", c.name, f)
			}
		}
	}
}

func TestConfirmRefuses(t *testing.T) {
	good := confirmation("AB1/a", 1)
	for _, c := range []struct {
		name  string
		list  []eligibility.Confirmation
		field string
		err   error
	}{
		{"no such suspicion", []eligibility.Confirmation{confirmation("AB7/x", 1)}, "suspicion_id", zhuanhua.ErrUnknownID},
		{"twice", []eligibility.Confirmation{good, good}, "suspicion_id", zhuanhua.ErrDuplicate},
		{"blank reason", []eligibility.Confirmation{confirmation("AB1/a", 1, func(c *eligibility.Confirmation) { c.Reason = " 　" })}, "reason", zhuanhua.ErrNotGiven},
		{"no day", []eligibility.Confirmation{confirmation("AB1/a", 1, func(c *eligibility.Confirmation) { c.On = 0 })}, "on", zhuanhua.ErrNotGiven},
		{"no severity", []eligibility.Confirmation{confirmation("AB1/a", 1, func(c *eligibility.Confirmation) { c.Severity = 0 })}, "severity", zhuanhua.ErrNotGiven},
		{"minor without points", []eligibility.Confirmation{confirmation("AB1/a", 1, severely, func(c *eligibility.Confirmation) { c.Severity = zhuanhua.Minor })}, "points", zhuanhua.ErrNotGiven},
		{"two years", []eligibility.Confirmation{good, confirmation("AB4/a", 1, func(c *eligibility.Confirmation) { c.Year = 2022 })}, "year", zhuanhua.ErrContradiction},
		{"two provinces", []eligibility.Confirmation{good, confirmation("AB4/a", 1, func(c *eligibility.Confirmation) { c.Province = zhuanhua.Beijing })}, "province", zhuanhua.ErrContradiction},
	} {
		cases, err := eligibility.Confirm(docket, c.list...)
		var input *zhuanhua.InputError
		if cases != nil || !errors.Is(err, c.err) || !errors.As(err, &input) || input.Field != c.field || input.Record != zhuanhua.RecordFinding {
			t.Errorf("%s: %v, %v", c.name, cases, err)
		}
	}
}

// TestEachTransferReachesMoneyOnce holds that no transfer is in two cases, none that
// was confirmed in none, whatever fired on it and in whatever order.
func TestEachTransferReachesMoneyOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []eligibility.Suspicion
		var confirmed []eligibility.Confirmation
		want := map[string]bool{}
		for i := range rapid.IntRange(0, 8).Draw(t, "suspicions") {
			s := eligibility.Suspicion{ID: fmt.Sprintf("AB%d/%d", i%9+1, i), Screen: eligibility.Screen(i%9 + 1)}
			for _, n := range rapid.SliceOfNDistinct(rapid.IntRange(0, 12), 1, 4, rapid.ID).Draw(t, "transfers") {
				s.Transfers = append(s.Transfers, fmt.Sprint("T", n))
			}
			list = append(list, s)
			if rapid.Bool().Draw(t, "confirmed") {
				confirmed = append(confirmed, confirmation(s.ID, i))
				for _, id := range s.Transfers {
					want[id] = true
				}
			}
		}
		cases, err := eligibility.Confirm(list, confirmed...)
		if err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, c := range cases {
			for _, id := range c.Transfers {
				if seen[id] || !want[id] {
					t.Fatalf("%s is in two cases, or in one by mistake", id)
				}
				seen[id] = true
			}
		}
		if len(seen) != len(want) {
			t.Fatalf("%d transfers in cases, %d confirmed", len(seen), len(want))
		}
		again, err := eligibility.Confirm(list, rapid.Permutation(confirmed).Draw(t, "in order")...)
		if diff := cmp.Diff(cases, again); err != nil || diff != "" {
			t.Fatalf("in another order: %v\n%s", err, diff)
		}
	})
}

// TestConfirmedReachTheAward lets one set of facts, on which three screens fired,
// cost its points once; what nobody confirmed costs nothing.
func TestConfirmedReachTheAward(t *testing.T) {
	screens := eligibility.StandardScreens()
	screens.ChurnCount = 2
	result, err := screens.Run(eligibility.ScreenRecords{Transfers: sequence(transfers{
		sale("1", firmA, firmB, 0, priced("1")), sale("2", firmB, firmA, 50, priced("1")), sale("3", firmA, sisterA, 80, carrying(5, 1)),
	})}, on("2021-12-31"))
	if err != nil || len(result.Suspicions) != 4 {
		t.Fatalf("%d suspicions, %v", len(result.Suspicions), err)
	}
	var confirmed []eligibility.Confirmation
	for _, s := range result.Suspicions {
		if s.Screen != eligibility.RelatedParties {
			confirmed = append(confirmed, confirmation(s.ID, 5))
		}
	}
	cases, err := eligibility.Confirm(result.Suspicions, confirmed...)
	if err != nil || len(cases) != 1 || len(confirmed) != 3 {
		t.Fatalf("%d confirmations make %d cases, %v", len(confirmed), len(cases), err)
	}
	cycle, err := awards.SpecialPlan().WithQuotas(1, 1, 1).WithPassMark(60 * zhuanhua.Point).Cycle()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		findings []zhuanhua.Finding
		score    zhuanhua.Points
	}{{nil, 90 * zhuanhua.Point}, {eligibility.Findings(cases), 85 * zhuanhua.Point}} {
		decided, err := cycle.Decide(awards.Input{
			Applicants:  []awards.Applicant{{Province: zhuanhua.Shaanxi, Plan: zhuanhua.Met, FiledCNIPAOn: on("2021-04-01"), FiledMOFOn: on("2021-04-01")}},
			Evaluations: []awards.Evaluation{{Year: 2022, Province: zhuanhua.Shaanxi, Score: zhuanhua.Value(90 * zhuanhua.Point), InScope: zhuanhua.Yes}, {Year: 2023, Province: zhuanhua.Shaanxi, Score: zhuanhua.Value(90 * zhuanhua.Point), InScope: zhuanhua.Yes}},
			Findings:    c.findings,
		})
		if err != nil {
			t.Fatal(err)
		}
		last := decided.Decisions[len(decided.Decisions)-1]
		if score, _ := last.Score.Get(); last.Year != 2023 || score != c.score {
			t.Errorf("with %d findings the score of %d is %s, want %s", len(c.findings), last.Year, score, c.score)
		}
	}
}

func ExampleConfirm() {
	suspicions := suspected(map[string][]string{"AB1/201010000000.3": {"T1", "T2"}, "AB4/201010000000.3": {"T2"}})
	reason := "两份合同同日签订，款项退回"
	cases, err := eligibility.Confirm(suspicions,
		eligibility.Confirmation{Suspicion: "AB1/201010000000.3", Year: 2022, Province: zhuanhua.Shaanxi, Severity: zhuanhua.Minor,
			Points: zhuanhua.Value(3 * zhuanhua.Point), Reason: reason, On: zhuanhua.MustDay("2022-05-20")},
		eligibility.Confirmation{Suspicion: "AB4/201010000000.3", Year: 2022, Province: zhuanhua.Shaanxi, Severity: zhuanhua.Minor,
			Points: zhuanhua.Value(2 * zhuanhua.Point), Reason: reason, On: zhuanhua.MustDay("2022-05-20")},
	)
	for _, c := range cases {
		points, _ := c.Finding.Points.Get()
		fmt.Println(c.Finding.ID, c.Screens, c.Transfers, points, err)
	}
	// Output: AB1/201010000000.3 round_trip;nominal_price [T1 T2] 3 <nil>
}
