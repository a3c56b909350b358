package zhuanhua_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/zhuanhua-rules/zhuanhua"
)

// How many clauses each document has, and how many of them compute anything.
func TestClausesAreThoseOfTheDocuments(t *testing.T) {
	type count struct{ all, computing int }
	got := map[zhuanhua.Document]count{}
	seen := map[zhuanhua.ClauseID]bool{}
	for c := range zhuanhua.Clauses() {
		n := got[c.ID.Document()]
		n.all++
		if c.Computes() {
			n.computing++
		}
		got[c.ID.Document()] = n
		if seen[c.ID] || !c.ID.Valid() {
			t.Errorf("%s: there before, or no id", c.ID)
		}
		seen[c.ID] = true
		if c.IsMethod() != (c.ID.Document() == zhuanhua.DocumentNone) || c.IsMethod() != (c.Place == "") {
			t.Errorf("%s is a method without a place in a document, or is not", c.ID)
		}
		if c.Kinds == 0 || c.IsMethod() && c.Kinds.Len() != 1 {
			t.Errorf("%s is of the kinds %v", c.ID, c.Kinds)
		}
		if c.Gist.Zh == "" || c.Gist.En == "" || !strings.ContainsFunc(c.Gist.Zh, isHan) || strings.ContainsFunc(c.Gist.En, isHan) {
			t.Errorf("%s: the gist is to be given in Chinese and in English: %v", c.ID, c.Gist)
		}
	}
	want := map[zhuanhua.Document]count{
		zhuanhua.CZ23: {73, 52}, zhuanhua.GB37: {19, 12}, zhuanhua.CP24: {29, 11},
		zhuanhua.SD21: {31, 18}, zhuanhua.SX21: {61, 34}, zhuanhua.DocumentNone: {15, 15},
	}
	for d := zhuanhua.DocumentNone; d <= zhuanhua.SX21; d++ {
		if got[d] != want[d] {
			t.Errorf("%q: %v, want %v", d, got[d], want[d])
		}
	}
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func TestClauseIsFoundByItsID(t *testing.T) {
	c, ok := zhuanhua.ClauseID("CZ23-2.2.3b").Clause()
	if !ok || c.Place != "二(二)3" || !c.Kinds.Has(zhuanhua.DecisionClause) || !c.Computes() || c.Numbers != "下一年度" {
		t.Errorf("%t %+v", ok, c)
	}
	c, ok = zhuanhua.ClauseID("CZ23-4.1").Clause()
	if !ok || c.Computes() || c.IsMethod() {
		t.Errorf("%t %+v; want nothing to compute", ok, c)
	}
	if c, ok := zhuanhua.ClauseID("AB7").Clause(); !ok || !c.IsMethod() || !c.Computes() {
		t.Errorf("%t %+v; want a method", ok, c)
	}
	for _, id := range []zhuanhua.ClauseID{"", "CZ23-9", "GR7", "XX99-1"} {
		if c, ok := id.Clause(); ok {
			t.Errorf("%q is %+v; want none", id, c)
		}
	}
}
