package casebook

import (
	"slices"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// codesOf are the rows of a suite that fail, or are met, in some case.
func codesOf(s Suite) (met, failed map[string]bool) {
	met, failed = map[string]bool{}, map[string]bool{}
	for i := range s.Table.Checks() {
		for c := range s.Table.Cases(i) {
			v := s.Table.Judge(i, c.Facts)
			not := map[string]bool{}
			for row := range v.Failed() {
				failed[c.Check+"/"+row.Code], not[row.Code] = true, true
			}
			for row := range v.Open() {
				not[row.Code] = true
			}
			if !not[c.Row] {
				met[c.Check+"/"+c.Row] = true
			}
		}
	}
	return met, failed
}

func rowsOf(s Suite) (list []string) {
	for i := range s.Table.Checks() {
		check := s.Table.Check(i)
		rows := check.Rows
		if check.Applies != nil {
			rows = append(slices.Clone(rows), *check.Applies)
		}
		for _, r := range rows {
			list = append(list, check.Name+"/"+r.Code)
		}
	}
	return list
}

// Every row is met in some case and fails in some, but for those that accept every
// value of today: these fail once the rules accept less.
func TestEveryRowIsMetAndFails(t *testing.T) {
	suites, err := Suites()
	if err != nil {
		t.Fatal(err)
	}
	unfailing := map[string]bool{}
	for _, s := range suites {
		met, failed := codesOf(s)
		for _, row := range rowsOf(s) {
			if !met[row] {
				t.Errorf("%s: %s is met in no case", s.Name, row)
			}
			if !failed[row] {
				unfailing[s.Name+" "+row] = true
			}
		}
	}
	for _, reduced := range reducedRules(t) {
		_, failed := codesOf(reduced)
		for _, row := range rowsOf(reduced) {
			if failed[row] {
				delete(unfailing, reduced.Name+" "+row)
			}
		}
	}
	for row := range unfailing {
		t.Errorf("%s fails in no case", row)
	}
}

// reducedRules are suites by rules that accept neither equity nor designs, and that
// take de-registered pledges off.
func reducedRules(t *testing.T) (suites []Suite) {
	t.Helper()
	less := func(r eligibility.Rules) eligibility.Rules {
		r.Kinds, r.PatentKinds = r.Kinds.Without(zhuanhua.Equity), r.PatentKinds.Without(zhuanhua.Design)
		return r
	}
	plan, shandong, shaanxi := less(eligibility.SpecialPlan()), less(eligibility.Shandong()), less(eligibility.Shaanxi())
	net := eligibility.SpecialPlan()
	net.NetPledges = true
	b := &binder{}
	b.compile("transfers", eligibility.TransferForm(), plan.Received(), plan.Supplied())
	b.compile("transfers-shandong", eligibility.TransferForm(), shandong.Received(), shandong.Supplied())
	b.compile("transfers-shaanxi", eligibility.TransferForm(), shaanxi.Received(), shaanxi.Outflow(), shaanxi.Output())
	b.compile("defence-patents", eligibility.DefenceForm(), shaanxi.Declassified())
	b.compile("pledges", eligibility.PledgeForm(), net.Pledged())
	if b.err != nil {
		t.Fatal(b.err)
	}
	return b.suites
}

// Each single alteration of a row, as the library makes them, shows in some case.
func TestMutantsOfRowsAreKilled(t *testing.T) {
	suites, err := Suites()
	if err != nil {
		t.Fatal(err)
	}
	mutants := 0
	for _, s := range suites {
		form := s.Table.Form()
		cases := s.File().Cases
		for i := range s.Table.Checks() {
			for m := range s.Table.Check(i).Mutants(form) {
				other, err := zhuanhua.Compile(*form, m)
				if err != nil {
					continue // no check at all, or a term that excuses what nothing refuses
				}
				mutants++
				if !slices.ContainsFunc(cases, func(c CheckCase) bool { return c.Check == m.Name && differs(c, other, s.FactsOf(c)) }) {
					t.Errorf("%s: a mutant of %s survives", s.Name, m.Name)
				}
			}
		}
	}
	if mutants < 1500 {
		t.Errorf("%d mutants", mutants)
	}
}

func differs(c CheckCase, table *zhuanhua.Table, facts zhuanhua.Facts) bool {
	a, _ := said(table.Judge(0, facts), nil)
	return a.Outcome != c.Outcome || !slices.Equal(a.Failed, c.Failed) || !slices.Equal(a.Missing, c.Missing)
}
