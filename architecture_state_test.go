package zhuanhua_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
	"strings"
)

// findState finds package-level variables that are more than tables: exported ones
// other than errors, ones that hold a lock or a channel, and ones that anything
// writes to after their declaration, whosever they are. It follows a variable
// through fields, elements and local names for them; what happens to an address
// that a function is given is beyond it.
func findState(p *sourcePackage) []violation {
	s := &stateSearch{sourcePackage: p, alias: map[types.Object]bool{}, writers: map[types.Object]bool{}}
	s.declarations()
	s.follow()
	s.writes(s.global, func(pos token.Pos, obj types.Object) {
		s.found = append(s.found, p.in(pos, "writes to the package variable %s", obj.Name()))
	})
	return s.found
}

type stateSearch struct {
	*sourcePackage
	alias   map[types.Object]bool // local names for what package variables hold
	writers map[types.Object]bool // methods that write to what their receiver points to
	found   []violation
}

func (s *stateSearch) declarations() {
	for _, file := range s.files {
		for _, decl := range file.Decls {
			d, ok := decl.(*ast.GenDecl)
			if !ok || d.Tok != token.VAR {
				continue
			}
			for _, spec := range d.Specs {
				s.declaration(spec.(*ast.ValueSpec))
			}
		}
	}
}

func (s *stateSearch) declaration(spec *ast.ValueSpec) {
	for i, name := range spec.Names {
		obj := s.info.Defs[name]
		if name.Name == "_" {
			continue
		}
		if name.IsExported() && !(strings.HasPrefix(name.Name, "Err") && len(spec.Values) == len(spec.Names) && s.makesError(spec.Values[i])) {
			s.found = append(s.found, s.in(name.Pos(), "exports the variable %s", name.Name))
		}
		if holdsLock(obj.Type(), nil) {
			s.found = append(s.found, s.in(name.Pos(), "the package variable %s holds a lock or a channel", name.Name))
		}
	}
}

func (s *stateSearch) makesError(value ast.Expr) bool {
	call, ok := value.(*ast.CallExpr)
	if !ok {
		return false
	}
	f := s.called(call)
	return f != nil && (f.FullName() == "errors.New" || f.FullName() == "fmt.Errorf")
}

// called is the function or method that a call names; nil for a value.
func (s *stateSearch) called(call *ast.CallExpr) *types.Func {
	fun := ast.Unparen(call.Fun)
	switch e := fun.(type) {
	case *ast.IndexExpr:
		fun = e.X
	case *ast.IndexListExpr:
		fun = e.X
	}
	var id *ast.Ident
	switch e := fun.(type) {
	case *ast.Ident:
		id = e
	case *ast.SelectorExpr:
		id = e.Sel
	default:
		return nil
	}
	if f, ok := s.info.Uses[id].(*types.Func); ok {
		return f.Origin()
	}
	return nil
}

// holdsLock tells whether a value of the type is made to be altered by several
// goroutines.
func holdsLock(t types.Type, seen []types.Type) bool {
	if slices.Contains(seen, t) {
		return false
	}
	seen = append(seen, t)
	if named, ok := types.Unalias(t).(*types.Named); ok && named.Obj().Pkg() != nil {
		if path := named.Obj().Pkg().Path(); path == "sync" || path == "sync/atomic" {
			return true
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Chan:
		return true
	case *types.Pointer:
		return holdsLock(u.Elem(), seen)
	case *types.Slice:
		return holdsLock(u.Elem(), seen)
	case *types.Array:
		return holdsLock(u.Elem(), seen)
	case *types.Map:
		return holdsLock(u.Elem(), seen)
	case *types.Struct:
		for f := range u.Fields() {
			if holdsLock(f.Type(), seen) {
				return true
			}
		}
	}
	return false
}

// follow gathers local names for what package variables hold, and the methods that
// write to their receivers, until there are no more of either.
func (s *stateSearch) follow() {
	for before := -1; before < len(s.alias)+len(s.writers); {
		before = len(s.alias) + len(s.writers)
		s.each(func(n ast.Node) {
			switch n := n.(type) {
			case *ast.AssignStmt:
				s.bind(n.Lhs, n.Rhs)
			case *ast.ValueSpec:
				names := make([]ast.Expr, len(n.Names))
				for i, name := range n.Names {
					names[i] = name
				}
				s.bind(names, n.Values)
			case *ast.RangeStmt:
				if obj, _ := s.root(n.X); n.Value != nil && s.global(obj, true) {
					s.name(n.Value)
				}
			case *ast.FuncDecl:
				s.receiver(n)
			}
		})
	}
}

func (s *stateSearch) bind(names, values []ast.Expr) {
	if len(names) != len(values) {
		return
	}
	for i, value := range values {
		if obj, _ := s.root(value); s.global(obj, true) {
			s.name(names[i])
		}
	}
}

// name makes a local name known as one for a package variable's insides, unless it
// stands for a copy.
func (s *stateSearch) name(name ast.Expr) {
	id, ok := name.(*ast.Ident)
	if !ok {
		return
	}
	obj := s.info.Defs[id]
	if obj == nil {
		obj = s.info.Uses[id]
	}
	if obj == nil || s.ofPackage(obj) {
		return
	}
	switch obj.Type().Underlying().(type) {
	case *types.Pointer, *types.Slice, *types.Map:
		s.alias[obj] = true
	}
}

// receiver notes a method that writes through its receiver.
func (s *stateSearch) receiver(f *ast.FuncDecl) {
	if f.Recv == nil || len(f.Recv.List[0].Names) == 0 || f.Body == nil {
		return
	}
	self := s.info.Defs[f.Recv.List[0].Names[0]]
	if self == nil {
		return
	}
	if _, pointer := self.Type().Underlying().(*types.Pointer); !pointer {
		return
	}
	s.writesIn(f.Body, func(obj types.Object, through bool) bool { return obj == self && through }, func(token.Pos, types.Object) {
		s.writers[s.info.Defs[f.Name]] = true
	})
}

// root is the variable at which an expression begins, and whether the way from it
// leads through a pointer, field or element; nil where it is no variable.
func (s *stateSearch) root(expr ast.Expr) (obj types.Object, through bool) {
	for {
		switch e := expr.(type) {
		case *ast.ParenExpr:
			expr = e.X
		case *ast.StarExpr:
			expr, through = e.X, true
		case *ast.IndexExpr:
			expr, through = e.X, true
		case *ast.SliceExpr:
			expr, through = e.X, true
		case *ast.UnaryExpr:
			if e.Op != token.AND {
				return nil, false
			}
			expr = e.X
		case *ast.SelectorExpr:
			if s.info.Selections[e] == nil {
				return s.variable(e.Sel), through // another package's
			}
			expr, through = e.X, true
		case *ast.Ident:
			return s.variable(e), through
		default:
			return nil, false
		}
	}
}

func (s *stateSearch) variable(id *ast.Ident) types.Object {
	if v, ok := s.info.Uses[id].(*types.Var); ok {
		return v
	}
	if v, ok := s.info.Defs[id].(*types.Var); ok {
		return v
	}
	return nil
}

func (s *stateSearch) ofPackage(obj types.Object) bool {
	return obj != nil && obj.Pkg() != nil && obj.Parent() == obj.Pkg().Scope()
}

// global tells whether writing to what begins at the variable writes to a package
// variable.
func (s *stateSearch) global(obj types.Object, through bool) bool {
	return s.ofPackage(obj) || obj != nil && through && s.alias[obj]
}

func (s *stateSearch) writes(is func(types.Object, bool) bool, report func(token.Pos, types.Object)) {
	for _, file := range s.files {
		s.writesIn(file, is, report)
	}
}

// writesIn reports the places below a node that write to variables that are meant.
func (s *stateSearch) writesIn(node ast.Node, is func(types.Object, bool) bool, report func(token.Pos, types.Object)) {
	target := func(expr ast.Expr, within bool) {
		if expr == nil {
			return
		}
		if obj, through := s.root(expr); obj != nil && is(obj, through || within) {
			report(expr.Pos(), obj)
		}
	}
	ast.Inspect(node, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			for _, left := range n.Lhs {
				if n.Tok != token.DEFINE {
					target(left, false)
				}
			}
		case *ast.IncDecStmt:
			target(n.X, false)
		case *ast.RangeStmt:
			if n.Tok == token.ASSIGN {
				target(n.Key, false)
				target(n.Value, false)
			}
		case *ast.CallExpr:
			if written := s.writtenBy(n); written != nil {
				target(written, true)
			}
		}
		return true
	})
}

// sorters are functions of the standard library that alter their first argument.
var sorters = []string{
	"slices.Sort", "slices.SortFunc", "slices.SortStableFunc", "slices.Reverse", "slices.Delete", "slices.DeleteFunc",
	"slices.Insert", "slices.Replace", "slices.Compact", "slices.CompactFunc", "maps.Copy", "maps.Insert", "maps.DeleteFunc",
	"sort.Sort", "sort.Stable", "sort.Slice", "sort.SliceStable", "sort.Ints", "sort.Strings", "sort.Float64s",
}

// readers are types of other packages whose methods alter nothing.
var readers = []string{"*time.Location", "*regexp.Regexp", "*strings.Replacer"}

// writtenBy is the operand that a call alters: the first argument of some
// functions, the receiver of a method that writes. A method with a pointer receiver
// that is not of this package is taken to write.
func (s *stateSearch) writtenBy(call *ast.CallExpr) ast.Expr {
	switch s.builtin(call) {
	case "delete", "clear", "copy":
		return call.Args[0]
	case "append":
		if part, ok := ast.Unparen(call.Args[0]).(*ast.SliceExpr); ok {
			return part // writes where the whole goes on
		}
		return nil
	}
	f := s.called(call)
	if f == nil {
		return nil
	}
	if f.Signature().Recv() == nil {
		if slices.Contains(sorters, f.FullName()) && len(call.Args) > 0 {
			return call.Args[0]
		}
		return nil
	}
	selector, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok {
		return nil
	}
	receiver := f.Signature().Recv().Type()
	if _, pointer := receiver.(*types.Pointer); !pointer || slices.Contains(readers, types.TypeString(receiver, nil)) {
		return nil
	}
	if f.Pkg() == s.types && !s.writers[f] {
		return nil
	}
	return selector.X
}
