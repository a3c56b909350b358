package sample

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Response is what became of a unit that was drawn (调查结果).
type Response uint8

// The outcomes.
const (
	ResponseNone Response = iota
	Responded             // it belongs to the population and answered
	Refused               // it belongs to the population and did not answer
	OutOfScope            // closed, deregistered: a valid zero
	Unresolved            // nobody knows whether it still belongs to the population
)

var responses = words[Response]{"response", []word{
	{},
	{"responded", zhuanhua.Text{Zh: "有效回答", En: "responded"}},
	{"refused", zhuanhua.Text{Zh: "在范围内未回答", En: "eligible, did not respond"}},
	{"out-of-scope", zhuanhua.Text{Zh: "不在范围内（停业、注销等）", En: "out of scope (closed, deregistered)"}},
	{"unresolved", zhuanhua.Text{Zh: "是否在范围内不明（未联系上）", En: "eligibility unknown (not contacted)"}},
}}

// String returns the stable key.
func (r Response) String() string { return responses.key(r) }

// Text returns the names.
func (r Response) Text() zhuanhua.Text { return responses.text(r) }

// MarshalText returns the stable key, empty when not given.
func (r Response) MarshalText() ([]byte, error) { return responses.marshal(r) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (r *Response) UnmarshalText(b []byte) error { return responses.unmarshal(r, b) }

// Scan reads a text column; NULL is "not given".
func (r *Response) Scan(src any) error { return responses.scan(r, src) }

// Value returns the stable key, or nil where nothing is given.
func (r Response) Value() (driver.Value, error) { return responses.value(r) }

// Caution is why a response class had better be laid together with another.
type Caution uint8

// The cautions.
const (
	CautionNone           Caution = iota
	CautionFewRespondents         // fewer than ten answered
	CautionLargeFactor            // weights rise to more than three times
)

var cautions = words[Caution]{"caution", []word{
	{},
	{"few-respondents", zhuanhua.Text{Zh: "有效回答不足10个，建议并类", En: "fewer than 10 respondents: collapse the class"}},
	{"large-factor", zhuanhua.Text{Zh: "调整系数大于3，建议并类", En: "a factor above 3: collapse the class"}},
}}

// String returns the stable key.
func (c Caution) String() string { return cautions.key(c) }

// Text returns the names.
func (c Caution) Text() zhuanhua.Text { return cautions.text(c) }

// MarshalText returns the stable key, empty for none.
func (c Caution) MarshalText() ([]byte, error) { return cautions.marshal(c) }

// UnmarshalText reads the stable key; an empty text is none.
func (c *Caution) UnmarshalText(b []byte) error { return cautions.unmarshal(c, b) }

// Scan reads a text column; NULL is "not given".
func (c *Caution) Scan(src any) error { return cautions.scan(c, src) }

// Value returns the stable key, or nil where nothing is given.
func (c Caution) Value() (driver.Value, error) { return cautions.value(c) }

const (
	fewRespondents = 10
	largeFactor    = 3
)

// ResponseClass is what became of the sample in a class and how the weights of its
// respondents rise for it (无回答调整类).
type ResponseClass struct {
	Class             string    `json:"class"`
	Drawn             int       `json:"drawn"` // units
	Responded         int       `json:"responded"`
	Refused           int       `json:"refused"`
	OutOfScope        int       `json:"out_of_scope"`
	Unresolved        int       `json:"unresolved"`
	Rate              float64   `json:"rate"`               // part of the eligible that answered: 1 over the factor of non-response
	UnresolvedFactor  float64   `json:"unresolved_factor"`  // by which known units make good for the unresolved
	NonresponseFactor float64   `json:"nonresponse_factor"` // by which respondents then make good for who refused; 1 where none belongs to the population
	Weight            float64   `json:"weight"`             // of the respondents in the end
	Cautions          []Caution `json:"cautions,omitempty"` // none where the class is fit as it is
}

// cautioned returns the class with its cautions.
func (c ResponseClass) cautioned() ResponseClass {
	if c.Responded > 0 && c.Responded < fewRespondents {
		c.Cautions = append(c.Cautions, CautionFewRespondents)
	}
	if c.UnresolvedFactor*c.NonresponseFactor > largeFactor {
		c.Cautions = append(c.Cautions, CautionLargeFactor)
	}
	return c
}

// ResponseRates are the response rates 1 and 3 of the American Association for
// Public Opinion Research (回答率), by numbers of units and by their weights: RR1 takes
// all unresolved units for eligible, RR3 as many as among the resolved.
//
// Source: AAPOR, Standard Definitions.
type ResponseRates struct {
	RR1         float64 `json:"rr1"`          // from 0 to 1; 0 where nobody answered
	RR3         float64 `json:"rr3"`          // likewise
	WeightedRR1 float64 `json:"weighted_rr1"` // likewise, by the weights of the draw
	WeightedRR3 float64 `json:"weighted_rr3"`
}

// rates computes RR1 and RR3 from sums by outcome.
func rates(of [Unresolved + 1]float64) (rr1, rr3 float64) {
	eligible := of[Responded] + of[Refused]
	part := eligible / (eligible + of[OutOfScope])
	return of[Responded] / (eligible + of[Unresolved]), of[Responded] / (eligible + float64(part*of[Unresolved]))
}

// ResponseReport is what an adjustment for non-response did.
type ResponseReport struct {
	Classes  []ResponseClass `json:"classes"` // by name
	Rates    ResponseRates   `json:"rates"`
	Drawn    float64         `json:"drawn"`    // sum of the weights of everyone drawn
	Final    float64         `json:"final"`    // sum of the weights of respondents and of those out of scope
	Eligible float64         `json:"eligible"` // sum of the weights of respondents: the size of the population in scope
}
