// Command province judges a province's records for the indicators of the central
// special plan (财办建〔2021〕23号) and reports what they come to, which records do
// not count and why, and what is missing.
//
//	go run ./examples/province                 # an invented sample province
//	go run ./examples/province -lang en        # the same in English
//	go run ./examples/province -data DIR -province 610000 -year 2022 [-asof 2023-06-30] [-json]
//	go run ./examples/province -explain T0001  # why one record counts, or does not; or a figure: indicator1
//	go run ./examples/province -letters        # what to write to universities, firms and suppliers of data
//	go run ./examples/province -todo           # the to-do list by supplier of data
//
// DIR holds the files that package exchange reads. A fault in them ends the
// program with status 1 and a line for each fault; a wrong flag with status 2.
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
	var folder fs.FS = sampledata.Province()
	if ask.data != "" {
		folder = os.DirFS(ask.data)
	}
	found, err := find(folder, ask.scope)
	if err != nil {
		return refuse(err, stderr)
	}
	switch {
	case ask.single():
		err = tell(stdout, found, ask)
	case ask.json:
		err = writeJSON(stdout, found)
	default:
		err = writeText(stdout, found, ask)
	}
	if err != nil {
		return refuse(err, stderr)
	}
	return 0
}

// answer is what the program has to tell.
type answer struct {
	report indicators.Report
	years  []indicators.Report // base year, year before, year: as of their own ends
	survey survey
	nearly []indicators.Prospects // what nearly counts, by indicator

	judge    *eligibility.Judge // for single records
	province *exchange.Province
}

// find is the whole use of the library: read the records, tally them once, ask for
// the report; and estimate the survey.
func find(folder fs.FS, scope zhuanhua.Scope) (answer, error) {
	province, err := exchange.ReadProvince(folder)
	if err != nil {
		return answer{}, err
	}
	judge, err := eligibility.SpecialPlan().Judge()
	if err != nil {
		return answer{}, err
	}
	years := levelYears(scope.Period.From.Year())
	told := years
	if !slices.Contains(years, scope.Period) {
		told = append(slices.Clone(years), scope.Period)
	}
	tally := indicators.NewTally(judge, told...)
	if err := take(tally, province); err != nil {
		return answer{}, err
	}
	a := answer{judge: judge, province: province}
	if a.report, err = tally.Report(scope.Place, scope.Period); err != nil {
		return answer{}, err
	}
	for _, year := range years {
		r, err := tally.Report(scope.Place, year)
		if err != nil {
			return answer{}, err
		}
		a.years = append(a.years, r)
	}
	if a.nearly, err = prospects(province, judge, scope); err != nil {
		return answer{}, err
	}
	a.survey, err = estimate(province, scope.Place)
	return a, err
}

// take hands the records over to the tally, sealed.
func take(tally *indicators.Tally, province *exchange.Province) error {
	if err := tally.Sealed(); err != nil {
		return err
	}
	for i := range province.Transfers {
		if err := tally.Transfer(&province.Transfers[i]); err != nil {
			return err
		}
	}
	for i := range province.Pledges {
		if err := tally.Pledge(&province.Pledges[i]); err != nil {
			return err
		}
	}
	for i := range province.Coverage {
		if err := tally.Coverage(&province.Coverage[i]); err != nil {
			return err
		}
	}
	for i := range province.Products {
		if err := tally.Product(&province.Products[i]); err != nil {
			return err
		}
	}
	return nil
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
