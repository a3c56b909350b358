package awards

import (
	"math/big"

	"github.com/zhuanhua-rules/zhuanhua"
)

// rounding is a course in whole numbers, to be rounded at many weights: at the weight
// p/q the score, in half millionths of a point, is (slope·p + base·q) / (scale·p +
// others·q).
type rounding struct{ base, slope, others, scale *big.Int }

// rounding makes the course whole. Deductions apart from its line play no part.
func (c *course) rounding() rounding {
	r := rounding{scale: new(big.Int).Mul(c.base.Denom(), c.slope.Denom())}
	r.scale.Mul(r.scale, c.others.Denom())
	whole := func(of *big.Rat) *big.Int {
		times := new(big.Int).Quo(r.scale, of.Denom())
		return times.Mul(times, of.Num())
	}
	r.base, r.slope, r.others = whole(c.base), whole(c.slope), whole(c.others)
	halves := big.NewInt(2 * int64(zhuanhua.Point))
	r.base.Mul(r.base, halves)
	r.slope.Mul(r.slope, halves)
	return r
}

// at returns the score at a weight, rounded half up as roundPoints does.
func (r *rounding) at(w *big.Rat) zhuanhua.Points {
	p, q := w.Num(), w.Denom()
	var above, below, part big.Int
	above.Add(above.Mul(r.slope, p), part.Mul(r.base, q))
	below.Add(below.Mul(r.scale, p), part.Mul(r.others, q))
	above.Add(&above, &below)
	above.Div(&above, below.Lsh(&below, 1)) // below is above 0: Div floors
	return zhuanhua.Points(above.Int64())
}
