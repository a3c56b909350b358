package zhuanhua

import "slices"

// fewPatents is up to how many patents a list is searched pair by pair; a longer
// one is sorted, so that a list of a million stays cheap.
const fewPatents = 16

// duplicatePatent returns a number that stands twice in the list, or 0.
func duplicatePatent(list []PatentNo) PatentNo {
	if len(list) <= fewPatents {
		for i, n := range list {
			if slices.Contains(list[:i], n) {
				return n
			}
		}
		return 0
	}
	sorted := slices.Clone(list)
	slices.Sort(sorted)
	for i := 1; i < len(sorted); i++ {
		if sorted[i] == sorted[i-1] {
			return sorted[i]
		}
	}
	return 0
}

// validatePatentList returns a fault for a number that is none, or one that stands
// twice.
func validatePatentList(list []PatentNo, record RecordKind, id string) error {
	fault := func(value string, err error) error {
		return &InputError{record, Quote(id), "patents", value, err}
	}
	for _, n := range list {
		if err := n.fault(); err != nil {
			return fault("", err)
		}
	}
	if twice := duplicatePatent(list); twice != 0 {
		return fault(twice.String(), ErrDuplicate)
	}
	return nil
}
