package indicators

import (
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Validate returns a [TargetError] for the first fault of the row: what it must have
// and has not, what it may not have, numbers and years out of range, and above all a
// growth target without base year and a base year inside the window.
//
// Clause: GR6
func (t Target) Validate() error {
	for _, check := range []func() (field string, err error){t.faultOfParam, t.faultOfMetric, t.faultOfKind, t.faultOfYears, t.faultOfValue, t.faultOfTolerance} {
		if field, err := check(); err != nil {
			return &TargetError{Row: t.Name(), Field: field, Err: err}
		}
	}
	return nil
}

func (t Target) faultOfParam() (string, error) {
	switch p := t.Param; {
	case !isKey(p.Key):
		return "key", zhuanhua.ErrSyntax
	case p.Clause != "" && !p.Clause.Valid():
		return "clause", zhuanhua.ErrSyntax
	case p.Clause == "" && p.Status != zhuanhua.HostRule:
		return "clause", zhuanhua.ErrNotGiven
	case p.Status == zhuanhua.StatusNone:
		return "status", zhuanhua.ErrNotGiven
	case p.Status > zhuanhua.HostRule:
		return "status", zhuanhua.ErrCodeWord
	}
	return "", nil
}

func (t Target) faultOfMetric() (string, error) {
	switch m := t.Metric; {
	case !isKey(m.Key):
		return "metric.key", zhuanhua.ErrSyntax
	case m.Text.Zh == "" || m.Text.En == "":
		return "metric.text", zhuanhua.ErrNotGiven
	case m.Unit == zhuanhua.UnitNone:
		return "metric.unit", zhuanhua.ErrNotGiven
	case !m.Unit.Known():
		return "metric.unit", zhuanhua.ErrCodeWord
	case m.Series == zhuanhua.SeriesNone:
		return "metric.series", zhuanhua.ErrNotGiven
	case !m.Series.Known():
		return "metric.series", zhuanhua.ErrCodeWord
	case m.Most.IsGiven() && m.Most.Or(Quantity{}).Sign() <= 0:
		return "metric.most", zhuanhua.ErrRange
	}
	return "", nil
}

// kindOperators are the operators that a kind can have.
var kindOperators = map[TargetKind]zhuanhua.Set[Operator]{
	YearLevel:       zhuanhua.SetOf(AtLeast, MoreThan, About),
	CumulativeLevel: zhuanhua.SetOf(AtLeast, MoreThan, About),
	AverageRate:     zhuanhua.SetOf(AtLeast, MoreThan, About),
	YearlyRate:      zhuanhua.SetOf(AtLeast, MoreThan, About),
	Share:           zhuanhua.SetOf(AtLeast, MoreThan, About, FullCoverage),
	Direction:       zhuanhua.SetOf(Rising, RisingMarkedly, Qualitative),
}

func (t Target) faultOfKind() (string, error) {
	rate, flow := t.Metric.Unit.IsRate(), t.Metric.Series == zhuanhua.Flow
	switch {
	case t.Kind == TargetKindNone:
		return "kind", zhuanhua.ErrNotGiven
	case !targetKinds.known(t.Kind):
		return "kind", zhuanhua.ErrCodeWord
	case t.Operator == OperatorNone:
		return "operator", zhuanhua.ErrNotGiven
	case !operators.known(t.Operator):
		return "operator", zhuanhua.ErrCodeWord
	case !kindOperators[t.Kind].Has(t.Operator):
		return "operator", zhuanhua.ErrNotAllowed
	case t.Kind == Share && !rate, t.Kind == CumulativeLevel && (rate || !flow):
		return "metric.unit", zhuanhua.ErrNotAllowed
	}
	return "", nil
}

func (t Target) faultOfYears() (string, error) {
	single := t.Kind == YearLevel || t.Kind == Share
	switch {
	case t.First < 1 || t.Last > 9999:
		return "year", zhuanhua.ErrRange
	case t.Last < t.First || t.Last-t.First >= mostYears || single && t.First != t.Last:
		return "window", zhuanhua.ErrRange
	case !t.Kind.grows() || t.Operator == Qualitative:
		if t.Base != 0 {
			return "base", zhuanhua.ErrNotAllowed
		}
	case t.Base == 0:
		return "base", zhuanhua.ErrNotGiven
	case t.Base >= t.First && t.Base <= t.Last:
		return "base", zhuanhua.ErrContradiction
	case t.Base < 1 || t.Base > t.Last || t.Last-t.Base > mostYears:
		return "base", zhuanhua.ErrRange
	case (t.Kind == YearlyRate || t.Operator == Rising) && t.Base != t.First-1:
		return "base", zhuanhua.ErrRange // each year is held against the year before
	}
	return "", nil
}

func (t Target) faultOfValue() (string, error) {
	value, given := t.Value.Get()
	most, bounded := t.Metric.Most.Get()
	switch wants := t.Operator; {
	case wants == FullCoverage || wants == Rising || wants == Qualitative:
		if given {
			return "value", zhuanhua.ErrNotAllowed
		}
	case !given && t.Param.Status != zhuanhua.Unset:
		return "value", zhuanhua.ErrNotGiven
	case !given:
	case !t.Kind.grows() && value.Sign() < 0:
		return "value", zhuanhua.ErrRange
	case !t.Metric.Unit.IsRate() && t.Kind.grows() && value.Cmp(WholeQuantity(-100)) < 0:
		return "value", zhuanhua.ErrRange
	case t.Operator == RisingMarkedly && value.Sign() <= 0:
		return "value", zhuanhua.ErrRange
	case bounded && !t.Kind.grows() && t.Kind != CumulativeLevel &&
		(value.Cmp(most) > 0 || t.Operator == MoreThan && value.Cmp(most) == 0):
		return "value", zhuanhua.ErrRange // nobody can meet it
	}
	return "", nil
}

func (t Target) faultOfTolerance() (string, error) {
	tolerance, given := t.Tolerance.Get()
	switch {
	case !given:
		return "", nil
	case t.Operator != About:
		return "tolerance", zhuanhua.ErrNotAllowed
	case tolerance.Sign() < 0, t.Value.IsGiven() && tolerance.Cmp(t.Value.Or(Quantity{}).abs()) > 0:
		return "tolerance", zhuanhua.ErrRange
	}
	return "", nil
}

// isKey reports whether a key consists of lower-case words and digits with hyphens
// between them, at most eighty characters.
func isKey(key string) bool {
	const most = 80
	return key != "" && len(key) <= most && strings.Trim(key, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" &&
		strings.Trim(key, "-") == key && !strings.Contains(key, "--")
}
