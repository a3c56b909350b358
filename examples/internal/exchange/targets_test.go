package exchange_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/sampledata"
)

// metrics are a count, a sum and a rate.
var metrics = []exchange.FigureMetric{
	{Key: "agencies", Unit: zhuanhua.UnitEnterprise},
	{Key: "money", Unit: zhuanhua.UnitWanYuan},
	{Key: "rate", Unit: zhuanhua.UnitPercent},
}

// targetFiles are those of a province with what its targets need.
var targetFiles = append(slices.Clone(provinceFiles), "survey-2021.csv", "survey-2022.csv", "survey-2023.csv", "figures.csv")

// sampleTargets is in order and has rows in every file but survey-2022.csv.
var sampleTargets = sampleProvince.
	with("survey-2021.csv", sampleProvince["survey.csv"]).
	with("survey-2023.csv", "party_id,stratum,stratum_size,responded,revenue_before,revenue,employees_before,employees\nACME,层 1,7,true,1,2,3,4\n").
	with("figures.csv", `year,metric,number,unit,source,source_en
2020,money,0,wan_yuan,预算,budget
2021,money,986.500001,wan_yuan,预算,
2021,agencies,12,enterprise,名录,list
2023,rate,100.000000,percent,调查,inquiry
2022,rate,,percent,尚未调查,not asked yet
`)

func readTargets(f folder) error {
	t, err := exchange.ReadTargets(f.fs(), metrics...)
	return oneOf(t != nil, err)
}

func TestTargets(t *testing.T) {
	got, err := exchange.ReadTargets(sampleTargets.fs(), metrics...)
	if err != nil {
		t.Fatal(err)
	}
	zh := func(zh, en string) zhuanhua.Text { return zhuanhua.Text{Zh: zh, En: en} }
	want := []exchange.Figure{
		{Year: 2020, Metric: "money", Number: zhuanhua.Value(yuan("0")), Source: zh("预算", "budget")},
		{Year: 2021, Metric: "money", Number: zhuanhua.Value(yuan("986.500001")), Source: zh("预算", "预算")},
		{Year: 2021, Metric: "agencies", Number: zhuanhua.Value(yuan("12")), Source: zh("名录", "list")},
		{Year: 2023, Metric: "rate", Number: zhuanhua.Value(yuan("100")), Source: zh("调查", "inquiry")},
		{Year: 2022, Metric: "rate", Source: zh("尚未调查", "not asked yet")},
	}
	if diff := cmp.Diff(want, got.Figures); diff != "" {
		t.Error(diff)
	}
	years := map[int]int{}
	for year, rows := range got.Surveys {
		years[year] = len(rows)
	}
	if diff := cmp.Diff(map[int]int{2021: 3, 2022: 3, 2023: 1}, years); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(got.Province.Survey, got.Surveys[2022]); diff != "" {
		t.Errorf("survey.csv is not 2022's: %s", diff)
	}
	named := sampleTargets.without("survey.csv").with("survey-2022.csv", sampleTargets["survey-2023.csv"])
	if got, err = exchange.ReadTargets(named.fs(), metrics...); err != nil || len(got.Surveys[2022]) != 1 || len(got.Province.Survey) != 0 {
		t.Errorf("survey-2022.csv was not read: %v", err)
	}
}

// Without the files that targets need beside the records there are none of either.
func TestTargetsOfRecordsAlone(t *testing.T) {
	bare, err := exchange.ReadTargets(sampleProvince.without("survey.csv").fs(), metrics...)
	if err != nil || len(bare.Surveys) != 0 || bare.Figures != nil {
		t.Errorf("%+v, %v", bare, err)
	}
	if got := told(readTargets(folder{})); len(got) != 2 || got[0] != "parties.csv:1:-" {
		t.Errorf("an empty folder: %v", got)
	}
	province, err := exchange.ReadProvince(sampleProvince.fs())
	if err != nil {
		t.Fatal(err)
	}
	targets, err := exchange.ReadTargets(sampleTargets.fs(), metrics...)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(province, targets.Province, cmpopts.IgnoreFields(exchange.Province{}, "Register")); diff != "" {
		t.Error(diff)
	}
}

func TestTargetFaults(t *testing.T) {
	s := sampleTargets
	row := func(name, row string, columns ...string) faultCase {
		want := []string(nil)
		for _, c := range columns {
			want = append(want, "figures.csv:7:"+c)
		}
		return faultCase{name, s.rows("figures.csv", row), want}
	}
	testFaults(t, readTargets, []faultCase{
		row("in order", "2022,money,1000000000.999999,wan_yuan,x,"),
		row("year before the base", "2019,money,1,wan_yuan,x,", "year"),
		row("year after the plan", "2024,money,1,wan_yuan,x,", "year"),
		row("year in words", "去年,money,1,wan_yuan,x,", "year"),
		row("nothing", ",,,,,", "year", "metric", "unit", "source"),
		row("what the records count", "2022,received-patents,1,patent,x,", "metric"),
		row("twice", "2020,money,7,wan_yuan,x,", "metric"),
		row("yuan for ten thousand", "2022,money,10000000,yuan,x,", "unit"),
		row("no unit", "2022,money,1,万元,x,", "unit"),
		row("a unit as no code word", "2022,money,1,WAN_YUAN,x,", "unit"),
		row("below zero", "2022,money,-1,wan_yuan,x,", "number"),
		row("thousands", `2022,money,"1,000",wan_yuan,x,`, "number"),
		row("blank", "2022,money, 1,wan_yuan,x,", "number"),
		row("exponent", "2022,money,1e3,wan_yuan,x,", "number"),
		row("seven decimals", "2022,money,1.0000001,wan_yuan,x,", "number"),
		row("no decimals", "2022,money,1.,wan_yuan,x,", "number"),
		row("too large", "2022,money,1000000001,wan_yuan,x,", "number"),
		row("a part of an agency", "2022,agencies,1.5,enterprise,x,", "number"),
		row("whole with decimals", "2022,agencies,1.000000,enterprise,x,"),
		row("rate above 100", "2021,rate,100.000001,percent,x,", "number"),
		row("rate of 100", "2021,rate,100,percent,x,"),
		row("a missing figure without a reason", "2021,rate,,percent,,", "source"),
		row("number and unit of an unknown metric", "2021,x,1.5,patent,x,", "metric"),
		row("number of an unknown metric in another form", "2021,x,1.5.5,patent,x,", "metric", "number"),
		row("too few cells", "2021,rate,1", "-"),
		{"a metric twice while the year has a fault", s.rows("figures.csv", "x,money,1,wan_yuan,x,", "x,money,1,wan_yuan,x,"), []string{"figures.csv:7:year", "figures.csv:8:year"}},
		{"no column of sources in English", s.with("figures.csv", "source,unit,number,metric,year,else\nx,percent,1,rate,2021,\n"), nil},
		{"columns missing", s.with("figures.csv", "year,number\n"), []string{"figures.csv:1:metric", "figures.csv:1:unit", "figures.csv:1:source"}},
		{"no header row", s.with("figures.csv", ""), []string{"figures.csv:1:-"}},
		{"not UTF-8", s.with("figures.csv", "year\xff"), []string{"figures.csv:1:-"}},
		{"two surveys of 2022", s.with("survey-2022.csv", s["survey.csv"]), []string{"survey-2022.csv:1:-"}},
		{"an enterprise in two years' surveys, in strata of other sizes", s.rows("survey-2023.csv", firm+",层 2,1,false,,,,"), nil},
		{"twice in one year's survey", s.rows("survey-2023.csv", "ACME,层 1,7,false,,,,"), []string{"survey-2023.csv:3:party_id"}},
		{"a stranger in a year's survey", s.rows("survey-2023.csv", stranger+",层 1,6,false,,,,"), []string{"survey-2023.csv:3:party_id", "survey-2023.csv:3:stratum_size"}},
		{"in the order of the files", s.with("figures.csv", "").with("survey-2021.csv", "").with("survey-2023.csv", "").with("survey.csv", "").with("coverage.csv", ""),
			[]string{"coverage.csv:1:-", "survey.csv:1:-", "survey-2021.csv:1:-", "survey-2023.csv:1:-", "figures.csv:1:-"}},
	})
}

func TestWhatIsToldOfFigures(t *testing.T) {
	const want = `survey-2022.csv:1: -: survey.csv is the survey of 2022 already; keep one of the two
figures.csv:7: year: "2024": not a year of the plan or its base, 2020 to 2023
figures.csv:7: metric: "received-patents": what the host counts: agencies, money, rate
figures.csv:7: number: "1e3": not a number; write digits with at most six decimals, as 91.5
figures.csv:7: unit: "万元": not a unit; write its code word, as wan_yuan
figures.csv:7: source: empty; must be given
figures.csv:8: metric: "money": given on line 3 already
figures.csv:8: unit: "yuan": money is given in wan_yuan
figures.csv:9: number: "100.5": a rate is at most 100
figures.csv:10: number: "1.5": not a whole number; write digits alone`
	f := sampleTargets.with("survey-2022.csv", "x").rows("figures.csv", "2024,received-patents,1e3,万元,,", "2021,money,1,yuan,x,", "2021,rate,100.5,percent,x,", "2022,agencies,1.5,enterprise,x,")
	if diff := cmp.Diff(want, readTargets(f).Error()); diff != "" {
		t.Error(diff)
	}
}

// The sample province is in order, with a survey of each year of the plan.
func TestSampleTargets(t *testing.T) {
	got, err := exchange.ReadTargets(sampledata.Province(),
		exchange.FigureMetric{Key: "platforms-and-agencies", Unit: zhuanhua.UnitEnterprise},
		exchange.FigureMetric{Key: "provincial-money", Unit: zhuanhua.UnitWanYuan},
		exchange.FigureMetric{Key: "implementation-rate-concerned", Unit: zhuanhua.UnitPercent})
	if err != nil {
		t.Fatal(err)
	}
	for year := 2021; year <= 2023; year++ {
		if len(got.Surveys[year]) == 0 {
			t.Errorf("no survey of %d", year)
		}
	}
	if len(got.Figures) == 0 {
		t.Error("no figures")
	}
}

func FuzzTargets(f *testing.F) {
	files := []string{"survey-2021.csv", "survey-2022.csv", "survey-2023.csv", "figures.csv"}
	seed(f, sampleTargets, files)
	o := newOrder(sampleTargets.with("survey-2022.csv", sampleTargets["survey.csv"]), targetFiles)
	f.Fuzz(func(t *testing.T, i byte, a []byte, j byte, b []byte) {
		got, err := exchange.ReadTargets(sampleTargets.with(files[i%4], string(a)).with(files[j%4], string(b)).fs(), metrics...)
		o.check(t, got != nil, err)
	})
}
