package zhuanhua_test

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
)

// lamp is a form of two facts with a check.
func lamp(t testing.TB) (*zhuanhua.Form, *zhuanhua.Table) {
	value := func(key, zh string) zhuanhua.FactValue {
		return zhuanhua.FactValue{Key: key, Text: zhuanhua.Text{Zh: zh, En: key + " it is"}}
	}
	form := zhuanhua.Form{Kind: zhuanhua.RecordTransfer, Facts: []zhuanhua.Fact{
		{Key: "colour", Text: zhuanhua.Text{Zh: "颜色"}, Values: []zhuanhua.FactValue{value("red", "红"), value("green", "绿")}},
		{Key: "lit", Text: zhuanhua.Text{Zh: "点亮"}, Values: []zhuanhua.FactValue{value("yes", "是"), value("no", "否")}},
	}}
	row := func(code string, fact int) zhuanhua.Criterion {
		return zhuanhua.Criterion{Code: code, Clause: "CZ23-A1", Nature: zhuanhua.Merit, Any: []zhuanhua.Term{{Fact: fact, In: zhuanhua.CodesOf[zhuanhua.Code](1)}}}
	}
	table, err := zhuanhua.Compile(form, zhuanhua.Check{Name: "stop", Rows: []zhuanhua.Criterion{row("not-red", 0), row("dark", 1)}})
	if err != nil {
		t.Fatal(err)
	}
	return &form, table
}

func folderOf(text string) fs.FS { return fstest.MapFS{"cases.csv": {Data: []byte(text)}} }

func TestScenarios(t *testing.T) {
	form, table := lamp(t)
	list, err := zhuanhua.ReadScenarios(folderOf("\ufeffcase,check,outcome,reasons,颜色,lit\n"+
		"*,stop,,,red,\n"+
		"right,,met,-,,是\n"+
		",,,,,\n"+
		"wrong,,符合,,绿,yes\n"+
		"open,,undetermined,,,\n"+
		"not given,,not met,not-red dark,-,no it is\n"+
		"both,,不符合,not-red dark,green,no\n"), "cases.csv", form)
	if err != nil {
		t.Fatal(err)
	}
	failures, err := zhuanhua.RunScenarios(table, list)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range failures {
		got = append(got, fmt.Sprint(f.Scenario.Line, " ", f.Scenario.Name, " ", f.Got, " ", f.Reasons, " ", f.Decision.ID, " ", len(f.Decision.Rows)))
	}
	want := []string{"5 wrong not_met [not-red] wrong 2", "7 not given not_met [dark] not given 2"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if list[0].File != "cases.csv" || list[1].Reasons != nil || list[0].Reasons == nil {
		t.Errorf("%+v", list)
	}
}

// A spreadsheet may quote the first cell after its byte order mark.
func TestScenariosBehindAByteOrderMark(t *testing.T) {
	form, _ := lamp(t)
	list, err := zhuanhua.ReadScenarios(folderOf("\ufeff\"case\",check,outcome\na,stop,met\n"), "cases.csv", form)
	if err != nil || len(list) != 1 || list[0].Name != "a" {
		t.Errorf("%+v, %v", list, err)
	}
}

func TestScenariosRefuse(t *testing.T) {
	form, table := lamp(t)
	head := "case,check,outcome,reasons,colour\n"
	for name, c := range map[string]struct {
		text string
		want error
	}{
		"empty file":       {"", zhuanhua.ErrScenario},
		"no such column":   {"case,check,outcome,size\n", zhuanhua.ErrUnknownID},
		"a column twice":   {"case,check,outcome,colour,colour\n", zhuanhua.ErrDuplicate},
		"a fact twice":     {"case,check,outcome,colour,颜色\n", zhuanhua.ErrDuplicate},
		"not UTF-8":        {"case,check,outcome,\xd1\xd5\xc9\xab\n", zhuanhua.ErrScenario},
		"no outcome":       {"case,check\n", zhuanhua.ErrNotGiven},
		"a short row":      {head + "a,stop\n", zhuanhua.ErrScenario},
		"no such value":    {head + "a,stop,met,,blue\n", zhuanhua.ErrCodeWord},
		"no such outcome":  {head + "a,stop,maybe,,red\n", zhuanhua.ErrCodeWord},
		"outcome left out": {head + "a,stop,,,red\n", zhuanhua.ErrCodeWord},
	} {
		if _, err := zhuanhua.ReadScenarios(folderOf(c.text), "cases.csv", form); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := zhuanhua.ReadScenarios(folderOf(""), "other.csv", form); !errors.Is(err, fs.ErrNotExist) || !errors.Is(err, zhuanhua.ErrScenario) {
		t.Error(err)
	}
	if _, err := zhuanhua.ReadScenarios(nil, "cases.csv", form); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Error(err)
	}
	for _, table := range []*zhuanhua.Table{table, nil} {
		if _, err := zhuanhua.RunScenarios(table, []zhuanhua.Scenario{{Check: "go"}}); !errors.Is(err, zhuanhua.ErrUnknownID) {
			t.Error(err)
		}
	}
}

func TestComplete(t *testing.T) {
	form := zhuanhua.Form{Facts: []zhuanhua.Fact{
		{Key: "own"}, {Key: "day", Depends: zhuanhua.Relation{Kind: zhuanhua.TimingRelation}},
	}}
	j := zhuanhua.Judged{Days: [zhuanhua.MaxDays]zhuanhua.Day{zhuanhua.MustDay("2022-05-01")}, Parts: []zhuanhua.Part{{Facts: 3}}}
	s := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	if got, want := form.Complete(&j, 0, &s), zhuanhua.Facts(3).With(1, zhuanhua.InPeriod); got != want {
		t.Errorf("%x, want %x", got, want)
	}
	if form.Complete(nil, 0, &s)|form.Complete(&j, 0, nil)|form.Complete(&j, 1, &s)|form.Complete(&j, -1, &s) != 0 {
		t.Error("facts of nothing")
	}
}
