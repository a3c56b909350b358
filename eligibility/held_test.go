package eligibility_test

import (
	"slices"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

// failedCodes returns the codes of the failed criteria.
func failedCodes(v zhuanhua.Verdict) []string {
	codes := []string{}
	for c := range v.Failed() {
		codes = append(codes, c.Code)
	}
	return codes
}

// missingKeys returns the keys of the missing facts.
func missingKeys(v zhuanhua.Verdict) []string {
	keys := []string{}
	for f := range v.Missing() {
		keys = append(keys, f.Key)
	}
	return keys
}

// holdRows makes records from the generated cases of a table's checks and reads
// them again: the records have the facts, are judged as the rows say, and tell
// every altered row. It returns the facts of the records that there are. A case
// that no record has is told to impossible, which says whether that is right.
func holdRows(t *testing.T, table *zhuanhua.Table, again func(zhuanhua.Facts) (zhuanhua.Facts, bool), impossible func(zhuanhua.Facts) bool) []zhuanhua.Facts {
	t.Helper()
	var all []zhuanhua.Facts
	for i := range table.Checks() {
		var vectors []zhuanhua.Facts
		for c := range table.Cases(i) {
			facts, made := again(c.Facts)
			if !made {
				if !impossible(c.Facts) {
					t.Errorf("no record for %+v", c)
				}
				continue
			}
			if facts != c.Facts {
				t.Errorf("made from %x, read as %x", c.Facts, facts)
			}
			v := table.Judge(i, facts)
			if v.Outcome() != c.Outcome || !slices.Equal(failedCodes(v), c.Failed) || !slices.Equal(missingKeys(v), c.Missing) {
				t.Errorf("%+v: judged %v, failed %v, missing %v", c, v.Outcome(), failedCodes(v), missingKeys(v))
			}
			vectors = append(vectors, facts)
		}
		for mutant := range table.Check(i).Mutants(table.Form()) {
			altered, err := zhuanhua.Compile(*table.Form(), mutant)
			if err == nil && !tells(table, i, altered, 0, vectors) {
				t.Errorf("nothing tells %+v", mutant)
			}
		}
		all = append(all, vectors...)
	}
	return all
}

// tells reports whether one of the vectors is judged differently by two checks.
func tells(a *zhuanhua.Table, i int, b *zhuanhua.Table, j int, vectors []zhuanhua.Facts) bool {
	return slices.ContainsFunc(vectors, func(facts zhuanhua.Facts) bool {
		v, w := a.Judge(i, facts), b.Judge(j, facts)
		return v.Outcome() != w.Outcome() || !slices.Equal(failedCodes(v), failedCodes(w)) || !slices.Equal(missingKeys(v), missingKeys(w))
	})
}
