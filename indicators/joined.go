package indicators

import "github.com/zhuanhua-rules/zhuanhua"

// JoinedEffect is what a change of rules does in a scope to the figures that join
// records of several kinds: the enterprises of indicator 3, each once, and the filings
// and the rate of implementation of indicator 4.
type JoinedEffect struct {
	Scope zhuanhua.Scope `json:"scope"`

	WasBenefited BenefitedCount `json:"was_benefited"`
	IsBenefited  BenefitedCount `json:"is_benefited"`
	Enterprises  []MemberGroup  `json:"enterprises"` // whose part in indicator 3 changes, by party id

	WasImplemented Implementation `json:"was_implemented"`
	IsImplemented  Implementation `json:"is_implemented"`
	Filings        []MemberGroup  `json:"filings"` // product filings that count now or did, by record id
	Patents        []MemberGroup  `json:"patents"` // whose part in the rate changes, by number
}

// BenefitedCount are the numbers of [Benefited].
type BenefitedCount struct {
	Enterprises int64 `json:"enterprises"`
	Received    int64 `json:"received"`
	Covered     int64 `json:"covered"`
}

// MemberGroup are enterprises, filings or patents whose part in a figure changes in the
// same way and through the same parameters.
type MemberGroup struct {
	Was    Membership      `json:"was"`
	Is     Membership      `json:"is"`
	Blame  zhuanhua.Blamed `json:"blame"`
	Number int64           `json:"number"`
	IDs    []string        `json:"ids"` // ascending
}

// Enters reports whether they are in the figure now and were not; Leaves the contrary.
func (g *MemberGroup) Enters() bool { return g.Was == Outside && g.Is != Outside }

// Leaves reports whether they were in the figure and no longer are.
func (g *MemberGroup) Leaves() bool { return g.Was != Outside && g.Is == Outside }

// Membership is the part that an enterprise, a filing or a patent has in a figure
// (计入方式).
type Membership uint8

// The parts. The zero one is none.
const (
	Outside         Membership = iota // 未计入
	ByReceipt                         // 接受专利: enterprise of indicator 1
	ByCoverage                        // 政策覆盖: enterprise that a measure covers
	ByBoth                            // 接受专利且政策覆盖
	AsFiling                          // 备案计入: filing of an enterprise of indicator 1
	AsUnimplemented                   // 接受而未实施: patent received
	AsImplemented                     // 接受并已实施
	memberships     = int(AsImplemented) + 1
)

var membershipLabels = labels[Membership]{"membership", []label{
	{"outside", "", zhuanhua.Text{Zh: "未计入", En: "not in the figure"}},
	{"received", "CZ23-A3a", zhuanhua.Text{Zh: "接受专利", En: "received patents"}},
	{"covered", "CZ23-A3a", zhuanhua.Text{Zh: "政策覆盖", En: "covered by a measure"}},
	{"received-and-covered", "CZ23-A3a", zhuanhua.Text{Zh: "接受专利且政策覆盖", En: "received patents and covered by a measure"}},
	{"filing", "CZ23-A4a", zhuanhua.Text{Zh: "备案计入", En: "filing that counts"}},
	{"unimplemented", "CZ23-A4b", zhuanhua.Text{Zh: "接受而未实施", En: "received, not implemented"}},
	{"implemented", "CZ23-A4b", zhuanhua.Text{Zh: "接受并已实施", En: "received and implemented"}},
}}

// String returns the stable key.
func (m Membership) String() string { return membershipLabels.at(m).key }

// Text returns the names.
func (m Membership) Text() zhuanhua.Text { return membershipLabels.at(m).text }

// MarshalText returns the stable key.
func (m Membership) MarshalText() ([]byte, error) { return membershipLabels.marshal(m) }

// UnmarshalText reads the stable key.
func (m *Membership) UnmarshalText(b []byte) error { return membershipLabels.unmarshal(m, b) }
