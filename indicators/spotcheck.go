package indicators

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// FigureKind is which of the numbers of [Figures] is meant (指标数据项).
type FigureKind uint8

// The kinds.
const (
	FigureKindNone FigureKind = iota
	FigurePatents             // 专利件数
	FigureRecords             // 记录数, of pledges projects
	FigureAmount              // 成交金额, or amount pledged
	FigureReceived            // 实际到账金额
)

var figureKinds = labels[FigureKind]{"figure kind", []label{
	{},
	{"patents", "", zhuanhua.Text{Zh: "专利数量", En: "patents"}},
	{"records", "", zhuanhua.Text{Zh: "记录数", En: "records"}},
	{"amount", "", zhuanhua.Text{Zh: "金额", En: "amount"}},
	{"received", "", zhuanhua.Text{Zh: "实际到账金额", En: "amount received"}},
}}

// String returns the stable key.
func (k FigureKind) String() string { return figureKinds.at(k).key }

// Text returns the names.
func (k FigureKind) Text() zhuanhua.Text { return figureKinds.at(k).text }

// MarshalText returns the stable key, empty when not given.
func (k FigureKind) MarshalText() ([]byte, error) { return figureKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (k *FigureKind) UnmarshalText(b []byte) error { return figureKinds.unmarshal(k, b) }

// SpotCheck is the opinion of a spot check on a figure of the report (抽查结论).
type SpotCheck struct {
	Check   string                `json:"check"` // that the figure is of
	Figure  FigureKind            `json:"figure"`
	Opinion zhuanhua.AuditOpinion `json:"opinion"`
}

// The codes of the notes of spot checks.
const (
	SpotCheckUpheld  = "spot-check-upheld"  // the figure can stand
	SpotCheckRefuted = "spot-check-refuted" // too much of it is wrong
	SpotCheckOpen    = "spot-check-open"    // too little was checked to say
)

// WithSpotCheck returns the report with what a spot check says of one of its figures,
// and a note of it: upheld, refuted or open. The figure stays as it is: what is wrong
// is corrected in the records. The report itself is not altered.
//
// An [zhuanhua.InputError] names what is wrong: [zhuanhua.ErrContradiction] for an
// opinion on another figure than the report's, or in another unit;
// [zhuanhua.ErrDuplicate] for a figure that has an opinion; [zhuanhua.ErrCodeWord] for
// no such kind of figure; and what [zhuanhua.AuditOpinion.Validate] refuses. No check of
// the name is [ErrNoSuchCheck].
//
// Clause: CP24-6.3
func (r Report) WithSpotCheck(check string, figure FigureKind, o zhuanhua.AuditOpinion) (Report, error) {
	f, err := r.Figures(check)
	if err != nil {
		return Report{}, err
	}
	if slices.ContainsFunc(r.SpotChecks, func(s SpotCheck) bool { return s.Check == check && s.Figure == figure }) {
		return Report{}, inputError("spot check."+figure.String(), zhuanhua.Quote(check), zhuanhua.ErrDuplicate)
	}
	var level Level
	switch figure {
	case FigurePatents:
		level = CountLevel(f.Patents, zhuanhua.UnitPatent, r.Scope.Period)
	case FigureRecords:
		level = CountLevel(f.Records, zhuanhua.UnitItem, r.Scope.Period)
	case FigureAmount:
		level = AmountLevel(f.Amount, r.Scope.Period)
	case FigureReceived:
		level = AmountLevel(f.Received, r.Scope.Period)
	default:
		return Report{}, inputError("spot check.figure", figure.String(), zhuanhua.ErrCodeWord)
	}
	note, err := level.SpotChecked(o)
	if err != nil {
		return Report{}, err
	}
	name := figure.Text()
	note.Text = zhuanhua.Text{Zh: check + " " + name.Zh + "：" + note.Text.Zh, En: check + ", " + name.En + ": " + note.Text.En}
	r.SpotChecks = append(slices.Clone(r.SpotChecks), SpotCheck{check, figure, o})
	r.Notes = append(slices.Clone(r.Notes), note)
	return r, nil
}

// SpotChecked returns the note of what a spot check says of a reported level, such as
// one that a city filed: money may be in any unit of money, and a level printed in few
// digits is the one checked where it rounds to it.
//
// An [zhuanhua.InputError] names what is wrong: [zhuanhua.ErrNotGiven] for a level
// without a value, [zhuanhua.ErrNotAllowed] for a rate, [zhuanhua.ErrContradiction] for
// an opinion on another number or in another unit, and what [Level.Validate] and
// [zhuanhua.AuditOpinion.Validate] refuse.
//
// Clause: CP24-6.3
func (l Level) SpotChecked(o zhuanhua.AuditOpinion) (zhuanhua.Note, error) {
	if err := l.Validate(); err != nil {
		return zhuanhua.Note{}, err
	}
	if err := o.Validate(); err != nil {
		return zhuanhua.Note{}, err
	}
	money := l.Unit.Yuan() > 0
	if money {
		var err error
		if l, err = l.In(zhuanhua.UnitYuan); err != nil {
			return zhuanhua.Note{}, err
		}
	}
	span := l.span()
	reported, err := exactly("spot check.reported", o.Reported)
	switch {
	case err != nil:
		return zhuanhua.Note{}, err
	case !l.Value.IsGiven():
		return zhuanhua.Note{}, inputError("spot check: level", "", zhuanhua.ErrNotGiven)
	case l.Unit.IsRate():
		return zhuanhua.Note{}, inputError("spot check.unit", l.Unit.String(), zhuanhua.ErrNotAllowed)
	case money != (o.Unit == zhuanhua.UnitYuan.Text()):
		return zhuanhua.Note{}, inputError("spot check.unit", o.Unit.Zh, zhuanhua.ErrContradiction)
	case reported.rat.Cmp(span.Low.rat) < 0 || reported.rat.Cmp(span.High.rat) > 0:
		return zhuanhua.Note{}, inputError("spot check.reported", reported.String(), zhuanhua.ErrContradiction)
	}
	return opinionNote(o), nil
}

// opinionNote says a valid opinion in a line.
func opinionNote(o zhuanhua.AuditOpinion) zhuanhua.Note {
	code, zh, en := SpotCheckOpen, "尚不能定论", "the spot check is open"
	switch o.Outcome {
	case zhuanhua.Met:
		code, zh, en = SpotCheckUpheld, "可予采信", "upheld by its spot check"
	case zhuanhua.NotMet:
		code, zh, en = SpotCheckRefuted, "不予采信", "refuted by its spot check"
	}
	in := func(d decimal.Decimal, unit string) string { return Plain(d) + unit }
	level := number(100 * o.Confidence)
	zh = "上报" + in(o.Reported, o.Unit.Zh) + "，抽查" + zh + "：查实差错" + in(o.Found, o.Unit.Zh) + "，" + level + "%置信下差错至多" + in(o.Upper, o.Unit.Zh) + "、至少" + in(o.Supported, o.Unit.Zh) + "无误"
	unit := " " + o.Unit.En
	en = in(o.Reported, unit) + " reported, " + en + ": " + in(o.Found, unit) + " found wrong, with " + level + " % confidence " + in(o.Upper, unit) + " wrong at most and " + in(o.Supported, unit) + " right at least"
	if tolerable, given := o.Tolerable.Get(); given {
		zh, en = zh+"（可容忍"+in(tolerable, o.Unit.Zh)+"）", en+" ("+in(tolerable, unit)+" tolerable)"
	}
	return zhuanhua.Note{Code: code, Clause: "CP24-6.3", Text: zhuanhua.Text{Zh: zh, En: en}}
}
