package zhuanhua_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
)

// rowOutcomeOf returns the outcome of one row as the decision record has it.
func rowOutcomeOf(t *testing.T, v zhuanhua.Verdict, code string) zhuanhua.RowOutcome {
	t.Helper()
	d := v.Explain(nil)
	n := slices.IndexFunc(d.Rows, func(r zhuanhua.DecisionRow) bool { return r.Code == v.Check()+"/"+code })
	if n < 0 {
		t.Fatalf("no row %s in %v", code, d.Rows)
	}
	return d.Rows[n].Outcome
}

func missingKeys(v zhuanhua.Verdict) []string {
	keys := []string{}
	for f := range v.Missing() {
		keys = append(keys, f.Key)
	}
	return keys
}

func failedCodes(v zhuanhua.Verdict) []string {
	codes := []string{}
	for c := range v.Failed() {
		codes = append(codes, c.Code)
	}
	return codes
}

func openCodes(v zhuanhua.Verdict) []string {
	codes := []string{}
	for c := range v.Open() {
		codes = append(codes, c.Code)
	}
	return codes
}

// maybe adds codes to a term that tell something but not enough.
func maybe(term zhuanhua.Term, codes ...zhuanhua.Code) zhuanhua.Term {
	term.Maybe = zhuanhua.CodesOf(codes...)
	return term
}

func TestCriterionOutcome(t *testing.T) {
	type given struct {
		facts   zhuanhua.Facts
		want    zhuanhua.RowOutcome
		missing []string
	}
	for _, c := range []struct {
		name   string
		row    zhuanhua.Criterion
		givens []given
	}{
		{"one term", row("r", passes(goodsFact, fruit, tea)), []given{
			{stallFacts(goodsFact, fruit), zhuanhua.RowMet, nil},
			{stallFacts(goodsFact, tea), zhuanhua.RowMet, nil},
			{stallFacts(goodsFact, tools), zhuanhua.RowFailed, nil},
			{stallFacts(sealFact, sealed), zhuanhua.RowUnknown, []string{"goods"}},
		}},
		{"one of two terms is enough", row("r", passes(goodsFact, fruit), passes(sealFact, sealed)), []given{
			{stallFacts(goodsFact, fruit), zhuanhua.RowMet, nil},
			{stallFacts(sealFact, sealed), zhuanhua.RowMet, nil},
			{stallFacts(goodsFact, tea, sealFact, unsealed), zhuanhua.RowFailed, nil},
			{stallFacts(goodsFact, tea), zhuanhua.RowUnknown, []string{"seal"}},
			{stallFacts(sealFact, unsealed), zhuanhua.RowUnknown, []string{"goods"}},
			{0, zhuanhua.RowUnknown, []string{"goods", "seal"}},
		}},
		{"no terms", row("r"), []given{
			{0, zhuanhua.RowFailed, nil},
			{stallFacts(goodsFact, fruit), zhuanhua.RowFailed, nil},
		}},
		{"an empty set never passes, known or not", row("r", passes(goodsFact)), []given{
			{0, zhuanhua.RowFailed, nil},
			{stallFacts(goodsFact, fruit), zhuanhua.RowFailed, nil},
		}},
		{"an empty set beside another", row("r", passes(goodsFact), passes(sealFact, sealed)), []given{
			{0, zhuanhua.RowUnknown, []string{"seal"}},
			{stallFacts(sealFact, unsealed), zhuanhua.RowFailed, nil},
		}},
		{"an exemption", row("r", passes(sealFact, sealed), exempts(goodsFact, tools)), []given{
			{stallFacts(goodsFact, tools), zhuanhua.RowNotApplicable, nil},
			{stallFacts(goodsFact, tools, sealFact, unsealed), zhuanhua.RowNotApplicable, nil},
			{stallFacts(goodsFact, fruit, sealFact, sealed), zhuanhua.RowMet, nil},
			{stallFacts(sealFact, sealed), zhuanhua.RowMet, nil},
			{stallFacts(goodsFact, fruit, sealFact, unsealed), zhuanhua.RowFailed, nil},
			{stallFacts(sealFact, unsealed), zhuanhua.RowUnknown, []string{"goods"}},
			{stallFacts(goodsFact, fruit), zhuanhua.RowUnknown, []string{"seal"}},
			{0, zhuanhua.RowUnknown, []string{"goods", "seal"}},
		}},
		{"an empty exemption exempts nobody", row("r", passes(sealFact, sealed), exempts(goodsFact)), []given{
			{stallFacts(sealFact, unsealed), zhuanhua.RowFailed, nil},
			{0, zhuanhua.RowUnknown, []string{"seal"}},
		}},
		{"half an answer", row("r", maybe(passes(weightFact, light), notHeavy)), []given{
			{stallFacts(weightFact, light), zhuanhua.RowMet, nil},
			{stallFacts(weightFact, medium), zhuanhua.RowFailed, nil},
			{stallFacts(weightFact, notHeavy), zhuanhua.RowUnknown, []string{"weight"}},
			{0, zhuanhua.RowUnknown, []string{"weight"}},
		}},
		{"half an answer that is enough", row("r", maybe(passes(weightFact, light, medium, notHeavy), notHeavy)), []given{
			{stallFacts(weightFact, notHeavy), zhuanhua.RowMet, nil},
		}},
		{"half an exemption", row("r", passes(sealFact, sealed), maybe(exempts(weightFact, light), notHeavy)), []given{
			{stallFacts(sealFact, unsealed, weightFact, notHeavy), zhuanhua.RowUnknown, []string{"weight"}},
			{stallFacts(sealFact, unsealed, weightFact, light), zhuanhua.RowNotApplicable, nil},
			{stallFacts(sealFact, unsealed, weightFact, heavy), zhuanhua.RowFailed, nil},
		}},
	} {
		for _, g := range c.givens {
			table := mustCompile(t, stallForm(), stallCheck(c.row))
			v := table.Judge(0, g.facts)
			if got := rowOutcomeOf(t, v, "r"); got != g.want {
				t.Errorf("%s: facts %x: row is %v, want %v", c.name, g.facts, got, g.want)
			}
			if got := missingKeys(v); !slices.Equal(got, g.missing) {
				t.Errorf("%s: facts %x: missing %v, want %v", c.name, g.facts, got, g.missing)
			}
		}
	}
}

// A barred row is excused where another row of the check refuses the record anyway;
// a fact not given excuses nothing, since the record falls one way or the other.
func TestBars(t *testing.T) {
	table := mustCompile(t, stallForm(), stallCheck(
		row("goods", passes(goodsFact, fruit, tea)),
		row("weight", passes(weightFact, light), bars(goodsFact, tools)),
	))
	type answer struct {
		Outcome         zhuanhua.Outcome
		Failed, Missing []string
	}
	none := []string{}
	for facts, want := range map[zhuanhua.Facts]answer{
		stallFacts(goodsFact, tools):                    {zhuanhua.NotMet, []string{"goods"}, none},
		stallFacts(goodsFact, tools, weightFact, heavy): {zhuanhua.NotMet, []string{"goods"}, none},
		stallFacts(weightFact, heavy):                   {zhuanhua.NotMet, []string{"weight"}, none},
		stallFacts(goodsFact, fruit, weightFact, heavy): {zhuanhua.NotMet, []string{"weight"}, none},
		stallFacts(weightFact, light):                   {zhuanhua.Undetermined, none, []string{"goods"}},
		stallFacts(goodsFact, fruit):                    {zhuanhua.Undetermined, none, []string{"weight"}},
		0:                                               {zhuanhua.Undetermined, none, []string{"goods", "weight"}},
		stallFacts(goodsFact, fruit, weightFact, light): {zhuanhua.Met, none, none},
	} {
		v := table.Judge(0, facts)
		got := answer{v.Outcome(), failedCodes(v), missingKeys(v)}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("facts %x (-want +got):\n%s", facts, diff)
		}
	}
	excused := table.Judge(0, stallFacts(goodsFact, tools, weightFact, heavy))
	if got := rowOutcomeOf(t, excused, "weight"); got != zhuanhua.RowNotApplicable {
		t.Errorf("the barred row is %v", got)
	}
}

func TestCriterionStatus(t *testing.T) {
	for status, want := range map[zhuanhua.Status]zhuanhua.Status{
		zhuanhua.StatusNone: zhuanhua.Stated, zhuanhua.Stated: zhuanhua.Stated,
		zhuanhua.Reading: zhuanhua.Reading, zhuanhua.HostRule: zhuanhua.HostRule,
	} {
		c := zhuanhua.Criterion{Param: zhuanhua.Param{Status: status}}
		if got := c.Status(); got != want {
			t.Errorf("a row of a parameter with status %q is %q, want %q", status, got, want)
		}
	}
}

func TestNatureWords(t *testing.T) {
	checkWords[zhuanhua.Nature](t, "nature", []namedWord{
		{"merit", "实质条件"}, {"proof", "手续条件"}, {"scoping", "范围条件"},
	})
}

func TestRowOutcomeWords(t *testing.T) {
	checkWords[zhuanhua.RowOutcome](t, "row outcome", []namedWord{
		{"met", "符合"}, {"failed", "不符合"}, {"unknown", "待定"}, {"not_applicable", "不适用"},
	})
}
