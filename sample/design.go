package sample

import (
	"cmp"
	"math"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Design is a sample with its answers: rows of the host's own type R, drawn at
// random without replacement within strata, directly or through clusters
// (抽样设计). It keeps the rows that it was made from; they must not change as long as
// it is used. The zero Design has no answers.
//
// Clause: CZ23-A3c
type Design[R any] struct {
	rows        []R
	unit        func(*R) Unit
	frame       Frame
	plan        plan
	members     []int32   // rows by stratum, cluster and order of arrival: who answered, or who was drawn
	drawn       []float64 // the members' weights before any adjustment
	weights     []float64 // and after all
	silent      []bool    // members that have no values; nil: none
	steps       []step    // the adjustments
	respondents int
	freedom     int
	gap         zhuanhua.SurveyGap // of everything
	options     Options
}

// step is an adjustment of weights. Given a column as it counts with the weights
// after it, back returns it as it counts with the weights before it. The covariance
// that the adjustment itself adds to that of two columns is its own, and may be all
// there is.
type step interface {
	own(p *plan, lonely Lonely, a, b column) (covariance float64, all bool)
	back(u column) column
}

// Most units of a sample.
const maxUnits = math.MaxInt32

// New returns the design of a sample. The function unit says what a row is in it;
// it must be pure. A frame, where it is given, has every stratum, and the rows then
// need not give sizes.
//
// The errors are [Error]: an id, a stratum, a cluster or a size that is missing or
// given twice and differently, a cluster in two strata, more units than a stratum or
// a cluster has, a bad weight, a bad option, and with [GapsRefused] a stratum without
// a respondent, a single primary unit in all that is not a census and, if
// Options.Lonely is not set, a stratum or a cluster with a single one that is none.
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
	b := building{at: map[string]int{}, within: map[clusterKey]int32{}, framed: len(frame) > 0, nest: options.Nest}
	if err := b.frame(frame); err != nil {
		return nil, err
	}
	seen := newIDs(len(rows))
	units := make([]placed, len(rows))
	for i := range rows {
		u := unit(&rows[i])
		if u.ID == "" || !seen.add(u.ID) {
			return nil, fault(idFault(u.ID != ""), u.Stratum, u.ID, "")
		}
		if units[i], err = b.place(&u); err != nil {
			return nil, err
		}
	}
	if err := b.settle(); err != nil {
		return nil, err
	}
	d := &Design[R]{rows: rows, unit: unit, frame: frame, options: options}
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

// With returns the same sample with other options; whether names of clusters are
// nested stays as it was. Its errors are those of [New] for a bad option and for what
// the new choices refuse.
func (d *Design[R]) With(options Options) (*Design[R], error) {
	options, err := options.validate()
	if err != nil {
		return nil, err
	}
	other := *d
	options.Nest = d.options.Nest
	other.options = options
	other.assess()
	if err := other.refuse(); err != nil {
		return nil, err
	}
	return &other, nil
}

// arrange puts the strata and their clusters in the order of their names and the
// respondents in the order of these, with their weights.
func (d *Design[R]) arrange(b *building, units []placed) {
	next := d.lay(b) // where the next respondent of a stratum or cluster goes
	total := 0
	for i := range b.strata {
		total += b.strata[i].respondents
	}
	d.members, d.drawn = make([]int32, total), make([]float64, total)
	factors := b.factors()
	for i, u := range units {
		if !u.answered {
			continue
		}
		slot := &next[u.stratum]
		if u.cluster >= 0 {
			slot = &next[u.cluster]
		}
		d.members[*slot] = int32(i)
		d.drawn[*slot] = b.weight(u, factors)
		*slot++
	}
	d.weights, d.respondents = d.drawn, total
	d.assess()
}

// lay makes the plan and returns where the respondents of each stratum of the
// building begin, or of each cluster where there are clusters.
func (d *Design[R]) lay(b *building) (begin []int) {
	order := ordered(len(b.strata), func(x, y int32) int { return cmp.Compare(b.strata[x].name, b.strata[y].name) })
	rank, total := make([]int32, len(order)), 0
	begin = make([]int, len(order))
	for i, at := range order {
		s := b.strata[at]
		s.begin, begin[at], rank[at] = total, total, int32(i)
		total += s.respondents
		d.plan.strata = append(d.plan.strata, s)
	}
	if len(b.clusters) == 0 {
		return begin
	}
	for i := range b.clusters {
		b.clusters[i].stratum = rank[b.clusters[i].stratum]
	}
	order = ordered(len(b.clusters), func(x, y int32) int {
		c, e := &b.clusters[x], &b.clusters[y]
		return cmp.Or(cmp.Compare(c.stratum, e.stratum), cmp.Compare(c.name, e.name))
	})
	begin, total = make([]int, len(order)), 0
	for _, at := range order {
		c := b.clusters[at]
		c.begin, begin[at] = total, total
		if c.answered > 0 {
			s := &d.plan.strata[c.stratum]
			if s.first == s.last {
				s.first, s.last = len(d.plan.clusters), len(d.plan.clusters)
			}
			s.last++
			total += c.answered
			d.plan.clusters = append(d.plan.clusters, c)
		}
	}
	return begin
}

// ordered returns the numbers up to n in order.
func ordered(n int, compare func(x, y int32) int) []int32 {
	order := make([]int32, n)
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, compare)
	return order
}

// assess finds what the sample cannot tell.
func (d *Design[R]) assess() {
	d.plan.assess(d.options.Lonely)
	d.freedom = d.plan.units - len(d.plan.strata) + d.plan.joined
	d.gap = zhuanhua.GapNone
	if len(d.members) == 0 || d.plan.mute >= 0 {
		d.gap = zhuanhua.GapNoRespondent
	}
	if d.silent != nil {
		d.freedom -= d.mute()
	}
}

// mute returns how many primary units are silent beyond one of each silent stratum.
func (d *Design[R]) mute() (units int) {
	for i := range d.plan.strata {
		s, silent := &d.plan.strata[i], 0
		d.plan.eachUnit(s, func(begin, end int) {
			if !slices.Contains(d.silent[begin:end], false) {
				silent++
			}
		})
		if silent > 0 && silent == s.answered {
			silent--
		}
		units += silent
	}
	return units
}

// refuse makes errors of gaps that concern the whole sample, where gaps are refused.
func (d *Design[R]) refuse() error {
	if d.options.Gaps == GapsTold {
		return nil
	}
	if len(d.rows) == 0 {
		return fault(ErrNoUnit, "", "", "")
	}
	if d.plan.mute >= 0 {
		s := &d.plan.strata[d.plan.mute]
		if s.drawn == 0 {
			return fault(ErrUnsampledStratum, s.name, "", "")
		}
		return fault(ErrNoRespondent, s.name, "", "")
	}
	if d.plan.drawn() == 1 && d.plan.lonely > 0 {
		return fault(ErrSingleUnit, d.plan.strata[0].name, "", "")
	}
	if !d.solitary() {
		return nil
	}
	if at := slices.IndexFunc(d.plan.strata, func(s stratum) bool { return s.lonely() }); at >= 0 && d.plan.unbearable(d.options.Lonely) {
		return fault(ErrLonely, d.plan.strata[at].name, "", "")
	}
	at := slices.IndexFunc(d.plan.clusters, func(c cluster) bool { return c.lonely() })
	c := &d.plan.clusters[at]
	return Error{Stratum: d.plan.strata[c.stratum].name, Cluster: c.name, Err: ErrLonely}.quoted()
}

// solitary tells whether lonely respondents leave the sample without an error: by
// choice, or because there is nothing that shows one.
func (d *Design[R]) solitary() bool {
	return d.plan.unbearable(d.options.Lonely) || d.plan.unbearableWithin(d.options.Lonely)
}

// Respondents returns how many units answered.
func (d *Design[R]) Respondents() int { return d.respondents }

// DegreesOfFreedom returns the primary units of which somebody answered less the
// strata of which somebody did; all strata where silence is made good within them,
// so that it is negative where some have no respondent.
func (d *Design[R]) DegreesOfFreedom() int { return d.freedom }
