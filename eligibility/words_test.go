package eligibility_test

import (
	"database/sql"
	"encoding/json"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// A draft that was stored comes back, and reads with words.
func TestStoredDraft(t *testing.T) {
	draft := eligibility.SpecialPlan()
	draft.GrantDay, draft.Unit, draft.Filings = eligibility.OnStatisticsDay, eligibility.PatentByPatent, eligibility.SoFar
	plans, screens := eligibility.SpecialPlanPlans(), eligibility.StandardScreens()
	for _, c := range []struct{ in, out any }{{&draft, &eligibility.Rules{}}, {&plans, &eligibility.PlanRules{}}, {&screens, &eligibility.Screens{}}} {
		b, err := json.Marshal(c.in)
		if err == nil {
			err = json.Unmarshal(b, c.out)
		}
		if err != nil {
			t.Fatal(err)
		}
		again, _ := json.Marshal(c.out)
		if string(again) != string(b) {
			t.Errorf("came back as %s, went as %s", again, b)
		}
		if _, ok := c.in.(*eligibility.Rules); ok && !strings.Contains(string(b), `"statistics_day"`) {
			t.Errorf("without words: %s", b)
		}
	}
	for _, c := range []struct {
		at  sql.Scanner
		key string
	}{
		{new(eligibility.GrantDay), "record_day"}, {new(eligibility.Unit), "whole_record"},
		{new(eligibility.FilingYears), "of_the_period"}, {new(eligibility.PlanElement), "annual-targets"},
		{new(eligibility.Screen), "round_trip"},
	} {
		s := c.at.(interface{ String() string })
		for _, src := range []any{c.key, []byte(c.key)} {
			if err := c.at.Scan(src); err != nil || s.String() != c.key {
				t.Errorf("Scan(%q) gave %q, %v", c.key, s, err)
			}
		}
		for _, bad := range []any{"no such word", 3.5} {
			if err := c.at.Scan(bad); err == nil || s.String() != c.key {
				t.Errorf("%T: Scan(%v): %v", c.at, bad, err)
			}
		}
		if err := c.at.Scan(nil); err != nil || s.String() != "" {
			t.Errorf("Scan(NULL) gave %q, %v", s, err)
		}
	}
	if _, err := eligibility.GrantDay(9).MarshalText(); err == nil || eligibility.Unit(9).String() != "unit(9)" {
		t.Error("a value that does not exist has a word")
	}
}
