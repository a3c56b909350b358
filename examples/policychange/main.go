// Command policychange shows what a draft change of policy would do: municipal SOEs
// count as suppliers of indicator 1, the rest year after an award is dropped, the
// pass mark of the top-up is moved. Nothing of it is in force anywhere.
//
//	go run ./examples/policychange             # the draft's effect on the embedded samples
//	go run ./examples/policychange -lang en    # the same in English
//
// The test beside it writes the same change down as a Go test: what must move, and
// that nothing else does. scenarios.csv under testdata are cases as policy staff
// write them in a spreadsheet. A wrong flag ends the program with status 2.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/cyclerecords"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/sampledata"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program, and returns its exit status.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("policychange", flag.ContinueOnError)
	flags.SetOutput(stderr)
	name := flags.String("lang", "zh", "`language`: zh or en")
	if err := flags.Parse(args); err == flag.ErrHelp {
		return 0
	} else if err != nil {
		return 2
	}
	language, known := map[string]zhuanhua.Language{"zh": zhuanhua.Chinese, "en": zhuanhua.English}[*name]
	if !known || flags.NArg() > 0 {
		fmt.Fprintf(stderr, "policychange: -lang is zh or en, and there are no arguments\n")
		return 2
	}
	found, err := find()
	if err == nil {
		_, err = io.WriteString(stdout, text(found, language))
	}
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

// effects is what the draft does.
type effects struct {
	layers    []zhuanhua.Layer
	names     map[string]zhuanhua.Text // of variants, checks and criteria by their keys
	indicator indicators.Effect        // on the sample province
	awards    awards.Effect            // on the sample cycle
	marks     []zhuanhua.Break[zhuanhua.Points, awards.Answer]
	asked     awards.Question
}

// find is the whole use of the library: stack the draft on the rules in force, and
// ask what it moves and why.
func find() (effects, error) {
	index, err := sampleIndex()
	if err != nil {
		return effects{}, err
	}
	rules := eligibility.SpecialPlan()
	draft := zhuanhua.Stack(rules, municipalSuppliers())
	e := effects{names: names()}
	if e.indicator, err = indicators.EffectOf(index, eligibility.Fields(), judge, rules, draft); err != nil {
		return effects{}, err
	}
	terms, input, err := sampleCycle()
	if err != nil {
		return effects{}, err
	}
	drafted := zhuanhua.Stack(terms, noRestYear(), otherPassMark())
	e.layers = append(zhuanhua.Layers(eligibility.Fields(), rules, municipalSuppliers()),
		zhuanhua.Layers(awards.Fields(), terms, noRestYear(), otherPassMark())...)
	if e.awards, err = awards.EffectOf(awards.Regime{Terms: terms}, awards.Regime{Terms: drafted}, input); err != nil {
		return effects{}, err
	}
	e.asked = awards.Question{Year: terms.FirstYear + 1, Province: firstTopup(e.awards)}
	e.marks, err = terms.PassMarkBreaks(input, e.asked)
	return e, err
}

// names are those of the variants, of the checks of transfers, and of their criteria:
// what a failure means.
func names() map[string]zhuanhua.Text {
	list := map[string]zhuanhua.Text{
		municipalSuppliers().Key: municipalSuppliers().Text,
		noRestYear().Key:         noRestYear().Text,
		otherPassMark().Key:      otherPassMark().Text,
	}
	if j, err := eligibility.SpecialPlan().Judge(); err == nil {
		for n := range j.Transfers().Checks() {
			list[j.Transfers().Check(n).Name] = j.Transfers().Check(n).Text
			for _, row := range j.Transfers().Check(n).Rows {
				if _, there := list[row.Code]; !there { // those of indicator 1 come first
					list[row.Code] = row.Text
				}
			}
		}
	}
	return list
}

// judge makes the judge of rules.
func judge(r eligibility.Rules) (indicators.FactJudge, error) {
	j, err := r.Judge()
	if err != nil {
		return nil, err
	}
	return j, nil
}

// firstTopup returns the first province whose top-up the draft decides otherwise.
func firstTopup(e awards.Effect) zhuanhua.Place {
	for _, f := range e.Flips {
		if f.Was == awards.Topup || f.Is == awards.Topup {
			return f.Province
		}
	}
	return zhuanhua.Shaanxi
}

// sampleCycle returns the terms and the input of the sample cycle.
func sampleCycle() (terms awards.Terms, in awards.Input, err error) {
	records, err := exchange.ReadCycle(sampledata.Cycle())
	if err != nil {
		return terms, in, err
	}
	if terms, err = cyclerecords.Terms(records.Terms); err != nil {
		return terms, in, err
	}
	in, err = cyclerecords.Input(records)
	return terms, in, err
}

// sampleIndex holds the records of the sample province by their facts, for the three
// years of the plan.
func sampleIndex() (*indicators.Index, error) {
	province, err := exchange.ReadProvince(sampledata.Province())
	if err != nil {
		return nil, err
	}
	reader, err := eligibility.SpecialPlan().Judge()
	if err != nil {
		return nil, err
	}
	index, err := indicators.NewIndex(reader, scopes()...)
	if err != nil {
		return nil, err
	}
	for i := range province.Transfers {
		if err := index.Transfer(&province.Transfers[i]); err != nil {
			return nil, err
		}
	}
	for i := range province.Pledges {
		if err := index.Pledge(&province.Pledges[i]); err != nil {
			return nil, err
		}
	}
	return index, nil
}

func scopes() (list []zhuanhua.Scope) {
	for year := 2021; year <= 2023; year++ {
		list = append(list, zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(year)})
	}
	return list
}
