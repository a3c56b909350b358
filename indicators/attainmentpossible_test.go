package indicators_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// openTarget is a target with figures of which some are missing, rounded or of a year
// that still runs, and perhaps without number or tolerance.
type openTarget struct {
	target   indicators.Target
	levels   []indicators.Level // from the base year on; one without value is missing
	running  bool               // the last of them
	readings indicators.TargetReadings
}

func (o openTarget) outcome(t rapid.TB) zhuanhua.Outcome {
	m := indicators.Measured{}
	for _, l := range o.levels {
		if l.Value.IsGiven() {
			m.Levels = append(m.Levels, l)
		}
	}
	p, err := o.target.Attain(m, 2019+len(o.levels), o.readings)
	if err != nil && !errors.Is(err, zhuanhua.ErrUnset) {
		t.Fatal(err)
	}
	return p.Outcome
}

func drawOpenTarget(t *rapid.T) openTarget {
	draw := func(name string, values ...string) string { return rapid.SampledFrom(values).Draw(t, name) }
	number := func(s string) zhuanhua.Given[indicators.Quantity] {
		q, err := indicators.ParseQuantity(s)
		if err != nil {
			t.Fatal(err)
		}
		return zhuanhua.Value(q)
	}
	kinds := []struct {
		kind      indicators.TargetKind
		operators []indicators.Operator
	}{
		{indicators.YearLevel, []indicators.Operator{indicators.AtLeast, indicators.MoreThan, indicators.About}},
		{indicators.CumulativeLevel, []indicators.Operator{indicators.AtLeast, indicators.MoreThan, indicators.About}},
		{indicators.AverageRate, []indicators.Operator{indicators.AtLeast, indicators.MoreThan, indicators.About}},
		{indicators.YearlyRate, []indicators.Operator{indicators.AtLeast, indicators.MoreThan, indicators.About}},
		{indicators.Direction, []indicators.Operator{indicators.Rising, indicators.RisingMarkedly}},
	}
	k := rapid.SampledFrom(kinds).Draw(t, "kind")
	target := hostTarget(k.kind, rapid.SampledFrom(k.operators).Draw(t, "operator"), "1")
	m := &target.Metric
	m.Unit = rapid.SampledFrom([]zhuanhua.Unit{zhuanhua.UnitPatent, zhuanhua.UnitYuan, zhuanhua.UnitPercent}).Draw(t, "unit")
	m.Series = rapid.SampledFrom([]zhuanhua.Series{zhuanhua.Flow, zhuanhua.Stock}).Draw(t, "series")
	if k.kind == indicators.CumulativeLevel {
		m.Series = zhuanhua.Flow
		m.Unit = rapid.SampledFrom([]zhuanhua.Unit{zhuanhua.UnitPatent, zhuanhua.UnitYuan}).Draw(t, "unit")
	}
	if m.Unit == zhuanhua.UnitPercent || rapid.Bool().Draw(t, "bounded") {
		m.Most = number("4")
	}
	target.First, target.Last, target.Base = 2021, 2022, 2020
	grows := k.kind != indicators.YearLevel && k.kind != indicators.CumulativeLevel
	if !grows {
		target.Base = 0
	}
	if k.kind == indicators.YearLevel {
		target.First = 2022
	}
	target.Value = zhuanhua.Given[indicators.Quantity]{}
	unset := rapid.IntRange(0, 4).Draw(t, "unset") == 0
	switch {
	case target.Operator == indicators.Rising:
	case unset:
		target.Param.Status, target.Param.Clause = zhuanhua.Unset, "SD21-1.2.4"
	case target.Operator == indicators.RisingMarkedly:
		target.Value = number(draw("value", "1", "50", "100"))
	case grows && m.Unit == zhuanhua.UnitPercent:
		target.Value = number(draw("value", "-1", "0", "1", "2"))
	case grows:
		target.Value = number(draw("value", "-50", "0", "50", "100"))
	case k.kind == indicators.CumulativeLevel:
		target.Value = number(draw("value", "0", "2", "5", "7"))
	default:
		target.Value = number(draw("value", "0", "2", "3"))
	}
	if v, given := target.Value.Get(); given && target.Operator == indicators.About && rapid.Bool().Draw(t, "tolerance") {
		target.Tolerance = number(rapid.SampledFrom([]string{"0", v.Decimal().Abs().String()}).Draw(t, "size"))
	}
	o := openTarget{target: target, readings: indicators.TargetReadings{
		EachYear: rapid.Bool().Draw(t, "each"), RiseOverWindow: rapid.Bool().Draw(t, "over"), AboutBothSides: rapid.Bool().Draw(t, "both"),
	}}
	years := rapid.IntRange(2, 3).Draw(t, "years")
	for y := range years {
		l := indicators.Level{Unit: m.Unit, Period: zhuanhua.Year(2020 + y), Series: m.Series}
		if rapid.IntRange(0, 2).Draw(t, "given") > 0 {
			l.Value = zhuanhua.Value(num(t, draw("level", "0", "1", "2", "3", "4")))
			if rapid.IntRange(0, 4).Draw(t, "rounded") == 0 {
				l.Half = num(t, "0.5")
			}
		}
		o.levels = append(o.levels, l)
	}
	last := &o.levels[years-1]
	if last.Value.IsGiven() && rapid.IntRange(0, 4).Draw(t, "runs") == 0 {
		o.running = true
		last.Period.AsOf = last.Period.To - 100
		for y := range o.levels {
			o.levels[y].Period.AsOf = last.Period.AsOf.AddYears(y + 1 - years)
		}
	}
	return o
}

// candidates are what a level can be: near everything that can matter.
func (o openTarget) candidates(i int) (list []decimal.Decimal) {
	l := o.levels[i]
	value, given := l.Value.Get()
	runs := o.running && i == len(o.levels)-1
	if given && l.Half.IsZero() && !runs {
		return []decimal.Decimal{value}
	}
	m := o.target.Metric
	low, high := decimal.New(-9, 0), decimal.New(1000000, 0)
	if m.Unit != zhuanhua.UnitYuan || o.target.Kind == indicators.CumulativeLevel {
		low = decimal.Decimal{}
	}
	if most, bounded := m.Most.Get(); bounded && !runs { // what still runs is not missed yet, even if beyond hope
		high = most.Decimal()
	}
	switch {
	case given && !runs:
		low, high = decimal.Max(low, value.Sub(l.Half)), decimal.Min(high, value.Add(l.Half))
	case given && m.Series == zhuanhua.Flow && !m.Unit.IsRate():
		low = decimal.Max(low, value.Sub(l.Half))
	}
	list = append(list, low, high)
	for _, s := range []string{
		"0", "4", "2", "1", "3", "0.5", "1.5", "2.5", "3.5", "0.25", "0.75", "2.25", "4.5", "5", "6", "7", "8", "9", "12", "16", "-1", "-0.25",
		"0.01", "0.99", "1.01", "1.99", "2.01", "2.99", "3.01", "3.99", "4.01",
	} {
		if v := decimal.RequireFromString(s); v.GreaterThan(low) && v.LessThan(high) {
			list = append(list, v)
		}
	}
	return list
}

// numbers are the targets that there can be with this one's text.
func (o openTarget) numbers() (list []indicators.Target) {
	values := []indicators.Quantity{}
	if v, given := o.target.Value.Get(); given || o.target.Operator == indicators.Rising {
		values = append(values, v)
	} else {
		for _, n := range []int64{-100, 100000, 0, -50, -1, 1, 2, 3, 4, 50, 100, 1000} {
			values = append(values, indicators.WholeQuantity(n))
		}
		for _, s := range []string{"0.005", "3.6", "3.995"} {
			if q, err := indicators.ParseQuantity(s); err == nil {
				values = append(values, q)
			}
		}
	}
	for _, v := range values {
		target := o.target
		if target.Operator == indicators.Rising {
			return []indicators.Target{target}
		}
		target.Value = zhuanhua.Value(v)
		if target.Param.Status == zhuanhua.Unset {
			target.Param.Status, target.Param.Clause = zhuanhua.HostRule, ""
		}
		tolerances := []zhuanhua.Given[indicators.Quantity]{target.Tolerance}
		if target.Operator == indicators.About && !target.Tolerance.IsGiven() {
			tolerances = tolerances[:0]
			for _, part := range []string{"0", "0.5", "1"} {
				q, _ := indicators.QuantityOf(v.Decimal().Abs().Mul(decimal.RequireFromString(part)))
				tolerances = append(tolerances, zhuanhua.Value(q))
			}
		}
		for _, tolerance := range tolerances {
			target.Tolerance = tolerance
			if target.Validate() == nil {
				list = append(list, target)
			}
		}
	}
	return list
}

// complete returns the outcomes that there are with everything given; it stops at the
// second one.
func (o openTarget) complete(t rapid.TB) (outcomes []zhuanhua.Outcome) {
	note := func(full openTarget) bool {
		if got := full.outcome(t); !slices.Contains(outcomes, got) {
			outcomes = append(outcomes, got)
		}
		return len(outcomes) < 2
	}
	var fill func(full openTarget, i int) bool
	fill = func(full openTarget, i int) bool {
		if i == len(o.levels) {
			return note(full)
		}
		for _, v := range o.candidates(i) {
			l := o.levels[i]
			l.Value, l.Half, l.Period.AsOf = zhuanhua.Value(v), decimal.Decimal{}, l.Period.To
			next := full
			next.levels = append(slices.Clone(full.levels[:i]), l)
			if !fill(next, i+1) {
				return false
			}
		}
		return true
	}
	for _, target := range o.numbers() {
		full := o
		full.target, full.levels, full.running = target, nil, false
		if !fill(full, 0) {
			break
		}
	}
	return outcomes
}

// A definite answer is that of everything that the missing figures, the digits cut off,
// the rest of a running year, the number or the tolerance can be.
func TestDefiniteAttainmentsHoldInEveryCompletion(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := drawOpenTarget(t)
		got := o.outcome(t)
		if got != zhuanhua.Met && got != zhuanhua.NotMet || !o.few() {
			return
		}
		if outcomes := o.complete(t); len(outcomes) != 1 || outcomes[0] != got {
			t.Fatalf("%v, though completions are %v: %+v", got, outcomes, o)
		}
	})
}

// Where all of these come to the same, the answer is definite. A year that still runs is
// not missed before its end, though it may be beyond hope; a target asked about before
// its window is over is not due; a number that is open and must not be exceeded is
// weighed year by year, not over all of them; and a sum of years is not held to what
// each of them can be at most. The targets are the same in every run.
func TestAttainIsDefiniteWhereCompletionsAgree(t *testing.T) {
	invented := rapid.Custom(drawOpenTarget)
	for n := range 400 {
		o := invented.Example(n)
		_, bounded := o.target.Metric.Most.Get()
		eachYear := o.target.Kind == indicators.YearlyRate || o.target.Kind == indicators.AverageRate && o.readings.EachYear
		severalBands := eachYear && !o.target.Value.IsGiven() && o.readings.AboutBothSides
		if severalBands || o.target.Kind == indicators.CumulativeLevel && bounded || !o.few() {
			continue
		}
		got := o.outcome(t)
		if outcomes := o.complete(t); len(outcomes) == 1 && outcomes[0] != got {
			t.Fatalf("%v, though every completion is %v: %+v", got, outcomes[0], o)
		}
	}
}

// few reports whether few enough levels are open to complete them all, of a target that
// is due.
func (o openTarget) few() bool {
	open := 0
	for i := range o.levels {
		if len(o.candidates(i)) > 1 {
			open++
		}
	}
	growth := []indicators.TargetKind{indicators.AverageRate, indicators.YearlyRate, indicators.Direction}
	return open <= 2 && (len(o.levels) > 2 || slices.Contains(growth, o.target.Kind))
}
