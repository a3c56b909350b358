package indicators_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// hostMetric is a metric of an invented plan.
func hostMetric(key string, unit zhuanhua.Unit, series zhuanhua.Series) indicators.Metric {
	return indicators.Metric{Key: key, Text: zhuanhua.Text{Zh: "示例指标", En: "example metric"}, Unit: unit, Series: series}
}

// hostTarget is a target of an invented plan for 2021 to 2023.
func hostTarget(kind indicators.TargetKind, o indicators.Operator, value string) indicators.Target {
	t := indicators.Target{
		Param:  zhuanhua.Param{Key: "row", Status: zhuanhua.HostRule},
		Metric: hostMetric("pledges", zhuanhua.UnitYiYuan, zhuanhua.Flow),
		Kind:   kind, Operator: o, First: 2021, Last: 2023,
	}
	if value != "" {
		q, err := indicators.ParseQuantity(value)
		if err != nil {
			panic(err)
		}
		t.Value = zhuanhua.Value(q)
	}
	switch kind {
	case indicators.YearLevel, indicators.Share:
		t.First = 2023
	case indicators.AverageRate, indicators.YearlyRate, indicators.Direction:
		t.Base = 2020
	}
	if kind == indicators.Share {
		t.Metric = hostMetric("coverage", zhuanhua.UnitPercent, zhuanhua.Stock)
		t.Metric.Most = zhuanhua.Value(indicators.WholeQuantity(100))
	}
	return t
}

func wantTargetError(t *testing.T, err error, kind error, row, other, field string) {
	t.Helper()
	var got *indicators.TargetError
	if !errors.As(err, &got) || !errors.Is(err, kind) || got.Row != row || got.Other != other || got.Field != field {
		t.Errorf("got %v, want %s and %q: %s: %v", err, row, other, field, kind)
		return
	}
	if !strings.Contains(err.Error(), row) || !strings.Contains(err.Error(), other) {
		t.Errorf("%q does not name the rows", err)
	}
}

// Two rows that cannot stand together are named, both of them.
func TestTargetTableRefusesPairs(t *testing.T) {
	a := hostTarget(indicators.YearLevel, indicators.AtLeast, "65")
	a.Param.Key, a.Param.Clause = "first", "SX21-T11"
	for _, c := range []struct {
		name  string
		field string
		kind  error
		other func(b *indicators.Target)
	}{
		{"one metric and year", "year", zhuanhua.ErrDuplicate, func(b *indicators.Target) {}},
		{"one key", "key", zhuanhua.ErrDuplicate, func(b *indicators.Target) { b.Param.Key, b.Metric.Key = "first", "else" }},
		{"units", "metric.unit", zhuanhua.ErrContradiction, func(b *indicators.Target) { b.Metric.Unit, b.First, b.Last = zhuanhua.UnitProject, 2022, 2022 }},
		{"money in two units", "metric.unit", zhuanhua.ErrContradiction, func(b *indicators.Target) { b.Metric.Unit, b.First, b.Last = zhuanhua.UnitWanYuan, 2022, 2022 }},
		{"series", "metric", zhuanhua.ErrContradiction, func(b *indicators.Target) { b.Metric.Series, b.First, b.Last = zhuanhua.Stock, 2022, 2022 }},
	} {
		b := a
		b.Param.Key, b.Param.Clause = "second", "SX21-1.4.5"
		c.other(&b)
		_, err := indicators.NewTargetTable(zhuanhua.SX21, zhuanhua.Text{}, a, b)
		wantTargetError(t, err, c.kind, a.Name(), b.Name(), c.field)
	}
	growth, wider := hostTarget(indicators.AverageRate, indicators.AtLeast, "20"), hostTarget(indicators.AverageRate, indicators.MoreThan, "20")
	wider.Param.Key, wider.Last = "wider", 2025
	_, err := indicators.NewTargetTable(zhuanhua.DocumentNone, zhuanhua.Text{}, growth, wider)
	wantTargetError(t, err, zhuanhua.ErrDuplicate, growth.Name(), wider.Name(), "year")
}

// What speaks of something else about one metric stands beside it.
func TestTargetTableTakesDifferentDemands(t *testing.T) {
	level := hostTarget(indicators.YearLevel, indicators.AtLeast, "200")
	rows := []indicators.Target{level}
	add := func(key string, row indicators.Target) {
		row.Param.Key = key
		rows = append(rows, row)
	}
	add("growth", hostTarget(indicators.AverageRate, indicators.AtLeast, "20"))
	add("yearly", hostTarget(indicators.YearlyRate, indicators.AtLeast, "10"))
	add("rise", hostTarget(indicators.Direction, indicators.Rising, ""))
	add("sum", hostTarget(indicators.CumulativeLevel, indicators.AtLeast, "165"))
	two := hostTarget(indicators.CumulativeLevel, indicators.AtLeast, "100")
	two.Last = 2022
	add("two-years", two)
	dream := level
	dream.Aspirational, dream.Value = true, zhuanhua.Value(indicators.WholeQuantity(220))
	add("dream", dream)
	before := level
	before.First, before.Last = 2022, 2022
	add("before", before)
	table, err := indicators.NewTargetTable(zhuanhua.DocumentNone, zhuanhua.Text{Zh: "示例"}, rows...)
	if err != nil {
		t.Fatal(err)
	}
	if table.Len() != len(rows) || !slices.Equal(slices.Collect(table.Rows()), rows) || table.Document() != zhuanhua.DocumentNone || table.Title().Zh != "示例" {
		t.Error("the table does not hold its rows")
	}
	rows[0].Value = zhuanhua.Value(indicators.WholeQuantity(1))
	if row, there := table.Row("row"); !there || row != level {
		t.Errorf("the table changed with the list it was made of: %v", row)
	}
	if _, there := table.Row("nowhere"); there {
		t.Error("there is no such row")
	}
}

func TestTargetRefusesRow(t *testing.T) {
	type edit = func(*indicators.Target)
	level := hostTarget(indicators.YearLevel, indicators.AtLeast, "65")
	share := hostTarget(indicators.Share, indicators.AtLeast, "85")
	growth := hostTarget(indicators.AverageRate, indicators.AtLeast, "20")
	rise := hostTarget(indicators.Direction, indicators.Rising, "")
	sum := hostTarget(indicators.CumulativeLevel, indicators.AtLeast, "165")
	whole := func(n int64) zhuanhua.Given[indicators.Quantity] { return zhuanhua.Value(indicators.WholeQuantity(n)) }
	for _, c := range []struct {
		field string
		kind  error
		row   indicators.Target
		edit  edit
	}{
		{"key", zhuanhua.ErrSyntax, level, func(r *indicators.Target) { r.Param.Key = "" }},
		{"key", zhuanhua.ErrSyntax, level, func(r *indicators.Target) { r.Param.Key = "Row" }},
		{"key", zhuanhua.ErrSyntax, level, func(r *indicators.Target) { r.Param.Key = "a--b" }},
		{"clause", zhuanhua.ErrSyntax, level, func(r *indicators.Target) { r.Param.Clause = "T11" }},
		{"clause", zhuanhua.ErrNotGiven, level, func(r *indicators.Target) { r.Param.Status = zhuanhua.Stated }},
		{"status", zhuanhua.ErrNotGiven, level, func(r *indicators.Target) { r.Param.Clause, r.Param.Status = "SX21-T11", 0 }},
		{"status", zhuanhua.ErrCodeWord, level, func(r *indicators.Target) { r.Param.Clause, r.Param.Status = "SX21-T11", 99 }},
		{"metric.key", zhuanhua.ErrSyntax, level, func(r *indicators.Target) { r.Metric.Key = "-x" }},
		{"metric.text", zhuanhua.ErrNotGiven, level, func(r *indicators.Target) { r.Metric.Text.En = "" }},
		{"metric.unit", zhuanhua.ErrNotGiven, level, func(r *indicators.Target) { r.Metric.Unit = 0 }},
		{"metric.unit", zhuanhua.ErrCodeWord, level, func(r *indicators.Target) { r.Metric.Unit = 99 }},
		{"metric.series", zhuanhua.ErrNotGiven, level, func(r *indicators.Target) { r.Metric.Series = 0 }},
		{"metric.series", zhuanhua.ErrCodeWord, level, func(r *indicators.Target) { r.Metric.Series = 99 }},
		{"metric.most", zhuanhua.ErrRange, level, func(r *indicators.Target) { r.Metric.Most = whole(0) }},
		{"kind", zhuanhua.ErrNotGiven, level, func(r *indicators.Target) { r.Kind = 0 }},
		{"kind", zhuanhua.ErrCodeWord, level, func(r *indicators.Target) { r.Kind = 99 }},
		{"operator", zhuanhua.ErrNotGiven, level, func(r *indicators.Target) { r.Operator = 0 }},
		{"operator", zhuanhua.ErrCodeWord, level, func(r *indicators.Target) { r.Operator = 99 }},
		{"operator", zhuanhua.ErrNotAllowed, level, func(r *indicators.Target) { r.Operator = indicators.Rising }},
		{"operator", zhuanhua.ErrNotAllowed, level, func(r *indicators.Target) { r.Operator = indicators.FullCoverage }},
		{"metric.unit", zhuanhua.ErrNotAllowed, share, func(r *indicators.Target) { r.Metric.Unit = zhuanhua.UnitPatent }},
		{"metric.unit", zhuanhua.ErrNotAllowed, sum, func(r *indicators.Target) { r.Metric.Series = zhuanhua.Stock }},
		{"metric.unit", zhuanhua.ErrNotAllowed, sum, func(r *indicators.Target) { r.Metric.Unit = zhuanhua.UnitPercent }},
		{"year", zhuanhua.ErrRange, level, func(r *indicators.Target) { r.First, r.Last = 0, 0 }},
		{"year", zhuanhua.ErrRange, level, func(r *indicators.Target) { r.First, r.Last = 10000, 10000 }},
		{"window", zhuanhua.ErrRange, level, func(r *indicators.Target) { r.First = 2022 }},
		{"window", zhuanhua.ErrRange, sum, func(r *indicators.Target) { r.Last = 2020 }},
		{"window", zhuanhua.ErrRange, sum, func(r *indicators.Target) { r.Last = r.First + 100 }},
		{"base", zhuanhua.ErrNotAllowed, level, func(r *indicators.Target) { r.Base = 2020 }},
		{"base", zhuanhua.ErrNotGiven, growth, func(r *indicators.Target) { r.Base = 0 }},
		{"base", zhuanhua.ErrContradiction, growth, func(r *indicators.Target) { r.Base = 2021 }},
		{"base", zhuanhua.ErrContradiction, growth, func(r *indicators.Target) { r.Base = 2023 }},
		{"base", zhuanhua.ErrRange, growth, func(r *indicators.Target) { r.Base = 2024 }},
		{"base", zhuanhua.ErrRange, growth, func(r *indicators.Target) { r.Base = -1 }},
		{"base", zhuanhua.ErrRange, growth, func(r *indicators.Target) { r.Base = 1900 }},
		{"base", zhuanhua.ErrRange, rise, func(r *indicators.Target) { r.Base = 2019 }},
		{"base", zhuanhua.ErrNotAllowed, rise, func(r *indicators.Target) { r.Operator = indicators.Qualitative }},
		{"value", zhuanhua.ErrNotAllowed, rise, func(r *indicators.Target) { r.Value = whole(5) }},
		{"value", zhuanhua.ErrNotAllowed, share, func(r *indicators.Target) { r.Operator = indicators.FullCoverage }},
		{"value", zhuanhua.ErrNotGiven, level, func(r *indicators.Target) { r.Value = zhuanhua.Given[indicators.Quantity]{} }},
		{"value", zhuanhua.ErrNotGiven, rise, func(r *indicators.Target) { r.Operator = indicators.RisingMarkedly }},
		{"value", zhuanhua.ErrRange, rise, func(r *indicators.Target) { r.Operator, r.Value = indicators.RisingMarkedly, whole(0) }},
		{"value", zhuanhua.ErrRange, level, func(r *indicators.Target) { r.Value = whole(-1) }},
		{"value", zhuanhua.ErrRange, growth, func(r *indicators.Target) { r.Value = whole(-101) }},
		{"value", zhuanhua.ErrRange, share, func(r *indicators.Target) { r.Value = whole(101) }},
		{"value", zhuanhua.ErrRange, share, func(r *indicators.Target) { r.Operator, r.Value = indicators.MoreThan, whole(100) }},
		{"tolerance", zhuanhua.ErrNotAllowed, level, func(r *indicators.Target) { r.Tolerance = whole(1) }},
		{"tolerance", zhuanhua.ErrRange, level, func(r *indicators.Target) { r.Operator, r.Tolerance = indicators.About, whole(-1) }},
		{"tolerance", zhuanhua.ErrRange, level, func(r *indicators.Target) { r.Operator, r.Tolerance = indicators.About, whole(66) }},
	} {
		row := c.row
		if err := row.Validate(); err != nil {
			t.Fatal(err)
		}
		c.edit(&row)
		_, err := indicators.NewTargetTable(zhuanhua.DocumentNone, zhuanhua.Text{}, row)
		wantTargetError(t, err, c.kind, row.Name(), "", c.field)
		if _, err := row.Attain(indicators.Measured{}, 2023, indicators.TargetReadings{}); !errors.Is(err, c.kind) {
			t.Errorf("%s: decided all the same: %v", c.field, err)
		}
	}
}

func TestTargetWords(t *testing.T) {
	checkLabels[indicators.TargetKind](t, "", "year-level", "cumulative-level", "average-rate", "yearly-rate", "share", "direction")
	checkLabels[indicators.Operator](t, "", "at-least", "more-than", "about", "full-coverage", "rising", "rising-markedly", "qualitative")
	checkLabels[indicators.Outlook](t, "", "secured", "open", "impossible", "unknown")
	checkLabels[indicators.KinshipKind](t, "", "part-of", "counterpart")
	checkLabels[indicators.PlanIssue](t, "", "sum-of-years", "part-within-whole", "said-twice", "step-of-years", "parts-of-years")
	checkLabels[indicators.TargetReason](t, "",
		"reached", "risen", "short", "not-risen", "too-high", "year-missed", "window-over", "beyond-most", "not-due", "not-begun", "base-year",
		"no-figure", "survey-missing", "survey-gap", "within-margin", "number-unset", "strives", "regardless")
}

// Codes of reasons are code words, each with both texts and a clause, and no gap has
// the code of another reason.
func TestTargetReasonCodes(t *testing.T) {
	seen := map[string]bool{}
	for g := indicators.MissingBase; g <= indicators.RoundedLevels; g++ {
		seen[g.String()] = true
	}
	for r := indicators.Reached; r <= indicators.Strives; r++ {
		code := r.String()
		if seen[code] || code == "" || strings.Trim(code, "abcdefghijklmnopqrstuvwxyz-") != "" || strings.Trim(code, "-") != code {
			t.Errorf("%q is no code of its own", code)
		}
		if seen[code] = true; !r.Clause().Valid() || r.Text().Zh == "" || r.Text().En == "" {
			t.Errorf("%s has no clause or text", code)
		}
	}
}
