// Command screening looks for abnormal transfers and licences in a province's records
// and shows why a person should look at each, what of it the host confirmed, and what
// that does to the indicators and to the award.
//
//	go run ./examples/screening                 # an invented sample province
//	go run ./examples/screening -lang en        # the same in English
//	go run ./examples/screening -data DIR -province 610000 -asof 2023-12-31 [-confirmed FILE] [-json]
//
// DIR holds the files of a province that package exchange reads, FILE a JSON list of
// confirmations as package eligibility has them. A fault in them ends the program with
// status 1 and a line for each fault; a wrong flag with status 2.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/sampledata"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run is the program, and returns its exit status.
func run(args []string, stdout, stderr io.Writer) int {
	ask, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		return 2
	}
	found, err := find(ask)
	if err == nil && ask.json {
		err = writeJSON(stdout, found)
	} else if err == nil {
		err = writeText(stdout, found, ask)
	}
	if err != nil {
		return refuse(err, stderr)
	}
	return 0
}

// answer is what the program has to tell.
type answer struct {
	province  *exchange.Province
	screening eligibility.Screening
	elsewhere int // suspicions that turn on filings which the province does not have
	cases     []eligibility.Case
	years     []indicators.Contrasted
	before    []awards.Decision // on the province; of the sample alone
	after     []awards.Decision
}

// find is the whole use of the library: screen, confirm, tally with and without what
// was confirmed, decide with and without the findings.
func find(a ask) (found answer, err error) {
	var folder fs.FS = sampledata.Province()
	if a.data != "" {
		folder = os.DirFS(a.data)
	}
	if found.province, err = exchange.ReadProvince(folder); err != nil {
		return found, err
	}
	found.screening, err = eligibility.StandardScreens().Run(eligibility.ScreenRecords{
		Transfers: indicators.Rows(found.province.Transfers),
		Products:  indicators.Rows(found.province.Products),
		Pledges:   indicators.Rows(found.province.Pledges),
	}, a.asOf)
	if err != nil {
		return found, err
	}
	found.leaveOutOthers(a.place)
	confirmed, err := a.confirmations()
	if err != nil {
		return found, err
	}
	if found.cases, err = eligibility.Confirm(found.screening.Suspicions, confirmed...); err != nil {
		return found, err
	}
	if found.years, err = contrast(found.province, found.cases, a); err != nil {
		return found, err
	}
	if a.data == "" {
		found.before, found.after, err = decide(a.place, eligibility.Findings(found.cases))
	}
	return found, err
}

// leaveOutOthers takes out what is said to be without use in another province: the
// filings of its parties are in that province's data.
func (found *answer) leaveOutOthers(place zhuanhua.Place) {
	all := len(found.screening.Suspicions)
	found.screening.Suspicions = slices.DeleteFunc(found.screening.Suspicions, func(s eligibility.Suspicion) bool {
		turnsOnFilings := s.Screen == eligibility.Burst || s.Screen == eligibility.Idle
		party := found.province.Register.Party(s.Subject)
		return turnsOnFilings && party != nil && party.Province != 0 && party.Province != place
	})
	found.elsewhere = all - len(found.screening.Suspicions)
}

// contrast tallies the province's records with and without the confirmed transfers,
// year by year up to that of the statistics day.
func contrast(p *exchange.Province, cases []eligibility.Case, a ask) (years []indicators.Contrasted, err error) {
	judge, err := eligibility.SpecialPlan().Judge()
	if err != nil || len(cases) == 0 {
		return nil, err
	}
	periods := zhuanhua.Years(2021, a.asOf.Year())
	c := indicators.NewContrast(judge, eligibility.ConfirmedTransfers(cases), periods...)
	for i := range p.Transfers {
		if err := c.Transfer(&p.Transfers[i]); err != nil {
			return nil, err
		}
	}
	for i := range p.Products {
		if err := c.Product(&p.Products[i]); err != nil {
			return nil, err
		}
	}
	for _, period := range periods {
		year, err := c.Report(a.place, period)
		if err != nil {
			return nil, err
		}
		years = append(years, year)
	}
	return years, nil
}

func refuse(err error, stderr io.Writer) int {
	var faults *exchange.Faults
	if errors.As(err, &faults) {
		faults.WriteTo(stderr)
	} else {
		fmt.Fprintln(stderr, err)
	}
	return 1
}
