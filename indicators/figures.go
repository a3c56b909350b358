package indicators

import (
	"encoding/json"
	"math/big"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Figures are the figures of one check in one scope, and what became of the
// records that are not in them. Every record of the tally is counted, rejected,
// undetermined or not applicable.
type Figures struct {
	Check  string              // name of the check
	Record zhuanhua.RecordKind // what it judges

	Patents int64 // 件 (or 件次, as the rules count)
	Records int64 // records that count; of pledges: projects (项)
	Parties int64 // distinct parties whose records they are (家): transferees of indicator 1, institutions of indicator 2, pledgors

	Amount   decimal.Decimal // yuan: contract amount 成交金额, or amount pledged
	Received decimal.Decimal // yuan: 实际到账金额
	Unpriced int64           // records that count as patents, whose amount nobody gave
	LeftOut  int64           // patents of records that count, which do not: judged patent by patent

	Rejected      Rejected
	Undetermined  Pending
	NotApplicable int64 // records to which the check does not apply
}

// Rejected are the records that do not count.
type Rejected struct {
	Records int64         `json:"records"`
	NotOurs int64         `json:"not_ours"` // of these: another province's or year's, whatever else they fail
	Reasons []ReasonCount `json:"reasons"`  // in the order of the check; none without a record
}

// ReasonCount is how many records a criterion rejects. A record that fails
// several criteria counts under each.
type ReasonCount struct {
	Code    string            `json:"code"`
	Clause  zhuanhua.ClauseID `json:"clause"`
	Nature  zhuanhua.Nature   `json:"nature"`
	Text    zhuanhua.Text     `json:"text"`
	Records int64             `json:"records"`
	Ours    int64             `json:"ours"` // of these: records that fail no criterion of scope
}

// Pending are the records that could count if an input were there.
type Pending struct {
	Records int64          `json:"records"`
	Missing []MissingCount `json:"missing"` // in the order of the form; none without a record
}

// MissingCount is how many undetermined records lack an input.
type MissingCount struct {
	Fact     string            `json:"fact"`
	Text     zhuanhua.Text     `json:"text"`
	Supplier zhuanhua.Supplier `json:"supplier"`
	Records  int64             `json:"records"`
}

// figuresJSON is how figures are written: amounts as text in plain notation,
// whatever the package switches of decimal say.
type figuresJSON struct {
	Check         string              `json:"check"`
	Record        zhuanhua.RecordKind `json:"record"`
	Patents       int64               `json:"patents"`
	Records       int64               `json:"records"`
	Parties       int64               `json:"parties"`
	Amount        string              `json:"amount"`
	Received      string              `json:"received"`
	Unpriced      int64               `json:"unpriced"`
	LeftOut       int64               `json:"left_out"`
	Rejected      Rejected            `json:"rejected"`
	Undetermined  Pending             `json:"undetermined"`
	NotApplicable int64               `json:"not_applicable"`
}

// UnmarshalJSON reads what MarshalJSON writes.
func (f *Figures) UnmarshalJSON(b []byte) error {
	var in figuresJSON
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	amount, err := parsePlain(in.Amount)
	if err != nil {
		return err
	}
	received, err := parsePlain(in.Received)
	if err != nil {
		return err
	}
	*f = Figures{in.Check, in.Record, in.Patents, in.Records, in.Parties, amount, received, in.Unpriced, in.LeftOut,
		in.Rejected, in.Undetermined, in.NotApplicable}
	return nil
}

// parsePlain reads digits with at most two decimals; a sum may have more digits
// than a record's amount.
func parsePlain(s string) (decimal.Decimal, error) {
	whole, cents, _ := strings.Cut(s, ".")
	digits := whole + cents
	if whole == "" || len(cents) > 2 || len(digits) > 60 || strings.Trim(digits, "0123456789") != "" {
		return decimal.Decimal{}, &zhuanhua.InputError{Field: "amount", Value: zhuanhua.Quote(s), Err: zhuanhua.ErrSyntax}
	}
	coefficient, _ := new(big.Int).SetString(digits, 10)
	return decimal.NewFromBigInt(coefficient, -int32(len(cents))), nil
}

// MarshalJSON writes amounts as text in plain notation, whatever the package
// switches of decimal say.
func (f Figures) MarshalJSON() ([]byte, error) {
	return json.Marshal(figuresJSON{f.Check, f.Record, f.Patents, f.Records, f.Parties, Plain(f.Amount), Plain(f.Received), f.Unpriced, f.LeftOut,
		f.Rejected, f.Undetermined, f.NotApplicable})
}

// Plain writes a number in plain notation with no zeros beyond what is needed. A
// number with an exponent beyond ±100, which no result has, is written with it.
func Plain(d decimal.Decimal) string {
	if e := d.Exponent(); e > 100 || e < -100 {
		return d.Coefficient().String() + "e" + strconv.Itoa(int(e))
	}
	s := d.StringFixed(max(0, -d.Exponent()))
	if strings.Contains(s, ".") {
		s = strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// Reason returns the count of the criterion with the code; a zero one where it
// rejects nothing.
func (r Rejected) Reason(code string) ReasonCount {
	for _, c := range r.Reasons {
		if c.Code == code {
			return c
		}
	}
	return ReasonCount{Code: code}
}
