package eligibility

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// DefenceCount are the declassified defence patents moved in a scope, each patent once
// however many records carry it.
type DefenceCount struct {
	Counted      []zhuanhua.PatentNo `json:"counted"`
	Undetermined []zhuanhua.PatentNo `json:"undetermined"` // and not counted by another record
}

// Count counts the patents of the transfers in the scope, in the order of their
// numbers. It returns a fault of the scope, what [zhuanhua.Transfer.Validate] refuses, and
// [zhuanhua.ErrDuplicate] for a record id that is there twice.
//
// Clause: SX21-1.4.6, SX21-T12
func (j *DefenceJudge) Count(transfers []zhuanhua.Transfer, s zhuanhua.Scope) (DefenceCount, error) {
	if err := s.Validate(); err != nil {
		return DefenceCount{}, err
	}
	best, seen := map[zhuanhua.PatentNo]zhuanhua.Outcome{}, map[string]bool{}
	judged := zhuanhua.Judged{}
	for i := range transfers {
		t := &transfers[i]
		if err := j.Judge(t, &judged); err != nil {
			return DefenceCount{}, err
		}
		if seen[t.ID] {
			return DefenceCount{}, &zhuanhua.InputError{Record: zhuanhua.RecordTransfer, ID: zhuanhua.Quote(t.ID), Field: "transfer_id", Value: zhuanhua.Quote(t.ID), Err: zhuanhua.ErrDuplicate}
		}
		seen[t.ID] = true
		for n := range judged.Parts {
			no := judged.Parts[n].Patents[0]
			switch judged.PartIn(n, 0, &s).Outcome() {
			case zhuanhua.Met:
				best[no] = zhuanhua.Met
			case zhuanhua.Undetermined:
				if _, there := best[no]; !there {
					best[no] = zhuanhua.Undetermined
				}
			}
		}
	}
	c := DefenceCount{Counted: []zhuanhua.PatentNo{}, Undetermined: []zhuanhua.PatentNo{}}
	for no, outcome := range best {
		if outcome == zhuanhua.Met {
			c.Counted = append(c.Counted, no)
		} else {
			c.Undetermined = append(c.Undetermined, no)
		}
	}
	slices.Sort(c.Counted)
	slices.Sort(c.Undetermined)
	return c, nil
}
