package eligibility_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// The facts of a transfer and their values, as hosts and reports name them for
// ever.
func TestTransferFormKeys(t *testing.T) {
	want := []string{
		"transfer-kind: assignment licence equity",
		"licence-form: exclusive sole ordinary open none",
		"patent-kinds: invention utility_model invention+utility_model design invention+design utility_model+design invention+utility_model+design",
		"patent-grant: granted not-granted not-examined",
		"patent-grant-as-of: granted not-granted not-examined",
		"transferor-kind: university research_institute central_soe provincial_soe municipal_soe military_unit enterprise individual other",
		"transferor-first: true false",
		"transferee-kind: university research_institute central_soe provincial_soe municipal_soe military_unit enterprise individual other",
		"transferee-size: micro small medium large up-to-small up-to-medium",
		"transferee-first: true false",
		"recorded: never before-period in-period after-period after-cutoff",
		"revocation: standing annulled",
		"transferor-province: here elsewhere",
		"transferor-city: here elsewhere not-asked",
		"transferee-province: here elsewhere",
		"transferee-city: here elsewhere not-asked",
	}
	if diff := cmp.Diff(want, keysOf(eligibility.TransferForm())); diff != "" {
		t.Errorf("transfers (-want +got):\n%s", diff)
	}
	want = []string{
		"pledgor-kind: university research_institute central_soe provincial_soe municipal_soe military_unit enterprise individual other",
		"registered: never before-period in-period after-period after-cutoff",
		"annulment: standing annulled",
		"deregistration: running de-registered",
		"pledgor-province: here elsewhere",
		"pledgor-city: here elsewhere not-asked",
	}
	if diff := cmp.Diff(want, keysOf(eligibility.PledgeForm())); diff != "" {
		t.Errorf("pledges (-want +got):\n%s", diff)
	}
	want = []string{
		"transfer-kind: assignment licence equity",
		"evidence-invoice: shown not-shown", "evidence-voucher: shown not-shown",
		"evidence-bank-transfer: shown not-shown", "evidence-accepted: shown not-shown",
		"payer: contract-party someone-else", "payee: contract-party someone-else",
		"effective: never before-period in-period after-period after-cutoff",
	}
	if diff := cmp.Diff(want, keysOf(eligibility.PaymentForm())); diff != "" {
		t.Errorf("payments (-want +got):\n%s", diff)
	}
}

func keysOf(form zhuanhua.Form) []string {
	var lines []string
	for _, f := range form.Facts {
		var values []string
		for _, v := range f.Values {
			values = append(values, v.Key)
		}
		lines = append(lines, f.Key+": "+strings.Join(values, " "))
	}
	return lines
}

// The kinds that count are a set, and a record passes where all its patents are of
// kinds in it: every set against every mix.
func TestKindsOfPatentsInARecord(t *testing.T) {
	numbers := map[zhuanhua.PatentKind]zhuanhua.PatentNo{zhuanhua.Invention: invention, zhuanhua.UtilityModel: utility, zhuanhua.Design: design}
	for set := range zhuanhua.Set[zhuanhua.PatentKind](8) {
		rules := eligibility.SpecialPlan()
		rules.PatentKinds = set << 1
		judge := mustJudge(t, rules)
		for mix := zhuanhua.Set[zhuanhua.PatentKind](1); mix < 8; mix++ {
			record := deal()
			record.Patents = nil
			for kind := range (mix << 1).All() {
				record.Patents = append(record.Patents, granted(numbers[kind], "2019-06-04", ""))
			}
			want := counts()
			if mix&^set != 0 {
				want = fails("patent-kind")
			}
			got := answerOf(ask(judgeTransfer(t, judge, &record), zhuanhua.Indicator1, zhuanhua.Shaanxi, zhuanhua.Year(2022)))
			if !cmp.Equal(want, got) {
				t.Errorf("kinds %v count, the record has %v: %v", set<<1, mix<<1, got)
			}
		}
	}
}

// What is known of a size decides where every class that it may be has the same
// answer. The classes that the standard leaves open all begin at micro; for a
// host's own gaps an answer may come later, never a wrong one.
func TestSizesKnownInPart(t *testing.T) {
	standard := []zhuanhua.Set[zhuanhua.SizeClass]{
		0, zhuanhua.SetOf(zhuanhua.Micro), zhuanhua.SetOf(zhuanhua.Small), zhuanhua.SetOf(zhuanhua.Medium), zhuanhua.SetOf(zhuanhua.Large),
		zhuanhua.SetOf(zhuanhua.Micro, zhuanhua.Small), zhuanhua.SetOf(zhuanhua.Micro, zhuanhua.Small, zhuanhua.Medium),
		zhuanhua.SetOf(zhuanhua.Micro, zhuanhua.Small, zhuanhua.Medium, zhuanhua.Large),
	}
	for set := range zhuanhua.Set[zhuanhua.SizeClass](16) {
		rules := eligibility.SpecialPlan()
		rules.Sizes = set << 1
		judge := mustJudge(t, rules)
		for bits := range zhuanhua.Set[zhuanhua.SizeClass](16) {
			possible := bits << 1
			record := deal()
			record.Transferee.Sizes = []zhuanhua.SizeOfYear{{Size: zhuanhua.Size{Possible: possible}}}
			got := ask(judgeTransfer(t, judge, &record), zhuanhua.Indicator1, zhuanhua.Shaanxi, zhuanhua.Year(2022)).Outcome()
			want := sizeOutcome(possible, rules.Sizes)
			if got != want && (slices.Contains(standard, possible) || got != zhuanhua.Undetermined) {
				t.Errorf("sizes %v count, it may be %v: %v, want %v", rules.Sizes, possible, got, want)
			}
		}
	}
}

// sizeOutcome says what follows when the size may be any of possible, all of which
// it may be where nothing is known.
func sizeOutcome(possible, sizes zhuanhua.Set[zhuanhua.SizeClass]) zhuanhua.Outcome {
	if possible == 0 {
		possible = zhuanhua.SetOf(zhuanhua.Micro, zhuanhua.Small, zhuanhua.Medium, zhuanhua.Large)
	}
	switch {
	case possible&^sizes == 0 && possible.Len() == 4:
		return zhuanhua.Undetermined // any class passes, but a size must be given
	case possible&^sizes == 0:
		return zhuanhua.Met
	case possible&sizes == 0:
		return zhuanhua.NotMet
	}
	return zhuanhua.Undetermined
}

// The terms that a host's own rows are made of, whose codes are more than an
// enumeration's values.
func TestTermsForHosts(t *testing.T) {
	exclusive := eligibility.LicenceFormTerm(zhuanhua.SetOf(zhuanhua.ExclusiveForm)|1<<40|1, false)
	orNone := eligibility.LicenceFormTerm(zhuanhua.SetOf(zhuanhua.ExclusiveForm), true)
	for _, c := range []struct {
		name string
		term zhuanhua.Term
		want zhuanhua.Term
	}{
		{"exclusive licences", exclusive, zhuanhua.Term{Fact: eligibility.LicenceFormFact, In: zhuanhua.CodesOf(zhuanhua.ExclusiveForm)}},
		{"or none", orNone, zhuanhua.Term{Fact: eligibility.LicenceFormFact, In: zhuanhua.CodesOf[zhuanhua.Code](1, 5)}},
		{"small ones", eligibility.SizeTerm(eligibility.TransfereeSizeFact, zhuanhua.SetOf(zhuanhua.Small)|1<<40), zhuanhua.Term{
			Fact: eligibility.TransfereeSizeFact, In: zhuanhua.CodesOf(zhuanhua.Small), Maybe: zhuanhua.CodesOf[zhuanhua.Code](5, 6),
		}},
		{"inventions and designs", eligibility.PatentKindsTerm(zhuanhua.SetOf(zhuanhua.Invention, zhuanhua.Design)), zhuanhua.Term{
			Fact: eligibility.PatentKindsFact, In: zhuanhua.CodesOf[zhuanhua.Code](1, 4, 5),
		}},
	} {
		if c.term != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, c.term, c.want)
		}
		check := eligibility.SpecialPlan().Received().With(zhuanhua.Criterion{
			Code: "host-row", Nature: zhuanhua.Merit, Param: zhuanhua.Param{Status: zhuanhua.HostRule}, Any: []zhuanhua.Term{c.term},
		}).Named("host", zhuanhua.Text{}, "CZ23-A1")
		mustJudge(t, eligibility.SpecialPlan(), check)
	}
}

// Two readings of a payment: its proofs are a complete list, its parties the
// contract's unless named.
func TestReadPayment(t *testing.T) {
	record := deal()
	p := &record.Payments[0]
	p.Evidence = zhuanhua.SetOf(zhuanhua.Voucher, zhuanhua.AcceptedEvidence)
	want := []zhuanhua.Code{1, 2, 1, 2, 1, 1, 1, 0}
	for fact, code := range want {
		if got := eligibility.ReadPayment(&record, p).Get(fact); got != code {
			t.Errorf("fact %d is %d, want %d", fact, got, code)
		}
	}
	p.Payer, p.Payee = record.Transferee.ID, zhuanhua.NewPartyID(fixture.CreditCode(77))
	if facts := eligibility.ReadPayment(&record, p); facts.Get(eligibility.PayerFact) != 1 || facts.Get(eligibility.PayeeFact) != 2 {
		t.Errorf("payer %d, payee %d", facts.Get(eligibility.PayerFact), facts.Get(eligibility.PayeeFact))
	}
	record.Transferor = nil
	if got := eligibility.ReadPayment(&record, p).Get(eligibility.PayeeFact); got != 0 {
		t.Errorf("a payee without a transferor to compare is %d", got)
	}
}

// Terms of a host on facts whose codes are more than an enumeration's values.
func TestTermsOfTheHost(t *testing.T) {
	rules := eligibility.SpecialPlan()
	host := func(term zhuanhua.Term) zhuanhua.Check {
		return rules.Received().With(zhuanhua.Criterion{Code: "own", Clause: "CZ23-A1", Nature: zhuanhua.Merit, Any: []zhuanhua.Term{term}}).
			Named("host", zhuanhua.Text{}, "CZ23-A1")
	}
	thirty := zhuanhua.EnterpriseYear{Year: 2021, Employees: zhuanhua.Value[int64](30)} // revenue missing: micro or small
	standard := zhuanhua.Sizes2011()
	size := standard.Size(zhuanhua.Manufacturing, thirty)
	for _, c := range []struct {
		name  string
		term  zhuanhua.Term
		alter func(*zhuanhua.Transfer)
		want  answer
	}{
		{"micro alone, micro or small", eligibility.SizeTerm(eligibility.TransfereeSizeFact, zhuanhua.SetOf(zhuanhua.Micro)),
			func(r *zhuanhua.Transfer) { r.Transferee.Sizes = []zhuanhua.SizeOfYear{{Year: 2021, Size: size}} }, lacks("transferee-size")},
		{"micro and small, micro or small", eligibility.SizeTerm(eligibility.TransfereeSizeFact, zhuanhua.SetOf(zhuanhua.Micro, zhuanhua.Small)),
			func(r *zhuanhua.Transfer) { r.Transferee.Sizes = []zhuanhua.SizeOfYear{{Year: 2021, Size: size}} }, counts()},
		{"designs alone, a design", eligibility.PatentKindsTerm(zhuanhua.SetOf(zhuanhua.Design)),
			func(r *zhuanhua.Transfer) { r.Patents = []zhuanhua.Patent{granted(design, "2019-06-04", "")} }, counts()},
		{"designs alone, inventions and utility models", eligibility.PatentKindsTerm(zhuanhua.SetOf(zhuanhua.Design)),
			func(r *zhuanhua.Transfer) {
				r.Patents = []zhuanhua.Patent{granted(invention, "2019-06-04", ""), granted(utility, "2019-06-04", "")}
			}, fails("own")},
		{"exclusive licences, an assignment", eligibility.LicenceFormTerm(zhuanhua.SetOf(zhuanhua.ExclusiveForm), false),
			func(*zhuanhua.Transfer) {}, fails("own")},
		{"exclusive licences or none, an assignment", eligibility.LicenceFormTerm(zhuanhua.SetOf(zhuanhua.ExclusiveForm), true),
			func(*zhuanhua.Transfer) {}, counts()},
	} {
		record := deal()
		c.alter(&record)
		got := answerOf(ask(judgeTransfer(t, mustJudge(t, rules, host(c.term)), &record), "host", zhuanhua.Shaanxi, zhuanhua.Year(2022)))
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}
