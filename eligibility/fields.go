package eligibility

import (
	"slices"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Fields returns the parameters of the rules: each with its clause and status, its
// value in words, and copies of a rules value that differ in it by one unit. The
// table serves diff, fingerprint, mutation and catalogue alike; every field of
// [Rules] stands in it once.
func Fields() []zhuanhua.Field[Rules] { return slices.Clone(fields) }

// fields is made once: every check of every draft asks for the provenance of its
// parameters.
var fields = allFields()

func allFields() []zhuanhua.Field[Rules] {
	return []zhuanhua.Field[Rules]{
		day("from", "CZ23-0", zhuanhua.Text{Zh: "适用起日", En: "holds from"}, func(r *Rules) *zhuanhua.Day { return &r.From }),
		day("to", "CZ23-0", zhuanhua.Text{Zh: "适用止日", En: "holds until, not included"}, func(r *Rules) *zhuanhua.Day { return &r.To }),
		set("kinds", "CZ23-A1", zhuanhua.Stated, zhuanhua.Text{Zh: "转移转化方式", En: "ways of transfer that count"},
			zhuanhua.Equity, func(r *Rules) *zhuanhua.Set[zhuanhua.TransferKind] { return &r.Kinds }),
		set("patent-kinds", "CZ23-A1a", zhuanhua.Stated, zhuanhua.Text{Zh: "专利类型", En: "kinds of patent that count"},
			zhuanhua.Design, func(r *Rules) *zhuanhua.Set[zhuanhua.PatentKind] { return &r.PatentKinds }),
		choice("grant-day", "CZ23-A1a", zhuanhua.Reading, zhuanhua.Text{Zh: "授权状态基准日", En: "day on which patents must be granted"},
			OnStatisticsDay, func(r *Rules) *GrantDay { return &r.GrantDay }),
		choice("unit", "CZ23-A1a", zhuanhua.Reading, zhuanhua.Text{Zh: "审核单位", En: "what is judged"},
			PatentByPatent, func(r *Rules) *Unit { return &r.Unit }),
		set("firms", "CZ23-A1b", zhuanhua.Reading, zhuanhua.Text{Zh: "可为中小微企业的主体", En: "parties that can be an SME"},
			zhuanhua.OtherParty, func(r *Rules) *zhuanhua.Set[zhuanhua.PartyKind] { return &r.Firms }),
		set("sizes", "CZ23-A1b", zhuanhua.Reading, zhuanhua.Text{Zh: "中小微企业规模", En: "size classes of an SME"},
			zhuanhua.Large, func(r *Rules) *zhuanhua.Set[zhuanhua.SizeClass] { return &r.Sizes }),
		set("first-after", "CZ23-A1c", zhuanhua.Reading, zhuanhua.Text{Zh: "须转为第一专利权人的方式", En: "transfers after which the transferee is first patentee"},
			zhuanhua.Equity, func(r *Rules) *zhuanhua.Set[zhuanhua.TransferKind] { return &r.FirstAfter }),
		set("suppliers", "CZ23-A1e", zhuanhua.Reading, zhuanhua.Text{Zh: "出让方、许可方主体", En: "parties that supply SMEs"},
			zhuanhua.OtherParty, func(r *Rules) *zhuanhua.Set[zhuanhua.PartyKind] { return &r.Suppliers }),
		set("institutions", "CZ23-A2a", zhuanhua.Stated, zhuanhua.Text{Zh: "高校院所", En: "universities and institutes"},
			zhuanhua.OtherParty, func(r *Rules) *zhuanhua.Set[zhuanhua.PartyKind] { return &r.Institutions }),
		set("fee-kinds", "CZ23-A1h", zhuanhua.Reading, zhuanhua.Text{Zh: "计入到账的方式", En: "transfers that bring a fee"},
			zhuanhua.Equity, func(r *Rules) *zhuanhua.Set[zhuanhua.TransferKind] { return &r.FeeKinds }),
		set("proofs", "CZ23-A1h", zhuanhua.Reading, zhuanhua.Text{Zh: "到账证明材料", En: "proof of payment"},
			zhuanhua.AcceptedEvidence, func(r *Rules) *zhuanhua.Set[zhuanhua.Evidence] { return &r.Proofs }),
		flag("all-proofs", "CZ23-A1h", zhuanhua.Text{Zh: "三种证明齐全", En: "all three proofs required"}, func(r *Rules) *bool { return &r.AllProofs }),
		choice("filings", "CZ23-A4a", zhuanhua.Reading, zhuanhua.Text{Zh: "备案计入年度", En: "filings that a year counts"},
			SoFar, func(r *Rules) *FilingYears { return &r.Filings }),
		flag("net-pledges", "CZ23-A5a", zhuanhua.Text{Zh: "扣除已注销质押", En: "net of de-registered pledges"}, func(r *Rules) *bool { return &r.NetPledges }),
		choice("counting", "CZ23-A1", zhuanhua.Reading, zhuanhua.Text{Zh: "计数口径", En: "way of counting"},
			zhuanhua.ByRecord, func(r *Rules) *zhuanhua.Counting { return &r.Counting }),
		choice("cumulation", "CZ23-A1", zhuanhua.Reading, zhuanhua.Text{Zh: "累计口径", En: "way of cumulating"},
			zhuanhua.OverWindow, func(r *Rules) *zhuanhua.Cumulation { return &r.Cumulation }),
	}
}

// Diff returns the fields in which two rules values differ.
func Diff(a, b Rules) []zhuanhua.Field[Rules] {
	var differ []zhuanhua.Field[Rules]
	for _, f := range Fields() {
		if f.Show(a) != f.Show(b) {
			differ = append(differ, f)
		}
	}
	return differ
}

func field[V comparable](key string, clause zhuanhua.ClauseID, status zhuanhua.Status, text zhuanhua.Text,
	at func(*Rules) *V, show func(V) string, nearby func(V) []V) zhuanhua.Field[Rules] {
	edition := SpecialPlan()
	return zhuanhua.Field[Rules]{
		Param: zhuanhua.Param{Key: key, Clause: clause, Status: status, From: edition.From, To: edition.To},
		Text:  text,
		Show:  func(r Rules) string { return show(*at(&r)) },
		Copy:  func(dst, src *Rules) { *at(dst) = *at(src) },
		Nearby: func(r Rules) []Rules {
			var near []Rules
			for _, v := range nearby(*at(&r)) {
				other := r
				*at(&other) = v
				near = append(near, other)
			}
			return near
		},
	}
}

// set is a parameter that is a set: nearby are those with one value more or less.
func set[E zhuanhua.Member](key string, clause zhuanhua.ClauseID, status zhuanhua.Status, text zhuanhua.Text,
	last E, at func(*Rules) *zhuanhua.Set[E]) zhuanhua.Field[Rules] {
	nearby := func(s zhuanhua.Set[E]) (near []zhuanhua.Set[E]) {
		for v := E(1); v <= last; v++ {
			near = append(near, s^zhuanhua.SetOf(v))
		}
		return near
	}
	return field(key, clause, status, text, at, zhuanhua.Set[E].String, nearby)
}

// choice is a parameter that is one of a few: nearby are the others.
func choice[E zhuanhua.Member](key string, clause zhuanhua.ClauseID, status zhuanhua.Status, text zhuanhua.Text,
	last E, at func(*Rules) *E) zhuanhua.Field[Rules] {
	nearby := func(chosen E) (near []E) {
		for v := E(1); v <= last; v++ {
			if v != chosen {
				near = append(near, v)
			}
		}
		return near
	}
	return field(key, clause, status, text, at, E.String, nearby)
}

func flag(key string, clause zhuanhua.ClauseID, text zhuanhua.Text, at func(*Rules) *bool) zhuanhua.Field[Rules] {
	return field(key, clause, zhuanhua.Reading, text, at, strconv.FormatBool, func(b bool) []bool { return []bool{!b} })
}

func day(key string, clause zhuanhua.ClauseID, text zhuanhua.Text, at func(*Rules) *zhuanhua.Day) zhuanhua.Field[Rules] {
	return field(key, clause, zhuanhua.Stated, text, at, zhuanhua.Day.String, func(d zhuanhua.Day) []zhuanhua.Day {
		return []zhuanhua.Day{d - 1, d + 1}
	})
}

// param returns the provenance of the parameter with the key, for a criterion
// that depends on it.
func param(key string) zhuanhua.Param {
	for i := range fields {
		if f := &fields[i]; f.Key == key {
			return f.Param
		}
	}
	return zhuanhua.Param{}
}
