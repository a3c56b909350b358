package indicators

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// FilingCoverage is how many enterprises of the classes in focus have a product
// filing (专利产品备案覆盖面).
type FilingCoverage struct {
	Extent
	Classes []ClassCoverage `json:"classes"` // an enterprise of two classes stands in both

	// Unattributed are filings in order of which the filer is not given. As many of
	// the enterprises without one may have filed them.
	Unattributed int64 `json:"unattributed"`
}

// ClassCoverage is that of the enterprises of one class.
type ClassCoverage struct {
	Class zhuanhua.EnterpriseClass `json:"class"`
	Extent
}

// FocusClasses returns the classes that the action plan names (等: a host may name
// more): high-tech, specialised and technology enterprises.
//
// Clause: GB37-2.4
func FocusClasses() zhuanhua.Set[zhuanhua.EnterpriseClass] {
	return zhuanhua.SetOf(zhuanhua.HighTech, zhuanhua.Specialised, zhuanhua.TechnologySME)
}

// CoverFilings counts enterprises with a product filing among those of the classes,
// each of them once. A filing is one that was declared by the day and not withdrawn
// by it; other proof of implementation is none.
//
// An [zhuanhua.InputError] refuses what [zhuanhua.Product.Validate] does, an id given
// twice, an enterprise without id, a class that is none, no classes and no day.
//
// Clause: GB37-2.4
func CoverFilings(classes zhuanhua.Set[zhuanhua.EnterpriseClass], enterprises []zhuanhua.Enterprise, filings []zhuanhua.Product, on zhuanhua.Day) (FilingCoverage, error) {
	every := FocusClasses().With(zhuanhua.IPModel)
	switch err := dayOfDecision(on); {
	case err != nil:
		return FilingCoverage{}, err
	case classes.Len() == 0:
		return FilingCoverage{}, inputError("classes", "", zhuanhua.ErrNotGiven)
	case classes&^every != 0:
		return FilingCoverage{}, inputError("classes", "", zhuanhua.ErrCodeWord)
	}
	filers, unattributed, err := filersOn(filings, on)
	if err != nil {
		return FilingCoverage{}, err
	}
	all, by := extentCount{}, map[zhuanhua.EnterpriseClass]*extentCount{}
	for c := range classes.All() {
		by[c] = &extentCount{}
	}
	seen := make(map[zhuanhua.PartyID]bool, len(enterprises))
	for i := range enterprises {
		e := &enterprises[i]
		if err := newEnterprise(seen, e, every); err != nil {
			return FilingCoverage{}, err
		}
		covered := zhuanhua.NotMet
		if filers[e.Party] {
			covered = zhuanhua.Met
		}
		held := e.Classes & classes
		if held.Len() > 0 {
			all.add(zhuanhua.Met, covered)
		}
		for c := range held.All() {
			by[c].add(zhuanhua.Met, covered)
		}
	}
	out := FilingCoverage{Extent: all.attributing(unattributed), Unattributed: unattributed, Classes: []ClassCoverage{}}
	for c := range classes.All() {
		out.Classes = append(out.Classes, ClassCoverage{c, by[c].attributing(unattributed)})
	}
	return out, nil
}

// attributing returns the extent with filings of nobody known: each may be that of
// one enterprise without any.
func (c *extentCount) attributing(unattributed int64) Extent {
	open := min(unattributed, c.uncovered)
	c.uncovered, c.open = c.uncovered-open, c.open+open
	return c.extent()
}

func newEnterprise(seen map[zhuanhua.PartyID]bool, e *zhuanhua.Enterprise, every zhuanhua.Set[zhuanhua.EnterpriseClass]) error {
	fault := func(field string, err error) error {
		return &zhuanhua.InputError{Record: zhuanhua.RecordEnterprise, ID: zhuanhua.Quote(e.Party.String()), Field: field, Err: err}
	}
	switch {
	case !e.Party.IsGiven():
		return fault("party_id", zhuanhua.ErrNotGiven)
	case seen[e.Party]:
		return fault("party_id", zhuanhua.ErrDuplicate)
	case e.Classes&^every != 0:
		return fault("classes", zhuanhua.ErrCodeWord)
	}
	seen[e.Party] = true
	return nil
}

// filersOn returns who has a filing in order on the day, and how many such filings
// have no filer.
func filersOn(filings []zhuanhua.Product, on zhuanhua.Day) (map[zhuanhua.PartyID]bool, int64, error) {
	filers, seen, nobody := map[zhuanhua.PartyID]bool{}, make(map[string]bool, len(filings)), int64(0)
	for i := range filings {
		p := &filings[i]
		if err := p.Validate(); err != nil {
			return nil, 0, err
		}
		if seen[p.ID] {
			return nil, 0, &zhuanhua.InputError{Record: zhuanhua.RecordProduct, ID: zhuanhua.Quote(p.ID), Field: "product_id", Value: strconv.Itoa(i), Err: zhuanhua.ErrDuplicate}
		}
		seen[p.ID] = true
		switch {
		case p.OtherProof, p.DeclaredOn > on, p.WithdrawnOn.IsGiven() && p.WithdrawnOn <= on:
		case p.Party == nil:
			nobody++
		default:
			filers[p.Party.ID] = true
		}
	}
	return filers, nobody, nil
}

// Duty returns how full coverage by the end of 2025 stands (2025年底前实现全覆盖).
//
// Clause: GB37-2.4
func (c FilingCoverage) Duty(on zhuanhua.Day) (Duty, error) {
	if err := dayOfDecision(on); err != nil {
		return Duty{}, err
	}
	return c.duty("GB37-2.4", endOf2025, on), nil
}
