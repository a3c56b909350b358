package casebook

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// shandongJudge is what decides by Shandong's terms.
type shandongJudge struct {
	support *awards.Support
	judge   *awards.ShandongJudge
}

func prepareShandong(t awards.ShandongTerms) (j shandongJudge, err error) {
	if j.support, err = t.Support(); err != nil {
		return j, err
	}
	j.judge, err = t.Judge()
	return j, err
}

// supportInput is claims in a file.
type supportInput struct {
	Claims []awards.SupportClaim           `json:"claims"`
	Pool   zhuanhua.Given[decimal.Decimal] `json:"pool"`
}

func (in supportInput) ask(j shandongJudge) (Answer, error) {
	result, err := j.support.Decide(awards.SupportInput{Claims: in.Claims, Pool: in.Pool})
	if err != nil {
		return Answer{}, err
	}
	a, paid := Answer{}, map[string]string{}
	for i, d := range result.Decisions {
		if i == 0 {
			a.Outcome = d.Outcome
		}
		if amount, given := d.Paid.Get(); given {
			paid[d.Claim] = amount.String()
		}
		for _, r := range d.Reasons {
			a.Failed = append(a.Failed, r.Code)
		}
		for _, m := range d.Missing {
			a.Missing = append(a.Missing, m.Fact)
		}
	}
	a.Result = paid
	return a, nil
}

// conditions of the rules of support.
var supportNeeds = map[string]zhuanhua.Set[awards.Condition]{
	awards.CentreSupport: zhuanhua.SetOf(awards.CertifiedCentre), awards.NavigationSupport: zhuanhua.SetOf(awards.SelectedProject),
	awards.InterestSupport: zhuanhua.SetOf(awards.ForSME, awards.IPPledge), awards.LossSupport: zhuanhua.SetOf(awards.ForSME, awards.IPPledge),
	awards.PremiumSupport: zhuanhua.SetOf(awards.ForSME, awards.IPPledge),
}

func supportClaim(id, rule, cost string) awards.SupportClaim {
	needs, there := supportNeeds[rule]
	if !there {
		needs = zhuanhua.SetOf(awards.PrizeWon)
	}
	c := awards.SupportClaim{ID: id, Rule: rule, Recipient: zhuanhua.NewPartyID("示例企业" + id), Year: 2022, Known: awards.Known{Holds: needs}}
	if cost != "" {
		c.Cost = zhuanhua.Value(decimal.RequireFromString(cost))
	}
	return c
}

// supportQuestions asks for what each rule of support pays: with its conditions and
// without, below, at and above its cap, and from a pool that is short.
func supportQuestions(terms awards.ShandongTerms) (list []question[shandongJudge]) {
	add := func(name string, clause zhuanhua.ClauseID, in supportInput) {
		list = append(list, question[shandongJudge]{name, clause, in, in.ask})
	}
	for _, rule := range terms.Rules() {
		costs := []string{"0.01", "0.02", "100000", "100000.05"}
		switch rule.Cost {
		case awards.FixedSum:
			costs = []string{""}
		case awards.GrantedSum:
			costs = []string{"299999.99", "300000", "300000.01", "300000.02"}
		}
		for _, cost := range costs {
			add(rule.Key+" "+cost, rule.Clause, supportInput{Claims: []awards.SupportClaim{supportClaim("A", rule.Key, cost)}})
		}
		for need := range rule.Needs.All() {
			claim := supportClaim("A", rule.Key, costs[0])
			claim.Holds = claim.Holds.Without(need)
			add(rule.Key+", not known: "+need.String(), rule.Clause, supportInput{Claims: []awards.SupportClaim{claim}})
			claim.Lacks = zhuanhua.SetOf(need)
			add(rule.Key+", lacking: "+need.String(), rule.Clause, supportInput{Claims: []awards.SupportClaim{claim}})
		}
	}
	both := []awards.SupportClaim{supportClaim("A", awards.InterestSupport, "100000"), supportClaim("B", awards.InterestSupport, "50000")}
	for _, pool := range []string{"0", "60000", "89999.99", "90000", "90000.01"} {
		add("90000 due from a pool of "+pool, "SD21-2.19", supportInput{both, zhuanhua.Value(decimal.RequireFromString(pool))})
	}
	return list
}

// shandongKit holds Shandong's terms, what they leave open set by the host.
func shandongKit() (Kit, error) {
	terms := awards.Shandong().WithMarks(60*zhuanhua.Point, 70*zhuanhua.Point)
	terms.NavigationSum = zhuanhua.Value(zhuanhua.Amount(100_000_00))
	list := supportQuestions(terms)
	library := func(name string, work, credit zhuanhua.Points, size zhuanhua.SizeClass, province zhuanhua.Place) {
		a := awards.PledgeApplicant{
			ID: "E1", Year: 2022, Province: province, Size: zhuanhua.SizeOf(size), Work: zhuanhua.Value(work), Credit: zhuanhua.Value(credit),
		}
		list = append(list, question[shandongJudge]{"pledge library: " + name, "SD21-2.6", a,
			func(j shandongJudge) (Answer, error) { return recorded(j.judge.PledgeApplicant(a)) }})
	}
	const point = zhuanhua.Point
	library("at both marks", 60*point, 70*point, zhuanhua.Small, zhuanhua.Shandong)
	library("work just below", 60*point-1, 70*point, zhuanhua.Small, zhuanhua.Shandong)
	library("work just above", 60*point+1, 70*point, zhuanhua.Small, zhuanhua.Shandong)
	library("credit just below", 60*point, 70*point-1, zhuanhua.Small, zhuanhua.Shandong)
	library("large", 60*point, 70*point, zhuanhua.Large, zhuanhua.Shandong)
	library("elsewhere", 60*point, 70*point, zhuanhua.Small, zhuanhua.Shaanxi)
	for kind := zhuanhua.University; kind <= zhuanhua.OtherParty; kind++ {
		s := awards.Sharing{
			ID: "S", Owner: &zhuanhua.Party{ID: zhuanhua.NewPartyID("示例集团"), Kind: kind, Province: zhuanhua.Shandong},
			Leaks: zhuanhua.No, Listed: zhuanhua.Yes, Fee: zhuanhua.Yes,
		}
		list = append(list, question[shandongJudge]{"sharing by " + kind.String(), "SD21-2.7", s,
			func(j shandongJudge) (Answer, error) { return recorded(j.judge.Sharing(s)) }})
	}
	for _, value := range []string{"499.99", "500", "500.01"} {
		list = append(list, cityQuestion(value))
	}
	return kit("shandong", terms, awards.ShandongFields(), prepareShandong, list)
}

// cityQuestion holds the three cities against an average of 500.
func cityQuestion(value string) question[shandongJudge] {
	jinan := decimal.RequireFromString(value)
	city := func(code string, v decimal.Decimal) awards.CityFigure {
		return awards.CityFigure{City: code, Value: zhuanhua.Value(v)}
	}
	f := awards.ProvinceFigures{
		Indicator: "received-contract-amount", Unit: zhuanhua.UnitWanYuan, Year: 2022,
		Cities: []awards.CityFigure{
			city("370100", jinan), city("370200", decimal.New(900, 0)), city("370600", decimal.New(600, 0)),
			city("370300", decimal.New(1000, 0).Sub(jinan)), city("370400", decimal.New(0, 0)), city("370500", decimal.New(0, 0)), city("370700", decimal.New(1000, 0)),
		},
	}
	return question[shandongJudge]{"Jinan at " + value, "SD21-2.14", f, func(j shandongJudge) (Answer, error) {
		standings, err := j.judge.ThreeCities(f)
		if err != nil {
			return Answer{}, err
		}
		a, result := Answer{}, map[string]string{}
		for i, s := range standings {
			if i == 0 {
				a.Outcome = s.Outcome
			}
			result[s.City] = s.Outcome.String()
		}
		a.Result = result
		return a, nil
	}}
}
