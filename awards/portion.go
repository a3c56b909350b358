package awards

import (
	"cmp"
	"slices"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Portion is what a criterion of a regime moves alone, or several move only together,
// as [zhuanhua.Portions] has it: where each of two would do the same alone, they have a
// portion together that takes it off once.
//
// A criterion is a parameter of the terms (a quota, the pass mark, an amount), or a
// criterion or penalty of the scheme with all its parts: its weight, its target, its
// steps.
type Portion struct {
	Of     []string        `json:"of"` // "award-quota", "criterion/pledge-amount", "penalty/late"
	Amount zhuanhua.Amount `json:"amount"`
	Moved  []Moved         `json:"moved"` // of all years, by province code; none where nothing is

	// Decisions are what it moves in each, by year and then province code; they add up to
	// what the flip of that year and province moves.
	Decisions []DecisionMoved `json:"decisions"`
}

// DecisionMoved is what moves to a province, or, below 0, from it, in a year.
type DecisionMoved struct {
	Year     int             `json:"year"`
	Province zhuanhua.Place  `json:"province"`
	Amount   zhuanhua.Amount `json:"amount"`
}

// sums are amounts by year and province.
type sums []zhuanhua.Amount

// Less returns the sums less others.
func (s sums) Less(other sums) sums {
	s = slices.Clone(s)
	for i := range s {
		s[i] -= other[i]
	}
	return s
}

// splitBy splits the amounts that a draft moves, by the criteria that move them.
func splitBy(fields []zhuanhua.Field[Regime], base, draft Regime, asked []entry, decide func(Regime) (Result, error)) ([]Portion, error) {
	split, err := zhuanhua.Portions(fields, base, draft, criterionOf, func(p Regime) (sums, error) {
		result, err := decide(p)
		if err != nil {
			return nil, err
		}
		decisions, amounts := byEntry(result), make(sums, len(asked))
		for i, e := range asked {
			amounts[i] = answerOf(decisions[e]).amount
		}
		return amounts, nil
	})
	if err != nil {
		return nil, err
	}
	portions := []Portion{}
	for _, s := range split {
		p := Portion{Of: s.Of, Moved: []Moved{}}
		for i, moved := range s.Moved {
			if moved != 0 {
				p.add(asked[i], moved)
			}
		}
		p.Moved = inOrder(p.Moved)
		if p.Decisions != nil {
			portions = append(portions, p)
		}
	}
	return portions, nil
}

func (p *Portion) add(at entry, moved zhuanhua.Amount) {
	p.Amount += moved
	p.Moved = book(p.Moved, at.province, moved)
	p.Decisions = append(p.Decisions, DecisionMoved{at.year, at.province, moved})
}

// book adds an amount to a province's.
func book(list []Moved, to zhuanhua.Place, moved zhuanhua.Amount) []Moved {
	n := slices.IndexFunc(list, func(m Moved) bool { return m.Province == to })
	if n < 0 {
		n = len(list)
		list = append(list, Moved{Province: to})
	}
	list[n].Amount += moved
	return list
}

// inOrder returns what is moved by province code, without what is not.
func inOrder(list []Moved) []Moved {
	slices.SortFunc(list, func(a, b Moved) int { return cmp.Compare(a.Province, b.Province) })
	return slices.DeleteFunc(list, func(m Moved) bool { return m.Amount == 0 })
}

// criterionOf returns the criterion of a regime to which a parameter belongs:
// "criterion/pledge-amount" of its weight.
func criterionOf(key string) string {
	n := strings.LastIndexByte(key, '/')
	if strings.HasPrefix(key, criterionKeys) && slices.Contains(criterionParts[:], key[n+1:]) && n >= len(criterionKeys) {
		return key[:n]
	}
	return key
}
