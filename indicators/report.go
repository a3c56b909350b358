package indicators

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Report holds the figures of a scope: the five indicators of the special plan.
//
// Clause: CZ23-1.3.1, CZ23-1.3.2, CZ23-1.3.3, CZ23-1.3.4, CZ23-1.3.5
type Report struct {
	Scope          zhuanhua.Scope `json:"scope"`
	Received       Figures        `json:"indicator1"` // patents that SMEs of the place received
	Supplied       Figures        `json:"indicator2"` // patents that its universities and institutes gave
	Covered        Figures        `json:"coverages"`  // coverages by measures, record by record
	Pledged        Figures        `json:"indicator5"` // pledge registrations
	Benefited      Benefited      `json:"indicator3"` // SMEs that the policy benefits
	Implementation Implementation `json:"indicator4"` // product filings and implementation

	BankBalance zhuanhua.Given[Level] `json:"bank_balance"` // of pledge loans, only where it was asked for
	Extra       []Figures             `json:"extra"`        // of the host's own checks, in their order

	Survey     zhuanhua.Given[BenefitSurvey] `json:"survey,omitzero"`       // of the benefited SMEs, where it was handed over
	SpotChecks []SpotCheck                   `json:"spot_checks,omitempty"` // of figures above, in the order handed over

	Notes    []zhuanhua.Note  `json:"notes"`
	Readings []zhuanhua.Param `json:"readings"` // parameters behind the figures that no document states
	// ReadBy are the keys of the readings on which each figure turns, by check; nil: the
	// judge does not say.
	ReadBy  map[string][]string `json:"read_by,omitempty"`
	Rules   string              `json:"rules"`          // fingerprint of rules and checks
	Seal    string              `json:"seal,omitempty"` // digest of the records; empty unless the tally is sealed
	Version string              `json:"version"`        // of the library
}

// Report returns the figures of a place for a period that the tally was told:
// a province, the Corps or a city. Records whose ids may have been given twice
// are refused with a [SuspectError].
func (t *Tally) Report(place zhuanhua.Place, period zhuanhua.Period) (Report, error) {
	if err := t.Err(); err != nil {
		return Report{}, err
	}
	scope := zhuanhua.Scope{Place: place, Period: period}
	if err := scope.Validate(); err != nil {
		return Report{}, err
	}
	if !slices.Contains(t.periods, period) {
		return Report{}, fmt.Errorf("%w: %s", ErrNotTold, period)
	}
	if err := t.suspects(); err != nil {
		return Report{}, err
	}
	r := t.newReport(scope)
	number := slices.Index(t.periods, period)
	var received []int32 // cells that count for indicator 1
	for _, k := range t.kinds() {
		if err := k.settle(); err != nil {
			return Report{}, err
		}
		for check := 0; check < k.table.Checks() && k != &t.products; check++ {
			f, counting := k.figures(check, place, []int{number}, t.judge.Counting())
			r.put(f)
			if f.Check == zhuanhua.Indicator1 {
				received = counting
			}
		}
	}
	smes := distinct(t.transfers.partiesOf(received))
	r.Benefited = t.benefited(smes, place, number)
	r.Implementation = t.implementation(smes, received, place, number)
	return r, nil
}

// partiesOf returns the parties of the cells' records, as often as they occur.
func (k *kind) partiesOf(cells []int32) (parties []uint64) {
	for _, c := range cells {
		parties = appendItems(parties, k.parties.of(c))
	}
	return parties
}

// newReport returns a report without figures. Its day of decision is its own
// statistics day.
func (t *Tally) newReport(scope zhuanhua.Scope) Report {
	print := t.judge.Fingerprint()
	r := Report{
		Scope: scope, Extra: []Figures{}, Notes: append([]zhuanhua.Note{}, t.judge.Notes(scope.Period.AsOf)...),
		Readings: t.judge.Readings(),
		Rules:    hex.EncodeToString(print[:]), Version: zhuanhua.Version,
	}
	if figures, known := t.judge.(FigureJudge); known {
		r.ReadBy = map[string][]string{}
		for _, name := range t.figureNames() {
			r.ReadBy[name] = append([]string{}, figures.ReadingsOf(name)...)
		}
	}
	if t.seal != nil {
		r.Seal = t.seal.String()
	}
	return r
}

// figureNames are the names of the figures of a report.
func (t *Tally) figureNames() []string {
	names := []string{zhuanhua.Indicator1, zhuanhua.Indicator2, zhuanhua.Indicator3, zhuanhua.Indicator4, zhuanhua.Indicator5}
	for kind, table := range tablesOf(t.judge) {
		if kind == productsKind {
			continue
		}
		for i := range table.Checks() {
			if name := table.Check(i).Name; !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

func (r *Report) put(f Figures) {
	switch f.Check {
	case zhuanhua.Indicator1:
		r.Received = f
	case zhuanhua.Indicator2:
		r.Supplied = f
	case zhuanhua.Indicator3:
		r.Covered = f
	case zhuanhua.Indicator5:
		r.Pledged = f
	default:
		r.Extra = append(r.Extra, f)
	}
}

// Figures returns the figures of the check with the name, also of a host's own.
func (r *Report) Figures(check string) (Figures, error) {
	for _, f := range append([]Figures{r.Received, r.Supplied, r.Covered, r.Pledged}, r.Extra...) {
		if f.Check == check {
			return f, nil
		}
	}
	return Figures{}, fmt.Errorf("%w: %s", ErrNoSuchCheck, zhuanhua.Quote(check))
}

// Cumulative returns the figures of a place over several periods together, which
// must have been told and not overlap: patents as the rules cumulate them, records
// and amounts as sums. What was rejected or undetermined is each period's own and
// not added up.
func (t *Tally) Cumulative(place zhuanhua.Place, periods ...zhuanhua.Period) ([]Figures, error) {
	sorted := slices.SortedFunc(slices.Values(periods), func(a, b zhuanhua.Period) int { return cmp.Compare(a.From, b.From) })
	for i := range sorted {
		if i > 0 && sorted[i].From <= sorted[i-1].To {
			return nil, &zhuanhua.InputError{Field: "period", Value: sorted[i].String(), Err: zhuanhua.ErrDuplicate}
		}
	}
	var sum []Figures
	for i, p := range sorted {
		r, err := t.Report(place, p)
		if err != nil {
			return nil, err
		}
		year := append([]Figures{r.Received, r.Supplied, r.Pledged}, r.Extra...)
		if i == 0 {
			sum = year
		} else {
			for n := range sum {
				sum[n].cumulate(&year[n])
			}
		}
	}
	for n := range sum {
		sum[n].Rejected, sum[n].Undetermined, sum[n].NotApplicable = Rejected{}, Pending{}, 0
	}
	if t.Err() == nil && t.judge.Cumulation() == zhuanhua.OverWindow {
		t.overWindow(sum, place, sorted)
	}
	return sum, nil
}

func (f *Figures) cumulate(year *Figures) {
	f.Patents += year.Patents
	f.Records += year.Records
	f.Parties += year.Parties
	f.Unpriced += year.Unpriced
	f.LeftOut += year.LeftOut
	f.Amount = f.Amount.Add(year.Amount)
	f.Received = f.Received.Add(year.Received)
}

// overWindow counts patents and parties once over all the periods.
func (t *Tally) overWindow(sum []Figures, place zhuanhua.Place, periods []zhuanhua.Period) {
	numbers := make([]int, len(periods))
	for i, p := range periods {
		numbers[i] = slices.Index(t.periods, p)
	}
	for _, k := range [...]*kind{&t.transfers, &t.pledges} {
		for check := range k.table.Checks() {
			f, _ := k.figures(check, place, numbers, t.judge.Counting())
			for n := range sum {
				if sum[n].Check == f.Check {
					sum[n].Patents, sum[n].Parties = f.Patents, f.Parties
				}
			}
		}
	}
}
