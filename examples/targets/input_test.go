package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/sampledata"
)

// copied returns a folder with the sample's files, some of them replaced; an empty text
// leaves the file out.
func copied(t *testing.T, replaced map[string]string) string {
	t.Helper()
	dir, sample := t.TempDir(), sampledata.Province()
	names, err := fs.Glob(sample, "*.csv")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, name := range names {
		text, err := fs.ReadFile(sample, name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(text)
	}
	for name, text := range replaced {
		files[name] = text
	}
	for name, text := range files {
		if text == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// hasLine reports whether a line begins with the clause and contains the words.
func hasLine(text, clause, words string) bool {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, clause+" ") && strings.Contains(line, words) {
			return true
		}
	}
	return false
}

// What is read from a folder decides; what is not in it is missing, not zero.
func TestFolderDecides(t *testing.T) {
	const header = "year,metric,number,unit,source,source_en\n"
	for name, c := range map[string]struct {
		replaced     map[string]string
		clause, want string
	}{
		"the sample":                  {nil, "T13", "达到 11"},
		"no survey of 2021":           {map[string]string{"survey-2021.csv": ""}, "T6", "待定 缺2021调查"},
		"no survey of 2023":           {map[string]string{"survey-2023.csv": ""}, "T7", "待定 缺2023调查"},
		"no figures":                  {map[string]string{"figures.csv": ""}, "T13", "待定 缺2023数据"},
		"no figures, and told so":     {map[string]string{"figures.csv": ""}, "T13, 1.4.7", "figures.csv未载"},
		"below":                       {map[string]string{"figures.csv": header + "2023,platforms-and-agencies,9,enterprise,x,\n"}, "T13", "未达 9（差1）"},
		"just reached":                {map[string]string{"figures.csv": header + "2023,platforms-and-agencies,10,enterprise,x,\n"}, "T13", "达到 10"},
		"money just short":            {map[string]string{"figures.csv": header + "2023,provincial-money,999.999999,wan_yuan,x,\n"}, "4.2", "未达 999.99（差0.01）"},
		"a figure told to be missing": {map[string]string{"figures.csv": header + "2023,provincial-money,,wan_yuan,尚未下达,\n"}, "4.2", "待定 缺2023数据"},
		"a rate just reached":         {map[string]string{"figures.csv": header + "2023,implementation-rate-concerned,85,percent,x,\n"}, "1.4.4", "达到 85"},
		"a rate just short":           {map[string]string{"figures.csv": header + "2023,implementation-rate-concerned,84.999999,percent,x,\n"}, "1.4.4", "未达 84.99（差0.01）"},
		"no filings":                  {map[string]string{"products.csv": ""}, "T8", "待定 基期为零 0"},
		"survey of 2022 by its name":  {map[string]string{"survey.csv": "", "survey-2022.csv": sampleFile("survey.csv")}, "T7", "达到 +12.63%"},
	} {
		t.Run(name, func(t *testing.T) {
			status, stdout, stderr := program(t, "-data", copied(t, c.replaced))
			if status != 0 || stderr != "" {
				t.Fatalf("status %d: %s", status, stderr)
			}
			if !hasLine(stdout, c.clause, c.want) {
				t.Errorf("no line of %s has %s:\n%s", c.clause, c.want, stdout)
			}
		})
	}
}

func sampleFile(name string) string {
	text, err := fs.ReadFile(sampledata.Province(), name)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// A fault of the figures or of a survey is told by file, line and column.
func TestFaultyFigures(t *testing.T) {
	dir := copied(t, map[string]string{
		"figures.csv": "year,metric,number,unit,source\n2023,platforms-and-agencies,10.5,enterprise,x\n" +
			"2023,received-patents,1800,patent,x\n2023,provincial-money,10000000,yuan,x\n",
		"survey-2022.csv": sampleFile("survey.csv"),
	})
	status, stdout, stderr := program(t, "-data", dir)
	const want = `survey-2022.csv:1: -: survey.csv is the survey of 2022 already; keep one of the two
figures.csv:2: number: "10.5": not a whole number; write digits alone
figures.csv:3: metric: "received-patents": what the host counts: implementation-rate-concerned, platforms-and-agencies, provincial-money
figures.csv:4: unit: "yuan": provincial-money is given in wan_yuan
`
	if status != 1 || stdout != "" || stderr != want {
		t.Errorf("status %d, stdout %q, stderr\n%s\nwant\n%s", status, stdout, stderr, want)
	}
}

// A filing is an SME's where kind, place and size say so; one that says no decides.
func TestOfSME(t *testing.T) {
	small, any := zhuanhua.SizeOf(zhuanhua.Small), zhuanhua.Size{Possible: zhuanhua.SetOf(zhuanhua.Medium, zhuanhua.Large)}
	firm := func(kind zhuanhua.PartyKind, place zhuanhua.Place, size zhuanhua.Size) *zhuanhua.Party {
		return &zhuanhua.Party{Kind: kind, Province: place, Sizes: []zhuanhua.SizeOfYear{{Year: 2021, Size: size}}}
	}
	henan, large := zhuanhua.Henan, zhuanhua.SizeOf(zhuanhua.Large)
	for name, c := range map[string]struct {
		party *zhuanhua.Party
		want  zhuanhua.Outcome
	}{
		"small":               {firm(zhuanhua.OtherEnterprise, zhuanhua.Shaanxi, small), zhuanhua.Met},
		"small SOE":           {firm(zhuanhua.MunicipalSOE, zhuanhua.Shaanxi, small), zhuanhua.Met},
		"large":               {firm(zhuanhua.OtherEnterprise, zhuanhua.Shaanxi, large), zhuanhua.NotMet},
		"medium or large":     {firm(zhuanhua.OtherEnterprise, zhuanhua.Shaanxi, any), zhuanhua.Undetermined},
		"size not known":      {firm(zhuanhua.OtherEnterprise, zhuanhua.Shaanxi, zhuanhua.Size{}), zhuanhua.Undetermined},
		"elsewhere":           {firm(zhuanhua.OtherEnterprise, henan, small), zhuanhua.NotMet},
		"elsewhere, no size":  {firm(zhuanhua.OtherEnterprise, henan, zhuanhua.Size{}), zhuanhua.NotMet},
		"place not known":     {firm(zhuanhua.OtherEnterprise, 0, small), zhuanhua.Undetermined},
		"no place, but large": {firm(zhuanhua.OtherEnterprise, 0, large), zhuanhua.NotMet},
		"a university":        {firm(zhuanhua.University, zhuanhua.Shaanxi, small), zhuanhua.NotMet},
		"kind not known":      {firm(0, zhuanhua.Shaanxi, small), zhuanhua.Undetermined},
		"nobody known":        {nil, zhuanhua.Undetermined},
	} {
		filing := zhuanhua.Product{ID: "1", Party: c.party, DeclaredOn: zhuanhua.MustDay("2022-05-01")}
		if got := ofSME(&filing, eligibility.SpecialPlan()); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// Filings and patents that are open, since no address of the province is given, are told
// and not counted.
func TestOpenRecordsAreTold(t *testing.T) {
	nowhere := regexp.MustCompile(`,610000,\d*,`).ReplaceAllString(sampleFile("parties.csv"), ",,,")
	dir := copied(t, map[string]string{"parties.csv": nowhere})
	_, stdout, stderr := program(t, "-data", dir)
	for clause, want := range map[string]string{"T8": "；资料不全未计入2020年", "T12, 1.4.6": "；资料不全未计入2021年"} {
		if !hasLine(stdout, clause, want) {
			t.Errorf("%sno line of %s has %s:\n%s", stderr, clause, want, stdout)
		}
	}
	if !hasLine(stdout, "T12", "未达 0（差100）") {
		t.Errorf("something is counted:\n%s", stdout)
	}
}

// Growth is shown a year and rounded down: never on the other side of its target.
func TestEstimated(t *testing.T) {
	number := zhuanhua.NewSurveyNumber
	gap := zhuanhua.NoSurveyNumber(zhuanhua.GapOutOfRange)
	for _, c := range []struct {
		estimate, low, high zhuanhua.SurveyNumber
		years               int
		want                string
	}{
		{number(0.2), number(0.1), number(0.3), 1, "+20.00% [10.00, 30.00]"},
		{number(0.44), number(0.21), number(0.69), 2, "+20.00% [10.00, 30.00]"},
		{number(0.19999), number(-0.05), number(0.2), 1, "+19.99% [-5.00, 20.00]"},
		{number(-0.19), number(-0.36), number(0), 2, "-10.00% [-20.00, 0.00]"},
		{number(0.1), gap, gap, 1, "+10.00%"},
		{gap, gap, gap, 1, ""},
	} {
		got := estimated(zhuanhua.SurveyReading{Estimate: c.estimate, Low: c.low, High: c.high}, c.years)
		if got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
}
