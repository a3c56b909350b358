package indicators_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func TestTransfersAreThoseAddedOneByOne(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	for _, n := range []int{0, 1, 31, 32, 33, 700} {
		transfers, _ := records(11, n)
		batch := indicators.NewTally(judge, threeYears...)
		if added, err := batch.Transfers(transfers); err != nil || added != n {
			t.Fatalf("%d transfers: added %d, %v", n, added, err)
		}
		single := tallyOf(t, judge, transfers, nil)
		for place := range zhuanhua.Provinces() {
			want, err := single.Report(place, zhuanhua.Year(2022))
			if err != nil {
				t.Fatal(err)
			}
			got, err := batch.Report(place, zhuanhua.Year(2022))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("%d transfers, %s (-one by one +together):\n%s", n, place, diff)
			}
		}
	}
}

func TestTransfersStopAtTheFirstRefusal(t *testing.T) {
	transfers, _ := records(11, 100)
	transfers[40].Patents = nil
	tally := indicators.NewTally(mustJudge(t, eligibility.SpecialPlan()), threeYears...)
	added, err := tally.Transfers(transfers)
	var input *zhuanhua.InputError
	if added != 40 || !errors.As(err, &input) || input.ID != transfers[40].ID || input.Field != "patents" {
		t.Errorf("added %d, %v; want 40 and a fault of %s", added, err, transfers[40].ID)
	}
	var none indicators.Tally
	if added, err := none.Transfers(transfers); added != 0 || !errors.Is(err, indicators.ErrNoJudge) {
		t.Errorf("the zero tally added %d, %v", added, err)
	}
}
