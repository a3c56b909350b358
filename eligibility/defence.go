package eligibility

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Facts of a defence patent in a transfer, by their numbers in its form.
const (
	DefenceDayFact = iota
	DefenceKindFact
	DefenceRecordedFact
	DefenceRevokedFact
	DefenceGiverProvinceFact
	DefenceTakerProvinceFact
	DefenceGiverCityFact
	DefenceTakerCityFact
)

// Codes of DefenceDayFact.
const (
	declassified  zhuanhua.Code = 1
	stillSecret   zhuanhua.Code = 2
	neverSecret   zhuanhua.Code = 3
	notRecordedOn zhuanhua.Code = 4
)

// DefenceCheck is the name of the check of declassified defence patents.
const DefenceCheck = "declassified-defence"

// DefenceForm returns the facts of a patent in a transfer, for the check of
// declassified defence patents.
func DefenceForm() zhuanhua.Form {
	return zhuanhua.Form{Kind: zhuanhua.RecordTransfer, Facts: []zhuanhua.Fact{
		DefenceDayFact: {Key: "declassification", Text: zhuanhua.Text{Zh: "国防专利解密情况", En: "declassification of the defence patent"}, Supplier: zhuanhua.PatentOffice, Values: []zhuanhua.FactValue{
			{Key: "declassified", Text: zhuanhua.Text{Zh: "公告或备案时已解密", En: "declassified on the record's day"}},
			{Key: "still-secret", Text: zhuanhua.Text{Zh: "公告或备案时未解密", En: "not declassified on the record's day"}},
			{Key: "no-defence-patent", Text: zhuanhua.Text{Zh: "不是解密国防专利", En: "no declassified defence patent"}},
			{Key: "not-examined", Text: zhuanhua.Text{Zh: "未公告备案，不予审查", En: "not examined: no announcement or filing"}},
		}},
		DefenceKindFact:          {Key: "transfer-kind", Text: zhuanhua.Text{Zh: "转移转化方式", En: "kind of transfer"}, Supplier: zhuanhua.PatentOffice, Values: enum(zhuanhua.Equity)},
		DefenceRecordedFact:      {Key: "recorded", Text: zhuanhua.Text{Zh: "公告或备案时间", En: "announcement or filing"}, Supplier: zhuanhua.PatentOffice, Values: timings(), Depends: zhuanhua.Relation{Kind: zhuanhua.TimingRelation, Slot: recordedDay}},
		DefenceRevokedFact:       {Key: "revocation", Text: zhuanhua.Text{Zh: "备案撤销情况", En: "annulment of the filing"}, Supplier: zhuanhua.PatentOffice, Values: ended("有效", "已撤销", "standing", "annulled"), Depends: zhuanhua.Relation{Kind: zhuanhua.DoneRelation, Slot: revokedDay}},
		DefenceGiverProvinceFact: {Key: "transferor-province", Text: zhuanhua.Text{Zh: "出让方、许可方登记地址所在省", En: "province of the transferor"}, Supplier: zhuanhua.PatentOffice, Values: provinces(), Depends: zhuanhua.Relation{Kind: zhuanhua.ProvinceRelation, Slot: TransferorHome}},
		DefenceTakerProvinceFact: {Key: "transferee-province", Text: zhuanhua.Text{Zh: "受让方、被许可方登记地址所在省", En: "province of the transferee"}, Supplier: zhuanhua.PatentOffice, Values: provinces(), Depends: zhuanhua.Relation{Kind: zhuanhua.ProvinceRelation, Slot: TransfereeHome}},
		DefenceGiverCityFact:     {Key: "transferor-city", Text: zhuanhua.Text{Zh: "出让方、许可方登记地址所在市", En: "city of the transferor"}, Supplier: zhuanhua.PatentOffice, Values: cities(), Depends: zhuanhua.Relation{Kind: zhuanhua.CityRelation, Slot: TransferorHome}},
		DefenceTakerCityFact:     {Key: "transferee-city", Text: zhuanhua.Text{Zh: "受让方、被许可方登记地址所在市", En: "city of the transferee"}, Supplier: zhuanhua.PatentOffice, Values: cities(), Depends: zhuanhua.Relation{Kind: zhuanhua.CityRelation, Slot: TransfereeHome}},
	}}
}

// Declassified returns the check of declassified defence patents that were moved
// (解密国防专利转移转化): declassified by the day of the record, transferred in a way
// that counts, from the place or to it (reading). A patent without a day of
// declassification is none, and the check does not apply to it.
//
// Clause: SX21-1.4.6, SX21-T12
func (r Rules) Declassified() zhuanhua.Check {
	notAsked := zhuanhua.CodesOf(zhuanhua.NotAsked)
	applies := zhuanhua.Criterion{
		Code: "no-defence-patent", Clause: "SX21-T12", Nature: zhuanhua.Scoping,
		Text: zhuanhua.Text{Zh: "不是解密国防专利", En: "no declassified defence patent"},
		Any:  []zhuanhua.Term{{Fact: DefenceDayFact, In: zhuanhua.CodesOf(declassified, stillSecret, notRecordedOn)}},
	}
	check := zhuanhua.Check{
		Record: zhuanhua.RecordTransfer, Name: DefenceCheck, Clause: "SX21-T12", Applies: &applies,
		Text: zhuanhua.Text{Zh: "解密国防专利转移转化", En: "Declassified defence patents moved"},
		Home: TransferorHome,
		Rows: append([]zhuanhua.Criterion{
			{
				Code: "not-declassified", Clause: "SX21-T12", Nature: zhuanhua.Merit,
				Text: zhuanhua.Text{Zh: "公告或备案时尚未解密", En: "not declassified on the day of the record"},
				Any: []zhuanhua.Term{
					{Fact: DefenceDayFact, In: zhuanhua.CodesOf(declassified)},
					{Fact: DefenceDayFact, In: zhuanhua.CodesOf(notRecordedOn, neverSecret), Kind: zhuanhua.Exempts},
				},
			},
			{
				Code: "transfer-kind", Clause: "SX21-T12", Nature: zhuanhua.Merit, Param: param("kinds"),
				Text: zhuanhua.Text{Zh: "不是转让、许可或作价入股", En: "no assignment, licence or equity contribution"},
				Any:  []zhuanhua.Term{{Fact: DefenceKindFact, In: zhuanhua.CodesIn(r.Kinds)}},
			},
		}, asReading(
			eitherSide("neither-province", DefenceGiverProvinceFact, DefenceTakerProvinceFact, 0, zhuanhua.Text{Zh: "双方登记地址均不在本省", En: "neither side is in the province"}),
			eitherSide("neither-city", DefenceGiverCityFact, DefenceTakerCityFact, notAsked, zhuanhua.Text{Zh: "双方登记地址均不在本市", En: "neither side is in the city"}),
		)...),
	}
	check = check.With(timing("SX21-T12", DefenceRecordedFact, "not-recorded", zhuanhua.Text{Zh: "未经公告且备案未合格", En: "neither announced nor its filing found in order"})...)
	return check.With(asReading(zhuanhua.Criterion{
		Code: "revoked", Clause: "SX21-T12", Nature: zhuanhua.Proof,
		Text: zhuanhua.Text{Zh: "备案在统计日前已被撤销", En: "the filing was annulled by the statistics day"},
		Any:  []zhuanhua.Term{{Fact: DefenceRevokedFact, In: zhuanhua.CodesOf(zhuanhua.Standing)}},
	})...)
}

// eitherSide is the criterion that one of the parties is of the place; asked are the
// codes of the transferor by which the place is not asked for.
func eitherSide(code string, giver, taker int, asked zhuanhua.Codes, text zhuanhua.Text) zhuanhua.Criterion {
	here := zhuanhua.CodesOf(zhuanhua.Here)
	row := zhuanhua.Criterion{Code: code, Clause: "SX21-T12", Nature: zhuanhua.Scoping, Text: text,
		Any: []zhuanhua.Term{{Fact: giver, In: here}, {Fact: taker, In: here}}}
	if asked != 0 {
		row.Any = append(row.Any, zhuanhua.Term{Fact: giver, In: asked, Kind: zhuanhua.Exempts})
	}
	return row
}

// ReadDefence returns the facts of a patent in a transfer; those of the scope are left
// out. Nil gives nothing.
func ReadDefence(t *zhuanhua.Transfer, p *zhuanhua.Patent) zhuanhua.Facts {
	if t == nil || p == nil {
		return 0
	}
	code := declassified
	switch {
	case p.DeclassifiedOn == 0:
		code = neverSecret
	case t.RecordedOn == 0:
		code = notRecordedOn
	case p.DeclassifiedOn > t.RecordedOn:
		code = stillSecret
	}
	return zhuanhua.Facts(0).With(DefenceDayFact, code).With(DefenceKindFact, zhuanhua.Code(t.Kind))
}

// DefenceJudge counts declassified defence patents. It is immutable and safe for any
// number of goroutines.
type DefenceJudge struct {
	table       *zhuanhua.Table
	fingerprint func() string
}

// DefenceJudge compiles the check. It returns a [RulesError] for rules that
// [Rules.Validate] refuses.
func (r Rules) DefenceJudge() (*DefenceJudge, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	table, err := zhuanhua.Compile(DefenceForm(), r.Declassified())
	return &DefenceJudge{table, printed(Fields(), r, table)}, err
}

// Table returns the table with the check.
func (j *DefenceJudge) Table() *zhuanhua.Table { return j.table }

// Judge judges each patent of the transfer, a part of out each in the order of the
// record, free of scope. It returns what [zhuanhua.Transfer.Validate] refuses.
func (j *DefenceJudge) Judge(t *zhuanhua.Transfer, out *zhuanhua.Judged) error {
	if out == nil {
		return &zhuanhua.InputError{Record: zhuanhua.RecordTransfer, Field: "judged record", Err: zhuanhua.ErrNotGiven}
	}
	if err := t.Validate(); err != nil {
		return err
	}
	*out = zhuanhua.Judged{Table: j.table, ID: t.ID}
	out.Homes[TransferorHome], out.Parties[TransferorHome] = home(t.Transferor)
	out.Homes[TransfereeHome], out.Parties[TransfereeHome] = home(t.Transferee)
	out.Days = [zhuanhua.MaxDays]zhuanhua.Day{recordedDay: t.RecordedOn, revokedDay: t.RevokedOn}
	for i := range t.Patents {
		facts := ReadDefence(t, &t.Patents[i])
		out.Parts = append(out.Parts, zhuanhua.Part{
			Facts: facts, Marks: j.table.Fixed(facts), Patents: []zhuanhua.PatentNo{t.Patents[i].No}, Of: len(t.Patents),
		})
	}
	return nil
}

// Explain returns the decision record on patent number i of the transfer in the scope.
// It returns a fault of the scope, what [zhuanhua.Transfer.Validate] refuses, and
// [zhuanhua.ErrRange] for a number that the transfer does not have.
func (j *DefenceJudge) Explain(t *zhuanhua.Transfer, i int, s zhuanhua.Scope) (zhuanhua.Decision, error) {
	judged := zhuanhua.Judged{}
	if err := s.Validate(); err != nil {
		return zhuanhua.Decision{}, err
	}
	if err := j.Judge(t, &judged); err != nil {
		return zhuanhua.Decision{}, err
	}
	if i < 0 || i >= len(t.Patents) {
		return zhuanhua.Decision{}, &zhuanhua.InputError{Record: zhuanhua.RecordTransfer, ID: zhuanhua.Quote(t.ID), Field: "patents", Value: strconv.Itoa(i), Err: zhuanhua.ErrRange}
	}
	d := judged.PartIn(i, 0, &s).Explain(func(fact int) string {
		switch fact {
		case DefenceDayFact:
			return t.Patents[i].DeclassifiedOn.String()
		case DefenceRecordedFact:
			return t.RecordedOn.String()
		}
		return ""
	})
	d.ID, d.Scope = t.ID+"/"+t.Patents[i].No.String(), s
	stamp(&d, j.fingerprint)
	return d, nil
}
