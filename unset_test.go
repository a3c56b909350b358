package zhuanhua_test

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// unsetWalk are the parameters that a document demands without a number, by clause and
// key, as they are walked.
type unsetWalk map[string]bool

// ask asks for a decision without the number: an error that names the clause.
func (w unsetWalk) ask(t *testing.T, p zhuanhua.Param, err error) {
	t.Helper()
	var unset *zhuanhua.UnsetError
	if !errors.As(err, &unset) || !errors.Is(err, zhuanhua.ErrUnset) || unset.Param.Clause != p.Clause || !strings.Contains(err.Error(), string(p.Clause)) {
		t.Errorf("%s (%s) not given: %v", p.Key, p.Clause, err)
	}
	w[string(p.Clause)+" "+p.Key] = true
}

// walkFields asks for the decision without each number of a rules value: it has no
// default, and is the one asked for where every other is given.
func walkFields[S any](t *testing.T, w unsetWalk, fields []zhuanhua.Field[S], shipped, complete S, decide func(S, string) error) {
	t.Helper()
	for _, f := range fields {
		if f.Status != zhuanhua.Unset {
			continue
		}
		if err := decide(complete, f.Key); err != nil {
			t.Errorf("%s (%s) given: %v", f.Key, f.Clause, err)
		}
		lacking := complete
		f.Copy(&lacking, &shipped)
		w.ask(t, f.Param, decide(lacking, f.Key))
	}
}

// Every number that the documents demand and do not state has no default, in any
// package: without it the decision that turns on it is an error naming the clause.
func TestEveryNumberNotStatedIsAskedFor(t *testing.T) {
	w := unsetWalk{}
	walkFields(t, w, awards.Fields(), awards.SpecialPlan(), awards.SpecialPlan().WithQuotas(1, 1, 1).WithPassMark(60*zhuanhua.Point), decideCycle)
	shandong := awards.Shandong().WithMarks(60*zhuanhua.Point, 60*zhuanhua.Point)
	shandong.NavigationSum = zhuanhua.Value(zhuanhua.Amount(1))
	walkFields(t, w, awards.ShandongFields(), awards.Shandong(), shandong, decideShandong)
	shaanxi, err := awards.Shaanxi(), error(nil)
	for q := awards.ManyPatents; q <= awards.PublicityEffect; q++ {
		if shaanxi, err = shaanxi.WithMark(q, decimal.New(10, 0)); err != nil {
			t.Fatal(err)
		}
	}
	for c := awards.SuppliersClass; c <= awards.PledgeCitiesClass; c++ {
		shaanxi = shaanxi.WithTop(c, 1)
	}
	walkFields(t, w, awards.ShaanxiFields(), awards.Shaanxi(), shaanxi, decideNominees)
	half := indicators.Ratio{Part: 1, Whole: 2}
	walkFields(t, w, awards.LintFields(), awards.ActionPlanLint(), awards.ActionPlanLint().WithShares(half, half, half), decidePolicy)
	pool := eligibility.GrowthPlan()
	pool.Standard, pool.RefillBasis = eligibility.PublicStandard, eligibility.RefillFromStart
	pool.ManyFrom, pool.Cultivation = zhuanhua.Value(5000), zhuanhua.Value(12)
	rise := zhuanhua.Value(5 * eligibility.PerCent)
	pool.ClearRise, pool.SalesRise, pool.ProfitRise, pool.Progress = rise, rise, rise, rise
	walkFields(t, w, eligibility.PoolFields(), eligibility.GrowthPlan(), pool, decidePool)
	for _, table := range []indicators.TargetTable{
		indicators.ActionPlanTargets(), indicators.ShandongTargets(), indicators.ShaanxiTable(), indicators.ShaanxiGoals(),
	} {
		walkTargets(t, w, table)
	}
	for _, loose := range []struct {
		key, clause string
		decide      func() error
	}{
		{"interval", "GB37-5.13", func() error {
			_, err := indicators.ReportedRegularly(nil, zhuanhua.MustDay("2024-01-01"), zhuanhua.MustDay("2024-12-31"), zhuanhua.Given[int]{})
			return err
		}},
		{"tolerable-error", "CP24-6.3", func() error {
			_, err := sample.AttributeAudit{Population: zhuanhua.Value[int64](100), Checked: 10, Errors: 1}.Judge(zhuanhua.Given[int64]{})
			return err
		}},
		{"year-weights", "CZ23-3.3d", func() error {
			score := func(year int, p zhuanhua.Points) awards.Decision {
				return awards.Decision{Province: zhuanhua.Shaanxi, Year: year, Score: zhuanhua.Value(p)}
			}
			_, err := awards.OverallOf([]awards.Decision{score(2021, zhuanhua.Point), score(2022, 2*zhuanhua.Point)}, nil)
			return err
		}},
	} {
		w.ask(t, zhuanhua.Param{Key: loose.key, Clause: zhuanhua.ClauseID(loose.clause)}, loose.decide())
	}
	for _, name := range looseUnset(t) {
		if !w[name] {
			t.Errorf("%s is demanded without a number and not walked", name)
		}
	}
	if len(w) != 41 {
		t.Errorf("%d numbers walked: %q", len(w), slices.Sorted(maps.Keys(w)))
	}
}

// looseUnset finds the parameters that stand in no table of fields, in the code.
func looseUnset(t *testing.T) (names []string) {
	t.Helper()
	literal := regexp.MustCompile(`Param\{Key: "([^"]+)", Clause: "([^"]+)", Status: zhuanhua\.Unset`)
	err := fs.WalkDir(os.DirFS("."), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		code, err := os.ReadFile(path)
		for _, m := range literal.FindAllStringSubmatch(string(code), -1) {
			names = append(names, m[2]+" "+m[1])
		}
		return err
	})
	if err != nil || len(names) != 3 {
		t.Errorf("parameters in no table: %q, %v", names, err)
	}
	return names
}

// walkTargets asks for a marked rise of which the size is not stated.
func walkTargets(t *testing.T, w unsetWalk, table indicators.TargetTable) {
	t.Helper()
	for row := range table.Rows() {
		if row.Param.Status != zhuanhua.Unset {
			continue
		}
		level := func(year int, n int64) indicators.Level {
			return indicators.Level{Value: zhuanhua.Value(decimal.New(n, 0)), Unit: row.Metric.Unit, Series: row.Metric.Series, Period: zhuanhua.Year(year)}
		}
		rise := indicators.Measured{Levels: []indicators.Level{level(row.Base, 50), level(row.Last, 60)}}
		_, err := row.Attain(rise, row.Last, indicators.TargetReadings{})
		w.ask(t, row.Param, err)
		row.Value = zhuanhua.Value(indicators.WholeQuantity(10))
		if p, err := row.Attain(rise, row.Last, indicators.TargetReadings{}); err != nil || p.Outcome != zhuanhua.Met {
			t.Errorf("%s with a size: %v, %v", row.Name(), p.Outcome, err)
		}
	}
}
