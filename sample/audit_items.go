package sample

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// What can be wrong with the items of an audit. An [Error] wraps one of them.
var (
	ErrUnchecked = errors.New("unchecked-item: the item was drawn, and what was found of it is not given")
	ErrNotDrawn  = errors.New("not-drawn: nobody drew the item, and what is found of it says nothing of others")
)

// items returns the drawn items in fen, in the order in which they are listed.
func (m MonetaryAudit) items(book zhuanhua.Amount) ([]item, error) {
	due, err := m.selected()
	if err != nil {
		return nil, err
	}
	items := make([]item, 0, len(m.Items))
	seen := make(map[string]struct{}, len(m.Items))
	rest := book
	for _, in := range m.Items {
		if _, twice := seen[in.ID]; twice || in.ID == "" {
			return nil, fault(idFault(twice), "", in.ID, "")
		}
		if _, drawn := due[in.ID]; !drawn {
			return nil, fault(ErrNotDrawn, "", in.ID, "")
		}
		seen[in.ID] = struct{}{}
		one, err := m.item(in)
		if err != nil {
			return nil, err
		}
		if one.reported > rest {
			return nil, fault(ErrMisstated, "", in.ID, one.reported.String())
		}
		rest -= one.reported
		items = append(items, one)
	}
	for _, id := range m.Selected {
		if _, listed := seen[id]; !listed {
			return nil, fault(ErrUnchecked, "", id, "")
		}
	}
	return items, nil
}

// selected returns the ids of what was drawn.
func (m MonetaryAudit) selected() (map[string]struct{}, error) {
	due := make(map[string]struct{}, len(m.Selected))
	for _, id := range m.Selected {
		if _, twice := due[id]; twice || id == "" {
			return nil, fault(idFault(twice), "", id, "")
		}
		due[id] = struct{}{}
	}
	return due, nil
}

// item returns an item in fen.
func (m MonetaryAudit) item(in MonetaryItem) (item, error) {
	found, checked := in.Right.Get()
	if !checked && m.Unchecked == UncheckedRefused {
		return item{}, fault(ErrUnchecked, "", in.ID, "")
	}
	amounts := [2]zhuanhua.Amount{}
	for i, d := range [...]decimal.Decimal{in.Reported, found} {
		amount, err := zhuanhua.AmountOf(d)
		if err != nil {
			return item{}, fault(err, "", in.ID, "")
		}
		amounts[i] = amount
	}
	if amounts[0] == 0 {
		return item{}, fault(ErrParameter, "", in.ID, amounts[0].String())
	}
	return item{in.ID, amounts[0], amounts[1], !checked}, nil
}
