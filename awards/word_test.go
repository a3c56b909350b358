package awards_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// enumeration is what the words of the package have in common.
type enumeration interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
	Text() zhuanhua.Text
}

func checkWords[E enumeration](t *testing.T, last E, read func(*E) encoding.TextUnmarshaler) {
	t.Helper()
	seen := map[string]bool{}
	for e := E(0); e <= last; e++ {
		b, err := e.MarshalText()
		var back E
		if err != nil || string(b) != e.String() || seen[e.String()] {
			t.Errorf("%T %d: %q, %v", e, e, b, err)
		}
		seen[e.String()] = true
		if read != nil {
			if err := read(&back).UnmarshalText(b); err != nil || back != e {
				t.Errorf("%T %q is read as %v, %v", e, b, back, err)
			}
		}
		if text := e.Text(); e > 0 && (text.Zh == "" || text.En == "") {
			t.Errorf("%T %d has no names", e, e)
		}
	}
	beyond := last + 1
	if _, err := beyond.MarshalText(); !errors.Is(err, zhuanhua.ErrCodeWord) || beyond.Text() != (zhuanhua.Text{}) {
		t.Errorf("%T %d: %v, %v", beyond, beyond, err, beyond.Text())
	}
	if read != nil {
		var back E
		if err := read(&back).UnmarshalText([]byte("nonsense")); !errors.Is(err, zhuanhua.ErrCodeWord) {
			t.Errorf("%T reads nonsense: %v", back, err)
		}
	}
}

func TestWords(t *testing.T) {
	checkWords(t, awards.OtherPurpose, func(p *awards.Purpose) encoding.TextUnmarshaler { return p })
	checkWords(t, awards.OtherWay, func(p *awards.Way) encoding.TextUnmarshaler { return p })
	checkWords(t, awards.Tie, func(p *awards.Action) encoding.TextUnmarshaler { return p })
	checkWords(t, awards.Awarded, func(p *awards.Standing) encoding.TextUnmarshaler { return p })
	checkWords(t, awards.Beyond, func(p *awards.Line) encoding.TextUnmarshaler { return p })
	checkWords(t, awards.HostCondition, func(p *awards.Condition) encoding.TextUnmarshaler { return p })
	checkWords(t, awards.OtherCost, func(p *awards.Cost) encoding.TextUnmarshaler { return p })
	checkWords(t, awards.ProvincialThirdPrize, func(p *awards.Prize) encoding.TextUnmarshaler { return p })
	checkWords(t, awards.PublicityEffect, func(p *awards.Quality) encoding.TextUnmarshaler { return p })
	checkWords(t, awards.MattersClass, func(p *awards.AwardClass) encoding.TextUnmarshaler { return p })
	checkWords(t, awards.ByRange, func(p *awards.Method) encoding.TextUnmarshaler { return p })
	checkWords(t, awards.Recovery, func(p *awards.EntryKind) encoding.TextUnmarshaler { return p })
	checkWords(t, awards.BoundSimultaneous, func(p *awards.BoundKind) encoding.TextUnmarshaler { return p })
	checkWords(t, awards.AnyDependence, func(p *awards.Dependence) encoding.TextUnmarshaler { return p })
	checkWords(t, awards.GuardForfeits, func(p *awards.Guard) encoding.TextUnmarshaler { return p })
}

// A result goes through JSON and back; its numbers are in plain notation.
func TestResultJSON(t *testing.T) {
	terms, in := boundaryCycle()
	r := decide(t, terms, in)
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var back struct {
		Decisions []struct{ Action, Amount, Score, Guard string }
		Balances  []map[string]any
	}
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	d := back.Decisions[0]
	want := struct{ Action, Amount, Score, Guard string }{"startup", "50000000", "95", "within"}
	if diff := cmp.Diff(want, d); diff != "" || len(back.Balances) != len(in.Applicants) {
		t.Errorf("(-want +got):\n%s", diff)
	}
	again, _ := json.Marshal(decide(t, terms, in))
	if string(again) != string(b) {
		t.Error("the same input gives other bytes")
	}
}

func TestCycleTellsItsTerms(t *testing.T) {
	c, err := plain().Cycle()
	if err != nil || c.Terms() != plain() {
		t.Errorf("%+v, %v", c.Terms(), err)
	}
	p := zhuanhua.Plan{Province: zhuanhua.Shaanxi, FiledCNIPAOn: filingDay, FiledMOFOn: filingDay + 1}
	want := awards.Applicant{Province: zhuanhua.Shaanxi, Plan: zhuanhua.Met, FiledCNIPAOn: filingDay, FiledMOFOn: filingDay + 1}
	if got := awards.ApplicantOf(&p, zhuanhua.Met); got != want {
		t.Errorf("%+v", got)
	}
}

func TestRank(t *testing.T) {
	score := func(p zhuanhua.Points) zhuanhua.Given[zhuanhua.Points] { return zhuanhua.Value(p * point) }
	none := zhuanhua.Given[zhuanhua.Points]{}
	for name, c := range map[string]struct {
		contenders []awards.Contender
		quota      int
		want       string
	}{
		"plain":               {[]awards.Contender{{Score: score(80)}, {Score: score(90)}, {Score: score(70)}}, 2, "2 within, 1 within, 3 beyond, "},
		"competition ranks":   {[]awards.Contender{{Score: score(9)}, {Score: score(8)}, {Score: score(8)}, {Score: score(7)}}, 3, "1 within, 2 within, 2 within, 4 beyond, "},
		"tied across":         {[]awards.Contender{{Score: score(9)}, {Score: score(8)}, {Score: score(8)}, {Score: score(7)}}, 2, "1 within, 2 across, 2 across, 4 beyond, "},
		"no place":            {[]awards.Contender{{Score: score(9)}, {Score: none}}, 0, "0 beyond, 0 beyond, "},
		"a quota below 0":     {[]awards.Contender{{Score: score(9)}}, -5, "1 beyond, "},
		"places for all":      {[]awards.Contender{{Score: score(9)}, {Score: none}, {Score: score(8), Maybe: true}}, 3, "0 within, 0 within, 0 within, "},
		"one maybe before":    {[]awards.Contender{{Score: score(9), Maybe: true}, {Score: score(8)}, {Score: score(7)}}, 1, "0 within, 0 , 0 beyond, "},
		"one maybe level":     {[]awards.Contender{{Score: score(8), Maybe: true}, {Score: score(8)}, {Score: score(7)}}, 1, "0 across, 1 , 0 beyond, "},
		"one maybe after":     {[]awards.Contender{{Score: score(6), Maybe: true}, {Score: score(8)}, {Score: score(7)}}, 1, "0 beyond, 1 within, 2 beyond, "},
		"tie-breaks":          {[]awards.Contender{{Score: score(8), Ties: []zhuanhua.Points{1, 2}}, {Score: score(8), Ties: []zhuanhua.Points{1, 3}}}, 1, "2 beyond, 1 within, "},
		"across, certainly":   {[]awards.Contender{{Score: score(8)}, {Score: score(8)}, {Score: score(8), Maybe: true}}, 1, "1 across, 1 across, 0 across, "},
		"nobody":              {nil, 3, ""},
		"an unknown between":  {[]awards.Contender{{Score: score(9)}, {Score: none}, {Score: score(7)}}, 2, "0 within, 0 , 0 , "},
		"two unknown, 1 sure": {[]awards.Contender{{Score: none}, {Score: none}, {Score: score(7)}}, 1, "0 , 0 , 0 , "},
	} {
		got := ""
		for _, p := range awards.Rank(c.contenders, c.quota) {
			got += fmt.Sprintf("%d %s, ", p.Rank.Or(0), p.Line)
		}
		if got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}
