package indicators

import (
	"encoding/json"
	"iter"
	"slices"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// TargetTable is the list of a plan's targets, in the order of the text, as
// [NewTargetTable] has checked it. It cannot be altered; [TargetTable.With] makes
// another.
type TargetTable struct {
	document zhuanhua.Document
	title    zhuanhua.Text
	rows     []Target
}

// TargetError says which rows of a target table cannot stand, alone or together. It
// wraps one of the Err values of package zhuanhua.
type TargetError struct {
	Row   string // see [Target.Name]
	Other string // the row it cannot stand beside; empty: the row cannot stand at all
	Field string
	Err   error
}

// Error names both rows, the field and the fault.
func (e *TargetError) Error() string {
	s := "target " + e.Row
	if e.Other != "" {
		s += " and target " + e.Other
	}
	return s + ": " + e.Field + ": " + e.Err.Error()
}

// Unwrap returns the kind of fault.
func (e *TargetError) Unwrap() error { return e.Err }

// NewTargetTable returns the table of a plan, DocumentNone for a host's own. A
// [TargetError] names the rows at fault: a row that [Target.Validate] refuses; a key
// given twice; two rows for one metric, kind and year, of which neither or both are
// aspirational; one metric in two units, or otherwise defined twice.
func NewTargetTable(document zhuanhua.Document, title zhuanhua.Text, rows ...Target) (TargetTable, error) {
	byKey, byMetric := map[string]int{}, map[string][]int{}
	for i, row := range rows {
		if err := row.Validate(); err != nil {
			return TargetTable{}, err
		}
		if first, twice := byKey[row.Param.Key]; twice {
			return TargetTable{}, row.beside(rows[first], "key", zhuanhua.ErrDuplicate)
		}
		byKey[row.Param.Key] = i
		for _, n := range byMetric[row.Metric.Key] {
			if err := rows[n].agrees(row); err != nil {
				return TargetTable{}, err
			}
		}
		byMetric[row.Metric.Key] = append(byMetric[row.Metric.Key], i)
	}
	return TargetTable{document, title, slices.Clone(rows)}, nil
}

// beside returns the error that two rows cannot both stand.
func (t Target) beside(first Target, field string, err error) error {
	return &TargetError{Row: first.Name(), Other: t.Name(), Field: field, Err: err}
}

// agrees returns why two rows of one metric cannot stand in one table.
func (t Target) agrees(next Target) error {
	switch {
	case t.Metric.Unit != next.Metric.Unit:
		return next.beside(t, "metric.unit", zhuanhua.ErrContradiction)
	case t.Metric != next.Metric:
		return next.beside(t, "metric", zhuanhua.ErrContradiction)
	case t.speaksOf() != next.speaksOf() || t.Aspirational != next.Aspirational:
		return nil
	case t.Kind == CumulativeLevel && (t.First != next.First || t.Last != next.Last):
		return nil
	case t.First <= next.Last && next.First <= t.Last:
		return next.beside(t, "year", zhuanhua.ErrDuplicate)
	}
	return nil
}

// speaksOf is the kind, a share being the level of a rate.
func (t Target) speaksOf() TargetKind {
	if t.Kind == Share {
		return YearLevel
	}
	return t.Kind
}

// Document returns the plan, DocumentNone for a host's own.
func (t TargetTable) Document() zhuanhua.Document { return t.document }

// Title returns what the table is called.
func (t TargetTable) Title() zhuanhua.Text { return t.title }

// Len returns how many rows there are.
func (t TargetTable) Len() int { return len(t.rows) }

// Rows yields the targets in their order.
func (t TargetTable) Rows() iter.Seq[Target] { return slices.Values(t.rows) }

// Row returns the target with the key.
func (t TargetTable) Row(key string) (Target, bool) {
	for _, row := range t.rows {
		if row.Param.Key == key {
			return row, true
		}
	}
	return Target{}, false
}

// With returns a table in which the rows stand instead of those with their keys, or
// at the end; checked as [NewTargetTable] does.
func (t TargetTable) With(rows ...Target) (TargetTable, error) {
	all := slices.Clone(t.rows)
	for _, row := range rows {
		at := slices.IndexFunc(all, func(old Target) bool { return old.Param.Key == row.Param.Key })
		if at < 0 {
			all = append(all, row)
		} else {
			all[at] = row
		}
	}
	return NewTargetTable(t.document, t.title, all...)
}

// Equal reports whether both tables have the same rows in the same order.
func (t TargetTable) Equal(u TargetTable) bool {
	return t.document == u.document && t.title == u.title && slices.Equal(t.rows, u.rows)
}

// Fields returns the numbers of the table as parameters, one a row: what they are,
// where they come from, how to carry and to vary them.
func (t TargetTable) Fields() []zhuanhua.Field[TargetTable] {
	fields := make([]zhuanhua.Field[TargetTable], 0, len(t.rows))
	for _, row := range t.rows {
		fields = append(fields, row.field())
	}
	return fields
}

func (t Target) field() zhuanhua.Field[TargetTable] {
	param, key := t.Param, t.Param.Key
	param.Unit = t.ValueUnit().String()
	return zhuanhua.Field[TargetTable]{
		Param: param,
		Text:  t.Metric.Text,
		Show: func(table TargetTable) string {
			row, _ := table.Row(key)
			return row.demand()
		},
		Copy: func(dst, src *TargetTable) {
			if row, there := src.Row(key); there {
				if copied, err := dst.With(row); err == nil {
					*dst = copied
				}
			}
		},
		Nearby: func(table TargetTable) (near []TargetTable) {
			row, _ := table.Row(key)
			for _, other := range row.nearby() {
				if varied, err := table.With(other); err == nil {
					near = append(near, varied)
				}
			}
			return near
		},
	}
}

// demand is operator and number in stable words.
func (t Target) demand() string {
	words := []string{t.Operator.String()}
	if v, given := t.Value.Get(); given {
		words = append(words, v.String())
	}
	if v, given := t.Tolerance.Get(); given {
		words = append(words, "±"+v.String())
	}
	return strings.Join(words, " ")
}

// nearby returns the target with its number one up and one down.
func (t Target) nearby() (near []Target) {
	v, given := t.Value.Get()
	if !given {
		return nil
	}
	for _, by := range []int64{-1, 1} {
		step, err := QuantityOf(v.Decimal().Add(WholeQuantity(by).Decimal()))
		if err == nil {
			other := t
			other.Value = zhuanhua.Value(step)
			near = append(near, other)
		}
	}
	return near
}

// targetTableJSON is a table in a file.
type targetTableJSON struct {
	Document zhuanhua.Document `json:"document"`
	Title    zhuanhua.Text     `json:"title"`
	Rows     []Target          `json:"rows"`
}

// MarshalJSON writes document, title and rows, numbers as text.
func (t TargetTable) MarshalJSON() ([]byte, error) {
	return json.Marshal(targetTableJSON{t.document, t.title, t.rows})
}

// UnmarshalJSON reads a table and checks it as [NewTargetTable] does.
func (t *TargetTable) UnmarshalJSON(b []byte) error {
	var in targetTableJSON
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	table, err := NewTargetTable(in.Document, in.Title, in.Rows...)
	if err == nil {
		*t = table
	}
	return err
}
