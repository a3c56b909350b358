// Package claims finds where the library's source names a clause: in a doc line
// "Clause: CZ23-A1j" or as the value of a row, parameter or reason. It reads
// source, not programs, so that nothing need be registered anywhere.
package claims

import (
	"cmp"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Claim says that a declaration computes a clause, or part of it.
type Claim struct {
	Clause zhuanhua.ClauseID
	Symbol string // "eligibility.Rules.Received"
	File   string // from the module's root
}

// data is where the clauses themselves are listed; naming one there claims nothing.
const data = "clauses.go"

// Scan returns what the sources under root claim: of the packages that hosts
// import, tests apart. Claims are in order of clause and symbol, none twice.
func Scan(root fs.FS) ([]Claim, error) {
	var claims []Claim
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && (name == "examples" || name == "testdata" || name == "docs" || len(name) > 1 && path.Base(name)[0] == '.'):
			return fs.SkipDir
		case entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || name == data:
			return nil
		}
		source, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		found, err := scanFile(name, source)
		claims = append(claims, found...)
		return err
	})
	slices.SortFunc(claims, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(a.Clause, b.Clause), cmp.Compare(a.Symbol, b.Symbol), cmp.Compare(a.File, b.File))
	})
	return slices.Compact(claims), err
}

// Sources returns by clause the source text of all declarations that claim it.
func Sources(root fs.FS) (map[zhuanhua.ClauseID]string, error) {
	found, err := Scan(root)
	if err != nil {
		return nil, err
	}
	texts := map[zhuanhua.ClauseID]string{}
	for _, c := range found {
		source, err := fs.ReadFile(root, c.File)
		if err != nil {
			return nil, err
		}
		file := token.NewFileSet()
		parsed, err := parser.ParseFile(file, c.File, source, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, decl := range parsed.Decls {
			if node, there := symbols(decl)[strings.TrimPrefix(c.Symbol, parsed.Name.Name+".")]; there {
				texts[c.Clause] += string(source[file.Position(start(node)).Offset:file.Position(node.End()).Offset]) + "\n"
			}
		}
	}
	return texts, nil
}

// start is where a declaration begins, with its comment.
func start(node ast.Node) token.Pos {
	switch d := node.(type) {
	case *ast.FuncDecl:
		if d.Doc != nil {
			return d.Doc.Pos()
		}
	case *ast.GenDecl:
		if d.Doc != nil {
			return d.Doc.Pos()
		}
	}
	return node.Pos()
}

func scanFile(name string, source []byte) ([]Claim, error) {
	file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var claims []Claim
	for _, decl := range file.Decls {
		for symbol, node := range symbols(decl) {
			for _, id := range clausesIn(node) {
				claims = append(claims, Claim{id, file.Name.Name + "." + symbol, name})
			}
		}
	}
	return claims, nil
}

// symbols returns the names that a declaration declares, each with its syntax.
func symbols(decl ast.Decl) map[string]ast.Node {
	named := map[string]ast.Node{}
	switch d := decl.(type) {
	case *ast.FuncDecl:
		named[receiver(d)+d.Name.Name] = d
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			switch s := spec.(type) {
			case *ast.TypeSpec:
				named[s.Name.Name] = s
				if d.Doc != nil {
					named[s.Name.Name] = d
				}
			case *ast.ValueSpec:
				named[s.Names[0].Name] = s
				if d.Doc != nil && len(d.Specs) == 1 {
					named[s.Names[0].Name] = d
				}
			}
		}
	}
	return named
}

func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil || len(d.Recv.List) == 0 {
		return ""
	}
	expr := d.Recv.List[0].Type
	for {
		switch e := expr.(type) {
		case *ast.StarExpr:
			expr = e.X
		case *ast.IndexExpr:
			expr = e.X
		case *ast.Ident:
			return e.Name + "."
		default:
			return ""
		}
	}
}

// clausesIn returns the ids in the clause lines of comments and in string literals.
func clausesIn(node ast.Node) (ids []zhuanhua.ClauseID) {
	ast.Inspect(node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CommentGroup:
			ids = append(ids, inComment(n.Text())...)
		case *ast.BasicLit:
			if text, err := strconv.Unquote(n.Value); n.Kind == token.STRING && err == nil {
				if id := zhuanhua.ClauseID(text); id.Valid() && shape.MatchString(text) {
					ids = append(ids, id)
				}
			}
		}
		return true
	})
	return ids
}

// shape is that of an id; it keeps a bare "GR" or "AB" with letters out.
var shape = regexp.MustCompile(`^(?:(?:CZ23|GB37|CP24|SD21|SX21)-[0-9AT][0-9a-z.]*|(?:GR|AB)[0-9])$`)

var (
	line   = regexp.MustCompile(`(?m)^Clause: *((?:[^\n]+,\n)*[^\n]+)`)
	anyOne = regexp.MustCompile(`(?:CZ23|GB37|CP24|SD21|SX21)-[0-9A-Za-z.]*[0-9A-Za-z]|(?:GR|AB)[0-9]+`)
)

// inComment returns the ids of a line "Clause: …"; a line that ends in a comma goes
// on.
func inComment(text string) (ids []zhuanhua.ClauseID) {
	for _, found := range line.FindAllStringSubmatch(text, -1) {
		for _, id := range anyOne.FindAllString(found[1], -1) {
			ids = append(ids, zhuanhua.ClauseID(id))
		}
	}
	return ids
}
