package zhuanhua_test

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
)

func TestMargin(t *testing.T) {
	rate := zhuanhua.Text{Zh: "产业化率", En: "rate"}
	for _, c := range []struct {
		unit             zhuanhua.Unit
		value, threshold string
		bound            zhuanhua.Bound
		short, zh, en    string
	}{
		{zhuanhua.UnitPercent, "19.99", "20", zhuanhua.AtLeast, "0.01", "产业化率19.99%，应不低于20%，差0.01%", "rate 19.99 per cent, must be at least 20 per cent, short by 0.01 per cent"},
		{zhuanhua.UnitPercent, "20", "20", zhuanhua.AtLeast, "0", "产业化率20%，应不低于20%", "rate 20 per cent, must be at least 20 per cent"},
		{zhuanhua.UnitPercent, "20.01", "20", zhuanhua.MoreThan, "-0.01", "产业化率20.01%，应超过20%，富余0.01%", "rate 20.01 per cent, must be more than 20 per cent, to spare 0.01 per cent"},
		{zhuanhua.UnitPerson, "301", "300", zhuanhua.AtMost, "1", "产业化率301人，应不超过300人，超出1人", "rate 301 persons, must be at most 300 persons, over by 1 persons"},
		{zhuanhua.UnitPerson, "299", "300", zhuanhua.LessThan, "-1", "产业化率299人，应低于300人，富余1人", "rate 299 persons, must be less than 300 persons, to spare 1 persons"},
		{zhuanhua.UnitPercent, "8125/216", "20", zhuanhua.AtLeast, "-3805/216", "产业化率约37.62%，应不低于20%，富余约17.62%", "rate about 37.62 per cent, must be at least 20 per cent, to spare about 17.62 per cent"},
		{zhuanhua.UnitPercent, "599999/30000", "20", zhuanhua.AtLeast, "1/30000", "产业化率599999/30000%，应不低于20%，差1/30000%", "rate 599999/30000 per cent, must be at least 20 per cent, short by 1/30000 per cent"},
		{zhuanhua.UnitPercent, "", "20", zhuanhua.AtLeast, "", "产业化率未提供，应不低于20%", "rate not given, must be at least 20 per cent"},
		{zhuanhua.UnitPercent, "5", "", zhuanhua.AtLeast, "", "产业化率5%，应不低于尚不能确定的数值", "rate 5 per cent, must be at least a number that cannot be told yet"},
	} {
		number := func(s string) *big.Rat {
			if s == "" {
				return nil
			}
			x, _ := new(big.Rat).SetString(s)
			return x
		}
		m := zhuanhua.NewMargin(rate, c.unit, number(c.value), c.bound, number(c.threshold))
		want := zhuanhua.Margin{Text: rate, Unit: c.unit, Value: c.value, Bound: c.bound, Threshold: c.threshold, Short: c.short}
		if diff := cmp.Diff(want, m); diff != "" {
			t.Error(diff)
		}
		if zh, en := m.In(zhuanhua.Chinese), m.In(zhuanhua.English); zh != c.zh || en != c.en {
			t.Errorf("%s\n%s\nwant\n%s\n%s", zh, en, c.zh, c.en)
		}
	}
}

func TestPointsMargin(t *testing.T) {
	points := func(n int64) zhuanhua.Given[zhuanhua.Points] { return zhuanhua.Value(zhuanhua.Points(n)) }
	score := zhuanhua.Text{Zh: "得分", En: "score"}
	m := zhuanhua.PointsMargin(score, points(89_999_999), zhuanhua.AtLeast, points(90_000_000))
	if m.Value != "89.999999" || m.Threshold != "90" || m.Short != "0.000001" {
		t.Errorf("%+v", m)
	}
	if got := m.In(zhuanhua.Chinese); got != "得分89.999999分，应不低于90分，差0.000001分" {
		t.Error(got)
	}
	if m = zhuanhua.PointsMargin(score, points(0), zhuanhua.AtLeast, zhuanhua.Given[zhuanhua.Points]{}); m.Value != "0" || m.Threshold != "" || m.Short != "" {
		t.Errorf("%+v", m)
	}
}

// A margin from foreign JSON is shown as it stands, and nothing is computed from it.
func TestMarginTakesForeignNumbersAsText(t *testing.T) {
	m := zhuanhua.Margin{Text: zhuanhua.Text{En: "n"}, Unit: zhuanhua.UnitYuan, Bound: zhuanhua.AtLeast, Value: "1e999999999", Threshold: "1/0", Short: "x"}
	if got := m.In(zhuanhua.English); got != "n 1e999999999 yuan, must be at least 1/0 yuan" {
		t.Error(got)
	}
}

func TestBoundWords(t *testing.T) {
	checkWordColumn[zhuanhua.Bound](t, "bound", []namedWord{{"at_least", "不低于"}, {"more_than", "超过"}, {"at_most", "不超过"}, {"less_than", "低于"}})
}
