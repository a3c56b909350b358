package main

import (
	"math"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// What the province decides before it asks anybody.
const (
	goalCV    = 0.03 // of total revenue
	expected  = 0.85 // share that is expected to answer
	fewest    = 15   // enterprises of a stratum
	inReserve = 2    // enterprises of a stratum, should one drawn not be one of the frame's at all
)

// planning is how many to ask, and where.
type planning struct {
	known  []known // by stratum
	total  float64 // revenue in the register
	simple sample.Size
	net    sample.Allocation // answers that are needed
	gross  sample.Allocation // enterprises to ask
	twice  sample.Allocation
}

// known is what the register knows of a stratum before the survey.
type known struct {
	mean, deviation float64 // of revenue, 10,000 yuan
}

// plan finds the size of the sample from last known revenue, and divides it among the
// strata.
func plan(frame []firm) (p planning, err error) {
	var parts []sample.AllocationStratum
	whole := make([]float64, 0, len(frame))
	for h, s := range strata {
		var values []float64
		for i := range frame {
			if frame[i].stratum == h {
				values = append(values, float64(frame[i].register))
			}
		}
		k := spread(values)
		p.known, whole = append(p.known, k), append(whole, values...)
		parts = append(parts, sample.AllocationStratum{
			Stratum: sample.Stratum{Name: s.name, Size: int64(s.firms)}, Deviation: k.deviation, Min: zhuanhua.Value[int64](fewest),
		})
	}
	all := spread(whole)
	p.total = all.mean * float64(len(whole))
	p.simple, err = sample.SizePlan{Population: zhuanhua.Value(int64(len(frame))), Response: expected}.Relative(all.deviation/all.mean, 1.959963984540054*goalCV)
	if err != nil {
		return p, err
	}
	neyman, err := sample.NewAllocator(sample.AllocationNeyman, 0, parts...)
	if err != nil {
		return p, err
	}
	if p.net, err = neyman.ForCV(goalCV, p.total); err != nil {
		return p, err
	}
	asked := int64(math.Ceil(float64(p.net.Units) / expected))
	if p.gross, err = neyman.Allocate(asked); err != nil {
		return p, err
	}
	p.twice, err = neyman.Allocate(min(2*asked, int64(len(frame))))
	return p, err
}

// spread returns mean and standard deviation.
func spread(values []float64) (k known) {
	for _, v := range values {
		k.mean += v
	}
	k.mean /= float64(len(values))
	squares := 0.0
	for _, v := range values {
		squares += (v - k.mean) * (v - k.mean)
	}
	k.deviation = math.Sqrt(squares / float64(len(values)-1))
	return k
}
