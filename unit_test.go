package zhuanhua_test

import (
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

var unitWords = []namedWord{
	{"yuan", "元"}, {"wan_yuan", "万元"}, {"yi_yuan", "亿元"}, {"patent", "件"}, {"patent_time", "件次"},
	{"project", "项"}, {"event", "次"}, {"enterprise", "家"}, {"person", "人"}, {"percent", "%"},
	{"percentage_point", "百分点"}, {"score", "分"}, {"item", "个"}, {"patent_per_10k", "件/万人"},
}

var seriesWords = []namedWord{{"flow", "流量"}, {"stock", "存量"}}

func TestUnitWords(t *testing.T) {
	checkWordColumn[zhuanhua.Unit](t, "unit", unitWords)
	checkParse(t, "unit", zhuanhua.ParseUnit, unitWords)
	for i, u := range []zhuanhua.Unit{
		zhuanhua.UnitYuan, zhuanhua.UnitWanYuan, zhuanhua.UnitYiYuan, zhuanhua.UnitPatent, zhuanhua.UnitPatentTime,
		zhuanhua.UnitProject, zhuanhua.UnitEvent, zhuanhua.UnitEnterprise, zhuanhua.UnitPerson, zhuanhua.UnitPercent,
		zhuanhua.UnitPercentagePoint, zhuanhua.UnitScore, zhuanhua.UnitItem, zhuanhua.UnitPerTenThousand,
	} {
		if u.String() != unitWords[i].key {
			t.Errorf("unit %d is %q, want %q", u, u, unitWords[i].key)
		}
	}
}

func TestSeriesWords(t *testing.T) {
	checkWords[zhuanhua.Series](t, "series", seriesWords)
	checkParse(t, "series", zhuanhua.ParseSeries, seriesWords)
	for _, s := range []zhuanhua.Series{zhuanhua.Flow, zhuanhua.Stock} {
		checkColumn[zhuanhua.Series](t, s, s.String(), s.String())
		if !s.Known() {
			t.Errorf("%v is not known", s)
		}
	}
	checkNotGiven[zhuanhua.Series](t, zhuanhua.Flow, "series")
	if zhuanhua.Flow.String() != "flow" || zhuanhua.Stock.String() != "stock" {
		t.Error("the constants do not have their words")
	}
	if zhuanhua.SeriesNone.Known() || zhuanhua.Series(3).Known() {
		t.Error("no series is known")
	}
}

func TestUnitKinds(t *testing.T) {
	money := map[zhuanhua.Unit]int64{zhuanhua.UnitYuan: 1, zhuanhua.UnitWanYuan: 1e4, zhuanhua.UnitYiYuan: 1e8}
	decimals := map[zhuanhua.Unit]int32{
		zhuanhua.UnitYuan: 2, zhuanhua.UnitWanYuan: 6, zhuanhua.UnitYiYuan: 10,
		zhuanhua.UnitPercent: 2, zhuanhua.UnitPercentagePoint: 2, zhuanhua.UnitScore: 2, zhuanhua.UnitPerTenThousand: 2,
	}
	for n := range 256 {
		u := zhuanhua.Unit(n)
		if u.Known() != (n >= 1 && n <= len(unitWords)) {
			t.Errorf("%v: Known() = %v", u, u.Known())
		}
		if u.Yuan() != money[u] || u.Decimals() != decimals[u] {
			t.Errorf("%v: %d yuan, %d decimals", u, u.Yuan(), u.Decimals())
		}
		if u.IsRate() != (u == zhuanhua.UnitPercent || u == zhuanhua.UnitPercentagePoint) {
			t.Errorf("%v: IsRate() = %v", u, u.IsRate())
		}
	}
}

// Rulebook 0i: all units are distinct, those of money too.
func TestUnitMatch(t *testing.T) {
	for i := range len(unitWords) {
		for j := range len(unitWords) {
			u, v := zhuanhua.Unit(i+1), zhuanhua.Unit(j+1)
			err := u.Match(v)
			if i == j {
				if err != nil {
					t.Errorf("%v does not match itself: %v", u, err)
				}
				continue
			}
			checkKind(t, err, zhuanhua.ErrContradiction, "unit")
		}
	}
	checkKind(t, zhuanhua.UnitNone.Match(zhuanhua.UnitYuan), zhuanhua.ErrNotGiven, "unit")
	checkKind(t, zhuanhua.UnitYuan.Match(zhuanhua.UnitNone), zhuanhua.ErrNotGiven, "unit")
	checkKind(t, zhuanhua.Unit(99).Match(99), zhuanhua.ErrCodeWord, "unit")
	checkKind(t, zhuanhua.UnitYuan.Match(99), zhuanhua.ErrCodeWord, "unit")
}
