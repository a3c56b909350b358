package zhuanhua

import "slices"

// Check is a list of criteria joined by "and" (审核): a record that meets all of
// them counts. A provincial overlay, or a host's own rule, is a Check with
// criteria appended.
type Check struct {
	Record  RecordKind // what it judges
	Name    string     // "indicator1"; a criterion's full name is "indicator1/transferor-kind"
	Text    Text
	Clause  ClauseID
	Applies *Criterion // where it fails, the check does not apply to the record; nil: it always does
	Rows    []Criterion

	// Home is the slot of the party whose record it is, see [Judged]: its distinct
	// parties are counted, and money counts as it moved on that party's side.
	Home int

	// Carry names the criterion that money may fail alone: a payment may fall into
	// the period although its record came before it (CZ23-A1i). Empty: none.
	Carry string
}

// With returns the check with criteria appended; the check itself is not altered.
func (c Check) With(rows ...Criterion) Check {
	c = c.clone()
	c.Rows = append(c.Rows, cloneRows(rows)...)
	return c
}

// Without returns the check less the criteria with the codes.
func (c Check) Without(codes ...string) Check {
	c = c.clone()
	c.Rows = slices.DeleteFunc(c.Rows, func(r Criterion) bool {
		return slices.Contains(codes, r.Code)
	})
	return c
}

// Named returns the check under another name, for an overlay judged beside it.
func (c Check) Named(name string, text Text, clause ClauseID) Check {
	c = c.clone()
	c.Name, c.Text, c.Clause = name, text, clause
	return c
}

// clone returns a copy of the check that shares no criterion with it.
func (c Check) clone() Check {
	c.Rows = cloneRows(c.Rows)
	if c.Applies != nil {
		c.Applies = &cloneRows([]Criterion{*c.Applies})[0]
	}
	return c
}

// cloneRows copies criteria with their terms, so that writing to the copy leaves
// the others alone.
func cloneRows(rows []Criterion) []Criterion {
	copied, terms := slices.Clone(rows), 0
	for i := range copied {
		terms += len(copied[i].Any)
	}
	all := make([]Term, 0, terms)
	for i := range copied {
		if len(copied[i].Any) == 0 {
			continue
		}
		from := len(all)
		all = append(all, copied[i].Any...)
		copied[i].Any = slices.Clip(all[from:])
	}
	return copied
}

// criteria returns the rows with the Applies row last, the order of the bits.
func (c *Check) criteria() []Criterion {
	if c.Applies == nil {
		return c.Rows
	}
	return slices.Concat(c.Rows, []Criterion{*c.Applies})
}
