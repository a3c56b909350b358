package sample

import (
	"cmp"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// PanelUnit is what a panel must know of a row: a unit that belongs to the sample of
// one year, of the other, or of both (轮换样本单位).
type PanelUnit struct {
	ID            string                // not empty, once in the panel
	Stratum       string                // empty for all: not stratified
	Size          zhuanhua.Given[int64] // units in its stratum, drawn or not; 1 to 10⁹
	Before, After bool                  // in which samples it is
}

// Panel are two samples of one population that share a part of their units (部分重叠
// 样本): each a simple random sample of every stratum, the common units one of each of
// them. The zero Panel has no units.
//
// Clause: CZ23-A3c
type Panel[R any] struct {
	rows    []R
	unit    func(*R) PanelUnit
	strata  []panelStratum // by name
	options Options
	freedom int
	lonely  int // strata
	mute    bool
	all     int
}

// panelStratum are the rows of a stratum that are in each sample.
type panelStratum struct {
	name                  string
	size                  int64
	before, after, common []int32
}

// lonely tells whether a sample or their common part shows no variance.
func (s *panelStratum) lonely() bool {
	few := func(rows []int32) bool { return len(rows) < 2 && int64(len(rows)) < s.size }
	return few(s.before) || few(s.after) || few(s.common)
}

// NewPanel returns the panel of two samples. The function unit says what a row is
// in it; it must be pure. The sizes of the strata are needed. The errors are those
// of [New] as far as they concern a panel, [ErrMissingStatus] for a unit in neither
// sample, and [ErrOption] for a choice for lonely units other than LonelyUnknown,
// LonelyCertain and LonelyAverage.
//
// Clause: CZ23-A3c
func NewPanel[R any](rows []R, unit func(*R) PanelUnit, options Options) (*Panel[R], error) {
	options, err := options.validate()
	if err != nil {
		return nil, err
	}
	if options.Lonely > LonelyAverage {
		return nil, fault(ErrOption, "", "", "")
	}
	if len(rows) > maxUnits {
		return nil, fault(ErrRange, "", "", "")
	}
	p := &Panel[R]{rows: rows, unit: unit, options: options, all: len(rows)}
	seen, at := newIDs(len(rows)), map[string]int{}
	var named parts
	for i := range rows {
		u := unit(&rows[i])
		if u.ID == "" || !seen.add(u.ID) {
			return nil, fault(idFault(u.ID != ""), u.Stratum, u.ID, "")
		}
		if named.mixed(u.Stratum != "") {
			return nil, fault(ErrMissingStratum, u.Stratum, u.ID, "")
		}
		if err := p.place(at, u, int32(i)); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(p.strata, func(a, b panelStratum) int { return cmp.Compare(a.name, b.name) })
	return p, p.assess()
}

// Sizes returns how many units are in the sample of each year and in both.
func (p *Panel[R]) Sizes() (before, after, common int) {
	for i := range p.strata {
		s := &p.strata[i]
		before, after, common = before+len(s.before), after+len(s.after), common+len(s.common)
	}
	return before, after, common
}

// place puts a unit into its stratum.
func (p *Panel[R]) place(at map[string]int, u PanelUnit, row int32) error {
	size, given := u.Size.Get()
	i, known := at[u.Stratum]
	switch {
	case !u.Before && !u.After:
		return fault(ErrMissingStatus, u.Stratum, u.ID, "")
	case !given:
		return fault(ErrMissingSize, u.Stratum, u.ID, "")
	case size < 1 || size > MaxSize:
		return fault(ErrSizeRange, u.Stratum, u.ID, sizeText(size, 0))
	case !known:
		i = len(p.strata)
		at[u.Stratum] = i
		p.strata = append(p.strata, panelStratum{name: u.Stratum, size: size})
	case p.strata[i].size != size:
		return fault(ErrSizeVaries, u.Stratum, u.ID, sizeText(size, 0))
	}
	s := &p.strata[i]
	if u.Before {
		s.before = append(s.before, row)
	}
	if u.After {
		s.after = append(s.after, row)
	}
	if u.Before && u.After {
		s.common = append(s.common, row)
	}
	return nil
}

// assess finds what the panel cannot tell, and makes errors of it where gaps are
// refused.
func (p *Panel[R]) assess() error {
	refused := p.options.Gaps == GapsRefused
	if refused && p.all == 0 {
		return fault(ErrNoUnit, "", "", "")
	}
	for i := range p.strata {
		s := &p.strata[i]
		if int64(len(s.before)+len(s.after)-len(s.common)) > s.size {
			return fault(ErrSizeTooSmall, s.name, "", sizeText(s.size, 0))
		}
		p.freedom += min(len(s.before), len(s.after)) - 1
		if len(s.before) == 0 || len(s.after) == 0 {
			if refused {
				return fault(ErrNoRespondent, s.name, "", "")
			}
			p.mute = true
		}
		if s.lonely() {
			p.lonely++
			if refused && p.options.Lonely == LonelyUnknown {
				return fault(ErrLonely, s.name, "", "")
			}
		}
	}
	if refused && p.lonely == len(p.strata) {
		return fault(ErrLonely, p.strata[0].name, "", "")
	}
	return nil
}
