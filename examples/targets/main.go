// Command targets holds Shaanxi's figures of 2021 to 2023 against the table of yearly
// targets at the end of its plan (陕知发〔2021〕17号) and the goals before it: what is met,
// what is missed and by how much, and what the next year must still bring.
//
//	go run ./examples/targets                  # an invented sample province, all three years
//	go run ./examples/targets -year 2022       # as it stood at the end of 2022
//	go run ./examples/targets -each            # average growth read as growth in each year
//	go run ./examples/targets -base2021        # growth from base 2021, n = 2
//	go run ./examples/targets -lang en [-data DIR]
//
// DIR holds the files that package exchange reads. Besides the records of every example
// these are, where there are any:
//
//   - survey-2021.csv, survey.csv for 2022 (or survey-2022.csv) and survey-2023.csv: the
//     yearly surveys of the enterprises that the policy benefits. Growth of revenue and
//     jobs is estimated on the same enterprises and chained from year to year;
//   - figures.csv with the columns year, metric, number, unit, source and, if wanted,
//     source_en: what no record holds and the province counts itself, the metrics being
//     platforms-and-agencies (T13), provincial-money (4.2) and
//     implementation-rate-concerned (1.4.4). A row without a number says in its source
//     why there is none.
//
// Product filings (T8) and declassified defence patents (T12) are counted from the
// records. The sample leaves one figure out, the implementation rate of the enterprises
// concerned, to show a target that waits for it.
//
// A fault in the files ends the program with status 1 and a line for each fault; a wrong
// flag with status 2.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/sampledata"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// ask is what the user wants to know.
type ask struct {
	data     string // folder; empty: the embedded sample
	year     int    // the last year that is looked at
	readings indicators.TargetReadings
	language zhuanhua.Language
}

// run is the program, and returns its exit status.
func run(args []string, stdout, stderr io.Writer) int {
	a, err := parse(args, stderr)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		return 2
	}
	var folder fs.FS = sampledata.Province()
	if a.data != "" {
		folder = os.DirFS(a.data)
	}
	text, err := answer(folder, a)
	if err == nil {
		_, err = io.WriteString(stdout, text)
	}
	if err == nil {
		return 0
	}
	var faults *exchange.Faults
	if errors.As(err, &faults) {
		faults.WriteTo(stderr)
	} else {
		fmt.Fprintln(stderr, err)
	}
	return 1
}

// parse reads the flags; what is wrong with them has been told when it returns an
// error.
func parse(args []string, stderr io.Writer) (ask, error) {
	a := ask{}
	flags := flag.NewFlagSet("targets", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&a.data, "data", "", "`folder` with the records; without it the embedded sample")
	flags.IntVar(&a.year, "year", 2023, "last `year` that is looked at, 2021 to 2023")
	flags.BoolVar(&a.readings.EachYear, "each", false, "read average growth as growth in each year")
	flags.BoolVar(&a.readings.BaseFirstYear, "base2021", false, "growth from base 2021")
	language := flags.String("lang", "zh", "`language`: zh or en")
	err := flags.Parse(args)
	if err != nil {
		return a, err
	}
	switch {
	case flags.NArg() > 0:
		err = fmt.Errorf("unexpected argument %q", flags.Arg(0))
	case a.year < 2021 || a.year > 2023:
		err = fmt.Errorf("-year is 2021, 2022 or 2023, not %d", a.year)
	default:
		if err = a.language.UnmarshalText([]byte(*language)); err != nil || *language == "" {
			err = fmt.Errorf("-lang is zh or en, not %q", *language)
		}
	}
	if err != nil {
		fmt.Fprintln(stderr, "targets:", err)
	}
	return a, err
}

// answer is the whole use of the library: the province's figures by metric, decided
// against the plan's two tables.
func answer(folder fs.FS, a ask) (string, error) {
	t, err := measure(folder)
	if err != nil {
		return "", err
	}
	w := &writer{ask: a}
	w.head()
	for _, table := range []indicators.TargetTable{indicators.ShaanxiTable(), indicators.ShaanxiGoals()} {
		if err := w.table(table, table.Choose(t.figures)); err != nil {
			return "", err
		}
	}
	w.origins(t)
	w.contradictions()
	return w.String(), nil
}
