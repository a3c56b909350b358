package eligibility

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// HostCheckKeys begins the keys of the host's checks where judges are compared.
const HostCheckKeys = "host-check/"

// Between returns the parameters of the rules in which a later judge differs, in the
// order of [Fields], and the host's checks that differ, by name; and what makes a judge
// that has the later one's of these where carried says so, by number. It returns false
// of a judge that is none of this package, or where the two have other checks by name.
func (j *Judge) Between(later any) (altered []zhuanhua.Alteration, mixed func(carried func(n int) bool) (any, error), known bool) {
	to, is := later.(*Judge)
	if !is || j.tables().transfers == nil || to.tables().transfers == nil || !slices.EqualFunc(j.own, to.own, sameName) {
		return nil, nil, false
	}
	fields := zhuanhua.Altered(Fields(), j.rules, to.rules)
	altered = zhuanhua.Alterations(fields, j.rules, to.rules)
	var differing []int // of the host's checks
	for n := range j.own {
		if was, is := printOf(j.own[n]), printOf(to.own[n]); was != is {
			differing = append(differing, n)
			altered = append(altered, zhuanhua.Alteration{
				Param: zhuanhua.Param{Key: HostCheckKeys + to.own[n].Name, Clause: to.own[n].Clause, Status: zhuanhua.HostRule},
				Text:  to.own[n].Text, Was: was, Is: is,
			})
		}
	}
	return altered, func(carried func(n int) bool) (any, error) {
		rules, own := j.rules, slices.Clone(j.own)
		for i, f := range fields {
			if carried(i) {
				f.Copy(&rules, &to.rules)
			}
		}
		for i, n := range differing {
			if carried(len(fields) + i) {
				own[n] = to.own[n]
			}
		}
		return rules.Judge(own...)
	}, true
}

func sameName(a, b zhuanhua.Check) bool { return a.Name == b.Name && a.Record == b.Record }

// printOf identifies what decides in a check, in sixteen digits.
func printOf(c zhuanhua.Check) string {
	h := sha256.New()
	hashCheck(h, &c)
	return hex.EncodeToString(h.Sum(nil)[:8])
}
