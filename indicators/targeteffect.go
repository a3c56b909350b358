package indicators

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// TargetPolicy is what targets are decided by: the plan's table, and how it is read.
type TargetPolicy struct {
	Table    TargetTable
	Readings TargetReadings
}

// PlaceMeasured are the figures of a place by metric.
type PlaceMeasured struct {
	Place   zhuanhua.Place
	Figures map[string]Measured
}

// TargetEffect is what a change of targets, or of how they are read, does to what is
// attained.
type TargetEffect struct {
	Altered []zhuanhua.Alteration `json:"altered"` // rows, then readings
	Flips   []TargetFlip          `json:"flips"`   // by place in the order told, then by row: the base's, then the draft's own
}

// TargetFlip is a target that comes out otherwise. A row that only one of the two
// policies has is not applicable by the other.
type TargetFlip struct {
	Place  zhuanhua.Place   `json:"place"`
	Target string           `json:"target"` // key of the row
	Text   zhuanhua.Text    `json:"text"`   // as the draft asks it; of a row that it drops, as the base did
	Was    zhuanhua.Outcome `json:"was"`
	Is     zhuanhua.Outcome `json:"is"`
	Blame  zhuanhua.Blamed  `json:"blame"` // rows by their keys, readings by theirs
}

// TargetEffectOf decides the targets of places by two policies, on the same figures
// up to a year, and tells which come out otherwise, in which direction, and which
// altered rows or readings are responsible, alone or together. A policy equal to the
// base changes nothing. A target that turns on a number nobody gave is undetermined
// here, so that a draft may give it.
//
// The errors are those of [TargetTable.Attain] over bad input; a metric must have a
// row in one of the tables. A combination of rows that make no table together has
// another answer.
//
// Clause: GR4
func TargetEffectOf(base, draft TargetPolicy, year int, places ...PlaceMeasured) (TargetEffect, error) {
	fields := targetDraftFields(base, draft)
	was, is := draftOf(base), draftOf(draft)
	q := targetQuestion{keys: rowKeys(base.Table, draft.Table), year: year, places: places}
	if err := q.validate(base.Table, draft.Table); err != nil {
		return TargetEffect{}, err
	}
	blamed, err := zhuanhua.BlameEach(fields, was, is, q.outcomes)
	if err != nil {
		return TargetEffect{}, err
	}
	before, _ := q.outcomes(was) // BlameEach has asked both
	after, _ := q.outcomes(is)
	e := TargetEffect{Altered: zhuanhua.Alterations(fields, was, is), Flips: []TargetFlip{}}
	for i := range before {
		if before[i] == after[i] {
			continue
		}
		key := q.keys[i%len(q.keys)]
		row, there := draft.Table.Row(key)
		if !there {
			row, _ = base.Table.Row(key)
		}
		e.Flips = append(e.Flips, TargetFlip{places[i/len(q.keys)].Place, key, row.Text(), before[i], after[i], blamed[i]})
	}
	return e, nil
}

// rowKeys returns the keys of the first table in its order, then those that only the
// second has.
func rowKeys(a, b TargetTable) (keys []string) {
	for row := range a.Rows() {
		keys = append(keys, row.Param.Key)
	}
	for row := range b.Rows() {
		if _, there := a.Row(row.Param.Key); !there {
			keys = append(keys, row.Param.Key)
		}
	}
	return keys
}

// targetQuestion asks how the targets of places come out.
type targetQuestion struct {
	keys   []string
	year   int
	places []PlaceMeasured
}

// validate refuses a metric that neither table has, and a place out of order or told
// twice.
func (q *targetQuestion) validate(a, b TargetTable) error {
	for i, p := range q.places {
		switch {
		case !p.Place.Known():
			return inputError("place", p.Place.String(), zhuanhua.ErrCodeWord)
		case slices.ContainsFunc(q.places[:i], func(other PlaceMeasured) bool { return other.Place == p.Place }):
			return inputError("place", p.Place.String(), zhuanhua.ErrDuplicate)
		}
		for _, key := range slices.Sorted(maps.Keys(p.Figures)) {
			if !a.has(key) && !b.has(key) {
				return inputError("figures", zhuanhua.Quote(key), zhuanhua.ErrUnknownID)
			}
		}
	}
	return nil
}

// has reports whether a row of the table is about the metric.
func (t TargetTable) has(metric string) bool {
	return slices.ContainsFunc(t.rows, func(row Target) bool { return row.Metric.Key == metric })
}

// outcomes decides every row for every place.
func (q *targetQuestion) outcomes(d targetDraft) ([]zhuanhua.Outcome, error) {
	var rows []Target
	for _, key := range q.keys {
		if row, there := d.rows[key]; there {
			rows = append(rows, row)
		}
	}
	table, err := NewTargetTable(zhuanhua.DocumentNone, zhuanhua.Text{}, rows...)
	if err != nil {
		return nil, err
	}
	list := make([]zhuanhua.Outcome, 0, len(q.keys)*len(q.places))
	for _, p := range q.places {
		figures := maps.Clone(p.Figures)
		maps.DeleteFunc(figures, func(metric string, _ Measured) bool { return !table.has(metric) })
		progress, err := table.Attain(figures, q.year, d.readings)
		if err != nil && !errors.Is(err, zhuanhua.ErrUnset) {
			return nil, err
		}
		by := map[string]zhuanhua.Outcome{}
		for i := range progress {
			by[progress[i].Target.Param.Key] = progress[i].Outcome
		}
		for _, key := range q.keys {
			outcome, there := by[key]
			if !there {
				outcome = zhuanhua.NotApplicable
			}
			list = append(list, outcome)
		}
	}
	return list, nil
}

// targetDraft is a policy whose rows can be altered one by one before they are a
// table.
type targetDraft struct {
	rows     map[string]Target
	readings TargetReadings
}

func draftOf(p TargetPolicy) targetDraft {
	d := targetDraft{map[string]Target{}, p.Readings}
	for row := range p.Table.Rows() {
		d.rows[row.Param.Key] = row
	}
	return d
}

// Clone returns a copy that shares nothing with the draft.
func (d targetDraft) Clone() targetDraft { return targetDraft{maps.Clone(d.rows), d.readings} }

// targetDraftFields are the rows of both, one parameter each, and the readings.
func targetDraftFields(a, b TargetPolicy) []zhuanhua.Field[targetDraft] {
	var fields []zhuanhua.Field[targetDraft]
	for _, key := range rowKeys(a.Table, b.Table) {
		row, there := b.Table.Row(key)
		if !there {
			row, _ = a.Table.Row(key)
		}
		param := row.Param
		param.Unit = row.ValueUnit().String()
		fields = append(fields, zhuanhua.Field[targetDraft]{
			Param: param, Text: row.Metric.Text,
			Show: func(d targetDraft) string {
				if row, there := d.rows[key]; there {
					return row.shown()
				}
				return ""
			},
			Copy: func(dst, src *targetDraft) {
				delete(dst.rows, key)
				if row, there := src.rows[key]; there {
					dst.rows[key] = row
				}
			},
		})
	}
	for _, f := range TargetReadingFields() {
		fields = append(fields, zhuanhua.Field[targetDraft]{
			Param: f.Param, Text: f.Text,
			Show: func(d targetDraft) string { return f.Show(d.readings) },
			Copy: func(dst, src *targetDraft) { f.Copy(&dst.readings, &src.readings) },
		})
	}
	return fields
}

// shown writes a row so that two that are decided differently are written
// differently: "average-rate at-least 30, 2021–2023, base 2020".
func (t Target) shown() string {
	parts := []string{t.Kind.String() + " " + t.demand(), t.Window()}
	say := func(there bool, word string) {
		if there {
			parts = append(parts, word)
		}
	}
	say(t.Base != 0, "base "+itoa(t.Base))
	say(t.Aspirational, "aspirational")
	most, bounded := t.Metric.Most.Get()
	say(bounded, "most "+most.String())
	return strings.Join(append(parts, t.Metric.Key, t.Metric.Unit.String(), t.Metric.Series.String()), ", ")
}
