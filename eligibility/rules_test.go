package eligibility_test

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"errors"
	"fmt"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

func TestRulesValidate(t *testing.T) {
	for name, alter := range map[string]func(*eligibility.Rules){
		"the special plan":  func(*eligibility.Rules) {},
		"no window":         func(r *eligibility.Rules) { r.From, r.To = 0, 0 },
		"no end":            func(r *eligibility.Rules) { r.To = 0 },
		"a window of a day": func(r *eligibility.Rules) { r.To = r.From + 1 },
		"nothing passes": func(r *eligibility.Rules) {
			r.Kinds, r.PatentKinds, r.Firms, r.Sizes, r.FirstAfter = 0, 0, 0, 0, 0
			r.Suppliers, r.Institutions, r.FeeKinds, r.Proofs = 0, 0, 0, 0
		},
	} {
		rules := eligibility.SpecialPlan()
		alter(&rules)
		if err := rules.Validate(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := rules.Judge(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRulesValidateErrors(t *testing.T) {
	for field, alter := range map[string][]func(*eligibility.Rules){
		"From": {func(r *eligibility.Rules) { r.From = -1 }, func(r *eligibility.Rules) { r.From = 1 << 30 }},
		"To": {
			func(r *eligibility.Rules) { r.To = r.From }, func(r *eligibility.Rules) { r.To = r.From - 1 },
			func(r *eligibility.Rules) { r.To = -1 }, func(r *eligibility.Rules) { r.To = 1 << 30 },
		},
		"GrantDay":   {func(r *eligibility.Rules) { r.GrantDay = 0 }, func(r *eligibility.Rules) { r.GrantDay = 3 }},
		"Unit":       {func(r *eligibility.Rules) { r.Unit = 0 }, func(r *eligibility.Rules) { r.Unit = 3 }},
		"Counting":   {func(r *eligibility.Rules) { r.Counting = 0 }, func(r *eligibility.Rules) { r.Counting = 3 }},
		"Cumulation": {func(r *eligibility.Rules) { r.Cumulation = 0 }, func(r *eligibility.Rules) { r.Cumulation = 3 }},
		"Kinds":      {func(r *eligibility.Rules) { r.Kinds |= 1 }, func(r *eligibility.Rules) { r.Kinds |= 1 << 4 }},
		"FirstAfter": {func(r *eligibility.Rules) { r.FirstAfter |= 1 }, func(r *eligibility.Rules) { r.FirstAfter |= 1 << 4 }},
		"FeeKinds":   {func(r *eligibility.Rules) { r.FeeKinds |= 1 }, func(r *eligibility.Rules) { r.FeeKinds |= 1 << 4 }},
		"PatentKinds": {
			func(r *eligibility.Rules) { r.PatentKinds |= 1 }, func(r *eligibility.Rules) { r.PatentKinds |= 1 << 4 },
		},
		"Sizes":        {func(r *eligibility.Rules) { r.Sizes |= 1 }, func(r *eligibility.Rules) { r.Sizes |= 1 << 5 }},
		"Proofs":       {func(r *eligibility.Rules) { r.Proofs |= 1 }, func(r *eligibility.Rules) { r.Proofs |= 1 << 5 }},
		"Firms":        {func(r *eligibility.Rules) { r.Firms |= 1 }, func(r *eligibility.Rules) { r.Firms |= 1 << 10 }},
		"Suppliers":    {func(r *eligibility.Rules) { r.Suppliers |= 1 }, func(r *eligibility.Rules) { r.Suppliers |= 1 << 63 }},
		"Institutions": {func(r *eligibility.Rules) { r.Institutions |= 1 }, func(r *eligibility.Rules) { r.Institutions |= 1 << 10 }},
	} {
		for i, f := range alter {
			rules := eligibility.SpecialPlan()
			f(&rules)
			judge, err := rules.Judge()
			var fault *eligibility.RulesError
			if judge != nil || !errors.As(err, &fault) || fault.Field != field {
				t.Errorf("%s %d: got %v, want a RulesError", field, i, err)
			} else if want := "eligibility rules: " + field + ": " + fault.What; err.Error() != want {
				t.Errorf("%s: %q, want %q", field, err, want)
			}
		}
	}
	if err := (eligibility.Rules{}).Validate(); err == nil {
		t.Error("the zero rules are in order")
	}
}

// choice is an enumeration of this package with its words.
type choice interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
	driver.Valuer
	Text() zhuanhua.Text
}

// checkChoice checks that each value is written and read as its key, in text, JSON
// and columns, that 0 is "not given" and what is beyond the list is refused.
func checkChoice[E choice, P interface {
	*E
	encoding.TextUnmarshaler
	sql.Scanner
}](t *testing.T, noun string, keys ...string) {
	t.Helper()
	for i, key := range append([]string{""}, keys...) {
		v, back, scanned := E(i), E(1), E(1)
		text, err := v.MarshalText()
		if v.String() != key || string(text) != key || err != nil || (v.Text().Zh == "") != (i == 0) || (v.Text().En == "") != (i == 0) {
			t.Errorf("%s %d is %q, %q, %v", noun, i, v, text, v.Text())
		}
		column, err := v.Value()
		if err != nil || (column == nil) != (i == 0) || i > 0 && column != key {
			t.Errorf("%s %d has the column %v, %v", noun, i, column, err)
		}
		if P(&back).UnmarshalText(text) != nil || back != v || P(&scanned).Scan(column) != nil || scanned != v {
			t.Errorf("%s %q is read as %v and %v", noun, key, back, scanned)
		}
		if err := P(&scanned).Scan([]byte(key)); err != nil || scanned != v {
			t.Errorf("%s %q is scanned as %v, %v", noun, key, scanned, err)
		}
	}
	beyond, kept := E(len(keys)+1), E(1)
	if _, err := beyond.MarshalText(); !errors.Is(err, zhuanhua.ErrCodeWord) || beyond.String() != fmt.Sprintf("%s(%d)", noun, beyond) || beyond.Text() != (zhuanhua.Text{}) {
		t.Errorf("%s %q: %v", noun, beyond, err)
	}
	if _, err := beyond.Value(); !errors.Is(err, zhuanhua.ErrCodeWord) {
		t.Errorf("%s %q has a column: %v", noun, beyond, err)
	}
	for _, bad := range []error{P(&kept).UnmarshalText([]byte("nonsense")), P(&kept).Scan("Nonsense")} {
		if !errors.Is(bad, zhuanhua.ErrCodeWord) || kept != 1 {
			t.Errorf("%s: nonsense is read as %v, %v", noun, kept, bad)
		}
	}
	if err := P(&kept).Scan(7); !errors.Is(err, zhuanhua.ErrSyntax) || kept != 1 {
		t.Errorf("%s: a number is scanned as %v, %v", noun, kept, err)
	}
}

func TestChoicesSpeak(t *testing.T) {
	checkChoice[eligibility.GrantDay](t, "grant day", "record_day", "statistics_day")
	checkChoice[eligibility.Unit](t, "unit", "whole_record", "patent_by_patent")
	checkChoice[eligibility.FilingYears](t, "filing years", "of_the_period", "so_far")
}

// Nothing passes an empty set, and a missing input does not excuse it: the answer
// is no at once.
func TestEmptySetsPassNothing(t *testing.T) {
	for name, c := range map[string]struct {
		alter  func(*eligibility.Rules)
		record func(*zhuanhua.Transfer)
		check  string
		want   []string
	}{
		"kinds":             {func(r *eligibility.Rules) { r.Kinds = 0 }, func(*zhuanhua.Transfer) {}, zhuanhua.Indicator1, []string{"transfer-kind"}},
		"kinds, none given": {func(r *eligibility.Rules) { r.Kinds = 0 }, func(r *zhuanhua.Transfer) { r.Kind = 0 }, zhuanhua.Indicator2, []string{"transfer-kind"}},
		"patent kinds":      {func(r *eligibility.Rules) { r.PatentKinds = 0 }, func(*zhuanhua.Transfer) {}, zhuanhua.Indicator2, []string{"patent-kind"}},
		"firms":             {func(r *eligibility.Rules) { r.Firms = 0 }, func(*zhuanhua.Transfer) {}, zhuanhua.Indicator1, []string{"transferee-kind"}},
		"sizes":             {func(r *eligibility.Rules) { r.Sizes = 0 }, func(r *zhuanhua.Transfer) { r.Transferee.Sizes = nil }, zhuanhua.Indicator1, []string{"transferee-size"}},
		"suppliers":         {func(r *eligibility.Rules) { r.Suppliers = 0 }, func(r *zhuanhua.Transfer) { r.Transferor.Kind = 0 }, zhuanhua.Indicator1, []string{"transferor-kind"}},
		"institutions":      {func(r *eligibility.Rules) { r.Institutions = 0 }, func(*zhuanhua.Transfer) {}, zhuanhua.Indicator2, []string{"transferor-kind"}},
	} {
		rules := eligibility.SpecialPlan()
		c.alter(&rules)
		checkRulings(t, rules, c.check, []ruling{{name: name, alter: c.record, want: fails(c.want...)}})
	}
	rules := eligibility.SpecialPlan()
	rules.Proofs = 0
	checkMoney(t, rules, []moneyCase{{"no proof is accepted", func(_ *zhuanhua.Transfer, p *zhuanhua.Payment) {
		p.Evidence = zhuanhua.SetOf(zhuanhua.Invoice, zhuanhua.AcceptedEvidence)
	}, false, false}})
	rules.AllProofs = true
	checkMoney(t, rules, []moneyCase{
		{"all three are asked for, whichever are accepted alone", func(_ *zhuanhua.Transfer, p *zhuanhua.Payment) { p.Evidence = 0 }, false, false},
		{"all three", func(_ *zhuanhua.Transfer, p *zhuanhua.Payment) {
			p.Evidence = zhuanhua.SetOf(zhuanhua.Invoice, zhuanhua.Voucher, zhuanhua.BankTransfer)
		}, true, true},
	})
	rules = eligibility.SpecialPlan()
	rules.FeeKinds = 0
	checkMoney(t, rules, []moneyCase{{"no transfer brings a fee", func(*zhuanhua.Transfer, *zhuanhua.Payment) {}, false, false}})
}
