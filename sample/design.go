package sample

import (
	"cmp"
	"math"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Design is a stratified sample with its answers: rows of the host's own type R,
// drawn at random within strata without replacement (分层抽样设计). It keeps the
// rows that it was made from; they must not change as long as it is used. The zero
// Design has no answers.
//
// Clause: CZ23-A3c
type Design[R any] struct {
	rows    []R
	unit    func(*R) Unit
	strata  []stratum // by name
	members []int32   // the rows that answered, by stratum
	weights []float64 // of the members
	freedom int
	gap     zhuanhua.SurveyGap // of everything
	lonely  int                // strata
	options Options
}

// Most units of a sample.
const maxUnits = math.MaxInt32

// New returns the design of a sample. The function unit says what a row is in it;
// it must be pure. A frame, where it is given, has every stratum, and the rows then
// need not give sizes.
//
// The errors are [Error]: an id, a stratum or a size that is missing or given twice
// and differently, more units than a stratum has, a bad weight, a bad option, and
// with [GapsRefused] a stratum without a respondent and, if Options.Lonely is not
// set, one with a single respondent that is not a census.
//
// Clause: CZ23-A3c
func New[R any](rows []R, unit func(*R) Unit, frame Frame, options Options) (*Design[R], error) {
	options, err := options.validate()
	if err != nil {
		return nil, err
	}
	if len(rows) > maxUnits {
		return nil, fault(ErrRange, "", "", "")
	}
	b := building{at: map[string]int{}, framed: len(frame) > 0}
	if err := b.frame(frame); err != nil {
		return nil, err
	}
	seen := make(map[string]struct{}, len(rows))
	units := make([]placed, len(rows))
	for i := range rows {
		u := unit(&rows[i])
		if _, twice := seen[u.ID]; twice || u.ID == "" {
			return nil, fault(idFault(twice), u.Stratum, u.ID, "")
		}
		seen[u.ID] = struct{}{}
		if units[i], err = b.place(u); err != nil {
			return nil, err
		}
	}
	if err := b.settle(); err != nil {
		return nil, err
	}
	d := &Design[R]{rows: rows, unit: unit, options: options}
	d.arrange(&b, units)
	if err := d.refuse(); err != nil {
		return nil, err
	}
	return d, nil
}

func idFault(twice bool) error {
	if twice {
		return ErrDuplicateUnit
	}
	return ErrMissingID
}

// With returns the same sample with other options.
func (d *Design[R]) With(options Options) (*Design[R], error) {
	options, err := options.validate()
	if err != nil {
		return nil, err
	}
	other := *d
	other.options = options
	if err := other.refuse(); err != nil {
		return nil, err
	}
	return &other, nil
}

// arrange puts the strata in the order of their names and the respondents in the
// order of their strata, with their weights.
func (d *Design[R]) arrange(b *building, units []placed) {
	order := make([]int32, len(b.strata)) // by name, to the order of arrival
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(x, y int32) int { return cmp.Compare(b.strata[x].Name, b.strata[y].Name) })
	next := make([]int, len(order)) // where the next respondent goes
	total := 0
	for _, at := range order {
		s := b.strata[at]
		s.begin, next[at] = total, total
		total += s.answered
		d.strata = append(d.strata, s)
	}
	d.members, d.weights = make([]int32, total), make([]float64, total)
	factors := make([]float64, len(order)) // of the stratum's respondents
	for at := range b.strata {
		factors[at] = b.factor(at)
	}
	for i, u := range units {
		if u.answered {
			d.members[next[u.stratum]] = int32(i)
			d.weights[next[u.stratum]] = weightOf(u.weight, factors[u.stratum])
			next[u.stratum]++
		}
	}
	d.assess()
}

func weightOf(weight, factor float64) float64 {
	if weight == 0 {
		return factor
	}
	return weight * factor
}

// assess finds what the sample cannot tell.
func (d *Design[R]) assess() {
	d.freedom = len(d.members) - len(d.strata)
	if len(d.members) == 0 {
		d.gap = zhuanhua.GapNoRespondent
	}
	for i := range d.strata {
		switch s := &d.strata[i]; {
		case s.answered == 0:
			d.gap = zhuanhua.GapNoRespondent
		case s.lonely():
			d.lonely++
		}
	}
}

// refuse makes errors of gaps that concern the whole sample, where gaps are refused.
func (d *Design[R]) refuse() error {
	if d.options.Gaps == GapsTold {
		return nil
	}
	if len(d.rows) == 0 {
		return fault(ErrNoUnit, "", "", "")
	}
	for i := range d.strata {
		if s := &d.strata[i]; s.drawn == 0 {
			return fault(ErrUnsampledStratum, s.Name, "", "")
		} else if s.answered == 0 {
			return fault(ErrNoRespondent, s.Name, "", "")
		}
	}
	if !d.solitary() {
		return nil
	}
	at := slices.IndexFunc(d.strata, func(s stratum) bool { return s.lonely() })
	if len(d.rows) == 1 {
		return fault(ErrSingleUnit, d.strata[at].Name, "", "")
	}
	return fault(ErrLonely, d.strata[at].Name, "", "")
}

// solitary tells whether lonely respondents leave the sample without an error: by
// choice, or because there is no stratum that shows one.
func (d *Design[R]) solitary() bool {
	return d.lonely > 0 && (d.options.Lonely == LonelyUnknown || d.lonely == len(d.strata))
}

// Count is what became of a stratum's sample.
type Count struct {
	Stratum                 // the size is 0 where it is not known or was given by a fraction
	Drawn, Answered int     // units
	Weight          float64 // sum of the respondents' weights
	Census          bool    // everyone in the stratum answered
}

// Counts returns the strata by name.
func (d *Design[R]) Counts() []Count {
	counts := make([]Count, len(d.strata))
	for i := range d.strata {
		s := &d.strata[i]
		var weight sum
		for _, w := range d.weights[s.begin : s.begin+s.answered] {
			weight.add(w)
		}
		counts[i] = Count{s.Stratum, s.drawn, s.answered, weight.value(), s.census()}
	}
	return counts
}

// Respondents returns how many units answered.
func (d *Design[R]) Respondents() int { return len(d.members) }

// DegreesOfFreedom returns the respondents less the strata; negative where strata
// have no respondent.
func (d *Design[R]) DegreesOfFreedom() int { return d.freedom }
