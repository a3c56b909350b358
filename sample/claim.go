package sample

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Claim is a sample that somebody says was drawn by a plan (声称的样本).
type Claim struct {
	Units []ClaimedUnit             `json:"units"` // in force, in any order
	Lost  []string                  `json:"lost"`  // ids of units of the sample or the reserve that could not be had
	Frame zhuanhua.Given[FrameSeal] `json:"frame"` // what the frame was said to be; compared where it is given
}

// ClaimedUnit is a unit of a claim. What is given of it is compared with the draw.
type ClaimedUnit struct {
	ID          string                  `json:"id"`
	Stratum     string                  `json:"stratum"` // not compared where it is empty
	Ticket      zhuanhua.Given[Ticket]  `json:"ticket"`
	Probability zhuanhua.Given[float64] `json:"probability"` // to nine digits
}

// ClaimFault is what is wrong with a claimed sample (核验差异).
type ClaimFault uint8

// The faults.
const (
	ClaimFaultNone   ClaimFault = iota
	ClaimFrame                  // the frame is not the one that was drawn from
	ClaimNotInFrame             // the frame has no such unit
	ClaimNotDrawn               // the unit was not drawn
	ClaimLeftOut                // the unit was drawn, or is due from the reserve, and is not claimed
	ClaimTwice                  // the unit is there twice
	ClaimStratum                // the unit belongs to another stratum
	ClaimTicket                 // the unit has another ticket
	ClaimProbability            // the unit has another probability
	ClaimOutOfOrder             // the unit is of the reserve, and not yet due
	ClaimOfLost                 // the unit is said to be lost
	ClaimLostNothing            // what is said to be lost is neither of the sample nor of the reserve
)

var claimFaults = words[ClaimFault]{"claim fault", []word{
	{},
	{"frame-differs", zhuanhua.Text{Zh: "抽样框不一致", En: "the frame is another one"}},
	{"not-in-frame", zhuanhua.Text{Zh: "抽样框中无此单位", En: "the frame has no such unit"}},
	{"not-drawn", zhuanhua.Text{Zh: "未被抽中", En: "was not drawn"}},
	{"left-out", zhuanhua.Text{Zh: "应在样本中而未列入", En: "belongs to the sample and is left out"}},
	{"claimed-twice", zhuanhua.Text{Zh: "重复列入", En: "is claimed twice"}},
	{"stratum-differs", zhuanhua.Text{Zh: "所在层不一致", En: "belongs to another stratum"}},
	{"ticket-differs", zhuanhua.Text{Zh: "签号不一致", En: "has another ticket"}},
	{"probability-differs", zhuanhua.Text{Zh: "入样概率不一致", En: "has another inclusion probability"}},
	{"replacement-out-of-order", zhuanhua.Text{Zh: "备选单位未按顺序启用", En: "is of the reserve and not due"}},
	{"lost-claimed", zhuanhua.Text{Zh: "已列为缺失又列入样本", En: "is said to be lost and is claimed"}},
	{"lost-not-drawn", zhuanhua.Text{Zh: "列为缺失而不在样本和备选之中", En: "is said to be lost and was neither drawn nor in reserve"}},
}}

// String returns the stable key.
func (f ClaimFault) String() string { return claimFaults.key(f) }

// Text returns the names.
func (f ClaimFault) Text() zhuanhua.Text { return claimFaults.text(f) }

// MarshalText returns the stable key, empty when not given.
func (f ClaimFault) MarshalText() ([]byte, error) { return claimFaults.marshal(f) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (f *ClaimFault) UnmarshalText(b []byte) error { return claimFaults.unmarshal(f, b) }

// Scan reads a text column; NULL is "not given".
func (f *ClaimFault) Scan(src any) error { return claimFaults.scan(f, src) }

// Value returns the stable key, or nil where nothing is given.
func (f ClaimFault) Value() (driver.Value, error) { return claimFaults.value(f) }

// Difference is one thing in which a claim is not what was drawn.
type Difference struct {
	Fault   ClaimFault        `json:"fault"`
	Clause  zhuanhua.ClauseID `json:"clause"`
	Stratum string            `json:"stratum"` // of the unit; empty where it has none
	ID      string            `json:"id"`      // of the unit; empty where the frame is meant
	Claimed string            `json:"claimed"` // what the claim says; of what was not drawn its ticket
	Drawn   string            `json:"drawn"`   // what the draw gives; of a simple draw's other units the last ticket that was drawn
}

// labels say what Claimed and Drawn are.
func (f ClaimFault) labels() (claimed, drawn zhuanhua.Text) {
	switch f {
	case ClaimNotDrawn:
		return zhuanhua.Text{Zh: "其签号 ", En: "its ticket is "}, zhuanhua.Text{Zh: "入样的末位签号 ", En: "the last one drawn is "}
	case ClaimLeftOut:
		return zhuanhua.Text{}, zhuanhua.Text{Zh: "其签号 ", En: "its ticket is "}
	case ClaimOutOfOrder:
		return zhuanhua.Text{Zh: "备选位次 ", En: "its place in the reserve is "}, zhuanhua.Text{Zh: "应先用 ", En: "the next is "}
	}
	return zhuanhua.Text{Zh: "声称 ", En: "claimed "}, zhuanhua.Text{Zh: "应为 ", En: "drawn "}
}

// Text says unit, fault, claim and draw in a line.
func (d Difference) Text() zhuanhua.Text {
	t := d.Fault.Text()
	if d.ID != "" {
		t = zhuanhua.Text{Zh: "单位 " + zhuanhua.Quote(d.ID) + " " + t.Zh, En: "unit " + zhuanhua.Quote(d.ID) + " " + t.En}
	}
	if d.Stratum != "" {
		t = zhuanhua.Text{Zh: "层 " + zhuanhua.Quote(d.Stratum) + "：" + t.Zh, En: "stratum " + zhuanhua.Quote(d.Stratum) + ": " + t.En}
	}
	claimed, drawn := d.Fault.labels()
	return with(with(t, claimed, d.Claimed), drawn, d.Drawn)
}

// with puts a labelled value after a text, where there is one.
func with(t, label zhuanhua.Text, value string) zhuanhua.Text {
	if value == "" {
		return t
	}
	value = zhuanhua.Quote(value)
	return zhuanhua.Text{Zh: t.Zh + "；" + label.Zh + value, En: t.En + "; " + label.En + value}
}
