package sample

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// The codes of the reasons of an opinion.
const (
	AuditWithin         = "audit-within"          // the bound is tolerable
	AuditFoundAbove     = "audit-found-above"     // the errors found are not
	AuditLowerAbove     = "audit-lower-above"     // the lower limit is not
	AuditProjectedAbove = "audit-projected-above" // the bound and the most likely error are not
	AuditUpperAbove     = "audit-upper-above"     // the bound is not
	AuditAllChecked     = "audit-all-checked"     // nothing is left to chance
	AuditUnderstated    = "audit-understated"     // some items are understated
	AuditUnchecked      = "audit-unchecked"       // some items were not checked and count as wrong
)

var auditReasons = map[string]zhuanhua.Text{
	AuditWithin:         {Zh: "差错上限不超过可容忍差错，上报数可予采信", En: "the upper limit of the error is tolerable: the figure can stand"},
	AuditFoundAbove:     {Zh: "已查实的差错超过可容忍差错", En: "the errors found exceed what is tolerable"},
	AuditLowerAbove:     {Zh: "差错下限超过可容忍差错", En: "the lower limit of the error exceeds what is tolerable"},
	AuditProjectedAbove: {Zh: "最可能差错超过可容忍差错，但尚不能断定：应扩大核查或更正上报数", En: "the most likely error exceeds what is tolerable, not beyond doubt: check more or correct the figure"},
	AuditUpperAbove:     {Zh: "差错上限超过可容忍差错，样本不足以采信上报数：应扩大核查", En: "the upper limit of the error exceeds what is tolerable: the sample is too small for the figure to stand; check more"},
	AuditAllChecked:     {Zh: "已全部核查，无抽样误差", En: "everything was checked: no sampling error"},
	AuditUnderstated:    {Zh: "另有少报，不抵减多报", En: "some items are understated, which sets off nothing"},
	AuditUnchecked:      {Zh: "有抽中而未核查的项目，按全部差错计", En: "some items were drawn and not checked: they count as wrong in full"},
}

// tolerableParam is the provenance of the tolerable error: the plan demands spot checks and
// names no threshold.
func tolerableParam() zhuanhua.Param {
	return zhuanhua.Param{Key: "tolerable-error", Clause: "CP24-6.3", Status: zhuanhua.Unset}
}

// UnsetError is [zhuanhua.UnsetError]: a decision turns on a number that the document
// demands without stating it.
type UnsetError = zhuanhua.UnsetError

// Judge says whether the reported number of records can stand, if so many of them in
// error are tolerable: 0 to the population. The limits are those of
// [AttributeAudit.CountLimits]. The tolerable number is the host's: without it there is
// an [UnsetError], unless not one record can be in error.
//
// Other errors are those of CountLimits, and ErrParameter for the tolerable number.
//
// Clause: CP24-6.3
func (a AttributeAudit) Judge(tolerable zhuanhua.Given[int64]) (zhuanhua.AuditOpinion, error) {
	limits, err := a.CountLimits()
	if err != nil {
		return zhuanhua.AuditOpinion{}, err
	}
	a, _ = a.validate() // CountLimits did
	population, _ := a.Population.Get()
	// x N / n to the nearest record, halves up; 10⁹ × 10⁹ and twice it fit 63 bits.
	projected := (2*a.Errors*population + a.Checked) / (2 * a.Checked)
	o := zhuanhua.AuditOpinion{
		Unit:     zhuanhua.Text{Zh: "件", En: "records"},
		Reported: decimal.NewFromInt(population), Found: decimal.NewFromInt(a.Errors),
		Projected: decimal.NewFromInt(projected), Upper: decimal.NewFromInt(limits.Upper),
		Supported: decimal.NewFromInt(population - limits.Upper), Confidence: a.Confidence,
	}
	most, given := tolerable.Get()
	switch {
	case given && (most < 0 || most > population):
		return zhuanhua.AuditOpinion{}, fault(ErrParameter, "", "", decimals(float64(most)))
	case !given && limits.Upper > 0:
		return zhuanhua.AuditOpinion{}, &UnsetError{Param: tolerableParam()}
	case given:
		o.Tolerable = zhuanhua.Value(decimal.NewFromInt(most))
	}
	decide(&o, compared{most, a.Errors, limits.Lower, projected, limits.Upper})
	if a.Checked == population {
		reason(&o, AuditAllChecked)
	}
	return o, nil
}

// Judge says whether the reported amount can stand, if that much of it overstated is
// tolerable, yuan, 0 to the amount. The bound is that of [MonetaryAudit.Evaluate],
// rounded up to the fen. The tolerable amount is the host's: without it there is an
// [UnsetError], unless nothing can be overstated.
//
// Other errors are those of Evaluate, and ErrParameter for the tolerable amount.
//
// Clause: CP24-6.3
func (m MonetaryAudit) Judge(tolerable zhuanhua.Given[decimal.Decimal]) (zhuanhua.AuditOpinion, error) {
	f, err := m.Evaluate()
	if err != nil {
		return zhuanhua.AuditOpinion{}, err
	}
	book, _, _ := m.amounts()                   // Evaluate did
	confidence, _ := confidenceOf(m.Confidence) // and this
	upper, projected := min(max(fenUp(f.Bound), f.Known), book), min(fenNear(f.Likely), book)
	o := zhuanhua.AuditOpinion{
		Unit:     zhuanhua.Text{Zh: "元", En: "yuan"},
		Reported: book.Yuan(), Found: f.Known.Yuan(), Projected: projected.Yuan(), Upper: upper.Yuan(),
		Supported: (book - upper).Yuan(), Confidence: confidence,
	}
	limit, given := tolerable.Get()
	most := zhuanhua.Amount(0)
	if given {
		if most, err = zhuanhua.AmountOf(limit); err != nil {
			return zhuanhua.AuditOpinion{}, fault(err, "", "", "")
		}
		o.Tolerable = zhuanhua.Value(most.Yuan())
	}
	switch {
	case most > book:
		return zhuanhua.AuditOpinion{}, fault(ErrParameter, "", "", most.String())
	case !given && upper > 0:
		return zhuanhua.AuditOpinion{}, &UnsetError{Param: tolerableParam()}
	}
	decide(&o, compared{int64(most), int64(f.Known), int64(f.Known), int64(projected), int64(upper)})
	if f.Basic == 0 && f.Unchecked == 0 {
		reason(&o, AuditAllChecked)
	}
	if f.Unchecked > 0 {
		reason(&o, AuditUnchecked)
	}
	if f.Under > 0 {
		reason(&o, AuditUnderstated)
	}
	return o, nil
}

// compared are the numbers that an opinion turns on, in one unit.
type compared struct{ tolerable, found, lower, projected, upper int64 }

// decide finds the outcome and its reason.
func decide(o *zhuanhua.AuditOpinion, c compared) {
	switch {
	case c.upper <= c.tolerable:
		o.Outcome = zhuanhua.Met
		reason(o, AuditWithin)
	case c.found > c.tolerable:
		o.Outcome = zhuanhua.NotMet
		reason(o, AuditFoundAbove)
	case c.lower > c.tolerable:
		o.Outcome = zhuanhua.NotMet
		reason(o, AuditLowerAbove)
	case c.projected > c.tolerable:
		reason(o, AuditProjectedAbove)
	default:
		reason(o, AuditUpperAbove)
	}
}

func reason(o *zhuanhua.AuditOpinion, code string) {
	o.Reasons = append(o.Reasons, zhuanhua.Note{Code: code, Clause: "CP24-6.3", Text: auditReasons[code]})
}
