package zhuanhua

import "iter"

// Verdict is the answer of one check on one record in one scope, with its
// reasons. The zero Verdict was never judged: it is undetermined, says so, and a
// tally refuses it. Verdicts compare with ==; their rows belong to their own
// check.
type Verdict struct {
	table        *Table
	check        int
	facts        Facts
	failed, open uint64
	joined       bool   // of several parts: facts are those of one of them
	absent       uint16 // where joined, the missing facts of all parts that decide
}

// IsJudged reports whether a check was asked at all.
func (v Verdict) IsJudged() bool { return v.table != nil }

// Outcome returns the answer.
func (v Verdict) Outcome() Outcome {
	if v.table == nil {
		return Undetermined
	}
	return v.table.checks[v.check].outcome(v.failed, v.open)
}

// Check returns the name of the check, empty for the zero Verdict.
func (v Verdict) Check() string {
	if v.table == nil {
		return ""
	}
	return v.table.checks[v.check].Name
}

// Facts returns the facts that were judged; of a record in several parts, those
// of the part that decided.
func (v Verdict) Facts() Facts { return v.facts }

// Failed yields the criteria that failed, in the order of the check. The criteria
// must not be altered.
func (v Verdict) Failed() iter.Seq[*Criterion] { return v.rows(v.failed) }

// Open yields the criteria that a missing fact leaves open.
func (v Verdict) Open() iter.Seq[*Criterion] { return v.rows(v.open) }

func (v Verdict) rows(mask uint64) iter.Seq[*Criterion] {
	return func(yield func(*Criterion) bool) {
		eachBit(mask, func(i int) bool { return yield(&v.table.rows[i]) })
	}
}

// Missing yields the facts not given that could still decide, in the order of the
// form; none unless the outcome is undetermined.
func (v Verdict) Missing() iter.Seq[*Fact] {
	return func(yield func(*Fact) bool) {
		eachBit(uint64(v.missing()), func(i int) bool { return yield(&v.table.form.Facts[i]) })
	}
}

// missing returns the missing facts in bits.
func (v Verdict) missing() (absent uint16) {
	if v.table == nil || v.Outcome() != Undetermined {
		return 0
	}
	if v.joined {
		return v.absent
	}
	open := v.open
	if applies := v.table.checks[v.check].applies; open&applies != 0 && v.failed != 0 {
		open = applies // whatever else is missing, only this can still change the answer
	}
	eachBit(open, func(i int) bool {
		absent |= v.table.rows[i].missing(v.facts)
		return true
	})
	return absent
}

// Bits returns the criteria that failed, a bit each by their number in the table
// ([Table.Row]), and the facts that are missing, a bit each by their number in the
// form: what a tally counts by.
func (v Verdict) Bits() (failed uint64, missing uint16) { return v.failed, v.missing() }

// OnlyScoping reports whether the record was refused and every failed criterion
// is one of scope: another province's or another year's, "not ours".
func (v Verdict) OnlyScoping() bool {
	if v.Outcome() != NotMet {
		return false
	}
	for c := range v.Failed() {
		if c.Nature != Scoping {
			return false
		}
	}
	return true
}

// IsOurs reports whether no criterion of scope failed.
func (v Verdict) IsOurs() bool {
	for c := range v.Failed() {
		if c.Nature == Scoping {
			return false
		}
	}
	return true
}
