package indicators_test

import (
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// benchmarkRecords is how many transfers the benchmarks go through.
const benchmarkRecords = 1_000_000

var resolved = sync.OnceValue(func() []zhuanhua.Transfer {
	w := fixture.NewWorld(1, 50_000, 400_000, 40)
	transfers := make([]zhuanhua.Transfer, benchmarkRecords)
	for i := range transfers {
		transfers[i] = w.Transfer(fmt.Sprintf("SX-2022-%08d", i))
	}
	return transfers
})

var threeYears = zhuanhua.Years(2020, 2022)

// BenchmarkTally is the whole work on a million resolved transfers: indicators 1
// and 2, all provinces, three years, all reasons, duplicates looked for, reports
// made. Compare with BenchmarkStraightforward in the same run.
func BenchmarkTally(b *testing.B) {
	judge := mustJudge(b, eligibility.SpecialPlan())
	benchmarkTally(b, judge, func(*indicators.Tally) {})
}

// BenchmarkTallySealed is the same with the seal on.
func BenchmarkTallySealed(b *testing.B) {
	judge := mustJudge(b, eligibility.SpecialPlan())
	benchmarkTally(b, judge, func(t *indicators.Tally) {
		if err := t.Sealed(); err != nil {
			b.Fatal(err)
		}
	})
}

func benchmarkTally(b *testing.B, judge indicators.Judge, prepare func(*indicators.Tally)) {
	transfers := resolved()
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		tallyOnce(b, judge, transfers, prepare)
	}
	perRecord(b)
}

func tallyOnce(b *testing.B, judge indicators.Judge, transfers []zhuanhua.Transfer, prepare func(*indicators.Tally)) {
	tally := indicators.NewTally(judge, threeYears...)
	prepare(tally)
	if _, err := tally.Transfers(transfers); err != nil {
		b.Fatal(err)
	}
	patents := int64(0)
	for place := range zhuanhua.Provinces() {
		for _, year := range threeYears {
			report, err := tally.Report(place, year)
			if err != nil {
				b.Fatal(err)
			}
			patents += report.Received.Patents + report.Supplied.Patents
		}
	}
	if patents == 0 {
		b.Fatal("nothing counted")
	}
}

// BenchmarkTallyBesideStraightforward does the work both ways in turn and reports
// how many times as fast the tally is: on a machine that others use too, the two
// share its good and bad seconds.
func BenchmarkTallyBesideStraightforward(b *testing.B) {
	judge := mustJudge(b, eligibility.SpecialPlan())
	transfers := resolved()
	var tally, straight time.Duration
	for b.Loop() {
		tally += timed(func() { tallyOnce(b, judge, transfers, func(*indicators.Tally) {}) })
		straight += timed(func() { straightOnce(b, transfers) })
	}
	b.ReportMetric(float64(straight)/float64(tally), "times")
}

// timed tells how long f takes, without the garbage of what went before.
func timed(f func()) time.Duration {
	runtime.GC()
	begun := time.Now()
	f()
	return time.Since(begun)
}

func perRecord(b *testing.B) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/benchmarkRecords, "ns/record")
}

// BenchmarkJudge is the judging alone.
func BenchmarkJudge(b *testing.B) {
	judge := mustJudge(b, eligibility.SpecialPlan())
	transfers := resolved()
	var judged zhuanhua.Judged
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		for i := range transfers {
			if err := judge.JudgeTransfer(&transfers[i], &judged); err != nil {
				b.Fatal(err)
			}
		}
	}
	perRecord(b)
}

// BenchmarkStraightforward does the same work as one would write it first:
// conditions as ifs, sums as decimals, counts in maps by text.
func BenchmarkStraightforward(b *testing.B) {
	transfers := resolved()
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		straightOnce(b, transfers)
	}
	perRecord(b)
}

func straightOnce(b *testing.B, transfers []zhuanhua.Transfer) {
	s := newStraightforward()
	for i := range transfers {
		s.add(&transfers[i])
	}
	if len(s.seen) != benchmarkRecords || len(s.scopes) == 0 {
		b.Fatal("nothing counted")
	}
}

// straightforward tallies by indicator, province and year.
type straightforward struct {
	seen    map[string]bool
	scopes  map[string]*straightScope
	reasons map[string]int // by indicator, year and reason: records of whatever province
	missing map[string]int
}

type straightScope struct {
	records            int
	patents            map[string]bool
	parties            map[string]bool
	contract, received decimal.Decimal
	reasons, missing   map[string]int
}

func newStraightforward() *straightforward {
	return &straightforward{map[string]bool{}, map[string]*straightScope{}, map[string]int{}, map[string]int{}}
}

func (s *straightforward) scope(indicator, province, year string) *straightScope {
	key := indicator + "/" + province + "/" + year
	found := s.scopes[key]
	if found == nil {
		found = &straightScope{patents: map[string]bool{}, parties: map[string]bool{}, reasons: map[string]int{}, missing: map[string]int{}}
		s.scopes[key] = found
	}
	return found
}

var straightYears = []struct {
	name     string
	from, to zhuanhua.Day
}{
	{"2020", zhuanhua.Year(2020).From, zhuanhua.Year(2020).To},
	{"2021", zhuanhua.Year(2021).From, zhuanhua.Year(2021).To},
	{"2022", zhuanhua.Year(2022).From, zhuanhua.Year(2022).To},
}

func (s *straightforward) add(t *zhuanhua.Transfer) {
	if s.seen[t.ID] {
		return
	}
	s.seen[t.ID] = true
	failed, missing := straightCommon(t)
	failed1, missing1 := straightReceived(t, failed, missing)
	failed2, missing2 := straightSupplied(t, failed, missing)
	s.count("indicator1", t, t.Transferee, failed1, missing1)
	s.count("indicator2", t, t.Transferor, failed2, missing2)
}

func straightCommon(t *zhuanhua.Transfer) (failed, missing []string) {
	if t.Kind == zhuanhua.TransferNone {
		missing = append(missing, "transfer-kind")
	}
	if t.RecordedOn != 0 {
		notGranted, unknown := false, false
		for i := range t.Patents {
			p := &t.Patents[i]
			switch {
			case !p.OnRegister:
				unknown = true
			case p.GrantedOn == 0 || p.GrantedOn > t.RecordedOn || p.LapsedOn != 0 && p.LapsedOn <= t.RecordedOn:
				notGranted = true
			}
		}
		if notGranted {
			failed = append(failed, "not-granted")
		} else if unknown {
			missing = append(missing, "patent-grant")
		}
	} else {
		failed = append(failed, "not-recorded")
	}
	switch t.TransferorFirst {
	case zhuanhua.No:
		failed = append(failed, "transferor-not-first")
	case zhuanhua.Unstated:
		missing = append(missing, "transferor-first")
	}
	return failed, missing
}

func straightReceived(t *zhuanhua.Transfer, failed, missing []string) ([]string, []string) {
	failed, missing = failed[:len(failed):len(failed)], missing[:len(missing):len(missing)]
	if t.Transferor.Kind == zhuanhua.PartyKindNone {
		missing = append(missing, "transferor-kind")
	} else if k := t.Transferor.Kind; k != zhuanhua.University && k != zhuanhua.ResearchInstitute && k != zhuanhua.CentralSOE && k != zhuanhua.ProvincialSOE {
		failed = append(failed, "transferor-kind")
	}
	if t.Transferee == nil {
		return failed, append(missing, "transferee-kind", "transferee-size")
	}
	switch t.Transferee.Kind {
	case zhuanhua.PartyKindNone:
		missing = append(missing, "transferee-kind")
	case zhuanhua.OtherEnterprise, zhuanhua.CentralSOE, zhuanhua.ProvincialSOE, zhuanhua.MunicipalSOE, zhuanhua.MilitaryUnit:
		switch t.Transferee.SizeBefore(t.RecordedOn).SME() {
		case zhuanhua.No:
			failed = append(failed, "transferee-size")
		case zhuanhua.Unstated:
			missing = append(missing, "transferee-size")
		}
	default:
		failed = append(failed, "transferee-kind")
	}
	if t.Kind != zhuanhua.Licence {
		switch t.TransfereeFirst {
		case zhuanhua.No:
			failed = append(failed, "transferee-not-first")
		case zhuanhua.Unstated:
			missing = append(missing, "transferee-first")
		}
	}
	return failed, missing
}

func straightSupplied(t *zhuanhua.Transfer, failed, missing []string) ([]string, []string) {
	failed, missing = failed[:len(failed):len(failed)], missing[:len(missing):len(missing)]
	if k := t.Transferor.Kind; k == zhuanhua.PartyKindNone {
		missing = append(missing, "transferor-kind")
	} else if k != zhuanhua.University && k != zhuanhua.ResearchInstitute {
		failed = append(failed, "transferor-kind")
	}
	return failed, missing
}

func (s *straightforward) count(indicator string, t *zhuanhua.Transfer, home *zhuanhua.Party, failed, missing []string) {
	province := ""
	if home != nil {
		province = home.Province.String()
	}
	for _, year := range straightYears {
		reasons := failed[:len(failed):len(failed)]
		before := false
		switch {
		case t.RecordedOn == 0:
		case t.RecordedOn > year.to:
			reasons = append(reasons, "after-cutoff")
		case t.RecordedOn < year.from:
			before = true
			reasons = append(reasons, "before-period")
		}
		if t.RevokedOn != 0 && t.RevokedOn <= year.to {
			reasons = append(reasons, "revoked")
		}
		for _, r := range reasons {
			s.reasons[indicator+"/"+year.name+"/"+r]++
		}
		scope := s.scope(indicator, province, year.name)
		for _, r := range reasons {
			scope.reasons[r]++
		}
		if len(reasons) == 0 && len(missing) > 0 {
			for _, m := range missing {
				s.missing[indicator+"/"+year.name+"/"+m]++
				scope.missing[m]++
			}
			continue
		}
		if len(missing) == 0 && (len(reasons) == 0 || before && len(reasons) == 1) {
			for i := range t.Payments {
				p := &t.Payments[i]
				if effective := max(p.PaidOn, t.RecordedOn); p.Evidence != 0 && t.Kind != zhuanhua.Equity && effective >= year.from && effective <= year.to {
					scope.received = scope.received.Add(p.Amount.Or(decimal.Decimal{}))
				}
			}
		}
		if len(reasons) == 0 {
			scope.records++
			scope.parties[home.ID.String()] = true
			for i := range t.Patents {
				scope.patents[t.Patents[i].No.String()] = true
			}
			if amount, given := t.ContractAmount.Get(); given && t.ContractFiled == zhuanhua.Yes {
				scope.contract = scope.contract.Add(amount)
			}
		}
	}
}
