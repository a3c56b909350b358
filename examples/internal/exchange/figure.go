package exchange

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Figure is a yearly figure of a target that the host counts itself, since no record
// holds it (自报数据), or the reason why there is none.
type Figure struct {
	Year   int // 2020 to 2023
	Metric string
	Number zhuanhua.Given[decimal.Decimal] // in the metric's unit; not given: missing
	Source zhuanhua.Text                   // where it comes from, or why it is missing
}

// FigureMetric is a metric of which a folder may give figures.
type FigureMetric struct {
	Key  string
	Unit zhuanhua.Unit // rates are at most 100, what is counted is whole
}

// figureRow is a row of figures.csv.
type figureRow struct {
	*targetsReading
	Figure
	metric *FigureMetric // nil: not read
	unit   zhuanhua.Unit
}

var figureTable = table[figureRow]{
	file: "figures.csv",
	columns: []column[figureRow]{
		{name: "year", filled: true, read: into(figureYear, func(r *figureRow) *int { return &r.Year })},
		{name: "metric", filled: true, read: (*figureRow).readMetric, also: (*figureRow).define},
		{name: "number", read: (*figureRow).readNumber},
		{name: "unit", filled: true, read: (*figureRow).readUnit},
		{name: "source", filled: true, read: into(text, func(r *figureRow) *string { return &r.Source.Zh })},
		{name: "source_en", optional: true, read: into(text, func(r *figureRow) *string { return &r.Source.En })},
	},
}

// readFigures reads figures.csv; a source that is told in one language stands for both.
func (t *targetsReading) readFigures() {
	figureTable.read(t.reading, figureRow{targetsReading: t}, func(r *figureRow) error {
		if r.Source.En == "" {
			r.Source.En = r.Source.Zh
		}
		t.targets.Figures = append(t.targets.Figures, r.Figure)
		return nil
	})
}

// metricYear is a metric in a year, of which the file has one row at most.
type metricYear struct {
	metric string
	year   int
}

// figureYear reads a year of the plan, or its base.
func figureYear(cell string) (int, error) {
	year, err := number(cell)
	if err != nil || year < 2020 || year > 2023 {
		return 0, errFigureYear
	}
	return year, nil
}

func (r *figureRow) readMetric(cell string) error {
	for i := range r.metrics {
		if r.metrics[i].Key == cell {
			r.Metric, r.metric = cell, &r.metrics[i]
			return nil
		}
	}
	return metricError{r.metrics}
}

// define tells a metric that has a row of the year already, unless a fault hides either.
func (r *figureRow) define() error {
	if r.metric == nil || r.Year == 0 {
		return nil
	}
	return r.figures.define(metricYear{r.Metric, r.Year}, r.line)
}

// readNumber reads a number such as the metric can have.
func (r *figureRow) readNumber(cell string) error {
	n, err := millionths(cell)
	switch {
	case err != nil:
		return err
	case r.metric == nil:
	case r.metric.Unit.IsRate() && n > 100*millionth:
		return errLargeRate
	case !r.metric.Unit.IsRate() && r.metric.Unit.Yuan() == 0 && n%millionth != 0:
		return errCount
	}
	r.Number = zhuanhua.Value(decimal.New(n, -mostDecimals))
	return nil
}

// readUnit holds the unit to the metric's: a sum in yuan is not taken for one in 万元.
func (r *figureRow) readUnit(cell string) error {
	if err := r.unit.UnmarshalText([]byte(cell)); err != nil || r.unit.String() != cell {
		return errUnit
	}
	if r.metric != nil && r.unit != r.metric.Unit {
		return unitError{*r.metric}
	}
	return nil
}

// metricError names the metrics that are the host's to count.
type metricError struct{ metrics []FigureMetric }

func (e metricError) Error() string {
	var keys []string
	for _, m := range e.metrics {
		keys = append(keys, m.Key)
	}
	return "what the host counts: " + strings.Join(keys, ", ")
}

// unitError says which unit a metric has.
type unitError struct{ FigureMetric }

func (e unitError) Error() string { return fmt.Sprintf("%s is given in %s", e.Key, e.Unit) }

var (
	errFigureYear = errors.New("not a year of the plan or its base, 2020 to 2023")
	errLargeRate  = errors.New("a rate is at most 100")
	errUnit       = errors.New("not a unit; write its code word, as wan_yuan")
)
