package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// OpenLicenceContract is the name of the check of an open licence as a technology
// contract.
const OpenLicenceContract = "open-licence-contract"

// Facts of an open licence on a day, by their numbers in its form.
const (
	OpenFormFact = iota
	ReachedFact
	FiledFact
)

// Codes of OpenFormFact.
const (
	openForm  zhuanhua.Code = 1
	otherForm zhuanhua.Code = 2
)

// Codes of FiledFact.
const (
	filed    zhuanhua.Code = 1
	notFiled zhuanhua.Code = 2
	annulled zhuanhua.Code = 3
)

// OpenLicenceForm returns the facts of an open licence on a day.
func OpenLicenceForm() zhuanhua.Form {
	return zhuanhua.Form{Kind: zhuanhua.RecordTransfer, Facts: []zhuanhua.Fact{
		OpenFormFact: {Key: "licence-form", Text: zhuanhua.Text{Zh: "许可方式", En: "form of licence"}, Supplier: zhuanhua.TheHost, Values: []zhuanhua.FactValue{
			{Key: "open", Text: zhuanhua.OpenLicenceForm.Text()},
			{Key: "other", Text: zhuanhua.Text{Zh: "其他", En: "another"}},
		}},
		ReachedFact: {Key: "reached", Text: zhuanhua.Text{Zh: "开放许可是否达成", En: "whether the open licence was reached"}, Supplier: zhuanhua.PatentOffice, Values: enum(zhuanhua.No)},
		FiledFact: {Key: "filed", Text: zhuanhua.Text{Zh: "许可备案情况", En: "filing of the licence"}, Supplier: zhuanhua.PatentOffice, Values: []zhuanhua.FactValue{
			{Key: "filed", Text: zhuanhua.Text{Zh: "备案合格", En: "filed in order"}},
			{Key: "not-filed", Text: zhuanhua.Text{Zh: "未备案", En: "not filed"}},
			{Key: "annulled", Text: zhuanhua.Text{Zh: "备案已撤销", En: "annulled"}},
		}},
	}}
}

// OpenLicenceCheck returns the check by which an open licence that was reached and
// filed is registered as a technology contract (技术合同登记认定).
//
// Clause: GB37-3.5
func OpenLicenceCheck() zhuanhua.Check {
	row := func(code string, fact int, accepted zhuanhua.Codes, text, remedy zhuanhua.Text) zhuanhua.Criterion {
		return zhuanhua.Criterion{
			Code: code, Clause: "GB37-3.5", Nature: zhuanhua.Proof, Text: text, Remedy: remedy,
			Any: []zhuanhua.Term{{Fact: fact, In: accepted}},
		}
	}
	applies := row("not-open-licence", OpenFormFact, zhuanhua.CodesOf(openForm), zhuanhua.Text{Zh: "不是专利开放许可", En: "no open licence"}, zhuanhua.Text{})
	applies.Nature = zhuanhua.Scoping
	return zhuanhua.Check{
		Record: zhuanhua.RecordTransfer, Name: OpenLicenceContract, Clause: "GB37-3.5", Applies: &applies,
		Text: zhuanhua.Text{Zh: "专利开放许可技术合同登记认定", En: "Registration of an open licence as a technology contract"},
		Rows: []zhuanhua.Criterion{
			row("not-reached", ReachedFact, zhuanhua.CodesOf(yes), zhuanhua.Text{Zh: "开放许可尚未达成", En: "the open licence was not reached"},
				zhuanhua.Text{Zh: "提交开放许可已经达成的证明", En: "proof that the open licence was reached"}),
			row("not-filed", FiledFact, zhuanhua.CodesOf(filed, annulled), zhuanhua.Text{Zh: "许可未备案", En: "the licence is not filed"},
				zhuanhua.Text{Zh: "办理专利实施许可备案", En: "the licence filed"}),
			row("annulled", FiledFact, zhuanhua.CodesOf(filed, notFiled), zhuanhua.Text{Zh: "许可备案已撤销", En: "the filing was annulled"},
				zhuanhua.Text{Zh: "重新办理专利实施许可备案", En: "the licence filed anew"}),
		},
	}
}

// ReadOpenLicence returns the facts of a transfer as an open licence on a day; nil,
// or no day, gives nothing. The licence was reached on the day on which it took
// effect, else on that of its signature; a filing in order shows it where neither
// day is given.
func ReadOpenLicence(t *zhuanhua.Transfer, on zhuanhua.Day) zhuanhua.Facts {
	if t == nil || !on.IsGiven() {
		return 0
	}
	form := zhuanhua.Code(0)
	switch {
	case t.Kind == zhuanhua.Assignment, t.Kind == zhuanhua.Equity:
		form = otherForm
	case t.Licence == zhuanhua.OpenLicenceForm:
		form = openForm
	case t.Licence != zhuanhua.LicenceNone:
		form = otherForm
	}
	filing := filed
	switch {
	case !t.RecordedOn.IsGiven(), t.RecordedOn > on:
		filing = notFiled
	case t.RevokedOn.IsGiven() && t.RevokedOn <= on:
		filing = annulled
	}
	reached := zhuanhua.Unstated
	day := reachedOn(t)
	if day.IsGiven() || filing == filed {
		reached = zhuanhua.TruthOf(day <= on)
	}
	return zhuanhua.Facts(0).With(OpenFormFact, form).With(ReachedFact, zhuanhua.Code(reached)).With(FiledFact, filing)
}

func reachedOn(t *zhuanhua.Transfer) zhuanhua.Day {
	if t.EffectiveOn.IsGiven() {
		return t.EffectiveOn
	}
	return t.SignedOn
}

// PutOpenLicence is the inverse of [ReadOpenLicence]: it makes a transfer that has
// the facts on the day. It returns false where none has them: CNIPA's own acts are
// always known, and a filing in order shows that the licence was reached.
func PutOpenLicence(facts zhuanhua.Facts, on zhuanhua.Day) (zhuanhua.Transfer, bool) {
	t := zhuanhua.Transfer{
		ID: "CASE", Kind: zhuanhua.Licence, Transferor: putParty(giverID, 0), Transferee: putParty(takerID, 0),
		Patents: []zhuanhua.Patent{{No: sampleNumbers[zhuanhua.Invention]}},
	}
	filing, reached := facts.Get(FiledFact), zhuanhua.Truth(facts.Get(ReachedFact))
	if filing == 0 || filing == filed && reached == zhuanhua.Unstated || !on.IsGiven() || !(on + 1).Valid() {
		return t, false
	}
	switch facts.Get(OpenFormFact) {
	case openForm:
		t.Licence = zhuanhua.OpenLicenceForm
	case otherForm:
		t.Licence = zhuanhua.OrdinaryForm
	}
	switch reached {
	case zhuanhua.Yes:
		t.EffectiveOn = on
	case zhuanhua.No:
		t.EffectiveOn = on + 1
	}
	if filing != notFiled {
		t.RecordedOn = on
	}
	if filing == annulled {
		t.RevokedOn = on
	}
	return t, true
}

// OpenLicenceJudge judges open licences. It is immutable and safe for any number of
// goroutines.
type OpenLicenceJudge struct {
	table       *zhuanhua.Table
	fingerprint func() string
}

// OpenLicences returns the judge of open licences, with the host's own criteria on
// the facts of [OpenLicenceForm] appended (依法依规); a [zhuanhua.CompileError] says
// what is wrong with one.
//
// Clause: GB37-3.5
func OpenLicences(extra ...zhuanhua.Criterion) (*OpenLicenceJudge, error) {
	table, err := zhuanhua.Compile(OpenLicenceForm(), OpenLicenceCheck().With(extra...))
	if err != nil {
		return nil, err
	}
	return &OpenLicenceJudge{table, printed[struct{}](nil, struct{}{}, table)}, nil
}

// Table returns the table with the check.
func (j *OpenLicenceJudge) Table() *zhuanhua.Table { return j.table }

// Licence returns the verdict on a transfer on a day: met where it is to be
// registered as a technology contract, not met where it is not (yet), not
// applicable to what is no open licence. It returns what
// [zhuanhua.Transfer.Validate] refuses, and an [zhuanhua.InputError] for a day that
// is not given.
//
// Clause: GB37-3.5
func (j *OpenLicenceJudge) Licence(t *zhuanhua.Transfer, on zhuanhua.Day) (zhuanhua.Verdict, error) {
	if err := t.Validate(); err != nil {
		return zhuanhua.Verdict{}, err
	}
	if err := decisionDay(on); err != nil {
		return zhuanhua.Verdict{}, err
	}
	return j.table.Judge(0, ReadOpenLicence(t, on)), nil
}

// Explain returns the decision record of a transfer on a day.
func (j *OpenLicenceJudge) Explain(t *zhuanhua.Transfer, on zhuanhua.Day) (zhuanhua.Decision, error) {
	v, err := j.Licence(t, on)
	if err != nil {
		return zhuanhua.Decision{}, err
	}
	d := v.Explain(func(fact int) string {
		switch fact {
		case ReachedFact:
			return reachedOn(t).String()
		case FiledFact:
			return t.RecordedOn.String()
		}
		return ""
	})
	d.ID, d.Scope.Period.AsOf = t.ID, on
	stamp(&d, j.fingerprint)
	return d, nil
}
