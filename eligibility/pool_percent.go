package eligibility

import (
	"math/bits"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Percent is a rate or a difference of rates in hundredths of a per cent
// (百分之一个百分点): 5000 is 50 %, or 50 percentage points.
type Percent int32

// PerCent is one per cent.
const PerCent Percent = 100

// maxPercent bounds a parameter that is a rate: 10,000 %, a hundredfold.
const maxPercent = 10_000 * PerCent

// String returns the number of per cent without needless zeros: "50", "12.5".
func (p Percent) String() string {
	sign, n := "", int64(p)
	if n < 0 {
		sign, n = "-", -n
	}
	s := strconv.FormatInt(n/100, 10)
	if n%100 != 0 {
		s += "." + strings.TrimRight(strconv.FormatInt(100+n%100, 10)[1:], "0")
	}
	return sign + s
}

// inRange reports whether the rate can be a parameter.
func (p Percent) inRange() bool { return p >= 0 && p <= maxPercent }

// PatentRate is the share of an enterprise's patents that are industrialised
// (专利产业化率), as two counts, so that it is exact. A host that holds only a
// percentage gives it as parts of 100 or of 10,000. The rate of no patents is 0.
type PatentRate struct {
	Industrialised int `json:"industrialised"` // 件, 0 to Patents
	Patents        int `json:"patents"`        // 件, 0 to 10⁶
}

const maxPatents = 1_000_000

// valid reports whether the counts are in bounds.
func (r PatentRate) valid() bool {
	return r.Industrialised >= 0 && r.Industrialised <= r.Patents && r.Patents <= maxPatents
}

// parts returns the rate as a fraction whose denominator is not 0.
func (r PatentRate) parts() (n, d int64) { return int64(r.Industrialised), max(1, int64(r.Patents)) }

// full reports whether every patent is industrialised.
func (r PatentRate) full() bool { return r.Patents > 0 && r.Industrialised == r.Patents }

// reaches reports whether the rate is p or more: n·10⁴ ≥ p·d.
func (r PatentRate) reaches(p Percent) bool {
	n, d := r.parts()
	return n*1e4 >= int64(p)*d
}

// above reports whether the rate is higher than another.
func (r PatentRate) above(other PatentRate) bool {
	n, d := r.parts()
	m, e := other.parts()
	return n*e > m*d
}

// roseBy reports whether the rate lies p or more percentage points above an earlier
// one: (n·e − m·d)·10⁴ ≥ p·d·e, both sides below 2⁶³ in size.
func (r PatentRate) roseBy(p Percent, earlier PatentRate) bool {
	n, d := r.parts()
	m, e := earlier.parts()
	if p > 100*PerCent {
		return false // no rate rises so far
	}
	return (n*e-m*d)*1e4 >= int64(p)*d*e
}

// shareReaches reports whether part, which is above 0, is p of the whole or more:
// part·10⁴ ≥ p·whole.
func shareReaches(part, whole int64, p Percent) bool {
	return productReaches(uint64(part), 1e4, uint64(whole), uint64(p))
}

// roseInShare reports whether a level rose from before, which is above 0, by p or
// more: after·10⁴ ≥ before·(10⁴ + p).
func roseInShare(before, after zhuanhua.Amount, p Percent) bool {
	return after > before && productReaches(uint64(after), 1e4, uint64(before), 1e4+uint64(p))
}

// productReaches reports whether a·x ≥ b·y, in 128 bits.
func productReaches(a, x, b, y uint64) bool {
	high, low := bits.Mul64(a, x)
	otherHigh, otherLow := bits.Mul64(b, y)
	return high > otherHigh || high == otherHigh && low >= otherLow
}

// fenOf returns an amount that passed [zhuanhua.AmountOf] in fen.
func fenOf(d decimal.Decimal) zhuanhua.Amount {
	fen, _ := signedFen(d)
	return fen
}

// signedFen is [zhuanhua.AmountOf] for a figure that may be below 0, as a profit is.
func signedFen(d decimal.Decimal) (zhuanhua.Amount, error) {
	if d.Sign() < 0 {
		fen, err := zhuanhua.AmountOf(d.Neg())
		return -fen, err
	}
	return zhuanhua.AmountOf(d)
}
