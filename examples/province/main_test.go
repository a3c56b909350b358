package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// program runs the command and returns what it printed.
func program(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	status = run(args, &out, &err)
	return status, out.String(), err.String()
}

const conformance = "../../testdata/conformance"

var asOfName = regexp.MustCompile(`^expected-(\d{4})-asof-(\d{4}-\d\d-\d\d)\.json$`)

func TestConformance(t *testing.T) {
	files, err := filepath.Glob(conformance + "/province-*/expected*.json")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d expected files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Join(filepath.Base(filepath.Dir(file)), filepath.Base(file)), func(t *testing.T) {
			args := []string{"-data", filepath.Dir(file), "-province", "610000", "-year", "2022", "-json"}
			if m := asOfName.FindStringSubmatch(filepath.Base(file)); m != nil {
				args[5] = m[1]
				args = append(args, "-asof", m[2])
			}
			status, stdout, stderr := program(t, args...)
			if status != 0 || stderr != "" {
				t.Fatalf("status %d: %s", status, stderr)
			}
			want, got := object(t, read(t, file)), object(t, stdout)
			if diff := cmp.Diff(want, got, near); diff != "" {
				t.Errorf("(-expected +printed):\n%s", diff)
			}
		})
	}
}

// near lets estimates differ in their last digits; counts and amounts may not. An
// estimate is what is written with a point or an exponent.
var near = cmp.FilterValues(func(a, b json.Number) bool {
	return strings.ContainsAny(string(a)+string(b), ".e")
}, cmp.Comparer(func(a, b json.Number) bool {
	x, errX := a.Float64()
	y, errY := b.Float64()
	return errX == nil && errY == nil && math.Abs(x-y) <= 1e-9*max(math.Abs(x), math.Abs(y), 1e-300)
}))

func object(t *testing.T, text string) map[string]any {
	t.Helper()
	var v map[string]any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestReadableReport(t *testing.T) {
	for file, args := range map[string][]string{
		"sample-zh.txt":             nil,
		"sample-en.txt":             {"-lang", "en"},
		"sample-2021-beijing.txt":   {"-province", "110000", "-year", "2021"},
		"sample-2022-year-end.json": {"-year", "2022", "-json"},
	} {
		t.Run(file, func(t *testing.T) {
			status, stdout, stderr := program(t, args...)
			if status != 0 || stderr != "" {
				t.Fatalf("status %d: %s", status, stderr)
			}
			golden := filepath.Join("testdata", file)
			if *update {
				if err := os.WriteFile(golden, []byte(stdout), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, got := any(read(t, golden)), any(stdout)
			if filepath.Ext(file) == ".json" {
				want, got = object(t, read(t, golden)), object(t, stdout)
			}
			if diff := cmp.Diff(want, got, near); diff != "" {
				t.Errorf("run with -update if this is meant (-golden +printed):\n%s", diff)
			}
		})
	}
}

// The sample must show an officer everything that the report can say.
func TestSampleShowsEveryReasonAndMissingInput(t *testing.T) {
	_, stdout, _ := program(t)
	for _, code := range []string{
		"not-granted", "transferee-kind", "transferee-size", "transferee-not-first", "transferor-kind",
		"transferor-not-first", "not-recorded", "revoked", "not-registered", "annulled",
		"patent-grant", "transferee-size", "transferor-first", "transferee-first", "transferee-province",
		"transferor-province", "pledgor-province",
		"受让方、被许可方登记地址不在本省", "晚于统计日", "晚于统计期", "早于统计期", "出让方、许可方登记地址不在本省", "出质人登记地址不在本省",
	} {
		if !strings.Contains(stdout, code) {
			t.Errorf("the report of the sample does not show %s", code)
		}
	}
}

func TestFlags(t *testing.T) {
	data := conformance + "/province-111"
	for name, args := range map[string][]string{
		"unknown flag":          {"-colour"},
		"data without province": {"-data", data, "-year", "2022"},
		"data without year":     {"-data", data, "-province", "610000"},
		"empty data":            {"-data", "", "-province", "610000", "-year", "2022"},
		"city":                  {"-data", data, "-province", "610100", "-year", "2022"},
		"address only":          {"-data", data, "-province", "710000", "-year", "2022"},
		"no code":               {"-data", data, "-province", "Shaanxi", "-year", "2022"},
		"year too early":        {"-data", data, "-province", "610000", "-year", "1984"},
		"year too late":         {"-data", data, "-province", "610000", "-year", "2101"},
		"year with sign":        {"-data", data, "-province", "610000", "-year", "+202"},
		"no day":                {"-data", data, "-province", "610000", "-year", "2022", "-asof", "2022-02-30"},
		"empty day":             {"-data", data, "-province", "610000", "-year", "2022", "-asof", ""},
		"day before the year":   {"-data", data, "-province", "610000", "-year", "2022", "-asof", "2021-12-31"},
		"argument left over":    {"-data", data, "-province", "610000", "-year", "2022", "x"},
		"language":              {"-lang", "fr"},
	} {
		t.Run(name, func(t *testing.T) {
			status, stdout, stderr := program(t, args...)
			if status != 2 || stdout != "" || stderr == "" {
				t.Errorf("status %d, stdout %q, stderr %q; want 2, nothing, a message", status, stdout, stderr)
			}
		})
	}
}

func TestFirstDayOfTheYearIsAStatisticsDay(t *testing.T) {
	status, _, stderr := program(t, "-data", conformance+"/province-111", "-province", "660000", "-year", "2022", "-asof", "2022-01-01", "-json")
	if status != 0 {
		t.Errorf("status %d: %s", status, stderr)
	}
}

func TestBadInput(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"parties.csv", "transfers.csv"} {
		text := read(t, conformance+"/province-111/"+name)
		if name == "parties.csv" {
			text = strings.Replace(text, "610000", "619999", 1)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	status, stdout, stderr := program(t, "-data", dir, "-province", "610000", "-year", "2022", "-json")
	if status != 1 || stdout != "" || !strings.HasPrefix(stderr, "parties.csv:2: province: ") || strings.Count(stderr, "\n") != 1 {
		t.Errorf("status %d, stdout %q, stderr %q", status, stdout, stderr)
	}
	status, stdout, stderr = program(t, "-data", filepath.Join(dir, "nowhere"), "-province", "610000", "-year", "2022")
	if status != 1 || stdout != "" || !strings.HasPrefix(stderr, "parties.csv:1: -: ") {
		t.Errorf("missing folder: status %d, stdout %q, stderr %q", status, stdout, stderr)
	}
}

func TestThousands(t *testing.T) {
	for number, want := range map[string]string{
		"0": "0", "999": "999", "1000": "1,000", "-123": "-123", "-1234.5": "-1,234.5", "1234567.89": "1,234,567.89",
	} {
		if got := thousands(number); got != want {
			t.Errorf("thousands(%s) = %s, want %s", number, got, want)
		}
	}
}

// The file of the survey has neither place nor year: the report says for whose survey
// it is taken, and how many of those drawn are at home there.
func TestSurveySaysWhoseItIsTakenToBe(t *testing.T) {
	for want, args := range map[string][]string{
		"这里当作陕西省2022年（上年为2021年）的调查；换省换年，本节数字不变\n  抽中49家，其中登记地址在陕西省的49家\n":                            nil,
		"这里当作北京市2021年（上年为2020年）的调查；换省换年，本节数字不变\n  抽中49家，其中登记地址在北京市的0家：其余登记地址不在该省或没有登记，请核对是否为该省的调查\n": {"-province", "110000", "-year", "2021"},
		"taken for the survey of Beijing, 2022 (before: 2021), and stays the same for any other\n" +
			"  49 enterprises were drawn, 0 of them with an address in Beijing: the others have one elsewhere or none; check that this is the survey of the province\n": {"-province", "110000", "-lang", "en"},
	} {
		if status, stdout, _ := program(t, args...); status != 0 || !strings.Contains(stdout, want) {
			t.Errorf("%v: status %d, nowhere %q", args, status, want)
		}
	}
	dir := t.TempDir()
	for _, file := range []string{"parties.csv", "transfers.csv"} {
		if err := os.WriteFile(filepath.Join(dir, file), []byte(header(t, file)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if status, stdout, stderr := program(t, "-data", dir, "-province", "610000", "-year", "2022"); status != 0 || strings.Contains(stdout, "survey.csv") {
		t.Errorf("without a survey: status %d, %s%s", status, stdout, stderr)
	}
}

// header returns the first line of a file of the conformance data.
func header(t *testing.T, file string) string {
	t.Helper()
	files, err := filepath.Glob(conformance + "/province-*/" + file)
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	line, _, _ := strings.Cut(read(t, files[0]), "\n")
	return line + "\n"
}
