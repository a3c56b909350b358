package indicators

import "github.com/zhuanhua-rules/zhuanhua"

// KinshipKind is how two metrics of a plan hang together.
type KinshipKind uint8

// The kinds.
const (
	KinshipNone KinshipKind = iota
	PartOf                  // the metric counts a part of what the other counts
	Counterpart             // the plan sets one for the other, counted otherwise
)

var kinshipKinds = labels[KinshipKind]{"kinship", []label{
	{},
	{"part-of", "", zhuanhua.Text{Zh: "为其一部分", En: "part of"}},
	{"counterpart", "", zhuanhua.Text{Zh: "口径不同的对应指标", En: "counterpart, counted otherwise"}},
}}

// String returns the stable key.
func (k KinshipKind) String() string { return kinshipKinds.at(k).key }

// Text returns the names.
func (k KinshipKind) Text() zhuanhua.Text { return kinshipKinds.at(k).text }

// MarshalText returns the stable key, empty when not given.
func (k KinshipKind) MarshalText() ([]byte, error) { return kinshipKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (k *KinshipKind) UnmarshalText(b []byte) error { return kinshipKinds.unmarshal(k, b) }

// Kinship says that a metric is part of another, or its counterpart.
type Kinship struct {
	Metric string            `json:"metric"`
	To     string            `json:"to"`
	Kind   KinshipKind       `json:"kind"`
	Clause zhuanhua.ClauseID `json:"clause"`
}

// PlanIssue is what a plan's numbers are held to among themselves.
type PlanIssue uint8

// The issues.
const (
	PlanIssueNone   PlanIssue = iota
	YearlySum                 // the yearly minima add up to the cumulative goal
	PartWithinWhole           // a part is not asked to be more than its whole
	SaidTwice                 // two tables ask the same of one metric, or of counterparts
	StepOfYears               // the step between two yearly minima is no less than the growth asked
	PartsOfYears              // the yearly minima of a part come to no more than the cumulative goal of the whole
)

var planIssues = labels[PlanIssue]{"plan issue", []label{
	{},
	{"sum-of-years", "GR4", zhuanhua.Text{Zh: "分年目标之和与累计目标", En: "yearly minima and the cumulative goal"}},
	{"part-within-whole", "GR4", zhuanhua.Text{Zh: "部分不高于整体", En: "a part is no more than its whole"}},
	{"said-twice", "GR4", zhuanhua.Text{Zh: "两处要求一致", En: "what is said twice is the same"}},
	{"step-of-years", "GR1", zhuanhua.Text{Zh: "分年目标的增幅与增长目标", En: "the step of the yearly minima and the growth asked"}},
	{"parts-of-years", "GR4", zhuanhua.Text{Zh: "部分的分年目标之和不高于整体的累计目标", En: "yearly minima of a part, no more in all than the whole's cumulative goal"}},
}}

// String returns the stable code.
func (i PlanIssue) String() string { return planIssues.at(i).key }

// Text returns the names.
func (i PlanIssue) Text() zhuanhua.Text { return planIssues.at(i).text }

// MarshalText returns the stable code, empty when not given.
func (i PlanIssue) MarshalText() ([]byte, error) { return planIssues.marshal(i) }

// UnmarshalText reads the stable code; an empty text is "not given".
func (i *PlanIssue) UnmarshalText(b []byte) error { return planIssues.unmarshal(i, b) }
