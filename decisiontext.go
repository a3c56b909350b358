package zhuanhua

import (
	"slices"
	"strings"
)

type decisionText struct {
	value, noValue, accepted, refused, exempt, barred, nothing                 Text
	place, period, asOf, clause, param, open, missing, also, from, list, colon Text
	stop, bracket, end, settled, unsettled                                     Text
}

// decisionWords are the fixed words of a decision's text.
var decisionWords = decisionText{
	value: Text{"：实为", " is "}, noValue: Text{"：", " is "},
	accepted: Text{"应为", "must be "}, refused: Text{"不得为", "must not be "}, exempt: Text{"本项不适用于", "does not apply to "},
	barred:  Text{"他项已不符合，不再审查", "not examined, since refused elsewhere, for "},
	nothing: Text{"无可认可的值", "nothing is accepted"},
	place:   Text{"地区", "place"}, period: Text{"统计期", "period"}, asOf: Text{"统计日", "statistics day"},
	clause: Text{"依据 ", "clause "}, param: Text{"参数 ", "parameter "}, open: Text{"是否符合待定", "undecided for lack of an input"},
	missing: Text{"待补", "to be supplied"}, also: Text{"另缺（补齐亦不改变结论）", "also missing (would not change the outcome)"},
	from: Text{"由%提供", "by %"}, list: Text{"、", ", "}, colon: Text{"：", ": "},
	settled: Text{"数据已定", "final"}, unsettled: Text{"尚有待定记录", "records are still undetermined"},
	stop: Text{"；", "; "}, bracket: Text{"（", " ("}, end: Text{"）", ")"},
}

// In returns the decision as text in the language: what was judged, where and for
// when, and a block a criterion with the inputs that it turned on; for one that
// failed or is open, the values that would be accepted too. Nothing that stood in
// a record can end a line or begin one.
func (d *Decision) In(l Language) string {
	w := &decisionWords
	colon := w.colon.In(l)
	lines := []string{d.heading(l)}
	if s := d.Scope.line(l); s != "" {
		lines = append(lines, "  "+s)
	}
	for i := range d.Figures {
		lines = append(lines, "  "+d.Figures[i].line(l))
	}
	for i := range d.Rows {
		lines = append(lines, "  "+d.Rows[i].line(l))
		for _, s := range d.Rows[i].inputLines(l) {
			lines = append(lines, "      "+s)
		}
	}
	for i := range d.LeftOut {
		lines = append(lines, "  "+d.LeftOut[i].line(l))
	}
	for _, m := range d.Missing {
		if d.leavesOut(m.Fact) {
			continue // told with the number of records
		}
		lines = append(lines, "  "+w.missing.In(l)+colon+m.line(l))
	}
	for _, m := range d.AlsoMissing {
		lines = append(lines, "  "+w.also.In(l)+colon+m.line(l))
	}
	for _, s := range d.changeLines(l) {
		lines = append(lines, "  "+s)
	}
	for _, n := range d.Notes {
		lines = append(lines, "  * "+n.Text.In(l)+w.inBrackets(string(n.Clause), l))
	}
	for _, s := range d.footLines(l) {
		lines = append(lines, "  "+s)
	}
	for i := range lines {
		lines[i] = strings.Map(printable, lines[i]) + "\n"
	}
	return strings.Join(lines, "")
}

func (w *decisionText) inBrackets(s string, l Language) string {
	if s == "" {
		return ""
	}
	return w.bracket.In(l) + s + w.end.In(l)
}

func (d *Decision) heading(l Language) string {
	w := &decisionWords
	outcome := d.Outcome.Text()
	switch {
	case d.Record == RecordReport && d.Outcome == Met:
		outcome = w.settled
	case d.Record == RecordReport:
		outcome = w.unsettled
	}
	s := d.CheckText.In(l) + w.colon.In(l) + outcome.In(l)
	if d.ID != "" {
		s += w.inBrackets(d.Record.Text().In(l)+" "+Quote(d.ID), l)
	}
	return s
}

// line names place, period and statistics day; empty where none is given.
func (s Scope) line(l Language) string {
	w := &decisionWords
	var parts []string
	say := func(what Text, value string) {
		if value != "" {
			parts = append(parts, what.In(l)+w.colon.In(l)+value)
		}
	}
	place := s.Place.String()
	name := s.Place.Text().In(l)
	if name == place {
		name = s.Place.Province().Text().In(l) // a city that the table does not name
	}
	say(w.place, strings.TrimSpace(name+" "+place))
	period := s.Period
	period.AsOf = endOfYear(period.To) // told apart below
	say(w.period, period.String())
	say(w.asOf, s.Period.AsOf.String())
	return strings.Join(parts, w.stop.In(l))
}

func (m *MissingFact) line(l Language) string {
	w := &decisionWords
	if m.Supplier == SupplierNone {
		return m.Text.In(l)
	}
	return m.Text.In(l) + w.inBrackets(strings.Replace(w.from.In(l), "%", m.Supplier.Text().In(l), 1), l)
}

// line says how the criterion came out, what its failure means, and on which
// clause, reading and parameter it rests; one that is open has not failed.
func (r *DecisionRow) line(l Language) string {
	w := &decisionWords
	s := "[" + r.Outcome.Text().In(l) + "] " + r.Code
	switch r.Outcome {
	case RowFailed:
		s += w.colon.In(l) + r.Text.In(l)
	case RowUnknown:
		s += w.colon.In(l) + w.open.In(l)
	}
	if r.Clause != "" {
		s += " — " + w.clause.In(l) + string(r.Clause)
	}
	if r.Status != Stated {
		s += w.inBrackets(r.Status.Text().In(l), l)
	}
	if r.Param != nil {
		s += " — " + w.param.In(l) + r.Param.Key
	}
	return s
}

// inputLines returns a line for each fact that the row turned on: of a row that is
// met the fact that meets it, of one that does not apply the fact that says so, of
// others every fact that could have met it, and what would.
func (r *DecisionRow) inputLines(l Language) (lines []string) {
	facts := make([]string, 0, len(r.Inputs))
	demands := map[string]string{}
	for i := range r.Inputs {
		in := &r.Inputs[i]
		if !in.turns(r.Outcome) {
			continue
		}
		if _, there := demands[in.Fact]; !there {
			facts = append(facts, in.Fact)
			lines = append(lines, in.line(l)+in.margins(l))
			demands[in.Fact] = ""
		}
		if r.Outcome != RowMet {
			demands[in.Fact] += decisionWords.stop.In(l) + in.demand(l)
		}
	}
	for i, fact := range facts {
		lines[i] += demands[fact]
	}
	return lines
}

// turns tells whether a row with the outcome turned on the input.
func (in *DecisionInput) turns(o RowOutcome) bool {
	holds := slices.ContainsFunc(in.Accepted, func(v FactValue) bool { return v.Key == in.Value })
	switch o {
	case RowMet:
		return holds && in.Role == "passes"
	case RowNotApplicable:
		return holds && in.Role != "passes"
	}
	return in.Role != "bars" // one that held would have excused the row
}

// line says what the fact is.
func (in *DecisionInput) line(l Language) string {
	w := &decisionWords
	verb := w.value
	if in.Value == "" {
		verb = w.noValue
	}
	detail := in.Detail
	if in.DetailText != (Text{}) {
		detail = in.DetailText.In(l)
	}
	return in.FactText.In(l) + verb.In(l) + in.Text.In(l) + w.inBrackets(detail, l)
}

// margins say by how much the numbers behind the fact miss or hold.
func (in *DecisionInput) margins(l Language) (s string) {
	for i := range in.Margins {
		s += decisionWords.stop.In(l) + in.Margins[i].In(l)
	}
	return s
}

// demand says what the criterion wants of the fact.
func (in *DecisionInput) demand(l Language) string {
	w := &decisionWords
	verb, values := w.accepted, in.Accepted
	switch {
	case in.Role == "exempts":
		verb = w.exempt
	case in.Role == "bars":
		verb = w.barred
	case len(in.Refused) == 1 && len(in.Accepted) > 1:
		verb, values = w.refused, in.Refused
	}
	if len(values) == 0 {
		return w.nothing.In(l)
	}
	named := make([]string, len(values))
	for i, v := range values {
		named[i] = v.Text.In(l)
	}
	return verb.In(l) + strings.Join(named, w.list.In(l))
}
