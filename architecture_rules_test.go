package zhuanhua_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// architectureRule is one thing that the source of the library never does.
type architectureRule struct {
	name string
	find func(*sourcePackage) []violation
}

var architecture = []architectureRule{
	{"packages import only what they may", findEdges},
	{"nothing reaches out of the library", findBannedImports},
	{"time is an argument", findUses(clock)},
	{"decimals follow no switch", findUses(decimals)},
	{"nothing prints", findPrinting},
	{"no goroutines", findGo},
	{"no init", findInit},
	{"no package state", findState},
	{"no panic on input", findPanic},
	{"everything exported is documented", findUndocumented},
	{"clauses exist", findClauses},
}

// edges are the packages of ours that each package of the library may import,
// beside internal ones; the root imports none at all.
var edges = map[string][]string{
	".":           {},
	"eligibility": {"."},
	"indicators":  {"."},
	"awards":      {".", "indicators"},
	"sample":      {"."},
	"internal":    {"."}, // and every package below it
}

// testOnly are packages of ours that only tests import.
var testOnly = []string{"internal/fixture"}

// thirdParty are the modules that the library depends on, each with the packages
// that may import it; none: all.
var thirdParty = map[string][]string{
	"github.com/shopspring/decimal": nil,
	"golang.org/x/exp":              nil,
	"gonum.org/v1/gonum":            {"sample"},
}

func findEdges(p *sourcePackage) (found []violation) {
	room := p.dir
	if isBelow(room, "internal") {
		room = "internal"
	}
	allowed, known := edges[room]
	if !known {
		return []violation{p.in(p.files[0].Package, "package %s has no row in the table of edges", p.dir)}
	}
	p.eachImport(func(path string, pos token.Pos) {
		if isOurs(path) {
			target := strings.TrimPrefix(strings.TrimPrefix(path, modulePath), "/")
			if target == "" {
				target = "."
			}
			internal := isBelow(target, "internal") && p.dir != "."
			if slices.Contains(testOnly, target) || !internal && !slices.Contains(allowed, target) {
				found = append(found, p.in(pos, "package %s may not import %s", p.dir, path))
			}
			return
		}
		if first, _, _ := strings.Cut(path, "/"); !strings.Contains(first, ".") {
			return // the standard library
		}
		for module, users := range thirdParty {
			if isBelow(path, module) && (users == nil || slices.Contains(users, p.dir)) {
				return
			}
		}
		found = append(found, p.in(pos, "package %s may not import %s", p.dir, path))
	})
	return found
}

// bannedImports are packages by which a library reaches the machine it runs on, or
// chance; "/…" stands for the package and all below it.
var bannedImports = []string{
	"os/…", "net/…", "log/…", "syscall/…", "testing/…", "math/rand/…",
	"C", "unsafe", "io/ioutil", "runtime/debug", "plugin", "crypto/rand", "hash/maphash", "golang.org/x/exp/rand/…",
}

func findBannedImports(p *sourcePackage) (found []violation) {
	p.eachImport(func(path string, pos token.Pos) {
		for _, banned := range bannedImports {
			if parent, tree := strings.CutSuffix(banned, "/…"); path == banned || tree && isBelow(path, parent) {
				found = append(found, p.in(pos, "imports %s", path))
			}
		}
	})
	return found
}

// use is a name of another package that the library does not use, as a function, a
// method on any type of that package, or a variable.
type use struct{ path, name string }

const decimalPath = "github.com/shopspring/decimal"

func names(path string, list string) (uses []use) {
	for _, name := range strings.Fields(list) {
		uses = append(uses, use{path, name})
	}
	return uses
}

// clock is what reads the machine's time or its zone, or waits. The method Local
// of a time does too.
var clock = names("time", `Now Since Until Sleep After AfterFunc Tick NewTimer NewTicker LoadLocation Local`)

// decimals is what depends on the package switches of decimal, the switches
// themselves, and what is inexact.
var decimals = slices.Concat(
	names(decimalPath, `DivisionPrecision PowPrecisionNegativeExponent MarshalJSONWithoutQuotes TrimTrailingZeros
		UseScientificNotation ExpMaxIterations MaxDecodeExponent`),
	names(decimalPath, `Div Avg Pow PowInt32 PowBigInt PowWithPrecision Sqrt SqrtRound Root RootRound
		Ln ExpTaylor ExpHullAbrham Atan Sin Cos Tan`),
	names(decimalPath, `String StringScaled Format MarshalJSON MarshalText Value EncodeSpanner`),
	names(decimalPath, `NewFromString NewFromFormattedString RequireFromString UnmarshalJSON UnmarshalText
		UnmarshalBinary GobDecode Scan`),
)

func findUses(banned []use) func(*sourcePackage) []violation {
	return func(p *sourcePackage) (found []violation) {
		for id, obj := range p.info.Uses {
			if f, ok := obj.(*types.Func); ok {
				obj = f.Origin()
			}
			if obj.Pkg() != nil && !isOurs(obj.Pkg().Path()) && !isField(obj) &&
				slices.Contains(banned, use{obj.Pkg().Path(), obj.Name()}) {
				found = append(found, p.in(id.Pos(), "uses %s of %s", obj.Name(), obj.Pkg().Path()))
			}
		}
		return found
	}
}

func isField(obj types.Object) bool {
	v, ok := obj.(*types.Var)
	return ok && v.IsField()
}

var printing = names("fmt", `Print Printf Println`)

func findPrinting(p *sourcePackage) []violation {
	found := findUses(printing)(p)
	p.eachBuiltin(func(name string, call *ast.CallExpr, _ ast.Decl) {
		if name == "print" || name == "println" {
			found = append(found, p.in(call.Pos(), "calls %s", name))
		}
	})
	return found
}

func findPanic(p *sourcePackage) (found []violation) {
	p.eachBuiltin(func(name string, call *ast.CallExpr, in ast.Decl) {
		f, function := in.(*ast.FuncDecl)
		if name == "panic" && !(function && strings.HasPrefix(f.Name.Name, "Must")) {
			found = append(found, p.in(call.Pos(), "panics outside a function named Must…"))
		}
	})
	return found
}

func findGo(p *sourcePackage) (found []violation) {
	p.each(func(n ast.Node) {
		if g, ok := n.(*ast.GoStmt); ok {
			found = append(found, p.in(g.Pos(), "starts a goroutine"))
		}
	})
	return found
}

func findInit(p *sourcePackage) (found []violation) {
	p.each(func(n ast.Node) {
		if f, ok := n.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "init" {
			found = append(found, p.in(f.Pos(), "has a function init"))
		}
	})
	return found
}

// findUndocumented finds exported names without a comment of their own or of their
// group, functions and types whose comment does not begin with their name, and a
// package without a comment or with several.
func findUndocumented(p *sourcePackage) (found []violation) {
	comments := 0
	for _, file := range p.files {
		if file.Doc != nil && strings.HasPrefix(file.Doc.Text(), "Package "+p.name+" ") {
			comments++
		}
		for _, decl := range file.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Name.IsExported() && (d.Recv == nil || receiverName(d).IsExported()) && !beginsWith(d.Doc, d.Name) {
					found = append(found, p.in(d.Name.Pos(), "%s has no comment that begins with its name", d.Name.Name))
				}
			case *ast.GenDecl:
				found = append(found, p.undocumentedSpecs(d)...)
			}
		}
	}
	if comments != 1 {
		found = append(found, p.in(p.files[0].Package, "package %s has %d package comments", p.name, comments))
	}
	return found
}

func (p *sourcePackage) undocumentedSpecs(d *ast.GenDecl) (found []violation) {
	for _, spec := range d.Specs {
		switch s := spec.(type) {
		case *ast.TypeSpec:
			doc := s.Doc
			if doc == nil && !d.Lparen.IsValid() {
				doc = d.Doc
			}
			if s.Name.IsExported() && !beginsWith(doc, s.Name) {
				found = append(found, p.in(s.Name.Pos(), "%s has no comment that begins with its name", s.Name.Name))
			}
		case *ast.ValueSpec:
			for _, name := range s.Names {
				if name.IsExported() && d.Doc == nil && s.Doc == nil && s.Comment == nil {
					found = append(found, p.in(name.Pos(), "%s has no comment", name.Name))
				}
			}
		}
	}
	return found
}

// beginsWith tells whether the comment begins with the name, an article before it or not.
func beginsWith(doc *ast.CommentGroup, name *ast.Ident) bool {
	words := strings.Fields(doc.Text())
	if len(words) > 1 && slices.Contains([]string{"A", "An", "The"}, words[0]) {
		words = words[1:]
	}
	return len(words) > 1 && strings.TrimRight(words[0], ",") == name.Name
}

func receiverName(f *ast.FuncDecl) *ast.Ident {
	expr := f.Recv.List[0].Type
	for {
		switch e := expr.(type) {
		case *ast.StarExpr:
			expr = e.X
		case *ast.IndexExpr:
			expr = e.X
		case *ast.IndexListExpr:
			expr = e.X
		case *ast.ParenExpr:
			expr = e.X
		case *ast.Ident:
			return e
		default:
			return ast.NewIdent("_")
		}
	}
}

var clauseLine = regexp.MustCompile(`(?m)^\s*(?i:clauses?)\s*[:：].*$`)

// findClauses finds lines "Clause: X, Y" that are out of form, that name a clause in
// no document's form, or that stand where no declaration is; and constants of type
// ClauseID that are no clause.
func findClauses(p *sourcePackage) (found []violation) {
	declared := map[*ast.CommentGroup]bool{}
	p.each(func(n ast.Node) {
		switch d := n.(type) {
		case *ast.FuncDecl:
			declared[d.Doc] = true
		case *ast.GenDecl:
			declared[d.Doc] = true
		case *ast.TypeSpec:
			declared[d.Doc] = true
		case *ast.ValueSpec:
			declared[d.Doc] = true
		case *ast.Field:
			declared[d.Doc] = true
		}
	})
	for _, file := range p.files {
		for _, group := range file.Comments {
			for _, comment := range group.List {
				line := clauseLine.FindString(strings.TrimPrefix(comment.Text, "//"))
				if line == "" {
					continue
				}
				if what := faultOfClauses(line); what != "" {
					found = append(found, p.in(comment.Pos(), "%s in %q", what, line))
				}
				if !declared[group] {
					found = append(found, p.in(comment.Pos(), "a line of clauses that is no declaration's: %q", line))
				}
			}
		}
	}
	for expr, value := range p.info.Types {
		if _, literal := expr.(*ast.BasicLit); literal && value.Type.String() == modulePath+".ClauseID" {
			if id, _ := strconv.Unquote(value.Value.ExactString()); id != "" && !zhuanhua.ClauseID(id).Valid() {
				found = append(found, p.in(expr.Pos(), "%q is no clause", id))
			}
		}
	}
	return found
}

func faultOfClauses(line string) string {
	list, formed := strings.CutPrefix(line, " Clause: ")
	if !formed {
		return `not "Clause: " and ids`
	}
	ids := strings.Split(list, ", ")
	for i, id := range ids {
		switch {
		case !zhuanhua.ClauseID(id).Valid():
			return strconv.Quote(id) + " is no clause"
		case slices.Contains(ids[:i], id):
			return id + " twice"
		}
	}
	return ""
}

// each walks through the files.
func (p *sourcePackage) each(visit func(ast.Node)) {
	for _, file := range p.files {
		ast.Inspect(file, func(n ast.Node) bool {
			if n != nil {
				visit(n)
			}
			return true
		})
	}
}

func (p *sourcePackage) eachImport(visit func(path string, pos token.Pos)) {
	for _, file := range p.files {
		for _, spec := range file.Imports {
			visit(importPath(spec), spec.Pos())
		}
	}
}

// eachBuiltin visits the calls of functions that are part of the language, each
// with the declaration it is in.
func (p *sourcePackage) eachBuiltin(visit func(name string, call *ast.CallExpr, in ast.Decl)) {
	for _, file := range p.files {
		for _, decl := range file.Decls {
			ast.Inspect(decl, func(n ast.Node) bool {
				if call, ok := n.(*ast.CallExpr); ok {
					if name := p.builtin(call); name != "" {
						visit(name, call, decl)
					}
				}
				return true
			})
		}
	}
}

func (p *sourcePackage) builtin(call *ast.CallExpr) string {
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if !ok {
		return ""
	}
	if b, ok := p.info.Uses[id].(*types.Builtin); ok {
		return b.Name()
	}
	return ""
}

func importPath(spec *ast.ImportSpec) string {
	path, _ := strconv.Unquote(spec.Path.Value)
	return path
}

func isBelow(path, parent string) bool {
	return path == parent || strings.HasPrefix(path, parent+"/")
}
