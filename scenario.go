package zhuanhua

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Scenario is a case that policy staff wrote down (情景用例): facts, and what the check
// should say of them.
type Scenario struct {
	File    string
	Line    int
	Name    string
	Check   string
	Facts   Facts
	Outcome Outcome
	Reasons []string // codes of the criteria that should fail, sorted; nil: not asked
}

// Columns of a table of scenarios beside those of the facts.
const (
	ScenarioName    = "case"
	ScenarioCheck   = "check"
	ScenarioOutcome = "outcome"
	ScenarioReasons = "reasons"
)

// ErrScenario says that a table of scenarios is not in order.
var ErrScenario = errors.New("no table of scenarios")

// ReadScenarios reads a table of scenarios from a file in CSV, as spreadsheets save
// it (UTF-8, a byte order mark is passed over). The first row names the columns:
// case, check and outcome, if wished reasons (codes joined by blanks), and facts of
// the form by key or by their Chinese name. Values are written by key or in either
// language. A row whose case is "*" gives the values that empty cells of the rows
// after it stand for; "-" is a fact that is not given. Rows without a case are passed
// over.
//
// A cell that means nothing is an [InputError] that names file, line and column and
// wraps [ErrCodeWord]; a column that is no fact [ErrUnknownID], one twice
// [ErrDuplicate], one that is wanting [ErrNotGiven]. What cannot be read at all wraps
// [ErrScenario].
func ReadScenarios(fsys fs.FS, name string, form *Form) ([]Scenario, error) {
	if fsys == nil || form == nil {
		return nil, &InputError{Field: name, Err: ErrNotGiven}
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, errors.Join(ErrScenario, err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		return nil, errors.Join(ErrScenario, err)
	}
	if !utf8.Valid(text) { // a spreadsheet's other encodings would be no columns at all
		return nil, errors.Join(ErrScenario, &InputError{Field: name + ": UTF-8", Err: ErrSyntax})
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	header, err := r.Read()
	if err != nil {
		return nil, errors.Join(ErrScenario, err)
	}
	t := scenarioTable{form: form, file: name, header: header}
	if err := t.readHeader(); err != nil {
		return nil, err
	}
	for {
		row, err := r.Read()
		if err == io.EOF {
			return t.list, nil
		}
		if err != nil {
			return nil, errors.Join(ErrScenario, err)
		}
		t.line, _ = r.FieldPos(0)
		if err := t.readRow(row); err != nil {
			return nil, err
		}
	}
}

// scenarioTable is a table that is being read.
type scenarioTable struct {
	form    *Form
	file    string
	line    int
	header  []string
	facts   []int // by column, the number of its fact; -1: none
	usual   []string
	list    []Scenario
	columns map[string]int
}

func (t *scenarioTable) fault(column int, cell string, err error) error {
	return &InputError{Field: t.file + ":" + strconv.Itoa(t.line) + ": " + Quote(t.header[column]), Value: Quote(cell), Err: err}
}

func (t *scenarioTable) readHeader() error {
	t.line, t.columns = 1, map[string]int{}
	t.usual = make([]string, len(t.header))
	for i, name := range t.header {
		name = strings.TrimSpace(name)
		if _, twice := t.columns[name]; twice {
			return t.fault(i, "", ErrDuplicate)
		}
		t.columns[name] = i
		fact := slices.IndexFunc(t.form.Facts, func(f Fact) bool { return f.Key == name || f.Text.Zh == name })
		if fact >= 0 && slices.Contains(t.facts, fact) { // by its key and by its name
			return t.fault(i, "", ErrDuplicate)
		}
		t.facts = append(t.facts, fact)
		if fact < 0 && !slices.Contains([]string{ScenarioName, ScenarioCheck, ScenarioOutcome, ScenarioReasons}, name) {
			return t.fault(i, "", ErrUnknownID)
		}
	}
	for _, name := range []string{ScenarioName, ScenarioCheck, ScenarioOutcome} {
		if _, there := t.columns[name]; !there {
			return &InputError{Field: t.file + ": " + name, Err: ErrNotGiven}
		}
	}
	return nil
}

func (t *scenarioTable) readRow(row []string) error {
	for i := range row {
		if row[i] = strings.TrimSpace(row[i]); row[i] == "" {
			row[i] = t.usual[i]
		}
	}
	name := row[t.columns[ScenarioName]]
	if name == "*" {
		t.usual = slices.Clone(row)
		t.usual[t.columns[ScenarioName]] = ""
		return nil
	}
	if name == "" {
		return nil
	}
	s := Scenario{File: t.file, Line: t.line, Name: name, Check: row[t.columns[ScenarioCheck]]}
	if err := t.outcome(&s, row); err != nil {
		return err
	}
	for i, fact := range t.facts {
		if fact < 0 || row[i] == "" || row[i] == "-" {
			continue
		}
		n := slices.IndexFunc(t.form.Facts[fact].Values, func(v FactValue) bool {
			return v.Key == row[i] || v.Text.Zh == row[i] || v.Text.En == row[i]
		})
		if n < 0 {
			return t.fault(i, row[i], ErrCodeWord)
		}
		s.Facts = s.Facts.With(fact, Code(n+1))
	}
	t.list = append(t.list, s)
	return nil
}

func (t *scenarioTable) outcome(s *Scenario, row []string) error {
	column := t.columns[ScenarioOutcome]
	for _, o := range []Outcome{Met, NotMet, Undetermined, NotApplicable} {
		if cell := row[column]; cell == o.String() || cell == o.Text().Zh || cell == o.Text().En {
			if i, there := t.columns[ScenarioReasons]; there && row[i] != "" {
				s.Reasons = []string{}
				if row[i] != "-" {
					s.Reasons = strings.Fields(row[i])
				}
				slices.Sort(s.Reasons)
			}
			s.Outcome = o
			return nil
		}
	}
	return t.fault(column, row[column], ErrCodeWord)
}

// ScenarioFailure is a scenario that came out otherwise, with the decision record
// that says why.
type ScenarioFailure struct {
	Scenario Scenario
	Got      Outcome
	Reasons  []string // codes of the criteria that failed, sorted
	Decision Decision
}

// RunScenarios judges scenarios by a table's checks and returns those that come out
// otherwise, in their order. A check that the table does not have is an [InputError]
// that wraps [ErrUnknownID].
func RunScenarios(t *Table, scenarios []Scenario) ([]ScenarioFailure, error) {
	var failures []ScenarioFailure
	for _, s := range scenarios {
		check := -1
		if t != nil {
			check = t.Find(s.Check)
		}
		if check < 0 {
			return nil, &InputError{Field: s.File + ":" + strconv.Itoa(s.Line) + ": " + ScenarioCheck, Value: Quote(s.Check), Err: ErrUnknownID}
		}
		v := t.Judge(check, s.Facts)
		reasons := []string{}
		for c := range v.Failed() {
			reasons = append(reasons, c.Code)
		}
		slices.Sort(reasons)
		if v.Outcome() == s.Outcome && (s.Reasons == nil || slices.Equal(reasons, s.Reasons)) {
			continue
		}
		d := v.Explain(nil)
		d.ID = s.Name
		failures = append(failures, ScenarioFailure{s, v.Outcome(), reasons, d})
	}
	return failures, nil
}
