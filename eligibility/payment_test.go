package eligibility_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// brought is what a record brings to a figure of a scope.
type brought struct {
	Patents  []zhuanhua.PatentNo
	LeftOut  int // patents of a record that counts which do not
	Amount   zhuanhua.Amount
	Unpriced bool // counts, and its amount is not known
	Received zhuanhua.Amount
}

// brings works out what a record brings as the annex says it: patents and contract
// amount where it counts, payments of the period where nothing but an earlier
// record stands in the way.
func brings(j *zhuanhua.Judged, check string, s zhuanhua.Scope) brought {
	i, b := j.Table.Find(check), brought{Patents: []zhuanhua.PatentNo{}}
	met := j.In(i, &s).Outcome() == zhuanhua.Met
	b.Unpriced = met && !j.AmountKnown
	for n := range j.Parts {
		part, v := &j.Parts[n], j.PartIn(n, i, &s)
		switch {
		case v.Outcome() == zhuanhua.Met:
			b.Patents = append(b.Patents, part.Patents...)
			b.Amount += part.Share(j.Amount)
		case met:
			b.LeftOut += len(part.Patents)
		}
		for _, p := range j.Payments {
			if v.CarriesMoney() && p.Counts>>i&1 == 1 && s.Period.Has(p.Effective) && p.Effective <= s.Period.AsOf {
				b.Received += part.Share(p.Amount)
			}
		}
	}
	slices.Sort(b.Patents)
	return b
}

func in2022(place zhuanhua.Place) zhuanhua.Scope {
	return zhuanhua.Scope{Place: place, Period: zhuanhua.Year(2022)}
}

// 成交金额: of the true and valid contract submitted to CNIPA; a transfer whose
// contract is not on file counts as patents, not as amount.
func TestA1gA2cContractAmount(t *testing.T) {
	given := zhuanhua.Value(decimal.RequireFromString("100000.5"))
	none := zhuanhua.Given[decimal.Decimal]{}
	judge := mustJudge(t, eligibility.SpecialPlan())
	for _, c := range []struct {
		name     string
		filed    zhuanhua.Truth
		amount   zhuanhua.Given[decimal.Decimal]
		want     zhuanhua.Amount
		unpriced bool
	}{
		{"on file", zhuanhua.Yes, given, 100_000_50, false},
		{"on file, for nothing", zhuanhua.Yes, zhuanhua.Value(decimal.Zero), 0, false},
		{"on file, amount not given", zhuanhua.Yes, none, 0, true},
		{"not on file", zhuanhua.No, given, 0, false},
		{"not on file, amount not given", zhuanhua.No, none, 0, false},
		{"filing not given", zhuanhua.Unstated, given, 0, true},
		{"nothing given", zhuanhua.Unstated, none, 0, true},
	} {
		record := deal()
		record.ContractFiled, record.ContractAmount = c.filed, c.amount
		j := judgeTransfer(t, judge, &record)
		for _, check := range []string{zhuanhua.Indicator1, zhuanhua.Indicator2} {
			b := brings(j, check, in2022(zhuanhua.Shaanxi))
			if b.Amount != c.want || b.Unpriced != c.unpriced || len(b.Patents) != 1 {
				t.Errorf("%s, %s: brings %+v", c.name, check, b)
			}
		}
	}
}

// moneyCase is a payment and in which received amounts it counts.
type moneyCase struct {
	name         string
	alter        func(*zhuanhua.Transfer, *zhuanhua.Payment)
	paid, earned bool // by the SME; received by the institution
}

func checkMoney(t *testing.T, rules eligibility.Rules, cases []moneyCase) {
	t.Helper()
	judge := mustJudge(t, rules)
	for _, c := range cases {
		record := deal()
		c.alter(&record, &record.Payments[0])
		j := judgeTransfer(t, judge, &record)
		for check, want := range map[string]bool{zhuanhua.Indicator1: c.paid, zhuanhua.Indicator2: c.earned} {
			if got := brings(j, check, in2022(zhuanhua.Shaanxi)).Received; got != 0 != want || want && got != 50_000_00 {
				t.Errorf("%s: %s received %v, counts: %v", c.name, check, got, want)
			}
		}
	}
}

// 实际到账金额: fees that the SME has paid (indicator 1) and that the institution has
// received (indicator 2), proven by 发票、收付款凭证、转账记录等.
func TestA1hA2dReceivedAmount(t *testing.T) {
	proof := func(list ...zhuanhua.Evidence) func(*zhuanhua.Transfer, *zhuanhua.Payment) {
		return func(_ *zhuanhua.Transfer, p *zhuanhua.Payment) { p.Evidence = zhuanhua.SetOf(list...) }
	}
	stranger := zhuanhua.NewPartyID(fixture.CreditCode(9))
	checkMoney(t, eligibility.SpecialPlan(), []moneyCase{
		{"an invoice", proof(zhuanhua.Invoice), true, true},
		{"a voucher", proof(zhuanhua.Voucher), true, true},
		{"a bank transfer record", proof(zhuanhua.BankTransfer), true, true},
		{"other proof that the host accepts", proof(zhuanhua.AcceptedEvidence), true, true},
		{"all of them", proof(zhuanhua.Invoice, zhuanhua.Voucher, zhuanhua.BankTransfer, zhuanhua.AcceptedEvidence), true, true},
		{"no proof", proof(), false, false},

		{"a licence", func(r *zhuanhua.Transfer, _ *zhuanhua.Payment) { r.Kind = zhuanhua.Licence }, true, true},
		{"an equity contribution brings no fee", func(r *zhuanhua.Transfer, _ *zhuanhua.Payment) { r.Kind = zhuanhua.Equity }, false, false},
		{"the parties named", func(r *zhuanhua.Transfer, p *zhuanhua.Payment) { p.Payer, p.Payee = r.Transferee.ID, r.Transferor.ID }, true, true},
		{"paid by someone else", func(_ *zhuanhua.Transfer, p *zhuanhua.Payment) { p.Payer = stranger }, false, true},
		{"paid to someone else", func(_ *zhuanhua.Transfer, p *zhuanhua.Payment) { p.Payee = stranger }, true, false},
		{"between others", func(_ *zhuanhua.Transfer, p *zhuanhua.Payment) { p.Payer, p.Payee = stranger, stranger }, false, false},
		{"back from the transferor", func(r *zhuanhua.Transfer, p *zhuanhua.Payment) { p.Payer, p.Payee = r.Transferor.ID, r.Transferee.ID }, false, false},

		{"the contract is not on file", func(r *zhuanhua.Transfer, _ *zhuanhua.Payment) { r.ContractFiled = zhuanhua.No }, true, true},
		{"more than the contract", func(r *zhuanhua.Transfer, _ *zhuanhua.Payment) { r.ContractAmount = zhuanhua.Value(decimal.New(1, 0)) }, true, true},
		{"first used, then paid: nothing yet", func(r *zhuanhua.Transfer, _ *zhuanhua.Payment) { r.Payments = nil }, false, false},
		{"the record is refused for indicator 1", func(r *zhuanhua.Transfer, _ *zhuanhua.Payment) { r.Transferee.Sizes = sized(zhuanhua.Large) }, false, true},
		{"the record lacks what indicator 1 asks", func(r *zhuanhua.Transfer, _ *zhuanhua.Payment) { r.Transferee.Sizes = nil }, false, true},
		{"the record is refused for indicator 2", func(r *zhuanhua.Transfer, _ *zhuanhua.Payment) { r.Transferor.Kind = zhuanhua.CentralSOE }, true, false},
		{"never recorded", func(r *zhuanhua.Transfer, _ *zhuanhua.Payment) { r.RecordedOn = 0 }, false, false},
		{"annulled", func(r *zhuanhua.Transfer, _ *zhuanhua.Payment) { r.RevokedOn = on("2022-12-31") }, false, false},
	})
}

// A payment belongs to the period of the later of its own day and its record's.
func TestA1iPeriodOfAPayment(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	for _, c := range []struct {
		name, recorded, paid string
		counts               map[int]bool // by year, each as of its end
	}{
		{"the same year", "2022-05-01", "2022-06-01", map[int]bool{2022: true}},
		{"paid before the record", "2022-05-01", "2020-06-01", map[int]bool{2022: true}},
		{"paid a year after it", "2021-05-01", "2022-06-01", map[int]bool{2022: true}},
		{"paid on 31 December", "2021-05-01", "2021-12-31", map[int]bool{2021: true}},
		{"paid on 1 January", "2021-05-01", "2022-01-01", map[int]bool{2022: true}},
		{"recorded on 1 January", "2022-01-01", "2021-12-31", map[int]bool{2022: true}},
		{"paid when the programme is over", "2021-05-01", "2024-06-01", nil},
		{"recorded when it is over", "2024-05-01", "2021-06-01", nil},
		{"recorded before the base year, paid within", "2015-05-01", "2021-06-01", map[int]bool{2021: true}},
	} {
		record := deal()
		record.Patents[0].GrantedOn = on("2010-01-01")
		record.RecordedOn, record.Payments[0].PaidOn = on(c.recorded), on(c.paid)
		j := judgeTransfer(t, judge, &record)
		for year := 2020; year <= 2023; year++ {
			s := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(year)}
			for _, check := range []string{zhuanhua.Indicator1, zhuanhua.Indicator2} {
				if got := brings(j, check, s).Received; got != 0 != c.counts[year] {
					t.Errorf("%s: %s of %d received %v", c.name, check, year, got)
				}
			}
		}
	}
}

// The statistics day cuts payments off on its own day, inclusive, also where it
// lies before the year's end or after it.
func TestA1hPaymentsUpToTheStatisticsDay(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	for _, c := range []struct {
		paid, asOf string
		counts     bool
	}{
		{"2022-12-31", "2022-12-31", true},
		{"2023-01-01", "2022-12-31", false},
		{"2023-01-01", "2023-06-30", false}, // of another year
		{"2022-06-30", "2022-06-30", true},
		{"2022-07-01", "2022-06-30", false},
		{"2022-07-01", "2022-07-01", true},
	} {
		record := deal()
		record.Payments[0].PaidOn = on(c.paid)
		s := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022).At(on(c.asOf))}
		if got := brings(judgeTransfer(t, judge, &record), zhuanhua.Indicator1, s).Received; got != 0 != c.counts {
			t.Errorf("paid on %s, as of %s: received %v", c.paid, c.asOf, got)
		}
	}
}

// The years' money adds up to the programme's, as of one day.
func TestA1iYearsAddUp(t *testing.T) {
	whole := zhuanhua.Period{From: on("2020-01-01"), To: on("2023-12-31"), AsOf: on("2023-12-31")}
	split := eligibility.SpecialPlan()
	split.Unit = eligibility.PatentByPatent
	for _, rules := range []eligibility.Rules{eligibility.SpecialPlan(), split} {
		judge := mustJudge(t, rules)
		rapid.Check(t, func(t *rapid.T) {
			w := fixture.NewWorld(rapid.Uint64().Draw(t, "seed"), 6, 12, 10)
			record := w.Transfer("T")
			var j zhuanhua.Judged
			if err := judge.JudgeTransfer(&record, &j); err != nil {
				t.Fatal(err)
			}
			for _, check := range []string{zhuanhua.Indicator1, zhuanhua.Indicator2} {
				for _, home := range j.Homes {
					if home.Province == 0 || home.Province == zhuanhua.Abroad || home.Province == zhuanhua.HongKong {
						continue
					}
					sum := zhuanhua.Amount(0)
					for _, year := range zhuanhua.Years(2020, 2023) {
						sum += brings(&j, check, zhuanhua.Scope{Place: home.Province, Period: year.At(whole.AsOf)}).Received
					}
					if total := brings(&j, check, zhuanhua.Scope{Place: home.Province, Period: whole}).Received; sum != total {
						t.Fatalf("%s in %v: years %v, programme %v", check, home.Province, sum, total)
					}
				}
			}
		})
	}
}

// One amount over several patents is split equally, the remaining fen to the first
// in canonical order, and the parts add up.
func TestA1jSharesOfPatents(t *testing.T) {
	rules := eligibility.SpecialPlan()
	rules.Unit = eligibility.PatentByPatent
	judge := mustJudge(t, rules)
	numbers := []zhuanhua.PatentNo{invention, utility, design}
	slices.Sort(numbers)
	for _, c := range []struct {
		name   string
		lapsed []int // ranks of patents that do not count
		want   zhuanhua.Amount
		paid   zhuanhua.Amount
	}{
		{"all three", nil, 100, 5},
		{"without the first", []int{0}, 66, 3},
		{"without the second", []int{1}, 67, 3},
		{"without the last", []int{2}, 67, 4},
		{"the first alone", []int{1, 2}, 34, 2},
		{"the last alone", []int{0, 1}, 33, 1},
		{"none", []int{0, 1, 2}, 0, 0},
	} {
		record := deal()
		record.ContractAmount = zhuanhua.Value(decimal.RequireFromString("1.00"))
		record.Payments[0].Amount = zhuanhua.Value(decimal.RequireFromString("0.05"))
		record.Patents = nil
		for rank, no := range slices.Backward(numbers) { // the record's own order plays no part
			p := granted(no, "2019-06-04", "")
			if slices.Contains(c.lapsed, rank) {
				p.LapsedOn = on("2020-01-01")
			}
			record.Patents = append(record.Patents, p)
		}
		b := brings(judgeTransfer(t, judge, &record), zhuanhua.Indicator1, in2022(zhuanhua.Shaanxi))
		if b.Amount != c.want || b.Received != c.paid {
			t.Errorf("%s: amount %d fen, received %d; want %d and %d", c.name, b.Amount, b.Received, c.want, c.paid)
		}
	}
}

func TestA1jSharesAddUp(t *testing.T) {
	rules := eligibility.SpecialPlan()
	rules.Unit = eligibility.PatentByPatent
	judge := mustJudge(t, rules)
	rapid.Check(t, func(t *rapid.T) {
		w := fixture.NewWorld(rapid.Uint64().Draw(t, "seed"), 6, 40, 3)
		record := w.Transfer("T")
		for i := range rapid.IntRange(0, 20).Draw(t, "more patents") {
			record.Patents = append(record.Patents, zhuanhua.Patent{No: fixture.PatentNo(100 + i), OnRegister: i%2 == 0, GrantedOn: zhuanhua.Day(i % 3)})
		}
		var j zhuanhua.Judged
		if err := judge.JudgeTransfer(&record, &j); err != nil {
			t.Fatal(err)
		}
		var patents []zhuanhua.PatentNo
		amount, paid := zhuanhua.Amount(0), make([]zhuanhua.Amount, len(j.Payments))
		for n := range j.Parts {
			patents = append(patents, j.Parts[n].Patents...)
			amount += j.Parts[n].Share(j.Amount)
			for i := range j.Payments {
				paid[i] += j.Parts[n].Share(j.Payments[i].Amount)
			}
		}
		for i := range paid {
			if paid[i] != j.Payments[i].Amount {
				t.Fatalf("payment %d: shares add up to %d of %d", i, paid[i], j.Payments[i].Amount)
			}
		}
		if amount != j.Amount || len(patents) != len(record.Patents) {
			t.Fatalf("shares of %d add up to %d, %d of %d patents", j.Amount, amount, len(patents), len(record.Patents))
		}
		slices.Sort(patents)
		if len(slices.Compact(patents)) != len(record.Patents) {
			t.Fatal("a patent is in two parts")
		}
	})
}

// reasonsOfPayment asks the payments' own checks, which say what a payment fails.
func TestReasonsOfPayments(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	stranger := zhuanhua.NewPartyID(fixture.CreditCode(9))
	for _, c := range []struct {
		name   string
		alter  func(*zhuanhua.Transfer, *zhuanhua.Payment)
		paid   answer
		earned answer
	}{
		{"as it is", func(*zhuanhua.Transfer, *zhuanhua.Payment) {}, counts(), counts()},
		{"no proof", func(_ *zhuanhua.Transfer, p *zhuanhua.Payment) { p.Evidence = 0 }, fails("no-proof"), fails("no-proof")},
		{"equity", func(r *zhuanhua.Transfer, _ *zhuanhua.Payment) { r.Kind = zhuanhua.Equity }, fails("fee-kind"), fails("fee-kind")},
		{"kind not given", func(r *zhuanhua.Transfer, _ *zhuanhua.Payment) { r.Kind = 0 }, lacks("transfer-kind"), lacks("transfer-kind")},
		{"another payer", func(_ *zhuanhua.Transfer, p *zhuanhua.Payment) { p.Payer = stranger }, fails("payer"), counts()},
		{"another payee", func(_ *zhuanhua.Transfer, p *zhuanhua.Payment) { p.Payee = stranger }, counts(), fails("payee")},
		{"a payer, and no transferee to compare", func(r *zhuanhua.Transfer, p *zhuanhua.Payment) { p.Payer, r.Transferee = stranger, nil }, lacks("payer"), counts()},
		{"no payer and no transferee: the contract's", func(r *zhuanhua.Transfer, _ *zhuanhua.Payment) { r.Transferee = nil }, counts(), counts()},
		{"not recorded", func(r *zhuanhua.Transfer, _ *zhuanhua.Payment) { r.RecordedOn = 0 }, fails("not-recorded"), fails("not-recorded")},
		{"before", func(r *zhuanhua.Transfer, p *zhuanhua.Payment) {
			r.RecordedOn, p.PaidOn = on("2021-05-01"), on("2021-06-01")
		}, fails("before-period"), fails("before-period")},
		{"after", func(_ *zhuanhua.Transfer, p *zhuanhua.Payment) { p.PaidOn = on("2023-01-01") }, fails("after-cutoff"), fails("after-cutoff")},
	} {
		record := deal()
		c.alter(&record, &record.Payments[0])
		for check, want := range map[string]answer{eligibility.PaidBySME: c.paid, eligibility.ReceivedByInstitution: c.earned} {
			d, err := judge.ExplainPayment(check, &record, 0, in2022(zhuanhua.Shaanxi))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, saidBy(d)); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", c.name, check, diff)
			}
		}
	}
}

// saidBy is what a decision record says of the verdict.
func saidBy(d zhuanhua.Decision) answer {
	a := answer{Outcome: d.Outcome, Failed: []string{}, Missing: []string{}}
	for _, r := range d.Rows {
		if r.Outcome == zhuanhua.RowFailed {
			a.Failed = append(a.Failed, r.Code[len(d.Check)+1:])
		}
	}
	for _, m := range d.Missing {
		a.Missing = append(a.Missing, m.Fact)
	}
	return a
}
