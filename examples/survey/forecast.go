package main

import (
	"math"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// forecast is what a sample twice as large would have said of the growth, had it found
// the same figures.
type forecast struct {
	units    int64
	se       float64
	silence  float64 // part of the standard error that silence adds, which asking more does not reduce
	low      float64
	high     float64
	possible bool // there is a standard error to begin with
}

// foresee predicts the standard error of growth from what the survey shows of each
// stratum. The error has two parts, that of the draw and that of the silence. With u
// what an enterprise adds to the growth (its influence) and s² the variance of u in the
// stratum, the first is
//
//	V₁ = Σ N² · (1 − n/N) · s²/n
//
// and falls as n rises, to 0 where everyone is asked. The second stays.
func foresee(s study, q question, r result) (f forecast, err error) {
	se, known := r.change.Growth.StandardError.Get()
	high, bounded := r.change.Growth.High.Get()
	value, _ := r.change.Growth.Estimate.Get()
	if !known || !bounded || se == 0 {
		return f, nil
	}
	influences, err := s.answers.design.Influences(sample.GrowthOf(q.before, q.after, nil))
	if err != nil {
		return f, err
	}
	byStratum := make([][]float64, len(strata))
	for _, i := range influences {
		h := s.answers.design.Row(i.Row).stratum
		byStratum[h] = append(byStratum[h], i.Value)
	}
	var parts []sample.AllocationStratum
	for h := range strata {
		parts = append(parts, sample.AllocationStratum{
			Stratum: sample.Stratum{Name: strata[h].name, Size: int64(strata[h].firms)}, Deviation: spread(byStratum[h]).deviation,
		})
	}
	found, err := sample.NewAllocator(sample.AllocationNeyman, 0, parts...)
	if err != nil {
		return f, err
	}
	now, _ := found.Variance(units(s.planning.gross)).Get()
	twice, _ := found.Variance(units(s.planning.twice)).Get()
	silence := math.Max(0, se*se-now)
	f = forecast{units: s.planning.twice.Units, se: math.Sqrt(twice + silence), silence: math.Sqrt(silence), possible: true}
	half := (high - value) / se * f.se // the same quantile
	f.low, f.high = value-half, value+half
	return f, nil
}

// outcome holds the foreseen interval against the target.
func (f forecast) outcome(bound float64) zhuanhua.Outcome {
	switch {
	case f.low >= bound:
		return zhuanhua.Met
	case f.high < bound:
		return zhuanhua.NotMet
	}
	return zhuanhua.Undetermined
}

func units(a sample.Allocation) (parts []float64) {
	for _, s := range a.Strata {
		parts = append(parts, float64(s.Units))
	}
	return parts
}
