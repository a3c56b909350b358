package main

import (
	_ "embed"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// claimsFile lists, a line each, a clause and a declaration that computes it. The
// test writes it from the source (go test ./examples/catalogue -update) and fails
// where the source has moved on.
//
//go:generate go test . -run "TestClaims|TestCatalogue" -update
//go:embed claims.txt
var claimsFile string

// claimed returns the declarations by clause.
func claimed() map[zhuanhua.ClauseID][]string {
	list := map[zhuanhua.ClauseID][]string{}
	for line := range strings.Lines(claimsFile) {
		id, symbol, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		list[zhuanhua.ClauseID(id)] = append(list[zhuanhua.ClauseID(id)], symbol)
	}
	return list
}
