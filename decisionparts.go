package zhuanhua

import (
	"slices"
	"strconv"
	"strings"
)

// DecisionFigure is a number or word that a decision comes to: an amount, a rank, a
// count of patents.
type DecisionFigure struct {
	Key       string `json:"key"`
	Text      Text   `json:"text"`
	Value     string `json:"value"`               // plain notation, or a stable key; empty: not known
	ValueText Text   `json:"value_text,omitzero"` // of a key; zero: Value is all
	Unit      Unit   `json:"unit,omitempty"`
}

// DecisionCount is how many records a figure leaves out for a reason, or for an input
// that they lack.
type DecisionCount struct {
	Code     string   `json:"code"` // of the criterion or of the input
	Text     Text     `json:"text"`
	Clause   ClauseID `json:"clause"`             // of a criterion
	Nature   Nature   `json:"nature"`             // of a criterion; empty: an input is missing
	Supplier Supplier `json:"supplier,omitempty"` // of an input
	Records  int64    `json:"records"`
	Ours     int64    `json:"ours"` // of these: of the place and period
}

// DecisionChange is one thing that would have to be otherwise for another outcome.
type DecisionChange struct {
	Code   string   `json:"code"`
	Clause ClauseID `json:"clause"`
	Text   Text     `json:"text"`
	Margin *Margin  `json:"margin,omitempty"` // nil: no number is at stake
	Until  Day      `json:"until,omitempty"`  // day by which; not given: none
}

var partWords = struct {
	unknown, leftOut, lacking, ours, record, records, change, then, until, readings, rules, seal, version Text
}{
	unknown: Text{"未知", "not known"}, leftOut: Text{"未计入", "left out"}, lacking: Text{"缺资料未计入", "left out for lack of"},
	ours: Text{"其中属本省本期 ", "of these of the place and period "}, record: Text{"条", " record"}, records: Text{"条", " records"},
	change: Text{"如要改变结论", "another outcome wants"}, then: Text{"则结论为", "the outcome would be"}, until: Text{"，不迟于", ", by "},
	readings: Text{"口径（原文未明示）", "readings"}, rules: Text{"规则指纹", "rules"}, seal: Text{"数据摘要", "records"}, version: Text{"程序版本", "version"},
}

func (f *DecisionFigure) line(l Language) string {
	value := f.Value
	if f.ValueText != (Text{}) {
		value = f.ValueText.In(l)
	}
	if value == "" {
		return f.Text.In(l) + decisionWords.colon.In(l) + partWords.unknown.In(l)
	}
	return f.Text.In(l) + decisionWords.colon.In(l) + value + unitAfter(f.Unit, l)
}

// unitAfter is a unit as it follows a number.
func unitAfter(u Unit, l Language) string {
	if u == UnitNone {
		return ""
	}
	return marginWords.space.In(l) + u.Text().In(l)
}

func (c *DecisionCount) line(l Language) string {
	p, w := &partWords, &decisionWords
	what, notes := p.leftOut, []string{}
	if c.Nature == NatureNone {
		what = p.lacking
	}
	if c.Clause != "" {
		notes = append(notes, string(c.Clause))
	}
	if c.Nature != NatureNone {
		notes = append(notes, c.Nature.Text().In(l))
	}
	if c.Supplier != SupplierNone {
		notes = append(notes, strings.Replace(w.from.In(l), "%", c.Supplier.Text().In(l), 1))
	}
	s := what.In(l) + w.colon.In(l) + c.Text.In(l) + w.inBrackets(strings.Join(notes, w.list.In(l)), l) +
		" — " + several(c.Records, p.record, p.records, l)
	if c.Ours != c.Records {
		s += w.inBrackets(p.ours.In(l)+strconv.FormatInt(c.Ours, 10), l)
	}
	return s
}

func (c *DecisionChange) line(l Language) string {
	w := &decisionWords
	s := partWords.change.In(l) + w.colon.In(l) + c.Text.In(l)
	if c.Margin != nil {
		s += w.stop.In(l) + c.Margin.In(l)
	}
	if c.Until.IsGiven() {
		s += partWords.until.In(l) + c.Until.String()
	}
	return s + w.inBrackets(string(c.Clause), l)
}

// leavesOut reports whether records are told to be left out for lack of the input.
func (d *Decision) leavesOut(fact string) bool {
	return slices.ContainsFunc(d.LeftOut, func(c DecisionCount) bool { return c.Nature == NatureNone && c.Code == fact })
}

// changeLines say what would change the outcome, and into what.
func (d *Decision) changeLines(l Language) (lines []string) {
	for i := range d.Changes {
		lines = append(lines, d.Changes[i].line(l))
	}
	if d.Then != (Text{}) {
		lines = append(lines, partWords.then.In(l)+decisionWords.colon.In(l)+d.Then.In(l))
	}
	return lines
}

// footLines say by which readings and rules, and from which records.
func (d *Decision) footLines(l Language) (lines []string) {
	p, w := &partWords, &decisionWords
	if len(d.Readings) > 0 {
		named := make([]string, len(d.Readings))
		for i, r := range d.Readings {
			named[i] = r.Key + w.inBrackets(strings.TrimPrefix(string(r.Clause)+w.list.In(l)+r.Status.Text().In(l), w.list.In(l)), l)
		}
		lines = append(lines, p.readings.In(l)+w.colon.In(l)+strings.Join(named, w.list.In(l)))
	}
	for _, f := range [...]struct {
		what  Text
		value string
	}{{p.rules, d.Rules}, {p.seal, d.Seal}, {p.version, d.Version}} {
		if f.value != "" {
			lines = append(lines, f.what.In(l)+w.colon.In(l)+f.value)
		}
	}
	return lines
}
