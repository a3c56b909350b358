package zhuanhua

import (
	"cmp"
	"slices"
	"strconv"
)

// Register holds parties, enterprises and patents, and resolves the ids of
// records into them. Put parties in first, then enterprises; patents at any time;
// then resolve records. A Register is not safe for use while it is being filled;
// filled, it is safe for any number of goroutines, and the parties it hands out
// are shared and must not be altered. The zero Register is empty and has no size
// standard: to it every size is unknown but one that an authority set.
type Register struct {
	standard    SizeStandard
	parties     map[PartyID]*Party
	enterprises map[PartyID]Enterprise
	patents     map[PatentNo]Patent
}

// NewRegister returns an empty register that classifies enterprises by the
// standard.
func NewRegister(standard SizeStandard) *Register {
	return &Register{standard: standard}
}

// prepare makes the maps of a register that nothing was put into yet.
func (r *Register) prepare() {
	if r.parties == nil {
		r.parties, r.enterprises, r.patents = map[PartyID]*Party{}, map[PartyID]Enterprise{}, map[PatentNo]Patent{}
	}
}

// AddParty puts a party in. An id that is there already is an [ErrDuplicate]
// where the entry is the same, an [ErrContradiction] where it is not. An
// organisation's id that is a credit code in another spelling than the canonical
// one is an [ErrSyntax]: it would be a second party; see [ParsePartyID].
func (r *Register) AddParty(p Party) error {
	if err := cmp.Or(p.validate(), p.validateSizes()); err != nil {
		return err
	}
	if !p.hasCanonicalID() {
		return &InputError{RecordParty, Quote(p.ID.String()), "party_id", Quote(p.ID.String()), ErrSyntax}
	}
	if old := r.parties[p.ID]; old != nil {
		err := ErrContradiction
		if old.sameEntry(&p) {
			err = ErrDuplicate
		}
		return &InputError{RecordParty, Quote(p.ID.String()), "party_id", "", err}
	}
	p.Sizes = slices.Clone(p.Sizes)
	r.prepare()
	r.parties[p.ID] = &p
	return nil
}

// hasCanonicalID reports whether the id is the only spelling of the party's
// credit code, or none is expected: of individuals and of parties abroad.
func (p *Party) hasCanonicalID() bool {
	return p.Kind == Individual || p.Province.IsAddressOnly() || ParsePartyID(p.ID.String()) == p.ID
}

// sameEntry compares what the register of patents says; sizes are not its.
func (p *Party) sameEntry(q *Party) bool {
	return p.Name == q.Name && p.Kind == q.Kind && p.Province == q.Province && p.City == q.City &&
		p.Controller == q.Controller && p.Founder == q.Founder
}

// AddEnterprise puts an enterprise's figures in and classifies it, year by year.
// Its party must be there. Figures of further years may follow in further calls;
// a year twice is an [ErrDuplicate], another industry an [ErrContradiction]. Size
// classes that the party was put in with stay; figures of a year for which it has
// one are an [ErrContradiction].
func (r *Register) AddEnterprise(e Enterprise) error {
	if err := e.validate(); err != nil {
		return err
	}
	fault := func(field, value string, err error) error {
		return &InputError{RecordEnterprise, Quote(e.Party.String()), field, value, err}
	}
	party := r.parties[e.Party]
	if party == nil {
		return fault("party_id", "", ErrUnknownID)
	}
	old, there := r.enterprises[e.Party]
	if there && old.Industry != e.Industry {
		return fault("industry", e.Industry.String(), ErrContradiction)
	}
	years := append(slices.Clone(old.Years), e.Years...)
	slices.SortStableFunc(years, func(a, b EnterpriseYear) int { return a.Year - b.Year })
	for i := 1; i < len(years); i++ {
		if years[i].Year == years[i-1].Year {
			return fault("year", strconv.Itoa(years[i].Year), ErrDuplicate)
		}
	}
	sizes := party.sizesBeside(old.Years)
	given := len(sizes)
	for _, y := range years {
		if slices.ContainsFunc(sizes[:given], func(s SizeOfYear) bool { return s.Year == y.Year }) {
			return fault("year", strconv.Itoa(y.Year), ErrContradiction)
		}
		sizes = append(sizes, SizeOfYear{y.Year, r.standard.Size(e.Industry, y)})
	}
	slices.SortStableFunc(sizes, func(a, b SizeOfYear) int { return a.Year - b.Year })
	e.Years, e.Classes = years, old.Classes|e.Classes
	r.enterprises[e.Party] = e
	party.Sizes = slices.Clip(sizes)
	return nil
}

// sizesBeside returns a copy of the party's sizes that do not come from figures of
// the years.
func (p *Party) sizesBeside(years []EnterpriseYear) []SizeOfYear {
	return slices.DeleteFunc(slices.Clone(p.Sizes), func(s SizeOfYear) bool {
		return slices.ContainsFunc(years, func(y EnterpriseYear) bool { return y.Year == s.Year })
	})
}

// AddPatent puts a patent in, as an entry of the register that was read: the days
// it does not give did not happen. A number that is there already is an
// [ErrDuplicate] or, with another entry, an [ErrContradiction].
func (r *Register) AddPatent(p Patent) error {
	p.OnRegister = true
	if err := p.validate(); err != nil {
		return err
	}
	if old, there := r.patents[p.No]; there {
		err := ErrContradiction
		if old == p {
			err = ErrDuplicate
		}
		return &InputError{RecordPatent, p.No.String(), "patent_no", "", err}
	}
	r.prepare()
	r.patents[p.No] = p
	return nil
}

// Party returns the party with the id, nil where there is none.
func (r *Register) Party(id PartyID) *Party { return r.parties[id] }

// Enterprise returns the enterprise of the party and whether there is one.
func (r *Register) Enterprise(id PartyID) (Enterprise, bool) {
	e, ok := r.enterprises[id]
	e.Years = slices.Clone(e.Years)
	return e, ok
}

// Patent returns the patent and whether its entry is in the register. One that is
// not comes back with its number alone, about whose grant nothing is known.
func (r *Register) Patent(no PatentNo) (Patent, bool) {
	p, ok := r.patents[no]
	if !ok {
		p.No = no
	}
	return p, ok
}

// Ref returns a party of which only the id is given, for a record to be resolved.
func Ref(id PartyID) *Party { return &Party{ID: id} }

// Transfer returns the transfer with parties and patents as the register has
// them; in the record given only their ids and numbers are read. A party that the
// register does not have is an [ErrUnknownID]; a patent it does not have stays a
// bare number. The record given is not altered and shares no list with the result.
func (r *Register) Transfer(t Transfer) (Transfer, error) {
	if err := t.Validate(); err != nil {
		return t, err
	}
	var err error
	if t.Transferor, err = r.resolve(t.Transferor, RecordTransfer, t.ID, "transferor_id"); err != nil {
		return t, err
	}
	if t.Transferee, err = r.resolve(t.Transferee, RecordTransfer, t.ID, "transferee_id"); err != nil {
		return t, err
	}
	patents := make([]Patent, len(t.Patents))
	for i := range t.Patents {
		patents[i], _ = r.Patent(t.Patents[i].No)
	}
	t.Patents, t.Payments = patents, slices.Clone(t.Payments)
	return t, nil
}

// Pledge returns the pledge with its pledgor as the register has it.
func (r *Register) Pledge(p Pledge) (Pledge, error) {
	err := p.Validate()
	if err == nil {
		p.Patents = slices.Clone(p.Patents)
		p.Pledgor, err = r.resolve(p.Pledgor, RecordPledge, p.ID, "pledgor_id")
	}
	return p, err
}

// Product returns the product filing with its filer as the register has it.
func (r *Register) Product(p Product) (Product, error) {
	err := p.Validate()
	if err == nil {
		p.Patents = slices.Clone(p.Patents)
		p.Party, err = r.resolve(p.Party, RecordProduct, p.ID, "party_id")
	}
	return p, err
}

// Coverage returns the coverage with its enterprise as the register has it.
func (r *Register) Coverage(c Coverage) (Coverage, error) {
	err := c.Validate()
	if err == nil {
		c.Party, err = r.resolve(c.Party, RecordCoverage, c.Measure.ID, "party_id")
	}
	return c, err
}

func (r *Register) resolve(p *Party, record RecordKind, id, field string) (*Party, error) {
	if p == nil {
		return nil, nil
	}
	if found := r.parties[p.ID]; found != nil {
		return found, nil
	}
	return nil, &InputError{record, Quote(id), field, Quote(p.ID.String()), ErrUnknownID}
}
