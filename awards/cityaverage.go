package awards

import (
	"math/big"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// CityLevelFact is the one fact of a city's figure: how it lies to the average.
const CityLevelFact = 0

// Codes of [CityLevelFact].
const (
	aboveAverage zhuanhua.Code = iota + 1
	atAverage
	belowAverage
	notAbove // at the average or below: which of the two is not known
)

// AboveAverageCheck is the name of the check of the three cities.
const AboveAverageCheck = "above-average"

// CityLevelForm returns the fact of a city's figure.
func CityLevelForm() zhuanhua.Form {
	value := func(key, zh, en string) zhuanhua.FactValue {
		return zhuanhua.FactValue{Key: key, Text: zhuanhua.Text{Zh: zh, En: en}}
	}
	return zhuanhua.Form{Kind: zhuanhua.RecordFigure, Facts: []zhuanhua.Fact{
		CityLevelFact: {Key: "city-level", Text: zhuanhua.Text{Zh: "与全省平均水平相比", En: "against the provincial average"}, Supplier: zhuanhua.TheHost,
			Values: []zhuanhua.FactValue{
				value("above", "高于", "above"), value("at", "等于", "at it"), value("below", "低于", "below"),
				value("not-above", "不高于", "not above"),
			}},
	}}
}

// AboveAverage returns the check of the three cities: above the average, at it is
// not.
//
// Clause: SD21-2.14
func (t ShandongTerms) AboveAverage() zhuanhua.Check {
	return zhuanhua.Check{
		Record: zhuanhua.RecordFigure, Name: AboveAverageCheck, Clause: "SD21-2.14",
		Text: zhuanhua.Text{Zh: "重点运营城市指标高于全省平均水平", En: "Operation cities above the provincial average"},
		Rows: []zhuanhua.Criterion{{
			Code: "not-above-average", Clause: "SD21-2.14", Nature: zhuanhua.Merit,
			Text: zhuanhua.Text{Zh: "不高于全省平均水平", En: "not above the provincial average"},
			Any:  []zhuanhua.Term{{Fact: CityLevelFact, In: zhuanhua.CodesOf(aboveAverage)}},
		}},
	}
}

// CityStanding is how a city's figure lies to the provincial average.
type CityStanding struct {
	City      string            `json:"city"`
	Indicator string            `json:"indicator"`
	Outcome   zhuanhua.Outcome  `json:"outcome"`
	Average   string            `json:"average"` // of the cities, exact: "37.5", "8125/216"; empty while a figure is missing
	Above     string            `json:"above"`   // what the city's figure must be above, the others staying as they are; empty: not known
	Record    zhuanhua.Decision `json:"record"`
}

// ThreeCities returns how the cities of the terms lie to the average of all cities of
// the list, indicator by indicator in the order given. The average is that of the
// cities, each counted once (reading); it is compared by n·v > Σ, without division.
// Where figures are missing a city may still be known not to be above: no figure is
// below 0.
//
// An [zhuanhua.InputError] refuses figures without indicator, unit, year or cities, a
// city twice, a number that is negative or outside 10¹⁵ and eighteen decimals, a list
// that lacks one of the three, and an indicator that is there twice in a year.
//
// Clause: SD21-2.14
func (j *ShandongJudge) ThreeCities(figures ...ProvinceFigures) ([]CityStanding, error) {
	list := []CityStanding{}
	seen := map[string]bool{}
	for i := range figures {
		p := &figures[i]
		cities, err := p.read()
		if err != nil {
			return nil, err
		}
		id := p.Indicator + "/" + strconv.Itoa(p.Year)
		if seen[id] {
			return nil, figureFault(id, "indicator", zhuanhua.Quote(p.Indicator), zhuanhua.ErrDuplicate)
		}
		seen[id] = true
		for _, place := range j.terms.Cities {
			standing, found := j.standing(p, cities, place)
			if !found {
				return nil, figureFault(id, "cities", place.String(), zhuanhua.ErrNotGiven)
			}
			list = append(list, standing)
		}
	}
	return list, nil
}

// standing compares one city with the average of all.
func (j *ShandongJudge) standing(p *ProvinceFigures, cities []cityValue, place zhuanhua.Place) (CityStanding, bool) {
	others, gap, own, found := new(big.Rat), false, (*big.Rat)(nil), false
	for _, c := range cities {
		switch {
		case c.City == place.String():
			found, own = true, c.value
		case c.value == nil:
			gap = true
		default:
			others.Add(others, c.value)
		}
	}
	n := int64(len(cities))
	s := CityStanding{City: place.String(), Indicator: p.Indicator}
	if !gap && n > 1 {
		s.Above = fractionText(new(big.Rat).Quo(others, big.NewRat(n-1, 1)))
	}
	detail := ""
	if own != nil {
		detail = fractionText(own)
	}
	if own != nil && !gap {
		s.Average = fractionText(new(big.Rat).Quo(new(big.Rat).Add(others, own), big.NewRat(n, 1)))
		detail += " / " + s.Average
	}
	v := j.levels.Judge(0, zhuanhua.Facts(0).With(CityLevelFact, levelCode(own, others, n, gap)))
	s.Outcome, s.Record = v.Outcome(), v.Explain(func(int) string { return detail })
	stamp(&s.Record, j.fingerprint)
	s.Record.ID = p.Indicator + "/" + strconv.Itoa(p.Year) + "/" + place.String()
	s.Record.Scope = zhuanhua.Scope{Place: place, Period: zhuanhua.Year(p.Year)}
	return s, found
}

// levelCode compares n·own with the sum of all, own included. Where a figure is
// missing the sum is at least what is known of it.
func levelCode(own, others *big.Rat, n int64, gap bool) zhuanhua.Code {
	if own == nil {
		return either(n == 1, notAbove, 0)
	}
	sign := new(big.Rat).Mul(own, big.NewRat(n-1, 1)).Cmp(others)
	switch {
	case sign > 0:
		return either(gap, 0, aboveAverage)
	case sign == 0:
		return either(gap, notAbove, atAverage)
	}
	return belowAverage
}
