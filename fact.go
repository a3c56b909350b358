package zhuanhua

import (
	"database/sql/driver"
	"fmt"
)

// Limits of a form and its table, checked by [Compile]. They are what one machine
// word holds; widen the word to widen them.
const (
	MaxFacts    = 16 // facts of one kind of record
	MaxCodes    = 15 // values of one fact, beside "not given"
	MaxCriteria = 64 // rows of all checks of one kind of record
)

// Supplier is who can supply a fact that is missing (数据提供方).
type Supplier uint8

// The suppliers of data.
const (
	SupplierNone  Supplier = iota
	PatentOffice           // 国家知识产权局, the patent register and its filings
	TaxOffice              // 税务部门
	StatsOffice            // 统计部门
	LendingBank            // 银行
	TheEnterprise          // 企业
	TheHost                // 省级主管部门, the host's own records
)

var suppliers = words[Supplier]{"supplier", []word{
	{},
	{"register", Text{"国家知识产权局（专利登记簿）", "CNIPA (patent register)"}},
	{"tax", Text{"税务部门", "tax office"}},
	{"statistics", Text{"统计部门", "statistics office"}},
	{"bank", Text{"银行", "bank"}},
	{"enterprise", Text{"企业", "enterprise"}},
	{"host", Text{"省级主管部门", "provincial department"}},
}}

// String returns the stable key.
func (s Supplier) String() string { return suppliers.key(s) }

// Text returns the names.
func (s Supplier) Text() Text { return suppliers.text(s) }

// MarshalText returns the stable key, empty when not given.
func (s Supplier) MarshalText() ([]byte, error) { return suppliers.marshal(s) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (s *Supplier) UnmarshalText(b []byte) error { return suppliers.unmarshal(s, b) }

// Scan reads a text column; NULL is "not given".
func (s *Supplier) Scan(src any) error { return suppliers.scan(s, src) }

// Value returns the stable key, or nil where nothing is given.
func (s Supplier) Value() (driver.Value, error) { return suppliers.value(s) }

// Code is one value of a fact. 0 is "not given" and in no set of accepted values.
type Code uint8

// FactValue is a value that a fact can have: its stable key and its names.
type FactValue struct {
	Key  string `json:"key"`
	Text Text   `json:"text"`
}

// Fact is one thing that the judgement of a record turns on, with finitely many
// values. Whatever compares two inputs, walks a list or cuts a number is a fact
// of its own, so that criteria need nothing but values.
type Fact struct {
	Key      string      // also the name of the missing input: "transferee-size"
	Text     Text        // what it is called
	Supplier Supplier    // who can supply it
	Values   []FactValue // the value of code c is Values[c-1]; at most MaxCodes
	Depends  Relation    // on the scope in which the record is judged; zero: on the record alone
}

// Value returns the value of a code and whether the fact has it; none for 0.
func (f *Fact) Value(c Code) (FactValue, bool) {
	if c == 0 || int(c) > len(f.Values) {
		return FactValue{}, false
	}
	return f.Values[c-1], true
}

// all is the set of the fact's codes.
func (f *Fact) all() Codes { return Codes(1<<(len(f.Values)+1) - 2) }

// Codes is a set of codes of one fact, in bits.
type Codes uint16

// CodesOf returns the set of the codes; "not given" is left out.
func CodesOf[C ~uint8](codes ...C) Codes {
	set := Codes(0)
	for _, c := range codes {
		if c > 0 && c <= MaxCodes {
			set |= 1 << c
		}
	}
	return set
}

// CodesIn returns the codes of a fact whose codes are an enumeration's values.
func CodesIn[E Member](s Set[E]) Codes { return Codes(s) &^ 1 }

// Has reports whether the code is in the set.
func (s Codes) Has(c Code) bool { return c != 0 && c <= MaxCodes && s>>c&1 == 1 }

// Form lists the facts of one kind of record; a fact's number is its index.
type Form struct {
	Kind  RecordKind
	Facts []Fact
}

// Facts is a record as its facts: four bits a fact, in one machine word, so that
// two records with the same word have the same verdict. The zero Facts gives
// nothing.
type Facts uint64

// Get returns the code of fact number i.
func (f Facts) Get(i int) Code {
	if i < 0 || i >= MaxFacts {
		return 0
	}
	return Code(f >> (4 * i) & 15)
}

// With returns the facts with fact number i at the code; out of bounds, unaltered.
func (f Facts) With(i int, c Code) Facts {
	if i < 0 || i >= MaxFacts || c > MaxCodes {
		return f
	}
	return f&^(15<<(4*i)) | Facts(c)<<(4*i)
}

func (f *Form) validate() error {
	if len(f.Facts) > MaxFacts {
		return &CompileError{What: fmt.Sprintf("%d facts, at most %d", len(f.Facts), MaxFacts)}
	}
	for i, fact := range f.Facts {
		switch {
		case !codeWord(fact.Key):
			return &CompileError{What: fmt.Sprintf("fact %d: key %q is no code word", i, fact.Key)}
		case len(fact.Values) > MaxCodes:
			return &CompileError{What: fmt.Sprintf("fact %s: %d values, at most %d", fact.Key, len(fact.Values), MaxCodes)}
		case !fact.Depends.valid():
			return &CompileError{What: "fact " + fact.Key + ": depends on what no record has"}
		}
		for _, other := range f.Facts[:i] {
			if other.Key == fact.Key {
				return &CompileError{What: "fact " + fact.Key + " is there twice"}
			}
		}
	}
	return nil
}

// codeWord tells whether s is lower-case words joined by hyphens.
func codeWord(s string) bool {
	letter := false
	for i, c := range []byte(s) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9' && i > 0:
			letter = true
		case c == '-' && letter:
			letter = false
		default:
			return false
		}
	}
	return letter
}
