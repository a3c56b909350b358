package eligibility_test

import (
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// Editions follow each other without overlap, and every day has one.
func TestEditions(t *testing.T) {
	editions := eligibility.Editions()
	for i, r := range editions {
		if err := r.Validate(); err != nil {
			t.Errorf("edition %d: %v", i, err)
		}
		if i > 0 && (editions[i-1].To == 0 || editions[i-1].To > r.From) {
			t.Errorf("editions %d and %d overlap", i-1, i)
		}
		if eligibility.On(r.From) != r || eligibility.On(r.To-1) != r {
			t.Errorf("edition %d is not the one of its own window", i)
		}
	}
	for day, want := range map[string]eligibility.Rules{
		"2020-12-31": editions[0], "2021-03-18": editions[0], "2021-03-19": editions[0],
		"2023-12-31": editions[0], "2024-01-01": editions[0], "2030-01-01": editions[len(editions)-1],
	} {
		if got := eligibility.On(zhuanhua.MustDay(day)); got != want {
			t.Errorf("%s: got the edition from %s, want from %s", day, got.From, want.From)
		}
	}
	if eligibility.On(0) != editions[0] {
		t.Error("no day should give the first edition")
	}
}
