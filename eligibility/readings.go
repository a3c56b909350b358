package eligibility

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// ReadingsOf returns the keys of the parameters that no document states and on which a
// figure turns, in the order of [Fields]: one of the five indicators or of the host's
// own checks. A parameter is one of them if some other value of it would judge a record
// or payment behind the figure otherwise, or count patents otherwise; a host's check
// keeps its own rows whatever the parameters. How years are joined (cumulation) plays no
// part in a figure of one period.
func (j *Judge) ReadingsOf(figure string) []string {
	if j == nil || j.readBy == nil {
		return nil
	}
	return slices.Clone(j.readBy()[figure])
}

// Parts of figures beside checks.
const (
	countingPart = "counting"
	unitPart     = "unit"
)

// parts are the checks behind the figures of the library, and what else they turn on.
var parts = map[string][]string{
	zhuanhua.Indicator1: {zhuanhua.Indicator1, PaidBySME, countingPart, unitPart},
	zhuanhua.Indicator2: {zhuanhua.Indicator2, ReceivedByInstitution, countingPart, unitPart},
	zhuanhua.Indicator3: {zhuanhua.Indicator3, zhuanhua.Indicator1, unitPart},
	zhuanhua.Indicator4: {zhuanhua.Indicator4, zhuanhua.Implementation, zhuanhua.Indicator1, unitPart},
	zhuanhua.Indicator5: {zhuanhua.Indicator5, countingPart},
}

// partsOf returns what a figure of the host's own turns on.
func partsOf(c *zhuanhua.Check) []string {
	switch c.Record {
	case zhuanhua.RecordTransfer:
		return []string{[]string{PaidBySME, ReceivedByInstitution}[sideOf(*c)], countingPart, unitPart}
	case zhuanhua.RecordPledge:
		return []string{countingPart}
	}
	return nil
}

// workOutReadings varies each parameter and looks which parts of figures change.
func (j *Judge) workOutReadings() map[string][]string {
	was := forms(j.rules)
	keys := map[string][]string{}
	note := func(figure, key string, turnsOn, changed []string) {
		if slices.ContainsFunc(turnsOn, func(part string) bool { return slices.Contains(changed, part) }) {
			keys[figure] = append(keys[figure], key)
		}
	}
	for _, f := range Fields() {
		if f.Status == zhuanhua.Stated {
			continue
		}
		var changed []string
		for _, near := range f.Nearby(j.rules) {
			for part, is := range forms(near) {
				if was[part] != is && !slices.Contains(changed, part) {
					changed = append(changed, part)
				}
			}
		}
		for figure, turnsOn := range parts {
			note(figure, f.Key, turnsOn, changed)
		}
		for i := range j.own {
			note(j.own[i].Name, f.Key, partsOf(&j.own[i]), changed)
		}
	}
	return keys
}

// forms are what decides in the parts of figures by rules, wording apart.
func forms(r Rules) map[string]string {
	list := map[string]string{countingPart: r.Counting.String(), unitPart: r.Unit.String()}
	for _, c := range []zhuanhua.Check{r.Received(), r.Supplied(), r.Pledged(), r.Paid(), r.Earned(), r.Covered(), r.Filed(), r.ShowsImplementation()} {
		list[c.Name] = printOf(c)
	}
	return list
}
