package eligibility_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// probe is a generated record, asked in a scope by one judge: all that a figure
// could take from it, in words.
type probe struct {
	name string
	ask  func(t testing.TB, judge *eligibility.Judge) string
}

// told says what the checks of a judged record's kind make of it in a scope:
// verdict, reasons, what is missing, what it brings and which payments count.
func told(j *zhuanhua.Judged, s zhuanhua.Scope) string {
	var b strings.Builder
	for i := range j.Table.Checks() {
		a, name := answerOf(j.In(i, &s)), j.Table.Check(i).Name
		fmt.Fprint(&b, name, a.Outcome, a.Failed, a.Missing, brings(j, name, s))
	}
	for _, p := range j.Payments {
		fmt.Fprint(&b, " ", p.Effective, p.Amount, p.Counts)
	}
	return b.String()
}

func probeTransfer(name string, record zhuanhua.Transfer, s zhuanhua.Scope) probe {
	return probe{name, func(t testing.TB, judge *eligibility.Judge) string { return told(judgeTransfer(t, judge, &record), s) }}
}

func probePledge(name string, record zhuanhua.Pledge, s zhuanhua.Scope) probe {
	return probe{name, func(t testing.TB, judge *eligibility.Judge) string { return told(judgePledge(t, judge, &record), s) }}
}

// recordProbes are the generated cases of the special plan's checks as records, in
// both scopes, those on the grant with every mix of patents.
func recordProbes(t testing.TB) []probe {
	var probes []probe
	for scope, s := range putScopes() {
		for _, f := range putForms(eligibility.SpecialPlan()) {
			table, err := zhuanhua.Compile(f.form, f.check)
			if err != nil {
				t.Fatal(err)
			}
			for c := range table.Cases(0) {
				name := fmt.Sprintf("%s in a %s, row %s, facts %x", c.Check, scope, c.Row, c.Facts)
				facts := fit(&f.form, c.Facts, factKeys(&f.form, rowOf(f.check, c.Row)), s)
				if f.check.Record == zhuanhua.RecordPledge {
					if record, ok := eligibility.PutPledge(facts, table.Asked(0), s); ok {
						probes = append(probes, probePledge(name, record, s))
					}
					continue
				}
				for _, mixed := range everyMix(facts, c.Row) {
					if record, ok := eligibility.PutTransfer(mixed, table.Asked(0), s); ok {
						probes = append(probes, probeTransfer(name, record, s))
					}
				}
			}
		}
	}
	return probes
}

func rowOf(c zhuanhua.Check, code string) zhuanhua.Criterion {
	for _, r := range c.Rows {
		if r.Code == code {
			return r
		}
	}
	return zhuanhua.Criterion{}
}

// everyMix gives facts on the grant with all mixes of patents, of which one then
// has the grant asked for; others as they are.
func everyMix(facts zhuanhua.Facts, row string) []zhuanhua.Facts {
	if row != "not-granted" {
		return []zhuanhua.Facts{facts}
	}
	var all []zhuanhua.Facts
	for mix := zhuanhua.Code(1); mix < 8; mix++ {
		all = append(all, facts.With(eligibility.PatentKindsFact, mix))
	}
	return all
}

// moneyProbes are payments with every set of proofs, under every kind of transfer,
// between every pair of parties, with the contract on file, not on file and not
// told, paid before the record, after it and after the statistics day, under one
// patent and under three of which one does not count.
func moneyProbes() []probe {
	var probes []probe
	one := []zhuanhua.Patent{granted(invention, "2019-06-04", "")}
	three := append([]zhuanhua.Patent{granted(utility, "2015-01-01", "2020-01-01"), granted(another, "2019-06-04", "")}, one...)
	stranger := zhuanhua.NewPartyID(fixture.CreditCode(9))
	for kind := zhuanhua.Assignment; kind <= zhuanhua.Equity; kind++ {
		for proofs := range zhuanhua.Set[zhuanhua.Evidence](16) {
			for parties := range 4 {
				for filed := zhuanhua.Unstated; filed <= zhuanhua.No; filed++ {
					for _, paid := range []string{"2022-02-01", "2022-06-01", "2023-01-01"} {
						for _, patents := range [][]zhuanhua.Patent{one, three} {
							record := deal()
							record.Kind, record.ContractFiled, record.Patents = kind, filed, patents
							record.ContractAmount = zhuanhua.Value(decimal.RequireFromString("100.01"))
							p := &record.Payments[0]
							p.Evidence, p.PaidOn = proofs<<1, on(paid)
							if parties&1 == 1 {
								p.Payer = stranger
							}
							if parties&2 == 2 {
								p.Payee = stranger
							}
							name := fmt.Sprintf("%v, proofs %v, parties %d, filed %q, paid %s, %d patents", kind, p.Evidence, parties, filed, paid, len(patents))
							probes = append(probes, probeTransfer(name, record, in2022(zhuanhua.Shaanxi)))
						}
					}
				}
			}
		}
	}
	return probes
}

// productProbes are filings before, in and after the period.
func productProbes() []probe {
	var probes []probe
	s := putScopes()["province"]
	for _, day := range []string{"", "2021-12-31", "2022-01-01", "2023-01-01", "2023-07-01"} {
		record := zhuanhua.Product{ID: "F1", Party: deal().Transferee, Patents: []zhuanhua.PatentNo{invention}, DeclaredOn: on(day)}
		probes = append(probes, probe{"a filing of " + day, func(t testing.TB, judge *eligibility.Judge) string {
			var j zhuanhua.Judged
			if err := judge.JudgeProduct(&record, &j); err != nil {
				return err.Error()
			}
			return told(&j, s)
		}})
	}
	return probes
}

// judgeProbes ask the judge itself: what it notes of days about its window, and how
// it has patents and years added up.
func judgeProbes() []probe {
	probes := []probe{{"the way of counting", func(_ testing.TB, judge *eligibility.Judge) string {
		return judge.Counting().String() + judge.Cumulation().String()
	}}}
	for _, day := range []string{"2021-03-18", "2021-03-19", "2022-01-01", "2023-12-31", "2024-01-01"} {
		probes = append(probes, probe{"notes of " + day, func(_ testing.TB, judge *eligibility.Judge) string {
			return fmt.Sprint(judge.Notes(on(day)))
		}})
	}
	return probes
}

// tellers says which probes tell a parameter, so that none is held by accident.
var tellers = map[string]string{
	"from": "judge", "to": "judge", "counting": "judge", "cumulation": "judge",
	"kinds": "record", "patent-kinds": "record", "grant-day": "record", "unit": "record", "firms": "record", "sizes": "record",
	"first-after": "record", "suppliers": "record", "institutions": "record", "net-pledges": "record",
	"fee-kinds": "money", "proofs": "money", "all-proofs": "money", "filings": "filing",
}

// Every parameter decides something: rules that differ in it by one unit treat a
// generated record, a payment or a day otherwise. No mutant survives.
func TestNearbyRulesAreToldApart(t *testing.T) {
	plan := mustJudge(t, eligibility.SpecialPlan())
	groups := map[string][]probe{"record": recordProbes(t), "money": moneyProbes(), "filing": productProbes(), "judge": judgeProbes()}
	want := map[string][]string{}
	for group, probes := range groups {
		for _, p := range probes {
			want[group] = append(want[group], p.ask(t, plan))
		}
	}
	mutants := 0
	for _, f := range eligibility.Fields() {
		group, told := tellers[f.Key]
		if !told {
			t.Errorf("%s: no probes are named that tell it", f.Key)
		}
		for _, near := range f.Nearby(eligibility.SpecialPlan()) {
			mutants++
			if killedBy(t, mustJudge(t, near), groups[group], want[group]) == "" {
				t.Errorf("%s as %q instead of %q survives", f.Key, f.Show(near), f.Show(eligibility.SpecialPlan()))
			}
		}
	}
	if len(groups["record"]) < 550 || len(groups["money"]) != 3*16*4*3*3*2 || mutants < 58 {
		t.Errorf("%d mutants, %d records, %d payments", mutants, len(groups["record"]), len(groups["money"]))
	}
}

// killedBy returns the first probe of which the judge says something else.
func killedBy(t testing.TB, judge *eligibility.Judge, probes []probe, want []string) string {
	for i, p := range probes {
		if p.ask(t, judge) != want[i] {
			return p.name
		}
	}
	return ""
}
