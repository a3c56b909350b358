package eligibility_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// Cities of tests: two of Shaanxi, one of Xinjiang, and one of the Corps whose code
// is Xinjiang's.
const (
	xian     zhuanhua.Place = 610100
	xianyang zhuanhua.Place = 610400
	urumqi   zhuanhua.Place = 650100
	shihezi  zhuanhua.Place = 659001
)

// Patents of tests, one of each kind and two more; the numbers stand for nothing.
var (
	invention = fixture.PatentNo(0)
	utility   = fixture.PatentNo(1)
	design    = fixture.PatentNo(2)
	another   = fixture.PatentNo(7)
)

func on(day string) zhuanhua.Day {
	if day == "" {
		return 0
	}
	return zhuanhua.MustDay(day)
}

// granted is a patent in the register, granted and lapsed on these days.
func granted(no zhuanhua.PatentNo, grant, lapse string) zhuanhua.Patent {
	return zhuanhua.Patent{No: no, GrantedOn: on(grant), LapsedOn: on(lapse), OnRegister: true}
}

// unread is a patent whose entry in the register nobody read.
func unread(no zhuanhua.PatentNo) zhuanhua.Patent { return zhuanhua.Patent{No: no} }

func sized(size zhuanhua.SizeClass) []zhuanhua.SizeOfYear {
	return []zhuanhua.SizeOfYear{{Year: zhuanhua.EveryYear, Size: zhuanhua.SizeOf(size)}}
}

// deal is the record that the tests alter: a university of Xi'an assigned one
// invention to a small enterprise of Xi'an, announced on 1 May 2022, with the
// contract on file and half of it paid. It counts for both indicators of Shaanxi
// and of Xi'an in 2022.
func deal() zhuanhua.Transfer {
	return zhuanhua.Transfer{
		ID: "T1", Kind: zhuanhua.Assignment,
		Transferor: &zhuanhua.Party{
			ID: zhuanhua.NewPartyID(fixture.CreditCode(1)), Name: "示例大学", Kind: zhuanhua.University,
			Province: zhuanhua.Shaanxi, City: xian, Sizes: sized(zhuanhua.Large),
		},
		TransferorFirst: zhuanhua.Yes,
		Transferee: &zhuanhua.Party{
			ID: zhuanhua.NewPartyID(fixture.CreditCode(2)), Name: "示例企业", Kind: zhuanhua.OtherEnterprise,
			Province: zhuanhua.Shaanxi, City: xian, Sizes: sized(zhuanhua.Small),
		},
		TransfereeFirst: zhuanhua.Yes,
		Patents:         []zhuanhua.Patent{granted(invention, "2019-06-04", "")},
		RecordedOn:      on("2022-05-01"),
		ContractFiled:   zhuanhua.Yes, ContractAmount: zhuanhua.Value(decimal.New(100_000, 0)),
		Payments: []zhuanhua.Payment{{
			ID: "P1", PaidOn: on("2022-06-01"), Amount: zhuanhua.Value(decimal.New(50_000, 0)), Evidence: zhuanhua.SetOf(zhuanhua.Invoice),
		}},
	}
}

// answer is what is compared of a verdict.
type answer struct {
	Outcome         zhuanhua.Outcome
	Failed, Missing []string
}

func answerOf(v zhuanhua.Verdict) answer {
	a := answer{Outcome: v.Outcome(), Failed: []string{}, Missing: []string{}}
	for row := range v.Failed() {
		a.Failed = append(a.Failed, row.Code)
	}
	for fact := range v.Missing() {
		a.Missing = append(a.Missing, fact.Key)
	}
	return a
}

func counts() answer { return answer{zhuanhua.Met, []string{}, []string{}} }

func fails(codes ...string) answer { return answer{zhuanhua.NotMet, codes, []string{}} }

func lacks(facts ...string) answer { return answer{zhuanhua.Undetermined, []string{}, facts} }

func mustJudge(t testing.TB, rules eligibility.Rules, extra ...zhuanhua.Check) *eligibility.Judge {
	t.Helper()
	judge, err := rules.Judge(extra...)
	if err != nil {
		t.Fatal(err)
	}
	return judge
}

func judgeTransfer(t testing.TB, judge *eligibility.Judge, record *zhuanhua.Transfer) *zhuanhua.Judged {
	t.Helper()
	var judged zhuanhua.Judged
	if err := judge.JudgeTransfer(record, &judged); err != nil {
		t.Fatal(err)
	}
	return &judged
}

func ask(judged *zhuanhua.Judged, check string, place zhuanhua.Place, period zhuanhua.Period) zhuanhua.Verdict {
	return judged.In(judged.Table.Find(check), &zhuanhua.Scope{Place: place, Period: period})
}

// ruling is a hand-written case: what the document, as the rulebook reads it, says
// of a deal altered in one thing. Place and period are Shaanxi and 2022 unless
// given.
type ruling struct {
	name   string
	alter  func(*zhuanhua.Transfer)
	place  zhuanhua.Place
	period zhuanhua.Period
	want   answer
}

func checkRulings(t *testing.T, rules eligibility.Rules, check string, rulings []ruling) {
	t.Helper()
	judge := mustJudge(t, rules)
	for _, r := range rulings {
		record := deal()
		r.alter(&record)
		if r.place == 0 {
			r.place = zhuanhua.Shaanxi
		}
		if r.period == (zhuanhua.Period{}) {
			r.period = zhuanhua.Year(2022)
		}
		v := ask(judgeTransfer(t, judge, &record), check, r.place, r.period)
		if diff := cmp.Diff(r.want, answerOf(v)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", r.name, diff)
		}
	}
}

// 发明、实用新型、外观设计专利; granted and not lapsed on the record's day.
func TestA1aPatents(t *testing.T) {
	patents := func(list ...zhuanhua.Patent) func(*zhuanhua.Transfer) {
		return func(r *zhuanhua.Transfer) { r.Patents = list }
	}
	rulings := []ruling{
		{name: "an invention", alter: patents(granted(invention, "2019-06-04", "")), want: counts()},
		{name: "a utility model", alter: patents(granted(utility, "2019-06-04", "")), want: counts()},
		{name: "a design", alter: patents(granted(design, "2019-06-04", "")), want: counts()},
		{name: "all three", alter: patents(granted(design, "2019-06-04", ""), granted(invention, "2019-06-04", ""), granted(utility, "2019-06-04", "")), want: counts()},
		{name: "granted on the record's day", alter: patents(granted(invention, "2022-05-01", "")), want: counts()},
		{name: "granted a day later", alter: patents(granted(invention, "2022-05-02", "")), want: fails("not-granted")},
		{name: "lapsed on the record's day", alter: patents(granted(invention, "2019-06-04", "2022-05-01")), want: fails("not-granted")},
		{name: "lapsed a day later", alter: patents(granted(invention, "2019-06-04", "2022-05-02")), want: counts()},
		{name: "an application right", alter: patents(granted(invention, "", "")), want: fails("not-granted")},
		{name: "not in the register", alter: patents(unread(invention)), want: lacks("patent-grant")},
		{name: "one lapsed takes the others with it", alter: patents(granted(invention, "2019-06-04", ""), granted(utility, "2015-01-01", "2020-01-01")), want: fails("not-granted")},
		{name: "one unknown", alter: patents(granted(invention, "2019-06-04", ""), unread(utility)), want: lacks("patent-grant")},
		{name: "one unknown, one lapsed", alter: patents(unread(invention), granted(utility, "2015-01-01", "2020-01-01")), want: fails("not-granted")},
		{name: "without a day of record the grant is not examined", alter: func(r *zhuanhua.Transfer) {
			r.RecordedOn, r.Patents = 0, []zhuanhua.Patent{granted(invention, "2015-01-01", "2016-01-01")}
		}, want: fails("not-recorded")},
		{name: "an assignment", alter: func(r *zhuanhua.Transfer) { r.Kind = zhuanhua.Assignment }, want: counts()},
		{name: "an equity contribution", alter: func(r *zhuanhua.Transfer) { r.Kind = zhuanhua.Equity }, want: counts()},
		{name: "an open licence", alter: func(r *zhuanhua.Transfer) { r.Kind, r.Licence = zhuanhua.Licence, zhuanhua.OpenLicenceForm }, want: counts()},
		{name: "a licence whose form is not given", alter: func(r *zhuanhua.Transfer) { r.Kind = zhuanhua.Licence }, want: counts()},
		{name: "of a kind not given", alter: func(r *zhuanhua.Transfer) { r.Kind = zhuanhua.TransferNone }, want: lacks("transfer-kind")},
	}
	checkRulings(t, eligibility.SpecialPlan(), zhuanhua.Indicator1, rulings)
	checkRulings(t, eligibility.SpecialPlan(), zhuanhua.Indicator2, rulings)
}

// 受让方、被许可方为以国家知识产权局专利登记簿记载的地址为本省的中小微企业.
func TestA1bTransferee(t *testing.T) {
	kind := func(k zhuanhua.PartyKind, size zhuanhua.SizeClass) func(*zhuanhua.Transfer) {
		return func(r *zhuanhua.Transfer) { r.Transferee.Kind, r.Transferee.Sizes = k, sized(size) }
	}
	at := func(p, c zhuanhua.Place) func(*zhuanhua.Transfer) {
		return func(r *zhuanhua.Transfer) { r.Transferee.Province, r.Transferee.City = p, c }
	}
	checkRulings(t, eligibility.SpecialPlan(), zhuanhua.Indicator1, []ruling{
		{name: "micro", alter: kind(zhuanhua.OtherEnterprise, zhuanhua.Micro), want: counts()},
		{name: "small", alter: kind(zhuanhua.OtherEnterprise, zhuanhua.Small), want: counts()},
		{name: "medium", alter: kind(zhuanhua.OtherEnterprise, zhuanhua.Medium), want: counts()},
		{name: "large", alter: kind(zhuanhua.OtherEnterprise, zhuanhua.Large), want: fails("transferee-size")},
		{name: "a small central SOE", alter: kind(zhuanhua.CentralSOE, zhuanhua.Small), want: counts()},
		{name: "a small provincial SOE", alter: kind(zhuanhua.ProvincialSOE, zhuanhua.Small), want: counts()},
		{name: "a small municipal SOE", alter: kind(zhuanhua.MunicipalSOE, zhuanhua.Small), want: counts()},
		{name: "a small military unit", alter: kind(zhuanhua.MilitaryUnit, zhuanhua.Small), want: counts()},
		{name: "a large military unit", alter: kind(zhuanhua.MilitaryUnit, zhuanhua.Large), want: fails("transferee-size")},
		{name: "a university, whose size is not examined", alter: kind(zhuanhua.University, zhuanhua.Large), want: fails("transferee-kind")},
		{name: "an institute of unknown size", alter: kind(zhuanhua.ResearchInstitute, zhuanhua.SizeNone), want: fails("transferee-kind")},
		{name: "an individual", alter: kind(zhuanhua.Individual, zhuanhua.Micro), want: fails("transferee-kind")},
		{name: "another party", alter: kind(zhuanhua.OtherParty, zhuanhua.Micro), want: fails("transferee-kind")},
		{name: "a kind not given, small", alter: kind(zhuanhua.PartyKindNone, zhuanhua.Small), want: lacks("transferee-kind")},
		{name: "a kind not given, large: refused either way", alter: kind(zhuanhua.PartyKindNone, zhuanhua.Large), want: fails("transferee-size")},
		{name: "size not given", alter: func(r *zhuanhua.Transfer) { r.Transferee.Sizes = nil }, want: lacks("transferee-size")},
		{name: "nobody given", alter: func(r *zhuanhua.Transfer) { r.Transferee = nil }, want: lacks("transferee-kind", "transferee-size", "transferee-province")},

		{name: "in another province", alter: at(zhuanhua.Beijing, 0), want: fails("transferee-province")},
		{name: "abroad", alter: at(zhuanhua.Abroad, 0), want: fails("transferee-province")},
		{name: "in Hong Kong", alter: at(zhuanhua.HongKong, 0), want: fails("transferee-province")},
		{name: "province not given", alter: at(0, 0), want: lacks("transferee-province")},
		{name: "province not given, a city of it is", alter: at(0, xian), want: lacks("transferee-province")},
		{name: "of the Corps, asked by Xinjiang", alter: at(zhuanhua.Corps, shihezi), place: zhuanhua.Xinjiang, want: fails("transferee-province")},
		{name: "of the Corps, asked by it", alter: at(zhuanhua.Corps, shihezi), place: zhuanhua.Corps, want: counts()},
	})
}

// Size by the figures of the last closed year before the record; one figure below
// the bound of large is enough to know that the enterprise is not.
func TestA1bSize(t *testing.T) {
	years := func(sizes ...zhuanhua.SizeOfYear) func(*zhuanhua.Transfer) {
		return func(r *zhuanhua.Transfer) { r.Transferee.Sizes = sizes }
	}
	of := func(year int, size zhuanhua.SizeClass) zhuanhua.SizeOfYear {
		return zhuanhua.SizeOfYear{Year: year, Size: zhuanhua.SizeOf(size)}
	}
	recorded := func(day string, f func(*zhuanhua.Transfer)) func(*zhuanhua.Transfer) {
		return func(r *zhuanhua.Transfer) { f(r); r.RecordedOn = on(day) }
	}
	standard := zhuanhua.Sizes2011()
	figures := func(y zhuanhua.EnterpriseYear) func(*zhuanhua.Transfer) {
		return years(zhuanhua.SizeOfYear{Year: zhuanhua.EveryYear, Size: standard.Size(zhuanhua.Manufacturing, y)})
	}
	people := func(n int64) zhuanhua.EnterpriseYear { return zhuanhua.EnterpriseYear{Employees: zhuanhua.Value(n)} }
	set := people(5000)
	set.Revenue, set.SetSize = zhuanhua.Value(decimal.New(1, 12)), zhuanhua.Medium
	checkRulings(t, eligibility.SpecialPlan(), zhuanhua.Indicator1, []ruling{
		{name: "large the year before", alter: years(of(2020, zhuanhua.Small), of(2021, zhuanhua.Large), of(2022, zhuanhua.Small)), want: fails("transferee-size")},
		{name: "large in the year itself", alter: years(of(2021, zhuanhua.Small), of(2022, zhuanhua.Large)), want: counts()},
		{name: "on 1 January", alter: recorded("2022-01-01", years(of(2020, zhuanhua.Large), of(2021, zhuanhua.Small))), want: counts()},
		{name: "on 31 December", alter: recorded("2021-12-31", years(of(2020, zhuanhua.Large), of(2021, zhuanhua.Small))), period: zhuanhua.Year(2021), want: fails("transferee-size")},
		{name: "the year before is not given", alter: years(of(2020, zhuanhua.Small), of(2022, zhuanhua.Small)), want: lacks("transferee-size")},
		{name: "999 people and no revenue: not large", alter: figures(people(999)), want: counts()},
		{name: "1000 people and no revenue: open", alter: figures(people(1000)), want: lacks("transferee-size")},
		{name: "19 people and no revenue: micro", alter: figures(people(19)), want: counts()},
		{name: "299 people and no revenue: small at most", alter: figures(people(299)), want: counts()},
		{name: "no figure at all", alter: figures(zhuanhua.EnterpriseYear{}), want: lacks("transferee-size")},
		{name: "a class that an authority set", alter: figures(set), want: counts()},
	})
}

// 且转让后为第一专利权人: of assignments and contributions, not of licences.
func TestA1cFirstAfterwards(t *testing.T) {
	first := func(kind zhuanhua.TransferKind, first zhuanhua.Truth) func(*zhuanhua.Transfer) {
		return func(r *zhuanhua.Transfer) { r.Kind, r.TransfereeFirst = kind, first }
	}
	checkRulings(t, eligibility.SpecialPlan(), zhuanhua.Indicator1, []ruling{
		{name: "an assignment, not first", alter: first(zhuanhua.Assignment, zhuanhua.No), want: fails("transferee-not-first")},
		{name: "an assignment, not given", alter: first(zhuanhua.Assignment, zhuanhua.Unstated), want: lacks("transferee-first")},
		{name: "a contribution, not first", alter: first(zhuanhua.Equity, zhuanhua.No), want: fails("transferee-not-first")},
		{name: "a contribution, not given", alter: first(zhuanhua.Equity, zhuanhua.Unstated), want: lacks("transferee-first")},
		{name: "a licence, not first", alter: first(zhuanhua.Licence, zhuanhua.No), want: counts()},
		{name: "a licence, not given", alter: first(zhuanhua.Licence, zhuanhua.Unstated), want: counts()},
		{name: "kind not given, first", alter: first(zhuanhua.TransferNone, zhuanhua.Yes), want: lacks("transfer-kind")},
		{name: "kind not given, not first", alter: first(zhuanhua.TransferNone, zhuanhua.No), want: lacks("transfer-kind")},
		{name: "neither given", alter: first(zhuanhua.TransferNone, zhuanhua.Unstated), want: lacks("transfer-kind", "transferee-first")},
	})
	checkRulings(t, eligibility.SpecialPlan(), zhuanhua.Indicator2, []ruling{
		{name: "not asked for indicator 2", alter: first(zhuanhua.Assignment, zhuanhua.No), want: counts()},
	})
}

func giver(kind zhuanhua.PartyKind) func(*zhuanhua.Transfer) {
	return func(r *zhuanhua.Transfer) { r.Transferor.Kind = kind }
}

func giverAt(p, c zhuanhua.Place) func(*zhuanhua.Transfer) {
	return func(r *zhuanhua.Transfer) { r.Transferor.Province, r.Transferor.City = p, c }
}

// 高等学校、科研机构、国有企业，且为第一专利权人; 国有企业主要指中央企业和省属国有企业,
// of any province.
func TestA1dA1eTransferor(t *testing.T) {
	checkRulings(t, eligibility.SpecialPlan(), zhuanhua.Indicator1, []ruling{
		{name: "a university", alter: giver(zhuanhua.University), want: counts()},
		{name: "an institute", alter: giver(zhuanhua.ResearchInstitute), want: counts()},
		{name: "an institute founded by a university", alter: func(r *zhuanhua.Transfer) {
			r.Transferor.Kind, r.Transferor.Founder = zhuanhua.ResearchInstitute, zhuanhua.NewPartyID(fixture.CreditCode(9))
		}, want: counts()},
		{name: "a central SOE", alter: giver(zhuanhua.CentralSOE), want: counts()},
		{name: "a provincial SOE", alter: giver(zhuanhua.ProvincialSOE), want: counts()},
		{name: "a provincial SOE of another province", alter: func(r *zhuanhua.Transfer) {
			r.Transferor.Kind, r.Transferor.Province, r.Transferor.City = zhuanhua.ProvincialSOE, zhuanhua.Gansu, 0
		}, want: counts()},
		{name: "a municipal SOE", alter: giver(zhuanhua.MunicipalSOE), want: fails("transferor-kind")},
		{name: "a military unit", alter: giver(zhuanhua.MilitaryUnit), want: fails("transferor-kind")},
		{name: "an enterprise", alter: giver(zhuanhua.OtherEnterprise), want: fails("transferor-kind")},
		{name: "an individual", alter: giver(zhuanhua.Individual), want: fails("transferor-kind")},
		{name: "another party", alter: giver(zhuanhua.OtherParty), want: fails("transferor-kind")},
		{name: "a kind not given", alter: giver(zhuanhua.PartyKindNone), want: lacks("transferor-kind")},
		{name: "a university elsewhere", alter: giverAt(zhuanhua.Beijing, 0), want: counts()},
		{name: "a university whose address is not given", alter: giverAt(0, 0), want: counts()},
		{name: "a university abroad", alter: giverAt(zhuanhua.Abroad, 0), want: counts()},
		{name: "nobody given", alter: func(r *zhuanhua.Transfer) { r.Transferor = nil }, want: lacks("transferor-kind")},
		{name: "not first patentee", alter: func(r *zhuanhua.Transfer) { r.TransferorFirst = zhuanhua.No }, want: fails("transferor-not-first")},
		{name: "first patentee not given", alter: func(r *zhuanhua.Transfer) { r.TransferorFirst = zhuanhua.Unstated }, want: lacks("transferor-first")},
	})
}

// 出让方、许可方为…地址为本省的高等学校、科研机构，且为第一专利权人; the other side may be
// anyone, anywhere.
func TestA2aTransferor(t *testing.T) {
	taker := func(f func(*zhuanhua.Party)) func(*zhuanhua.Transfer) {
		return func(r *zhuanhua.Transfer) { f(r.Transferee) }
	}
	checkRulings(t, eligibility.SpecialPlan(), zhuanhua.Indicator2, []ruling{
		{name: "a university", alter: giver(zhuanhua.University), want: counts()},
		{name: "an institute", alter: giver(zhuanhua.ResearchInstitute), want: counts()},
		{name: "a central SOE", alter: giver(zhuanhua.CentralSOE), want: fails("transferor-kind")},
		{name: "a provincial SOE", alter: giver(zhuanhua.ProvincialSOE), want: fails("transferor-kind")},
		{name: "a municipal SOE", alter: giver(zhuanhua.MunicipalSOE), want: fails("transferor-kind")},
		{name: "an enterprise", alter: giver(zhuanhua.OtherEnterprise), want: fails("transferor-kind")},
		{name: "a kind not given", alter: giver(zhuanhua.PartyKindNone), want: lacks("transferor-kind")},
		{name: "elsewhere", alter: giverAt(zhuanhua.Beijing, 0), want: fails("transferor-province")},
		{name: "abroad", alter: giverAt(zhuanhua.Abroad, 0), want: fails("transferor-province")},
		{name: "an address not given", alter: giverAt(0, 0), want: lacks("transferor-province")},
		{name: "an SOE elsewhere", alter: func(r *zhuanhua.Transfer) {
			giver(zhuanhua.CentralSOE)(r)
			giverAt(zhuanhua.Beijing, 0)(r)
		}, want: fails("transferor-kind", "transferor-province")},
		{name: "not first patentee", alter: func(r *zhuanhua.Transfer) { r.TransferorFirst = zhuanhua.No }, want: fails("transferor-not-first")},
		{name: "first patentee not given", alter: func(r *zhuanhua.Transfer) { r.TransferorFirst = zhuanhua.Unstated }, want: lacks("transferor-first")},
		{name: "nobody given", alter: func(r *zhuanhua.Transfer) { r.Transferor = nil }, want: lacks("transferor-kind", "transferor-province")},

		{name: "to a large firm", alter: taker(func(p *zhuanhua.Party) { p.Sizes = sized(zhuanhua.Large) }), want: counts()},
		{name: "to a firm of unknown size", alter: taker(func(p *zhuanhua.Party) { p.Sizes = nil }), want: counts()},
		{name: "to an individual", alter: taker(func(p *zhuanhua.Party) { p.Kind = zhuanhua.Individual }), want: counts()},
		{name: "to a university abroad", alter: taker(func(p *zhuanhua.Party) { p.Kind, p.Province = zhuanhua.University, zhuanhua.Abroad }), want: counts()},
		{name: "to nobody given", alter: func(r *zhuanhua.Transfer) { r.Transferee = nil }, want: counts()},
	})
}

// 经国家知识产权局公告或备案合格, on or before the statistics day; a record belongs to the
// period of that day.
func TestA1fA2bRecord(t *testing.T) {
	recorded := func(day string) func(*zhuanhua.Transfer) {
		return func(r *zhuanhua.Transfer) { r.RecordedOn = on(day) }
	}
	revoked := func(day string) func(*zhuanhua.Transfer) {
		return func(r *zhuanhua.Transfer) { r.RevokedOn = on(day) }
	}
	half := zhuanhua.Period{From: on("2022-01-01"), To: on("2022-06-30"), AsOf: on("2022-06-30")}
	late, early := zhuanhua.Year(2022).At(on("2023-06-30")), zhuanhua.Year(2022).At(on("2022-06-30"))
	rulings := []ruling{
		{name: "first day of the year", alter: recorded("2022-01-01"), want: counts()},
		{name: "last day of the year", alter: recorded("2022-12-31"), want: counts()},
		{name: "the day before", alter: recorded("2021-12-31"), want: fails("before-period")},
		{name: "never", alter: recorded(""), want: fails("not-recorded")},
		{name: "a day after the statistics day", alter: recorded("2023-01-01"), want: fails("after-cutoff")},
		{name: "a day after the year, which the statistics day is not", alter: recorded("2023-01-01"), period: late, want: fails("after-period")},
		{name: "on a later statistics day", alter: recorded("2023-06-30"), period: late, want: fails("after-period")},
		{name: "a day after it", alter: recorded("2023-07-01"), period: late, want: fails("after-cutoff")},
		{name: "on an earlier statistics day", alter: recorded("2022-06-30"), period: early, want: counts()},
		{name: "a day after that", alter: recorded("2022-07-01"), period: early, want: fails("after-cutoff")},
		{name: "last day of a half-year", alter: recorded("2022-06-30"), period: half, want: counts()},
		{name: "signed and entered the year before", alter: func(r *zhuanhua.Transfer) {
			r.SignedOn, r.EffectiveOn, r.RecordedOn = on("2021-11-01"), on("2021-12-20"), on("2022-01-05")
		}, want: counts()},
		{name: "entered in the year, announced after it", alter: func(r *zhuanhua.Transfer) {
			r.EffectiveOn, r.RecordedOn = on("2022-12-20"), on("2023-01-05")
		}, want: fails("after-cutoff")},

		{name: "annulled on the statistics day", alter: revoked("2022-12-31"), want: fails("revoked")},
		{name: "annulled a day after it", alter: revoked("2023-01-01"), want: counts()},
		{name: "annulled by a later statistics day", alter: revoked("2023-06-30"), period: late, want: fails("revoked")},
		{name: "annulled, whatever the other days are", alter: func(r *zhuanhua.Transfer) {
			r.RecordedOn, r.RevokedOn = 0, on("2022-03-01")
		}, want: fails("not-recorded", "revoked")},
		{name: "annulled, of an earlier year", alter: func(r *zhuanhua.Transfer) {
			r.RecordedOn, r.RevokedOn = on("2021-03-01"), on("2022-03-01")
		}, want: fails("before-period", "revoked")},
		{name: "a licence that has ended", alter: func(r *zhuanhua.Transfer) {
			r.Kind, r.LicenceFrom, r.LicenceTo = zhuanhua.Licence, on("2022-05-01"), on("2022-08-01")
		}, want: counts()},
	}
	checkRulings(t, eligibility.SpecialPlan(), zhuanhua.Indicator1, rulings)
	checkRulings(t, eligibility.SpecialPlan(), zhuanhua.Indicator2, rulings)
}

// A city as place has reasons of its own; a party of the Corps may be of a city
// whose code is Xinjiang's.
func TestCityScopes(t *testing.T) {
	homes := []struct {
		name           string
		province, city zhuanhua.Place
		place          zhuanhua.Place
		want           func(side string) answer
	}{
		{"of the city", zhuanhua.Shaanxi, xian, xian, func(string) answer { return counts() }},
		{"of the city, province not given", 0, xian, xian, func(string) answer { return counts() }},
		{"of another city of the province", zhuanhua.Shaanxi, xianyang, xian, func(s string) answer { return fails(s + "-city") }},
		{"of a city not given", zhuanhua.Shaanxi, 0, xian, func(s string) answer { return lacks(s + "-city") }},
		{"of nowhere given", 0, 0, xian, func(s string) answer { return lacks(s+"-province", s+"-city") }},
		{"of another province", zhuanhua.Beijing, 0, xian, func(s string) answer { return fails(s+"-province", s+"-city") }},
		{"abroad", zhuanhua.Abroad, 0, xian, func(s string) answer { return fails(s+"-province", s+"-city") }},
		{"of a city of Xinjiang", zhuanhua.Xinjiang, urumqi, urumqi, func(string) answer { return counts() }},
		{"of the Corps and its city", zhuanhua.Corps, shihezi, shihezi, func(string) answer { return counts() }},
		{"of the Corps, city not given", zhuanhua.Corps, 0, shihezi, func(s string) answer { return lacks(s + "-city") }},
		{"of the Corps, another city", zhuanhua.Corps, shihezi, urumqi, func(s string) answer { return fails(s + "-city") }},
		{"of Xinjiang, city not given", zhuanhua.Xinjiang, 0, shihezi, func(s string) answer { return lacks(s + "-city") }},
		{"of the Corps, asked elsewhere", zhuanhua.Corps, shihezi, xian, func(s string) answer { return fails(s+"-province", s+"-city") }},
	}
	judge := mustJudge(t, eligibility.SpecialPlan())
	for _, h := range homes {
		for side, check := range map[string]string{"transferee": zhuanhua.Indicator1, "transferor": zhuanhua.Indicator2} {
			record := deal()
			for _, p := range []*zhuanhua.Party{record.Transferor, record.Transferee} {
				p.Province, p.City = h.province, h.city
			}
			got := answerOf(ask(judgeTransfer(t, judge, &record), check, h.place, zhuanhua.Year(2022)))
			if diff := cmp.Diff(h.want(side), got); diff != "" {
				t.Errorf("%s %s (-want +got):\n%s", side, h.name, diff)
			}
		}
	}
}

// A record is examined whole: everything that it fails is told.
func TestEveryReasonIsTold(t *testing.T) {
	everything := func(r *zhuanhua.Transfer) {
		r.Patents = []zhuanhua.Patent{granted(invention, "", "")}
		r.Transferee.Sizes, r.Transferee.Province = sized(zhuanhua.Large), zhuanhua.Beijing
		r.Transferor.Kind, r.Transferor.Province = zhuanhua.Individual, zhuanhua.Beijing
		r.TransferorFirst, r.TransfereeFirst = zhuanhua.No, zhuanhua.No
		r.RecordedOn, r.RevokedOn = on("2021-02-01"), on("2021-03-01")
	}
	checkRulings(t, eligibility.SpecialPlan(), zhuanhua.Indicator1, []ruling{{name: "all at once", alter: everything, want: fails(
		"not-granted", "transferee-size", "transferee-province", "transferee-not-first", "transferor-kind", "transferor-not-first", "before-period", "revoked",
	)}})
	checkRulings(t, eligibility.SpecialPlan(), zhuanhua.Indicator2, []ruling{{name: "all at once", alter: everything, want: fails(
		"not-granted", "transferor-kind", "transferor-province", "transferor-not-first", "before-period", "revoked",
	)}})
}
