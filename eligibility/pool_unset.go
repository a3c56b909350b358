package eligibility

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// UnsetError is [zhuanhua.UnsetError]: a decision turns on a number that the documents
// demand without stating it.
type UnsetError = zhuanhua.UnsetError

// openFact is a fact that the record would give if the parameter were set, and the
// codes that some value of the parameter leads to; 0 among them where an input is
// missing too.
type openFact struct {
	fact  int
	codes []zhuanhua.Code
	param zhuanhua.Param
}

// settle judges by check number i where some facts hang on parameters that are not
// set. The verdict stands if no values of these could change its outcome, else the
// first parameter that could is an [UnsetError].
func settle(table *zhuanhua.Table, i int, facts zhuanhua.Facts, open []openFact, id string) (zhuanhua.Verdict, error) {
	base := table.Judge(i, facts)
	for n, o := range open {
		if turns(table, i, facts, o, slices.Delete(slices.Clone(open), n, n+1)) {
			return zhuanhua.Verdict{}, &UnsetError{Param: o.param, ID: id}
		}
	}
	return base, nil
}

// turns tells whether the outcome follows the open fact for some codes of the others.
func turns(table *zhuanhua.Table, i int, facts zhuanhua.Facts, o openFact, others []openFact) bool {
	if len(others) > 0 {
		for _, code := range others[0].codes {
			if turns(table, i, facts.With(others[0].fact, code), o, others[1:]) {
				return true
			}
		}
		return false
	}
	first := table.Judge(i, facts.With(o.fact, o.codes[0])).Outcome()
	for _, code := range o.codes[1:] {
		if table.Judge(i, facts.With(o.fact, code)).Outcome() != first {
			return true
		}
	}
	return false
}
