package main

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// ask is what the user wants to know.
type ask struct {
	data      string // folder; empty: the embedded sample
	place     zhuanhua.Place
	asOf      zhuanhua.Day
	confirmed []byte // JSON; none: nothing is confirmed
	json      bool
	language  zhuanhua.Language
}

// sampleConfirmed is what the sample's host confirmed. It is invented too.
//
//go:embed confirmed.json
var sampleConfirmed []byte

const sampleAsOf = "2023-12-31"

// parse reads the flags; what is wrong with them has been told when it returns an
// error.
func parse(args []string, stderr io.Writer) (ask, error) {
	a := ask{}
	flags := flag.NewFlagSet("screening", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&a.data, "data", "", "`folder` with the records; without it the embedded sample")
	province := flags.String("province", "", "six-digit `code` of the province, of the 31")
	asOf := flags.String("asof", sampleAsOf, "statistics `day`")
	confirmed := flags.String("confirmed", "", "JSON `file` of confirmations; without it none")
	flags.BoolVar(&a.json, "json", false, "write the result as JSON")
	flags.TextVar(&a.language, "lang", zhuanhua.Chinese, "`language` of the readable report: zh or en")
	if err := flags.Parse(args); err != nil {
		return a, err
	}
	err := a.fill(flags, *province, *asOf, *confirmed)
	if err != nil {
		fmt.Fprintln(stderr, "screening:", err)
	}
	return a, err
}

func (a *ask) fill(flags *flag.FlagSet, province, asOf, confirmed string) (err error) {
	given := map[string]bool{}
	flags.Visit(func(f *flag.Flag) { given[f.Name] = true })
	switch {
	case flags.NArg() > 0:
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	case given["data"] && (a.data == "" || !given["province"] || !given["asof"]):
		return errors.New("-data wants a folder, -province and -asof")
	case !given["data"] && (given["province"] || given["asof"] || given["confirmed"]):
		return errors.New("the sample has a province, a day and confirmations of its own")
	}
	if a.asOf, err = zhuanhua.ParseDay(asOf); err != nil || a.asOf.Year() < 2021 || a.asOf.Year() > 2100 {
		return fmt.Errorf("-asof is a day from 2021-01-01 to 2100-12-31, not %q", asOf)
	}
	if !given["data"] {
		a.place = zhuanhua.Shaanxi
		a.confirmed = sampleConfirmed
		return nil
	}
	if a.place, err = zhuanhua.ParsePlace(province); err != nil || !a.place.IsProvince() {
		return fmt.Errorf("-province is one of the 31 provinces, not %q", province)
	}
	if confirmed == "" {
		return nil
	}
	a.confirmed, err = os.ReadFile(confirmed)
	return err
}

// confirmations reads what the host confirmed. A word that none has is a fault: what
// was misspelt must not be taken for not given.
func (a *ask) confirmations() (list []eligibility.Confirmation, err error) {
	if a.confirmed == nil {
		return nil, nil
	}
	d := json.NewDecoder(bytes.NewReader(a.confirmed))
	d.DisallowUnknownFields()
	if err = d.Decode(&list); err == nil && d.More() {
		err = errors.New("more after the list")
	}
	if err != nil {
		return nil, fmt.Errorf("screening: confirmations: %w", err)
	}
	return list, nil
}
