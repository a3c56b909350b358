package awards

import (
	"math/big"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// portion is the weight of one group of items beside the weight of the others, each
// as far as it is known.
type portion struct {
	in, out         *big.Rat
	openIn, openOut bool // a weight of the group, or beside it, is not known
}

func newPortion() portion { return portion{in: new(big.Rat), out: new(big.Rat)} }

func (p *portion) add(item *PolicyItem, within bool) {
	weight, given := item.Weight.Get()
	w, _ := ratOf(weight) // in bounds: the policy was validated
	switch {
	case within && given:
		p.in.Add(p.in, w)
	case within:
		p.openIn = true
	case given:
		p.out.Add(p.out, w)
	default:
		p.openOut = true
	}
}

// most reports whether weights there are by which the share is at least t, 0 < t ≤ 1.
// The group has some weight, or some that is not known.
func (p *portion) most(t *big.Rat) bool {
	if p.openIn {
		return t.Cmp(big.NewRat(1, 1)) < 0 || p.out.Sign() == 0
	}
	return p.share().Cmp(t) >= 0
}

// least reports whether weights there are by which the share is less than t.
func (p *portion) least(t *big.Rat) bool {
	switch {
	case p.openOut:
		return true
	case p.out.Sign() == 0:
		return p.in.Sign() == 0 && !p.openIn
	case p.in.Sign() == 0:
		return true
	}
	return p.share().Cmp(t) < 0
}

// share is the share of what is known; there must be something.
func (p *portion) share() *big.Rat {
	return new(big.Rat).Quo(p.in, new(big.Rat).Add(p.in, p.out))
}

// portions are a group's weight without the items of which the subject is not known,
// and with them.
type portions struct{ without, with portion }

func portionsOf(items []PolicyItem, group zhuanhua.Set[Subject]) portions {
	p := portions{newPortion(), newPortion()}
	for i := range items {
		item := &items[i]
		p.without.add(item, group.Has(item.Subject))
		p.with.add(item, group.Has(item.Subject) || item.Subject == SubjectNone)
	}
	return p
}

// reaches decides whether the group's share of the weight reaches the line: yes or no
// where that is so whatever is missing; unset tells that it turns on a line that was
// not given. Nothing of the weight reaches no line, and all of it reaches each.
func (p *portions) reaches(line zhuanhua.Given[indicators.Ratio]) (answer zhuanhua.Truth, unset bool) {
	one := big.NewRat(1, 1)
	switch {
	case !p.with.openIn && p.with.in.Sign() == 0:
		return zhuanhua.No, false
	case !p.without.least(one):
		return zhuanhua.Yes, false
	}
	ratio, given := line.Get()
	if !given {
		return zhuanhua.Unstated, true
	}
	t := big.NewRat(ratio.Part, ratio.Whole)
	most, least := p.with.most(t), p.without.least(t)
	switch {
	case most && least:
		return zhuanhua.Unstated, false
	case most:
		return zhuanhua.Yes, false
	}
	return zhuanhua.No, false
}

// exact returns the share as text, "2/5", where every weight and subject is known.
func (p *portions) exact() string {
	if p.with.openIn || p.with.openOut || p.with.in.Cmp(p.without.in) != 0 || p.with.in.Sign()+p.with.out.Sign() == 0 {
		return ""
	}
	return p.with.share().RatString()
}
