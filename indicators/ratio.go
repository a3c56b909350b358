package indicators

import (
	"encoding/json"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Ratio is a part of a whole, exact until it is shown. With an empty whole it has
// no value.
type Ratio struct{ Part, Whole int64 }

// Decimal returns the ratio rounded half up to a number of decimals from 0 to 18;
// not given where there is no whole.
func (r Ratio) Decimal(places int32) zhuanhua.Given[decimal.Decimal] {
	if r.Whole <= 0 || r.Part < 0 || places < 0 || places > 18 {
		return zhuanhua.Given[decimal.Decimal]{}
	}
	scaled := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
	scaled.Mul(scaled, big.NewInt(2*1)).Mul(scaled, big.NewInt(r.Part))
	whole := big.NewInt(r.Whole)
	scaled.Add(scaled, whole).Quo(scaled, whole.Lsh(whole, 1))
	return zhuanhua.Value(decimal.NewFromBigInt(scaled, -places))
}

// String returns the ratio with six decimals and no zeros beyond what is needed,
// the empty text where it has no value.
func (r Ratio) String() string {
	if d, given := r.Decimal(6).Get(); given {
		return Plain(d)
	}
	return ""
}

// MarshalJSON writes part, whole and the rate as text, null where it has no value.
func (r Ratio) MarshalJSON() ([]byte, error) {
	out := struct {
		Part  int64   `json:"part"`
		Whole int64   `json:"whole"`
		Rate  *string `json:"rate"`
	}{Part: r.Part, Whole: r.Whole}
	if s := r.String(); s != "" {
		out.Rate = &s
	}
	return json.Marshal(out)
}
