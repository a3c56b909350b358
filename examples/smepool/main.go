// Command smepool tells the story of one province's pool of model SMEs
// (专利产业化样板企业培育库) over three years: who enters, who leaves as a model, who is
// removed, who fills the places, which events have no effect and why, and whose reports
// are spot-checked.
//
//	go run ./examples/smepool            # an invented pool
//	go run ./examples/smepool -lang en   # the same in English
//	go run ./examples/smepool -sales     # sales and profit suffice to leave as a model
//
// The events are delivered out of order, and one of them twice.
package main

import (
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

//go:embed sample/pool.json
var invented []byte

// story is what the province's system hands over.
type story struct {
	Province    zhuanhua.Place          `json:"province"`
	Enterprises int                     `json:"enterprises"`
	Events      []eligibility.PoolEvent `json:"events"`
	Years       []eligibility.PoolYear  `json:"years"`
	Roadshows   []indicators.Roadshow   `json:"roadshows"`
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program, and returns its exit status.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("smepool", flag.ContinueOnError)
	flags.SetOutput(stderr)
	language := flags.String("lang", "zh", "`language` of the report: zh or en")
	sales := flags.Bool("sales", false, "sales and profit suffice to leave as a model")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	w := &writer{}
	if err := w.language.UnmarshalText([]byte(*language)); err != nil || flags.NArg() > 0 {
		fmt.Fprintln(stderr, "smepool: -lang is zh or en, and there are no arguments")
		return 2
	}
	rules := hostRules()
	if *sales {
		rules.Bracket = eligibility.SalesAlone
	}
	if err := tell(w, rules, invented); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	io.WriteString(stdout, w.String())
	return 0
}

// hostRules are the plan's, with what it leaves to the province.
func hostRules() eligibility.PoolRules {
	rules := eligibility.GrowthPlan()
	rules.Standard = eligibility.PublicStandard
	rules.ManyFrom = zhuanhua.Value(5_000)
	rules.Cultivation = zhuanhua.Value(12)
	rules.ClearRise = zhuanhua.Value(10 * eligibility.PerCent)
	rules.SalesRise, rules.ProfitRise = zhuanhua.Value(30*eligibility.PerCent), zhuanhua.Value(30*eligibility.PerCent)
	rules.RefillBasis = eligibility.RefillFromStart
	rules.Progress = zhuanhua.Value(5 * eligibility.PerCent)
	return rules
}

// tell is the whole use of the library: read the events, fold them, look at the pool.
func tell(w *writer, rules eligibility.PoolRules, data []byte) error {
	var s story
	if err := json.Unmarshal(data, &s); err != nil {
		return err
	}
	judge, err := rules.Judge()
	if err != nil {
		return err
	}
	province := eligibility.PoolProvince{Province: s.Province, Enterprises: zhuanhua.Value(s.Enterprises)}
	pool, err := judge.Fold(province, s.Events)
	if err != nil {
		return err
	}
	w.head(&pool)
	w.parameters(rules)
	w.log(&pool)
	if err := w.years(judge, &pool, &s); err != nil {
		return err
	}
	if err := w.spotChecks(&pool); err != nil {
		return err
	}
	w.standing(&pool)
	return w.record(judge, &pool)
}
