package eligibility

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Facts of a product filing, by their numbers in its form.
const (
	FilingFact = iota
	DeclaredFact
	WithdrawnFact
)

const (
	declaredDay  = 0
	withdrawnDay = 1
)

// Codes of FilingFact.
const (
	filing     zhuanhua.Code = 1
	otherProof zhuanhua.Code = 2
)

// FilingYears says which filings an indicator-4 figure of a year counts.
type FilingYears uint8

// The readings of CZ23-A4a.
const (
	FilingYearsNone FilingYears = iota
	OfThePeriod                 // declared in the period
	SoFar                       // declared by the period's end
)

var filingYears = words[FilingYears]{"filing years", []word{
	{},
	{"of_the_period", zhuanhua.Text{Zh: "统计期内备案", En: "declared in the period"}},
	{"so_far", zhuanhua.Text{Zh: "截至统计期末备案", En: "declared by the period's end"}},
}}

// String returns the stable key.
func (f FilingYears) String() string { return filingYears.of(f).key }

// Text returns the names.
func (f FilingYears) Text() zhuanhua.Text { return filingYears.of(f).text }

// MarshalText returns the stable key, empty when not given.
func (f FilingYears) MarshalText() ([]byte, error) { return filingYears.marshal(f) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (f *FilingYears) UnmarshalText(b []byte) error { return filingYears.unmarshal(f, b) }

// Scan reads a text column; NULL is "not given".
func (f *FilingYears) Scan(src any) error { return filingYears.scan(f, src) }

// Value returns the stable key, or nil where nothing is given.
func (f FilingYears) Value() (driver.Value, error) { return filingYears.value(f) }

// ProductForm returns the facts of a product filing. Whether its filer received
// patents under indicator 1 is no fact of the filing: the tally joins the two.
func ProductForm() zhuanhua.Form {
	return zhuanhua.Form{Kind: zhuanhua.RecordProduct, Facts: []zhuanhua.Fact{
		FilingFact: {Key: "filing", Text: zhuanhua.Text{Zh: "备案或其他证明", En: "filing or other proof"}, Supplier: zhuanhua.TheEnterprise, Values: []zhuanhua.FactValue{
			{Key: "filing", Text: zhuanhua.Text{Zh: "专利产品备案", En: "product filing"}},
			{Key: "other-proof", Text: zhuanhua.Text{Zh: "其他实施证明", En: "other proof of implementation"}},
		}},
		DeclaredFact:  {Key: "declared", Text: zhuanhua.Text{Zh: "备案声明时间", En: "declaration"}, Supplier: zhuanhua.PatentOffice, Values: timings(), Depends: zhuanhua.Relation{Kind: zhuanhua.TimingRelation, Slot: declaredDay}},
		WithdrawnFact: {Key: "withdrawal", Text: zhuanhua.Text{Zh: "备案撤回情况", En: "withdrawal"}, Supplier: zhuanhua.PatentOffice, Values: ended("有效", "已撤回", "standing", "withdrawn"), Depends: zhuanhua.Relation{Kind: zhuanhua.DoneRelation, Slot: withdrawnDay}},
	}}
}

// Filed returns the check of a product filing as one of the period.
func (r Rules) Filed() zhuanhua.Check {
	declared := zhuanhua.CodesOf(zhuanhua.InPeriod)
	if r.Filings == SoFar {
		declared |= zhuanhua.CodesOf(zhuanhua.BeforePeriod)
	}
	return zhuanhua.Check{
		Record: zhuanhua.RecordProduct, Name: zhuanhua.Indicator4, Clause: "CZ23-A4a",
		Text: zhuanhua.Text{Zh: "指标4 专利产品备案", En: "Indicator 4: product filings"},
		Rows: []zhuanhua.Criterion{
			{
				Code: "no-filing", Clause: "CZ23-A4a", Nature: zhuanhua.Proof,
				Text:   zhuanhua.Text{Zh: "不是专利产品备案", En: "no product filing"},
				Any:    []zhuanhua.Term{{Fact: FilingFact, In: zhuanhua.CodesOf(filing)}},
				Remedy: zhuanhua.Text{Zh: "办理专利产品备案", En: "the product filed as a patented product"},
			},
			{
				Code: "not-in-period", Clause: "CZ23-A4a", Nature: zhuanhua.Scoping, Param: param("filings"),
				Text: zhuanhua.Text{Zh: "备案声明不在统计期内", En: "not declared in the period"},
				Any:  []zhuanhua.Term{{Fact: DeclaredFact, In: declared}},
			},
			notWithdrawn("CZ23-A4a"),
		},
	}
}

// ShowsImplementation returns the check of a filing, or other proof, as one that
// shows at the statistics day that its patents are implemented.
func (r Rules) ShowsImplementation() zhuanhua.Check {
	return zhuanhua.Check{
		Record: zhuanhua.RecordProduct, Name: zhuanhua.Implementation, Clause: "CZ23-A4b",
		Text: zhuanhua.Text{Zh: "指标4 专利实施", En: "Indicator 4: implementation"},
		Rows: []zhuanhua.Criterion{
			{
				Code: "after-cutoff", Clause: "CZ23-A4b", Nature: zhuanhua.Scoping,
				Text: zhuanhua.Text{Zh: "晚于统计日", En: "after the statistics day"},
				Any: []zhuanhua.Term{{Fact: DeclaredFact, In: zhuanhua.CodesOf(
					zhuanhua.BeforePeriod, zhuanhua.InPeriod, zhuanhua.AfterPeriod)}},
			},
			notWithdrawn("CZ23-A4b"),
		},
	}
}

func notWithdrawn(clause zhuanhua.ClauseID) zhuanhua.Criterion {
	return zhuanhua.Criterion{
		Code: "withdrawn", Clause: clause, Nature: zhuanhua.Proof,
		Text:   zhuanhua.Text{Zh: "备案在统计日前已撤回", En: "the filing was withdrawn by the statistics day"},
		Any:    []zhuanhua.Term{{Fact: WithdrawnFact, In: zhuanhua.CodesOf(zhuanhua.Standing)}},
		Remedy: zhuanhua.Text{Zh: "重新提交专利产品备案", En: "the product filed anew"},
	}
}

// ReadProduct returns the filing's own facts; nil gives nothing.
func ReadProduct(p *zhuanhua.Product) zhuanhua.Facts {
	if p == nil {
		return 0
	}
	if p.OtherProof {
		return zhuanhua.Facts(0).With(FilingFact, otherProof)
	}
	return zhuanhua.Facts(0).With(FilingFact, filing)
}

// JudgeProduct judges the product filing, free of scope, into out.
func (j *Judge) JudgeProduct(p *zhuanhua.Product, out *zhuanhua.Judged) error {
	if err := j.ready(zhuanhua.RecordProduct, p != nil, out); err != nil {
		return err
	}
	if err := p.Validate(); err != nil {
		return err
	}
	part := j.judgeAlone(j.products, p.ID, p.Party, ReadProduct(p), out)
	part.Patents, part.Of = append(part.Patents, p.Patents...), len(p.Patents)
	out.Days = [zhuanhua.MaxDays]zhuanhua.Day{declaredDay: p.DeclaredOn, withdrawnDay: p.WithdrawnOn}
	return nil
}
