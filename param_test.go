package zhuanhua_test

import (
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

func TestParamHoldsOn(t *testing.T) {
	from, to := zhuanhua.MustDay("2021-03-19"), zhuanhua.MustDay("2024-01-01")
	for _, c := range []struct {
		name string
		p    zhuanhua.Param
		day  string
		want bool
	}{
		{"before", zhuanhua.Param{From: from, To: to}, "2021-03-18", false},
		{"the first day", zhuanhua.Param{From: from, To: to}, "2021-03-19", true},
		{"the last day", zhuanhua.Param{From: from, To: to}, "2023-12-31", true},
		{"the day it ends on", zhuanhua.Param{From: from, To: to}, "2024-01-01", false}, // half-open
		{"after", zhuanhua.Param{From: from, To: to}, "2030-01-01", false},
		{"no end", zhuanhua.Param{From: from}, "9999-12-31", true},
		{"no end, before", zhuanhua.Param{From: from}, "2021-03-18", false},
		{"no beginning", zhuanhua.Param{To: to}, "0001-01-01", true},
		{"no beginning, the day it ends on", zhuanhua.Param{To: to}, "2024-01-01", false},
		{"no limits", zhuanhua.Param{}, "2022-02-02", true},
	} {
		if got := c.p.HoldsOn(zhuanhua.MustDay(c.day)); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestField(t *testing.T) {
	// A table of fields shows, carries and varies the parameters of a rules value.
	type rules struct{ quota int }
	field := zhuanhua.Field[rules]{
		Param:  zhuanhua.Param{Key: "quota", Clause: "CZ23-3.3c", Status: zhuanhua.Unset, Unit: "个"},
		Show:   func(r rules) string { return zhuanhua.Amount(r.quota * 100).String() },
		Copy:   func(dst, src *rules) { dst.quota = src.quota },
		Nearby: func(r rules) []rules { return []rules{{r.quota - 1}, {r.quota + 1}} },
	}
	base, draft := rules{8}, rules{9}
	field.Copy(&draft, &base)
	if draft != base || field.Show(base) != "8" || len(field.Nearby(base)) != 2 || field.Status != zhuanhua.Unset {
		t.Errorf("a field of one parameter: %v, %q", draft, field.Show(base))
	}
}
