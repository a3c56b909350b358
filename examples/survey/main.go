// Command survey tells the story of one province's sample survey of the enterprises
// that the policy benefits (indicator 3): how many to ask, whom, what they answered, what
// that says of all of them with which error, and whether the growth targets are met,
// missed or within the margin.
//
//	go run ./examples/survey              # an invented list of enterprises
//	go run ./examples/survey -lang en     # the same in English
//	go run ./examples/survey -seed TEXT   # another draw from it
//	go run ./examples/survey -list        # the sample as it is published, in JSON
//
// The enterprises, their figures and their silence are invented, so that in the end the
// estimate can be held against the truth. Shaanxi's targets are real.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// announced is the text that the draw is made from: published before anybody could
// know whom it would choose.
const announced = "2021年度惠及企业抽样调查"

// run is the program, and returns its exit status.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("survey", flag.ContinueOnError)
	flags.SetOutput(stderr)
	language := flags.String("lang", "zh", "`language` of the report: zh or en")
	seed := flags.String("seed", announced, "`text` that the draw is made from")
	list := flags.Bool("list", false, "print the sample as it is published, in JSON")
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return 0
	} else if err != nil {
		return 2
	}
	w := &writer{}
	if err := w.language.UnmarshalText([]byte(*language)); err != nil || flags.NArg() > 0 {
		fmt.Fprintln(stderr, "survey: -lang is zh or en, and there are no arguments")
		return 2
	}
	s, err := conduct(*seed)
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	if *list {
		e := json.NewEncoder(stdout)
		e.SetIndent("", " ")
		err = e.Encode(s.drawing.drawn)
	} else {
		w.tell(s)
		_, err = io.WriteString(stdout, w.String())
	}
	if err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

// study is the whole survey.
type study struct {
	frame    []firm
	planning planning
	drawing  drawing
	answers  answers
	results  []result // revenue, employment
	report   indicators.Report
}

// conduct is the whole use of the library: plan, draw, ask, estimate, hold against the
// targets, report.
func conduct(seed string) (s study, err error) {
	s.frame = invent()
	if s.planning, err = plan(s.frame); err != nil {
		return s, err
	}
	if s.drawing, err = draw(s.frame, s.planning, seed); err != nil {
		return s, err
	}
	if s.answers, err = ask(s.frame, s.drawing.drawn); err != nil {
		return s, err
	}
	for _, q := range questions() {
		r, err := estimate(s, q)
		if err != nil {
			return s, err
		}
		s.results = append(s.results, r)
	}
	s.report, err = report(s)
	return s, err
}

// firm is an enterprise of the frame, with what the register knows of it and what it
// says when it is asked.
type firm struct {
	id       string
	stratum  int // in strata
	register int64
	reply    reply
}

func (f *firm) name() string { return strata[f.stratum].name }

// stratum is a part of the frame from which a sample of its own is drawn.
type stratum struct {
	name, class string // the name is part of every ticket
	text, size  zhuanhua.Text
	firms       int
}

var strata = []stratum{
	{"XA-M", "M", zhuanhua.Text{Zh: "西安 中型", En: "Xi'an, medium"}, medium, 150},
	{"XA-S", "S", zhuanhua.Text{Zh: "西安 小型", En: "Xi'an, small"}, small, 200},
	{"XA-W", "W", zhuanhua.Text{Zh: "西安 微型", En: "Xi'an, micro"}, micro, 170},
	{"DS-M", "M", zhuanhua.Text{Zh: "其他地市 中型", En: "elsewhere, medium"}, medium, 130},
	{"DS-S", "S", zhuanhua.Text{Zh: "其他地市 小型", En: "elsewhere, small"}, small, 190},
	{"DS-W", "W", zhuanhua.Text{Zh: "其他地市 微型", En: "elsewhere, micro"}, micro, 160},
}

var (
	medium = zhuanhua.Text{Zh: "中型", En: "medium"}
	small  = zhuanhua.Text{Zh: "小型", En: "small"}
	micro  = zhuanhua.Text{Zh: "微型", En: "micro"}
)
