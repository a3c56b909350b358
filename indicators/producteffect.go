package indicators

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fen"
)

// ProductEffect is what an enterprise that implements patents reported for the year
// (实施效果): the special plan has effects tracked beyond its five indicators.
type ProductEffect struct {
	Party  zhuanhua.PartyID
	Output zhuanhua.Given[decimal.Decimal] // output value of its patent products (专利产品产值), yuan
	Jobs   zhuanhua.Given[int64]           // persons in employment that they carry (带动就业人数), 0 to 10⁹
}

// ProductEffects are those of several enterprises in a period. What was not reported is
// not zero: as long as it is missing of anyone, the whole is no known level.
type ProductEffects struct {
	Period      zhuanhua.Period
	Enterprises int64

	Output        decimal.Decimal // of those who reported it, yuan
	OutputMissing int64           // enterprises that did not
	Jobs          int64           // of those who reported them, persons
	JobsMissing   int64
}

// SumProductEffects adds the effects of a period up, in any order. An enterprise without
// an id or given twice, an amount out of bounds and a number of jobs below 0 or
// above 10⁹ are a [zhuanhua.InputError].
//
// Clause: CZ23-4.5
func SumProductEffects(period zhuanhua.Period, reports []ProductEffect) (ProductEffects, error) {
	if err := period.Validate(); err != nil {
		return ProductEffects{}, err
	}
	e := ProductEffects{Period: period, Enterprises: int64(len(reports))}
	seen := make(map[zhuanhua.PartyID]bool, len(reports))
	var output fen.Sum
	for i := range reports {
		r := &reports[i]
		amount, err := r.check(seen[r.Party])
		if err != nil {
			return ProductEffects{}, err
		}
		seen[r.Party] = true
		output.Add(amount)
		e.Jobs += r.Jobs.Or(0)
		if !r.Output.IsGiven() {
			e.OutputMissing++
		}
		if !r.Jobs.IsGiven() {
			e.JobsMissing++
		}
	}
	e.Output = output.Yuan()
	return e, nil
}

// check returns the output in fen, 0 where it was not reported.
func (r *ProductEffect) check(twice bool) (zhuanhua.Amount, error) {
	fault := func(field, value string, err error) error {
		return &zhuanhua.InputError{
			Record: zhuanhua.RecordEnterprise, ID: zhuanhua.Quote(r.Party.String()), Field: field, Value: value, Err: err,
		}
	}
	jobs := r.Jobs.Or(0)
	switch {
	case !r.Party.IsGiven():
		return 0, fault("party_id", "", zhuanhua.ErrNotGiven)
	case twice:
		return 0, fault("party_id", "", zhuanhua.ErrDuplicate)
	case jobs < 0 || jobs > 1e9:
		return 0, fault("jobs", strconv.FormatInt(jobs, 10), zhuanhua.ErrRange)
	}
	amount, err := zhuanhua.AmountOf(r.Output.Or(decimal.Decimal{}))
	if input, bad := err.(*zhuanhua.InputError); bad {
		return 0, input.In(zhuanhua.RecordEnterprise, zhuanhua.Quote(r.Party.String()), "output")
	}
	return amount, err
}

// OutputLevel returns the output value as a level to hold against others, missing
// where any enterprise's is.
func (e ProductEffects) OutputLevel() Level {
	l := AmountLevel(e.Output, e.Period)
	if e.OutputMissing > 0 {
		l.Value = zhuanhua.Given[decimal.Decimal]{}
	}
	return l
}

// JobsLevel returns the jobs as a level, missing where any enterprise's are.
func (e ProductEffects) JobsLevel() Level {
	l := CountLevel(e.Jobs, zhuanhua.UnitPerson, e.Period)
	if e.JobsMissing > 0 {
		l.Value = zhuanhua.Given[decimal.Decimal]{}
	}
	return l
}
