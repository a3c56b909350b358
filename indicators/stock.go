package indicators

import (
	"maps"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// endOf2025 is the day by which the action plan wants its coverages full (GB37-2.1,
// GB37-2.4: 2025年底前) and its zones built (GB37-4.10: 到2025年).
var endOf2025 = zhuanhua.MustDay("2025-12-31")

// StockItem is a patent as its judge saw it: whether it belongs to the stock of
// unconverted valid patents of universities and institutes, and whether it is
// covered.
type StockItem struct {
	Patent  zhuanhua.PatentNo `json:"patent_no"`
	Stock   zhuanhua.Outcome  `json:"stock"`
	Covered zhuanhua.Outcome  `json:"covered"`
	Tier    string            `json:"tier"` // the host's label (分层); empty: in none
}

// StockCoverage is how much of the stock is covered, in all and by tier (存量专利盘活).
type StockCoverage struct {
	Extent
	Tiers []TierCoverage `json:"tiers"` // by label
}

// TierCoverage is that of the patents with one label.
type TierCoverage struct {
	Tier string `json:"tier"`
	Extent
}

// CoverStock counts patents that are covered among those of the stock, each of them
// once. An [zhuanhua.InputError] refuses a patent given twice, a number that is none
// and an outcome that is none.
//
// Clause: GB37-2.1
func CoverStock(items []StockItem) (StockCoverage, error) {
	all, tiers := extentCount{}, map[string]*extentCount{}
	seen := make(map[zhuanhua.PatentNo]bool, len(items))
	for _, item := range items {
		fault := func(field, value string, err error) (StockCoverage, error) {
			return StockCoverage{}, &zhuanhua.InputError{Record: zhuanhua.RecordPatent, ID: item.Patent.String(), Field: field, Value: value, Err: err}
		}
		switch {
		case !item.Patent.IsGiven():
			return fault("patent_no", "", zhuanhua.ErrNotGiven)
		case !item.Patent.Valid():
			return fault("patent_no", "", zhuanhua.ErrSyntax)
		case seen[item.Patent]:
			return fault("patent_no", item.Patent.String(), zhuanhua.ErrDuplicate)
		case item.Stock > zhuanhua.NotApplicable:
			return fault("stock", item.Stock.String(), zhuanhua.ErrCodeWord)
		case item.Covered > zhuanhua.NotApplicable:
			return fault("covered", item.Covered.String(), zhuanhua.ErrCodeWord)
		}
		seen[item.Patent] = true
		all.add(item.Stock, item.Covered)
		if item.Stock != zhuanhua.Met && item.Stock != zhuanhua.Undetermined {
			continue
		}
		if tiers[item.Tier] == nil {
			tiers[item.Tier] = &extentCount{}
		}
		tiers[item.Tier].add(item.Stock, item.Covered)
	}
	c := StockCoverage{Extent: all.extent(), Tiers: []TierCoverage{}}
	for _, tier := range slices.Sorted(maps.Keys(tiers)) {
		c.Tiers = append(c.Tiers, TierCoverage{tier, tiers[tier].extent()})
	}
	return c, nil
}

// Duty returns how the full coverage stands that the action plan strives for by the
// end of 2025 (力争2025年底前全覆盖).
//
// Clause: GB37-2.1
func (c StockCoverage) Duty(on zhuanhua.Day) (Duty, error) {
	if err := dayOfDecision(on); err != nil {
		return Duty{}, err
	}
	d := c.duty("GB37-2.1", endOf2025, on)
	d.Strives = true
	return d, nil
}
