package eligibility_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// loan is a pledge registration that counts for Shaanxi and Xi'an in 2022.
func loan() zhuanhua.Pledge {
	return zhuanhua.Pledge{
		ID: "G1",
		Pledgor: &zhuanhua.Party{
			ID: zhuanhua.NewPartyID(fixture.CreditCode(3)), Name: "示例企业", Kind: zhuanhua.OtherEnterprise,
			Province: zhuanhua.Shaanxi, City: xian,
		},
		Patents: []zhuanhua.PatentNo{invention, utility}, RegisteredOn: on("2022-05-01"), Amount: zhuanhua.Value(decimal.New(3_000_000, 0)),
	}
}

func judgePledge(t testing.TB, judge *eligibility.Judge, record *zhuanhua.Pledge) *zhuanhua.Judged {
	t.Helper()
	var judged zhuanhua.Judged
	if err := judge.JudgePledge(record, &judged); err != nil {
		t.Fatal(err)
	}
	return &judged
}

type pledgeRuling struct {
	name   string
	alter  func(*zhuanhua.Pledge)
	place  zhuanhua.Place
	period zhuanhua.Period
	want   answer
}

func checkPledgeRulings(t *testing.T, rules eligibility.Rules, rulings []pledgeRuling) {
	t.Helper()
	judge := mustJudge(t, rules)
	for _, r := range rulings {
		record := loan()
		r.alter(&record)
		if r.place == 0 {
			r.place = zhuanhua.Shaanxi
		}
		if r.period == (zhuanhua.Period{}) {
			r.period = zhuanhua.Year(2022)
		}
		v := ask(judgePledge(t, judge, &record), zhuanhua.Indicator5, r.place, r.period)
		if diff := cmp.Diff(r.want, answerOf(v)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", r.name, diff)
		}
	}
}

// 截至统计日，在国家知识产权局办理质押登记合格, by a pledgor in the province; a pledge
// de-registered since still counts, one annulled does not.
func TestA5aPledge(t *testing.T) {
	at := func(p, c zhuanhua.Place) func(*zhuanhua.Pledge) {
		return func(r *zhuanhua.Pledge) { r.Pledgor.Province, r.Pledgor.City = p, c }
	}
	registered := func(day string) func(*zhuanhua.Pledge) {
		return func(r *zhuanhua.Pledge) { r.RegisteredOn = on(day) }
	}
	annulled := func(day string) func(*zhuanhua.Pledge) {
		return func(r *zhuanhua.Pledge) { r.AnnulledOn = on(day) }
	}
	deregistered := func(day string) func(*zhuanhua.Pledge) {
		return func(r *zhuanhua.Pledge) { r.DeregisteredOn = on(day) }
	}
	late := zhuanhua.Year(2022).At(on("2023-06-30"))
	checkPledgeRulings(t, eligibility.SpecialPlan(), []pledgeRuling{
		{name: "as it is", alter: func(*zhuanhua.Pledge) {}, want: counts()},
		{name: "by anyone", alter: func(r *zhuanhua.Pledge) { r.Pledgor.Kind = zhuanhua.Individual }, want: counts()},
		{name: "by a kind not given", alter: func(r *zhuanhua.Pledge) { r.Pledgor.Kind = 0 }, want: counts()},
		{name: "of no patents told", alter: func(r *zhuanhua.Pledge) { r.Patents = nil }, want: counts()},
		{name: "in another province", alter: at(zhuanhua.Beijing, 0), want: fails("pledgor-province")},
		{name: "abroad", alter: at(zhuanhua.Abroad, 0), want: fails("pledgor-province")},
		{name: "province not given", alter: at(0, 0), want: lacks("pledgor-province")},
		{name: "nobody given", alter: func(r *zhuanhua.Pledge) { r.Pledgor = nil }, want: lacks("pledgor-province")},
		{name: "in the city", alter: at(zhuanhua.Shaanxi, xian), place: xian, want: counts()},
		{name: "in another city", alter: at(zhuanhua.Shaanxi, xianyang), place: xian, want: fails("pledgor-city")},
		{name: "city not given", alter: at(zhuanhua.Shaanxi, 0), place: xian, want: lacks("pledgor-city")},
		{name: "of the Corps, in its city", alter: at(zhuanhua.Corps, shihezi), place: shihezi, want: counts()},

		{name: "first day", alter: registered("2022-01-01"), want: counts()},
		{name: "last day", alter: registered("2022-12-31"), want: counts()},
		{name: "the day before", alter: registered("2021-12-31"), want: fails("before-period")},
		{name: "never", alter: registered(""), want: fails("not-registered")},
		{name: "a day after the statistics day", alter: registered("2023-01-01"), want: fails("after-cutoff")},
		{name: "a day after the year", alter: registered("2023-01-01"), period: late, want: fails("after-period")},
		{name: "annulled on the statistics day", alter: annulled("2022-12-31"), want: fails("annulled")},
		{name: "annulled a day after it", alter: annulled("2023-01-01"), want: counts()},
		{name: "annulled by a later statistics day", alter: annulled("2023-06-30"), period: late, want: fails("annulled")},
		{name: "annulled and never registered", alter: func(r *zhuanhua.Pledge) {
			registered("")(r)
			annulled("2022-03-01")(r)
		}, want: fails("not-registered", "annulled")},
		{name: "de-registered", alter: deregistered("2022-06-30"), want: counts()},
	})
	net := eligibility.SpecialPlan()
	net.NetPledges = true
	checkPledgeRulings(t, net, []pledgeRuling{
		{name: "net: running", alter: func(*zhuanhua.Pledge) {}, want: counts()},
		{name: "net: de-registered on the statistics day", alter: deregistered("2022-12-31"), want: fails("deregistered")},
		{name: "net: de-registered a day after it", alter: deregistered("2023-01-01"), want: counts()},
		{name: "net: de-registered by a later statistics day", alter: deregistered("2023-06-30"), period: late, want: fails("deregistered")},
	})
}

// 金额、项目数: one registration is one project, with its amount and its patents.
func TestA5bWhatAPledgeBrings(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	record := loan()
	j := judgePledge(t, judge, &record)
	if j.ID != "G1" || j.Amount != 3_000_000_00 || !j.AmountKnown || len(j.Payments) != 0 || len(j.Parts) != 1 {
		t.Errorf("judged %+v", j)
	}
	if got := j.Parts[0].Patents; !cmp.Equal(got, record.Patents) || j.Parts[0].Of != 2 {
		t.Errorf("patents %v of %d", got, j.Parts[0].Of)
	}
	record.Amount = zhuanhua.Given[decimal.Decimal]{}
	if j = judgePledge(t, judge, &record); j.Amount != 0 || j.AmountKnown || ask(j, zhuanhua.Indicator5, zhuanhua.Shaanxi, zhuanhua.Year(2022)).Outcome() != zhuanhua.Met {
		t.Errorf("a project without its amount: %+v", j)
	}
	if j.Parties[eligibility.PledgorHome] != record.Pledgor.ID || j.Homes[eligibility.PledgorHome] != (zhuanhua.Home{Province: zhuanhua.Shaanxi, City: xian}) {
		t.Errorf("pledgor %v at %v", j.Parties, j.Homes)
	}
}

// A judged value is reused from record to record and keeps nothing of the last.
func TestJudgedIsReused(t *testing.T) {
	split := eligibility.SpecialPlan()
	split.Unit, split.GrantDay = eligibility.PatentByPatent, eligibility.OnStatisticsDay
	for _, rules := range []eligibility.Rules{eligibility.SpecialPlan(), split} {
		judge := mustJudge(t, rules)
		w := fixture.NewWorld(5, 20, 30, 6)
		var reused zhuanhua.Judged
		for i := range 400 {
			var fresh zhuanhua.Judged
			if i%3 == 0 {
				record := w.Pledge("G")
				if judge.JudgePledge(&record, &reused) != nil || judge.JudgePledge(&record, &fresh) != nil {
					t.Fatal("a pledge was refused")
				}
			} else {
				record := w.Transfer("T")
				if judge.JudgeTransfer(&record, &reused) != nil || judge.JudgeTransfer(&record, &fresh) != nil {
					t.Fatal("a transfer was refused")
				}
			}
			if diff := cmp.Diff(fresh, reused, sameTable, sameNothing); diff != "" {
				t.Fatalf("record %d (-fresh +reused):\n%s", i, diff)
			}
		}
	}
}

// Options of comparison: tables by identity, an empty slice like none.
var (
	sameTable   = cmp.Comparer(func(a, b *zhuanhua.Table) bool { return a == b })
	sameNothing = cmp.FilterPath(func(p cmp.Path) bool { return true }, cmp.Options{
		cmp.FilterValues(func(a, b []zhuanhua.JudgedPayment) bool { return len(a)+len(b) == 0 }, cmp.Ignore()),
		cmp.FilterValues(func(a, b []zhuanhua.PatentNo) bool { return len(a)+len(b) == 0 }, cmp.Ignore()),
	})
)
