package eligibility

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// ScreenFields returns the parameters of the screens, as [Fields] does for [Rules].
// All are readings: the documents demand the screens and define none.
func ScreenFields() []zhuanhua.Field[Screens] {
	return []zhuanhua.Field[Screens]{
		screenSet("screens", "CZ23-4.4", zhuanhua.Text{Zh: "启用的筛查", En: "screens that run"},
			LicenceConflict, func(s *Screens) *zhuanhua.Set[Screen] { return &s.On }),
		screenSet("severe-screens", "CZ23-4.4b", zhuanhua.Text{Zh: "建议按严重情形核查的筛查", En: "screens whose suspicions are proposed as severe"},
			LicenceConflict, func(s *Screens) *zhuanhua.Set[Screen] { return &s.Severe }),
		screenNumber("round-trip-days", "AB1", "天", zhuanhua.Text{Zh: "回流期限", En: "days within which a patent comes back"},
			func(s *Screens) *int { return &s.RoundTripDays }),
		screenNumber("churn-count", "AB2", "次", zhuanhua.Text{Zh: "频繁转让次数", En: "times a patent is assigned"},
			func(s *Screens) *int { return &s.ChurnCount }),
		screenNumber("churn-days", "AB2", "天", zhuanhua.Text{Zh: "频繁转让期限", En: "days within which it is assigned"},
			func(s *Screens) *int { return &s.ChurnDays }),
		screenNumber("burst-count", "AB3", "件", zhuanhua.Text{Zh: "集中受让件数", En: "patents that one party receives"},
			func(s *Screens) *int { return &s.BurstCount }),
		screenNumber("burst-days", "AB3", "天", zhuanhua.Text{Zh: "集中受让期限", En: "days within which it receives them"},
			func(s *Screens) *int { return &s.BurstDays }),
		screenSet("burst-kinds", "AB3", zhuanhua.Text{Zh: "集中受让的方式", En: "transfers by which it receives them"},
			zhuanhua.Equity, func(s *Screens) *zhuanhua.Set[zhuanhua.TransferKind] { return &s.BurstKinds }),
		screenField("nominal-price", "AB4", "元", zhuanhua.Text{Zh: "象征性单价上限（不含）", En: "price of a patent below which one is nominal"},
			func(s *Screens) *zhuanhua.Amount { return &s.NominalPrice }, zhuanhua.Amount.String, oneMoreOrLess),
		screenSet("nominal-forms", "AB4", zhuanhua.Text{Zh: "核查单价的许可方式", En: "licences whose price is looked at"},
			zhuanhua.OpenLicenceForm, func(s *Screens) *zhuanhua.Set[zhuanhua.LicenceForm] { return &s.NominalForms }),
		screenSet("related-kinds", "AB5", zhuanhua.Text{Zh: "核查关联方的方式", En: "transfers that should not be between related parties"},
			zhuanhua.Equity, func(s *Screens) *zhuanhua.Set[zhuanhua.TransferKind] { return &s.RelatedKinds }),
		screenNumber("rush-share", "AB6", "%", zhuanhua.Text{Zh: "年末突击占比", En: "share of a year's transfers in its last days"},
			func(s *Screens) *int { return &s.RushShare }),
		screenNumber("rush-count", "AB6", "项", zhuanhua.Text{Zh: "年末突击最少项数", En: "transfers in the last days, at least"},
			func(s *Screens) *int { return &s.RushCount }),
		screenNumber("rush-days", "AB6", "天", zhuanhua.Text{Zh: "年末天数", En: "last days up to the statistics day"},
			func(s *Screens) *int { return &s.RushDays }),
		screenNumber("flow-back-days", "AB7", "天", zhuanhua.Text{Zh: "资金回流期限", En: "days within which a fee flows back"},
			func(s *Screens) *int { return &s.FlowBackDays }),
		screenNumber("idle-days", "AB8", "天", zhuanhua.Text{Zh: "闲置天数", En: "days without any use"},
			func(s *Screens) *int { return &s.IdleDays }),
		screenNumber("licence-count", "AB9", "次", zhuanhua.Text{Zh: "频繁许可次数", En: "times a patent is licensed"},
			func(s *Screens) *int { return &s.LicenceCount }),
		screenNumber("licence-days", "AB9", "天", zhuanhua.Text{Zh: "频繁许可期限", En: "days within which it is licensed"},
			func(s *Screens) *int { return &s.LicenceDays }),
		screenField("open-ended", "AB9", "", zhuanhua.Text{Zh: "未载终止日的许可视为持续有效", En: "a licence whose end is not given stands"},
			func(s *Screens) *bool { return &s.OpenEnded }, strconv.FormatBool, func(b bool) []bool { return []bool{!b} }),
	}
}

func screenField[V comparable](key string, clause zhuanhua.ClauseID, unit string, text zhuanhua.Text,
	at func(*Screens) *V, show func(V) string, nearby func(V) []V) zhuanhua.Field[Screens] {
	edition := SpecialPlan()
	return zhuanhua.Field[Screens]{
		Param: zhuanhua.Param{Key: key, Clause: clause, Status: zhuanhua.Reading, From: edition.From, To: edition.To, Unit: unit},
		Text:  text,
		Show:  func(s Screens) string { return show(*at(&s)) },
		Copy:  func(dst, src *Screens) { *at(dst) = *at(src) },
		Nearby: func(s Screens) (near []Screens) {
			for _, v := range nearby(*at(&s)) {
				other := s
				*at(&other) = v
				near = append(near, other)
			}
			return near
		},
	}
}

func screenSet[E zhuanhua.Member](key string, clause zhuanhua.ClauseID, text zhuanhua.Text,
	last E, at func(*Screens) *zhuanhua.Set[E]) zhuanhua.Field[Screens] {
	nearby := func(s zhuanhua.Set[E]) (near []zhuanhua.Set[E]) {
		for v := E(1); v <= last; v++ {
			near = append(near, s^zhuanhua.SetOf(v))
		}
		return near
	}
	return screenField(key, clause, "", text, at, zhuanhua.Set[E].String, nearby)
}

func screenNumber(key string, clause zhuanhua.ClauseID, unit string, text zhuanhua.Text, at func(*Screens) *int) zhuanhua.Field[Screens] {
	return screenField(key, clause, unit, text, at, strconv.Itoa, oneMoreOrLess)
}

// oneMoreOrLess are the numbers beside one, none below 1.
func oneMoreOrLess[V ~int | ~int64](n V) []V {
	if n <= 1 {
		return []V{n + 1}
	}
	return []V{n - 1, n + 1}
}
