package sample

import "github.com/zhuanhua-rules/zhuanhua"

// Options are the choices of a design. The zero value is the customary: a
// confidence of 95 %, Student's intervals (Korn and Graubard's for proportions),
// errors for what cannot be computed.
type Options struct {
	Confidence float64               // of intervals; 0 is 0.95, otherwise 0.5 to 0.999999
	Interval   zhuanhua.IntervalKind // where an estimate does not know the kind, its customary one; see the reading
	Lonely     Lonely
	Gaps       Gaps
	Nest       bool // names of clusters are their own in each stratum
}

const (
	customaryConfidence = 0.95
	leastConfidence     = 0.5
	mostConfidence      = 0.999999
)

// validate returns the options with the confidence filled in.
func (o Options) validate() (Options, error) {
	if o.Confidence == 0 {
		o.Confidence = customaryConfidence
	}
	switch {
	case !(o.Confidence >= leastConfidence && o.Confidence <= mostConfidence):
		return o, fault(ErrOption, "", "", decimals(o.Confidence))
	case o.Interval > zhuanhua.IntervalClopperPearson:
		return o, fault(ErrOption, "", "", o.Interval.String())
	case o.Lonely > LonelyCollapsed:
		return o, fault(ErrOption, "", "", o.Lonely.String())
	case o.Gaps > GapsTold:
		return o, fault(ErrOption, "", "", o.Gaps.String())
	}
	return o, nil
}
