package zhuanhua

// Letter tells the university or firm concerned, or who has the data, what is to be
// supplied or filed for its records to count (补正材料通知): what, where, by when and
// by which clause; and what no filing can mend.
type Letter struct {
	To       string         `json:"to"`                 // 收件单位
	Supplier Supplier       `json:"supplier,omitempty"` // of a request: who is asked, instead of To
	From     string         `json:"from"`               // 发件单位; empty: unsigned
	Matters  []LetterMatter `json:"matters"`
}

// LetterMatter is what a letter says of one decision (事项).
type LetterMatter struct {
	Check     string     `json:"check"`
	CheckText Text       `json:"check_text"`
	Clause    ClauseID   `json:"clause"`
	Record    RecordKind `json:"record"`
	ID        string     `json:"id"`
	Scope     Scope      `json:"scope"`
	Outcome   Outcome    `json:"outcome"`

	Items    []Supplement    `json:"items"`    // by supplier
	Refusals []LetterRefusal `json:"refusals"` // where there is one, the items change nothing
}

// LetterRefusal is a criterion of merit that failed.
type LetterRefusal struct {
	Code   string   `json:"code"`
	Text   Text     `json:"text"`
	Clause ClauseID `json:"clause"`
	Status Status   `json:"status"`
}

// NewLetter returns the letter about decisions on the recipient's records, and false
// where there is nothing to write: records that are met, that a check does not apply
// to, or that belong to another place or period are nobody's mail. Items are wanted by
// the day; where none is given, by each record's statistics day.
func NewLetter(to, from string, by Day, decisions ...Decision) (Letter, bool) {
	letter := Letter{To: to, From: from, Matters: []LetterMatter{}}
	for i := range decisions {
		if m, there := decisions[i].matter(by); there {
			letter.Matters = append(letter.Matters, m)
		}
	}
	return letter, len(letter.Matters) > 0
}

// Letter is [NewLetter] about this decision alone, unsigned.
func (d *Decision) Letter(to string, by Day) (Letter, bool) { return NewLetter(to, "", by, *d) }

func (d *Decision) matter(by Day) (LetterMatter, bool) {
	m := LetterMatter{
		Check: d.Check, CheckText: d.CheckText, Clause: d.Clause, Record: d.Record, ID: d.ID, Scope: d.Scope,
		Outcome: d.Outcome, Items: append([]Supplement{}, d.Supplements(by)...), Refusals: []LetterRefusal{},
	}
	if d.Record == RecordReport || d.Outcome != NotMet && d.Outcome != Undetermined || d.failed(Scoping) {
		return m, false
	}
	for _, r := range d.Refusals() {
		m.Refusals = append(m.Refusals, LetterRefusal{r.Code, r.Text, r.Clause, r.Status})
	}
	return m, len(m.Items)+len(m.Refusals) > 0
}

// NewRequests returns the letters that ask who has the data for what decisions on
// records lack: one for each supplier outside the recipient's and the host's house, in
// the order of the suppliers. Filings are not asked of them, and nothing is asked for a
// record that its merits keep out.
func NewRequests(from string, by Day, decisions ...Decision) []Letter {
	letters := []Letter{}
	for s := PatentOffice; s <= LendingBank; s++ {
		letter := Letter{Supplier: s, From: from, Matters: []LetterMatter{}}
		for i := range decisions {
			m, there := decisions[i].matter(by)
			if there && len(m.Refusals) == 0 {
				m.Items = m.of(s)
				if len(m.Items) > 0 {
					letter.Matters = append(letter.Matters, m)
				}
			}
		}
		if len(letter.Matters) > 0 {
			letters = append(letters, letter)
		}
	}
	return letters
}

// of returns the inputs that the supplier has.
func (m *LetterMatter) of(s Supplier) (items []Supplement) {
	for _, item := range m.Items {
		if item.Supplier == s && !item.Filing {
			items = append(items, item)
		}
	}
	return items
}
