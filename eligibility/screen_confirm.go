package eligibility

import (
	"cmp"
	"slices"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Confirmation is the host's word that a suspicion is a finding (查实). How grave it
// is, and how many points it costs, is the host's to say.
type Confirmation struct {
	Suspicion string                          `json:"suspicion_id"`
	Year      int                             `json:"year"`     // of the evaluation that it concerns
	Province  zhuanhua.Place                  `json:"province"` // that answers for it
	Severity  zhuanhua.Severity               `json:"severity"`
	Points    zhuanhua.Given[zhuanhua.Points] `json:"points"` // off the score; must be given of a minor one
	Reason    string                          `json:"reason"` // must be given; blanks are none
	On        zhuanhua.Day                    `json:"on"`     // must be given
}

// Case is what confirmed suspicions about the same facts come to (案件): one finding,
// which reaches points or money once.
type Case struct {
	Finding    zhuanhua.Finding     `json:"finding"`
	Suspicions []string             `json:"suspicions"` // ids, in their order
	Screens    zhuanhua.Set[Screen] `json:"screens"`
	Transfers  []string             `json:"transfers"` // ids, in their order
}

// Confirm makes findings of the suspicions that the host confirms. What nobody
// confirms stays a suspicion and is in no case.
//
// The facts are the transfers, with their patents and payments: confirmed suspicions
// that share a transfer, directly or through others, are one case, however many
// screens fired. Its finding has the id of the first of them, the gravest severity,
// the most points that any of them was given (not their sum), all reasons and the
// last day. This holds within one call: give it the confirmations of all years, for
// facts confirmed in two calls would cost twice.
//
// It returns an [zhuanhua.InputError] for a confirmation of a suspicion that is not
// there ([zhuanhua.ErrUnknownID]) or confirmed already ([zhuanhua.ErrDuplicate]), one
// without reason or day, for confirmations of one case that name different years or
// provinces ([zhuanhua.ErrContradiction]: the facts would cost twice), and for a
// finding that does not validate.
//
// Clause: CZ23-4.4a, CZ23-4.4b
func Confirm(suspicions []Suspicion, confirmations ...Confirmation) ([]Case, error) {
	byID := map[string]*Suspicion{}
	for i := range suspicions {
		byID[suspicions[i].ID] = &suspicions[i]
	}
	sorted := slices.Clone(confirmations)
	slices.SortStableFunc(sorted, func(a, b Confirmation) int { return cmp.Compare(a.Suspicion, b.Suspicion) })
	for i := range sorted {
		c := &sorted[i]
		twice := i > 0 && sorted[i-1].Suspicion == c.Suspicion
		if err := c.validate(byID[c.Suspicion] != nil, twice); err != nil {
			return nil, err
		}
	}
	cases := []Case{}
	for _, group := range sameFacts(sorted, byID) {
		c, err := caseOf(sorted, group, byID)
		if err != nil {
			return nil, err
		}
		cases = append(cases, c)
	}
	return cases, nil
}

func (c *Confirmation) fault(field, value string, err error) error {
	return &zhuanhua.InputError{Record: zhuanhua.RecordFinding, ID: zhuanhua.Quote(c.Suspicion), Field: field, Value: value, Err: err}
}

func (c *Confirmation) validate(there, twice bool) error {
	switch {
	case !there:
		return c.fault("suspicion_id", zhuanhua.Quote(c.Suspicion), zhuanhua.ErrUnknownID)
	case twice:
		return c.fault("suspicion_id", zhuanhua.Quote(c.Suspicion), zhuanhua.ErrDuplicate)
	case strings.TrimSpace(c.Reason) == "":
		return c.fault("reason", "", zhuanhua.ErrNotGiven)
	case !c.On.IsGiven():
		return c.fault("on", "", zhuanhua.ErrNotGiven)
	}
	finding := c.finding()
	return finding.Validate()
}

// finding is what the confirmation alone makes.
func (c *Confirmation) finding() zhuanhua.Finding {
	return zhuanhua.Finding{
		ID: c.Suspicion, Year: c.Year, Province: c.Province, Severity: c.Severity, Points: c.Points,
		State: zhuanhua.Confirmed, Reason: c.Reason, StateOn: c.On,
	}
}

// sameFacts groups confirmations whose suspicions share a transfer, each group and
// the groups in the order of the confirmations.
func sameFacts(sorted []Confirmation, byID map[string]*Suspicion) [][]int {
	h := hunt{parent: make([]int32, len(sorted))}
	first := map[string]int32{} // confirmation, by transfer
	for i := range sorted {
		h.parent[i] = int32(i)
		for _, transfer := range byID[sorted[i].Suspicion].Transfers {
			if other, there := first[transfer]; there {
				h.join(other, int32(i))
			} else {
				first[transfer] = int32(i)
			}
		}
	}
	var groups [][]int
	number := map[int32]int{}
	for i := range sorted {
		root := h.root(int32(i))
		g, there := number[root]
		if !there {
			g = len(groups)
			number[root], groups = g, append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	return groups
}

// caseOf makes the case of a group.
func caseOf(sorted []Confirmation, group []int, byID map[string]*Suspicion) (Case, error) {
	c := Case{Finding: sorted[group[0]].finding()}
	var reasons []string
	for _, i := range group {
		next := &sorted[i]
		switch {
		case next.Year != c.Finding.Year:
			return Case{}, next.fault("year", "", zhuanhua.ErrContradiction)
		case next.Province != c.Finding.Province:
			return Case{}, next.fault("province", next.Province.String(), zhuanhua.ErrContradiction)
		}
		s := byID[next.Suspicion]
		c.Suspicions = append(c.Suspicions, s.ID)
		c.Screens = c.Screens.With(s.Screen)
		c.Transfers = append(c.Transfers, s.Transfers...)
		if !slices.Contains(reasons, next.Reason) {
			reasons = append(reasons, next.Reason)
		}
		c.Finding.Severity = max(c.Finding.Severity, next.Severity)
		if points, given := next.Points.Get(); given && points >= c.Finding.Points.Or(0) {
			c.Finding.Points = next.Points
		}
		c.Finding.StateOn = max(c.Finding.StateOn, next.On)
	}
	c.Finding.Reason = strings.Join(reasons, "；")
	slices.Sort(c.Transfers)
	c.Transfers = slices.Compact(c.Transfers)
	return c, nil
}

// Findings returns the findings of the cases, as the award decisions take them.
//
// Clause: CZ23-4.4a, CZ23-4.4b
func Findings(cases []Case) []zhuanhua.Finding {
	list := make([]zhuanhua.Finding, len(cases))
	for i := range cases {
		list[i] = cases[i].Finding
	}
	return list
}

// ConfirmedTransfers returns the ids of the transfers in the cases, each once, in
// their order: what a report may leave out of the indicators.
//
// Clause: CZ23-4.4
func ConfirmedTransfers(cases []Case) []string {
	list := []string{}
	for i := range cases {
		list = append(list, cases[i].Transfers...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}
