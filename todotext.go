package zhuanhua

import (
	"strconv"
	"strings"
)

// todoWords are the fixed words of a to-do list.
var todoWords = struct {
	title, none, record, records, patent, patents, yuan, unpriced, supply, file, detail, by, others, things, comma Text
}{
	title: Text{"待办清单（按数据提供方）", "To-do list by supplier of data"}, none: Text{"无待办事项", "nothing is to be done"},
	record: Text{"条记录", " record"}, records: Text{"条记录", " records"}, patent: Text{"件专利", " patent"}, patents: Text{"件专利", " patents"}, yuan: Text{"元", " yuan"},
	unpriced: Text{"无金额资料", " without an amount"},
	supply:   Text{"提供资料：", "supply: "}, file: Text{"办理或提交：", "file: "},
	detail: Text{"现有资料 ", "on record: "}, by: Text{"期限 ", "by "},
	others: Text{"另缺", "and "}, things: Text{"项", " more"}, comma: Text{"，", ", "},
}

// In returns the list as text in the language. Nothing that stood in a record can end
// a line or begin one.
func (t *Todo) In(l Language) string {
	w := &todoWords
	lines := []string{w.title.In(l)}
	if len(t.Suppliers) == 0 {
		lines = append(lines, w.none.In(l))
	}
	for i := range t.Suppliers {
		s := &t.Suppliers[i]
		lines = append(lines, "", s.name(l)+decisionWords.colon.In(l)+s.Worth.in(l))
		for n := range s.Items {
			lines = append(lines, s.Items[n].lines(l)...)
		}
	}
	for i := range lines {
		lines[i] = strings.Map(printable, lines[i]) + "\n"
	}
	return strings.Join(lines, "")
}

// name is the supplier's; of data that nobody is named to supply, that.
func (s *TodoSupplier) name(l Language) string {
	if s.Supplier == SupplierNone {
		return Text{"未明确提供方", "no supplier named"}.In(l)
	}
	return s.Supplier.Text().In(l)
}

func (w *TodoWorth) in(l Language) string {
	t := &todoWords
	s := several(w.Records, t.record, t.records, l) + t.comma.In(l) + several(w.Patents, t.patent, t.patents, l) +
		t.comma.In(l) + w.yuan() + t.yuan.In(l)
	if w.Unpriced > 0 {
		s += decisionWords.inBrackets(several(w.Unpriced, t.record, t.records, l)+t.unpriced.In(l), l)
	}
	return s
}

// several is a number with its noun, which English puts into the plural.
func several(n int64, one, many Text, l Language) string {
	if n != 1 {
		one = many
	}
	return strconv.FormatInt(n, 10) + one.In(l)
}

func (t *TodoItem) lines(l Language) []string {
	w, clauses := &todoWords, make([]string, len(t.Clauses))
	verb := w.supply
	if t.Filing {
		verb = w.file
	}
	for i, c := range t.Clauses {
		clauses[i] = string(c)
	}
	head := "  " + verb.In(l) + t.What.In(l) + decisionWords.inBrackets(strings.Join(clauses, decisionWords.list.In(l)), l) +
		" — " + t.Worth.in(l)
	lines := []string{head}
	for i := range t.Records {
		lines = append(lines, "    "+t.Records[i].line(l))
	}
	return lines
}

func (r *TodoRecord) line(l Language) string {
	w := &todoWords
	names := make([]string, len(r.Names))
	for i, name := range r.Names {
		names[i] = name.In(l)
	}
	notes := []string{strings.Join(names, decisionWords.list.In(l))}
	if r.Detail != (Text{}) {
		notes = append(notes, w.detail.In(l)+r.Detail.In(l))
	}
	if r.By.IsGiven() {
		notes = append(notes, w.by.In(l)+r.By.String())
	}
	if r.Others > 0 {
		notes = append(notes, w.others.In(l)+strconv.Itoa(r.Others)+w.things.In(l))
	}
	return r.Record.Text().In(l) + " " + Quote(r.ID) + decisionWords.inBrackets(strings.Join(notes, decisionWords.stop.In(l)), l)
}
