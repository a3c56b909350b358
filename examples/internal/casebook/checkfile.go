package casebook

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// CheckFormat names the format of a file of checks.
const CheckFormat = "zhuanhua check cases 1"

// CheckFile is a suite as its file has it.
type CheckFile struct {
	Format string      `json:"format"`
	Record string      `json:"record"`
	Facts  []Fact      `json:"facts"`
	Checks []Check     `json:"checks"`
	Cases  []CheckCase `json:"cases"`
}

// Fact is a fact and its values in stable words.
type Fact struct {
	Key      string   `json:"key"`
	Supplier string   `json:"supplier"`
	Values   []string `json:"values"`
}

// Check is a check with its rows.
type Check struct {
	Name    string            `json:"name"`
	Clause  zhuanhua.ClauseID `json:"clause"`
	Applies *Row              `json:"applies"`
	Rows    []Row             `json:"rows"`
}

// Row is a criterion.
type Row struct {
	Code   string            `json:"code"`
	Clause zhuanhua.ClauseID `json:"clause"`
	Status string            `json:"status"`
	Any    []Term            `json:"any"`
}

// Term is one way to satisfy a row.
type Term struct {
	Kind  string   `json:"kind"` // passes, exempts, bars
	Fact  string   `json:"fact"`
	In    []string `json:"in"`
	Maybe []string `json:"maybe,omitempty"`
}

// CheckCase is a case: facts that are given, and what the check says of them.
type CheckCase struct {
	Check   string            `json:"check"`
	Row     string            `json:"row"`
	Clause  zhuanhua.ClauseID `json:"clause"` // the row's
	Facts   map[string]string `json:"facts"`
	Outcome zhuanhua.Outcome  `json:"outcome"`
	Failed  []string          `json:"failed"`
	Missing []string          `json:"missing"`
}

// File returns the suite in words.
func (s Suite) File() CheckFile {
	form := s.Table.Form()
	f := CheckFile{Format: CheckFormat, Record: form.Kind.String()}
	for _, fact := range form.Facts {
		f.Facts = append(f.Facts, Fact{fact.Key, fact.Supplier.String(), keys(&fact, 1<<(len(fact.Values)+1)-2)})
	}
	for i := range s.Table.Checks() {
		check := s.Table.Check(i)
		c := Check{Name: check.Name, Clause: check.Clause}
		clauses := map[string]zhuanhua.ClauseID{}
		for n := range check.Rows {
			c.Rows = append(c.Rows, rowIn(form, &check.Rows[n]))
			clauses[check.Rows[n].Code] = check.Rows[n].Clause
		}
		if check.Applies != nil {
			row := rowIn(form, check.Applies)
			c.Applies, clauses[row.Code] = &row, row.Clause
		}
		f.Checks = append(f.Checks, c)
		for one := range s.Table.Cases(i) {
			f.Cases = append(f.Cases, CheckCase{
				Check: one.Check, Row: one.Row, Clause: clauses[one.Row], Facts: given(form, one.Facts),
				Outcome: one.Outcome, Failed: one.Failed, Missing: one.Missing,
			})
		}
	}
	return f
}

// FactsOf returns the facts of a case as the table reads them.
func (s Suite) FactsOf(c CheckCase) (facts zhuanhua.Facts) {
	for i, fact := range s.Table.Form().Facts {
		at := slices.IndexFunc(fact.Values, func(v zhuanhua.FactValue) bool { return v.Key == c.Facts[fact.Key] })
		facts = facts.With(i, zhuanhua.Code(at+1))
	}
	return facts
}

func given(form *zhuanhua.Form, facts zhuanhua.Facts) map[string]string {
	words := map[string]string{}
	for i := range form.Facts {
		if v, there := form.Facts[i].Value(facts.Get(i)); there {
			words[form.Facts[i].Key] = v.Key
		}
	}
	return words
}

func keys(fact *zhuanhua.Fact, codes zhuanhua.Codes) (words []string) {
	for i, v := range fact.Values {
		if codes.Has(zhuanhua.Code(i + 1)) {
			words = append(words, v.Key)
		}
	}
	return words
}

func rowIn(form *zhuanhua.Form, row *zhuanhua.Criterion) Row {
	r := Row{Code: row.Code, Clause: row.Clause, Status: row.Status().String(), Any: []Term{}}
	for _, t := range row.Any {
		fact := &form.Facts[t.Fact]
		kind := map[zhuanhua.TermKind]string{zhuanhua.Passes: "passes", zhuanhua.Exempts: "exempts", zhuanhua.Bars: "bars"}[t.Kind]
		term := Term{Kind: kind, Fact: fact.Key, In: keys(fact, t.In), Maybe: keys(fact, t.Maybe)}
		if term.In == nil {
			term.In = []string{}
		}
		r.Any = append(r.Any, term)
	}
	return r
}

// JSON writes the file: what there is of a list an entry a line.
func (f CheckFile) JSON() ([]byte, error) {
	w := &lines{}
	w.field("format", f.Format)
	w.field("record", f.Record)
	list(w, "facts", f.Facts)
	list(w, "checks", f.Checks)
	list(w, "cases", f.Cases)
	return w.close()
}

// lines writes an object a field a line, a list an entry a line.
type lines struct {
	buf bytes.Buffer
	err error
}

func (w *lines) name(key string) {
	if w.buf.Len() == 0 {
		w.buf.WriteString("{\n")
	} else {
		w.buf.WriteString(",\n")
	}
	w.buf.WriteString(`"` + key + `": `)
}

func (w *lines) put(v any) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil && w.err == nil {
		w.err = err
	}
	w.buf.Write(bytes.TrimSpace(b.Bytes()))
}

func (w *lines) field(key string, v any) {
	w.name(key)
	w.put(v)
}

func list[E any](w *lines, key string, all []E) {
	w.name(key)
	w.buf.WriteString("[")
	for i, e := range all {
		if i > 0 {
			w.buf.WriteString(",")
		}
		w.buf.WriteString("\n")
		w.put(e)
	}
	w.buf.WriteString("\n]")
}

func (w *lines) close() ([]byte, error) {
	w.buf.WriteString("\n}\n")
	return w.buf.Bytes(), w.err
}
