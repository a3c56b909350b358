package indicators

import (
	"fmt"
	"iter"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Selected is a record behind a figure, with its verdict and what it brings.
type Selected[R any] struct {
	Record  R
	Verdict zhuanhua.Verdict
}

// Keep chooses records by their verdict; a nil Keep chooses every record.
type Keep func(zhuanhua.Verdict) bool

// Counted keeps the records that a figure consists of.
func Counted(v zhuanhua.Verdict) bool { return v.Outcome() == zhuanhua.Met }

// RejectedFor keeps the records that fail the criterion with the code; with an
// empty code all that are rejected.
func RejectedFor(code string) Keep {
	return func(v zhuanhua.Verdict) bool {
		if v.Outcome() != zhuanhua.NotMet {
			return false
		}
		for row := range v.Failed() {
			if code == "" || row.Code == code {
				return true
			}
		}
		return false
	}
}

// Lacking keeps the undetermined records that lack the fact; with an empty fact
// all that are undetermined.
func Lacking(fact string) Keep {
	return func(v zhuanhua.Verdict) bool {
		if v.Outcome() != zhuanhua.Undetermined {
			return false
		}
		for missing := range v.Missing() {
			if fact == "" || missing.Key == fact {
				return true
			}
		}
		return false
	}
}

// SelectTransfers goes through the records once more and yields those that keep
// wants, judged by the check in the scope: the drill-down behind a figure, a
// reason or a missing input. An error, of the rows or of a record, is yielded in
// its place and the walk goes on.
func SelectTransfers(rows iter.Seq2[*zhuanhua.Transfer, error], judge Judge, check string, scope zhuanhua.Scope, keep Keep) iter.Seq2[Selected[*zhuanhua.Transfer], error] {
	if judge == nil {
		return failing[*zhuanhua.Transfer](ErrNoJudge)
	}
	return selecting(rows, judge.Transfers(), judge.JudgeTransfer, check, scope, keep)
}

// SelectPledges is [SelectTransfers] for pledge registrations.
func SelectPledges(rows iter.Seq2[*zhuanhua.Pledge, error], judge Judge, check string, scope zhuanhua.Scope, keep Keep) iter.Seq2[Selected[*zhuanhua.Pledge], error] {
	if judge == nil {
		return failing[*zhuanhua.Pledge](ErrNoJudge)
	}
	return selecting(rows, judge.Pledges(), judge.JudgePledge, check, scope, keep)
}

// SelectCoverages is [SelectTransfers] for coverages by measures.
func SelectCoverages(rows iter.Seq2[*zhuanhua.Coverage, error], judge Judge, check string, scope zhuanhua.Scope, keep Keep) iter.Seq2[Selected[*zhuanhua.Coverage], error] {
	if judge == nil {
		return failing[*zhuanhua.Coverage](ErrNoJudge)
	}
	return selecting(rows, judge.Coverages(), judge.JudgeCoverage, check, scope, keep)
}

// SelectProducts is [SelectTransfers] for product filings. Whether the filer
// received patents under indicator 1 is not looked at.
func SelectProducts(rows iter.Seq2[*zhuanhua.Product, error], judge Judge, check string, scope zhuanhua.Scope, keep Keep) iter.Seq2[Selected[*zhuanhua.Product], error] {
	if judge == nil {
		return failing[*zhuanhua.Product](ErrNoJudge)
	}
	return selecting(rows, judge.Products(), judge.JudgeProduct, check, scope, keep)
}

func failing[R any](err error) iter.Seq2[Selected[R], error] {
	return func(yield func(Selected[R], error) bool) { yield(Selected[R]{}, err) }
}

func selecting[R any](rows iter.Seq2[R, error], table *zhuanhua.Table, judge func(R, *zhuanhua.Judged) error,
	check string, scope zhuanhua.Scope, keep Keep) iter.Seq2[Selected[R], error] {
	number := table.Find(check)
	if number < 0 {
		return failing[R](fmt.Errorf("%w: %s", ErrNoSuchCheck, zhuanhua.Quote(check)))
	}
	if err := scope.Validate(); err != nil {
		return failing[R](err)
	}
	return func(yield func(Selected[R], error) bool) {
		var judged zhuanhua.Judged
		if rows == nil {
			return
		}
		for row, err := range rows {
			if err == nil {
				err = judge(row, &judged)
			}
			if err != nil {
				if !yield(Selected[R]{Record: row}, err) {
					return
				}
				continue
			}
			if v := judged.In(number, &scope); (keep == nil || keep(v)) && !yield(Selected[R]{row, v}, nil) {
				return
			}
		}
	}
}

// Rows yields records that lie in a slice, as the functions of this package take
// them.
func Rows[R any](records []R) iter.Seq2[*R, error] {
	return func(yield func(*R, error) bool) {
		for i := range records {
			if !yield(&records[i], nil) {
				return
			}
		}
	}
}
