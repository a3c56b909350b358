package zhuanhua_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
)

const schemaFile = "docs/decision.schema.json"

// schema is the published JSON Schema, validated by the few keywords that it uses;
// any other keyword fails.
type schema struct {
	root map[string]any
	defs map[string]any
}

var annotations = []string{"$schema", "$id", "$defs", "title", "description"}

func readSchema(t *testing.T) schema {
	t.Helper()
	b, err := os.ReadFile(schemaFile)
	if err != nil {
		t.Fatal(err)
	}
	var root map[string]any
	if err := json.Unmarshal(b, &root); err != nil {
		t.Fatal(err)
	}
	if root["$schema"] != "https://json-schema.org/draft/2020-12/schema" {
		t.Errorf("$schema is %v", root["$schema"])
	}
	return schema{root, root["$defs"].(map[string]any)}
}

// validate returns what is wrong with the value, by its place; empty: nothing. The
// name is that of a definition.
func (s schema) validate(name string, value any) string {
	def, there := s.defs[name].(map[string]any)
	if !there {
		return "no definition " + name
	}
	return s.against(def, value, name)
}

func (s schema) against(def map[string]any, value any, at string) string {
	for _, keyword := range slices.Sorted(maps.Keys(def)) {
		operand, fault := def[keyword], ""
		switch keyword {
		case "$ref":
			name, local := strings.CutPrefix(operand.(string), "#/$defs/")
			to, there := s.defs[name].(map[string]any)
			if !local || !there {
				return at + ": $ref to nowhere: " + operand.(string)
			}
			fault = s.against(to, value, at)
		case "anyOf":
			var faults []string
			for _, one := range operand.([]any) {
				fault = s.against(one.(map[string]any), value, at)
				faults = append(faults, fault)
				if fault == "" {
					break
				}
			}
			if fault != "" {
				fault = strings.Join(faults, " and ")
			}
		case "type":
			fault = faultOfType(operand.(string), value, at)
		case "enum":
			if !slices.Contains(operand.([]any), value) {
				fault = fmt.Sprintf("%s: %q is none of the enum", at, value)
			}
		case "pattern":
			if text, is := value.(string); is && !pattern(operand.(string)).MatchString(text) {
				fault = fmt.Sprintf("%s: %q does not match", at, text)
			}
		case "minimum":
			if n, is := value.(float64); is && n < operand.(float64) {
				fault = fmt.Sprintf("%s: %v is too little", at, n)
			}
		case "items":
			list, _ := value.([]any)
			for i, item := range list {
				if fault = s.against(operand.(map[string]any), item, fmt.Sprintf("%s[%d]", at, i)); fault != "" {
					break
				}
			}
		case "properties", "required", "additionalProperties":
			fault = s.againstObject(keyword, def, value, at)
		default:
			if !slices.Contains(annotations, keyword) {
				return at + ": unknown keyword " + keyword
			}
		}
		if fault != "" {
			return fault
		}
	}
	return ""
}

func (s schema) againstObject(keyword string, def map[string]any, value any, at string) string {
	object, is := value.(map[string]any)
	if !is {
		return ""
	}
	properties, _ := def["properties"].(map[string]any)
	switch keyword {
	case "properties":
		for _, name := range slices.Sorted(maps.Keys(properties)) {
			if v, there := object[name]; there {
				if fault := s.against(properties[name].(map[string]any), v, at+"."+name); fault != "" {
					return fault
				}
			}
		}
	case "required":
		for _, name := range def["required"].([]any) {
			if _, there := object[name.(string)]; !there {
				return at + ": without " + name.(string)
			}
		}
	case "additionalProperties":
		if def["additionalProperties"] != false {
			return at + ": additionalProperties is not false"
		}
		for name := range object {
			if _, there := properties[name]; !there {
				return at + ": has " + name
			}
		}
	}
	return ""
}

// pattern compiles a pattern once.
func pattern(s string) *regexp.Regexp {
	compiled, there := patterns.Load(s)
	if !there {
		compiled, _ = patterns.LoadOrStore(s, regexp.MustCompile(s))
	}
	return compiled.(*regexp.Regexp)
}

var patterns sync.Map

func faultOfType(want string, value any, at string) string {
	got := map[reflect.Kind]string{reflect.String: "string", reflect.Bool: "boolean", reflect.Map: "object", reflect.Slice: "array", reflect.Invalid: "null"}
	is := got[reflect.ValueOf(value).Kind()]
	if n, number := value.(float64); number && n == float64(int64(n)) {
		is = "integer"
	} else if number {
		is = "number"
	}
	if is != want {
		return fmt.Sprintf("%s: is %s, not %s", at, is, want)
	}
	return ""
}

// goldenRecords are the golden files of all packages, by the definition that they
// follow: the folder's name.
func goldenRecords(t *testing.T) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	for _, def := range []string{"decision", "letter", "todo"} {
		for _, pattern := range []string{"testdata/", "*/testdata/", "examples/*/testdata/"} {
			files, err := filepath.Glob(pattern + def + "/*.json")
			if err != nil {
				t.Fatal(err)
			}
			found[def] = append(found[def], files...)
		}
		if len(found[def]) == 0 {
			t.Errorf("no golden file of a %s", def)
		}
	}
	return found
}

func decode(t *testing.T, b []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestGoldenRecordsFollowTheSchema(t *testing.T) {
	s := readSchema(t)
	for def, files := range goldenRecords(t) {
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			value := decode(t, b)
			if fault := s.validate(def, value); fault != "" {
				t.Errorf("%s: %s", file, fault)
			}
			if tampered, unseen := s.tamper(def, value); tampered == 0 || len(unseen) > 0 {
				t.Errorf("%s: of %d ways to spoil it the schema misses %q", file, tampered, unseen)
			}
		}
	}
}

// tamper spoils one member after the other, in every object of the value: left out
// where it must be there, of another type, and one too many. It returns how many ways
// there are and which the schema does not see.
func (s schema) tamper(def string, value any) (ways int, unseen []string) {
	try := func(what string) {
		ways++
		if s.validate(def, value) == "" {
			unseen = append(unseen, what)
		}
	}
	optional := map[string]bool{} // somewhere
	for _, d := range s.defs {
		properties, _ := d.(map[string]any)["properties"].(map[string]any)
		required, _ := d.(map[string]any)["required"].([]any)
		for name := range properties {
			optional[name] = optional[name] || !slices.Contains(required, any(name))
		}
	}
	var walk func(v any, at string)
	walk = func(v any, at string) {
		switch v := v.(type) {
		case []any:
			for i := range v[:min(2, len(v))] {
				walk(v[i], fmt.Sprintf("%s[%d]", at, i))
			}
		case map[string]any:
			v["surplus"] = ""
			try(at + " with a member too many")
			delete(v, "surplus")
			for _, name := range slices.Sorted(maps.Keys(v)) {
				kept := v[name]
				if !optional[name] {
					delete(v, name)
					try(at + " without " + name)
				}
				v[name] = 1.5
				try(at + "." + name + " as a fraction")
				v[name] = kept
				walk(kept, at+"."+name)
			}
		}
	}
	walk(value, "")
	return ways, unseen
}

// typeOf pairs the definitions with the types that they describe.
var typeOf = map[string]reflect.Type{
	"text": reflect.TypeFor[zhuanhua.Text](), "scope": reflect.TypeFor[zhuanhua.Scope](), "period": reflect.TypeFor[zhuanhua.Period](),
	"param": reflect.TypeFor[zhuanhua.Param](), "value": reflect.TypeFor[zhuanhua.FactValue](), "margin": reflect.TypeFor[zhuanhua.Margin](),
	"input": reflect.TypeFor[zhuanhua.DecisionInput](), "row": reflect.TypeFor[zhuanhua.DecisionRow](), "missing": reflect.TypeFor[zhuanhua.MissingFact](),
	"note": reflect.TypeFor[zhuanhua.Note](), "figure": reflect.TypeFor[zhuanhua.DecisionFigure](), "count": reflect.TypeFor[zhuanhua.DecisionCount](),
	"change": reflect.TypeFor[zhuanhua.DecisionChange](), "decision": reflect.TypeFor[zhuanhua.Decision](), "supplement": reflect.TypeFor[zhuanhua.Supplement](),
	"refusal": reflect.TypeFor[zhuanhua.LetterRefusal](), "matter": reflect.TypeFor[zhuanhua.LetterMatter](), "letter": reflect.TypeFor[zhuanhua.Letter](),
	"todo_record": reflect.TypeFor[zhuanhua.TodoRecord](), "todo_item": reflect.TypeFor[zhuanhua.TodoItem](),
	"todo_supplier": reflect.TypeFor[zhuanhua.TodoSupplier](), "todo": reflect.TypeFor[zhuanhua.Todo](),
}

// Every member of a type is in the schema, optional there where it may be left out,
// and the schema describes no type that is not listed here.
func TestSchemaDescribesTheTypes(t *testing.T) {
	s := readSchema(t)
	for name, def := range s.defs {
		def := def.(map[string]any)
		if def["type"] != "object" {
			continue
		}
		typ, there := typeOf[name]
		if !there {
			if name != "worth" { // writes itself
				t.Errorf("no type for the definition %s", name)
			}
			continue
		}
		got := map[string]bool{}
		for n := range def["properties"].(map[string]any) {
			got[n] = slices.Contains(def["required"].([]any), any(n))
		}
		want := map[string]bool{}
		for i := range typ.NumField() {
			tag, options, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
			want[tag] = options == ""
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-%s +schema; true: must be there):\n%s", name, typ, diff)
		}
	}
	for name := range typeOf {
		if s.defs[name] == nil {
			t.Errorf("no definition %s", name)
		}
	}
}

func TestSchemaListsTheWords(t *testing.T) {
	s := readSchema(t)
	words := func(first int, key func(int) string) (list []any) {
		for n := first; !strings.Contains(key(n), "("); n++ {
			list = append(list, key(n))
		}
		return list
	}
	for name, want := range map[string][]any{
		"outcome":     words(0, func(n int) string { return zhuanhua.Outcome(n).String() }),
		"row_outcome": words(1, func(n int) string { return zhuanhua.RowOutcome(n).String() }),
		"nature":      words(0, func(n int) string { return zhuanhua.Nature(n).String() }),
		"status":      words(0, func(n int) string { return zhuanhua.Status(n).String() }),
		"supplier":    words(0, func(n int) string { return zhuanhua.Supplier(n).String() }),
		"unit":        words(0, func(n int) string { return zhuanhua.Unit(n).String() }),
		"bound":       words(0, func(n int) string { return zhuanhua.Bound(n).String() }),
	} {
		if diff := cmp.Diff(want, s.defs[name].(map[string]any)["enum"]); diff != "" {
			t.Errorf("%s (-words +schema):\n%s", name, diff)
		}
	}
	for kind := zhuanhua.RecordNone; !strings.Contains(kind.String(), "("); kind++ {
		if fault := s.validate("record_kind", kind.String()); fault != "" {
			t.Error(fault)
		}
	}
}

// The validator itself fails on what it does not know.
func TestValidatorIsStrict(t *testing.T) {
	for name, c := range map[string]struct {
		def   string
		value any
		want  string
	}{
		"unknown keyword":  {`{"maxLength": 1}`, "x", "x: unknown keyword maxLength"},
		"reference":        {`{"$ref": "#/$defs/y"}`, "x", "x: $ref to nowhere: #/$defs/y"},
		"type":             {`{"type": "string"}`, 1.0, "x: is integer, not string"},
		"fraction":         {`{"type": "integer"}`, 1.5, "x: is number, not integer"},
		"null":             {`{"type": "object"}`, nil, "x: is null, not object"},
		"enum":             {`{"enum": ["a"]}`, "b", `x: "b" is none of the enum`},
		"pattern":          {`{"pattern": "^a$"}`, "b", `x: "b" does not match`},
		"minimum":          {`{"minimum": 0}`, -1.0, "x: -1 is too little"},
		"items":            {`{"items": {"type": "string"}}`, []any{"a", true}, "x[1]: is boolean, not string"},
		"open object":      {`{"properties": {}, "additionalProperties": true}`, map[string]any{}, "x: additionalProperties is not false"},
		"surplus":          {`{"properties": {}, "additionalProperties": false}`, map[string]any{"a": ""}, "x: has a"},
		"missing":          {`{"required": ["a"]}`, map[string]any{}, "x: without a"},
		"member":           {`{"properties": {"a": {"type": "string"}}}`, map[string]any{"a": nil}, "x.a: is null, not string"},
		"none of several":  {`{"anyOf": [{"type": "string"}, {"type": "null"}]}`, true, "x: is boolean, not string and x: is boolean, not null"},
		"one of several":   {`{"anyOf": [{"type": "string"}, {"type": "null"}]}`, nil, ""},
		"known annotation": {`{"title": "t", "description": "d"}`, "a", ""},
	} {
		def := decode(t, []byte(c.def)).(map[string]any)
		if got := (schema{defs: map[string]any{"x": def}}).validate("x", c.value); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	if fault := (schema{}).validate("y", nil); fault != "no definition y" {
		t.Error(fault)
	}
}

// Every decision that the shipped checks can come to follows the schema.
func TestEveryDecisionFollowsTheSchema(t *testing.T) {
	s := readSchema(t)
	if fault := s.against(s.root, decode(t, jsonOf(t, zhuanhua.Verdict{}.Explain(nil))), "decision"); fault != "" {
		t.Error("never judged: ", fault)
	}
	for name, rules := range exactRules() {
		for _, c := range shippedChecks(rules) {
			table, seen := mustCompile(t, c.form, c.check), map[zhuanhua.Facts]bool{}
			for one := range table.Cases(0) {
				if seen[one.Facts] || len(seen) > 60 {
					continue
				}
				seen[one.Facts] = true
				d := table.Judge(0, one.Facts).Explain(nil)
				if fault := s.validate("decision", decode(t, jsonOf(t, d))); fault != "" {
					t.Fatalf("%s: %s: %s", name, one.Check, fault)
				}
				letter, _ := d.Letter("示例大学", 0)
				if fault := s.validate("letter", decode(t, jsonOf(t, letter))); fault != "" {
					t.Fatalf("%s: %s: %s", name, one.Check, fault)
				}
				todo := zhuanhua.NewTodo(0, zhuanhua.TodoEntry{Decision: d})
				if fault := s.validate("todo", decode(t, jsonOf(t, todo))); fault != "" {
					t.Fatalf("%s: %s: %s", name, one.Check, fault)
				}
			}
		}
	}
}

func jsonOf(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return append(bytes.TrimSpace(b), '\n')
}
