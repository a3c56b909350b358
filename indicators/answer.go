package indicators

import (
	"math/bits"

	"github.com/zhuanhua-rules/zhuanhua"
)

// lies say how the homes of a record lie to a place.
type lies [zhuanhua.MaxHomes]zhuanhua.Lie

// answerKey names a question that has one answer for every record of a profile:
// how the record's homes lie to the place, and which of the told periods is
// meant.
type answerKey struct {
	lies   lies
	period int
}

// answer is a verdict in the form in which it is counted.
type answer struct {
	asked   bool
	outcome zhuanhua.Outcome
	ours    bool
	carries bool
	failed  uint64
	missing uint16
}

// answersTo returns the list of answers to a question, by profile.
func (k *kind) answersTo(q answerKey) []answer {
	if k.answers == nil {
		k.answers = map[answerKey][]answer{}
	}
	list := k.answers[q]
	if len(list) < len(k.rules) {
		list = append(list, make([]answer, len(k.rules)-len(list))...)
		k.answers[q] = list
	}
	return list
}

// ask fills in the answer for a profile, taking homes that lie as the question
// says for its records'.
func (k *kind) ask(a *answer, number int32, h homes, place zhuanhua.Place, period int) {
	v := k.verdict(number, h, zhuanhua.Scope{Place: place, Period: k.periods[period]})
	a.asked, a.outcome, a.ours, a.carries = true, v.Outcome(), v.IsOurs(), v.CarriesMoney()
	a.failed, a.missing = v.Bits()
}

// verdict returns the answer of the profile's check for records with these homes.
func (k *kind) verdict(number int32, h homes, s zhuanhua.Scope) zhuanhua.Verdict {
	sample := k.rules[number].sample
	sample.Homes = h
	return sample.PartIn(0, int(k.profiles.keys[number].check), &s)
}

// counts add up what became of records. They are linear: records can be taken
// out again.
type counts struct {
	met, rejected, notOurs, undetermined, notApplicable int64

	failed, ours [zhuanhua.MaxCriteria]int64 // by row of the table
	missing      [zhuanhua.MaxFacts]int64    // by fact of the form

	special []int32 // profiles that were left out: elsewhere too, something of them counts
}

// add books n records with the answer; a negative n takes them out.
func (c *counts) add(a *answer, n int64) {
	switch a.outcome {
	case zhuanhua.Met:
		c.met += n
	case zhuanhua.NotMet:
		c.rejected += n
		if !a.ours {
			c.notOurs += n
		}
		for rest := a.failed; rest != 0; rest &= rest - 1 {
			row := bits.TrailingZeros64(rest)
			c.failed[row] += n
			if a.ours {
				c.ours[row] += n
			}
		}
	case zhuanhua.NotApplicable:
		c.notApplicable += n
	default:
		c.undetermined += n
		for rest := a.missing; rest != 0; rest &= rest - 1 {
			c.missing[bits.TrailingZeros16(rest)] += n
		}
	}
}
