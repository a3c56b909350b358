package indicators_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// contrasted are records of a mixed world, with three in ten left out.
func contrasted(t *testing.T) (c *indicators.Contrast, with, without *indicators.Tally) {
	t.Helper()
	judge := mustJudge(t, eligibility.SpecialPlan())
	w := fixture.NewWorld(7, 200, 900, 30)
	var leaveOut []string
	for i := range 1000 {
		if i%10 < 3 {
			leaveOut = append(leaveOut, fmt.Sprint("T", i))
		}
	}
	c = indicators.NewContrast(judge, append(leaveOut, "T-none"), threeYears...)
	with, without = indicators.NewTally(judge, threeYears...), indicators.NewTally(judge, threeYears...)
	for i := range 1000 {
		r := w.Transfer(fmt.Sprint("T", i))
		errs := []error{c.Transfer(&r), with.Transfer(&r)}
		if !slices.Contains(leaveOut, r.ID) {
			errs = append(errs, without.Transfer(&r))
		}
		if err := errors.Join(errs...); err != nil {
			t.Fatal(err)
		}
	}
	product := zhuanhua.Product{ID: "F", Party: w.Parties[0], Patents: []zhuanhua.PatentNo{w.Patents[0].No}, DeclaredOn: zhuanhua.MustDay("2021-05-01")}
	pledge := zhuanhua.Pledge{ID: "G", Pledgor: w.Parties[0], Patents: []zhuanhua.PatentNo{w.Patents[0].No}, RegisteredOn: zhuanhua.MustDay("2021-05-01")}
	measure := zhuanhua.Measure{ID: "M", InPlan: zhuanhua.Yes, DirectlyRelated: zhuanhua.Yes}
	coverage := zhuanhua.Coverage{Measure: measure, Party: w.Parties[0], Since: zhuanhua.MustDay("2021-05-01")}
	for _, to := range []interface {
		Product(*zhuanhua.Product) error
		Pledge(*zhuanhua.Pledge) error
		Coverage(*zhuanhua.Coverage) error
	}{c, with, without} {
		if err := errors.Join(to.Product(&product), to.Pledge(&pledge), to.Coverage(&coverage)); err != nil {
			t.Fatal(err)
		}
	}
	return c, with, without
}

// TestContrastIsTwoTallies holds both reports to those of tallies of their own.
func TestContrastIsTwoTallies(t *testing.T) {
	c, with, without := contrasted(t)
	differ := 0
	for place := range zhuanhua.Provinces() {
		for _, year := range threeYears {
			got, err := c.Report(place, year)
			if err != nil {
				t.Fatal(err)
			}
			all, err1 := with.Report(place, year)
			rest, err2 := without.Report(place, year)
			if err := errors.Join(err1, err2); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(all, got.With); diff != "" {
				t.Fatalf("%s %s with (-tally +contrast):\n%s", place, year, diff)
			}
			if diff := cmp.Diff(rest, got.Without); diff != "" {
				t.Fatalf("%s %s without (-tally +contrast):\n%s", place, year, diff)
			}
			if len(got.LeftOut) != 300 || !slices.Equal(got.Unseen, []string{"T-none"}) {
				t.Fatalf("left out %d, unseen %v", len(got.LeftOut), got.Unseen)
			}
			differ += int(all.Received.Patents - rest.Received.Patents)
		}
	}
	if differ == 0 {
		t.Error("what was left out makes no difference")
	}
}

func TestContrastRefuses(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	c := indicators.NewContrast(judge, []string{"T1"}, threeYears...)
	if err := c.Transfer(nil); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Errorf("no transfer: %v", err)
	}
	if err := c.Transfer(&zhuanhua.Transfer{ID: "T1"}); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Errorf("a bad transfer that is left out: %v", err)
	}
	got, err := c.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	if err != nil || !slices.Equal(got.Unseen, []string{"T1"}) || len(got.LeftOut) != 0 {
		t.Errorf("a bad transfer was left out: %+v, %v", got, err)
	}
	if _, err := c.Report(zhuanhua.Shaanxi, zhuanhua.Year(2019)); !errors.Is(err, indicators.ErrNotTold) {
		t.Errorf("a year not told: %v", err)
	}
	w := fixture.NewWorld(7, 20, 50, 0)
	r := w.Transfer("T1")
	if err := errors.Join(c.Transfer(&r), c.Transfer(&r)); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022)); !errors.As(err, new(*indicators.SuspectError)) {
		t.Errorf("an id twice: %v", err)
	}
	if _, err := indicators.NewContrast(nil, nil).Report(zhuanhua.Shaanxi, zhuanhua.Year(2022)); !errors.Is(err, indicators.ErrNoJudge) {
		t.Errorf("no judge: %v", err)
	}
}
