package zhuanhua_test

import (
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

func TestPatentGranted(t *testing.T) {
	no := zhuanhua.MustPatentNo(inventionNo)
	read := func(s string) (d zhuanhua.Day) {
		if s != "" {
			d = zhuanhua.MustDay(s)
		}
		return d
	}
	for _, c := range []struct {
		name           string
		granted, lapse string
		onRegister     bool
		on             string
		want           zhuanhua.Truth
	}{
		{"the day before the grant", "2020-05-05", "", true, "2020-05-04", zhuanhua.No},
		{"the day of the grant", "2020-05-05", "", true, "2020-05-05", zhuanhua.Yes},
		{"long after it", "2020-05-05", "", true, "2035-01-01", zhuanhua.Yes},
		{"the day before the lapse", "2020-05-05", "2022-01-01", true, "2021-12-31", zhuanhua.Yes},
		{"the day of the lapse", "2020-05-05", "2022-01-01", true, "2022-01-01", zhuanhua.No},
		{"after the lapse", "2020-05-05", "2022-01-01", true, "2022-01-02", zhuanhua.No},
		{"an application right", "", "", true, "2022-01-01", zhuanhua.No},
		{"an application that lapsed later", "", "2023-01-01", true, "2022-01-01", zhuanhua.No},

		// Without the register's entry a no may still be certain, a yes never.
		{"nothing known", "", "", false, "2022-01-01", zhuanhua.Unstated},
		{"granted, and who knows of a lapse", "2020-05-05", "", false, "2022-01-01", zhuanhua.Unstated},
		{"granted later", "2023-05-05", "", false, "2022-01-01", zhuanhua.No},
		{"lapsed before", "", "2021-01-01", false, "2022-01-01", zhuanhua.No},
		{"lapsed later", "", "2023-01-01", false, "2022-01-01", zhuanhua.Unstated},

		// No day to look at.
		{"granted on some day", "2020-05-05", "", true, "", zhuanhua.Unstated},
		{"granted and lapsed on some days", "2020-05-05", "2022-01-01", true, "", zhuanhua.Unstated},
		{"never granted", "", "", true, "", zhuanhua.No},
		{"nothing known, no day", "", "", false, "", zhuanhua.Unstated},
		{"not on the register, no day", "2020-05-05", "", false, "", zhuanhua.Unstated},
	} {
		p := zhuanhua.Patent{No: no, GrantedOn: read(c.granted), LapsedOn: read(c.lapse), OnRegister: c.onRegister}
		if got := p.Granted(read(c.on)); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
