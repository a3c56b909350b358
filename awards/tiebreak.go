package awards

import (
	"cmp"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// tiesOf returns what an evaluation brings to break a tie, up to the first criterion
// of which it has no points.
func tiesOf(v *Evaluation, names []string) (ties []zhuanhua.Points) {
	for _, name := range names {
		at := slices.IndexFunc(v.Criteria, func(s CriterionScore) bool { return s.Criterion == name })
		if at < 0 || !v.Criteria[at].Points.IsGiven() {
			return ties
		}
		ties = append(ties, v.Criteria[at].Points.Or(0))
	}
	return ties
}

// tied refuses a tie that the year's criteria are to break and cannot, because a
// contender has no points for one that is needed.
func (r *run) tied(field []candidacy, year int) error {
	names := r.tieBreaks[year]
	if len(names) == 0 {
		return nil
	}
	var known []*candidacy
	for i := range field {
		if k := &field[i]; k.contender >= 0 && k.Score.IsGiven() {
			known = append(known, k)
		}
	}
	slices.SortFunc(known, func(a, b *candidacy) int {
		return cmp.Or(cmp.Compare(b.Score.Or(0), a.Score.Or(0)), cmp.Compare(a.Province, b.Province))
	})
	for len(known) > 0 {
		n := 1
		for n < len(known) && known[n].Score == known[0].Score {
			n++
		}
		if err := r.tell(known[:n], names, 0); err != nil {
			return err
		}
		known = known[n:]
	}
	return nil
}

// tell asks contenders of equal scores for the criteria from the one with this
// number on, each only of those whom the criteria before it do not tell apart.
func (r *run) tell(equal []*candidacy, names []string, at int) error {
	if len(equal) < 2 || at == len(names) {
		return nil
	}
	parts := map[zhuanhua.Points][]*candidacy{}
	for _, k := range equal {
		if len(k.ties) <= at {
			return r.noTieBreak(k, names[at])
		}
		parts[k.ties[at]] = append(parts[k.ties[at]], k)
	}
	for _, k := range equal { // in the order of the codes
		part := parts[k.ties[at]]
		if part[0] != k {
			continue
		}
		if err := r.tell(part, names, at+1); err != nil {
			return err
		}
	}
	return nil
}

// noTieBreak is the fault of a tie-break of which a contender has no points: an
// unknown name where no evaluation of the year has it.
func (r *run) noTieBreak(k *candidacy, name string) error {
	for e, v := range r.evaluations {
		if e.year == k.Year && slices.ContainsFunc(v.Criteria, func(s CriterionScore) bool { return s.Criterion == name }) {
			return fault(zhuanhua.RecordEvaluation, entry{k.Year, k.Province}, "criteria", zhuanhua.Quote(name), zhuanhua.ErrNotGiven)
		}
	}
	return fault(zhuanhua.RecordEvaluation, entry{k.Year, k.Province}, "tie_breaks", zhuanhua.Quote(name), zhuanhua.ErrUnknownID)
}
