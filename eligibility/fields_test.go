package eligibility_test

import (
	"errors"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// Rules compare with ==, so that a copy is a copy.
var _ = map[eligibility.Rules]struct{}{}

// ruleFields are the fields of Rules with the parameter that covers each: the one
// whose Copy carries it.
func ruleFields(t *testing.T) (names []string, params map[string]zhuanhua.Field[eligibility.Rules]) {
	t.Helper()
	params = map[string]zhuanhua.Field[eligibility.Rules]{}
	for field := range reflect.TypeFor[eligibility.Rules]().Fields() {
		if !field.IsExported() {
			t.Errorf("Rules.%s: no parameter can carry a field that is not exported", field.Name)
		}
		names = append(names, field.Name)
	}
	base, other := eligibility.SpecialPlan(), everyFieldOther(t)
	for _, f := range eligibility.Fields() {
		into, from := base, other
		f.Copy(&into, &from)
		changed := differing(base, into)
		if len(changed) != 1 || from != other {
			t.Fatalf("%s: Copy carries %v, want one field", f.Key, changed)
		}
		if _, twice := params[changed[0]]; twice {
			t.Errorf("Rules.%s: two parameters", changed[0])
		}
		params[changed[0]] = f
	}
	for _, name := range names {
		if params[name].Copy == nil {
			t.Fatalf("Rules.%s: no parameter", name)
		}
	}
	return names, params
}

// everyFieldOther returns rules that differ from the plan's in every field.
func everyFieldOther(t *testing.T) eligibility.Rules {
	t.Helper()
	rules := eligibility.SpecialPlan()
	v := reflect.ValueOf(&rules).Elem()
	for i := range v.NumField() {
		switch f := v.Field(i); f.Kind() {
		case reflect.Uint64:
			f.SetUint(f.Uint() ^ 1<<2)
		case reflect.Uint8:
			f.SetUint(3 - f.Uint())
		case reflect.Int32:
			f.SetInt(f.Int() + 30)
		case reflect.Bool:
			f.SetBool(!f.Bool())
		default:
			t.Fatalf("Rules.%s: this test does not know how to alter a %s", v.Type().Field(i).Name, f.Type())
		}
	}
	if same := v.NumField() - len(differing(rules, eligibility.SpecialPlan())); same > 0 {
		t.Fatalf("%d fields are unaltered", same)
	}
	return rules
}

func differing(a, b eligibility.Rules) (names []string) {
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range x.NumField() {
		if !x.Field(i).Equal(y.Field(i)) {
			names = append(names, x.Type().Field(i).Name)
		}
	}
	return names
}

// with returns the rules with the bits of one field replaced.
func with(rules eligibility.Rules, field string, bits uint64) eligibility.Rules {
	switch f := reflect.ValueOf(&rules).Elem().FieldByName(field); f.Kind() {
	case reflect.Int32:
		f.SetInt(int64(int32(bits)))
	case reflect.Bool:
		f.SetBool(bits != 0)
	default:
		f.SetUint(bits)
	}
	return rules
}

func TestEveryRuleHasItsParameter(t *testing.T) {
	names, params := ruleFields(t)
	if got := len(eligibility.Fields()); got != len(names) {
		t.Errorf("%d parameters for %d fields", got, len(names))
	}
	keys := map[string]bool{}
	for _, name := range names {
		f := params[name]
		if f.Key == "" || strings.Trim(f.Key, "abcdefghijklmnopqrstuvwxyz-") != "" || keys[f.Key] {
			t.Errorf("%s: the key %q is out of form or there twice", name, f.Key)
		}
		keys[f.Key] = true
		if !f.Clause.Valid() || f.Status == zhuanhua.StatusNone || f.Text.Zh == "" || f.Text.En == "" {
			t.Errorf("%s: lacks clause, status or names: %+v", name, f.Param)
		}
		if plan := eligibility.SpecialPlan(); f.From != plan.From || f.To != plan.To {
			t.Errorf("%s: holds from %s to %s", name, f.From, f.To)
		}
	}
}

func TestNearbyRulesDifferInOneParameter(t *testing.T) {
	names, params := ruleFields(t)
	for _, base := range []eligibility.Rules{eligibility.SpecialPlan(), everyFieldOther(t)} {
		for _, name := range names {
			f := params[name]
			shown := []string{f.Show(base)}
			for _, near := range f.Nearby(base) {
				if got := differing(base, near); !slices.Equal(got, []string{name}) {
					t.Errorf("%s: nearby rules differ in %v", name, got)
				}
				if slices.Contains(shown, f.Show(near)) {
					t.Errorf("%s: %q is shown for two values", name, f.Show(near))
				}
				shown = append(shown, f.Show(near))
				if diff := eligibility.Diff(base, near); len(diff) != 1 || diff[0].Key != f.Key {
					t.Errorf("%s: Diff tells %d parameters", name, len(diff))
				}
				for _, other := range names {
					if other != name && params[other].Show(base) != params[other].Show(near) {
						t.Errorf("%s: %s is shown otherwise", name, other)
					}
				}
				if err := near.Validate(); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
			if len(shown) < 2 {
				t.Errorf("%s: nothing is nearby", name)
			}
		}
	}
}

// TestNearbyRulesReachEveryValue holds the parameters to their enumerations: a
// value that has a word is nearby, and accepted; any other is refused.
func TestNearbyRulesReachEveryValue(t *testing.T) {
	names, params := ruleFields(t)
	plan := eligibility.SpecialPlan()
	reached, refused := 0, 0
	try := func(name string, rules eligibility.Rules, known bool) {
		t.Helper()
		near := rules == plan || slices.Contains(params[name].Nearby(plan), rules)
		if near != known {
			t.Errorf("%s: %q is nearby: %v, is a value: %v", name, params[name].Show(rules), near, known)
		}
		var fault *eligibility.RulesError
		err := rules.Validate()
		switch {
		case known && err != nil:
			t.Errorf("%s: %q is refused: %v", name, params[name].Show(rules), err)
		case !known && !errors.As(err, &fault):
			t.Errorf("%s: %q is accepted: %v", name, params[name].Show(rules), err)
		case !known && fault.Field != name:
			t.Errorf("%s: %s is blamed", name, fault.Field)
		case known:
			reached++
		default:
			refused++
		}
	}
	for _, name := range names {
		field := reflect.ValueOf(plan).FieldByName(name)
		switch field.Kind() {
		case reflect.Uint64: // a set
			for bit := range 64 {
				word := params[name].Show(with(plan, name, 1<<bit))
				known := word != "" && !strings.Contains(word, "(")
				try(name, with(plan, name, field.Uint()^1<<bit), known)
			}
		case reflect.Uint8: // a choice
			for value := range uint64(256) {
				rules := with(plan, name, value)
				word := params[name].Show(rules)
				try(name, rules, word != "" && !strings.Contains(word, "("))
			}
		case reflect.Bool:
			try(name, with(plan, name, 0), true)
			try(name, with(plan, name, 1), true)
		}
	}
	if reached < 50 || refused < 1000 {
		t.Errorf("only %d values reached, %d refused", reached, refused)
	}
}

func TestRulesValidateWindow(t *testing.T) {
	const unlimited = 0
	plan := eligibility.SpecialPlan()
	for _, c := range []struct {
		name     string
		from, to zhuanhua.Day
		blamed   string
	}{
		{"the plan's", plan.From, plan.To, ""},
		{"one day", plan.From, plan.From + 1, ""},
		{"no end", plan.From, unlimited, ""},
		{"ends as it begins", plan.From, plan.From, "To"},
		{"ends before it begins", plan.To, plan.From, "To"},
		{"an end out of range", plan.From, math.MaxInt32, "To"},
		{"an end out of range", plan.From, math.MinInt32, "To"},
		{"a beginning out of range", math.MinInt32, plan.To, "From"},
		{"a beginning out of range", math.MaxInt32, unlimited, "From"},
		{"a beginning just out of range", -1, plan.To, "From"},
	} {
		rules := plan
		rules.From, rules.To = c.from, c.to
		var fault *eligibility.RulesError
		if err := rules.Validate(); c.blamed == "" && err != nil {
			t.Errorf("%s: %v", c.name, err)
		} else if c.blamed != "" && (!errors.As(err, &fault) || fault.Field != c.blamed) {
			t.Errorf("%s: %v, want %s blamed", c.name, err, c.blamed)
		}
	}
}

func TestRulesMerelyEmpty(t *testing.T) {
	rules := eligibility.SpecialPlan()
	v := reflect.ValueOf(&rules).Elem()
	for i := range v.NumField() {
		if f := v.Field(i); f.Kind() == reflect.Uint64 {
			f.SetUint(0)
		}
	}
	if err := rules.Validate(); err != nil {
		t.Errorf("empty sets let nothing pass and are in order: %v", err)
	}
	if _, err := (eligibility.Rules{}).Judge(); !errors.As(err, new(*eligibility.RulesError)) {
		t.Errorf("the zero rules are not refused: %v", err)
	}
}
