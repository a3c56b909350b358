package zhuanhua

import (
	"database/sql/driver"
	"strconv"
	"unique"
)

// PartyKind is what a party is (主体类型).
type PartyKind uint8

// The kinds of party. State-owned enterprises are three kinds because the
// programmes draw the line differently (rulebook 0k).
const (
	PartyKindNone     PartyKind = iota
	University                  // 高等学校
	ResearchInstitute           // 科研机构, institutes founded by a university included
	CentralSOE                  // 中央企业
	ProvincialSOE               // 省属国有企业, of any province
	MunicipalSOE                // 市属国有企业
	MilitaryUnit                // 军工单位
	OtherEnterprise             // 企业, none of the three and no military unit
	Individual                  // 个人
	OtherParty                  // 其他
)

var partyKinds = words[PartyKind]{"party kind", []word{
	{},
	{"university", Text{"高等学校", "university"}},
	{"research_institute", Text{"科研机构", "research institute"}},
	{"central_soe", Text{"中央企业", "central SOE"}},
	{"provincial_soe", Text{"省属国有企业", "provincial SOE"}},
	{"municipal_soe", Text{"市属国有企业", "municipal SOE"}},
	{"military_unit", Text{"军工单位", "military unit"}},
	{"enterprise", Text{"企业", "enterprise"}},
	{"individual", Text{"个人", "individual"}},
	{"other", Text{"其他", "other"}},
}}

// String returns the stable key.
func (k PartyKind) String() string { return partyKinds.key(k) }

// Text returns the names.
func (k PartyKind) Text() Text { return partyKinds.text(k) }

// Known reports whether the kind is a constant of this package other than
// PartyKindNone.
func (k PartyKind) Known() bool { return k != 0 && partyKinds.known(k) }

// ParsePartyKind reads the stable key.
func ParsePartyKind(s string) (PartyKind, error) { return partyKinds.parse(s) }

// MarshalText returns the stable key, empty when not given.
func (k PartyKind) MarshalText() ([]byte, error) { return partyKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (k *PartyKind) UnmarshalText(b []byte) error { return partyKinds.unmarshal(k, b) }

// Scan reads a text column; NULL is "not given".
func (k *PartyKind) Scan(src any) error { return partyKinds.scan(k, src) }

// Value returns the stable key, or nil where nothing is given.
func (k PartyKind) Value() (driver.Value, error) { return partyKinds.value(k) }

// PartyID identifies a party: the canonical credit code for an organisation, any
// text for an individual or a foreigner. It is eight bytes, compares with ==, and
// its zero value is "not given".
type PartyID struct{ handle unique.Handle[string] }

// NewPartyID returns the id with this text; the empty text is "not given". The
// text is taken as it is; see [ParsePartyID] for a text from outside.
func NewPartyID(s string) PartyID {
	if s == "" {
		return PartyID{}
	}
	return PartyID{unique.Make(s)}
}

// ParsePartyID returns the id that a text from outside stands for: a unified
// social credit code in any spelling becomes its canonical form, so that one
// organisation has one id; any other text is taken as it is. The empty text is
// "not given".
func ParsePartyID(s string) PartyID {
	if code, err := ParseCreditCode(s); err == nil {
		return code.ID()
	}
	return NewPartyID(s)
}

// ID returns the code as the id of a party.
func (c CreditCode) ID() PartyID { return NewPartyID(c.String()) }

// IsGiven reports whether there is an id.
func (id PartyID) IsGiven() bool { return id != PartyID{} }

// Equal is ==; it lets cmp.Diff compare ids.
func (id PartyID) Equal(other PartyID) bool { return id == other }

// String returns the text, empty where nothing is given.
func (id PartyID) String() string {
	if !id.IsGiven() {
		return ""
	}
	return id.handle.Value()
}

// MarshalText returns the text.
func (id PartyID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText takes the text as the id, as [ParsePartyID] does.
func (id *PartyID) UnmarshalText(b []byte) error {
	*id = ParsePartyID(string(b))
	return nil
}

// Scan reads a text column, as [ParsePartyID] does; NULL is "not given".
func (id *PartyID) Scan(src any) error {
	text, err := scanText("party id", src)
	if err == nil {
		*id = ParsePartyID(string(text))
	}
	return err
}

// Value returns the text, or nil where nothing is given.
func (id PartyID) Value() (driver.Value, error) {
	if !id.IsGiven() {
		return nil, nil
	}
	return id.String(), nil
}

// Party is a transferor, transferee, licensor, licensee, pledgor or filer, as
// the CNIPA patent register (专利登记簿) names it.
type Party struct {
	ID       PartyID   `json:"party_id"`
	Kind     PartyKind `json:"kind"`
	Province Place     `json:"province"` // address in the register
	City     Place     `json:"city"`     // of the same address

	// Sizes are the enterprise's size classes by year, in the order of years. A
	// [Register] fills them in from the enterprise's figures; a host that has
	// classes of its own may give them instead.
	Sizes []SizeOfYear `json:"sizes,omitempty"`

	Controller PartyID `json:"controller_id"`
	Founder    PartyID `json:"founder_id"` // the university that founded an institute
	Name       string  `json:"name,omitempty"`
}

// SizeIn returns the size that holds in the year: that of the year itself, else
// one given for every year (Year 0). The zero Size, about which nothing is known,
// stands for no entry.
func (p *Party) SizeIn(year int) Size {
	if p == nil {
		return Size{}
	}
	at, always := -1, -1
	for i := len(p.Sizes) - 1; i >= 0; i-- { // to the end: which one it is cannot be foreseen, that there is another can
		y := p.Sizes[i].Year
		if y == year {
			at = i
		}
		if y == EveryYear {
			always = i
		}
	}
	if at < 0 {
		at = always
	}
	if at < 0 {
		return Size{}
	}
	return p.Sizes[at].Size
}

// SizeBefore returns the size by the figures of the last closed year before the
// day (rulebook CZ23-A1b); without a day only a size that holds for every year.
func (p *Party) SizeBefore(day Day) Size {
	if !day.IsGiven() {
		return p.SizeIn(EveryYear)
	}
	if p != nil && len(p.Sizes) == 1 && p.Sizes[0].Year == EveryYear {
		return p.Sizes[0].Size
	}
	return p.SizeIn(day.Year() - 1)
}

// Validate returns the first fault of the party as an [InputError]: no id, a code
// or place that does not exist.
func (p *Party) Validate() error {
	if p == nil {
		return &InputError{Record: RecordParty, Field: "party", Err: ErrNotGiven}
	}
	return p.validate()
}

// validate checks codes and places, which a cast could have put out of range.
func (p *Party) validate() error {
	fault := func(field, value string, err error) error {
		return &InputError{RecordParty, Quote(p.ID.String()), field, value, err}
	}
	switch {
	case !p.ID.IsGiven():
		return fault("party_id", "", ErrNotGiven)
	case !partyKinds.known(p.Kind):
		return fault("kind", p.Kind.String(), ErrCodeWord)
	case p.Province != 0 && (!p.Province.Known() || p.Province.IsCity()):
		return fault("province", p.Province.String(), ErrCodeWord)
	case p.City > abroad:
		return fault("city", strconv.FormatUint(uint64(p.City), 10), ErrRange)
	}
	return nil
}

// validateSizes checks the size classes, year by year.
func (p *Party) validateSizes() error {
	for i := range p.Sizes {
		if y := p.Sizes[i].Year; y < 0 || y > 9999 {
			return &InputError{RecordParty, Quote(p.ID.String()), "sizes", strconv.Itoa(y), ErrRange}
		}
		if !p.Sizes[i].Size.Valid() {
			return &InputError{RecordParty, Quote(p.ID.String()), "sizes", "", ErrCodeWord}
		}
	}
	return nil
}

// validateParty checks a record's party, which may be absent. A party without an
// id is told as a fault of the record: it has no name of its own.
func validateParty(p *Party, record RecordKind, id, field string) error {
	if err := validateEntry(p, record, id, field); err != nil || p == nil {
		return err
	}
	return p.validateSizes()
}

// validateEntry checks all of a record's party but its size classes.
func validateEntry(p *Party, record RecordKind, id, field string) error {
	switch {
	case p == nil:
		return nil
	case !p.ID.IsGiven():
		return &InputError{record, Quote(id), field, "", ErrNotGiven}
	}
	return p.validate()
}
