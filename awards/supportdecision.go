package awards

import "github.com/zhuanhua-rules/zhuanhua"

// SupportDecision is what a claim gets, and how it came to that (补助决定).
type SupportDecision struct {
	Claim     string           `json:"claim_id"`
	Rule      string           `json:"rule"`
	Recipient zhuanhua.PartyID `json:"recipient_id"`
	Year      int              `json:"year"`

	// Outcome is met where Paid is what the claim gets, be it nothing under a cap; not
	// met where a condition does not hold; undetermined where a missing input of its
	// own, or of a rival for the same capped money, would decide.
	Outcome  zhuanhua.Outcome                `json:"outcome"`
	Entitled zhuanhua.Given[zhuanhua.Amount] `json:"entitled"` // before any cap; not given where nothing is due, or not known
	Steps    []SupportStep                   `json:"steps"`    // how Entitled became Paid, in this order
	Factor   Fraction                        `json:"factor"`   // what part a short pool pays of all claims; none where it is not short
	Paid     zhuanhua.Given[zhuanhua.Amount] `json:"paid"`     // in fen; not given while undetermined

	Reasons []Reason               `json:"reasons"` // conditions that do not hold
	Missing []zhuanhua.MissingFact `json:"missing"` // of the claim itself
	Waits   []string               `json:"waits"`   // claims whose missing inputs it waits for, by id
	Notes   []zhuanhua.Note        `json:"notes"`
	Record  zhuanhua.Decision      `json:"record"`
}

// SupportStep is one step from a cost to the amount paid, with its reason.
type SupportStep struct {
	Code   string            `json:"code"`
	Clause zhuanhua.ClauseID `json:"clause"`
	Status zhuanhua.Status   `json:"status"`
	Text   zhuanhua.Text     `json:"text"`
	From   zhuanhua.Amount   `json:"from"`
	To     zhuanhua.Amount   `json:"to"`
}

// Codes of the steps of support.
const (
	StepShareOfCost = "share-of-cost"
	StepFixedSum    = "fixed-sum"
	StepClaimCap    = "claim-cap"
	StepYearCap     = "year-cap"
	StepTotalCap    = "total-cap"
	StepPoolShort   = "pool-short"
)

// NoteCutToFen is the code of the note that a part of a fen was cut off.
const NoteCutToFen = "cut-to-fen"

// NoteOutsideWindow is the code of the note that a rule was used for a year outside
// the days for which it is made.
const NoteOutsideWindow = "outside-window"

// SupportResult are the decisions on claims, by claim id, and what became of the
// pool.
type SupportResult struct {
	Decisions []SupportDecision               `json:"decisions"`
	Claimed   zhuanhua.Given[zhuanhua.Amount] `json:"claimed"` // after the caps, before the pool; not given while a claim is open
	Pool      zhuanhua.Given[zhuanhua.Amount] `json:"pool"`
	Factor    Fraction                        `json:"factor"` // what part the pool pays of all claims; none where it is not short or not known to be
	Paid      zhuanhua.Amount                 `json:"paid"`   // of the decisions that are settled
}

// first is the step from a cost to what the claim is entitled to.
func (r *SupportRule) first(cost, due zhuanhua.Amount) SupportStep {
	if r.Cost == FixedSum {
		return r.step(StepFixedSum, zhuanhua.Text{Zh: "定额" + due.String() + "元", En: "a fixed sum of " + due.String() + " yuan"}, due, due)
	}
	return r.step(StepShareOfCost, zhuanhua.Text{
		Zh: r.Cost.Text().Zh + cost.String() + "元的" + r.Rate.String(),
		En: r.Rate.String() + " of " + cost.String() + " yuan, " + r.Cost.Text().En,
	}, cost, due)
}

// capped is the step of a cap.
func (r *SupportRule) capped(code string, limit, from, to zhuanhua.Amount) SupportStep {
	text := map[string]zhuanhua.Text{
		StepClaimCap: {Zh: "每项最高", En: "at most a claim: "},
		StepYearCap:  {Zh: "每家每年最高", En: "at most a recipient and year: "},
		StepTotalCap: {Zh: "每家累计最高", En: "at most a recipient: "},
	}[code]
	text.Zh += limit.String() + "元"
	text.En += limit.String() + " yuan"
	return r.step(code, text, from, to)
}

func (r *SupportRule) step(code string, text zhuanhua.Text, from, to zhuanhua.Amount) SupportStep {
	return SupportStep{Code: code, Clause: r.Clause, Status: statusOf(r.Param), Text: text, From: from, To: to}
}

// cutNote says that a part of a fen was cut off.
func (r *SupportRule) cutNote() zhuanhua.Note {
	return zhuanhua.Note{
		Code: NoteCutToFen, Clause: r.Clause,
		Text: zhuanhua.Text{Zh: "不足一分的部分舍去，补助不超过规定比例", En: "what is below a fen is cut off, so that no more than the percentage is paid"},
	}
}

// windowNotes say that the year of a claim lies outside the rule's window.
func (r *SupportRule) windowNotes(year int) []zhuanhua.Note {
	p := zhuanhua.Year(year)
	if r.HoldsOn(p.From) || r.HoldsOn(p.To) {
		return []zhuanhua.Note{}
	}
	return []zhuanhua.Note{{
		Code: NoteOutsideWindow, Clause: r.Clause,
		Text: zhuanhua.Text{Zh: "申请年度不在本标准适用期内", En: "the year of the claim lies outside the window of the rule"},
	}}
}
