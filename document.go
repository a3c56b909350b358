package zhuanhua

import (
	"database/sql/driver"
	"strconv"
	"strings"
)

// Document is one of the five documents whose rules the library holds.
type Document uint8

// The documents.
const (
	DocumentNone Document = iota
	CZ23                  // 财办建〔2021〕23号, the central special plan
	GB37                  // 国办发〔2023〕37号, the action plan (our copy is abridged)
	CP24                  // the SME growth plan of 2024 (our copy lacks its annex)
	SD21                  // Shandong's plan of 2021
	SX21                  // 陕知发〔2021〕17号, Shaanxi's plan
)

// documentFact is what is known of a document.
type documentFact struct {
	key    string
	number string
	title  Text
	issued Day
}

var documents = [...]documentFact{
	{},
	{"CZ23", "财办建〔2021〕23号", Text{"关于实施专利转化专项计划助力中小企业创新发展的通知", "Notice on the special plan for patent commercialisation in support of SMEs"}, MustDay("2021-03-19")},
	{"GB37", "国办发〔2023〕37号", Text{"专利转化运用专项行动方案（2023—2025年）", "Action plan for patent commercialisation (2023–2025)"}, MustDay("2023-10-17")},
	{"CP24", "", Text{"专利产业化促进中小企业成长计划实施方案", "Plan for the growth of SMEs through patent industrialisation"}, MustDay("2024-02-27")},
	{"SD21", "", Text{"关于促进专利技术转移转化助力中小企业创新发展工作实施方案", "Shandong: plan for patent transfer in support of SMEs"}, MustDay("2021-04-19")},
	{"SX21", "陕知发〔2021〕17号", Text{"陕西省专利转化专项计划实施方案（2021—2023年）", "Shaanxi: special plan for patent commercialisation (2021–2023)"}, MustDay("2021-04-19")},
}

func (d Document) fact() documentFact {
	if int(d) < len(documents) {
		return documents[d]
	}
	return documentFact{}
}

// String returns the document's id, "CZ23".
func (d Document) String() string { return d.fact().key }

// Number returns the document's own number, empty where it has none.
func (d Document) Number() string { return d.fact().number }

// Text returns the title.
func (d Document) Text() Text { return d.fact().title }

// Issued returns the day of issue.
func (d Document) Issued() Day { return d.fact().issued }

// MarshalText returns the id, empty when not given.
func (d Document) MarshalText() ([]byte, error) {
	if int(d) >= len(documents) {
		return nil, &InputError{Field: "document", Value: strconv.Itoa(int(d)), Err: ErrCodeWord}
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads the id; an empty text is "not given".
func (d *Document) UnmarshalText(b []byte) error {
	for i := range documents {
		if documents[i].key == string(b) {
			*d = Document(i)
			return nil
		}
	}
	return &InputError{Field: "document", Value: Quote(string(b)), Err: ErrCodeWord}
}

// Scan reads a text column; NULL is "not given".
func (d *Document) Scan(src any) error {
	text, err := scanText("document", src)
	if err != nil {
		return err
	}
	return d.UnmarshalText(text)
}

// Value returns the id, or nil where nothing is given.
func (d Document) Value() (driver.Value, error) {
	if d == DocumentNone {
		return nil, nil
	}
	text, err := d.MarshalText()
	return string(text), err
}

// ClauseID names a clause as the rulebook does: "CZ23-A1d" is the special plan's
// annex, indicator 1; "CZ23-3.3b" the second rule of 三(三). Methods that no
// document states (growth, screens) have ids without a document: "GR4", "AB1".
type ClauseID string

// Document returns the document that the clause is in, DocumentNone for a method.
func (c ClauseID) Document() Document {
	key, _, found := strings.Cut(string(c), "-")
	for i := range documents {
		if found && i > 0 && documents[i].key == key {
			return Document(i)
		}
	}
	return DocumentNone
}

// Valid reports whether the id has the form of a clause of one of the documents
// or of a method; it does not look the clause up.
func (c ClauseID) Valid() bool {
	rest := string(c)
	if c.Document() != DocumentNone {
		rest = rest[5:]
	} else if !strings.HasPrefix(rest, "GR") && !strings.HasPrefix(rest, "AB") || len(rest) < 3 {
		return false
	}
	if rest == "" {
		return false
	}
	for _, r := range rest {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !letter && (r < '0' || r > '9') && r != '.' {
			return false
		}
	}
	return true
}
