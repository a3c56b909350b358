package indicators_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func shippedTables() []indicators.TargetTable {
	return []indicators.TargetTable{
		indicators.ActionPlanTargets(), indicators.ShandongTargets(), indicators.ShaanxiTable(), indicators.ShaanxiGoals(),
	}
}

// line is a target as the documents put it.
func line(t indicators.Target) string {
	value := "-"
	if v, given := t.Value.Get(); given {
		value = v.String()
	}
	base := ""
	if t.Base != 0 {
		base = fmt.Sprintf(" from %d", t.Base)
	}
	strives := ""
	if t.Aspirational {
		strives = " strive"
	}
	return fmt.Sprintf("%s %s: %s %s%s %s %s %d–%d%s %s", t.Clause(), t.Metric.Key, t.Kind, t.Operator, strives, value, t.ValueUnit(), t.First, t.Last, base, t.Param.Status)
}

// Every number is held against the documents: the table of 陕知发〔2021〕17号 and its goals,
// Shandong's plan, 国办发〔2023〕37号.
func TestShippedTargets(t *testing.T) {
	want := []string{`
GB37-1 industrialisation-rate: direction rising-markedly - percentage_point 2023–2025 from 2022 unset
GB37-1 patent-contract-amount: year-level at-least 8000 yi_yuan 2025–2025 stated
GB37-1 certified-product-output: year-level more-than 10000 yi_yuan 2025–2025 stated
GB37-2.1 unconverted-patents-screened: share full-coverage strive - percent 2025–2025 reading
GB37-2.4 product-filing-coverage: share full-coverage - percent 2025–2025 reading
GB37-4.8 registration-data-sharing: year-level at-least 1 item 2024–2024 stated
GB37-4.10 demonstration-zones: year-level at-least 20 item 2025–2025 stated
GB37-5.12 industrialisation-projects: year-level at-least 1 project 2023–2023 stated
GB37-5.12 industrialisation-projects: direction rising - percent 2024–2025 from 2023 reading
GB37-2.2 months-with-roadshow: share full-coverage - percent 2023–2023 reading
GB37-2.2 months-with-roadshow: share full-coverage - percent 2024–2024 reading
GB37-2.2 months-with-roadshow: share full-coverage - percent 2025–2025 reading
`, `
SD21-1.2.2 libraries: year-level at-least 3 item 2023–2023 stated
SD21-1.2.2 platforms: year-level at-least 2 item 2023–2023 stated
SD21-1.2.2 operation-system: year-level at-least 1 item 2023–2023 stated
SD21-1.2.4 received-patents: average-rate more-than 20 percent 2021–2023 from 2020 stated
SD21-1.2.4 received-contract-amount: average-rate more-than 20 percent 2021–2023 from 2020 stated
SD21-1.2.4 received-paid-amount: average-rate more-than 20 percent 2021–2023 from 2020 stated
SD21-1.2.4 supplied-patents: direction rising-markedly - percent 2021–2023 from 2020 unset
SD21-1.2.4 supplied-contract-amount: direction rising-markedly - percent 2021–2023 from 2020 unset
SD21-1.2.4 supplied-paid-amount: direction rising-markedly - percent 2021–2023 from 2020 unset
SD21-1.2.4 benefited-enterprises: direction rising - percent 2021–2023 from 2020 reading
SD21-1.2.4 benefited-revenue: direction rising - percent 2021–2023 from 2020 reading
SD21-1.2.4 benefited-jobs: direction rising - percent 2021–2023 from 2020 reading
SD21-1.2.4 product-filings: direction rising - percent 2021–2023 from 2020 reading
SD21-1.2.4 pledge-amount: average-rate at-least 20 percent 2021–2023 from 2020 stated
SD21-1.2.4 pledge-projects: average-rate at-least 20 percent 2021–2023 from 2020 stated
SD21-1.2.4 pledge-amount: year-level at-least 200 yi_yuan 2023–2023 stated
SD21-2.1 high-value-centres: year-level at-least 300 enterprise 2023–2023 stated
SD21-2.2 standardised-enterprises: year-level at-least 3000 enterprise 2023–2023 stated
SD21-2.2 demonstration-enterprises: year-level at-least 1500 enterprise 2023–2023 stated
SD21-2.3 prefiling-assessment: share full-coverage - percent 2023–2023 stated
SD21-2.4 library-patents: year-level at-least 40000 patent 2021–2021 stated
SD21-2.4 library-patents: year-level at-least 60000 patent 2023–2023 stated
SD21-2.9 roadshows: cumulative-level at-least 30 event 2021–2023 stated
SD21-2.14 least-city-over-average: share more-than 100 percent 2023–2023 reading
SD21-2.15 training-bases: year-level at-least 6 enterprise 2023–2023 reading
SD21-2.16 regulation-submitted: year-level at-least 1 item 2021–2021 stated
SD21-3.4 overall-evaluation: year-level at-least 1 event 2023–2023 stated
SD21-2.11 navigation-projects: year-level at-least 2 project 2021–2021 stated
SD21-2.11 navigation-projects: year-level at-least 2 project 2022–2022 stated
SD21-2.11 navigation-projects: year-level at-least 2 project 2023–2023 stated
SD21-3.4 yearly-evaluation: year-level at-least 1 event 2021–2021 stated
SD21-3.4 yearly-evaluation: year-level at-least 1 event 2022–2022 stated
SD21-3.4 yearly-evaluation: year-level at-least 1 event 2023–2023 stated
`, `
SX21-T1 received-patents: year-level at-least 1200 patent 2021–2021 stated
SX21-T1 received-patents: year-level at-least 1500 patent 2022–2022 stated
SX21-T1 received-patents: year-level at-least 1800 patent 2023–2023 stated
SX21-T2 received-contract-amount: average-rate at-least 30 percent 2021–2023 from 2020 stated
SX21-T2 received-paid-amount: average-rate at-least 30 percent 2021–2023 from 2020 stated
SX21-T3 outflow-patents: year-level at-least 2000 patent 2021–2021 stated
SX21-T3 outflow-patents: year-level at-least 3000 patent 2022–2022 stated
SX21-T3 outflow-patents: year-level at-least 4000 patent 2023–2023 stated
SX21-T4 outflow-contract-amount: average-rate at-least 30 percent 2021–2023 from 2020 stated
SX21-T4 outflow-paid-amount: average-rate at-least 30 percent 2021–2023 from 2020 stated
SX21-T5 benefited-enterprises: average-rate at-least 20 percent 2021–2023 from 2020 stated
SX21-T6 benefited-revenue: average-rate at-least 20 percent 2021–2023 from 2020 stated
SX21-T7 benefited-jobs: average-rate at-least 10 percent 2021–2023 from 2020 stated
SX21-T8 product-filings: average-rate at-least 20 percent 2021–2023 from 2020 stated
SX21-T9 implementation-rate: share at-least 85 percent 2021–2021 reading
SX21-T9 implementation-rate: share at-least 85 percent 2022–2022 reading
SX21-T9 implementation-rate: share at-least 85 percent 2023–2023 reading
SX21-T10 pledge-projects: year-level at-least 850 project 2021–2021 stated
SX21-T10 pledge-projects: year-level at-least 1100 project 2022–2022 stated
SX21-T10 pledge-projects: year-level at-least 1300 project 2023–2023 stated
SX21-T11 pledge-amount: year-level at-least 45 yi_yuan 2021–2021 stated
SX21-T11 pledge-amount: year-level at-least 55 yi_yuan 2022–2022 stated
SX21-T11 pledge-amount: year-level at-least 65 yi_yuan 2023–2023 stated
SX21-T12 defence-patents: cumulative-level at-least 100 patent 2021–2023 reading
SX21-T13 platforms-and-agencies: year-level at-least 10 enterprise 2023–2023 reading
`, `
SX21-1.4.1 received-patents: cumulative-level at-least 4500 patent 2021–2023 stated
SX21-1.4.1 received-contract-amount: average-rate at-least 30 percent 2021–2023 from 2020 stated
SX21-1.4.1 received-paid-amount: average-rate at-least 30 percent 2021–2023 from 2020 stated
SX21-1.4.2 supplied-patents: cumulative-level at-least 9000 patent 2021–2023 stated
SX21-1.4.2 supplied-contract-amount: average-rate at-least 30 percent 2021–2023 from 2020 stated
SX21-1.4.2 supplied-paid-amount: average-rate at-least 30 percent 2021–2023 from 2020 stated
SX21-1.4.3 benefited-enterprises: average-rate at-least 20 percent 2021–2023 from 2020 stated
SX21-1.4.3 benefited-revenue: average-rate at-least 20 percent 2021–2023 from 2020 stated
SX21-1.4.3 benefited-jobs: average-rate at-least 10 percent 2021–2023 from 2020 stated
SX21-1.4.4 product-filings-concerned: average-rate at-least 20 percent 2021–2023 from 2020 stated
SX21-1.4.4 implementation-rate-concerned: share at-least 85 percent 2023–2023 reading
SX21-1.4.5 pledged-patents: cumulative-level at-least 3250 patent 2021–2023 stated
SX21-1.4.5 pledge-amount: cumulative-level at-least 165 yi_yuan 2021–2023 stated
SX21-1.4.5 pledged-patents: average-rate at-least 20 percent 2021–2023 from 2020 reading
SX21-1.4.5 pledge-amount: average-rate at-least 20 percent 2021–2023 from 2020 reading
SX21-1.4.6 defence-patents: cumulative-level at-least 100 patent 2021–2023 reading
SX21-1.4.7 platforms-and-agencies: year-level at-least 10 enterprise 2023–2023 reading
SX21-1.4.7 online-matching: direction qualitative - percent 2021–2023 stated
SX21-4.2 provincial-money: year-level at-least 1000 wan_yuan 2021–2021 stated
SX21-4.2 provincial-money: year-level at-least 1000 wan_yuan 2022–2022 stated
SX21-4.2 provincial-money: year-level at-least 1000 wan_yuan 2023–2023 stated
`}
	for i, table := range shippedTables() {
		var lines []string
		for row := range table.Rows() {
			lines = append(lines, line(row))
			if row.Clause().Document() != table.Document() || row.Param.From != table.Document().Issued() {
				t.Errorf("%s is not the document's", row.Name())
			}
		}
		if diff := cmp.Diff(strings.TrimSpace(want[i]), strings.Join(lines, "\n")); diff != "" {
			t.Errorf("(-documents +table):\n%s", diff)
		}
	}
}

// The shipped tables hold what the constructor demands, travel as JSON, and their
// numbers can be carried and varied.
func TestShippedTablesAreInOrder(t *testing.T) {
	for _, table := range shippedTables() {
		again, err := indicators.NewTargetTable(table.Document(), table.Title(), slices.Collect(table.Rows())...)
		if err != nil || !again.Equal(table) || !cmp.Equal(again, table) {
			t.Errorf("%v: %v", table.Title(), err)
		}
		b, err := json.Marshal(table)
		var back indicators.TargetTable
		if err != nil || json.Unmarshal(b, &back) != nil || !back.Equal(table) {
			t.Errorf("%v came back otherwise", table.Title())
		}
		fields := table.Fields()
		if len(fields) != table.Len() {
			t.Fatalf("%d fields of %d rows", len(fields), table.Len())
		}
		for _, f := range fields {
			row, _ := table.Row(f.Key)
			if _, given := row.Value.Get(); given && len(f.Nearby(table)) == 0 || f.Unit == "" || f.Text.Zh == "" {
				t.Errorf("%s cannot be varied or shown", f.Key)
			}
			for _, near := range f.Nearby(table) {
				if f.Show(near) == f.Show(table) || near.Equal(table) {
					t.Errorf("%s: %s is no neighbour of %s", f.Key, f.Show(near), f.Show(table))
				}
				if f.Copy(&near, &table); !near.Equal(table) {
					t.Errorf("%s was not carried over", f.Key)
				}
			}
		}
	}
	var table indicators.TargetTable
	if err := json.Unmarshal([]byte(`{"rows":[{"param":{"key":"x"}}]}`), &table); err == nil || table.Len() != 0 {
		t.Errorf("a bad table was read: %v", err)
	}
	if err := json.Unmarshal([]byte(`{"rows":7}`), &table); err == nil {
		t.Error("no table was read as one")
	}
	growth := indicators.ShaanxiTable()
	bad, _ := growth.Row("received-contract-growth")
	bad.Base = 2021
	_, err := growth.With(bad)
	wantTargetError(t, err, zhuanhua.ErrContradiction, "received-contract-growth (SX21-T2)", "", "base")
}

// SX21's numbers among themselves: what agrees, and what the plan contradicts.
func TestShaanxiPlanAgainstItself(t *testing.T) {
	var sums, parts, wholes, steps, twice []string
	for _, c := range indicators.CheckPlan(indicators.ShaanxiKinships(), indicators.ShaanxiTable(), indicators.ShaanxiGoals()) {
		text := fmt.Sprintf("%s %s/%s %v", c.To, c.Value, c.Asked, c.Outcome)
		switch c.Issue {
		case indicators.YearlySum:
			sums = append(sums, text)
		case indicators.PartsOfYears: // of the outflow
			parts = append(parts, text)
		case indicators.PartWithinWhole:
			wholes = append(wholes, c.Rows[0]+" in "+text)
		case indicators.StepOfYears:
			steps = append(steps, c.Rows[1]+" for "+text)
		case indicators.SaidTwice:
			twice = append(twice, c.Outcome.String())
		}
		if c.Text().Zh == "" || c.Text().En == "" {
			t.Errorf("%+v says nothing", c)
		}
	}
	for _, c := range []struct {
		what      string
		got, want []string
	}{
		{"parts", parts, []string{"received-patents-total (SX21-1.4.1) 9000/4500 not_met", "supplied-patents-total (SX21-1.4.2) 9000/9000 met"}},
		{"sums", sums, []string{
			"received-patents-total (SX21-1.4.1) 4500/4500 met",
			"pledged-patents-total (SX21-1.4.5) 3250/3250 met", "pledge-amount-total (SX21-1.4.5) 165/165 met",
		}},
		{"part and whole", wholes, []string{
			"outflow-patents-2021 (SX21-T3) in received-patents-2021 (SX21-T1) 2000/1200 not_met",
			"outflow-patents-2022 (SX21-T3) in received-patents-2022 (SX21-T1) 3000/1500 not_met",
			"outflow-patents-2023 (SX21-T3) in received-patents-2023 (SX21-T1) 4000/1800 not_met",
		}},
		{"steps", steps, []string{
			"pledge-projects-2022 (SX21-T10) for pledged-patents-growth (SX21-1.4.5) 500/17/20 met",
			"pledge-projects-2023 (SX21-T10) for pledged-patents-growth (SX21-1.4.5) 200/11/20 not_met",
			"pledge-amount-2022 (SX21-T11) for pledge-amount-growth (SX21-1.4.5) 200/9/20 met",
			"pledge-amount-2023 (SX21-T11) for pledge-amount-growth (SX21-1.4.5) 200/11/20 not_met",
		}},
	} {
		if diff := cmp.Diff(c.want, c.got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.what, diff)
		}
	}
	if len(twice) != 11 || slices.Contains(twice, "not_met") {
		t.Errorf("said twice: %v", twice)
	}
}

func TestCheckPlanTellsContradictions(t *testing.T) {
	goal, _ := indicators.ShaanxiGoals().Row("received-patents-total")
	goal.Value = zhuanhua.Value(indicators.WholeQuantity(4501))
	growth, _ := indicators.ShaanxiGoals().Row("received-contract-growth")
	growth.Value = zhuanhua.Value(indicators.WholeQuantity(31))
	goals, err := indicators.ShaanxiGoals().With(goal, growth)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, c := range indicators.CheckPlan(nil, indicators.ShaanxiTable(), goals) {
		if c.Outcome == zhuanhua.NotMet && c.Issue != indicators.StepOfYears {
			told = append(told, c.Text().Zh, c.Text().En)
		}
	}
	want := []string{
		"两处要求一致：中小微企业接受专利的合同金额（SX21-T2）2021–2023年30%，中小微企业接受专利的合同金额（SX21-1.4.1）2021–2023年31%，不一致",
		"what is said twice is the same: contract amount of patents that SMEs received (SX21-T2), 2021–2023: 30 per cent; contract amount of patents that SMEs received (SX21-1.4.1), 2021–2023: 31 per cent; disagrees",
		"分年目标之和与累计目标：中小微企业接受的专利数量（SX21-T1）2021–2023年4500件，中小微企业接受的专利数量（SX21-1.4.1）2021–2023年4501件，不一致",
		"yearly minima and the cumulative goal: patents that SMEs received (SX21-T1), 2021–2023: 4500 patents; patents that SMEs received (SX21-1.4.1), 2021–2023: 4501 patents; disagrees",
	}
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := indicators.CheckPlan(nil); len(got) != 0 {
		t.Errorf("nothing compared gives %v", got)
	}
}
