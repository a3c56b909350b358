package main

import (
	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// countFilings adds row 8: product filings in order of the province's SMEs, whether or
// not they received patents. Goal 4 counts those of the SMEs concerned alone.
func (t *taken) countFilings(rules eligibility.Rules, judge *eligibility.Judge, products []zhuanhua.Product) error {
	check, judged := judge.Products().Find(zhuanhua.Indicator4), zhuanhua.Judged{}
	for y := baseYear; y <= lastYear; y++ {
		scope, counted, open := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(y)}, int64(0), 0
		for i := range products {
			if err := judge.JudgeProduct(&products[i], &judged); err != nil {
				return err
			}
			filed, ours := judged.In(check, &scope).Outcome(), ofSME(&products[i], rules)
			switch {
			case filed == zhuanhua.Met && ours == zhuanhua.Met:
				counted++
			case filed != zhuanhua.NotMet && ours != zhuanhua.NotMet:
				open++
			}
		}
		add(t.figures, "product-filings", indicators.CountLevel(counted, zhuanhua.UnitPatent, scope.Period))
		if open > 0 {
			t.filings = append(t.filings, openRecords{y, open})
		}
	}
	return nil
}

// ofSME reports whether a filing is that of a micro, small or medium enterprise of the
// province, by its size before the filing. A definite no wins over what is not known.
func ofSME(p *zhuanhua.Product, rules eligibility.Rules) zhuanhua.Outcome {
	if p.Party == nil {
		return zhuanhua.Undetermined
	}
	kind, place, size := p.Party.Kind, p.Party.Province, p.Party.SizeBefore(p.DeclaredOn).Possible
	switch {
	case kind.Known() && !rules.Firms.Has(kind),
		place != 0 && place != zhuanhua.Shaanxi,
		size != 0 && size&rules.Sizes == 0:
		return zhuanhua.NotMet
	case !kind.Known() || place == 0 || size == 0 || size&^rules.Sizes != 0:
		return zhuanhua.Undetermined
	}
	return zhuanhua.Met
}

// countDefence adds row 12: declassified defence patents moved, each in the year in which
// it first counts, so that the years add up to patents.
func (t *taken) countDefence(rules eligibility.Rules, transfers []zhuanhua.Transfer) error {
	judge, err := rules.DefenceJudge()
	if err != nil {
		return err
	}
	seen := map[zhuanhua.PatentNo]bool{}
	for y := firstYear; y <= lastYear; y++ {
		c, err := judge.Count(transfers, zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(y)})
		if err != nil {
			return err
		}
		first := int64(0)
		for _, no := range c.Counted {
			if !seen[no] {
				seen[no] = true
				first++
			}
		}
		add(t.figures, "defence-patents", indicators.CountLevel(first, zhuanhua.UnitPatent, zhuanhua.Year(y)))
		if open := len(c.Undetermined); open > 0 {
			t.defence = append(t.defence, openRecords{y, open})
		}
	}
	return nil
}
