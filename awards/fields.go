package awards

import (
	"strconv"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Fields returns the parameters of the terms: each with its clause and status, its
// value in words, and copies of the terms that differ in it by one unit. Every field
// of [Terms] stands in it once.
func Fields() []zhuanhua.Field[Terms] {
	text := func(zh, en string) zhuanhua.Text { return zhuanhua.Text{Zh: zh, En: en} }
	return []zhuanhua.Field[Terms]{
		amount("startup-amount", "CZ23-3.3a", text("启动资金", "start-up money"), func(t *Terms) *zhuanhua.Amount { return &t.Startup }),
		amount("topup-amount", "CZ23-3.3b", text("补拨或扣回资金", "top-up or claw-back"), func(t *Terms) *zhuanhua.Amount { return &t.Topup }),
		amount("award-amount", "CZ23-2.2.3a", text("奖补资金", "award money"), func(t *Terms) *zhuanhua.Amount { return &t.Award }),
		number("first-year", text("首个评价年度", "first year"), func(t *Terms) *int { return &t.FirstYear }),
		number("last-year", text("最后评价年度", "last year"), func(t *Terms) *int { return &t.LastYear }),
		field("filing-day", "CZ23-3.2", zhuanhua.Stated, "", text("备案截止日", "filing day"),
			func(t *Terms) *zhuanhua.Day { return &t.FilingDay }, zhuanhua.Day.String,
			func(d zhuanhua.Day) []zhuanhua.Day { return []zhuanhua.Day{d - 1, d + 1} }),
		flag("late-bars", "CZ23-3.2", zhuanhua.Reading, text("逾期备案不予奖补", "late filing bars"), func(t *Terms) *bool { return &t.LateBars }),
		field("compete-by", "CZ23-3.2", zhuanhua.Reading, "", text("参评备案截止日", "on file to compete by"),
			func(t *Terms) *MonthDay { return &t.CompeteBy }, MonthDay.String,
			func(m MonthDay) []MonthDay { return []MonthDay{{m.Month, m.Day - 1}, {m.Month + 1, 1}} }),
		flag("rest-year", "CZ23-2.2.3b", zhuanhua.Stated, text("获奖次年不再奖补", "no award the year after one"), func(t *Terms) *bool { return &t.RestYear }),
		flag("topup-counts", "CZ23-2.2.3b", zhuanhua.Reading, text("补拨视同奖补", "a top-up counts as an award"), func(t *Terms) *bool { return &t.TopupCounts }),
		flag("severe-bars-later", "CZ23-4.4c", zhuanhua.Reading, text("严重情形影响以后年度", "a severe finding bars later years"), func(t *Terms) *bool { return &t.SevereBarsLater }),
		field("startup-quota", "CZ23-3.3a", zhuanhua.Unset, "个", text("启动省份名额", "number of start-up provinces"),
			func(t *Terms) *zhuanhua.Given[int] { return &t.StartupQuota }, showQuota, nearbyQuota),
		field("award-quota", "CZ23-3.3c", zhuanhua.Unset, "个", text("各年度奖补名额", "number of awards by year"),
			func(t *Terms) *[MaxAwardYears]zhuanhua.Given[int] { return &t.AwardQuota }, showQuotas, nearbyQuotas),
		field("pass-mark", "CZ23-3.3b", zhuanhua.Unset, "分", text("补拨及格线", "pass mark of the top-up"),
			func(t *Terms) *zhuanhua.Given[zhuanhua.Points] { return &t.PassMark }, showMark,
			func(g zhuanhua.Given[zhuanhua.Points]) []zhuanhua.Given[zhuanhua.Points] {
				mark := g.Or(60 * zhuanhua.Point)
				return []zhuanhua.Given[zhuanhua.Points]{zhuanhua.Value(mark - 1), zhuanhua.Value(mark + 1)}
			}),
	}
}

// Diff returns the fields in which two terms differ.
func Diff(a, b Terms) []zhuanhua.Field[Terms] {
	var differ []zhuanhua.Field[Terms]
	for _, f := range Fields() {
		if f.Show(a) != f.Show(b) {
			differ = append(differ, f)
		}
	}
	return differ
}

// from and to bound the days for which the edition is made, to not included.
func window() (from, to zhuanhua.Day) {
	return zhuanhua.CZ23.Issued(), zhuanhua.MustDay("2024-01-01")
}

func field[V comparable](key string, clause zhuanhua.ClauseID, status zhuanhua.Status, unit string, text zhuanhua.Text,
	at func(*Terms) *V, show func(V) string, nearby func(V) []V) zhuanhua.Field[Terms] {
	from, to := window()
	return parameter(zhuanhua.Param{Key: key, Clause: clause, Status: status, From: from, To: to, Unit: unit}, text, at, show, nearby)
}

func amount(key string, clause zhuanhua.ClauseID, text zhuanhua.Text, at func(*Terms) *zhuanhua.Amount) zhuanhua.Field[Terms] {
	return field(key, clause, zhuanhua.Stated, "元", text, at, zhuanhua.Amount.String,
		func(a zhuanhua.Amount) []zhuanhua.Amount { return []zhuanhua.Amount{a - 1, a + 1} })
}

func number(key string, text zhuanhua.Text, at func(*Terms) *int) zhuanhua.Field[Terms] {
	return field(key, "CZ23-3.3", zhuanhua.Stated, "年", text, at, strconv.Itoa,
		func(n int) []int { return []int{n - 1, n + 1} })
}

func flag(key string, clause zhuanhua.ClauseID, status zhuanhua.Status, text zhuanhua.Text, at func(*Terms) *bool) zhuanhua.Field[Terms] {
	return field(key, clause, status, "", text, at, strconv.FormatBool, func(b bool) []bool { return []bool{!b} })
}

func showQuota(g zhuanhua.Given[int]) string {
	if n, given := g.Get(); given {
		return strconv.Itoa(n)
	}
	return ""
}

func nearbyQuota(g zhuanhua.Given[int]) []zhuanhua.Given[int] {
	n := g.Or(1)
	return []zhuanhua.Given[int]{zhuanhua.Value(n - 1), zhuanhua.Value(n + 1)}
}

func showQuotas(q [MaxAwardYears]zhuanhua.Given[int]) string {
	shown := make([]string, len(q))
	for i := range q {
		shown[i] = showQuota(q[i])
	}
	return strings.Join(shown, ";")
}

// nearbyQuotas varies each quota that is given.
func nearbyQuotas(q [MaxAwardYears]zhuanhua.Given[int]) (near [][MaxAwardYears]zhuanhua.Given[int]) {
	for i := range q {
		if !q[i].IsGiven() {
			continue
		}
		for _, v := range nearbyQuota(q[i]) {
			other := q
			other[i] = v
			near = append(near, other)
		}
	}
	return near
}

func showMark(g zhuanhua.Given[zhuanhua.Points]) string {
	if mark, given := g.Get(); given {
		return mark.String()
	}
	return ""
}

// param returns the provenance of the parameter with the key.
func param(key string) zhuanhua.Param { return paramOf(Fields(), key) }

// UnsetError is [zhuanhua.UnsetError]: a decision turns on a number that the
// documents demand without stating it.
type UnsetError = zhuanhua.UnsetError
