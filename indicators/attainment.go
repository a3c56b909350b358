package indicators

import (
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Measured are the figures of a metric: levels of whole calendar years, or growths
// that a survey estimated, not both. A year that is left out is missing, never 0.
type Measured struct {
	Levels   []Level
	Surveyed []SurveyedYear
}

// SurveyedYear is the growth of a year over the year before, as a survey estimates
// it.
//
// Clause: CZ23-A3c
type SurveyedYear struct {
	Year   int                    `json:"year"`
	Growth zhuanhua.SurveyReading `json:"growth"`
}

// Progress is how far a target is attained by a year (目标完成情况): the outcome with
// its reasons, the decision in numbers, what is missing, and what the next year must
// bring.
type Progress struct {
	Target  Target           `json:"target"`
	Year    int              `json:"year"` // the last year whose figures were looked at
	Base    int              `json:"base"` // the year that growth was computed from, as the readings have it; 0: none
	Outcome zhuanhua.Outcome `json:"outcome"`
	Decided Attainment       `json:"decided"` // in the metric's unit; of a target that each year must meet, the last year's

	Years    []YearAttainment                       `json:"years"`    // of a target that each year must meet
	Surveyed zhuanhua.Given[zhuanhua.SurveyReading] `json:"surveyed"` // growth from the base, where a survey estimates it
	Next     Next                                   `json:"next"`
	Missing  []MissingFigure                        `json:"missing"` // what would decide an undetermined target
	Reasons  []Reason                               `json:"reasons"` // the outcome's first
	Readings []zhuanhua.Param                       `json:"readings"`
}

// YearAttainment is the decision of one year.
type YearAttainment struct {
	Year     int                                    `json:"year"`
	Outcome  zhuanhua.Outcome                       `json:"outcome"`
	Decided  Attainment                             `json:"decided"`
	Surveyed zhuanhua.Given[zhuanhua.SurveyReading] `json:"surveyed"` // where a survey decides
}

// MissingFigure is a figure that would decide.
type MissingFigure struct {
	Metric string `json:"metric"`
	Year   int    `json:"year"`
	Survey bool   `json:"survey"` // a survey's estimate, not a level
}

// Next is what must come for the target to be met after all, exactly.
type Next struct {
	Outlook Outlook `json:"outlook"`
	Year    int     `json:"year"`  // the year that Least is asked of; 0: none
	Above   bool    `json:"above"` // more than Least, not just as much
	Least   Exact   `json:"least"` // in the metric's unit

	// Level is the lowest level, in steps of the unit, with which Year does its part.
	Level zhuanhua.Given[decimal.Decimal] `json:"level"`
	// Rest is what the Years that are left must bring together, of a cumulative target.
	Rest  Exact `json:"rest"`
	Years int   `json:"years"`
}

// Attain decides the target on the figures up to a year (1 to 9999); later ones are
// not looked at. A year within or before the window is decided on the years so far:
// average growth from the base to that year; a cumulative goal is met as soon as the
// years at hand suffice and missed only after the last; a level is due in its own
// year; what a year that still runs has not brought is not missed yet.
//
// A missing year, a digit cut off or a number that is open leaves the target open only
// if its values differ in the answer: what is counted is never below 0, nor is a part
// of a whole, and nothing exceeds the metric's Most. Not made use of is that what is
// counted is whole; and an "about" without number that must not be exceeded is weighed
// year by year.
//
// Met, not met and undetermined follow [Attainment]; not applicable is a wish without
// number or direction, growth before its window begins, and growth in a year that the
// readings make the base. A marked rise without a size, a number the text leaves open
// and an "about" without a tolerance are a [zhuanhua.UnsetError] as soon as the answer
// turns on them; the Progress returned beside it is undetermined. Other errors are bad
// input: a [TargetError], or an [zhuanhua.InputError] for figures of other units than
// the metric's (money is converted), of other series, not of a calendar year, two of
// one year, levels beside surveys, a survey of what is no growth or of a rate.
//
// Clause: GR4, GR6
func (t Target) Attain(m Measured, year int, r TargetReadings) (Progress, error) {
	if err := t.Validate(); err != nil {
		return Progress{}, err
	}
	if year < 1 || year > 9999 {
		return Progress{}, inputError("year", strconv.Itoa(year), zhuanhua.ErrRange)
	}
	c := &attaining{Target: t, readings: r, asked: year, year: min(year, t.Last)}
	if err := c.take(m); err != nil {
		return Progress{}, err
	}
	c.out = Progress{Target: t, Year: year, Base: c.baseUsed(), Reasons: []Reason{}, Missing: []MissingFigure{}, Readings: t.readings()}
	err := c.decide()
	if err != nil && c.unset == nil {
		return Progress{}, err
	}
	c.close()
	if c.unset != nil {
		return c.out, c.unset
	}
	return c.out, nil
}

// attaining is a target being decided.
type attaining struct {
	Target
	readings TargetReadings
	asked    int // the year of the question
	year     int // the last of the window's years that is looked at
	levels   map[int]Level
	surveyed map[int]zhuanhua.SurveyReading
	out      Progress
	unset    *zhuanhua.UnsetError

	regardless bool // an answer was had without a figure that is missing
}

// take checks the figures and sorts them by year.
func (c *attaining) take(m Measured) error {
	if len(m.Levels) > 0 && len(m.Surveyed) > 0 {
		return inputError("surveyed", c.Metric.Key, zhuanhua.ErrContradiction)
	}
	c.levels, c.surveyed = map[int]Level{}, map[int]zhuanhua.SurveyReading{}
	for i, l := range m.Levels {
		name := "levels[" + strconv.Itoa(i) + "]"
		l, err := c.level(l, name)
		if err != nil {
			return err
		}
		year := l.Period.From.Year()
		if _, twice := c.levels[year]; twice {
			return inputError(name+".period", l.Period.String(), zhuanhua.ErrDuplicate)
		}
		c.levels[year] = l
	}
	for i, s := range m.Surveyed {
		name := "surveyed[" + strconv.Itoa(i) + "]"
		if !c.Kind.grows() || c.Metric.Unit.IsRate() {
			return inputError(name, c.Kind.String(), zhuanhua.ErrNotAllowed)
		}
		if s.Year < 1 || s.Year > 9999 {
			return inputError(name+".year", strconv.Itoa(s.Year), zhuanhua.ErrRange)
		}
		if _, twice := c.surveyed[s.Year]; twice {
			return inputError(name+".year", strconv.Itoa(s.Year), zhuanhua.ErrDuplicate)
		}
		if err := surveyedFault(&s.Growth, name+".growth", m.Surveyed[0].Growth.Confidence); err != nil {
			return err
		}
		c.surveyed[s.Year] = s.Growth
	}
	return nil
}

// level returns a level in the metric's unit.
func (c *attaining) level(l Level, name string) (Level, error) {
	if err := l.validate(name); err != nil {
		return Level{}, err
	}
	year := zhuanhua.Year(l.Period.From.Year())
	if l.Period.From != year.From || l.Period.To != year.To {
		return Level{}, inputError(name+".period", l.Period.String(), zhuanhua.ErrRange)
	}
	if l.Series != c.Metric.Series {
		return Level{}, inputError(name+".series", l.Series.String(), zhuanhua.ErrContradiction)
	}
	if l.Unit != c.Metric.Unit && l.Unit.Yuan() > 0 && c.Metric.Unit.Yuan() > 0 {
		return l.In(c.Metric.Unit)
	}
	if l.Unit != c.Metric.Unit {
		return Level{}, inputError(name+".unit", l.Unit.String()+" / "+c.Metric.Unit.String(), zhuanhua.ErrContradiction)
	}
	return l, nil
}

// decide hands the target to what decides its kind.
func (c *attaining) decide() error {
	switch {
	case c.Operator == Qualitative:
		c.say(zhuanhua.NotApplicable, NoFigure)
		return nil
	case c.Kind == CumulativeLevel:
		return c.cumulative()
	case !c.Kind.grows():
		return c.yearLevel()
	}
	first := c.First
	if c.readings.BaseFirstYear {
		first++
	}
	switch {
	case c.asked < c.First:
		c.say(zhuanhua.NotApplicable, NotBegun)
	case c.year < first:
		c.say(zhuanhua.NotApplicable, BaseYear)
	case len(c.surveyed) > 0:
		return c.fromSurvey()
	case c.eachYear():
		return c.yearByYear()
	default:
		return c.sinceBase()
	}
	return nil
}

// base is the year growth is computed from.
//
// Clause: GR6
func (c *attaining) base() int {
	switch {
	case c.readings.BaseFirstYear:
		return c.First
	case c.Kind == AverageRate && c.readings.EachYear:
		return c.First - 1 // the years of the window alone, each over the year before
	}
	return c.Base
}

// baseUsed is the base of a target that has one.
func (c *attaining) baseUsed() int {
	if c.Base == 0 {
		return 0
	}
	return c.base()
}

// eachYear reports whether every year must meet the target on its own.
func (c *attaining) eachYear() bool {
	switch {
	case c.Kind == AverageRate:
		return c.readings.EachYear
	case c.Operator == Rising:
		return !c.readings.RiseOverWindow
	}
	return c.Kind == YearlyRate
}

// say sets the outcome with its reason.
func (c *attaining) say(o zhuanhua.Outcome, why TargetReason) {
	c.out.Outcome = o
	c.reason(why)
}

func (c *attaining) reason(why TargetReason) {
	c.add(Reason{why.String(), c.Param.Clause, why.Clause(), c.Param.Status, why.Text()})
}

func (c *attaining) add(r Reason) {
	for _, said := range c.out.Reasons {
		if said.Code == r.Code {
			return
		}
	}
	c.out.Reasons = append(c.out.Reasons, r)
}

// lacks notes a figure that would decide.
func (c *attaining) lacks(year int, survey bool) {
	if m := (MissingFigure{c.Metric.Key, year, survey}); !slices.Contains(c.out.Missing, m) {
		c.out.Missing = append(c.out.Missing, m)
	}
}

// runs reports whether the level of the year was taken before the year was over.
func (c *attaining) runs(year int) bool {
	l, there := c.levels[year]
	return there && l.Period.AsOf < l.Period.To
}

// close adds what every result says.
func (c *attaining) close() {
	if c.out.Outcome == zhuanhua.NotMet && c.Aspirational {
		c.reason(Strives)
	}
	if c.out.Outcome != zhuanhua.Undetermined {
		c.out.Missing = []MissingFigure{}
		if c.regardless {
			c.reason(Regardless)
		}
	}
	if c.unset != nil {
		c.out.Outcome = zhuanhua.Undetermined
		c.reason(NumberUnset)
	}
}
