package zhuanhua_test

import (
	"fmt"
	"strings"
)

// brokenSource is a source that breaks a rule in the lines that end in "// breaks".
// The lines beside them are what the rule lets pass.
type brokenSource struct {
	rule, name string
	dir        string // of the package; empty: the root
	untyped    bool   // imports what is not there
	text       string
}

// brokenImports are the packages that the typed sources below import.
var brokenImports = []string{"errors", "fmt", "maps", "math/big", "regexp", "slices", "sync", "sync/atomic", "time", decimalPath}

func brokenSources() []brokenSource {
	sources := []brokenSource{
		{rule: "packages import only what they may", name: "root", untyped: true, text: `package zhuanhua
import (
	"fmt"
	"github.com/shopspring/decimal"
	"golang.org/x/exp/constraints"
	"github.com/shopspring/decimals" // breaks
	"golang.org/x/text/width" // breaks
	"gonum.org/v1/gonum/stat/distuv" // breaks
	"github.com/zhuanhua-rules/zhuanhua/eligibility" // breaks
	"github.com/zhuanhua-rules/zhuanhua/internal/fen" // breaks
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture" // breaks
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange" // breaks
)`},
		{rule: "packages import only what they may", name: "eligibility", dir: "eligibility", untyped: true, text: `package eligibility
import (
	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fen"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture" // breaks
	"github.com/zhuanhua-rules/zhuanhua/indicators" // breaks
	"github.com/zhuanhua-rules/zhuanhua/awards" // breaks
	"github.com/google/go-cmp/cmp" // breaks
)`},
		{rule: "packages import only what they may", name: "indicators", dir: "indicators", untyped: true, text: `package indicators
import (
	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility" // breaks
	"github.com/zhuanhua-rules/zhuanhua/awards" // breaks
	"github.com/zhuanhua-rules/zhuanhua/sample" // breaks
	"gonum.org/v1/gonum/stat" // breaks
)`},
		{rule: "packages import only what they may", name: "awards", dir: "awards", untyped: true, text: `package awards
import (
	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/eligibility" // breaks
	"github.com/zhuanhua-rules/zhuanhua/sample" // breaks
)`},
		{rule: "packages import only what they may", name: "sample", dir: "sample", untyped: true, text: `package sample
import (
	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fen"
	"gonum.org/v1/gonum/stat/distuv"
	"github.com/zhuanhua-rules/zhuanhua/indicators" // breaks
)`},
		{rule: "packages import only what they may", name: "internal", dir: "internal/fen", untyped: true, text: `package fen
import (
	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/ticket"
	"github.com/zhuanhua-rules/zhuanhua/indicators" // breaks
)`},
		{rule: "packages import only what they may", name: "unknown", dir: "util", untyped: true, text: `package util // breaks`},

		{rule: "time is an argument", name: "functions", text: `package zhuanhua
import "time"
var china = time.FixedZone("UTC+08:00", 8*60*60)
var here = time.Local // breaks
func day(t time.Time) (time.Time, time.Duration) {
	t = t.In(china).Add(time.Hour)
	now := time.Now // breaks
	_ = time.Since(t) // breaks
	time.Sleep(time.Second) // breaks
	<-time.After(time.Second) // breaks
	_, _ = time.LoadLocation("Asia/Shanghai") // breaks
	_ = time.NewTicker // breaks
	return t.Local(), now().Sub(t) // breaks
}`},

		{rule: "decimals follow no switch", name: "decimals", text: `package zhuanhua
import (
	"math/big"

	d "github.com/shopspring/decimal"
)
type sum struct{ d.Decimal }
func ratio(a, b d.Decimal, s sum) (d.Decimal, error) {
	_ = a.Add(b).Sub(b).Mul(b).DivRound(b, 4).Round(2).StringFixed(2)
	_ = new(big.Int).Div(big.NewInt(1), big.NewInt(2)).String()
	_ = d.DivisionPrecision // breaks
	d.MarshalJSONWithoutQuotes = true // breaks
	d.TrimTrailingZeros, d.UseScientificNotation = false, true // breaks
	_ = d.Avg(a, b) // breaks
	_ = a.Div(b) // breaks
	divide := a.Div // breaks
	_ = divide(b).Pow(b) // breaks
	_ = s.Div(b) // breaks
	_ = s.Decimal.
		String() // breaks
	_ = d.Decimal.String(a) // breaks
	return d.NewFromString("1e9") // breaks
}`},

		{rule: "nothing prints", name: "printing", text: `package zhuanhua
import "fmt"
func say(s string) string {
	fmt.Println(s) // breaks
	fmt.Printf("%s", s) // breaks
	fmt.Print(s) // breaks
	print(s) // breaks
	println(s) // breaks
	return fmt.Sprint(s, fmt.Errorf("%s", s))
}
func printer() func(int) { print := func(int) {}; print(1); return print }`},

		{rule: "no goroutines", name: "go", text: `package zhuanhua
func run(f func()) {
	defer f()
	go f() // breaks
	func() {
		go func() { f() }() // breaks
	}()
}`},

		{rule: "no init", name: "init", text: `package zhuanhua
type table struct{}
func (table) init() {}
func init() {} // breaks
func initial() { init := func() {}; init() }
func init() {} // breaks`},

		{rule: "no panic on input", name: "panic", text: `package zhuanhua
var table = func() int {
	panic("no table") // breaks
}()
func MustDay(s string) string {
	if s == "" { panic("no day") }
	return s
}
type sets struct{}
func (sets) MustHave(s string) { panic(s) }
func mustHave(s string) {
	panic(s) // breaks
}
func parse(s string) {
	func() { panic(s) }() // breaks
	panic := func(string) {}
	panic(s)
}`},

		{rule: "everything exported is documented", name: "names", text: `// Package zhuanhua has a comment.
package zhuanhua

// Kind is a kind.
type Kind uint8

// Kinds.
const (
	One Kind = iota
	Two
)

const (
	Three = Kind(3) // three
	Four = Kind(4) // breaks
	// Five is more than four.
	Five = Kind(5)
	six = 6
)

const Seven = 7 // breaks

// String returns a key.
func (k Kind) String() string { return "" }
func (k *Kind) Scan() {} // breaks

// It returns the text.
func (k Kind) Text() string { return "" } // breaks

type set[E any] struct{}
func (s set[E]) All() {}

// A Set is a set.
type Set[E any] struct{}
func (s Set[E]) All() {} // breaks
func (s Set[E]) all() {}

type Pair struct{} // breaks

// Types of things.
type (
	// Thing is a thing.
	Thing struct{}
	Other struct{} // breaks
	third struct{}
)

func Do() {} // breaks`},
		{rule: "everything exported is documented", name: "no package comment", text: `

package zhuanhua // breaks`},
		{rule: "everything exported is documented", name: "a comment on something else", text: `// This is a package.
package zhuanhua // breaks`},

		{rule: "clauses exist", name: "clauses", text: `package zhuanhua

// ClauseID names a clause.
type ClauseID string

// A does.
//
// Clause: CZ23-A1, CZ23-3.3b, GR4
func A() {}

// B does.
//
// Clause: CZ99-A1 // breaks
func B() {}

// C does.
//
// Clause: CZ23-A1,CZ23-A2 // breaks
func C() {}

// D does.
//
// Clauses: CZ23-A1 // breaks
func D() {}

// E does.
//
// Clause: CZ23-A1, CZ23-A1 // breaks
func E() {}

// F does.
//
// Clause: // breaks
func F() {
	// Clause: CZ23-A1 // breaks
}

// clause: CZ23-A1 // breaks
type t struct {
	// Clause: CZ23-A1
	field int
}

// Clause: CZ23-A1 // breaks

// g is about the clause: it has none.
const g ClauseID = "CZ23-A1"

var h = []ClauseID{"", "GR4",
	"CZ23", // breaks
	ClauseID("CZ23-A1")}

const other = "CZ23"`},

		{rule: "no package state", name: "declarations", text: `package zhuanhua
import (
	"errors"
	"fmt"
	"regexp"
	"sync"
	"sync/atomic"
	"time"
)
var (
	ErrOne = errors.New("one")
	ErrTwo = fmt.Errorf("two: %w", ErrOne)
	Three = errors.New("three") // breaks
	ErrFour error // breaks
	ErrFive = 5 // breaks
	Default = table{} // breaks
)
type table struct{ lock *sync.Mutex; rows []int }
var _ = map[int]struct{}{}
var names = [...]string{"a", "b"}
var zone = time.FixedZone("", 0).String()
var pattern = regexp.MustCompile("a")
var matches = pattern.MatchString("a")
var guarded table // breaks
var once sync.Once // breaks
var count [2]atomic.Int64 // breaks
var queue chan int // breaks
var cache map[string]*sync.Pool // breaks
type node struct{ next *node; list []node }
var tree node`},
		{rule: "no package state", name: "writes", text: `package zhuanhua
import (
	"maps"
	"math/big"
	"slices"
	d "github.com/shopspring/decimal"
)
type row struct{ key string; list []int; inner struct{ n int } }
var (
	rows = []row{{key: "a"}}
	index = map[string]int{}
	total int
	array [3]int
	number = big.NewInt(1)
	squares = func() (s [10]int) { for i := range s { s[i] = i * i }; return s }()
	first *row
)
func read() (int, string) {
	row := rows[0]
	row.key = "a copy"
	part := array
	part[1] = 2
	total := 0
	total++
	for i := range rows { total += len(rows[i].list) }
	list := slices.Clone(rows)
	list[0].key = "b"
	slices.Sort(slices.Collect(maps.Values(index)))
	other := &rows[0]
	other = nil
	_ = other
	_ = append(rows, row)
	return total + squares[1] + index["a"], rows[0].key
}
func write(n int) {
	total = n // breaks
	total += n // breaks
	total++ // breaks
	array[1] = n // breaks
	(rows[0]).inner.n-- // breaks
	rows[0].list[1] = n // breaks
	rows = append(rows, row{}) // breaks
	index["a"] = n // breaks
	_, index["b"] = n, n // breaks
	delete(index, "a") // breaks
	clear(index) // breaks
	copy(rows[1:], rows) // breaks
	copy(array[:], array[1:]) // breaks
	_ = append(array[:1], 2) // breaks
	slices.Reverse(rows) // breaks
	slices.SortFunc(rows, func(a, b row) int { return 0 }) // breaks
	maps.Copy(index, index) // breaks
	for total = range 3 {} // breaks
	for array[0] = range 3 {} // breaks
	for n, array[0] = range [3]int{} {} // breaks
	number.Add(number, number) // breaks
	func() { total = 1 }() // breaks
	*first = row{} // breaks
	d.Zero = d.New(1, 0) // breaks
}
func alias(n int) {
	one := &rows[0]
	one.key = "b" // breaks
	two := one
	two.inner.n = n // breaks
	whole := rows
	whole[0].key = "b" // breaks
	part := array[:]
	part[0]++ // breaks
	for _, r := range rows { r.list = nil }
	var last = &total
	*last = n // breaks
	m := index
	m["a"]++ // breaks
}`},
		{rule: "no package state", name: "methods", text: `package zhuanhua
type words[E any] struct{ noun string; list []E }
func (w *words[E]) key() string { return w.noun }
func (w *words[E]) first() E { list := w.list; list = list[1:]; return list[0] }
func (w *words[E]) rename(s string) { w.noun = s }
func (w *words[E]) both() { w.rename(w.key()) }
func (w words[E]) copied(s string) words[E] { w.noun = s; return w }
var kinds = words[int]{}
func read() string { kinds.first(); return kinds.key() + kinds.copied("b").noun }
func write() {
	kinds.rename("c") // breaks
	kinds.both() // breaks
	w := &kinds
	w.both() // breaks
	mine := words[int]{}
	mine.both()
}`},
	}
	return append(sources, bannedSources()...)
}

// bannedSources import every banned package, one of each tree among them, and
// packages whose paths begin like theirs.
func bannedSources() (sources []brokenSource) {
	for _, banned := range bannedImports {
		path := strings.TrimSuffix(banned, "/…")
		text := fmt.Sprintf("package zhuanhua\nimport (\n%q // breaks\n%q\n", path, path+"s")
		if path != banned {
			text += fmt.Sprintf("%q // breaks\n", path+"/below")
		}
		sources = append(sources, brokenSource{
			rule: "nothing reaches out of the library", name: path, untyped: true, text: text + ")",
		})
	}
	return sources
}
