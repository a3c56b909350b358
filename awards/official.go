package awards

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// Official is a figure as it is used where CNIPA's publication prevails over the
// host's own (数据以国家知识产权局发布为准).
type Official struct {
	// Outcome is met where the host's figure agrees with the published one, not met
	// where it differs, undetermined where either is missing.
	Outcome zhuanhua.Outcome `json:"outcome"`
	// Figure is the published one; while nothing is published the host's own, which a
	// note says is not final.
	Figure    indicators.Level `json:"figure"`
	Published bool             `json:"published"`
	Notes     []zhuanhua.Note  `json:"notes"`
}

// Codes of notes on figures.
const (
	NoteOwnDiffers   = "own-figure-differs" // from the published one, which prevails
	NoteNotPublished = "not-published"      // the host's own figure stands in until it is
)

// Prevailing returns the figure to use, of the same period and unit: the published
// one. The host's own is compared with it as an interval, since a published figure
// is rounded; where the two have no number in common a note says so.
//
// An [zhuanhua.InputError] refuses levels as [indicators.Level.Validate] does, and two
// that are not of one period, unit, series and vintage.
//
// Clause: SX21-4.4
func Prevailing(own, published indicators.Level) (Official, error) {
	for _, l := range []indicators.Level{own, published} {
		if err := l.Validate(); err != nil {
			return Official{}, err
		}
	}
	if err := sameThing(own, published); err != nil {
		return Official{}, err
	}
	ours, given := own.Value.Get()
	theirs, out := published.Value.Get()
	o := Official{Figure: published, Published: out, Notes: []zhuanhua.Note{}}
	switch {
	case !out:
		o.Figure = own
		o.Notes = append(o.Notes, zhuanhua.Note{Code: NoteNotPublished, Clause: "SX21-4.4", Text: zhuanhua.Text{
			Zh: "国家知识产权局尚未发布，暂用本省数据", En: "CNIPA has not published it; the host's own figure stands in"}})
	case !given:
	case ours.Sub(theirs).Abs().LessThanOrEqual(own.Half.Add(published.Half)):
		o.Outcome = zhuanhua.Met
	default:
		o.Outcome = zhuanhua.NotMet
		o.Notes = append(o.Notes, differs(ours, theirs, own.Unit))
	}
	return o, nil
}

// sameThing refuses two figures that are not of one thing.
func sameThing(a, b indicators.Level) error {
	if err := a.Unit.Match(b.Unit); err != nil {
		return err
	}
	switch {
	case a.Period.From != b.Period.From || a.Period.To != b.Period.To:
		return &zhuanhua.InputError{Field: "period", Value: a.Period.String() + " / " + b.Period.String(), Err: zhuanhua.ErrContradiction}
	case a.Series != b.Series:
		return &zhuanhua.InputError{Field: "series", Value: a.Series.String() + " / " + b.Series.String(), Err: zhuanhua.ErrContradiction}
	case a.Vintage != b.Vintage:
		return &zhuanhua.InputError{Field: "vintage", Value: zhuanhua.Quote(a.Vintage + " / " + b.Vintage), Err: zhuanhua.ErrContradiction}
	}
	return nil
}

// differs is the note on a figure of the host's that is not the published one.
func differs(own, published decimal.Decimal, unit zhuanhua.Unit) zhuanhua.Note {
	a, b := indicators.Plain(own), indicators.Plain(published)
	return zhuanhua.Note{Code: NoteOwnDiffers, Clause: "SX21-4.4", Text: zhuanhua.Text{
		Zh: "本省数据" + a + unit.Text().Zh + "与国家知识产权局发布的" + b + unit.Text().Zh + "不一致，以发布为准",
		En: "the host's own figure of " + a + " " + unit.Text().En + " differs from CNIPA's " + b + ", which prevails",
	}}
}
