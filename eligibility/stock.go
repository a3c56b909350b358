package eligibility

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// StockPatent is a patent of a university or research institute with what its
// coverage turns on (存量专利). The answers hold on the day on which it is judged.
type StockPatent struct {
	Patent zhuanhua.Patent `json:"patent"`
	Holder *zhuanhua.Party `json:"holder"` // nil: not given

	Converted zhuanhua.Truth `json:"converted"` // 已转化
	Screened  zhuanhua.Truth `json:"screened"`  // 已筛选评价
	Online    zhuanhua.Truth `json:"online"`    // 已线上登记入库

	// Tier is the host's label of the layer that the patent was put in (分层); empty:
	// in none yet.
	Tier string `json:"tier,omitempty"`
}

// Validate returns the first fault as an [zhuanhua.InputError]: of patent or holder,
// or a truth value that does not exist.
func (p *StockPatent) Validate() error {
	if p == nil {
		return &zhuanhua.InputError{Record: zhuanhua.RecordPatent, Field: "patent", Err: zhuanhua.ErrNotGiven}
	}
	if err := p.Patent.Validate(); err != nil {
		return err
	}
	if p.Holder != nil {
		if err := p.Holder.Validate(); err != nil {
			return err
		}
	}
	for _, t := range []struct {
		field string
		value zhuanhua.Truth
	}{{"converted", p.Converted}, {"screened", p.Screened}, {"online", p.Online}} {
		if t.value > zhuanhua.No {
			return &zhuanhua.InputError{Record: zhuanhua.RecordPatent, ID: p.Patent.No.String(), Field: t.field, Value: t.value.String(), Err: zhuanhua.ErrCodeWord}
		}
	}
	return nil
}

// StockRules say which patents are to be covered and which are: plain values. The
// zero StockRules is refused; start from [ActionPlanStock].
type StockRules struct {
	// Institutions are the holders whose patents are to be covered (GB37-2.1, stated).
	Institutions zhuanhua.Set[zhuanhua.PartyKind]
	// OnlineToo says that a patent is covered only once it is registered online as
	// well (GB37-2.1, reading: screened is covered).
	OnlineToo bool
}

// ActionPlanStock returns the rules of GB37 二(一): universities and institutes, and
// a patent that was screened is covered.
//
// Clause: GB37-2.1
func ActionPlanStock() StockRules {
	return StockRules{Institutions: zhuanhua.SetOf(zhuanhua.University, zhuanhua.ResearchInstitute)}
}

// Validate returns a [RulesError] for no institutions or a value that is no kind of
// party.
func (r StockRules) Validate() error {
	switch {
	case r.Institutions.Len() == 0:
		return &RulesError{"Institutions", "not chosen"}
	case !within(r.Institutions, zhuanhua.OtherParty):
		return &RulesError{"Institutions", "a value that is no party kind"}
	}
	return nil
}

// StockFields returns the parameters, as [Fields] does for [Rules].
func StockFields() []zhuanhua.Field[StockRules] {
	param := func(key string, status zhuanhua.Status) zhuanhua.Param {
		return zhuanhua.Param{Key: key, Clause: "GB37-2.1", Status: status, From: actionPlanFrom, To: actionPlanTo}
	}
	return []zhuanhua.Field[StockRules]{
		{
			Param: param("stock-institutions", zhuanhua.Stated), Text: zhuanhua.Text{Zh: "存量专利的专利权人", En: "holders of the stock"},
			Show: func(r StockRules) string { return r.Institutions.String() },
			Copy: func(dst, src *StockRules) { dst.Institutions = src.Institutions },
			Nearby: func(r StockRules) (near []StockRules) {
				for k := range allParties.All() {
					near = append(near, StockRules{r.Institutions ^ zhuanhua.SetOf(k), r.OnlineToo})
				}
				return near
			},
		},
		{
			Param: param("stock-online", zhuanhua.Reading), Text: zhuanhua.Text{Zh: "覆盖须线上登记入库", En: "covered only once registered online"},
			Show:   func(r StockRules) string { return strconv.FormatBool(r.OnlineToo) },
			Copy:   func(dst, src *StockRules) { dst.OnlineToo = src.OnlineToo },
			Nearby: func(r StockRules) []StockRules { return []StockRules{{r.Institutions, !r.OnlineToo}} },
		},
	}
}

// StockJudge judges patents of the stock by one rules value. It is immutable and
// safe for any number of goroutines.
type StockJudge struct {
	rules StockRules
	table *zhuanhua.Table
}

// Judge compiles the rules, or returns a [RulesError].
func (r StockRules) Judge() (*StockJudge, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	table, err := zhuanhua.Compile(StockForm(), r.Checks()...)
	return &StockJudge{r, table}, err
}

// Table returns the table with the checks [Stock] and [StockCovered].
func (j *StockJudge) Table() *zhuanhua.Table { return j.table }

// Patent returns whether the patent belongs on the day to the stock that is to be
// covered, and whether it is covered; the second counts where the first is met. It
// returns what [StockPatent.Validate] refuses, and an [zhuanhua.InputError] for a
// day that is not given.
//
// Clause: GB37-2.1
func (j *StockJudge) Patent(p *StockPatent, on zhuanhua.Day) (stock, covered zhuanhua.Verdict, err error) {
	if err := p.Validate(); err != nil {
		return stock, covered, err
	}
	if err := decisionDay(on); err != nil {
		return stock, covered, err
	}
	facts := ReadStock(p, on)
	return j.table.Judge(0, facts), j.table.Judge(1, facts), nil
}
