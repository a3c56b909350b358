package awards

import (
	"cmp"
	"errors"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// Severity says how a clause speaks of what a policy does.
type Severity uint8

// The severities.
const (
	SeverityNone Severity = iota
	Advice                // 避免: to be avoided
	Breach                // 不得, or a plain command not followed
)

var severities = words[Severity]{"severity", []word{
	{},
	{"advice", zhuanhua.Text{Zh: "提示（应避免）", En: "advice"}},
	{"breach", zhuanhua.Text{Zh: "违反（不得）", En: "breach"}},
}}

// String returns the stable key.
func (s Severity) String() string { return severities.key(s) }

// Text returns the names.
func (s Severity) Text() zhuanhua.Text { return severities.text(s) }

// MarshalText returns the stable key, empty when not given.
func (s Severity) MarshalText() ([]byte, error) { return severities.marshal(s) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (s *Severity) UnmarshalText(b []byte) error { return severities.unmarshal(s, b) }

// LintFinding is one thing in a policy that offends.
type LintFinding struct {
	Severity Severity          `json:"severity"`
	Code     string            `json:"code"` // in full: "quality-orientation/money-tied-to-numbers"
	Clause   zhuanhua.ClauseID `json:"clause"`
	Text     zhuanhua.Text     `json:"text"`
	Items    []string          `json:"items"` // keys of the offending criteria; none where one is lacking
}

// LintReport is what there is to say of a policy.
type LintReport struct {
	Policy     string              `json:"policy"`
	On         zhuanhua.Day        `json:"on"`
	Outcome    zhuanhua.Outcome    `json:"outcome"`  // by breaches alone
	Advice     zhuanhua.Outcome    `json:"advice"`   // not met: there is some
	Findings   []LintFinding       `json:"findings"` // breaches before advice
	Missing    []string            `json:"missing"`  // fields of the policy that would decide
	Notes      []zhuanhua.Note     `json:"notes"`
	Numbers    string              `json:"numbers_share"`    // of the weight, exact: "2/5"; empty: not known
	Conversion string              `json:"conversion_share"` // likewise
	Records    []zhuanhua.Decision `json:"records"`          // one a check
}

// Linter holds policies against one rules value. It is immutable and safe for any
// number of goroutines.
type Linter struct {
	rules       LintRules
	table       *zhuanhua.Table
	fingerprint func() string
}

// Linter compiles the rules, or returns a [TermsError].
func (r LintRules) Linter() (*Linter, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	table, err := zhuanhua.Compile(PolicyForm(), r.Checks()...)
	return &Linter{r, table, printed(LintFields(), r, table)}, err
}

// Table returns the table with the checks of a policy.
func (l *Linter) Table() *zhuanhua.Table { return l.table }

// Policy says what offends in a policy on a day: breaches, by which it is not met,
// and advice, which decides nothing. What is missing of the policy leaves a limb
// undetermined.
//
// Where a limb turns on a share that was not given, that limb is undetermined too and
// an [UnsetError] for each such share comes beside the report, which says all that
// can be said without it. No share is asked for where the items in question have none
// of the weight, or all of it. What [Policy.Validate] refuses, and a day that is not
// given, is an [zhuanhua.InputError] and there is no report.
//
// Clause: GB37-3.5, GB37-3.6, GB37-3.6a
func (l *Linter) Policy(p *Policy, on zhuanhua.Day) (LintReport, error) {
	if err := p.Validate(); err != nil {
		return LintReport{}, err
	}
	switch {
	case !on.IsGiven():
		return LintReport{}, &zhuanhua.InputError{Field: "day", Err: zhuanhua.ErrNotGiven}
	case !on.Valid():
		return LintReport{}, &zhuanhua.InputError{Field: "day", Err: zhuanhua.ErrRange}
	}
	numbers, conversion := portionsOf(p.Items, l.rules.Numbers), portionsOf(p.Items, l.rules.Conversion)
	facts, unset := l.rules.read(p, &numbers, &conversion)
	r := LintReport{
		Policy: p.Key, On: on, Findings: []LintFinding{}, Missing: []string{}, Notes: l.notes(p, on), Records: []zhuanhua.Decision{},
		Numbers: numbers.exact(), Conversion: conversion.exact(),
	}
	var outcomes []zhuanhua.Outcome
	for i := range l.table.Checks() {
		v := l.table.Judge(i, facts)
		outcomes = append(outcomes, v.Outcome())
		d := v.Explain(nil)
		d.ID, d.Scope.Period.AsOf = p.Key, on
		stamp(&d, l.fingerprint)
		d.Notes = append(d.Notes, r.Notes...)
		r.Records = append(r.Records, d)
		if v.Outcome() == zhuanhua.NotMet {
			for c := range v.Failed() {
				r.Findings = append(r.Findings, l.rules.finding(p, v.Check(), c))
			}
		}
	}
	r.Outcome, r.Advice = worse(outcomes[0], outcomes[2]), outcomes[1]
	slices.SortStableFunc(r.Findings, func(a, b LintFinding) int { return cmp.Compare(b.Severity, a.Severity) })
	r.Missing = p.missing(facts, outcomes)
	var errs []error
	for _, key := range unset {
		errs = append(errs, &UnsetError{Param: lintParam(key), Year: on.Year()})
	}
	return r, errors.Join(errs...)
}

// worse joins two outcomes: a no decides, then what is open, then a yes.
func worse(a, b zhuanhua.Outcome) zhuanhua.Outcome {
	for _, o := range [...]zhuanhua.Outcome{zhuanhua.NotMet, zhuanhua.Undetermined, zhuanhua.Met} {
		if a == o || b == o {
			return o
		}
	}
	return zhuanhua.NotApplicable
}

// Read returns the facts of a policy, and the keys of the shares that were asked for
// and not given. The policy must be in order.
func (r LintRules) Read(p *Policy) (facts zhuanhua.Facts, unset []string) {
	if p == nil {
		return 0, nil
	}
	numbers, conversion := portionsOf(p.Items, r.Numbers), portionsOf(p.Items, r.Conversion)
	return r.read(p, &numbers, &conversion)
}

func (r LintRules) read(p *Policy, numbers, conversion *portions) (facts zhuanhua.Facts, unset []string) {
	with := func(fact int, t zhuanhua.Truth) { facts = facts.With(fact, zhuanhua.Code(t)) }
	reaches := func(fact int, of *portions, key string, line zhuanhua.Given[indicators.Ratio]) {
		answer, asked := of.reaches(line)
		with(fact, answer)
		if asked {
			unset = append(unset, key)
		}
	}
	for fact, kind := range map[int]PolicyKind{
		AssessmentFact: AssessmentPolicy, FundingFact: FundingPolicy, ReviewFact: ReviewPolicy, EquityFact: StateEquityPolicy,
	} {
		with(fact, zhuanhua.TruthOf(p.Kinds.Has(kind)))
	}
	patents := usesPatents(p.Items)
	with(PatentIndicatorsFact, patents)
	with(BindingFact, binding(p.Items))
	if p.Kinds.Has(FundingPolicy) {
		reaches(TiedFact, numbers, "simply-share", r.SimplyShare)
	}
	if p.Kinds.Has(ReviewPolicy) {
		if patents != zhuanhua.No {
			reaches(ImportantFact, conversion, "important-share", r.ImportantShare)
		}
		reaches(MainFact, numbers, "main-share", r.MainShare)
	}
	for i, t := range p.Equity.each() {
		with(AsWholeFact+i, t)
	}
	return facts, unset
}

// finding names what offends by a failed criterion.
func (r LintRules) finding(p *Policy, check string, c *zhuanhua.Criterion) LintFinding {
	f := LintFinding{Breach, check + "/" + c.Code, c.Clause, c.Text, []string{}}
	offends := func(*PolicyItem) bool { return false }
	switch {
	case check == ApplicationTargets:
		f.Severity = Advice
		offends = func(i *PolicyItem) bool { return i.Subject == PatentApplications && i.Binding == zhuanhua.Yes }
	case c.Code == "conversion-not-important":
		offends = func(i *PolicyItem) bool { return r.Conversion.Has(i.Subject) }
	case check == QualityOrientation:
		offends = func(i *PolicyItem) bool { return r.Numbers.Has(i.Subject) }
	}
	for i := range p.Items {
		if offends(&p.Items[i]) {
			f.Items = append(f.Items, p.Items[i].Key)
		}
	}
	return f
}

// missing returns the fields of the policy that are not given and may decide a check
// that is open; the outcomes are those of the checks.
func (p *Policy) missing(facts zhuanhua.Facts, outcomes []zhuanhua.Outcome) []string {
	list := []string{}
	weighs, binds := outcomes[0] == zhuanhua.Undetermined, outcomes[1] == zhuanhua.Undetermined
	for i := range p.Items {
		item := &p.Items[i]
		if item.Subject == SubjectNone && (weighs || binds && item.Binding != zhuanhua.No) {
			list = append(list, item.field("subject"))
		}
		if !item.Weight.IsGiven() && weighs {
			list = append(list, item.field("weight"))
		}
		if binds && item.Binding == zhuanhua.Unstated && mayBind(item) {
			list = append(list, item.field("binding"))
		}
	}
	if outcomes[2] == zhuanhua.Undetermined {
		for i, key := range [...]string{"as_whole", "by_year", "by_type", "by_stage", "single_case"} {
			if facts.Get(AsWholeFact+i) == 0 {
				list = append(list, "equity/"+key)
			}
		}
	}
	return list
}

// Codes of notes on a policy.
const (
	NoteEarlierPolicy = "earlier-policy" // issued before the action plan
	NoteLintWindow    = "outside-window" // judged outside the window of the rules
)

// notes says that a policy is older than the action plan, which as the later and
// higher rule binds it from its issue on, and that the day lies outside its window.
//
// Clause: GB37-3.6
func (l *Linter) notes(p *Policy, on zhuanhua.Day) []zhuanhua.Note {
	notes := []zhuanhua.Note{}
	from := l.rules.From.String()
	if p.IssuedOn.IsGiven() && p.IssuedOn < l.rules.From {
		issued := p.IssuedOn.String()
		notes = append(notes, zhuanhua.Note{
			Code: NoteEarlierPolicy, Clause: "GB37-3.6",
			Text: zhuanhua.Text{
				Zh: "该政策印发于" + issued + "；行动方案在后且位阶更高，自" + from + "起适用",
				En: "issued on " + issued + "; the action plan is the later and higher rule, from " + from + " on",
			},
		})
	}
	if !(zhuanhua.Param{From: l.rules.From, To: l.rules.To}).HoldsOn(on) {
		notes = append(notes, zhuanhua.Note{
			Code: NoteLintWindow, Clause: "GB37-0",
			Text: zhuanhua.Text{
				Zh: "审查日" + on.String() + "不在本版规则适用期内，按最接近的版本审查",
				En: "the day " + on.String() + " lies outside the window of these rules; the nearest edition was used",
			},
		})
	}
	return notes
}
