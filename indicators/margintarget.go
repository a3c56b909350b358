package indicators

import "github.com/zhuanhua-rules/zhuanhua"

// Hold holds an estimated growth over so many years against the target's number, at a
// stated confidence; the growth of several years is [ChainSurveyed]'s. A rise without a
// size is growth above 0.
//
// It returns the errors of [Hold], a [zhuanhua.UnsetError] where the text states no
// number, an [zhuanhua.InputError] for a reading of anything but growth
// ([zhuanhua.ErrCodeWord]), a target that is not about growth or about that of a rate
// ([zhuanhua.ErrNotAllowed]) and years that are not 1 to 100, and a [TargetError].
//
// Clause: CZ23-A3c, GR4, GR6
func (t Target) Hold(growth zhuanhua.SurveyReading, years int, s Surety) (Margin, error) {
	if err := t.Validate(); err != nil {
		return Margin{}, err
	}
	switch {
	case !t.Kind.grows() || t.Metric.Unit.IsRate() || t.Operator == Qualitative:
		return Margin{}, inputError("target", t.Kind.String(), zhuanhua.ErrNotAllowed)
	case growth.Method != zhuanhua.SurveyGrowth:
		return Margin{}, inputError("reading.method", growth.Method.String(), zhuanhua.ErrCodeWord)
	case years < 1:
		return Margin{}, inputError("years", itoa(years), zhuanhua.ErrRange)
	}
	threshold := Threshold{Above: true}
	if t.Operator != Rising {
		number, above, known := t.bound()
		if !known {
			return Margin{}, &zhuanhua.UnsetError{Param: t.Param, Year: t.Last}
		}
		threshold = Threshold{Value: number.Shift(-2), Above: above}
		if t.Kind == AverageRate {
			threshold.Years = years
		}
	}
	m, err := Hold(growth, threshold, s)
	for i := range m.Reasons {
		m.Reasons[i].Clause, m.Reasons[i].Status = t.Param.Clause, t.Param.Status
	}
	return m, err
}
