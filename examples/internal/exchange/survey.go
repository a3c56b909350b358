package exchange

import (
	"errors"
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// SurveyRow is an enterprise drawn for the survey of the enterprises that the
// policy benefits (抽样调查), with its answer. Who did not respond need not have
// figures.
type SurveyRow struct {
	Party       zhuanhua.PartyID
	Stratum     string
	StratumSize int64 // enterprises in the stratum, drawn or not; 1 to 10⁹
	Responded   bool

	RevenueBefore, Revenue     zhuanhua.Given[decimal.Decimal] // yuan
	EmployeesBefore, Employees zhuanhua.Given[int64]           // persons
}

// surveyRow is a row of survey.csv.
type surveyRow struct {
	*provinceReading
	SurveyRow
	id string
}

var surveyTable = table[surveyRow]{
	file: "survey.csv",
	columns: []column[surveyRow]{
		{name: "party_id", filled: true,
			read: func(r *surveyRow, cell string) error { r.id = cell; return r.parties.find(cell) },
			also: func(r *surveyRow) error { return r.surveyed.defineGiven(r.id, r.line) }},
		{name: "stratum", filled: true, read: into(text, func(r *surveyRow) *string { return &r.Stratum })},
		{name: "stratum_size", filled: true, read: (*surveyRow).readSize, also: (*surveyRow).countRow},
		{name: "responded", filled: true, read: into(yesNo, func(r *surveyRow) *bool { return &r.Responded })},
		{name: "revenue_before", filledIf: (*surveyRow).responded,
			read: into(given(amount), func(r *surveyRow) *zhuanhua.Given[decimal.Decimal] { return &r.RevenueBefore })},
		{name: "revenue", filledIf: (*surveyRow).responded,
			read: into(given(amount), func(r *surveyRow) *zhuanhua.Given[decimal.Decimal] { return &r.Revenue })},
		{name: "employees_before", filledIf: (*surveyRow).responded,
			read: into(given(count), func(r *surveyRow) *zhuanhua.Given[int64] { return &r.EmployeesBefore })},
		{name: "employees", filledIf: (*surveyRow).responded,
			read: into(given(count), func(r *surveyRow) *zhuanhua.Given[int64] { return &r.Employees })},
	},
}

func (p *provinceReading) readSurvey() { p.readSurveyIn(surveyTable.file, &p.province.Survey) }

// readSurveyIn reads a survey from the file, which has enterprises and strata of its own.
func (p *provinceReading) readSurveyIn(file string, rows *[]SurveyRow) {
	t := surveyTable
	t.file, p.surveyed, p.strata = file, keys[string]{}, map[string]*stratum{}
	t.read(p.reading, surveyRow{provinceReading: p}, func(r *surveyRow) error {
		r.Party = zhuanhua.NewPartyID(r.id)
		*rows = append(*rows, r.SurveyRow)
		return nil
	})
}

func (r *surveyRow) responded() bool { return r.Responded }

// stratum is what the rows so far say of a stratum (层).
type stratum struct {
	size int64 // 0: not read yet
	line int   // that gave the size
	rows int64
	full bool // told that there are more rows than the size
}

// stratum returns the stratum that the row names, a stranger's where it names none.
func (r *surveyRow) stratum() *stratum {
	if r.Stratum == "" {
		return &stratum{}
	}
	s := r.strata[r.Stratum]
	if s == nil {
		s = &stratum{}
		r.strata[r.Stratum] = s
	}
	return s
}

// readSize reads the stratum's size, which must be that of its first row.
func (r *surveyRow) readSize(cell string) (err error) {
	if r.StratumSize, err = count(cell); err != nil {
		return err
	}
	if r.StratumSize == 0 {
		return errStratumSize
	}
	s := r.stratum()
	if s.size == 0 {
		s.size, s.line = r.StratumSize, r.line
	}
	if s.size != r.StratumSize {
		return sizeError{*s}
	}
	return nil
}

// countRow counts the row to its stratum and tells the first that is too many.
func (r *surveyRow) countRow() error {
	s := r.stratum()
	s.rows++
	if s.size == 0 || s.rows <= s.size || s.full {
		return nil
	}
	s.full = true
	return fullError{*s}
}

// sizeError says which size a stratum has already.
type sizeError struct{ stratum }

func (e sizeError) Error() string {
	return fmt.Sprintf("the stratum has the size %d since line %d", e.size, e.line)
}

// fullError says that a stratum has too many rows.
type fullError struct{ stratum }

func (e fullError) Error() string {
	return fmt.Sprintf("the stratum has more rows than its size %d", e.size)
}

var errStratumSize = errors.New("a stratum has at least 1 enterprise")
