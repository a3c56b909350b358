package indicators_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// benefit is the obvious way to indicators 3 and 4, with maps over the records.
type benefit struct {
	Enterprises, Received, Covered, Pending int
	Missing                                 map[string]int
	Filings, Implemented, Patents           int
}

type pair struct {
	party  zhuanhua.PartyID
	patent zhuanhua.PatentNo
}

func plainBenefit(t *testing.T, judge *eligibility.Judge, s zhuanhua.Scope, transfers []zhuanhua.Transfer, coverages []zhuanhua.Coverage, products []zhuanhua.Product) benefit {
	t.Helper()
	received, pairs, patents := map[zhuanhua.PartyID]bool{}, map[pair]bool{}, map[zhuanhua.PatentNo]bool{}
	all, covered := map[zhuanhua.PartyID]bool{}, map[zhuanhua.PartyID]bool{}
	var j zhuanhua.Judged
	for i := range transfers {
		if err := judge.JudgeTransfer(&transfers[i], &j); err != nil {
			t.Fatal(err)
		}
		for n := range j.Parts {
			if j.PartIn(n, 0, &s).Outcome() != zhuanhua.Met {
				continue
			}
			who := transfers[i].Transferee.ID
			received[who], all[who] = true, true
			for _, no := range j.Parts[n].Patents {
				pairs[pair{who, no}], patents[no] = true, true
			}
		}
	}
	missing := map[string]map[zhuanhua.PartyID]bool{}
	for i := range coverages {
		if err := judge.JudgeCoverage(&coverages[i], &j); err != nil {
			t.Fatal(err)
		}
		switch v := j.In(0, &s); v.Outcome() {
		case zhuanhua.Met:
			covered[coverages[i].Party.ID], all[coverages[i].Party.ID] = true, true
		case zhuanhua.Undetermined:
			for f := range v.Missing() {
				if missing[f.Key] == nil {
					missing[f.Key] = map[zhuanhua.PartyID]bool{}
				}
				if coverages[i].Party != nil {
					missing[f.Key][coverages[i].Party.ID] = true
				}
			}
		}
	}
	b := benefit{Enterprises: len(all), Received: len(received), Covered: len(covered), Missing: map[string]int{}, Patents: len(patents)}
	pending := map[zhuanhua.PartyID]bool{}
	for key, parties := range missing {
		for id := range parties {
			if !all[id] {
				b.Missing[key]++
				pending[id] = true
			}
		}
	}
	b.Pending = len(pending)
	implemented := map[zhuanhua.PatentNo]bool{}
	for i := range products {
		if err := judge.JudgeProduct(&products[i], &j); err != nil {
			t.Fatal(err)
		}
		if products[i].Party == nil {
			continue
		}
		who := products[i].Party.ID
		if received[who] && j.In(0, &s).Outcome() == zhuanhua.Met {
			b.Filings++
		}
		if j.In(1, &s).Outcome() == zhuanhua.Met {
			for _, no := range products[i].Patents {
				if pairs[pair{who, no}] {
					implemented[no] = true
				}
			}
		}
	}
	b.Implemented = len(implemented)
	return b
}

func TestIndicators3And4EqualThePlainWay(t *testing.T) {
	soFar := eligibility.SpecialPlan()
	soFar.Filings, soFar.Unit = eligibility.SoFar, eligibility.PatentByPatent
	for name, rules := range map[string]eligibility.Rules{"special plan": eligibility.SpecialPlan(), "filings so far, patent by patent": soFar} {
		t.Run(name, func(t *testing.T) {
			judge := mustJudge(t, rules)
			transfers, coverages, products := benefitRecords(11, 2500)
			// Three tallies, merged: what belongs together lies apart.
			tally := indicators.NewTally(judge, periods...)
			for part := range 3 {
				one := indicators.NewTally(judge, periods...)
				for i := range transfers {
					if i%3 == part {
						if err := errors.Join(one.Transfer(&transfers[i]), one.Coverage(&coverages[(i+1)%len(coverages)]), one.Product(&products[(i+2)%len(products)])); err != nil {
							t.Fatal(err)
						}
					}
				}
				if err := tally.Merge(one); err != nil {
					t.Fatal(err)
				}
			}
			seen := benefit{}
			for _, place := range []zhuanhua.Place{zhuanhua.Shaanxi, zhuanhua.Guangdong, 610100, 440200} {
				for _, period := range periods {
					r, err := tally.Report(place, period)
					if err != nil {
						t.Fatal(err)
					}
					want := plainBenefit(t, judge, r.Scope, transfers, coverages, products)
					got := benefit{
						Enterprises: int(r.Benefited.Enterprises), Received: int(r.Benefited.Received), Covered: int(r.Benefited.Covered),
						Pending: int(r.Benefited.Undetermined.Enterprises), Missing: map[string]int{},
						Filings: int(r.Implementation.Filings), Implemented: int(r.Implementation.Rate.Part), Patents: int(r.Implementation.Rate.Whole),
					}
					for _, m := range r.Benefited.Undetermined.Missing {
						got.Missing[m.Fact] = int(m.Records)
					}
					if diff := cmp.Diff(want, got); diff != "" {
						t.Errorf("%s %s (-plain +tally):\n%s", place, period, diff)
					}
					seen.Filings += got.Filings
					seen.Implemented += got.Implemented
					seen.Pending += got.Pending
				}
			}
			if seen.Filings == 0 || seen.Implemented == 0 || seen.Pending == 0 {
				t.Errorf("the records show nothing of some figure: %+v", seen)
			}
		})
	}
}

// benefitRecords makes transfers that mostly count, and coverages and products to
// go with them.
func benefitRecords(seed uint64, n int) ([]zhuanhua.Transfer, []zhuanhua.Coverage, []zhuanhua.Product) {
	w := world(seed)
	var transfers []zhuanhua.Transfer
	var coverages []zhuanhua.Coverage
	var products []zhuanhua.Product
	for i := range n {
		transfers = append(transfers, w.Transfer(fmt.Sprintf("T%d", i)))
	}
	for i := range n {
		coverages = append(coverages, w.Coverage())
		products = append(products, w.Product(fmt.Sprintf("W%d", i), transfers))
	}
	return transfers, coverages, products
}

func TestRatio(t *testing.T) {
	for _, test := range []struct {
		ratio indicators.Ratio
		want  string
	}{
		{indicators.Ratio{Part: 1, Whole: 3}, "0.333333"},
		{indicators.Ratio{Part: 2, Whole: 3}, "0.666667"},
		{indicators.Ratio{Part: 1, Whole: 2_000_000}, "0.000001"}, // half up
		{indicators.Ratio{Part: 1, Whole: 2_000_001}, "0"},
		{indicators.Ratio{Part: 10, Whole: 27}, "0.37037"},
		{indicators.Ratio{Part: 5, Whole: 5}, "1"},
		{indicators.Ratio{Part: 0, Whole: 7}, "0"},
		{indicators.Ratio{Part: 1 << 62, Whole: 1<<63 - 1}, "0.5"},
		{indicators.Ratio{}, ""},
		{indicators.Ratio{Part: -1, Whole: 7}, ""},
	} {
		if got := test.ratio.String(); got != test.want {
			t.Errorf("%d/%d: got %q, want %q", test.ratio.Part, test.ratio.Whole, got, test.want)
		}
	}
	for places := range int32(20) {
		if _, given := (indicators.Ratio{Part: 1, Whole: 3}).Decimal(places).Get(); given != (places <= 18) {
			t.Errorf("%d places: given %v", places, given)
		}
	}
	for ratio, want := range map[indicators.Ratio]string{
		{Part: 1, Whole: 4}: `{"part":1,"whole":4,"rate":"0.25"}`,
		{}:                  `{"part":0,"whole":0,"rate":null}`,
	} {
		if b, err := ratio.MarshalJSON(); err != nil || string(b) != want {
			t.Errorf("got %s, %v, want %s", b, err, want)
		}
	}
}
