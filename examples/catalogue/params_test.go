package main

import (
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/catalogue/claims"
)

var tableOfFields = regexp.MustCompile(`(?m)^func (?:\(\w+ (\w+)\) )?([A-Z]\w*)\(\) \[\]zhuanhua\.Field\[`)

// Every table of parameters in the library is collected here.
func TestEveryTableOfParametersIsShown(t *testing.T) {
	shown, err := os.ReadFile("params.go")
	if err != nil {
		t.Fatal(err)
	}
	tables := 0
	err = fs.WalkDir(os.DirFS("../.."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") || strings.HasPrefix(name, "examples") {
			return err
		}
		source, err := fs.ReadFile(os.DirFS("../.."), name)
		for _, m := range tableOfFields.FindAllStringSubmatch(string(source), -1) {
			call := strings.Split(name, "/")[0] + "." + m[2] + "()"
			if m[1] != "" {
				call = "table." + m[2] + "()"
			}
			if tables++; !strings.Contains(string(shown), call) {
				t.Errorf("%s: %s is not shown", name, call)
			}
		}
		return err
	})
	if err != nil || tables < 12 {
		t.Errorf("%d tables, %v", tables, err)
	}
}

// Every parameter rests on a clause that computes, has a name and a status, and is
// found once.
func TestParametersRestOnClauses(t *testing.T) {
	for id, list := range shipped() {
		clause, there := id.Clause()
		if !there || !clause.Computes() {
			t.Errorf("%s: %d parameters of a clause that computes nothing", id, len(list))
		}
		seen := map[string]bool{}
		for _, p := range list {
			if seen[p.Key] || p.text.Zh == "" || p.text.En == "" || p.Status == zhuanhua.StatusNone || p.value == "" && p.Status != zhuanhua.Unset && p.Key != "to" {
				t.Errorf("%s: %+v", id, p)
			}
			seen[p.Key] = true
		}
	}
}

// numbers of a clause as the documents write them: a day, a sum of money, a percentage,
// a count.
var (
	aDay    = regexp.MustCompile(`(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日`)
	aYear   = regexp.MustCompile(`(\d{4})年`)
	aNumber = regexp.MustCompile(`(\d+(?:\.\d+)?)(亿|万)?`)
	aTitle  = regexp.MustCompile(`[^;]*〔\d+〕\d+号|(?:2021—2035年|2023—2025年);? ?`) // numbers of documents, and years in the titles of others
)

// forms are the ways in which one of them may stand in code: any of each list.
func forms(numbers string) (all [][]string) {
	numbers = aTitle.ReplaceAllString(numbers, "")
	numbers = aDay.ReplaceAllStringFunc(numbers, func(s string) string {
		m := aDay.FindStringSubmatch(s)
		pad := func(s string) string { return strings.Repeat("0", 2-len(s)) + s }
		day := pad(m[2]) + "-" + pad(m[3])
		one := []string{day, "{" + m[2] + ", " + m[3] + "}"}
		if m[1] != "" {
			one = []string{m[1] + "-" + day, day, "{" + m[2] + ", " + m[3] + "}"}
		}
		all = append(all, one)
		return ""
	})
	numbers = aYear.ReplaceAllStringFunc(numbers, func(s string) string {
		all = append(all, []string{s[:4]})
		return ""
	})
	for _, m := range aNumber.FindAllStringSubmatch(strings.ReplaceAll(numbers, "“321”", ""), -1) {
		zeros := map[string]int{"万": 4, "亿": 8}[m[2]]
		one := []string{m[1], shift(m[1], zeros)}
		if m[2] == "万" {
			one = append(one, shift(m[1], 4), m[1]+"_0000")
		}
		if m[2] == "亿" {
			one = append(one, shift(m[1], 4))
		}
		all = append(all, one)
	}
	return all
}

// shift writes a number with so many zeros more.
func shift(number string, zeros int) string {
	whole, part, _ := strings.Cut(number, ".")
	for range zeros {
		digit := "0"
		if part != "" {
			digit, part = part[:1], part[1:]
		}
		whole += digit
	}
	return strings.TrimLeft(whole, "0")
}

// One search for a clause finds every number of its text: in the declarations that
// claim it, or among the parameters that rest on it. Digits of ids, of days and of other
// numbers do not count.
func TestNumbersStandUnderTheirClause(t *testing.T) {
	sources, err := claims.Sources(os.DirFS("../.."))
	if err != nil {
		t.Fatal(err)
	}
	params, numbers := shipped(), 0
	for clause := range zhuanhua.Clauses() {
		if !clause.Computes() {
			continue
		}
		text := ids.ReplaceAllString(strings.ReplaceAll(sources[clause.ID], "_", ""), "")
		for _, p := range params[clause.ID] {
			text += "\n" + ids.ReplaceAllString(p.in(zhuanhua.Chinese), "")
		}
		for _, ways := range forms(clause.Numbers) {
			numbers++
			found := false
			for _, w := range ways {
				after := `\.(?:$|[^0-9])` // the end of a sentence
				if len(w) == len("2021") {
					after += "|-" // a day of the year
				}
				found = found || regexp.MustCompile(`(?:^|[^0-9.-])`+regexp.QuoteMeta(w)+`(?:$|[^0-9.-]|`+after+`)`).MatchString(text)
			}
			if !found {
				t.Errorf("%s (%s): %v stands in nothing that claims it", clause.ID, clause.Numbers, ways)
			}
		}
	}
	if numbers < 80 {
		t.Errorf("only %d numbers", numbers)
	}
}

// ids are digits that are no numbers of a document: in the ids of clauses and methods,
// and in names such as indicator1 or topFact2.
var ids = regexp.MustCompile(`\b(?:[A-Z]{2}[0-9]{2}-[0-9A-Z.]+[a-z]?|GR[0-9]|AB[0-9]|[A-Za-z]+[0-9]+)\b`)
