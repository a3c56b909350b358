package awards

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// run is one pass over the years.
type run struct {
	*Cycle
	*dossier
	progress []progress // by applicant
	sampled  *sampling  // nil: nothing is said of sampling errors
}

// progress is what a province brings from the years before.
type progress struct {
	standing Standing
	balance  zhuanhua.Amount
	unsure   bool // the balance, by a decision that is undetermined
	severe   bool // a severe finding in an earlier year

	inputs []MissingInput // on which the undetermined decisions of the years before wait
}

// candidacy is an applicant in the year that is being decided.
type candidacy struct {
	Candidate
	contest   zhuanhua.Code
	facts     zhuanhua.Facts
	judged    zhuanhua.Verdict // by the contest's own criteria
	contender int              // its number in the ranking, -1: it has none
	gross     zhuanhua.Given[zhuanhua.Points]
	off       []Deduction
	ties      []zhuanhua.Points
	placing   Placing
}

func (r *run) year(year int) ([]Decision, error) {
	field := make([]candidacy, len(r.applicants))
	for i := range field {
		field[i] = r.candidacy(i, year)
	}
	if err := r.ready(field, year); err != nil {
		return nil, err
	}
	contenders := rivals(field)
	if err := r.tied(field, year); err != nil {
		return nil, err
	}
	quota := r.terms.Quota(year)
	if !quota.IsGiven() && len(contenders) > 0 {
		key := "award-quota"
		if year == r.terms.FirstYear {
			key = "startup-quota"
		}
		return nil, &UnsetError{Param: param(key), Year: year}
	}
	placings := Rank(contenders, quota.Or(0))
	for i := range field {
		if k := &field[i]; k.contender >= 0 {
			k.placing = placings[k.contender]
			k.Line = k.placing.Line
		}
	}
	inputs := make([][]MissingInput, len(field)) // before any decision is booked
	for i := range field {
		inputs[i] = r.inputs(i, &field[i], field)
	}
	decisions := make([]Decision, len(field))
	for i := range field {
		k := &field[i]
		decisions[i] = r.decide(i, k, inputs[i])
		decisions[i].Changes, decisions[i].Then = r.changes(&decisions[i], k, contenders, quota)
	}
	if err := r.weigh(decisions, field, contenders, quota.Or(0)); err != nil {
		return nil, err
	}
	return decisions, nil
}

func (r *run) candidacy(i, year int) candidacy {
	a, p := &r.applicants[i], &r.progress[i]
	e := entry{year, a.Province}
	k := candidacy{contender: -1, Candidate: Candidate{
		Province: a.Province, Year: year, Plan: a.Plan,
		FiledCNIPAOn: a.FiledCNIPAOn, FiledMOFOn: a.FiledMOFOn,
		Evaluated: zhuanhua.No, Standing: p.standing, Waived: zhuanhua.TruthOf(r.waivers[e] != ""), Waiver: r.waivers[e],
		Severe: r.severe[e], SevereBefore: p.severe,
	}}
	if v := r.evaluations[e]; v != nil {
		k.Evaluated, k.InScope, k.gross = zhuanhua.Yes, v.InScope, v.Score
		k.off = slices.Concat(v.Deductions, r.deductions[e])
		k.ties = tiesOf(v, r.tieBreaks[year])
	} else {
		k.off = slices.Clone(r.deductions[e])
	}
	if score, known := k.gross.Get(); known {
		for _, d := range k.off {
			score -= d.Points
		}
		k.Score = zhuanhua.Value(score)
	}
	k.facts = r.terms.Read(&k.Candidate)
	k.contest = k.facts.Get(ContestFact)
	k.judged = r.table.Judge(r.checks[r.check(&k, true)], k.facts)
	return k
}

// check returns the name of the check that decides about a candidate, or that asks
// whether it may compete. While last year's decision is open, the contest is, and
// award money is asked about.
func (r *run) check(k *candidacy, compete bool) string {
	startup := k.Year == r.terms.FirstYear
	switch {
	case k.contest == TopupContest:
		return TopupCheck
	case startup && compete:
		return startupContestCheck
	case startup:
		return StartupCheck
	case compete:
		return awardContestCheck
	}
	return AwardCheck
}

// ready refuses what the second decision on start-up provinces lacks.
//
// Clause: CZ23-3.3b
func (r *run) ready(field []candidacy, year int) error {
	var without []zhuanhua.Place
	unset := false
	for i := range field {
		k := &field[i]
		if k.contest != TopupContest {
			continue
		}
		if k.Evaluated == zhuanhua.No {
			without = append(without, k.Province)
		}
		unset = unset || !r.terms.PassMark.IsGiven() && k.judged.Outcome() == zhuanhua.Undetermined
	}
	switch {
	case without != nil:
		return &NotEvaluatedError{year, without}
	case unset:
		return &UnsetError{Param: param("pass-mark"), Year: year}
	}
	return nil
}

// rivals returns those who compete, or may, and numbers them.
func rivals(field []candidacy) []Contender {
	var contenders []Contender
	for i := range field {
		k := &field[i]
		outcome := k.judged.Outcome()
		failed, _ := k.judged.Bits()
		if k.contest == TopupContest || failed != 0 || outcome != zhuanhua.Met && outcome != zhuanhua.Undetermined {
			continue
		}
		k.contender = len(contenders)
		contenders = append(contenders, Contender{k.Score, k.ties, outcome != zhuanhua.Met})
	}
	return contenders
}

// guard says in which situation the candidate is.
func (r *run) guard(i int, k *candidacy) Guard {
	p := &r.progress[i]
	switch outcome := k.judged.Outcome(); {
	case k.contest == NoContest:
		return GuardNoPlan
	case k.contest == 0:
		return GuardUnknown
	case k.contest == TopupContest && outcome == zhuanhua.Met:
		return GuardPassed
	case k.contest == TopupContest && outcome == zhuanhua.NotMet:
		return GuardForfeits
	case k.contest == TopupContest:
		return GuardUnknown
	case outcome == zhuanhua.NotMet && k.Severe && p.unsure:
		return GuardUnknown
	case outcome == zhuanhua.NotMet && k.Severe && p.balance > 0:
		return GuardLiable
	case outcome == zhuanhua.NotMet:
		return GuardBarred
	case k.Line == Beyond:
		return GuardBeyond // competing or not, it gets nothing
	case outcome == zhuanhua.Met && k.Line == Within:
		return GuardWithin
	case outcome == zhuanhua.Met && k.Line == Across:
		return GuardAcross
	}
	return GuardUnknown
}

// decide makes the decision on applicant i and books it.
func (r *run) decide(i int, k *candidacy, inputs []MissingInput) Decision {
	p := &r.progress[i]
	v := r.table.Judge(r.checks[r.check(k, false)], k.facts.With(LineFact, zhuanhua.Code(k.Line)))
	guard := r.guard(i, k)
	action, next := r.transition(p.standing, k.contest, guard)
	d := Decision{
		Year: k.Year, Province: k.Province, Action: action, Guard: guard, From: p.standing, Next: next,
		Score: k.Score, Gross: k.gross, Deductions: append([]Deduction{}, k.off...),
		Rank: k.placing.Rank, Reasons: k.reasons(v), Missing: missing(v), Inputs: []MissingInput{}, Notes: []zhuanhua.Note{},
	}
	if e := r.evaluations[entry{k.Year, k.Province}]; e != nil {
		d.Criteria = slices.Clone(e.Criteria)
	}
	if action == Undetermined && len(d.Missing) == 0 { // how much could be recovered is open
		f := &r.table.Form().Facts[StandingFact]
		d.Missing = append(d.Missing, zhuanhua.MissingFact{Fact: f.Key, Text: f.Text, Supplier: f.Supplier})
	}
	if action == Undetermined {
		d.Inputs = inputs
	}
	if k.Waiver != "" && k.contest == AwardContest && r.terms.barring().Has(zhuanhua.Code(k.Standing)) {
		d.Waiver = k.Waiver
	}
	if r.terms.FiledLate(k.FiledCNIPAOn, k.FiledMOFOn) && !r.terms.LateBars {
		d.Notes = append(d.Notes, filedLateNote(r.terms))
	}
	r.book(p, &d, k)
	d.Record = r.terms.record(v, &k.Candidate, d.Notes)
	stamp(&d.Record, r.fingerprint)
	return d
}

// book puts the decision's amount to the balance.
//
// Clause: CZ23-3.3a, CZ23-3.3b, CZ23-3.3c, CZ23-4.4b, CZ23-4.4c
func (r *run) book(p *progress, d *Decision, k *candidacy) {
	switch d.Action {
	case Startup:
		d.Amount = r.terms.Startup
	case Topup:
		d.Amount = r.terms.Topup
	case Award:
		d.Amount = r.terms.Award
	case Clawback:
		d.Amount = -min(r.terms.Topup, p.balance)
		if k.Severe {
			d.Amount = -p.balance
		} else if p.balance < r.terms.Topup {
			d.Notes = append(d.Notes, cappedNote(r.terms))
		}
	case Recover:
		d.Amount = -p.balance
	case Undetermined:
		p.unsure = true
		p.inputs = distinct(append(p.inputs, d.Inputs...))
	}
	p.balance += d.Amount
	p.standing = d.Next
	p.severe = p.severe || k.Severe
}

// balances puts the balances to a result.
func (r *run) balances(result Result) Result {
	for i, p := range r.progress {
		result.Balances = append(result.Balances, Balance{r.applicants[i].Province, p.balance, p.unsure})
	}
	return result
}
