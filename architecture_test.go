package zhuanhua_test

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The architecture is a list of rules over the source of the library's packages,
// in architecture_rules_test.go and architecture_state_test.go. Each rule is also
// run over small sources that break it, in architecture_cases_test.go: a rule that
// cannot fail holds nothing.

const modulePath = "github.com/zhuanhua-rules/zhuanhua"

// sourcePackage is a package under examination: its files without the tests.
type sourcePackage struct {
	dir   string // below the module's root; "." is the root
	name  string
	fset  *token.FileSet
	files []*ast.File
	types *types.Package
	info  *types.Info
}

// path is what other packages import it as.
func (p *sourcePackage) path() string {
	if p.dir == "." {
		return modulePath
	}
	return modulePath + "/" + p.dir
}

// A violation of a rule, at a place in the source.
type violation struct {
	pos  token.Pos
	what string
}

func (p *sourcePackage) in(pos token.Pos, format string, operands ...any) violation {
	return violation{pos, fmt.Sprintf(format, operands...)}
}

// library is the source of the library: every package of the module that is not an
// example. A package that is new is in it without further ado.
type library struct {
	fset     *token.FileSet
	packages map[string]*sourcePackage // by import path
	foreign  types.Importer
}

func loadLibrary() (*library, error) {
	l := &library{fset: token.NewFileSet(), packages: map[string]*sourcePackage{}}
	dirs, err := packageDirs(".")
	if err != nil {
		return nil, err
	}
	for _, dir := range dirs {
		p, err := l.parseDir(dir)
		if err != nil {
			return nil, err
		}
		if p != nil {
			l.packages[p.path()] = p
		}
	}
	if l.foreign, err = exportData(l.fset, l.foreignImports()); err != nil {
		return nil, err
	}
	for _, path := range slices.Sorted(maps.Keys(l.packages)) {
		if _, err := l.Import(path); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// packageDirs returns the folders below root that can hold packages of the library.
func packageDirs(root string) (dirs []string, err error) {
	err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if path != root {
			if _, err := os.Stat(filepath.Join(path, "go.mod")); err == nil {
				return fs.SkipDir // a module of its own
			}
			if strings.ContainsAny(d.Name()[:1], "._") || d.Name() == "testdata" || path == "examples" {
				return fs.SkipDir
			}
		}
		dirs = append(dirs, filepath.ToSlash(path))
		return nil
	})
	return dirs, err
}

// parseDir returns nothing for a folder without Go files. A file that not every
// platform compiles is refused: the figures must be the same on all of them.
func (l *library) parseDir(dir string) (*sourcePackage, error) {
	found, err := build.ImportDir(dir, build.ImportComment)
	if none := (*build.NoGoError)(nil); errors.As(err, &none) && len(found.IgnoredGoFiles) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	some := slices.Concat(found.IgnoredGoFiles, found.CgoFiles)
	if dir == "internal/fixture" { // tests run fewer rounds under the race detector
		some = slices.DeleteFunc(some, func(name string) bool { return name == "race.go" })
	}
	if len(some) > 0 {
		return nil, fmt.Errorf("%s: files that not every platform compiles: %v", dir, some)
	}
	if len(found.GoFiles) == 0 {
		return nil, nil // tests alone
	}
	p := &sourcePackage{dir: dir, name: found.Name, fset: l.fset}
	for _, name := range found.GoFiles {
		file, err := parser.ParseFile(l.fset, filepath.Join(dir, name), nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		p.files = append(p.files, file)
	}
	return p, nil
}

// foreignImports are the packages from elsewhere that the library imports, and
// those that the sources made to break rules do.
func (l *library) foreignImports() []string {
	set := map[string]bool{}
	for _, path := range brokenImports {
		set[path] = true
	}
	for _, p := range l.packages {
		for _, file := range p.files {
			for _, spec := range file.Imports {
				if path := importPath(spec); !isOurs(path) && path != "unsafe" && path != "C" {
					set[path] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// exportData returns an importer that reads what the go command compiled.
func exportData(fset *token.FileSet, paths []string) (types.Importer, error) {
	list := exec.Command("go", append([]string{"list", "-export", "-deps", "-f", "{{.ImportPath}}\t{{.Export}}", "--"}, paths...)...)
	list.Stderr = os.Stderr
	out, err := list.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w", err)
	}
	files := map[string]string{}
	for line := range strings.Lines(string(out)) {
		path, file, _ := strings.Cut(strings.TrimSpace(line), "\t")
		files[path] = file
	}
	return importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) {
		if files[path] == "" {
			return nil, fmt.Errorf("no export data of %s", path)
		}
		return os.Open(files[path])
	}), nil
}

// Import implements [types.Importer].
func (l *library) Import(path string) (*types.Package, error) {
	p, ours := l.packages[path]
	switch {
	case path == "unsafe":
		return types.Unsafe, nil
	case !ours:
		return l.foreign.Import(path)
	case p.types == nil:
		return p.types, p.check(l)
	}
	return p.types, nil
}

// check gives every expression its type.
func (p *sourcePackage) check(imports types.Importer) (err error) {
	p.info = &types.Info{
		Types:      map[ast.Expr]types.TypeAndValue{},
		Defs:       map[*ast.Ident]types.Object{},
		Uses:       map[*ast.Ident]types.Object{},
		Selections: map[*ast.SelectorExpr]*types.Selection{},
	}
	config := types.Config{Importer: imports}
	p.types, err = config.Check(p.path(), p.fset, p.files, p.info)
	return err
}

// source returns a package made of one text, in a folder of the library.
func (l *library) source(dir, text string) (*sourcePackage, error) {
	file, err := parser.ParseFile(l.fset, "source.go", text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	return &sourcePackage{dir: dir, name: file.Name.Name, fset: l.fset, files: []*ast.File{file}}, nil
}

func isOurs(path string) bool {
	return path == modulePath || strings.HasPrefix(path, modulePath+"/")
}

// TestArchitecture runs every rule over every package of the library.
func TestArchitecture(t *testing.T) {
	l, err := loadLibrary()
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{modulePath, modulePath + "/eligibility", modulePath + "/indicators"} {
		if l.packages[name] == nil {
			t.Fatalf("the library lacks %s", name)
		}
	}
	for _, rule := range architecture {
		t.Run(rule.name, func(t *testing.T) {
			for _, path := range slices.Sorted(maps.Keys(l.packages)) {
				for _, v := range rule.find(l.packages[path]) {
					t.Errorf("%s: %s", l.fset.Position(v.pos), v.what)
				}
			}
		})
	}
}

// TestArchitectureIsHeld runs each rule over sources that break it. It must find
// the lines that end in "// breaks" and no others.
func TestArchitectureIsHeld(t *testing.T) {
	l, err := loadLibrary()
	if err != nil {
		t.Fatal(err)
	}
	held := map[string]bool{}
	for _, c := range brokenSources() {
		t.Run(c.rule+"/"+c.name, func(t *testing.T) {
			at := slices.IndexFunc(architecture, func(r architectureRule) bool { return r.name == c.rule })
			if at < 0 {
				t.Fatal("no such rule")
			}
			text, want := broken(c.text)
			p, err := l.source(cmp.Or(c.dir, "."), text)
			if err != nil {
				t.Fatal(err)
			}
			if !c.untyped {
				if err := p.check(l); err != nil {
					t.Fatal(err)
				}
			}
			var got []int
			for _, v := range architecture[at].find(p) {
				got = append(got, l.fset.Position(v.pos).Line)
			}
			slices.Sort(got)
			if got = slices.Compact(got); !slices.Equal(got, want) {
				t.Errorf("found in lines %v, want %v of\n%s", got, want, text)
			}
			held[c.rule] = held[c.rule] || len(want) > 0
		})
	}
	for _, rule := range architecture {
		if !held[rule.name] {
			t.Errorf("no source breaks the rule %q", rule.name)
		}
	}
}

// broken returns the text without the marks, which would be comments like any
// other, and the lines that had them.
func broken(text string) (string, []int) {
	var lines []int
	all := strings.Split(text, "\n")
	for i, line := range all {
		if before, marked := strings.CutSuffix(line, "// breaks"); marked {
			all[i] = strings.TrimRight(before, " \t")
			lines = append(lines, i+1)
		}
	}
	return strings.Join(all, "\n"), lines
}

// TestEveryNameOfTheRulesExists looks the names up that the architecture forbids: a
// name that is misspelt forbids nothing. And it looks decimal's switches up: one
// that a new version brings must be among them.
func TestEveryNameOfTheRulesExists(t *testing.T) {
	l, err := loadLibrary()
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range slices.Concat(clock, decimals, printing) {
		p, err := l.Import(u.path)
		if err != nil {
			t.Fatal(err)
		}
		if !hasName(p, u.name) {
			t.Errorf("%s has no %s", u.path, u.name)
		}
	}
	p, err := l.Import(decimalPath)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range p.Scope().Names() {
		if _, variable := p.Scope().Lookup(name).(*types.Var); !variable || !token.IsExported(name) || name == "Zero" {
			continue
		}
		if absurd[name] == nil {
			t.Errorf("the switch %s is not set by TestResultsFollowNoSwitch", name)
		}
		if !slices.Contains(decimals, use{decimalPath, name}) {
			t.Errorf("the switch %s is not forbidden", name)
		}
	}
}

// hasName tells whether the package has the name, at its top level or as a method.
func hasName(p *types.Package, name string) bool {
	for _, top := range p.Scope().Names() {
		obj := p.Scope().Lookup(top)
		if top == name {
			return true
		}
		if _, named := obj.(*types.TypeName); named {
			if method, _, _ := types.LookupFieldOrMethod(types.NewPointer(obj.Type()), true, p, name); method != nil {
				return true
			}
		}
	}
	return false
}
