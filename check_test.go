package zhuanhua_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

func rowCodes(c zhuanhua.Check) []string {
	var codes []string
	for _, r := range c.Rows {
		codes = append(codes, r.Code)
	}
	return codes
}

func TestCheckIsACopy(t *testing.T) {
	original := applying()
	original.Rows = slices.Grow(original.Rows, 4) // room in which an append would write
	before := []string{"seal", "weight"}
	extra := row("extra", passes(goodsFact, tea))
	for name, c := range map[string]struct {
		check zhuanhua.Check
		want  []string
	}{
		"with":            {original.With(extra), []string{"seal", "weight", "extra"}},
		"with two":        {original.With(extra, row("more", passes(goodsFact, tea))), []string{"seal", "weight", "extra", "more"}},
		"with nothing":    {original.With(), before},
		"without":         {original.Without("seal"), []string{"weight"}},
		"without several": {original.Without("seal", "weight", "nobody"), nil},
		"without nothing": {original.Without(), before},
		"named":           {original.Named("other", zhuanhua.Text{Zh: "别", En: "other"}, "CZ23-A2"), before},
		"both":            {original.Without("weight").With(extra), []string{"seal", "extra"}},
	} {
		if got := rowCodes(c.check); !slices.Equal(got, c.want) {
			t.Errorf("%s: rows %v, want %v", name, got, c.want)
		}
		for i := range c.check.Rows { // what is done to the copy stays there
			c.check.Rows[i].Code = "altered"
			c.check.Rows[i].Any[0].In = 0
		}
		c.check.Applies.Code, c.check.Applies.Any[0].In = "altered", 0
		if got := rowCodes(original); !slices.Equal(got, before) || original.Name != "stall" || original.Clause != "CZ23-A1" {
			t.Fatalf("%s altered the check to %v", name, original)
		}
		if original.Applies.Code != "only-tea" || original.Applies.Any[0].In != zhuanhua.CodesOf(tea) {
			t.Fatalf("%s altered what the check applies to", name)
		}
		if original.Rows[0].Any[0].In != zhuanhua.CodesOf(sealed) || extra.Any[0].In != zhuanhua.CodesOf(tea) {
			t.Fatalf("%s altered a term", name)
		}
	}
}

func TestCheckNamed(t *testing.T) {
	got := applying().Named("other", zhuanhua.Text{Zh: "别", En: "other"}, "CZ23-A2")
	if got.Name != "other" || got.Text.Zh != "别" || got.Clause != "CZ23-A2" || got.Record != zhuanhua.RecordProduct || got.Applies == nil {
		t.Errorf("got %+v", got)
	}
}

// exclusiveOnly is a host's own rule: of licences only exclusive ones count. It is
// one row and nothing else.
func exclusiveOnly() zhuanhua.Criterion {
	return zhuanhua.Criterion{
		Code: "not-exclusive", Nature: zhuanhua.Merit,
		Text:  zhuanhua.Text{Zh: "不是独占许可", En: "no exclusive licence"},
		Param: zhuanhua.Param{Key: "exclusive-only", Status: zhuanhua.HostRule},
		Any: []zhuanhua.Term{
			{Fact: eligibility.LicenceFormFact, In: zhuanhua.CodesOf(zhuanhua.ExclusiveForm)},
			{Fact: eligibility.TransferKindFact, In: zhuanhua.CodesOf(zhuanhua.Assignment, zhuanhua.Equity), Kind: zhuanhua.Exempts},
		},
	}
}

// One row added to the check of indicator 1 shows up everywhere, with no other
// code.
func TestAddedRowShowsUpEverywhere(t *testing.T) {
	plain := eligibility.SpecialPlan().Received()
	check := plain.With(exclusiveOnly()).Named("exclusive-received", zhuanhua.Text{Zh: "独占", En: "exclusive"}, "CZ23-A1")
	table := mustCompile(t, eligibility.TransferForm(), plain, check)
	base := baseOf(t, table, 0).With(eligibility.TransferKindFact, zhuanhua.Code(zhuanhua.Licence))
	ordinary := base.With(eligibility.LicenceFormFact, zhuanhua.Code(zhuanhua.OrdinaryForm))

	t.Run("verdict", func(t *testing.T) {
		want := answer{zhuanhua.NotMet, []string{"not-exclusive"}, []string{}}
		if diff := cmp.Diff(want, answerOf(table.Judge(1, ordinary))); diff != "" {
			t.Errorf("an ordinary licence (-want +got):\n%s", diff)
		}
		exclusive := base.With(eligibility.LicenceFormFact, zhuanhua.Code(zhuanhua.ExclusiveForm))
		for _, i := range []int{0, 1} {
			if got := table.Judge(i, exclusive).Outcome(); got != zhuanhua.Met {
				t.Errorf("an exclusive licence is %v by check %d", got, i)
			}
		}
		if got := table.Judge(0, ordinary).Outcome(); got != zhuanhua.Met {
			t.Errorf("without the row an ordinary licence is %v", got)
		}
	})
	t.Run("missing inputs", func(t *testing.T) {
		want := answer{zhuanhua.Undetermined, []string{}, []string{"licence-form"}}
		if diff := cmp.Diff(want, answerOf(table.Judge(1, base))); diff != "" {
			t.Errorf("a licence whose form is not given (-want +got):\n%s", diff)
		}
	})
	t.Run("decision record", func(t *testing.T) { checkDecisionOfAddedRow(t, table.Judge(1, ordinary)) })
	t.Run("generated cases", func(t *testing.T) {
		alone := mustCompile(t, eligibility.TransferForm(), check)
		if got, want := show(alone, "not-exclusive"), (shownCases{refuses: true, passes: true, open: true}); got != want {
			t.Errorf("cases show %+v, want %+v", got, want)
		}
		mutants, _ := everyMutant(t, shippedCheck{eligibility.TransferForm(), check})
		cases := slices.Collect(alone.Cases(0))
		for _, m := range mutants {
			if !killed(m, cases) {
				t.Errorf("a mutant survives: %s", alteration(check, m.Check(0)))
			}
		}
	})
	t.Run("list of rules", func(t *testing.T) {
		rows := table.Check(1).Rows
		last := rows[len(rows)-1]
		if last.Code != "not-exclusive" || last.Status() != zhuanhua.HostRule || len(rows) != len(plain.Rows)+1 {
			t.Errorf("the last of %d rules is %+v", len(rows), last)
		}
		if asked := table.Asked(1); asked>>eligibility.LicenceFormFact&1 != 1 || table.Asked(0)>>eligibility.LicenceFormFact&1 != 0 {
			t.Errorf("facts asked: %b, without the row %b", asked, table.Asked(0))
		}
	})
}

func checkDecisionOfAddedRow(t *testing.T, v zhuanhua.Verdict) {
	t.Helper()
	d := v.Explain(nil)
	got := d.Rows[len(d.Rows)-1]
	want := zhuanhua.DecisionRow{
		Code: "exclusive-received/not-exclusive", Outcome: zhuanhua.RowFailed, Nature: zhuanhua.Merit,
		Text: zhuanhua.Text{Zh: "不是独占许可", En: "no exclusive licence"}, Status: zhuanhua.HostRule,
		Param: &zhuanhua.Param{Key: "exclusive-only", Status: zhuanhua.HostRule},
	}
	inputs := got.Inputs
	got.Inputs = nil
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the row in the decision (-want +got):\n%s", diff)
	}
	if len(inputs) != 2 || inputs[0].Fact != "licence-form" || inputs[0].Value != "ordinary" || inputs[0].Accepted[0].Key != "exclusive" || inputs[1].Role != "exempts" {
		t.Errorf("its inputs are %+v", inputs)
	}
	for l, words := range map[zhuanhua.Language][]string{
		zhuanhua.Chinese: {"不是独占许可", "普通许可", "独占许可", "本地规则"},
		zhuanhua.English: {"no exclusive licence", "ordinary licence", "exclusive licence", "host's rule"},
	} {
		text := d.In(l)
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("the text does not say %q:\n%s", w, text)
			}
		}
	}
}

// What the shipped checks are called, and where their records' homes lie.
func TestShippedChecks(t *testing.T) {
	type named struct {
		Name   string
		Clause zhuanhua.ClauseID
		Record zhuanhua.RecordKind
		Home   int
		Carry  string
	}
	want := []named{
		{zhuanhua.Indicator1, "CZ23-A1", zhuanhua.RecordTransfer, eligibility.TransfereeHome, "before-period"},
		{zhuanhua.Indicator2, "CZ23-A2", zhuanhua.RecordTransfer, eligibility.TransferorHome, "before-period"},
		{zhuanhua.Indicator5, "CZ23-A5", zhuanhua.RecordPledge, eligibility.PledgorHome, ""},
		{eligibility.PaidBySME, "CZ23-A1h", zhuanhua.RecordPayment, 0, ""},
		{eligibility.ReceivedByInstitution, "CZ23-A2d", zhuanhua.RecordPayment, 0, ""},
		{zhuanhua.Indicator3, "CZ23-A3a", zhuanhua.RecordCoverage, 0, ""},
		{zhuanhua.Indicator4, "CZ23-A4a", zhuanhua.RecordProduct, 0, ""},
		{zhuanhua.Implementation, "CZ23-A4b", zhuanhua.RecordProduct, 0, ""},
	}
	var got []named
	for _, s := range shippedChecks(eligibility.SpecialPlan()) {
		c := s.check
		got = append(got, named{c.Name, c.Clause, c.Record, c.Home, c.Carry})
		checkSaid(t, "check "+c.Name, c.Name, c.Text)
		for _, r := range c.Rows {
			checkSaid(t, c.Name+"/"+r.Code, r.Code, r.Text)
		}
		for _, f := range s.form.Facts {
			checkSaid(t, "fact "+f.Key, f.Key, f.Text)
			for _, v := range f.Values {
				checkSaid(t, "value of "+f.Key, v.Key, v.Text)
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("checks (-want +got):\n%s", diff)
	}
}

// A check made from another shares no criterion with it, the one of where it
// applies included.
func TestCheckOverlaysShareNoApplies(t *testing.T) {
	base := applying()
	before := base.Applies.Any[0].In
	for _, c := range []zhuanhua.Check{base.With(), base.Without("no-such"), base.Named("other", zhuanhua.Text{}, base.Clause)} {
		c.Applies.Code = "altered"
		c.Applies.Any[0].In = 0
		if base.Applies.Code == "altered" || base.Applies.Any[0].In != before {
			t.Fatal("the check altered with its overlay")
		}
	}
}
