// Command awardcycle decides a cycle of the central special plan (财办建〔2021〕23号):
// who starts in 2021, who is topped up or pays back in 2022, who is awarded in 2022
// and 2023, and why the others are not.
//
//	go run ./examples/awardcycle                 # an invented cycle of the 31 provinces
//	go run ./examples/awardcycle -lang en        # the same in English
//	go run ./examples/awardcycle -error 0.8      # and how sure: each score errs by 0.8 points
//	go run ./examples/awardcycle -data DIR [-json]
//
// DIR holds the files that package exchange reads. A fault in them ends the program
// with status 1 and a line for each fault; a wrong flag with status 2.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/cyclerecords"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/sampledata"
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
	var folder fs.FS = sampledata.Cycle()
	if ask.data != "" {
		folder = os.DirFS(ask.data)
	}
	result, err := answer(folder, ask)
	if err == nil && ask.json {
		err = writeJSON(stdout, result.Result)
	} else if err == nil {
		err = writeText(stdout, result, ask)
	}
	if err != nil {
		return refuse(err, stderr)
	}
	return 0
}

// outcome is the result of a cycle with the terms that made it.
type outcome struct {
	awards.Result
	terms awards.Terms
	risks []awards.Risk // where scores err
}

// answer is the whole use of the library: read the records, judge the plans,
// decide.
func answer(folder fs.FS, a ask) (outcome, error) {
	records, err := exchange.ReadCycle(folder)
	if err != nil {
		return outcome{}, err
	}
	terms, err := cyclerecords.Terms(records.Terms)
	if err != nil {
		return outcome{}, err
	}
	cycle, err := terms.Cycle()
	if err != nil {
		return outcome{}, err
	}
	input, err := cyclerecords.Input(records)
	if err != nil {
		return outcome{}, err
	}
	var result awards.Result
	var risks []awards.Risk
	if a.error > 0 {
		result, risks, err = cycle.DecideSampled(input, samplingOf(input, a))
	} else {
		result, err = cycle.Decide(input)
	}
	cyclerecords.OwnWords(result, records)
	return outcome{result, terms, risks}, told(err)
}

// told puts the one fault that only the decisions find in the format's words.
func told(err error) error {
	var without *awards.NotEvaluatedError
	if !errors.As(err, &without) {
		return err
	}
	var faults []exchange.Fault
	for _, province := range without.Provinces {
		faults = append(faults, exchange.Fault{
			File: "evaluations.csv", Line: 1, Column: "province",
			What: fmt.Sprintf("start-up province %s has no evaluation for %d", province, without.Year),
		})
	}
	return exchange.Refuse(faults...)
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
