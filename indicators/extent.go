package indicators

import "github.com/zhuanhua-rules/zhuanhua"

// Extent is how much of a whole is covered (覆盖面). What is known of neither stands
// in no ratio but the bounds.
type Extent struct {
	Ratio Ratio `json:"ratio"` // covered, of those known to be covered or not
	Least Ratio `json:"least"` // whatever the missing inputs turn out to be
	Most  Ratio `json:"most"`

	Uncovered    int64 `json:"uncovered"`    // known not to be covered
	Undetermined int64 `json:"undetermined"` // to be covered or covered, for all that is known
}

// extentCount counts members by what is known of them.
type extentCount struct {
	covered, uncovered, open                int64 // of those that belong
	maybeCovered, maybeUncovered, maybeOpen int64 // of those that may belong
}

func (c *extentCount) add(belongs, covered zhuanhua.Outcome) {
	to := [...]*int64{&c.covered, &c.uncovered, &c.open}
	if belongs == zhuanhua.Undetermined {
		to = [...]*int64{&c.maybeCovered, &c.maybeUncovered, &c.maybeOpen}
	} else if belongs != zhuanhua.Met {
		return
	}
	switch covered {
	case zhuanhua.Met:
		*to[0]++
	case zhuanhua.Undetermined:
		*to[2]++
	default:
		*to[1]++
	}
}

func (c *extentCount) extent() Extent {
	least := c.covered + c.uncovered + c.open + c.maybeUncovered + c.maybeOpen
	most := c.covered + c.open + c.maybeCovered + c.maybeOpen
	return Extent{
		Ratio:     Ratio{c.covered, c.covered + c.uncovered},
		Least:     Ratio{c.covered, least},
		Most:      Ratio{most, most + c.uncovered},
		Uncovered: c.uncovered, Undetermined: c.open + c.maybeCovered + c.maybeUncovered + c.maybeOpen,
	}
}

// Full tells whether all is covered (全覆盖): not met as soon as one is known not to
// be, not applicable where there is nothing to cover, undetermined where what is
// missing could be uncovered, or be all there is.
func (e Extent) Full() zhuanhua.Outcome {
	switch {
	case e.Uncovered > 0:
		return zhuanhua.NotMet
	case e.Least.Part < e.Least.Whole, e.Ratio.Whole == 0 && e.Undetermined > 0:
		return zhuanhua.Undetermined
	case e.Ratio.Whole == 0:
		return zhuanhua.NotApplicable
	}
	return zhuanhua.Met
}

// duty returns how full coverage by a day stands. Before it, what is not covered yet
// is still to come.
func (e Extent) duty(clause zhuanhua.ClauseID, deadline, on zhuanhua.Day) Duty {
	d := duty(clause, deadline)
	d.Done, d.Needed = e.Ratio.Part, e.Ratio.Whole
	zh, en := "尚有"+digits(e.Uncovered)+"未覆盖", digits(e.Uncovered)+" are not covered"
	switch full := e.Full(); {
	case full == zhuanhua.NotApplicable:
		d.Outcome = full
	case full == zhuanhua.NotMet && on < deadline:
		d.wait(GroundNotYetDue, zh+"，期限"+deadline.String(), en+", due by "+deadline.String())
	case full == zhuanhua.NotMet:
		d.fail(GroundUncovered, zh, en)
	case full == zhuanhua.Undetermined:
		d.wait(GroundUnknown, "有"+digits(e.Undetermined)+"待定", digits(e.Undetermined)+" are undetermined", "undetermined")
	}
	return d
}
