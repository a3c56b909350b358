package zhuanhua_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Facts of the stall form: a market stall's record, with one fact of each relation
// to the scope. Nothing about it is a programme's; it shows the mechanism alone.
const (
	goodsFact   = iota // fruit, tea, tools
	sealFact           // yes, no
	weightFact         // light, medium, heavy, and "not heavy", which tells something but not all
	homeFact           // keeper's province
	townFact           // keeper's city
	openedFact         // day of opening
	closedFact         // day of closing
	licenceFact        // grant of the stall's patents on the statistics day
)

const (
	fruit, tea, tools              zhuanhua.Code = 1, 2, 3
	sealed, unsealed               zhuanhua.Code = 1, 2
	light, medium, heavy, notHeavy zhuanhua.Code = 1, 2, 3, 4
)

// Slots of the stall's home and days; the others stay unused.
const (
	keeperHome = 1
	openedDay  = 2
	closedDay  = 3
)

func stallForm() zhuanhua.Form {
	fact := func(key string, depends zhuanhua.Relation, values ...string) zhuanhua.Fact {
		f := zhuanhua.Fact{Key: key, Text: zhuanhua.Text{Zh: "事实" + key, En: key}, Supplier: zhuanhua.TheHost, Depends: depends}
		for _, v := range values {
			f.Values = append(f.Values, zhuanhua.FactValue{Key: v, Text: zhuanhua.Text{Zh: "值" + v, En: v}})
		}
		return f
	}
	own := zhuanhua.Relation{}
	return zhuanhua.Form{Kind: zhuanhua.RecordProduct, Facts: []zhuanhua.Fact{
		goodsFact:   fact("goods", own, "fruit", "tea", "tools"),
		sealFact:    fact("seal", own, "yes", "no"),
		weightFact:  fact("weight", own, "light", "medium", "heavy", "not-heavy"),
		homeFact:    fact("home", zhuanhua.Relation{Kind: zhuanhua.ProvinceRelation, Slot: keeperHome}, "here", "elsewhere"),
		townFact:    fact("town", zhuanhua.Relation{Kind: zhuanhua.CityRelation, Slot: keeperHome}, "here", "elsewhere", "not-asked"),
		openedFact:  fact("opened", zhuanhua.Relation{Kind: zhuanhua.TimingRelation, Slot: openedDay}, "never", "before", "in", "after", "after-as-of"),
		closedFact:  fact("closed", zhuanhua.Relation{Kind: zhuanhua.DoneRelation, Slot: closedDay}, "standing", "done"),
		licenceFact: fact("licence", zhuanhua.Relation{Kind: zhuanhua.GrantRelation}, "granted", "not-granted", "not-examined"),
	}}
}

// row is a criterion of the stall form.
func row(code string, terms ...zhuanhua.Term) zhuanhua.Criterion {
	return zhuanhua.Criterion{
		Code: code, Clause: "CZ23-A1", Nature: zhuanhua.Merit,
		Text: zhuanhua.Text{Zh: "理由" + code, En: "reason " + code}, Any: terms,
	}
}

func passes(fact int, codes ...zhuanhua.Code) zhuanhua.Term {
	return zhuanhua.Term{Fact: fact, In: zhuanhua.CodesOf(codes...)}
}

func exempts(fact int, codes ...zhuanhua.Code) zhuanhua.Term {
	return zhuanhua.Term{Fact: fact, In: zhuanhua.CodesOf(codes...), Kind: zhuanhua.Exempts}
}

func bars(fact int, codes ...zhuanhua.Code) zhuanhua.Term {
	return zhuanhua.Term{Fact: fact, In: zhuanhua.CodesOf(codes...), Kind: zhuanhua.Bars}
}

// stallCheck returns a check of the stall form.
func stallCheck(rows ...zhuanhua.Criterion) zhuanhua.Check {
	return zhuanhua.Check{
		Record: zhuanhua.RecordProduct, Name: "stall", Clause: "CZ23-A1",
		Text: zhuanhua.Text{Zh: "摊位", En: "stall"}, Rows: rows,
	}
}

// stallFacts gives facts from pairs of fact number and code.
func stallFacts(pairs ...any) zhuanhua.Facts {
	facts := zhuanhua.Facts(0)
	for i := 0; i < len(pairs); i += 2 {
		facts = facts.With(pairs[i].(int), pairs[i+1].(zhuanhua.Code))
	}
	return facts
}

func mustCompile(t testing.TB, form zhuanhua.Form, checks ...zhuanhua.Check) *zhuanhua.Table {
	t.Helper()
	table, err := zhuanhua.Compile(form, checks...)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

func TestFactsKeepEachFactApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := [zhuanhua.MaxFacts]zhuanhua.Code{}
		facts := zhuanhua.Facts(0)
		for range rapid.IntRange(0, 40).Draw(t, "writes") {
			i := rapid.IntRange(-2, zhuanhua.MaxFacts+1).Draw(t, "fact")
			c := zhuanhua.Code(rapid.IntRange(0, 20).Draw(t, "code"))
			facts = facts.With(i, c)
			if i >= 0 && i < zhuanhua.MaxFacts && c <= zhuanhua.MaxCodes {
				want[i] = c
			}
		}
		for i, c := range want {
			if got := facts.Get(i); got != c {
				t.Fatalf("fact %d is %d, want %d", i, got, c)
			}
		}
		if facts.Get(-1) != 0 || facts.Get(zhuanhua.MaxFacts) != 0 {
			t.Fatal("a fact out of bounds is given")
		}
	})
}

func TestCodesLeaveOutNotGiven(t *testing.T) {
	s := zhuanhua.CodesOf(zhuanhua.Code(0), 1, 15, 16, 255)
	for c := range zhuanhua.Code(255) {
		if got, want := s.Has(c), c == 1 || c == 15; got != want {
			t.Errorf("Has(%d) = %v", c, got)
		}
	}
	if zhuanhua.Codes(1).Has(0) || zhuanhua.Codes(0xffff).Has(0) {
		t.Error(`"not given" is in a set`)
	}
	kinds := zhuanhua.Set[zhuanhua.TransferKind](1).With(zhuanhua.Licence, zhuanhua.Equity)
	if got, want := zhuanhua.CodesIn(kinds), zhuanhua.CodesOf(zhuanhua.Licence, zhuanhua.Equity); got != want {
		t.Errorf("CodesIn = %b, want %b", got, want)
	}
	if zhuanhua.CodesOf[zhuanhua.Code]() != 0 {
		t.Error("the set of nothing is not empty")
	}
}

func TestFactValue(t *testing.T) {
	goods := stallForm().Facts[goodsFact]
	for code, want := range []string{"", "fruit", "tea", "tools", "", ""} {
		v, ok := goods.Value(zhuanhua.Code(code))
		if v.Key != want || ok != (want != "") {
			t.Errorf("value of code %d is %q, %v; want %q", code, v.Key, ok, want)
		}
	}
}

func TestSupplierWords(t *testing.T) {
	list := []namedWord{
		{"register", "国家知识产权局（专利登记簿）"}, {"tax", "税务部门"}, {"statistics", "统计部门"},
		{"bank", "银行"}, {"enterprise", "企业"}, {"host", "省级主管部门"},
	}
	checkWords[zhuanhua.Supplier](t, "supplier", list)
	for i, w := range list {
		if v, err := zhuanhua.Supplier(i + 1).Value(); v != w.key || err != nil {
			t.Errorf("Value of %s = %v, %v", w.key, v, err)
		}
	}
	if v, err := zhuanhua.SupplierNone.Value(); v != nil || err != nil {
		t.Errorf("Value of none = %v, %v", v, err)
	}
}

// checkSaid checks a key and text that people meet in reports: the key stays for
// ever, and both languages say something.
func checkSaid(t *testing.T, what, key string, text zhuanhua.Text) {
	t.Helper()
	if key == "" || strings.ToLower(key) != key || strings.ContainsAny(key, " \t\n") {
		t.Errorf("%s has the key %q", what, key)
	}
	if text.Zh == "" || text.En == "" {
		t.Errorf("%s is not said in both languages: %v", what, text)
	}
}
