package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Terms are the numbers that the documents demand without stating them (名额与及格线),
// from cycle.json.
type Terms struct {
	StartupQuota   int // provinces; 0 to 10⁹, as the others
	AwardQuota2022 int
	AwardQuota2023 int
	PassMark       decimal.Decimal // 0 to 1000
}

const termsFile = "cycle.json"

// readTerms reads cycle.json: one object with each key once. Keys that the format
// does not name are ignored; award_quota has no other years.
func (c *cycleReading) readTerms() {
	text, ok := c.open(termsFile, "", true)
	if !ok {
		return
	}
	defer c.tellRow()
	if err := json.Unmarshal(text, new(json.RawMessage)); err != nil {
		c.blame(-1, whole, "", fmt.Errorf("not JSON: %w", err))
		return
	}
	top, ok := members(text)
	if !ok {
		c.blame(-1, whole, "", errNoObject)
		return
	}
	terms := &c.cycle.Terms
	c.readTerm(top, "", "startup_quota", quota(&terms.StartupQuota))
	c.readTerm(top, "", "award_quota", c.readAwardQuota)
	c.readTerm(top, "", "pass_mark", func(value json.RawMessage) error {
		return readPassMark(value, &terms.PassMark)
	})
}

// readTerm reads the value of a key, which the object must have once. Keys come
// in the order of the format, so that the faults do.
func (c *cycleReading) readTerm(o object, prefix, key string, read func(json.RawMessage) error) {
	column, place := prefix+key, len(c.row)
	switch values := o[key]; {
	case len(values) == 0:
		c.blame(place, column, "", errNoKey)
	case len(values) > 1:
		c.blame(place, column, "", errKeyTwice)
	default:
		if err := read(values[0]); err != nil {
			c.blame(place, column, string(values[0]), err)
		}
	}
}

// readAwardQuota reads the quotas by year.
func (c *cycleReading) readAwardQuota(value json.RawMessage) error {
	quotas, ok := members(value)
	if !ok {
		return errNoObject
	}
	terms := &c.cycle.Terms
	known := map[string]*int{"2022": &terms.AwardQuota2022, "2023": &terms.AwardQuota2023}
	years := []string{"2022", "2023"}
	for key := range quotas {
		if known[key] == nil && isYear(key) {
			years = append(years, key)
		}
	}
	slices.Sort(years)
	for _, year := range years {
		if known[year] != nil {
			c.readTerm(quotas, "award_quota.", year, quota(known[year]))
		} else {
			c.blame(len(c.row), "award_quota."+year, "", errAwardYear)
		}
	}
	return nil
}

func isYear(key string) bool { return len(key) == 4 && strings.Trim(key, "0123456789") == "" }

// quota returns a function that reads a whole number, written in digits alone.
func quota(into *int) func(json.RawMessage) error {
	return func(value json.RawMessage) (err error) {
		*into, err = number(string(value))
		return err
	}
}

func readPassMark(value json.RawMessage, into *decimal.Decimal) (err error) {
	var text *string
	if json.Unmarshal(value, &text) != nil || text == nil {
		return errPassMark
	}
	*into, err = points(*text)
	return err
}

// object holds the members of a JSON object; a key that is there more than once
// has as many values.
type object map[string][]json.RawMessage

// members returns the members of valid JSON, false where it is no object.
func members(text []byte) (object, bool) {
	d, o := json.NewDecoder(bytes.NewReader(text)), object{}
	if open, err := d.Token(); err != nil || open != json.Delim('{') {
		return nil, false
	}
	for d.More() {
		key, err := d.Token()
		var value json.RawMessage
		if err != nil || d.Decode(&value) != nil {
			return nil, false
		}
		name, _ := key.(string)
		o[name] = append(o[name], value)
	}
	return o, true
}

// Faults of cycle.json.
var (
	errNoObject  = errors.New("must be a JSON object")
	errNoKey     = errors.New("missing; must be given")
	errKeyTwice  = errors.New("given twice")
	errAwardYear = errors.New("awards are given out in 2022 and 2023 alone")
	errPassMark  = errors.New(`must be a string, as "60"`)
)
