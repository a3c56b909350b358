package claims_test

import (
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua/examples/catalogue/claims"
)

const source = `package rules

// Share splits.
//
// Clause: CZ23-A1j, GR1,
// SX21-T3
func (p *Part[V]) Share() {}

// unclaimed mentions CZ23-A1b in its text, which is no claim.
func unclaimed() string { return "see CZ23-A1b" }

// table of reasons.
var table = []string{"GB37-3.6a", "AB", "GB37"}
`

func tree() fstest.MapFS {
	return fstest.MapFS{
		"rules/rules.go":      {Data: []byte(source)},
		"rules/rules_test.go": {Data: []byte("package rules\n\nvar x = \"CZ23-A1\"\n")},
		"examples/main.go":    {Data: []byte("package main\n\nvar x = \"CZ23-A1\"\n")},
		"clauses.go":          {Data: []byte("package zhuanhua\n\nvar x = \"CZ23-A1\"\n")},
	}
}

// Doc lines claim, over several lines too, and values do; tests, examples and the list
// of clauses claim nothing.
func TestScan(t *testing.T) {
	got, err := claims.Scan(tree())
	want := []claims.Claim{
		{Clause: "CZ23-A1j", Symbol: "rules.Part.Share", File: "rules/rules.go"},
		{Clause: "GB37-3.6a", Symbol: "rules.table", File: "rules/rules.go"},
		{Clause: "GR1", Symbol: "rules.Part.Share", File: "rules/rules.go"},
		{Clause: "SX21-T3", Symbol: "rules.Part.Share", File: "rules/rules.go"},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestSources(t *testing.T) {
	got, err := claims.Sources(tree())
	if want := "// Share splits.\n//\n// Clause: CZ23-A1j, GR1,\n// SX21-T3\nfunc (p *Part[V]) Share() {}\n"; err != nil || got["GR1"] != want {
		t.Errorf("%v: %q", err, got["GR1"])
	}
}

func TestScanTellsWhatIsNoGo(t *testing.T) {
	if _, err := claims.Scan(fstest.MapFS{"a.go": {Data: []byte("package")}}); err == nil {
		t.Error("no error")
	}
}
