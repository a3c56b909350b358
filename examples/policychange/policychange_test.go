package main

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/sampledata"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// figures are those of Shaanxi for a year by rules.
func figures(t *testing.T, rules eligibility.Rules, year int) indicators.Report {
	t.Helper()
	judge, err := rules.Judge()
	if err != nil {
		t.Fatal(err)
	}
	province, err := exchange.ReadProvince(sampledata.Province())
	if err != nil {
		t.Fatal(err)
	}
	tally := indicators.NewTally(judge, zhuanhua.Year(year))
	if _, err := tally.Transfers(province.Transfers); err != nil {
		t.Fatal(err)
	}
	report, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(year))
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// received is what the draft is about: indicator 1.
type received struct {
	Records, Patents int64
	Amount           string
}

func of(f indicators.Figures) received {
	return received{f.Records, f.Patents, indicators.Plain(f.Amount)}
}

// The draft lets one transfer of a municipal SOE count in 2022, of three patents and
// 910,000 yuan, and leaves indicator 2 alone.
func TestMunicipalSuppliers(t *testing.T) {
	rules := eligibility.SpecialPlan()
	draft := zhuanhua.Stack(rules, municipalSuppliers())
	if rules != eligibility.SpecialPlan() {
		t.Fatal("the rules in force were altered")
	}
	was, is := figures(t, rules, 2022), figures(t, draft, 2022)

	before := of(was.Received)
	want := received{before.Records + 1, before.Patents + 3, indicators.Plain(was.Received.Amount.Add(zhuanhua.Amount(91_000_000).Yuan()))}
	if diff := cmp.Diff(want, of(is.Received)); diff != "" {
		t.Errorf("indicator 1 (-want +drafted):\n%s", diff)
	}
	if diff := cmp.Diff(of(was.Supplied), of(is.Supplied)); diff != "" {
		t.Errorf("indicator 2 must not move (-was +drafted):\n%s", diff)
	}
}

// decisions are the actions of a cycle by year and province.
func decisions(t *testing.T, terms awards.Terms) map[string]awards.Action {
	t.Helper()
	_, input, err := sampleCycle()
	if err != nil {
		t.Fatal(err)
	}
	result, err := awards.Regime{Terms: terms}.Decide(input)
	if err != nil {
		t.Fatal(err)
	}
	made := map[string]awards.Action{}
	for _, d := range result.Decisions {
		made[d.Record.ID] = d.Action
	}
	return made
}

// The order of a stack is stated; where drafts alter different parameters it plays no
// part.
func TestDraftsOfTheTermsStack(t *testing.T) {
	terms, _, err := sampleCycle()
	if err != nil {
		t.Fatal(err)
	}
	one, other := zhuanhua.Stack(terms, noRestYear(), otherPassMark()), zhuanhua.Stack(terms, otherPassMark(), noRestYear())
	if diff := cmp.Diff(decisions(t, one), decisions(t, other)); diff != "" {
		t.Error(diff)
	}
}

// Nobody rests: whoever was kept out for last year's award alone now competes, and
// those whom they outrank lose their place.
func TestNoRestYear(t *testing.T) {
	terms, input, err := sampleCycle()
	if err != nil {
		t.Fatal(err)
	}
	effect, err := awards.EffectOf(awards.Regime{Terms: terms}, awards.Regime{Terms: zhuanhua.Stack(terms, noRestYear())}, input)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range effect.Flips {
		if f.Is == awards.Award && !cmp.Equal(f.Lifted, []string{awards.AwardedLastYear}) {
			t.Errorf("%s %d is awarded for another reason: %+v", f.Province, f.Year, f)
		}
		if f.Year == 2022 {
			t.Errorf("2022 must not move: %+v", f)
		}
	}
}

// Cases from the spreadsheet: all hold under the draft; under the rules in force those
// of municipal SOEs do not.
func TestScenarios(t *testing.T) {
	folder := os.DirFS("testdata")
	form := eligibility.TransferForm()
	scenarios, err := zhuanhua.ReadScenarios(folder, "scenarios.csv", &form)
	if err != nil {
		t.Fatal(err)
	}
	failing := func(rules eligibility.Rules) (names []string) {
		judge, err := rules.Judge()
		if err != nil {
			t.Fatal(err)
		}
		failures, err := zhuanhua.RunScenarios(judge.Transfers(), scenarios)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range failures {
			names = append(names, f.Scenario.Name)
			t.Logf("%s:%d\n%s", f.Scenario.File, f.Scenario.Line, f.Decision.In(zhuanhua.Chinese))
		}
		return names
	}
	if names := failing(zhuanhua.Stack(eligibility.SpecialPlan(), municipalSuppliers())); names != nil {
		t.Errorf("under the draft: %q", names)
	}
	want := []string{"市属国企转让（草案）", "市属国企转给大型企业", "市属国企规模不明的受让方"}
	if diff := cmp.Diff(want, failing(eligibility.SpecialPlan())); diff != "" {
		t.Error(diff)
	}
}
