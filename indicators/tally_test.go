package indicators_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// plain is the obvious way to the figures of one scope: every record is judged for
// the scope, with decimals and maps. The tally must agree with it.
type plain struct {
	Patents, Records, Parties, Unpriced, LeftOut int64
	Amount, Received                             string
	Rejected, NotOurs, Undetermined              int64
	NotApplicable                                int64
	Reasons, Ours, Missing                       map[string]int64
}

func plainFigures(t testing.TB, judge *eligibility.Judge, check string, scope zhuanhua.Scope, transfers []zhuanhua.Transfer, pledges []zhuanhua.Pledge) plain {
	t.Helper()
	f := plain{Reasons: map[string]int64{}, Ours: map[string]int64{}, Missing: map[string]int64{}}
	sum := plainSum{patents: map[string]bool{}, parties: map[zhuanhua.PartyID]bool{}}
	var judged zhuanhua.Judged
	if n := judge.Transfers().Find(check); n >= 0 {
		for i := range transfers {
			if err := judge.JudgeTransfer(&transfers[i], &judged); err != nil {
				t.Fatal(err)
			}
			sum.add(&f, &judged, n, scope, judge.Counting())
		}
	}
	if n := judge.Pledges().Find(check); n >= 0 {
		for i := range pledges {
			if err := judge.JudgePledge(&pledges[i], &judged); err != nil {
				t.Fatal(err)
			}
			sum.add(&f, &judged, n, scope, judge.Counting())
		}
	}
	if judge.Counting() == zhuanhua.ByPatent {
		f.Patents = int64(len(sum.patents))
	}
	f.Parties = int64(len(sum.parties))
	f.Amount, f.Received = indicators.Plain(sum.amount), indicators.Plain(sum.received)
	return f
}

type plainSum struct {
	patents          map[string]bool
	parties          map[zhuanhua.PartyID]bool
	amount, received decimal.Decimal
}

func (s *plainSum) add(f *plain, j *zhuanhua.Judged, n int, scope zhuanhua.Scope, counting zhuanhua.Counting) {
	v := j.In(n, &scope)
	switch v.Outcome() {
	case zhuanhua.Met:
		f.Records++
		if id := j.Parties[j.Table.Check(n).Home]; id.IsGiven() {
			s.parties[id] = true
		}
		if !j.AmountKnown {
			f.Unpriced++
		}
	case zhuanhua.NotMet:
		f.Rejected++
		if !v.IsOurs() {
			f.NotOurs++
		}
		for row := range v.Failed() {
			f.Reasons[row.Code]++
			if v.IsOurs() {
				f.Ours[row.Code]++
			}
		}
	case zhuanhua.NotApplicable:
		f.NotApplicable++
	case zhuanhua.Undetermined:
		f.Undetermined++
		for fact := range v.Missing() {
			f.Missing[fact.Key]++
		}
	}
	for i := range j.Parts {
		part, pv := &j.Parts[i], j.PartIn(i, n, &scope)
		if pv.Outcome() == zhuanhua.Met {
			s.amount = s.amount.Add(part.Share(j.Amount).Yuan())
			for _, no := range part.Patents {
				s.patents[no.String()] = true
				if counting == zhuanhua.ByRecord {
					f.Patents++
				}
			}
		} else if v.Outcome() == zhuanhua.Met {
			f.LeftOut += int64(len(part.Patents))
		}
		for _, p := range j.Payments {
			if pv.CarriesMoney() && p.Counts>>n&1 == 1 && scope.Period.Has(p.Effective) && p.Effective <= scope.Period.AsOf {
				s.received = s.received.Add(part.Share(p.Amount).Yuan())
			}
		}
	}
}

func asPlain(f indicators.Figures) plain {
	p := plain{
		Patents: f.Patents, Records: f.Records, Parties: f.Parties, Unpriced: f.Unpriced, LeftOut: f.LeftOut,
		Amount: indicators.Plain(f.Amount), Received: indicators.Plain(f.Received),
		Rejected: f.Rejected.Records, NotOurs: f.Rejected.NotOurs, Undetermined: f.Undetermined.Records,
		NotApplicable: f.NotApplicable,
		Reasons:       map[string]int64{}, Ours: map[string]int64{}, Missing: map[string]int64{},
	}
	for _, r := range f.Rejected.Reasons {
		p.Reasons[r.Code] = r.Records
		if r.Ours > 0 {
			p.Ours[r.Code] = r.Ours
		}
	}
	for _, m := range f.Undetermined.Missing {
		p.Missing[m.Fact] = m.Records
	}
	return p
}

// readings are rules that take every branch of judging and counting.
func readings() map[string]eligibility.Rules {
	all := map[string]eligibility.Rules{"special plan": eligibility.SpecialPlan()}
	alter := func(name string, f func(*eligibility.Rules)) {
		r := eligibility.SpecialPlan()
		f(&r)
		all[name] = r
	}
	alter("patent by patent", func(r *eligibility.Rules) { r.Unit = eligibility.PatentByPatent })
	alter("grant on the statistics day", func(r *eligibility.Rules) { r.GrantDay = eligibility.OnStatisticsDay })
	alter("both", func(r *eligibility.Rules) {
		r.Unit, r.GrantDay = eligibility.PatentByPatent, eligibility.OnStatisticsDay
		r.Counting, r.Cumulation = zhuanhua.ByRecord, zhuanhua.OverWindow
		r.PatentKinds = zhuanhua.SetOf(zhuanhua.Invention)
	})
	alter("by record, net, all proofs", func(r *eligibility.Rules) {
		r.Counting, r.NetPledges, r.AllProofs = zhuanhua.ByRecord, true, true
		r.Suppliers = r.Suppliers.With(zhuanhua.MunicipalSOE)
		r.FirstAfter = zhuanhua.SetOf(zhuanhua.Assignment)
		r.FeeKinds = r.Kinds
	})
	return all
}

var periods = []zhuanhua.Period{
	zhuanhua.Year(2020), zhuanhua.Year(2021), zhuanhua.Year(2022),
	zhuanhua.Year(2021).At(zhuanhua.MustDay("2022-06-30")),
	zhuanhua.Year(2021).At(zhuanhua.MustDay("2021-05-31")),
	{From: zhuanhua.MustDay("2022-01-01"), To: zhuanhua.MustDay("2022-06-30"), AsOf: zhuanhua.MustDay("2022-07-15")},
}

func mustJudge(t testing.TB, r eligibility.Rules, extra ...zhuanhua.Check) *eligibility.Judge {
	t.Helper()
	judge, err := r.Judge(extra...)
	if err != nil {
		t.Fatal(err)
	}
	return judge
}

func world(seed uint64) *fixture.World { return fixture.NewWorld(seed, 60, 80, 12) }

func sameReport(t *testing.T, want, got *indicators.Tally, place zhuanhua.Place, period zhuanhua.Period) {
	t.Helper()
	a, err := want.Report(place, period)
	if err != nil {
		t.Fatal(err)
	}
	b, err := got.Report(place, period)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(a, b); diff != "" {
		t.Errorf("%s %s (-want +got):\n%s", place, period, diff)
	}
}

func records(seed uint64, n int) ([]zhuanhua.Transfer, []zhuanhua.Pledge) {
	w := world(seed)
	var transfers []zhuanhua.Transfer
	var pledges []zhuanhua.Pledge
	for i := range n {
		transfers = append(transfers, w.Transfer(fmt.Sprintf("T%d", i)))
		pledges = append(pledges, w.Pledge(fmt.Sprintf("G%d", i)))
	}
	return transfers, pledges
}

func tallyOf(t testing.TB, judge indicators.Judge, transfers []zhuanhua.Transfer, pledges []zhuanhua.Pledge) *indicators.Tally {
	t.Helper()
	tally := indicators.NewTally(judge, periods...)
	for i := range transfers {
		if err := tally.Transfer(&transfers[i]); err != nil {
			t.Fatal(err)
		}
	}
	for i := range pledges {
		if err := tally.Pledge(&pledges[i]); err != nil {
			t.Fatal(err)
		}
	}
	return tally
}

// hostChecks are checks that count what the indicators do not: from outside, given
// by others, of whatever place, and of licences alone.
func hostChecks() []zhuanhua.Check {
	host := func(code string, any ...zhuanhua.Term) zhuanhua.Criterion {
		return zhuanhua.Criterion{Code: code, Nature: zhuanhua.Merit, Param: zhuanhua.Param{Key: "host", Status: zhuanhua.HostRule}, Any: any}
	}
	name := zhuanhua.Text{Zh: "本地口径", En: "host's check"}
	received, supplied := eligibility.SpecialPlan().Received(), eligibility.SpecialPlan().Supplied()
	licences := received.Without("transfer-kind", "patent-kind", "transferee-kind", "transferee-size", "transferee-province",
		"transferee-city", "transferee-not-first", "transferor-kind", "after-cutoff", "after-period", "revoked").Named("licences", name, "CZ23-A1")
	licences.Home = eligibility.TransferorHome
	licences.Applies = new(zhuanhua.Criterion)
	*licences.Applies = host("is-licence", zhuanhua.Term{Fact: eligibility.TransferKindFact, In: zhuanhua.CodesOf(zhuanhua.Licence)})
	return []zhuanhua.Check{
		received.Without("transferor-kind").With(host("outside-suppliers-only",
			zhuanhua.Term{Fact: eligibility.TransferorProvinceFact, In: zhuanhua.CodesOf(zhuanhua.Elsewhere)},
			zhuanhua.Term{Fact: eligibility.TransferKindFact, In: zhuanhua.CodesOf(zhuanhua.Licence), Kind: zhuanhua.Exempts},
		)).Named("outside", name, "CZ23-A1"),
		supplied.Without("transfer-kind", "patent-kind", "transferor-province", "transferor-city").With(host("given-by-others",
			zhuanhua.Term{Fact: eligibility.TransferorProvinceFact, In: zhuanhua.CodesOf(zhuanhua.Elsewhere)},
		)).Named("exported", name, "CZ23-A2"),
		supplied.Without("transfer-kind", "patent-kind", "transferor-province", "transferor-city").Named("anywhere", name, "CZ23-A2"),
		licences,
	}
}

func TestOnePassEqualsAPassPerScope(t *testing.T) {
	overlays := hostChecks()
	places := []zhuanhua.Place{zhuanhua.Shaanxi, zhuanhua.Beijing, zhuanhua.Corps, 610100, 110200, zhuanhua.Xinjiang}
	for name, rules := range readings() {
		t.Run(name, func(t *testing.T) {
			judge := mustJudge(t, rules, overlays...)
			transfers, pledges := records(7, 3000)
			tally := tallyOf(t, judge, transfers, pledges)
			for _, place := range places {
				for _, period := range periods {
					report, err := tally.Report(place, period)
					if err != nil {
						t.Fatal(err)
					}
					for _, check := range []string{zhuanhua.Indicator1, zhuanhua.Indicator2, zhuanhua.Indicator5, "outside", "exported", "anywhere", "licences"} {
						f, err := report.Figures(check)
						if err != nil {
							t.Fatal(err)
						}
						want := plainFigures(t, judge, check, report.Scope, transfers, pledges)
						if diff := cmp.Diff(want, asPlain(f)); diff != "" {
							t.Errorf("%s %s %s (-plain +tally):\n%s", check, place, period, diff)
						}
					}
				}
			}
		})
	}
}

func TestAnyOrderAndSplitGivesTheSameBytes(t *testing.T) {
	rules := readings()
	names := []string{"special plan", "both", "by record, net, all proofs"}
	rapid.Check(t, func(t *rapid.T) {
		judge, err := rules[rapid.SampledFrom(names).Draw(t, "rules")].Judge()
		if err != nil {
			t.Fatal(err)
		}
		transfers, pledges := records(rapid.Uint64().Draw(t, "seed"), rapid.IntRange(0, 60).Draw(t, "n"))
		want := sealedReports(t, judge, [][]zhuanhua.Transfer{transfers}, [][]zhuanhua.Pledge{pledges})
		transfers = rapid.Permutation(transfers).Draw(t, "order")
		pledges = rapid.Permutation(pledges).Draw(t, "order of pledges")
		cut := rapid.IntRange(0, len(transfers)).Draw(t, "cut")
		again := rapid.IntRange(cut, len(transfers)).Draw(t, "second cut")
		got := sealedReports(t, judge,
			[][]zhuanhua.Transfer{transfers[cut:again], transfers[:cut], transfers[again:]},
			[][]zhuanhua.Pledge{nil, pledges, nil})
		if got != want {
			t.Fatalf("reports differ:\n%s", cmp.Diff(want, got))
		}
	})
}

// sealedReports tallies each part on its own, merges the tallies and prints the
// reports of some places.
func sealedReports(t interface{ Fatal(...any) }, judge indicators.Judge, transfers [][]zhuanhua.Transfer, pledges [][]zhuanhua.Pledge) string {
	var whole *indicators.Tally
	for part := range transfers {
		tally := indicators.NewTally(judge, periods...)
		if err := tally.Sealed(); err != nil {
			t.Fatal(err)
		}
		for i := range transfers[part] {
			if err := tally.Transfer(&transfers[part][i]); err != nil {
				t.Fatal(err)
			}
		}
		for i := range pledges[part] {
			if err := tally.Pledge(&pledges[part][i]); err != nil {
				t.Fatal(err)
			}
		}
		if whole == nil {
			whole = tally
		} else if err := whole.Merge(tally); err != nil {
			t.Fatal(err)
		}
	}
	return printed(t, whole)
}

// printed returns the reports of some places as JSON.
func printed(t interface{ Fatal(...any) }, whole *indicators.Tally) string {
	out := ""
	for _, place := range []zhuanhua.Place{zhuanhua.Shaanxi, zhuanhua.Beijing, 610100} {
		for _, period := range periods {
			report, err := whole.Report(place, period)
			if err != nil {
				t.Fatal(err)
			}
			b, err := json.Marshal(report)
			if err != nil {
				t.Fatal(err)
			}
			out += string(b) + "\n"
		}
	}
	return out
}
