package zhuanhua

import (
	"strconv"
	"strings"
)

// letterWords are the fixed words of a letter.
var letterWords = struct {
	title, request, to, from, matter, outcome, items, data, supply, why, now, file, hand, issue, by, included, within, clause, refusals, vain, then, lapse Text
}{
	title:   Text{"关于补正专利转化统计材料的通知", "Notice of what is to be supplied or mended"},
	request: Text{"关于提供专利转化统计数据的函", "Request for data"},
	to:      Text{"收件单位", "To"}, from: Text{"发件单位", "From"}, matter: Text{"事项", "Matter "}, outcome: Text{"审核结论", "Outcome"},
	items: Text{"需补正材料", "To be supplied or filed"}, data: Text{"需提供数据", "To be supplied"}, supply: Text{"补充提供", "supply "},
	why: Text{"原因", "because"}, now: Text{"现有资料", "on record"}, file: Text{"办理单位", "file with"},
	issue: Text{"出具单位", "issued by"}, hand: Text{"报送单位", "hand in to"},
	by: Text{"期限", "by"}, included: Text{"前（含当日）", ""},
	within: Text{"前（含当日；此后办理的，计入办理所在的统计期）", " (what is done later counts for the period in which it is done)"}, clause: Text{"依据", "under"},
	refusals: Text{"不能以补正材料改变的事项（实质条件）", "What no filing can mend (merit)"},
	vain:     Text{"因上列实质条件不符合，补正材料不能使本记录计入。", "Since these conditions are not met, the record will not count whatever is filed."},
	then:     Text{"上列材料齐备后，本记录按规则重新审核。", "Once all of this is there, the record is judged again."},
	lapse:    Text{"逾期未补正的，本记录不计入本期数据。", "What is not mended in time keeps the record out of the period's figures."},
}

// In returns the letter as text in the language, as an officer would send it. Nothing
// that stood in a record can end a line or begin one.
func (t *Letter) In(l Language) string {
	w, colon := &letterWords, decisionWords.colon.In(l)
	title, items, to := w.title, w.items, t.To
	if t.Supplier != SupplierNone {
		title, items, to = w.request, w.data, t.Supplier.Text().In(l)
	}
	lines := []string{title.In(l), w.to.In(l) + colon + to}
	for i := range t.Matters {
		lines = append(lines, "")
		number := ""
		if len(t.Matters) > 1 || l == English {
			number = strconv.Itoa(i + 1)
		}
		lines = append(lines, w.matter.In(l)+number+colon+t.Matters[i].heading(l))
		lines = append(lines, t.Matters[i].lines(items, l)...)
	}
	if t.From != "" {
		lines = append(lines, "", w.from.In(l)+colon+t.From)
	}
	for i := range lines {
		lines[i] = strings.Map(printable, lines[i]) + "\n"
	}
	return strings.Join(lines, "")
}

// heading names the record, the check and the scope.
func (m *LetterMatter) heading(l Language) string {
	w := &decisionWords
	s := m.Record.Text().In(l) + " " + Quote(m.ID)
	return s + w.inBrackets(strings.Trim(m.CheckText.In(l)+w.stop.In(l)+m.Scope.line(l), w.stop.In(l)), l)
}

func (m *LetterMatter) lines(items Text, l Language) (lines []string) {
	w, colon := &letterWords, decisionWords.colon.In(l)
	lines = append(lines, w.outcome.In(l)+colon+m.Outcome.Text().In(l))
	if len(m.Items) > 0 {
		lines = append(lines, strings.TrimSpace(items.In(l)+colon))
	}
	for i := range m.Items {
		lines = append(lines, m.Items[i].lines(strconv.Itoa(i+1), l)...)
	}
	if len(m.Refusals) > 0 {
		lines = append(lines, strings.TrimSpace(w.refusals.In(l)+colon))
	}
	for i, r := range m.Refusals {
		lines = append(lines, "  "+strconv.Itoa(i+1)+". "+r.Text.In(l), "     "+w.clause.In(l)+colon+r.cited(l))
	}
	if len(m.Refusals) > 0 {
		return append(lines, w.vain.In(l))
	}
	return append(lines, w.then.In(l)+marginWords.space.In(l)+w.lapse.In(l))
}

// lines are what, why, where, by when and by which clause.
func (s *Supplement) lines(number string, l Language) []string {
	w, colon := &letterWords, decisionWords.colon.In(l)
	what := s.What.In(l)
	if !s.Filing {
		what = w.supply.In(l) + what
	}
	lines := []string{"  " + number + ". " + what}
	say := func(what Text, value string) {
		if value != "" {
			lines = append(lines, "     "+what.In(l)+colon+value)
		}
	}
	say(w.why, s.Why.In(l))
	say(w.now, s.Detail.In(l))
	if s.Filing {
		say(w.file, s.Where.Text().In(l))
	} else {
		say(w.issue, s.Supplier.Text().In(l))
		say(w.hand, s.Where.Text().In(l))
	}
	if s.By.IsGiven() && s.Filing && s.Where == PatentOffice {
		say(w.by, s.By.String()+w.within.In(l))
	} else if s.By.IsGiven() {
		say(w.by, s.By.String()+w.included.In(l))
	}
	cited := make([]string, len(s.Clauses))
	for i, c := range s.Clauses {
		cited[i] = c.citation(l)
	}
	say(w.clause, strings.Join(cited, decisionWords.stop.In(l)))
	return lines
}

// cited is the clause, and how firm the criterion is where it is not stated.
func (r *LetterRefusal) cited(l Language) string {
	s := r.Clause.citation(l)
	if r.Status != Stated && r.Status != StatusNone {
		s += decisionWords.inBrackets(r.Status.Text().In(l), l)
	}
	return s
}

// citation names the clause as a letter cites it: by the document's number, or its
// title where it has none, the place in it and the id.
func (c ClauseID) citation(l Language) string {
	d, place := c.Document(), ""
	if clause, there := c.Clause(); there {
		place = clause.Place
	}
	name := d.Number()
	if name == "" && d != DocumentNone {
		name = d.Text().In(l)
		if l == Chinese {
			name = "《" + name + "》"
		}
	}
	s := strings.TrimSpace(name + " " + place)
	if s == "" {
		return string(c)
	}
	return s + decisionWords.inBrackets(string(c), l)
}
