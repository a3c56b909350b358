package sample

import "github.com/zhuanhua-rules/zhuanhua"

// Gaps is what happens when a survey cannot give a number.
type Gaps uint8

// The ways. The zero value makes an error of it.
const (
	GapsRefused Gaps = iota // an [Error]
	GapsTold                // the numbers concerned are absent, with their reason
)

// Lonely is what to do where one primary unit, or one unit of a cluster, stands for
// several: such a stratum or cluster shows no variance of its own. A census of one
// unit is not lonely. Where every stratum is lonely only laying them together helps.
// Within clusters LonelyCollapsed is LonelyAverage.
type Lonely uint8

// The choices. The zero value is the honest one.
const (
	LonelyUnknown   Lonely = iota // there is no standard error: an error or a gap, as [Gaps] says
	LonelyCertain                 // it adds no variance, which understates the error
	LonelyAverage                 // it adds the average of the other strata
	LonelyCentred                 // its deviation is taken from 0, for totals far too large
	LonelyCollapsed               // it is laid together with the next stratum by name, which overstates the error
)

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
	case o.Lonely > LonelyCollapsed, o.Gaps > GapsTold:
		return o, fault(ErrOption, "", "", "")
	}
	return o, nil
}
