package sample

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// MonetaryAudit is a checked sample of monetary units from a reported amount (货币单元
// 抽样审查): who drew says what was drawn, who checked what was found, and nothing drawn
// passes for right because nobody mentions it.
type MonetaryAudit struct {
	Reported   decimal.Decimal // the amount drawn from, yuan; above 0
	Interval   decimal.Decimal // one unit was drawn from each; yuan, above 0, at most Reported
	Selected   []string        // ids of all items in which a sampled unit lies, each once, in any order; all of at least the interval are
	Items      []MonetaryItem  // what they report and what was found, in any order
	Unchecked  Unchecked       // what of an item without a finding
	Confidence float64         // of the bound; 0 is 0.95, otherwise 0.5 to 0.999999
	Model      TaintModel

	// Factors are reliability factors of 0, 1, … errors that take the place of the
	// model's, as printed tables have them; above 0, none below the one before it. Nil:
	// the model's.
	Factors []float64
}

// MonetaryItem is an item that was drawn.
type MonetaryItem struct {
	ID       string                          // not empty, once in the sample
	Reported decimal.Decimal                 // yuan, above 0
	Right    zhuanhua.Given[decimal.Decimal] // what was found, yuan; what has no proof is 0, given; not given: not checked
}

// MonetaryFindings are what the sample says of the reported amount, in yuan.
type MonetaryFindings struct {
	Basic       float64              `json:"basic"`        // interval × factor of no error; 0 where every item was examined fully
	Projections []MonetaryProjection `json:"projections"`  // overstated items below the interval, the largest taint first
	Full        float64              `json:"full"`         // overstatement of items of at least the interval: known, not projected
	Known       zhuanhua.Amount      `json:"known"`        // overstatement found in all items that were checked
	Likely      float64              `json:"likely"`       // most likely overstatement: projected and full
	Bound       float64              `json:"bound"`        // overstatement at most, with the confidence; at most what was reported
	Under       int                  `json:"under"`        // understated items, which reduce nothing above
	UnderLikely float64              `json:"under_likely"` // most likely understatement
	Unchecked   int                  `json:"unchecked"`    // items not checked, which count as overstated in full everywhere but in Known
}

// MonetaryProjection is the error of an item projected to its interval.
type MonetaryProjection struct {
	ID        string  `json:"id"`
	Taint     float64 `json:"taint"`     // overstated part
	Projected float64 `json:"projected"` // taint × interval
	Allowance float64 `json:"allowance"` // that times the increment of the factor
}

// item is a checked item in fen.
type item struct {
	id              string
	reported, right zhuanhua.Amount
	unchecked       bool // then nothing of it is right
}

func (i item) taint() float64 { return float64(i.reported-i.right) / float64(i.reported) }

// Evaluate projects the errors found and bounds the overstatement of the amount: basic
// precision, the projected errors with their allowances by Stringer's order, and the
// errors of fully examined items as they are.
//
// The errors are [Error], with the item's id: ErrMissingID, ErrDuplicateUnit,
// ErrUnchecked for an item that was drawn and is not listed, or is listed without what
// was found and [UncheckedInError] is not chosen, ErrNotDrawn for one that is listed and
// was not drawn, ErrParameter for an amount of 0, factors out of order or too few,
// ErrMisstated for items that add up to more than the amount reported, or that are too
// many or too few for a draw of a unit from every interval, ErrOption, ErrRange for more
// than 100,000 misstated items or 10⁹ units, and what [zhuanhua.AmountOf] refuses.
//
// Clause: CP24-6.3
func (m MonetaryAudit) Evaluate() (MonetaryFindings, error) {
	confidence, err := confidenceOf(m.Confidence)
	if err != nil {
		return MonetaryFindings{}, err
	}
	if m.Model > TaintBinomial {
		return MonetaryFindings{}, fault(ErrOption, "", "", m.Model.String())
	}
	if m.Unchecked > UncheckedInError {
		return MonetaryFindings{}, fault(ErrOption, "", "", m.Unchecked.String())
	}
	book, step, err := m.amounts()
	if err != nil {
		return MonetaryFindings{}, err
	}
	items, err := m.items(book)
	if err != nil {
		return MonetaryFindings{}, err
	}
	f := MonetaryFindings{Projections: []MonetaryProjection{}}
	sorted := f.sort(items, step, book)
	factors, err := m.factors(len(sorted.over), int64(math.Round(float64(book)/float64(step))), confidence)
	if err != nil {
		return MonetaryFindings{}, err
	}
	if units := int64(book / step); sorted.units > units+1 || sorted.hits < units {
		return MonetaryFindings{}, fault(ErrMisstated, "", "", strconv.Itoa(len(items))+" items, "+strconv.FormatInt(units, 10)+" intervals")
	}
	f.project(sorted, float64(step)/100, factors)
	return f, nil
}

// amounts returns the amount and the interval in fen.
func (m MonetaryAudit) amounts() (book, step zhuanhua.Amount, err error) {
	if book, err = zhuanhua.AmountOf(m.Reported); err != nil {
		return 0, 0, fault(err, "", "", "")
	}
	if step, err = zhuanhua.AmountOf(m.Interval); err != nil {
		return 0, 0, fault(err, "", "", "")
	}
	if book == 0 || step == 0 || step > book {
		return 0, 0, fault(ErrParameter, "", "", step.String())
	}
	return book, step, nil
}

// sortedItems are the items by what is made of them.
type sortedItems struct {
	over  []item          // overstated, below the interval, the largest taint first
	rest  zhuanhua.Amount // reported by items below the interval, checked or not
	units int64           // items below the interval
	hits  int64           // units that lie in the items at most: one below the interval
}

// sort puts the items apart and adds up what is known of them.
func (f *MonetaryFindings) sort(items []item, step, book zhuanhua.Amount) sortedItems {
	s := sortedItems{rest: book}
	var full, under sum
	for _, i := range items {
		whole := i.reported >= step
		if whole {
			s.rest -= i.reported
			s.hits += int64((i.reported-1)/step) + 1
		} else {
			s.units++
			s.hits++
		}
		if i.unchecked {
			f.Unchecked++
		} else {
			f.Known += max(i.reported-i.right, 0)
		}
		switch {
		case i.right > i.reported:
			f.Under++
			if share := -i.taint(); whole {
				under.add(share * float64(i.reported) / 100)
			} else {
				under.add(share * float64(step) / 100)
			}
		case i.right == i.reported:
		case whole:
			full.add(float64(i.reported-i.right) / 100)
		default:
			s.over = append(s.over, i)
		}
	}
	slices.SortFunc(s.over, func(x, y item) int {
		return cmp.Or(descending(x.taint(), y.taint()), cmp.Compare(x.id, y.id))
	})
	f.Full, f.UnderLikely = full.value(), under.value()
	return s
}

// factors returns the reliability factors of 0 to k errors.
func (m MonetaryAudit) factors(k int, units int64, confidence float64) ([]float64, error) {
	if m.Factors == nil {
		if k > maxTaints || units > MaxSize {
			return nil, fault(ErrRange, "", "", strconv.FormatInt(units, 10))
		}
		factors := taintLimits(k, units, confidence, m.Model)
		for i := range factors {
			factors[i] *= float64(units)
		}
		return factors, nil
	}
	if len(m.Factors) <= k {
		return nil, fault(ErrParameter, "", "", strconv.Itoa(len(m.Factors)))
	}
	last := 0.0
	for _, v := range m.Factors {
		if !(v >= last && v > 0 && v <= mostValue) {
			return nil, fault(ErrParameter, "", "", decimals(v))
		}
		last = v
	}
	return m.Factors, nil
}

// project computes the bound.
func (f *MonetaryFindings) project(s sortedItems, step float64, factors []float64) {
	if s.rest > 0 {
		f.Basic = factors[0] * step
	}
	var likely, bound sum
	likely.add(f.Full)
	bound.add(f.Full)
	bound.add(f.Basic)
	for j, i := range s.over {
		p := MonetaryProjection{ID: i.id, Taint: i.taint(), Projected: i.taint() * step}
		p.Allowance = p.Projected * (factors[j+1] - factors[j])
		likely.add(p.Projected)
		bound.add(p.Allowance)
		f.Projections = append(f.Projections, p)
	}
	most := f.Full + float64(s.rest)/100
	f.Likely, f.Bound = min(likely.value(), most), min(bound.value(), most)
}
