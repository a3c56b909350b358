package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// ask is what the user wants to know.
type ask struct {
	data     string // folder; empty: the embedded sample
	scope    zhuanhua.Scope
	json     bool
	language zhuanhua.Language

	explain string // id of a record, or a figure such as indicator1; empty: the report
	letters bool
	todo    bool
	by      zhuanhua.Day // last day for what is to be filed; not given: the statistics day
}

// single reports whether single records are asked for and not the report.
func (a *ask) single() bool { return a.explain != "" || a.letters || a.todo }

// The sample is seen on the day on which its province closed the books for the
// evaluation of 2023, so that every reason and every missing input occurs.
const (
	sampleYear = "2022"
	sampleAsOf = "2023-03-31"
)

// parse reads the flags; what is wrong with them has been told when it returns an
// error.
func parse(args []string, stderr io.Writer) (ask, error) {
	a := ask{}
	flags := flag.NewFlagSet("province", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&a.data, "data", "", "`folder` with the records; without it the embedded sample")
	province := flags.String("province", "", "six-digit `code` of the province, of the 31 or 660000")
	year := flags.String("year", "", "`year` of the report, 1985 to 2100")
	asOf := flags.String("asof", "", "statistics `day`; 31 December of the year unless given")
	flags.BoolVar(&a.json, "json", false, "write the report as JSON")
	language := flags.String("lang", "zh", "`language` of the readable report: zh or en")
	flags.StringVar(&a.explain, "explain", "", "print the decision records of the record with the `id`, or of a figure: indicator1 to indicator5")
	flags.BoolVar(&a.letters, "letters", false, "print the letters to universities, firms and suppliers of data")
	flags.BoolVar(&a.todo, "todo", false, "print the to-do list by supplier of data")
	by := flags.String("by", "", "with -letters or -todo: last `day` for what is to be filed; the statistics day unless given")
	if err := flags.Parse(args); err != nil {
		return a, err
	}
	err := a.fill(flags, *province, *year, *asOf, *language)
	if err == nil {
		err = a.fillSingle(flags, *by)
	}
	if err != nil {
		fmt.Fprintln(stderr, "province:", err)
	}
	return a, err
}

func (a *ask) fill(flags *flag.FlagSet, province, year, asOf, language string) error {
	if flags.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	if given["data"] && (a.data == "" || !given["province"] || !given["year"]) {
		return errors.New("-data wants a folder, -province and -year")
	}
	if !given["data"] && !given["province"] {
		province = zhuanhua.Shaanxi.String()
	}
	if !given["data"] && !given["year"] && !given["asof"] {
		asOf = sampleAsOf
		given["asof"] = true
	}
	if !given["data"] && !given["year"] {
		year = sampleYear
	}
	switch language {
	case "zh":
	case "en":
		a.language = zhuanhua.English
	default:
		return fmt.Errorf("-lang is zh or en, not %q", language)
	}
	return a.fillScope(province, year, asOf, given["asof"])
}

// fillSingle takes the flags about single records, of which one alone can be given.
func (a *ask) fillSingle(flags *flag.FlagSet, by string) (err error) {
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	switch {
	case given["explain"] && a.explain == "":
		return errors.New("-explain wants an id")
	case a.explain != "" && (a.letters || a.todo), a.letters && a.todo:
		return errors.New("one of -explain, -letters and -todo alone")
	case given["by"] && !a.letters && !a.todo:
		return errors.New("-by goes with -letters or -todo")
	case given["by"]:
		if a.by, err = zhuanhua.ParseDay(by); err != nil {
			return fmt.Errorf("-by is a day such as 2023-03-31, not %q", by)
		}
	}
	return nil
}

func (a *ask) fillScope(province, year, asOf string, asOfGiven bool) error {
	place, err := zhuanhua.ParsePlace(province)
	if err != nil || !place.IsProvince() && place != zhuanhua.Corps {
		return fmt.Errorf("-province is one of the 31 provinces or 660000, not %q", province)
	}
	y, err := strconv.Atoi(year)
	if err != nil || len(year) != 4 || y < 1985 || y > 2100 {
		return fmt.Errorf("-year is a year from 1985 to 2100, not %q", year)
	}
	period := zhuanhua.Year(y)
	if asOfGiven {
		day, err := zhuanhua.ParseDay(asOf)
		if err != nil || day < period.From {
			return fmt.Errorf("-asof is a day such as 2022-12-31, not before the year begins, not %q", asOf)
		}
		period = period.At(day)
	}
	a.scope = zhuanhua.Scope{Place: place, Period: period}
	return nil
}
