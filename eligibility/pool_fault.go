package eligibility

import (
	"errors"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// mostStaff bounds a number of persons.
const mostStaff = 1_000_000_000

// faults keeps the first fault of a record.
type faults struct {
	record zhuanhua.RecordKind
	name   string
	err    error
}

func (f *faults) first() error { return f.err }

func (f *faults) add(field, value string, err error) {
	if f.err == nil {
		f.err = f.input(field, value, err)
	}
}

func (f *faults) input(field, value string, err error) *zhuanhua.InputError {
	return &zhuanhua.InputError{Record: f.record, ID: f.name, Field: field, Value: zhuanhua.Quote(value), Err: err}
}

func (f *faults) id(id zhuanhua.PartyID) {
	if !id.IsGiven() {
		f.add("party_id", "", zhuanhua.ErrNotGiven)
	}
}

func (f *faults) day(field string, d zhuanhua.Day) {
	if !d.Valid() {
		f.add(field, strconv.Itoa(int(d)), zhuanhua.ErrRange)
	}
}

func (f *faults) truth(field string, t zhuanhua.Truth) {
	if t > zhuanhua.No {
		f.add(field, t.String(), zhuanhua.ErrCodeWord)
	}
}

func (f *faults) size(s zhuanhua.Size) {
	if !within(s.Possible, zhuanhua.Large) {
		f.add("size", "", zhuanhua.ErrCodeWord)
	}
}

func (f *faults) rate(field string, g zhuanhua.Given[PatentRate]) {
	if r := g.Or(PatentRate{}); !r.valid() {
		f.add(field, strconv.Itoa(r.Industrialised)+"/"+strconv.Itoa(r.Patents), zhuanhua.ErrRange)
	}
}

func (f *faults) number(field string, g zhuanhua.Given[int]) {
	if n := g.Or(0); n < 0 || n > mostStaff {
		f.add(field, strconv.Itoa(n), zhuanhua.ErrRange)
	}
}

func (f *faults) amount(field string, g zhuanhua.Given[decimal.Decimal]) {
	if _, err := zhuanhua.AmountOf(g.Or(decimal.Decimal{})); err != nil {
		f.wrap(field, err)
	}
}

func (f *faults) signed(field string, g zhuanhua.Given[decimal.Decimal]) {
	if _, err := signedFen(g.Or(decimal.Decimal{})); err != nil {
		f.wrap(field, err)
	}
}

// wrap keeps an error of a parser as one of the record's field.
func (f *faults) wrap(field string, err error) {
	kind := error(zhuanhua.ErrRange)
	if errors.Is(err, zhuanhua.ErrPrecision) {
		kind = zhuanhua.ErrPrecision
	}
	f.add(field, "", kind)
}
