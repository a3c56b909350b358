package indicators

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fen"
)

// Report holds the figures of a scope.
type Report struct {
	Scope    zhuanhua.Scope  `json:"scope"`
	Received Figures         `json:"indicator1"` // patents that SMEs of the place received
	Supplied Figures         `json:"indicator2"` // patents that its universities and institutes gave
	Pledged  Figures         `json:"indicator5"` // pledge registrations
	Extra    []Figures       `json:"extra"`      // of the host's own checks, in their order
	Notes    []zhuanhua.Note `json:"notes"`
	Rules    string          `json:"rules"`          // fingerprint of rules and checks
	Seal     string          `json:"seal,omitempty"` // digest of the records; empty unless the tally is sealed
	Version  string          `json:"version"`        // of the library
}

// Report returns the figures of a place for a period that the tally was told:
// a province, the Corps or a city. Records whose ids may have been given twice
// are refused with a [SuspectError].
func (t *Tally) Report(place zhuanhua.Place, period zhuanhua.Period) (Report, error) {
	if t.err != nil {
		return Report{}, t.err
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
	for _, k := range [...]*kind{&t.transfers, &t.pledges} {
		k.settle()
		for check := range k.table.Checks() {
			r.put(k.figures(check, []zhuanhua.Scope{scope}, t.judge.Counting()))
		}
	}
	return r, nil
}

// newReport returns a report without figures. The decision day, for notes, is
// the latest statistics day that the tally was told.
func (t *Tally) newReport(scope zhuanhua.Scope) Report {
	latest := zhuanhua.Day(0)
	for _, p := range t.periods {
		latest = max(latest, p.AsOf)
	}
	print := t.judge.Fingerprint()
	r := Report{
		Scope: scope, Extra: []Figures{}, Notes: append([]zhuanhua.Note{}, t.judge.Notes(latest)...),
		Rules: hex.EncodeToString(print[:]), Version: zhuanhua.Version,
	}
	if t.seal != nil {
		r.Seal = t.seal.String()
	}
	return r
}

func (r *Report) put(f Figures) {
	switch f.Check {
	case zhuanhua.Indicator1:
		r.Received = f
	case zhuanhua.Indicator2:
		r.Supplied = f
	case zhuanhua.Indicator5:
		r.Pledged = f
	default:
		r.Extra = append(r.Extra, f)
	}
}

// Figures returns the figures of the check with the name, also of a host's own.
func (r *Report) Figures(check string) (Figures, error) {
	for _, f := range append([]Figures{r.Received, r.Supplied, r.Pledged}, r.Extra...) {
		if f.Check == check {
			return f, nil
		}
	}
	return Figures{}, fmt.Errorf("%w: %s", ErrNoSuchCheck, zhuanhua.Quote(check))
}

func (k *kind) settle() {
	k.patents.settle()
	k.parties.settle()
}

// count gathers the figures of one check while its cells are gone through.
type count struct {
	f                Figures
	amount, received fen.Sum
	failed, ours     map[string]int64
	missing          map[string]int64
	counting         []int32 // cells that count
}

// figures asks every cell of the check about the scopes, which are those of one
// place: one for a report, several to cumulate.
func (k *kind) figures(check int, scopes []zhuanhua.Scope, counting zhuanhua.Counting) Figures {
	c := count{failed: map[string]int64{}, ours: map[string]int64{}, missing: map[string]int64{}}
	c.f.Check = k.table.Check(check).Name
	for i := range scopes {
		k.count(&c, check, &scopes[i])
	}
	k.finish(&c, check, counting)
	return c.f
}

func (k *kind) count(c *count, check int, s *zhuanhua.Scope) {
	kindOf := k.kindsOfHome(s.Place)
	verdicts := map[[2]int32]zhuanhua.Verdict{}
	for number := range k.rules {
		if int(k.profiles.keys[number].check) != check {
			continue
		}
		p := &k.rules[number]
		for home, ref := range p.cells {
			if ref == 0 {
				continue
			}
			like := [2]int32{int32(number), kindOf[home]}
			v, known := verdicts[like]
			if !known {
				v = k.verdict(int32(number), k.homes.keys[home], s)
				verdicts[like] = v
			}
			c.cell(k, ref-1, v, s)
		}
	}
	for i := range k.mixed {
		if k.mixed[i].check == check {
			c.mixture(k, &k.mixed[i], s)
		}
	}
}

// kindsOfHome sorts the homes by how they lie to the place: homes of one kind
// have the same verdicts. The number of a kind is that of its first home.
func (k *kind) kindsOfHome(place zhuanhua.Place) []int32 {
	kinds := make([]int32, len(k.homes.keys))
	first := map[[zhuanhua.MaxHomes]zhuanhua.Lie]int32{}
	for n, h := range k.homes.keys {
		var lie [zhuanhua.MaxHomes]zhuanhua.Lie
		for slot := range h {
			lie[slot] = h[slot].LieTo(place)
		}
		one, there := first[lie]
		if !there {
			one = int32(n)
			first[lie] = one
		}
		kinds[n] = one
	}
	return kinds
}

func (c *count) cell(k *kind, number int32, v zhuanhua.Verdict, s *zhuanhua.Scope) {
	cell := &k.cells[number]
	c.outcome(v, cell.records)
	if v.Outcome() == zhuanhua.Met {
		c.f.Unpriced += cell.unpriced
		c.f.Patents += cell.patents
		c.amount.AddSum(cell.amount)
		c.counting = append(c.counting, number)
	}
	if v.CarriesMoney() && cell.received != nil {
		for class, day := range k.cuts.first {
			if s.Period.Has(day) && day <= s.Period.AsOf {
				c.received.AddSum(cell.received[class])
			}
		}
	}
}

// mixture counts records of several parts: the cells have given patents and money,
// the records are counted here.
func (c *count) mixture(k *kind, m *mixture, s *zhuanhua.Scope) {
	var whole zhuanhua.Verdict
	left := int64(0)
	for i, number := range m.cells {
		cell := &k.cells[number]
		v := k.verdict(cell.profile, k.homes.keys[cell.home], s)
		if v.Outcome() != zhuanhua.Met {
			left += m.patents[i]
		}
		if i == 0 {
			whole = v
		} else {
			whole = whole.Join(v)
		}
	}
	c.outcome(whole, m.records)
	if whole.Outcome() == zhuanhua.Met {
		c.f.Unpriced += m.unpriced
		c.f.LeftOut += left
	}
}

// outcome books n records with the verdict.
func (c *count) outcome(v zhuanhua.Verdict, n int64) {
	if n == 0 {
		return
	}
	switch v.Outcome() {
	case zhuanhua.Met:
		c.f.Records += n
	case zhuanhua.NotMet:
		c.f.Rejected.Records += n
		ours := v.IsOurs()
		if !ours {
			c.f.Rejected.NotOurs += n
		}
		for row := range v.Failed() {
			c.failed[row.Code] += n
			if ours {
				c.ours[row.Code] += n
			}
		}
	case zhuanhua.NotApplicable:
		c.f.NotApplicable += n
	default:
		c.f.Undetermined.Records += n
		for fact := range v.Missing() {
			c.missing[fact.Key] += n
		}
	}
}

// finish puts the gathered counts in the order of check and form.
func (k *kind) finish(c *count, check int, counting zhuanhua.Counting) {
	c.f.Amount, c.f.Received = c.amount.Yuan(), c.received.Yuan()
	slices.Sort(c.counting)
	var room []uint64
	if counting == zhuanhua.ByPatent {
		c.f.Patents, room = k.patents.distinct(c.counting, room)
	}
	c.f.Parties, _ = k.parties.distinct(c.counting, room)
	c.f.Rejected.Reasons = []ReasonCount{}
	for _, row := range k.table.Check(check).Rows {
		if n := c.failed[row.Code]; n > 0 {
			c.f.Rejected.Reasons = append(c.f.Rejected.Reasons, ReasonCount{
				Code: row.Code, Clause: row.Clause, Nature: row.Nature, Text: row.Text, Records: n, Ours: c.ours[row.Code],
			})
		}
	}
	c.f.Undetermined.Missing = []MissingCount{}
	for _, fact := range k.table.Form().Facts {
		if n := c.missing[fact.Key]; n > 0 {
			c.f.Undetermined.Missing = append(c.f.Undetermined.Missing, MissingCount{fact.Key, fact.Text, fact.Supplier, n})
		}
	}
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
	if t.err == nil && t.judge.Cumulation() == zhuanhua.OverWindow {
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
	scopes := make([]zhuanhua.Scope, len(periods))
	for i, p := range periods {
		scopes[i] = zhuanhua.Scope{Place: place, Period: p}
	}
	for _, k := range [...]*kind{&t.transfers, &t.pledges} {
		for check := range k.table.Checks() {
			f := k.figures(check, scopes, t.judge.Counting())
			for n := range sum {
				if sum[n].Check == f.Check {
					sum[n].Patents, sum[n].Parties = f.Patents, f.Parties
				}
			}
		}
	}
}
