// Package casebook writes the library's generated cases as files that another
// implementation can run: the rows of every shipped check with cases made from them,
// and cases of what is computed from figures, days and events, below, at and above
// each threshold. The files lie in testdata/cases, with a README that defines them.
//
// From the same cases the catalogue shows that every clause passes and fails
// somewhere, and tests show that no parameter can be one unit off unnoticed.
//
//go:generate go test . -run TestFiles -update
package casebook
