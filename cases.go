package zhuanhua

import "iter"

// Case is a generated test case: facts, and what a check must say of them.
type Case struct {
	Check   string   `json:"check"`
	Row     string   `json:"row"` // the criterion whose facts are varied
	Facts   Facts    `json:"facts"`
	Outcome Outcome  `json:"outcome"`
	Failed  []string `json:"failed"`
	Missing []string `json:"missing"`
}

// Cases yields test cases for check number i, made from its rows: for each row
// all combinations of the row's own facts, "not given" among them, every other
// fact at a value that passes. What is expected is the row-by-row definition.
// Combinations multiply: a row on many facts has many cases.
func (t *Table) Cases(i int) iter.Seq[Case] {
	return func(yield func(Case) bool) {
		if i < 0 || i >= len(t.checks) {
			return
		}
		c := &t.checks[i]
		base := t.passing(c)
		for n := range c.count {
			row := &t.rows[c.first+n]
			for facts := range t.combinations(base, row.facts()) {
				if !yield(t.expect(i, row.Code, facts)) {
					return
				}
			}
		}
	}
}

// facts returns the numbers of the facts that the criterion looks at, each once.
func (c *Criterion) facts() []int {
	seen, list := uint16(0), []int(nil)
	for _, t := range c.Any {
		if seen>>t.Fact&1 == 0 {
			seen |= 1 << t.Fact
			list = append(list, t.Fact)
		}
	}
	return list
}

// combinations yields base with every combination of codes of the facts.
func (t *Table) combinations(base Facts, facts []int) iter.Seq[Facts] {
	return func(yield func(Facts) bool) { t.combine(base, facts, yield) }
}

func (t *Table) combine(base Facts, facts []int, yield func(Facts) bool) bool {
	if len(facts) == 0 {
		return yield(base)
	}
	for code := range len(t.form.Facts[facts[0]].Values) + 1 {
		if !t.combine(base.With(facts[0], Code(code)), facts[1:], yield) {
			return false
		}
	}
	return true
}

func (t *Table) expect(i int, row string, facts Facts) Case {
	v := t.Slow(i, facts)
	c := Case{Check: v.Check(), Row: row, Facts: facts, Outcome: v.Outcome(), Failed: []string{}, Missing: []string{}}
	for f := range v.Failed() {
		c.Failed = append(c.Failed, f.Code)
	}
	for f := range v.Missing() {
		c.Missing = append(c.Missing, f.Key)
	}
	return c
}

// passing returns facts that meet every row of the check, row after row: a row
// takes the first code that meets it and leaves the rows before it met. A row that
// has none is left as it is.
func (t *Table) passing(c *compiledCheck) Facts {
	facts := Facts(0)
	rows := t.rows[c.first : c.first+c.count]
	for n := range rows {
		facts = t.meet(rows[:n], &rows[n], facts)
	}
	return facts
}

func (t *Table) meet(before []Criterion, row *Criterion, facts Facts) Facts {
	for _, term := range row.Any {
		for code := Code(1); code <= MaxCodes && term.Kind == Passes; code++ {
			if !term.In.Has(code) {
				continue
			}
			with := facts
			if !term.In.Has(facts.Get(term.Fact)) {
				with = facts.With(term.Fact, code)
			}
			if row.judge(with) == RowMet && stayMet(before, facts, with) {
				return with
			}
		}
	}
	return facts
}

// stayMet reports whether no row that was met is lost.
func stayMet(rows []Criterion, before, after Facts) bool {
	for i := range rows {
		if rows[i].judge(before) == RowMet && rows[i].judge(after) != RowMet {
			return false
		}
	}
	return true
}

// Mutants yields copies of the check, each altered in one place by one unit: a row
// left out, the Applies row among them; a code added to a term or taken from it,
// from what it accepts, exempts or bars and from what leaves it open. The
// generated cases of the check must tell every one of them from it, by outcome,
// failed criteria or missing facts; alterations that cannot show there, because
// another term of the row says the same, are left out.
func (c Check) Mutants(form *Form) iter.Seq[Check] {
	return func(yield func(Check) bool) {
		for i, row := range c.criteria() {
			if !yield(c.lacking(i)) || !c.mutateTerms(form, i, &row, yield) {
				return
			}
		}
	}
}

func (c Check) mutateTerms(form *Form, i int, row *Criterion, yield func(Check) bool) bool {
	for j := range row.Any {
		for value := range form.Facts[row.Any[j].Fact].Values {
			code := Code(value + 1)
			if row.accepts(j, code) {
				continue
			}
			m, term := c.copied(i, j)
			term.In ^= CodesOf(code)
			if !yield(m) {
				return false
			}
			if row.Any[j].Kind == Bars || row.Any[j].In.Has(code) || row.leavesOpen(j, code) {
				continue
			}
			m, term = c.copied(i, j)
			term.Maybe ^= CodesOf(code)
			if !yield(m) {
				return false
			}
		}
	}
	return true
}

// accepts reports whether a term other than number j is satisfied by the code of
// its fact, so that what term j says of the code changes nothing.
func (c *Criterion) accepts(j int, code Code) bool {
	for k, t := range c.Any {
		if k != j && t.Fact == c.Any[j].Fact && t.Kind != Bars && t.In.Has(code) {
			return true
		}
	}
	return false
}

// leavesOpen reports the same of a code that only leaves a term open.
func (c *Criterion) leavesOpen(j int, code Code) bool {
	for k, t := range c.Any {
		if k != j && t.Fact == c.Any[j].Fact && t.open(code) {
			return true
		}
	}
	return false
}

// lacking returns a copy without criterion number i, the Applies row being the last.
func (c Check) lacking(i int) Check {
	if i == len(c.Rows) {
		c.Applies = nil
		return c.With()
	}
	return c.Without(c.Rows[i].Code)
}

// copied returns a copy of the check, and of it term number j of criterion number
// i, to be written to.
func (c Check) copied(i, j int) (Check, *Term) {
	c.Rows = cloneRows(c.Rows)
	if i < len(c.Rows) {
		return c, &c.Rows[i].Any[j]
	}
	c.Applies = &cloneRows([]Criterion{*c.Applies})[0]
	return c, &c.Applies.Any[j]
}
