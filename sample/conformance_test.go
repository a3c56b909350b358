package sample_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// surveyAnswer is a row of a survey file, as a host has it.
type surveyAnswer struct {
	party, stratum          string
	size                    int64
	responded               bool
	revenueBefore, revenue  zhuanhua.Given[decimal.Decimal]
	employeesBefore, employ zhuanhua.Given[int64]
}

func (a *surveyAnswer) unit() sample.Unit {
	return sample.Unit{ID: a.party, Stratum: a.stratum, Answered: a.responded, Size: zhuanhua.Value(a.size)}
}

func readSurvey(t testing.TB, path string) (answers []surveyAnswer) {
	t.Helper()
	yuan := func(cell string) zhuanhua.Given[decimal.Decimal] {
		if cell == "" {
			return zhuanhua.Given[decimal.Decimal]{}
		}
		d, err := decimal.NewFromString(cell)
		if err != nil {
			t.Fatal(err)
		}
		return zhuanhua.Value(d)
	}
	whole := func(cell string) zhuanhua.Given[int64] {
		if cell == "" {
			return zhuanhua.Given[int64]{}
		}
		n, err := strconv.ParseInt(cell, 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		return zhuanhua.Value(n)
	}
	for _, r := range readTable(t, path) {
		size, _ := whole(r["stratum_size"]).Get()
		answers = append(answers, surveyAnswer{
			r["party_id"], r["stratum"], size, r["responded"] == "true",
			yuan(r["revenue_before"]), yuan(r["revenue"]), whole(r["employees_before"]), whole(r["employees"]),
		})
	}
	return answers
}

// indicator3 computes what the exchange report says of a survey.
func indicator3(answers []surveyAnswer) (revenue, employees sample.Change, respondents int, err error) {
	survey, err := sample.New(answers, (*surveyAnswer).unit, nil, sample.Options{Gaps: sample.GapsTold})
	if err != nil {
		return revenue, employees, 0, err
	}
	if revenue, err = survey.Growth(
		func(a *surveyAnswer) zhuanhua.Given[float64] { return sample.Yuan(a.revenueBefore) },
		func(a *surveyAnswer) zhuanhua.Given[float64] { return sample.Yuan(a.revenue) }, nil,
	); err != nil {
		return revenue, employees, 0, err
	}
	employees, err = survey.Growth(
		func(a *surveyAnswer) zhuanhua.Given[float64] { return sample.Whole(a.employeesBefore) },
		func(a *surveyAnswer) zhuanhua.Given[float64] { return sample.Whole(a.employ) }, nil,
	)
	return revenue, employees, survey.Respondents(), err
}

type expectedLevel struct{ Estimate, SE *float64 }

type expectedChange struct {
	Before, After expectedLevel
	Growth        *float64
	GrowthSE      *float64 `json:"growth_se"`
	GrowthLow     *float64 `json:"growth_low"`
	GrowthHigh    *float64 `json:"growth_high"`
}

func (want expectedChange) check(t *testing.T, got sample.Change) {
	t.Helper()
	for _, c := range []struct {
		what string
		got  zhuanhua.SurveyNumber
		want *float64
	}{
		{"before", got.Before.Estimate, want.Before.Estimate}, {"se before", got.Before.StandardError, want.Before.SE},
		{"after", got.After.Estimate, want.After.Estimate}, {"se after", got.After.StandardError, want.After.SE},
		{"growth", got.Growth.Estimate, want.Growth}, {"growth se", got.Growth.StandardError, want.GrowthSE},
		{"low", got.Growth.Low, want.GrowthLow}, {"high", got.Growth.High, want.GrowthHigh},
	} {
		switch value, given := c.got.Get(); {
		case given != (c.want != nil):
			t.Errorf("%s: given %v (%v), want %v", c.what, given, c.got.Gap(), c.want)
		case given:
			near(t, c.what, value, *c.want, 1e-9)
		case c.got.Gap() != zhuanhua.GapNoRespondent:
			t.Errorf("%s is absent because of %v", c.what, c.got.Gap())
		}
	}
}

func TestConformance(t *testing.T) {
	files, err := filepath.Glob("../testdata/conformance/province-*/expected*.json")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(file, func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var report struct {
				Indicator3 struct {
					Revenue, Employees expectedChange
					Respondents        int
				}
			}
			if err := json.Unmarshal(b, &report); err != nil {
				t.Fatal(err)
			}
			revenue, employees, respondents, err := indicator3(readSurvey(t, filepath.Join(filepath.Dir(file), "survey.csv")))
			if err != nil {
				t.Fatal(err)
			}
			report.Indicator3.Revenue.check(t, revenue)
			report.Indicator3.Employees.check(t, employees)
			if respondents != report.Indicator3.Respondents {
				t.Errorf("%d respondents, want %d", respondents, report.Indicator3.Respondents)
			}
		})
	}
}
