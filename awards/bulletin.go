package awards

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// BulletinLine is a city in the bulletin of an indicator (通报): its figure, its place
// and what its own evaluation said.
type BulletinLine struct {
	City  string                          `json:"city"`
	Value zhuanhua.Given[decimal.Decimal] `json:"value"`
	Rank  zhuanhua.Given[int]             `json:"rank"`  // the greatest value is 1, equal ones share a rank; not given while a missing figure can change it
	Share string                          `json:"share"` // of the province, exact: "0.25", "1/3"; empty while a figure is missing or the sum is 0
	Above zhuanhua.Truth                  `json:"above"` // above the average of the cities
	Notes []zhuanhua.Note                 `json:"notes"`
}

// Bulletin is an indicator of a year by city, the best first, cities without a figure
// last.
type Bulletin struct {
	Indicator string                          `json:"indicator"`
	Text      zhuanhua.Text                   `json:"text"`
	Unit      zhuanhua.Unit                   `json:"unit"`
	Year      int                             `json:"year"`
	Total     zhuanhua.Given[decimal.Decimal] `json:"total"` // not given while a figure is missing, and of a rate
	Lines     []BulletinLine                  `json:"lines"`
}

// NoteSelfDiffers is the code of the note on a city whose own evaluation reports
// another figure.
const NoteSelfDiffers = "self-report-differs"

// Bulletin returns the indicator by city. An [zhuanhua.InputError] refuses figures
// without indicator, unit, year or cities, a city twice, and a number that is negative
// or outside 10¹⁵ and eighteen decimals. Points and rates have an average of the
// cities, but no total and no shares.
//
// Clause: SD21-2.13, SD21-3.4, SX21-3.16, SX21-5.4
func (p ProvinceFigures) Bulletin() (Bulletin, error) {
	cities, err := p.read()
	if err != nil {
		return Bulletin{}, err
	}
	b := Bulletin{Indicator: p.Indicator, Text: p.Text, Unit: p.Unit, Year: p.Year, Lines: make([]BulletinLine, 0, len(cities))}
	slices.SortStableFunc(cities, func(a, b cityValue) int {
		switch {
		case a.value == nil || b.value == nil:
			return cmp.Compare(missingLast(a), missingLast(b))
		}
		return b.value.Cmp(a.value)
	})
	total, gaps := new(big.Rat), 0
	for _, c := range cities {
		if c.value == nil {
			gaps++
			continue
		}
		total.Add(total, c.value)
	}
	adds := !p.Unit.IsRate() && p.Unit != zhuanhua.UnitScore
	if gaps == 0 && adds {
		b.Total = zhuanhua.Value(decimalOf(total))
	}
	for i, c := range cities {
		line := BulletinLine{City: c.City, Value: c.Value, Notes: c.selfNotes(p.Unit)}
		if c.value != nil {
			place(&line, cities, i, total, gaps, adds)
		}
		b.Lines = append(b.Lines, line)
	}
	return b, nil
}

// place fills in rank, share and place to the average of a city with a figure. The
// cities are sorted.
func place(line *BulletinLine, cities []cityValue, i int, total *big.Rat, gaps int, adds bool) {
	own, n := cities[i].value, int64(len(cities))
	rank := slices.IndexFunc(cities, func(c cityValue) bool { return c.value.Cmp(own) == 0 }) + 1
	if gaps == 0 {
		line.Rank = zhuanhua.Value(rank)
	}
	if gaps == 0 && adds && total.Sign() > 0 {
		line.Share = fractionText(new(big.Rat).Quo(own, total))
	}
	switch above := new(big.Rat).Mul(own, big.NewRat(n, 1)).Cmp(total) > 0; {
	case !above:
		line.Above = zhuanhua.No // no missing figure is below 0
	case gaps == 0:
		line.Above = zhuanhua.Yes
	}
}

func missingLast(c cityValue) int {
	if c.value == nil {
		return 1
	}
	return 0
}

// selfNotes say that a city's own evaluation reports another figure.
//
// Clause: SX21-5.4
func (c cityValue) selfNotes(unit zhuanhua.Unit) []zhuanhua.Note {
	if c.value == nil || c.self == nil || c.value.Cmp(c.self) == 0 {
		return []zhuanhua.Note{}
	}
	a, b := fractionText(c.self), fractionText(c.value)
	return []zhuanhua.Note{{Code: NoteSelfDiffers, Clause: "SX21-5.4", Text: zhuanhua.Text{
		Zh: "自评" + a + unit.Text().Zh + "，统计" + b + unit.Text().Zh,
		En: "its own evaluation says " + a + ", the statistics " + b + " " + unit.Text().En,
	}}}
}
