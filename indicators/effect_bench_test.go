package indicators_test

import (
	"fmt"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// manyVariants are n drafts that differ from the special plan in one to three
// parameters each.
func manyVariants(n int) []eligibility.Rules {
	choose := fixture.New(7)
	var drafts []eligibility.Rules
	for range n {
		draft := eligibility.SpecialPlan()
		for range 1 + choose.Intn(3) {
			f := fixture.One(choose, eligibility.Fields()...)
			draft = fixture.One(choose, f.Nearby(draft)...)
		}
		drafts = append(drafts, draft)
	}
	return drafts
}

// BenchmarkThousandVariants tries a thousand drafts on a hundred thousand transfers of
// all provinces in a province's year: compile, judge the different facts, gather what
// moves. The index is made once, before.
func BenchmarkThousandVariants(b *testing.B) {
	const records = 100_000
	w := fixture.NewWorld(1, 20_000, 80_000, 30)
	scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	base, err := eligibility.SpecialPlan().Judge()
	if err != nil {
		b.Fatal(err)
	}
	x, err := indicators.NewIndex(base, scope)
	if err != nil {
		b.Fatal(err)
	}
	for i := range records {
		t := w.Transfer(fmt.Sprint("T", i))
		if err := x.Transfer(&t); err != nil {
			b.Fatal(err)
		}
	}
	drafts := manyVariants(1000)
	b.ResetTimer()
	for range b.N {
		standing, err := x.Stand(base)
		if err != nil {
			b.Fatal(err)
		}
		groups := 0
		for _, draft := range drafts {
			judge, err := draft.Judge()
			if err != nil {
				b.Fatal(err)
			}
			effect, err := standing.Try(judge)
			if err != nil {
				b.Fatal(err)
			}
			for i := range effect.Figures {
				groups += len(effect.Figures[i].Groups)
			}
		}
		b.ReportMetric(float64(groups), "groups")
	}
}
