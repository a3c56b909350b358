package indicators

import "github.com/zhuanhua-rules/zhuanhua"

// TargetReason is why a target came out as it did (认定理由).
type TargetReason uint8

// The reasons.
const (
	NoTargetReason TargetReason = iota
	Reached                     // the figure reaches the number
	Risen                       // it lies higher
	Short                       // it does not reach the number
	NotRisen                    // it does not lie higher
	TooHigh                     // about: beyond the tolerance upwards
	YearMissed                  // one of the years was missed
	WindowOver                  // no year is left
	BeyondMost                  // more would be needed than there can be
	NotDue                      // the year is still to come, or runs
	NotBegun                    // the window lies ahead
	BaseYear                    // nothing grows in the base year
	NoFigure                    // a wish with neither number nor direction
	SurveyMissing               // a year's survey is not there
	SurveyGap                   // a survey gives no estimate or no interval
	WithinMargin                // the bound lies within the survey's interval
	NumberUnset                 // the text demands a number that it does not state
	Strives                     // the plan strives for it; a miss breaks no promise
	Regardless                  // a figure is missing, and none could change the answer
)

var targetReasons = labels[TargetReason]{"target reason", []label{
	{},
	{"reached", "GR4", zhuanhua.Text{Zh: "达到目标值", En: "the target is reached"}},
	{"risen", "GR4", zhuanhua.Text{Zh: "较前提高", En: "the figure has risen"}},
	{"short", "GR4", zhuanhua.Text{Zh: "未达到目标值", En: "the figure falls short of the target"}},
	{"not-risen", "GR4", zhuanhua.Text{Zh: "没有提高", En: "the figure has not risen"}},
	{"too-high", "GR4", zhuanhua.Text{Zh: "超出“左右”的幅度", En: "the figure exceeds what is about the target"}},
	{"year-missed", "GR4", zhuanhua.Text{Zh: "有一年未达到，无法补回", En: "a year was missed and cannot be made up for"}},
	{"window-over", "GR4", zhuanhua.Text{Zh: "期限已满", En: "no year is left"}},
	{"beyond-most", "GR4", zhuanhua.Text{Zh: "所需超过最高可能值", En: "more would be needed than there can be"}},
	{"not-due", "GR4", zhuanhua.Text{Zh: "未到期", En: "not yet due"}},
	{"not-begun", "GR6", zhuanhua.Text{Zh: "尚未开始", En: "the window has not begun"}},
	{"base-year", "GR6", zhuanhua.Text{Zh: "当年为基年", En: "the year is the base year"}},
	{"no-figure", "GR4", zhuanhua.Text{Zh: "定性要求，无可计算的数", En: "a wish without number or direction"}},
	{"survey-missing", "GR6", zhuanhua.Text{Zh: "缺年度抽样调查", En: "a year's survey is missing"}},
	{"survey-gap", "CZ23-A3c", zhuanhua.Text{Zh: "抽样调查无估计值或区间", En: "the survey gives no estimate or no interval"}},
	{"within-margin", "CZ23-A3c", zhuanhua.Text{Zh: "目标值在抽样误差范围内", En: "the target lies within the survey's margin"}},
	{"number-unset", "GR4", zhuanhua.Text{Zh: "原文未定数值，须由使用方给定", En: "the text states no number; the host must give it"}},
	{"strives", "GR4", zhuanhua.Text{Zh: "力争目标，未达到不算违约", En: "the plan strives for it; a miss breaks no promise"}},
	{"regardless", "GR4", zhuanhua.Text{Zh: "所缺数据无论为何，结论不变", En: "no value of what is missing could change the answer"}},
}}

// String returns the stable code, empty for none.
func (r TargetReason) String() string { return targetReasons.at(r).key }

// Clause returns the method or clause by which the reason is one.
func (r TargetReason) Clause() zhuanhua.ClauseID { return targetReasons.at(r).clause }

// Text returns the names.
func (r TargetReason) Text() zhuanhua.Text { return targetReasons.at(r).text }

// MarshalText returns the stable code, empty for none.
func (r TargetReason) MarshalText() ([]byte, error) { return targetReasons.marshal(r) }

// UnmarshalText reads the stable code; an empty text is none.
func (r *TargetReason) UnmarshalText(b []byte) error { return targetReasons.unmarshal(r, b) }

// Reason is one reason of a result: a [TargetReason] or a [Gap] by its code, the
// target's clause, and the method by which it follows.
type Reason struct {
	Code   string            `json:"code"`
	Clause zhuanhua.ClauseID `json:"clause"` // of the target; empty: the host's own
	Method zhuanhua.ClauseID `json:"method"`
	Status zhuanhua.Status   `json:"status"` // of the target
	Text   zhuanhua.Text     `json:"text"`
}

// Outlook is whether a target can still be met (后续可能).
type Outlook uint8

// The outlooks.
const (
	OutlookNone       Outlook = iota // nothing is to come, or nothing can be said
	OutlookSecured                   // met, whatever the years left bring
	OutlookOpen                      // if the years left bring what is needed
	OutlookImpossible                // not any more
	OutlookUnknown                   // an input is missing that would tell
)

var outlooks = labels[Outlook]{"outlook", []label{
	{},
	{"secured", "GR4", zhuanhua.Text{Zh: "已完成", En: "secured"}},
	{"open", "GR4", zhuanhua.Text{Zh: "尚可完成", En: "open"}},
	{"impossible", "GR4", zhuanhua.Text{Zh: "已不可能完成", En: "impossible"}},
	{"unknown", "GR4", zhuanhua.Text{Zh: "缺数据，无法推算", En: "cannot be told"}},
}}

// String returns the stable key.
func (p Outlook) String() string { return outlooks.at(p).key }

// Text returns the names.
func (p Outlook) Text() zhuanhua.Text { return outlooks.at(p).text }

// MarshalText returns the stable key, empty for none.
func (p Outlook) MarshalText() ([]byte, error) { return outlooks.marshal(p) }

// UnmarshalText reads the stable key; an empty text is none.
func (p *Outlook) UnmarshalText(b []byte) error { return outlooks.unmarshal(p, b) }
