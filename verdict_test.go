package zhuanhua_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
)

func TestZeroVerdictWasNeverJudged(t *testing.T) {
	var v zhuanhua.Verdict
	if v.IsJudged() || v.Outcome() != zhuanhua.Undetermined || v.Check() != "" || v.Facts() != 0 {
		t.Errorf("the zero verdict: judged %v, %v, check %q, facts %x", v.IsJudged(), v.Outcome(), v.Check(), v.Facts())
	}
	if len(failedCodes(v))+len(openCodes(v))+len(missingKeys(v)) != 0 {
		t.Error("the zero verdict has reasons")
	}
	if v.OnlyScoping() || !v.IsOurs() || v.CarriesMoney() {
		t.Errorf("the zero verdict: only scoping %v, ours %v, carries money %v", v.OnlyScoping(), v.IsOurs(), v.CarriesMoney())
	}
	want := zhuanhua.Decision{Rows: []zhuanhua.DecisionRow{}, Missing: []zhuanhua.MissingFact{}, Notes: []zhuanhua.Note{}}
	got := v.Explain(func(int) string { t.Error("asked for details"); return "" })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the zero verdict explains (-want +got):\n%s", diff)
	}
	real := mustCompile(t, stallForm(), stallCheck(row("r", passes(goodsFact, fruit)))).Judge(0, 0)
	for _, w := range []zhuanhua.Verdict{v, real} {
		if v.Join(w) != w || w.Join(v) != w {
			t.Errorf("the zero verdict adds something to %v", w.Outcome())
		}
	}
}

// A check that no table has gives the zero verdict, never a wrong yes.
func TestVerdictOfNoCheck(t *testing.T) {
	table := mustCompile(t, stallForm(), stallCheck(row("r", passes(goodsFact, fruit))))
	judged := zhuanhua.Judged{Table: table, Parts: []zhuanhua.Part{{Facts: stallFacts(goodsFact, fruit)}}}
	for _, i := range []int{-1, 1, 99} {
		for _, v := range []zhuanhua.Verdict{
			table.Judge(i, 1), table.Slow(i, 1), judged.In(0, nil), judged.PartIn(0, 0, nil), judged.In(i, &zhuanhua.Scope{}), judged.PartIn(0, i, &zhuanhua.Scope{}),
		} {
			if v.IsJudged() {
				t.Errorf("check number %d was judged", i)
			}
		}
	}
}

func TestVerdictReasons(t *testing.T) {
	scoping, proof := row("home", passes(homeFact, zhuanhua.Here)), row("seal", passes(sealFact, sealed))
	scoping.Nature, proof.Nature = zhuanhua.Scoping, zhuanhua.Proof
	table := mustCompile(t, stallForm(), stallCheck(row("goods", passes(goodsFact, fruit)), scoping, proof))
	for _, c := range []struct {
		name                 string
		facts                zhuanhua.Facts
		outcome              zhuanhua.Outcome
		failed, open         []string
		onlyScoping, notOurs bool
	}{
		{name: "met", facts: stallFacts(goodsFact, fruit, sealFact, sealed, homeFact, zhuanhua.Here), outcome: zhuanhua.Met},
		{
			name: "not ours", facts: stallFacts(goodsFact, fruit, sealFact, sealed, homeFact, zhuanhua.Elsewhere),
			outcome: zhuanhua.NotMet, failed: []string{"home"}, onlyScoping: true, notOurs: true,
		},
		{
			name: "not ours, whatever else is missing", facts: stallFacts(homeFact, zhuanhua.Elsewhere),
			outcome: zhuanhua.NotMet, failed: []string{"home"}, open: []string{"goods", "seal"}, onlyScoping: true, notOurs: true,
		},
		{
			name: "not ours and no merit", facts: stallFacts(goodsFact, tea, sealFact, sealed, homeFact, zhuanhua.Elsewhere),
			outcome: zhuanhua.NotMet, failed: []string{"goods", "home"}, notOurs: true,
		},
		{
			name: "a proof is lacking", facts: stallFacts(goodsFact, fruit, sealFact, unsealed, homeFact, zhuanhua.Here),
			outcome: zhuanhua.NotMet, failed: []string{"seal"},
		},
		{name: "nothing given", outcome: zhuanhua.Undetermined, open: []string{"goods", "home", "seal"}},
	} {
		v := table.Judge(0, c.facts)
		if v.Outcome() != c.outcome || !slices.Equal(failedCodes(v), c.failed) || !slices.Equal(openCodes(v), c.open) {
			t.Errorf("%s: %v, failed %v, open %v", c.name, v.Outcome(), failedCodes(v), openCodes(v))
		}
		if v.OnlyScoping() != c.onlyScoping || v.IsOurs() == c.notOurs {
			t.Errorf("%s: only scoping %v, ours %v", c.name, v.OnlyScoping(), v.IsOurs())
		}
		if v.Check() != "stall" || v.Facts() != c.facts || !v.IsJudged() {
			t.Errorf("%s: check %q, facts %x", c.name, v.Check(), v.Facts())
		}
	}
}

// The bits are the same reasons and the same missing facts, by number.
func TestVerdictBits(t *testing.T) {
	table := mustCompile(t, stallForm(), opened(), applying())
	rapid.Check(t, func(t *rapid.T) {
		i := rapid.IntRange(0, 1).Draw(t, "check")
		v := table.Judge(i, anyFacts(t, table.Form()))
		failed, missing := v.Bits()
		var codes, keys []string
		for n := range 64 {
			if failed>>n&1 == 1 {
				codes = append(codes, table.Row(n).Code)
			}
			if missing>>n&1 == 1 {
				keys = append(keys, table.Form().Facts[n].Key)
			}
		}
		if !slices.Equal(codes, failedCodes(v)) || !slices.Equal(keys, missingKeys(v)) {
			t.Fatalf("bits say %v and %v, the verdict %v and %v", codes, keys, failedCodes(v), missingKeys(v))
		}
	})
	if failed, missing := (zhuanhua.Verdict{}).Bits(); failed != 0 || missing != 0 {
		t.Errorf("the zero verdict has the bits %b and %b", failed, missing)
	}
}

// Whoever asks for one reason is not handed the next.
func TestVerdictIteratorsStop(t *testing.T) {
	table := mustCompile(t, stallForm(), stallCheck(row("goods", passes(goodsFact)), row("seal", passes(sealFact)), row("weight", passes(weightFact, light)), row("town", passes(townFact, zhuanhua.Here))))
	v := table.Judge(0, 0)
	for first := range v.Failed() {
		if first.Code != "goods" {
			t.Errorf("first failed is %s", first.Code)
		}
		break
	}
	for first := range v.Open() {
		if first.Code != "weight" {
			t.Errorf("first open is %s", first.Code)
		}
		break
	}
	open := mustCompile(t, stallForm(), stallCheck(row("weight", passes(weightFact, light)), row("town", passes(townFact, zhuanhua.Here))))
	for first := range open.Judge(0, 0).Missing() {
		if first.Key != "weight" {
			t.Errorf("first missing is %s", first.Key)
		}
		break
	}
}

// applying is a check for tea alone, on seal and weight.
func applying() zhuanhua.Check {
	c := stallCheck(row("seal", passes(sealFact, sealed)), row("weight", passes(weightFact, light)))
	only := row("only-tea", passes(goodsFact, tea))
	c.Applies = &only
	return c
}

func TestApplies(t *testing.T) {
	table := mustCompile(t, stallForm(), applying())
	for _, c := range []struct {
		name    string
		facts   zhuanhua.Facts
		outcome zhuanhua.Outcome
		missing []string
	}{
		{"applies and is met", stallFacts(goodsFact, tea, sealFact, sealed, weightFact, light), zhuanhua.Met, nil},
		{"applies and fails", stallFacts(goodsFact, tea, sealFact, unsealed), zhuanhua.NotMet, nil},
		{"applies and lacks", stallFacts(goodsFact, tea, sealFact, sealed), zhuanhua.Undetermined, []string{"weight"}},
		{"does not apply", stallFacts(goodsFact, fruit), zhuanhua.NotApplicable, nil},
		{"does not apply, whatever fails", stallFacts(goodsFact, fruit, sealFact, unsealed), zhuanhua.NotApplicable, nil},
		{"unknown whether it applies", stallFacts(sealFact, sealed, weightFact, light), zhuanhua.Undetermined, []string{"goods"}},
		{"unknown, and a row lacks too", stallFacts(sealFact, sealed), zhuanhua.Undetermined, []string{"goods", "weight"}},
		{"unknown, and a row fails: only that can still matter", stallFacts(sealFact, unsealed), zhuanhua.Undetermined, []string{"goods"}},
	} {
		v := table.Judge(0, c.facts)
		if v.Outcome() != c.outcome || !slices.Equal(missingKeys(v), c.missing) {
			t.Errorf("%s: %v, missing %v; want %v, %v", c.name, v.Outcome(), missingKeys(v), c.outcome, c.missing)
		}
		if got := v.CarriesMoney(); got != (c.outcome == zhuanhua.Met) {
			t.Errorf("%s: carries money %v", c.name, got)
		}
	}
}
