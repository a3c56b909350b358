package awards

import (
	"cmp"
	"maps"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Overall is a province's overall evaluation over all years (总体评价): a figure that
// moves no money.
type Overall struct {
	Province zhuanhua.Place                  `json:"province"`
	Score    zhuanhua.Given[zhuanhua.Points] `json:"score"`   // not given where a year that counts has no score
	Missing  []int                           `json:"missing"` // those years
}

// OverallOf returns the overall evaluation of each province that was decided about,
// by code: the mean of its net scores by the weights of the years, rounded half up to
// millionths of a point. A year of weight 0 is not asked for.
//
// The documents set no weights. Without them (a nil map) there is an [UnsetError],
// unless every province with a score for each year has the same one in all of them,
// so that no weights could change its mean. A weight that is negative or out of
// range, one for a year without decisions, weights that are all 0 and two decisions on
// a province in a year are an [zhuanhua.InputError].
//
// Clause: CZ23-3.3d
func OverallOf(decisions []Decision, weights map[int]decimal.Decimal) ([]Overall, error) {
	scores := map[zhuanhua.Place]map[int]zhuanhua.Given[zhuanhua.Points]{}
	var years []int
	for i := range decisions {
		d := &decisions[i]
		if scores[d.Province] == nil {
			scores[d.Province] = map[int]zhuanhua.Given[zhuanhua.Points]{}
		}
		if _, twice := scores[d.Province][d.Year]; twice {
			return nil, fault(zhuanhua.RecordDecision, entry{d.Year, d.Province}, "province", d.Province.String(), zhuanhua.ErrDuplicate)
		}
		scores[d.Province][d.Year] = d.Score
		years = append(years, d.Year)
	}
	slices.Sort(years)
	years = slices.Compact(years)
	exact, err := yearWeights(years, weights)
	if err != nil {
		return nil, err
	}
	list := []Overall{}
	for province, byYear := range scores {
		o, same := mean(province, years, byYear, exact)
		if weights == nil && !same && len(o.Missing) == 0 {
			param := zhuanhua.Param{Key: "year-weights", Clause: "CZ23-3.3d", Status: zhuanhua.Unset}
			return nil, &UnsetError{Param: param, Year: years[len(years)-1]}
		}
		list = append(list, o)
	}
	slices.SortFunc(list, func(a, b Overall) int { return cmp.Compare(a.Province, b.Province) })
	return list, nil
}

// yearWeights returns the weight of each year, exact; equal ones where none are given.
func yearWeights(years []int, weights map[int]decimal.Decimal) (map[int]*big.Rat, error) {
	exact, total := map[int]*big.Rat{}, new(big.Rat)
	for _, year := range years {
		exact[year] = big.NewRat(1, 1)
	}
	if weights == nil {
		return exact, nil
	}
	for _, year := range years {
		exact[year] = new(big.Rat)
	}
	for _, year := range slices.Sorted(maps.Keys(weights)) {
		weight, err := ratOf(weights[year])
		switch {
		case err == nil && weight.Sign() < 0:
			err = zhuanhua.ErrRange
		case err == nil && exact[year] == nil:
			err = ErrOutsideProgramme
		}
		if err != nil {
			return nil, &zhuanhua.InputError{Field: "year weight", Err: err}
		}
		exact[year] = weight
		total.Add(total, weight)
	}
	if total.Sign() == 0 {
		return nil, &zhuanhua.InputError{Field: "year weights", Value: "0", Err: zhuanhua.ErrRange}
	}
	return exact, nil
}

// mean returns the weighted mean, and whether all years that count have the same
// score.
func mean(province zhuanhua.Place, years []int, scores map[int]zhuanhua.Given[zhuanhua.Points], weights map[int]*big.Rat) (o Overall, same bool) {
	o = Overall{Province: province, Missing: []int{}}
	sum, total := new(big.Rat), new(big.Rat)
	first, same := zhuanhua.Given[zhuanhua.Points]{}, true
	for _, year := range years {
		if weights[year].Sign() == 0 {
			continue
		}
		score, known := scores[year].Get()
		if !known {
			o.Missing = append(o.Missing, year)
			continue
		}
		same = same && score == first.Or(score)
		first = zhuanhua.Value(score)
		sum.Add(sum, new(big.Rat).Mul(pointsRat(score), weights[year]))
		total.Add(total, weights[year])
	}
	if len(o.Missing) == 0 {
		o.Score = zhuanhua.Value(roundPoints(sum.Quo(sum, total)))
	}
	return o, same
}
