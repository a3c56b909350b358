package eligibility_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// The special plan as the notice, its annex and the rulebook's readings have it,
// said in the keys that files carry.
func TestSpecialPlanSays(t *testing.T) {
	want := map[string]string{
		"from": "2021-03-19", "to": "2024-01-01",
		"kinds": "assignment;licence;equity", "patent-kinds": "invention;utility_model;design",
		"grant-day": "record_day", "unit": "whole_record",
		"firms": "central_soe;provincial_soe;municipal_soe;military_unit;enterprise", "sizes": "micro;small;medium",
		"first-after": "assignment;equity",
		"suppliers":   "university;research_institute;central_soe;provincial_soe", "institutions": "university;research_institute",
		"fee-kinds": "assignment;licence", "proofs": "invoice;voucher;bank_transfer;accepted", "all-proofs": "false",
		"net-pledges": "false", "counting": "by_patent", "cumulation": "sum_of_years",
	}
	got := map[string]string{}
	for _, f := range eligibility.Fields() {
		if _, ours := want[f.Key]; ours {
			got[f.Key] = f.Show(eligibility.SpecialPlan())
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the special plan (-want +got):\n%s", diff)
	}
}

// alternative is a reading of the rulebook that names another one: what a record
// is by the reading, and what by the alternative.
type alternative struct {
	name         string
	rules        func(*eligibility.Rules)
	record       func(*zhuanhua.Transfer)
	check        string
	period       zhuanhua.Period
	reading, alt answer
}

func alternatives() []alternative {
	patents := func(list ...zhuanhua.Patent) func(*zhuanhua.Transfer) {
		return func(r *zhuanhua.Transfer) { r.Patents = list }
	}
	onStatisticsDay := func(r *eligibility.Rules) { r.GrantDay = eligibility.OnStatisticsDay }
	split := func(r *eligibility.Rules) { r.Unit = eligibility.PatentByPatent }
	lapsed, good := granted(utility, "2015-01-01", "2020-01-01"), granted(invention, "2019-06-04", "")
	late := zhuanhua.Year(2022).At(on("2023-06-30"))
	return []alternative{
		{
			name: "municipal SOEs supply too", rules: func(r *eligibility.Rules) { r.Suppliers = r.Suppliers.With(zhuanhua.MunicipalSOE) },
			record: giver(zhuanhua.MunicipalSOE), reading: fails("transferor-kind"), alt: counts(),
		},
		{
			name: "equity needs no first patentee", rules: func(r *eligibility.Rules) { r.FirstAfter = zhuanhua.SetOf(zhuanhua.Assignment) },
			record:  func(r *zhuanhua.Transfer) { r.Kind, r.TransfereeFirst = zhuanhua.Equity, zhuanhua.No },
			reading: fails("transferee-not-first"), alt: counts(),
		},
		{
			name: "an assignment still does", rules: func(r *eligibility.Rules) { r.FirstAfter = zhuanhua.SetOf(zhuanhua.Assignment) },
			record:  func(r *zhuanhua.Transfer) { r.TransfereeFirst = zhuanhua.No },
			reading: fails("transferee-not-first"), alt: fails("transferee-not-first"),
		},
		{
			name: "granted on the statistics day: granted since", rules: onStatisticsDay,
			record: patents(granted(invention, "2022-12-31", "")), reading: fails("not-granted"), alt: counts(),
		},
		{
			name: "granted a day after it", rules: onStatisticsDay,
			record: patents(granted(invention, "2023-01-01", "")), reading: fails("not-granted"), alt: fails("not-granted"),
		},
		{
			name: "granted on a later statistics day", rules: onStatisticsDay, period: late,
			record: patents(granted(invention, "2023-06-30", "")), reading: fails("not-granted"), alt: counts(),
		},
		{
			name: "lapsed since", rules: onStatisticsDay,
			record: patents(granted(invention, "2019-06-04", "2022-12-31")), reading: counts(), alt: fails("not-granted"),
		},
		{
			name: "lapsed after it", rules: onStatisticsDay,
			record: patents(granted(invention, "2019-06-04", "2023-01-01")), reading: counts(), alt: counts(),
		},
		{
			name: "nothing known of its grant", rules: onStatisticsDay,
			record: patents(unread(invention)), reading: lacks("patent-grant"), alt: lacks("patent-grant-as-of"),
		},
		{
			name: "patent by patent: one counts", rules: split,
			record: patents(lapsed, good, unread(design)), reading: fails("not-granted"), alt: counts(),
		},
		{
			name: "patent by patent: one is open", rules: split,
			record: patents(lapsed, unread(design)), reading: fails("not-granted"), alt: lacks("patent-grant"),
		},
		{
			name: "patent by patent: none counts, one reason", rules: split,
			record: patents(lapsed, granted(invention, "", "")), reading: fails("not-granted"), alt: fails("not-granted"),
		},
		{
			name: "patent by patent: what the record fails, all fail", rules: split,
			record: func(r *zhuanhua.Transfer) {
				patents(lapsed, good)(r)
				r.TransferorFirst = zhuanhua.No
			}, reading: fails("not-granted", "transferor-not-first"), alt: fails("not-granted", "transferor-not-first"),
		},
		{
			name: "patent by patent, on the statistics day", rules: func(r *eligibility.Rules) { split(r); onStatisticsDay(r) },
			record:  patents(granted(utility, "2019-06-04", "2022-12-31"), granted(invention, "2022-12-31", "")),
			reading: fails("not-granted"), alt: counts(),
		},
		{
			name: "medium ones are no SMEs", rules: func(r *eligibility.Rules) { r.Sizes = r.Sizes.Without(zhuanhua.Medium) },
			record: func(r *zhuanhua.Transfer) { r.Transferee.Sizes = sized(zhuanhua.Medium) }, reading: counts(), alt: fails("transferee-size"),
		},
		{
			name: "then not large is not enough", rules: func(r *eligibility.Rules) { r.Sizes = r.Sizes.Without(zhuanhua.Medium) },
			record: func(r *zhuanhua.Transfer) {
				r.Transferee.Sizes = []zhuanhua.SizeOfYear{{Size: zhuanhua.Size{Possible: zhuanhua.SetOf(zhuanhua.Micro, zhuanhua.Small, zhuanhua.Medium)}}}
			}, reading: counts(), alt: lacks("transferee-size"),
		},
		{
			name: "large ones count too", rules: func(r *eligibility.Rules) { r.Sizes = r.Sizes.With(zhuanhua.Large) },
			record: func(r *zhuanhua.Transfer) { r.Transferee.Sizes = sized(zhuanhua.Large) }, reading: fails("transferee-size"), alt: counts(),
		},
		{
			name: "military units are no firms", rules: func(r *eligibility.Rules) { r.Firms = r.Firms.Without(zhuanhua.MilitaryUnit) },
			record: func(r *zhuanhua.Transfer) { r.Transferee.Kind = zhuanhua.MilitaryUnit }, reading: counts(), alt: fails("transferee-kind"),
		},
		{
			name: "SOEs give under indicator 2 too", rules: func(r *eligibility.Rules) { r.Institutions = r.Institutions.With(zhuanhua.CentralSOE) },
			record: giver(zhuanhua.CentralSOE), check: zhuanhua.Indicator2, reading: fails("transferor-kind"), alt: counts(),
		},
		{
			name: "designs do not count", rules: func(r *eligibility.Rules) { r.PatentKinds = r.PatentKinds.Without(zhuanhua.Design) },
			record: patents(good, granted(design, "2019-06-04", "")), reading: counts(), alt: fails("patent-kind"),
		},
		{
			name: "licences alone count", rules: func(r *eligibility.Rules) { r.Kinds = zhuanhua.SetOf(zhuanhua.Licence) },
			record: func(*zhuanhua.Transfer) {}, reading: counts(), alt: fails("transfer-kind"),
		},
	}
}

func TestAlternativesOfTheReadings(t *testing.T) {
	for _, a := range alternatives() {
		if a.check == "" {
			a.check = zhuanhua.Indicator1
		}
		rules := eligibility.SpecialPlan()
		one := ruling{name: a.name, alter: a.record, period: a.period, want: a.reading}
		checkRulings(t, rules, a.check, []ruling{one})
		a.rules(&rules)
		one.name, one.want = "alternative: "+a.name, a.alt
		checkRulings(t, rules, a.check, []ruling{one})
	}
}

// Patents left out of a record that counts are told apart, and each patent has its
// share of the money.
func TestPatentByPatentBrings(t *testing.T) {
	record := deal()
	record.ContractAmount = zhuanhua.Value(decimal.RequireFromString("100.00"))
	record.Payments[0].Amount = zhuanhua.Value(decimal.RequireFromString("0.10"))
	record.Patents = []zhuanhua.Patent{
		granted(another, "2019-06-04", ""), granted(utility, "2015-01-01", "2020-01-01"), granted(invention, "2019-06-04", ""),
	}
	counted := []zhuanhua.PatentNo{another, invention}
	slices.Sort(counted)
	s := in2022(zhuanhua.Shaanxi)
	for _, c := range []struct {
		rules eligibility.Rules
		want  brought
	}{
		{eligibility.SpecialPlan(), brought{Patents: []zhuanhua.PatentNo{}}},
		// 10000 fen over three patents are 3334, 3333 and 3333; 10 fen 4, 3 and 3. The
		// one that lapsed is the last in canonical order.
		{patentByPatent(), brought{Patents: counted, LeftOut: 1, Amount: 6667, Received: 7}},
	} {
		for _, check := range []string{zhuanhua.Indicator1, zhuanhua.Indicator2} {
			got := brings(judgeTransfer(t, mustJudge(t, c.rules), &record), check, s)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%v, %s (-want +got):\n%s", c.rules.Unit, check, diff)
			}
		}
	}
}

func TestAlternativesOfTheMoney(t *testing.T) {
	proof := func(list ...zhuanhua.Evidence) func(*zhuanhua.Transfer, *zhuanhua.Payment) {
		return func(_ *zhuanhua.Transfer, p *zhuanhua.Payment) { p.Evidence = zhuanhua.SetOf(list...) }
	}
	rules := eligibility.SpecialPlan()
	rules.AllProofs = true
	checkMoney(t, rules, []moneyCase{
		{"all three required: one", proof(zhuanhua.Invoice), false, false},
		{"all three required: no voucher", proof(zhuanhua.Invoice, zhuanhua.BankTransfer), false, false},
		{"all three required: no record of transfer", proof(zhuanhua.Invoice, zhuanhua.Voucher), false, false},
		{"all three required: no invoice", proof(zhuanhua.Voucher, zhuanhua.BankTransfer), false, false},
		{"all three required: another instead", proof(zhuanhua.Invoice, zhuanhua.BankTransfer, zhuanhua.AcceptedEvidence), false, false},
		{"all three required: all three", proof(zhuanhua.Invoice, zhuanhua.Voucher, zhuanhua.BankTransfer), true, true},
	})
	rules = eligibility.SpecialPlan()
	rules.Proofs = rules.Proofs.Without(zhuanhua.AcceptedEvidence)
	checkMoney(t, rules, []moneyCase{
		{"other proof not accepted", proof(zhuanhua.AcceptedEvidence), false, false},
		{"other proof beside a named one", proof(zhuanhua.AcceptedEvidence, zhuanhua.Voucher), true, true},
	})
	rules = eligibility.SpecialPlan()
	rules.FeeKinds = rules.FeeKinds.With(zhuanhua.Equity)
	checkMoney(t, rules, []moneyCase{
		{"equity brings a fee", func(r *zhuanhua.Transfer, _ *zhuanhua.Payment) { r.Kind = zhuanhua.Equity }, true, true},
	})
}

// 件次 and distinct over the window: the judge hands the choice on to whoever adds
// up.
func TestAlternativesOfCounting(t *testing.T) {
	rules := eligibility.SpecialPlan()
	if judge := mustJudge(t, rules); judge.Counting() != zhuanhua.ByPatent || judge.Cumulation() != zhuanhua.SumOfYears {
		t.Errorf("the special plan counts %v, %v", judge.Counting(), judge.Cumulation())
	}
	rules.Counting, rules.Cumulation = zhuanhua.ByRecord, zhuanhua.OverWindow
	if judge := mustJudge(t, rules); judge.Counting() != zhuanhua.ByRecord || judge.Cumulation() != zhuanhua.OverWindow {
		t.Errorf("the alternative counts %v, %v", judge.Counting(), judge.Cumulation())
	}
}

// Every row says how firm it is: what the annex states, what is read into it, and
// nothing in between.
func TestRowsSayHowFirmTheyAre(t *testing.T) {
	rules := eligibility.SpecialPlan()
	stated := map[string][]string{
		zhuanhua.Indicator1: {
			"transfer-kind", "patent-kind", "transferee-province", "transferee-city", "transferor-not-first", "not-recorded", "after-cutoff",
		},
		zhuanhua.Indicator2: {
			"transfer-kind", "patent-kind", "transferor-kind", "transferor-province", "transferor-city", "transferor-not-first", "not-recorded", "after-cutoff",
		},
		zhuanhua.Indicator5:               {"not-registered", "after-cutoff"},
		eligibility.PaidBySME:             {"payer"},
		eligibility.ReceivedByInstitution: {"payee"},
	}
	for _, c := range []zhuanhua.Check{rules.Received(), rules.Supplied(), rules.Pledged(), rules.Paid(), rules.Earned()} {
		got := []string{}
		for _, row := range c.Rows {
			switch row.Status() {
			case zhuanhua.Stated:
				got = append(got, row.Code)
			case zhuanhua.Reading:
			default:
				t.Errorf("%s/%s is %v", c.Name, row.Code, row.Status())
			}
		}
		if diff := cmp.Diff(stated[c.Name], got); diff != "" {
			t.Errorf("%s: stated rows (-want +got):\n%s", c.Name, diff)
		}
	}
}
