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
var (
	_ = map[eligibility.Rules]struct{}{}
	_ = map[eligibility.PlanRules]struct{}{}
)

// ruleSet is a type of rules with its parameters.
type ruleSet[S interface {
	comparable
	Validate() error
}] struct {
	plan   S
	fields []zhuanhua.Field[S]
}

// ruleSetTests are the laws of a set of parameters.
type ruleSetTests interface {
	provenance(*testing.T)
	nearby(*testing.T)
	values(*testing.T)
}

func eachRuleSet(t *testing.T, law func(ruleSetTests, *testing.T)) {
	t.Run("Rules", func(t *testing.T) {
		law(ruleSet[eligibility.Rules]{eligibility.SpecialPlan(), eligibility.Fields()}, t)
	})
	t.Run("PlanRules", func(t *testing.T) {
		law(ruleSet[eligibility.PlanRules]{eligibility.SpecialPlanPlans(), eligibility.PlanFields()}, t)
	})
	t.Run("Screens", func(t *testing.T) {
		law(ruleSet[eligibility.Screens]{eligibility.StandardScreens(), eligibility.ScreenFields()}, t)
	})
}

// params returns the names of the fields and the parameter that covers each: the
// one whose Copy carries it.
func (s ruleSet[S]) params(t *testing.T) (names []string, params map[string]zhuanhua.Field[S]) {
	t.Helper()
	params = map[string]zhuanhua.Field[S]{}
	for field := range reflect.TypeFor[S]().Fields() {
		if !field.IsExported() {
			t.Errorf("%s: no parameter can carry a field that is not exported", field.Name)
		}
		names = append(names, field.Name)
	}
	for _, f := range s.fields {
		into, from := s.plan, s.other(t)
		f.Copy(&into, &from)
		changed := s.differing(s.plan, into)
		if len(changed) != 1 || from != s.other(t) {
			t.Fatalf("%s: Copy carries %v, want one field", f.Key, changed)
		}
		if _, twice := params[changed[0]]; twice {
			t.Errorf("%s: two parameters", changed[0])
		}
		params[changed[0]] = f
	}
	for _, name := range names {
		if params[name].Copy == nil {
			t.Fatalf("%s: no parameter", name)
		}
	}
	return names, params
}

// other returns rules that differ from the plan's in every field.
func (s ruleSet[S]) other(t *testing.T) S {
	t.Helper()
	rules := s.plan
	v := reflect.ValueOf(&rules).Elem()
	for i := range v.NumField() {
		switch f := v.Field(i); f.Kind() {
		case reflect.Uint64:
			f.SetUint(f.Uint() ^ 1<<2)
		case reflect.Uint8:
			f.SetUint(3 - f.Uint())
		case reflect.Int32, reflect.Int64, reflect.Int:
			f.SetInt(f.Int() + 30)
		case reflect.Bool:
			f.SetBool(!f.Bool())
		default:
			t.Fatalf("%s: this test does not know how to alter a %s", v.Type().Field(i).Name, f.Type())
		}
	}
	if same := v.NumField() - len(s.differing(rules, s.plan)); same > 0 {
		t.Fatalf("%d fields are unaltered", same)
	}
	return rules
}

func (s ruleSet[S]) differing(a, b S) (names []string) {
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range x.NumField() {
		if !x.Field(i).Equal(y.Field(i)) {
			names = append(names, x.Type().Field(i).Name)
		}
	}
	return names
}

// with returns the plan with a number put into one field.
func (s ruleSet[S]) with(field string, number uint64) S {
	rules := s.plan
	switch f := reflect.ValueOf(&rules).Elem().FieldByName(field); f.Kind() {
	case reflect.Int:
		f.SetInt(int64(number))
	case reflect.Bool:
		f.SetBool(number != 0)
	default:
		f.SetUint(number)
	}
	return rules
}

func TestEveryRuleHasItsParameter(t *testing.T) { eachRuleSet(t, ruleSetTests.provenance) }

func (s ruleSet[S]) provenance(t *testing.T) {
	names, params := s.params(t)
	if len(s.fields) != len(names) {
		t.Errorf("%d parameters for %d fields", len(s.fields), len(names))
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

func TestNearbyRulesDifferInOneParameter(t *testing.T) { eachRuleSet(t, ruleSetTests.nearby) }

func (s ruleSet[S]) nearby(t *testing.T) {
	names, params := s.params(t)
	for _, base := range []S{s.plan, s.other(t)} {
		for _, name := range names {
			f := params[name]
			shown := []string{f.Show(base)}
			for _, near := range f.Nearby(base) {
				if got := s.differing(base, near); !slices.Equal(got, []string{name}) {
					t.Errorf("%s: nearby rules differ in %v", name, got)
				}
				if slices.Contains(shown, f.Show(near)) {
					t.Errorf("%s: %q is shown for two values", name, f.Show(near))
				}
				shown = append(shown, f.Show(near))
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
func TestNearbyRulesReachEveryValue(t *testing.T) { eachRuleSet(t, ruleSetTests.values) }

func (s ruleSet[S]) values(t *testing.T) {
	names, params := s.params(t)
	reached, refused := 0, 0
	try := func(name string, rules S, known bool) {
		t.Helper()
		shown := params[name].Show(rules)
		if near := rules == s.plan || slices.Contains(params[name].Nearby(s.plan), rules); near != known {
			t.Errorf("%s: %q is nearby: %v, is a value: %v", name, shown, near, known)
		}
		var fault *eligibility.RulesError
		err := rules.Validate()
		switch {
		case known && err != nil:
			t.Errorf("%s: %q is refused: %v", name, shown, err)
		case !known && !errors.As(err, &fault):
			t.Errorf("%s: %q is accepted: %v", name, shown, err)
		case !known && fault.Field != name:
			t.Errorf("%s: %s is blamed", name, fault.Field)
		case !known && !strings.Contains(err.Error(), name):
			t.Errorf("%s: not named in %q", name, err)
		case known:
			reached++
		default:
			refused++
		}
	}
	hasWord := func(word string) bool { return word != "" && !strings.Contains(word, "(") }
	for _, name := range names {
		field := reflect.ValueOf(s.plan).FieldByName(name)
		switch field.Kind() {
		case reflect.Uint64: // a set
			for bit := range 64 {
				alone := s.with(name, 1<<bit)
				try(name, s.with(name, field.Uint()^1<<bit), hasWord(params[name].Show(alone)))
			}
		case reflect.Uint8: // a choice
			for value := range uint64(256) {
				rules := s.with(name, value)
				try(name, rules, hasWord(params[name].Show(rules)))
			}
		case reflect.Bool:
			try(name, s.with(name, 0), true)
			try(name, s.with(name, 1), true)
		case reflect.Int: // a number of something
			for _, below := range []int64{0, -1, math.MinInt} {
				try(name, s.with(name, uint64(below)), false)
			}
		}
	}
	if reached == 0 || refused < 50 {
		t.Errorf("only %d values reached, %d refused", reached, refused)
	}
}

func TestDiffOfNearbyRules(t *testing.T) {
	plan := eligibility.SpecialPlan()
	if diff := eligibility.Diff(plan, plan); len(diff) > 0 {
		t.Errorf("a plan differs from itself in %d parameters", len(diff))
	}
	for _, f := range eligibility.Fields() {
		for _, near := range f.Nearby(plan) {
			if diff := eligibility.Diff(plan, near); len(diff) != 1 || diff[0].Key != f.Key {
				t.Errorf("%s: Diff tells %d parameters", f.Key, len(diff))
			}
		}
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
	if _, err := (eligibility.PlanRules{}).Judge(); !errors.As(err, new(*eligibility.RulesError)) {
		t.Errorf("the zero rules of plans are not refused: %v", err)
	}
}
