package indicators

import (
	"slices"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// figureNames are the figures of a report, by check.
var figureNames = map[string]struct {
	text   zhuanhua.Text
	clause zhuanhua.ClauseID
}{
	zhuanhua.Indicator1: {zhuanhua.Text{Zh: "指标1 中小微企业接受专利", En: "Indicator 1: patents received by SMEs"}, "CZ23-A1"},
	zhuanhua.Indicator2: {zhuanhua.Text{Zh: "指标2 高校院所输出专利", En: "Indicator 2: patents given by universities and institutes"}, "CZ23-A2"},
	zhuanhua.Indicator3: {zhuanhua.Text{Zh: "指标3 政策惠及的中小微企业", En: "Indicator 3: SMEs that the policy benefits"}, "CZ23-A3"},
	zhuanhua.Indicator4: {zhuanhua.Text{Zh: "指标4 专利产品备案和专利实施", En: "Indicator 4: product filings and implementation"}, "CZ23-A4"},
	zhuanhua.Indicator5: {zhuanhua.Text{Zh: "指标5 专利质押", En: "Indicator 5: patent pledges"}, "CZ23-A5"},
}

// Explain returns the record of a figure, one of the five indicators or of the host's
// own checks: what it comes to, why records are left out and for lack of what, the
// parameters that no document states and on which it turns, the fingerprint of the rules and the seal of the
// records. It is met where nothing is left open, else undetermined. The error is
// [ErrNoSuchCheck].
//
// Clause: CZ23-1.3.1, CZ23-1.3.2, CZ23-1.3.3, CZ23-1.3.4, CZ23-1.3.5
func (r *Report) Explain(check string) (zhuanhua.Decision, error) {
	d := zhuanhua.Decision{
		Check: check, CheckText: zhuanhua.Text{Zh: check, En: check}, Record: zhuanhua.RecordReport, ID: check,
		Scope: r.Scope, Outcome: zhuanhua.Met,
		Rows: []zhuanhua.DecisionRow{}, Missing: []zhuanhua.MissingFact{}, Notes: append([]zhuanhua.Note{}, r.Notes...),
		Readings: r.readingsOf(check), Rules: r.Rules, Seal: r.Seal, Version: r.Version,
	}
	if named, there := figureNames[check]; there {
		d.CheckText, d.Clause = named.text, named.clause
	}
	if check == zhuanhua.Indicator4 {
		d.Figures = r.Implementation.explain()
		return d, nil
	}
	f, err := r.Figures(check)
	if err != nil {
		return zhuanhua.Decision{}, err
	}
	if check == zhuanhua.Indicator3 {
		r.Benefited.explain(&d)
	} else {
		f.explain(&d)
	}
	f.leaveOut(&d)
	if len(d.Missing) > 0 {
		d.Outcome = zhuanhua.Undetermined
	}
	return d, nil
}

// readingsOf returns the readings on which a figure turns; all, where the judge did not
// say.
func (r *Report) readingsOf(check string) (list []zhuanhua.Param) {
	read, said := r.ReadBy[check]
	for _, p := range r.Readings {
		if !said || slices.Contains(read, p.Key) {
			list = append(list, p)
		}
	}
	return list
}

// Decisions returns the records of all figures: the five indicators, and the host's own
// checks in their order.
func (r *Report) Decisions() []zhuanhua.Decision {
	names := []string{zhuanhua.Indicator1, zhuanhua.Indicator2, zhuanhua.Indicator3, zhuanhua.Indicator4, zhuanhua.Indicator5}
	for _, f := range r.Extra {
		names = append(names, f.Check)
	}
	list := make([]zhuanhua.Decision, 0, len(names))
	for _, name := range names {
		if d, err := r.Explain(name); err == nil {
			list = append(list, d)
		}
	}
	return list
}

func numberOf(key, zh, en string, n int64, unit zhuanhua.Unit) zhuanhua.DecisionFigure {
	return zhuanhua.DecisionFigure{Key: key, Text: zhuanhua.Text{Zh: zh, En: en}, Value: strconv.FormatInt(n, 10), Unit: unit}
}

// explain says what the figures come to: fees are paid for transfers alone, and measures
// that cover an enterprise bring neither patents nor money.
func (f *Figures) explain(d *zhuanhua.Decision) {
	yuan := func(key, zh, en, value string) zhuanhua.DecisionFigure {
		return zhuanhua.DecisionFigure{Key: key, Text: zhuanhua.Text{Zh: zh, En: en}, Value: value, Unit: zhuanhua.UnitYuan}
	}
	patents := numberOf("patents", "专利", "patents", f.Patents, zhuanhua.UnitPatent)
	d.Figures = []zhuanhua.DecisionFigure{
		numberOf("records", "计入的记录", "records that count", f.Records, zhuanhua.UnitNone),
		numberOf("parties", "当事人", "parties", f.Parties, zhuanhua.UnitNone),
	}
	if f.Record != zhuanhua.RecordCoverage {
		d.Figures = append([]zhuanhua.DecisionFigure{patents}, append(d.Figures, yuan("amount", "金额", "amount", Plain(f.Amount)))...)
		if f.Record != zhuanhua.RecordPledge {
			d.Figures = append(d.Figures, yuan("received", "到账金额", "received", Plain(f.Received)))
		}
		d.Figures = append(d.Figures, numberOf("unpriced", "计入而无金额资料的记录", "records that count without an amount", f.Unpriced, zhuanhua.UnitNone))
	}
	if f.LeftOut > 0 {
		d.Figures = append(d.Figures, numberOf("left-out", "计入的记录中不计入的专利", "patents of these records that do not count", f.LeftOut, zhuanhua.UnitPatent))
	}
	for i := range f.Undetermined.Missing {
		d.Missing = append(d.Missing, f.Undetermined.Missing[i].fact())
	}
}

func (m *MissingCount) fact() zhuanhua.MissingFact {
	return zhuanhua.MissingFact{Fact: m.Fact, Text: m.Text, Supplier: m.Supplier}
}

// explain says what the enterprises come to; those that wait are enterprises, not
// records.
func (b *Benefited) explain(d *zhuanhua.Decision) {
	firms := zhuanhua.UnitEnterprise
	d.Figures = []zhuanhua.DecisionFigure{
		numberOf("enterprises", "惠及企业（去重）", "enterprises, each once", b.Enterprises, firms),
		numberOf("received", "其中接受专利的", "of these received patents", b.Received, firms),
		numberOf("covered", "其中政策覆盖的", "of these covered by measures", b.Covered, firms),
		numberOf("pending", "待定企业", "enterprises still undetermined", b.Undetermined.Enterprises, firms),
	}
	for i := range b.Undetermined.Missing {
		d.Missing = append(d.Missing, b.Undetermined.Missing[i].fact())
	}
}

func (i *Implementation) explain() []zhuanhua.DecisionFigure {
	return []zhuanhua.DecisionFigure{
		numberOf("filings", "专利产品备案", "product filings", i.Filings, zhuanhua.UnitItem),
		numberOf("implemented", "已实施专利", "patents implemented", i.Rate.Part, zhuanhua.UnitPatent),
		numberOf("patents", "接受的专利", "patents received", i.Rate.Whole, zhuanhua.UnitPatent),
	}
}

// leaveOut says how many records are not in the figures, and why.
func (f *Figures) leaveOut(d *zhuanhua.Decision) {
	for _, c := range f.Rejected.Reasons {
		d.LeftOut = append(d.LeftOut, zhuanhua.DecisionCount{Code: c.Code, Text: c.Text, Clause: c.Clause, Nature: c.Nature, Records: c.Records, Ours: c.Ours})
	}
	for _, m := range f.Undetermined.Missing {
		d.LeftOut = append(d.LeftOut, zhuanhua.DecisionCount{Code: m.Fact, Text: m.Text, Supplier: m.Supplier, Records: m.Records, Ours: m.Records})
	}
}
