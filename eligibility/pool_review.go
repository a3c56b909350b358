package eligibility

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// PoolReview is a review of an enterprise in the pool: whether there is a ground to
// remove it (在库核查). Its list of findings is taken as complete.
type PoolReview struct {
	Enterprise zhuanhua.PartyID `json:"party_id"`
	// EnteredOn is the day on which it entered the pool, AsOf that of the review. In a
	// log of events they are the log's.
	EnteredOn zhuanhua.Day `json:"entered_on"`
	AsOf      zhuanhua.Day `json:"as_of"`

	// Progress is the host's own finding whether there was substantial progress
	// (实质性进展), and ProgressOn the day on which there was. Without the finding the rates
	// on entry and at the end of the term tell, by [PoolRules.Progress].
	Progress   zhuanhua.Truth             `json:"progress"`
	ProgressOn zhuanhua.Day               `json:"progress_on"`
	EntryRate  zhuanhua.Given[PatentRate] `json:"entry_rate"`
	Rate       zhuanhua.Given[PatentRate] `json:"rate"`

	Findings []PoolFinding `json:"findings"` // each id once
}

// Validate returns the first fault as an [zhuanhua.InputError]: no enterprise, a day or
// rate out of bounds, a review before the entry, a day of progress where there was
// none, a finding that is not in order or there twice.
func (p *PoolReview) Validate() error {
	if p == nil {
		return &zhuanhua.InputError{Record: zhuanhua.RecordReview, Field: "review", Err: zhuanhua.ErrNotGiven}
	}
	f := faults{zhuanhua.RecordReview, zhuanhua.Quote(p.Enterprise.String()), nil}
	f.id(p.Enterprise)
	f.term(p.EnteredOn, p.AsOf)
	f.truth("progress", p.Progress)
	f.day("progress_on", p.ProgressOn)
	if p.ProgressOn.IsGiven() && p.Progress != zhuanhua.Yes {
		f.add("progress_on", p.ProgressOn.String(), zhuanhua.ErrNotAllowed)
	}
	if p.ProgressOn.IsGiven() && (p.ProgressOn < p.EnteredOn || p.AsOf.IsGiven() && p.ProgressOn > p.AsOf) {
		f.add("progress_on", p.ProgressOn.String(), zhuanhua.ErrContradiction)
	}
	f.rate("entry_rate", p.EntryRate)
	f.rate("rate", p.Rate)
	if f.err != nil {
		return f.err
	}
	seen := map[string]bool{}
	for i := range p.Findings {
		if err := p.Findings[i].validate(f.name); err != nil {
			return err
		}
		if seen[p.Findings[i].ID] {
			f.add("findings", p.Findings[i].ID, zhuanhua.ErrDuplicate)
		}
		seen[p.Findings[i].ID] = true
	}
	return f.first()
}

// PoolStagnationFact is the first fact of a review; the kinds of misconduct follow,
// [Misconduct] m being fact m.
const PoolStagnationFact = 0

// Codes of PoolStagnationFact.
const (
	progressed  zhuanhua.Code = 1
	termRunning zhuanhua.Code = 2
	stagnant    zhuanhua.Code = 3
)

// Codes of a fact of misconduct.
const (
	notFound zhuanhua.Code = 1
	found    zhuanhua.Code = 2
)

// PoolReviewForm returns the facts of a review.
func PoolReviewForm() zhuanhua.Form {
	facts := []zhuanhua.Fact{
		poolFact("progress-in-term", "期限内实质性进展", "substantial progress within the term", zhuanhua.TheHost,
			poolValue("progressed", "期限内取得进展", "made within the term"),
			poolValue("term-running", "期限未满", "the term is running"),
			poolValue("stagnant", "期限内未取得进展", "not made within the term")),
	}
	for m := range allMisconduct.All() {
		facts = append(facts, poolFact(m.String(), m.Text().Zh, m.Text().En, zhuanhua.TheHost,
			poolValue("not-found", "未查实", "not confirmed"), poolValue("confirmed", "已查实", "confirmed")))
	}
	return zhuanhua.Form{Kind: zhuanhua.RecordReview, Facts: facts}
}

// StayCheck returns the check by which an enterprise stays in the pool: each criterion
// that fails is a ground to remove it (退库).
//
// Clause: CP24-4.2, CP24-4.2.3
func (r PoolRules) StayCheck() zhuanhua.Check {
	years := strconv.Itoa(r.StagnantYears)
	check := zhuanhua.Check{
		Record: zhuanhua.RecordReview, Name: PoolStay, Clause: "CP24-4.2.3",
		Text: zhuanhua.Text{Zh: "退库审核（符合者留库）", En: "Removal from the pool (who meets it stays)"},
		Rows: []zhuanhua.Criterion{{
			Code: "no-progress", Clause: "CP24-4.2.3", Nature: zhuanhua.Merit, Param: poolParam("stagnant-years"),
			Text: zhuanhua.Text{Zh: "入库" + years + "年内未取得实质性进展", En: "no substantial progress within " + years + " years of entry"},
			Any:  []zhuanhua.Term{{Fact: PoolStagnationFact, In: zhuanhua.CodesOf(termRunning, progressed)}},
		}},
	}
	for m := range (r.Misconduct & allMisconduct).All() {
		check.Rows = append(check.Rows, zhuanhua.Criterion{
			Code: m.String(), Clause: "CP24-4.2.3", Nature: zhuanhua.Merit, Param: poolParam("misconduct"),
			Text: zhuanhua.Text{Zh: "查实" + m.Text().Zh, En: "confirmed: " + m.Text().En},
			Any:  []zhuanhua.Term{{Fact: int(m), In: zhuanhua.CodesOf(notFound)}},
		})
	}
	return check
}

// ReadReview returns the facts of a review. A finding counts from its day on, from the
// entry on, and only if it is confirmed.
func (r PoolRules) ReadReview(p *PoolReview) zhuanhua.Facts {
	facts, _ := r.readReview(p)
	return facts
}

func (r PoolRules) readReview(p *PoolReview) (zhuanhua.Facts, []openFact) {
	facts := zhuanhua.Facts(0)
	for m := range allMisconduct.All() {
		facts = facts.With(int(m), p.misconduct(m))
	}
	code, open := r.stagnation(p)
	return facts.With(PoolStagnationFact, code), open
}

// misconduct tells whether a violation of the kind is found on the day of the review.
// Where a day that decides is not given it is open.
//
// Clause: CP24-4.2.3
func (p *PoolReview) misconduct(m Misconduct) zhuanhua.Code {
	code := notFound
	for _, f := range p.Findings {
		if f.Kind != m || f.State != zhuanhua.Confirmed {
			continue
		}
		switch {
		case p.EnteredOn.IsGiven() && f.FoundOn < p.EnteredOn, p.AsOf.IsGiven() && f.FoundOn > p.AsOf:
		case p.EnteredOn.IsGiven() && p.AsOf.IsGiven():
			return found
		default:
			code = 0
		}
	}
	return code
}

// TermEnd returns the last day of the term in which substantial progress is made, for
// an enterprise that entered on the day.
//
// Clause: CP24-4.2.3
func (r PoolRules) TermEnd(entered zhuanhua.Day) zhuanhua.Day {
	return entered.AddYears(r.StagnantYears)
}

// stagnation tells whether the term passed without substantial progress. The term
// includes its last day.
//
// Clause: CP24-4.2.3
func (r PoolRules) stagnation(p *PoolReview) (zhuanhua.Code, []openFact) {
	end := r.TermEnd(p.EnteredOn)
	if !p.EnteredOn.IsGiven() || !p.AsOf.IsGiven() {
		if p.Progress == zhuanhua.Yes && p.ProgressOn.IsGiven() && p.EnteredOn.IsGiven() && p.ProgressOn <= end {
			return progressed, nil
		}
		return 0, nil
	}
	switch {
	case !end.IsGiven() || p.AsOf <= end:
		return termRunning, nil
	case p.Progress == zhuanhua.No:
		return stagnant, nil
	case p.Progress == zhuanhua.Yes && !p.ProgressOn.IsGiven():
		return 0, nil
	case p.Progress == zhuanhua.Yes && p.ProgressOn <= end:
		return progressed, nil
	case p.Progress == zhuanhua.Yes:
		return stagnant, nil
	}
	return r.stagnationByRate(p)
}

// stagnationByRate lets the rates tell where the host found nothing; where they did
// not rise at all, no size is asked for.
func (r PoolRules) stagnationByRate(p *PoolReview) (zhuanhua.Code, []openFact) {
	before, known := p.EntryRate.Get()
	now, given := p.Rate.Get()
	least, set := r.Progress.Get()
	switch {
	case given && now.Industrialised == 0, known && before.full():
		return stagnant, nil // whatever the other rate
	case !known || !given:
		return 0, nil
	case !now.above(before):
		return stagnant, nil
	case !set:
		return 0, []openFact{{PoolStagnationFact, []zhuanhua.Code{progressed, stagnant}, poolParam("progress")}}
	case now.roseBy(least, before):
		return progressed, nil
	}
	return stagnant, nil
}
