package casebook

import (
	"errors"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// targetInput is a target asked about as of a year, with the figures there are.
type targetInput struct {
	Target string         `json:"target"` // its key
	Year   int            `json:"year"`
	Levels map[int]string `json:"levels"` // in the metric's unit, by year
}

// TargetTables returns the tables of targets that the library ships, by the name of
// their file.
func TargetTables() map[string]indicators.TargetTable {
	return map[string]indicators.TargetTable{
		"targets-action-plan": indicators.ActionPlanTargets(), "targets-shandong": indicators.ShandongTargets(),
		"targets-shaanxi": indicators.ShaanxiTable(), "targets-shaanxi-goals": indicators.ShaanxiGoals(),
	}
}

// settled are the rows with the numbers that the text leaves open set by the host: a
// marked rise is one of 10 %.
func settled(table indicators.TargetTable) (indicators.TargetTable, error) {
	for row := range table.Rows() {
		if row.Operator != indicators.RisingMarkedly || row.Value.IsGiven() {
			continue
		}
		row.Value = zhuanhua.Value(indicators.WholeQuantity(10))
		next, err := table.With(row)
		if err != nil {
			return table, err
		}
		table = next
	}
	return table, nil
}

func (in targetInput) measured(m indicators.Metric) (figures indicators.Measured) {
	for year, value := range in.Levels {
		figures.Levels = append(figures.Levels, indicators.Level{
			Value: zhuanhua.Value(decimal.RequireFromString(value)), Unit: m.Unit, Series: m.Series, Period: zhuanhua.Year(year),
		})
	}
	return figures
}

func (in targetInput) attain(table indicators.TargetTable, readings indicators.TargetReadings) (indicators.Progress, error) {
	target, there := table.Row(in.Target)
	if !there {
		return indicators.Progress{}, errors.New("no such target: " + in.Target)
	}
	return target.Attain(in.measured(target.Metric), in.Year, readings)
}

// ask is the outcome, its reason, and how much is short.
func (in targetInput) ask(table indicators.TargetTable, readings indicators.TargetReadings) (Answer, error) {
	p, err := in.attain(table, readings)
	if err != nil {
		return Answer{}, err
	}
	a := Answer{Outcome: p.Outcome}
	for i, r := range p.Reasons {
		if i == 0 && p.Outcome == zhuanhua.NotMet {
			a.Failed = []string{r.Code}
		}
	}
	for _, m := range p.Missing {
		a.Missing = append(a.Missing, decimal.New(int64(m.Year), 0).String())
	}
	if short, given := p.Short().Get(); given && !short.IsZero() {
		a.Result = map[string]string{"short": indicators.Plain(short)}
	}
	return a, nil
}

// casesOf are figures of a target at the least that would do, one step below and one
// above it, with the last year missing, and at the least with next to nothing in the
// year after. Before the last year figures rise by one a year from 1000 (a share: 50)
// where the target grows from a base, and are 0 otherwise.
func casesOf(table indicators.TargetTable, target indicators.Target) (list []targetInput, err error) {
	in := targetInput{target.Param.Key, target.Last, map[int]string{}}
	first, base := target.First, int64(1000)
	if target.Base != 0 {
		first = target.Base
	}
	if target.Metric.Most.IsGiven() {
		base = 50
	}
	for year := first; year < target.Last; year++ {
		in.Levels[year] = "0"
		if target.Base != 0 {
			in.Levels[year] = decimal.New(base+int64(year-first), 0).String()
		}
	}
	p, err := in.attain(table, indicators.TargetReadings{})
	if err != nil {
		return nil, err
	}
	list = append(list, in)
	needed, given := p.Decided.NeededLevel().Get()
	if !given {
		return list, nil
	}
	step := decimal.New(1, -target.Metric.Unit.Decimals())
	for _, by := range []decimal.Decimal{step.Neg(), {}, step} {
		level := needed.Add(by)
		if most, given := target.Metric.Most.Get(); given && level.GreaterThan(most.Decimal()) {
			continue
		}
		one := targetInput{in.Target, in.Year, map[int]string{target.Last: indicators.Plain(level)}}
		for year, value := range in.Levels {
			one.Levels[year] = value
		}
		list = append(list, one)
	}
	after := targetInput{in.Target, in.Year + 1, maps.Clone(list[2].Levels)}
	after.Levels[in.Year+1] = "0"
	return append(list, after), nil
}

// targetFields are the table's own parameters, and of each row also operator, years
// and base year: nothing of a target can be off unnoticed.
func targetFields(table indicators.TargetTable) []zhuanhua.Field[indicators.TargetTable] {
	fields := table.Fields()
	for row := range table.Rows() {
		if row.Operator == indicators.Qualitative {
			continue
		}
		key := row.Param.Key
		alter := func(name string, show func(indicators.Target) string, near func(indicators.Target) []indicators.Target) {
			param := row.Param
			param.Key += " " + name
			fields = append(fields, zhuanhua.Field[indicators.TargetTable]{
				Param: param,
				Show:  func(t indicators.TargetTable) string { r, _ := t.Row(key); return show(r) },
				Nearby: func(t indicators.TargetTable) (list []indicators.TargetTable) {
					r, _ := t.Row(key)
					for _, other := range near(r) {
						if varied, err := t.With(other); err == nil {
							list = append(list, varied)
						}
					}
					return list
				},
			})
		}
		alter("operator", func(t indicators.Target) string { return t.Operator.String() }, otherOperator)
		alter("years", indicators.Target.Window, otherYears)
		if row.Base != 0 {
			alter("base", func(t indicators.Target) string { return decimal.New(int64(t.Base), 0).String() }, func(t indicators.Target) []indicators.Target {
				t.Base--
				return []indicators.Target{t}
			})
		}
	}
	return fields
}

// otherOperator has "at least" for "more than" and the reverse, and a mere wish for
// what has no number.
func otherOperator(t indicators.Target) []indicators.Target {
	switch t.Operator {
	case indicators.AtLeast:
		t.Operator = indicators.MoreThan
	case indicators.MoreThan:
		t.Operator = indicators.AtLeast
	default:
		t.Operator, t.Kind, t.Value, t.Base = indicators.Qualitative, indicators.Direction, zhuanhua.Given[indicators.Quantity]{}, 0
	}
	return []indicators.Target{t}
}

// otherYears has the window a year longer, and a year shorter or a year earlier.
func otherYears(t indicators.Target) (list []indicators.Target) {
	longer, shorter := t, t
	longer.Last++
	shorter.Last--
	if t.First == t.Last {
		longer.First++
		shorter.First--
	}
	return append(list, longer, shorter)
}

func targetsKit(name string, shipped indicators.TargetTable) (Kit, error) {
	table, err := settled(shipped)
	if err != nil {
		return Kit{}, err
	}
	var list []question[indicators.TargetTable]
	for target := range table.Rows() {
		if target.Operator == indicators.Qualitative {
			continue
		}
		cases, err := casesOf(table, target)
		if err != nil {
			return Kit{}, err
		}
		for i, in := range cases {
			label := []string{"last year missing", "a step below", "at the bound", "a step above"}[i%4]
			if i > 1 && i == len(cases)-1 {
				label = "a year later"
			}
			list = append(list, question[indicators.TargetTable]{in.Target + ": " + label, target.Clause(), in,
				func(t indicators.TargetTable) (Answer, error) { return in.ask(t, indicators.TargetReadings{}) }})
		}
	}
	prepare := func(t indicators.TargetTable) (indicators.TargetTable, error) { return t, nil }
	k, err := kit(name, table, targetFields(table), prepare, list)
	k.Rules = table
	return k, err
}

// targetKits are one for each table of targets.
func targetKits() (kits []Kit, err error) {
	tables := TargetTables()
	for _, name := range slices.Sorted(maps.Keys(tables)) {
		k, err := targetsKit(name, tables[name])
		if err != nil {
			return nil, err
		}
		kits = append(kits, k)
	}
	return kits, nil
}
