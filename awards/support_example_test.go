package awards_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

func printSupport(s *awards.Support, in awards.SupportInput) {
	result, err := s.Decide(in)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range result.Decisions {
		fmt.Println(d.Claim, d.Outcome, d.Paid.Or(0))
		for _, step := range d.Steps {
			fmt.Println("  ", step.Code, step.Clause, step.From, "->", step.To, step.Text.En)
		}
		for _, r := range d.Reasons {
			fmt.Println("  ", r.Code, r.Clause, r.Text.En)
		}
	}
}

// Shandong pays 60 % of the interest on an SME's loan against intellectual property,
// here from a pool that is short.
func ExampleSupport_Decide() {
	support, err := awards.Shandong().Support()
	if err != nil {
		fmt.Println(err)
		return
	}
	claim := func(id string, interest int64, k awards.Known) awards.SupportClaim {
		return awards.SupportClaim{
			ID: id, Rule: awards.InterestSupport, Recipient: zhuanhua.NewPartyID("示例企业" + id), Year: 2022,
			Cost: zhuanhua.Value(decimal.New(interest, 0)), Known: k,
		}
	}
	sme := awards.Known{Holds: zhuanhua.SetOf(awards.ForSME, awards.IPPledge)}
	large := awards.Known{Holds: zhuanhua.SetOf(awards.IPPledge), Lacks: zhuanhua.SetOf(awards.ForSME)}
	printSupport(support, awards.SupportInput{
		Claims: []awards.SupportClaim{claim("A", 100_000, sme), claim("B", 50_000, sme), claim("C", 80_000, large)},
		Pool:   zhuanhua.Value(decimal.New(60_000, 0)),
	})
	// Output:
	// A met 40000
	//    share-of-cost SD21-2.19 100000 -> 60000 60% of 100000 yuan, interest paid
	//    pool-short SD21-2.19 60000 -> 40000 a pool of 60000 yuan for 90000 yuan due: pro rata, 2/3 of each
	// B met 20000
	//    share-of-cost SD21-2.19 50000 -> 30000 60% of 50000 yuan, interest paid
	//    pool-short SD21-2.19 30000 -> 20000 a pool of 60000 yuan for 90000 yuan due: pro rata, 2/3 of each
	// C not_met 0
	//    not-for-sme SD21-2.19 no micro, small or medium enterprise
}

// Beijing's rule: at most 40 % of the fee actually paid, at most 1,000,000 yuan a firm
// and year. No document of the library states it, so it is the host's.
func ExampleSupportRule_beijing() {
	rule := awards.SupportRule{
		Param: zhuanhua.Param{Key: "fee-beijing", Status: zhuanhua.HostRule},
		Needs: zhuanhua.SetOf(awards.FeePaid), Cost: awards.FeeCost, Rate: 40 * awards.Percent,
		YearCap: zhuanhua.Value(zhuanhua.Amount(1_000_000_00)),
	}
	support, err := awards.NewSupport(rule)
	if err != nil {
		fmt.Println(err)
		return
	}
	firm, paid := zhuanhua.NewPartyID("示例企业"), awards.Known{Holds: zhuanhua.SetOf(awards.FeePaid)}
	printSupport(support, awards.SupportInput{Claims: []awards.SupportClaim{
		{ID: "A", Rule: rule.Key, Recipient: firm, Year: 2022, Cost: zhuanhua.Value(decimal.New(2_000_000, 0)), Known: paid},
		{ID: "B", Rule: rule.Key, Recipient: firm, Year: 2022, Cost: zhuanhua.Value(decimal.New(1_000_000, 0)), Known: paid},
		{ID: "C", Rule: rule.Key, Recipient: firm, Year: 2023, Cost: zhuanhua.Value(decimal.New(1_000_000, 0)), Known: paid},
	}})
	// Output:
	// A met 666666.67
	//    share-of-cost  2000000 -> 800000 40% of 2000000 yuan, assignment or licence fee paid
	//    year-cap  800000 -> 666666.67 at most a recipient and year: 1000000 yuan
	// B met 333333.33
	//    share-of-cost  1000000 -> 400000 40% of 1000000 yuan, assignment or licence fee paid
	//    year-cap  400000 -> 333333.33 at most a recipient and year: 1000000 yuan
	// C met 400000
	//    share-of-cost  1000000 -> 400000 40% of 1000000 yuan, assignment or licence fee paid
}

// Qinhuangdao's rule: at most 20 %, at most 50,000 yuan.
func ExampleSupportRule_qinhuangdao() {
	rule := awards.SupportRule{
		Param: zhuanhua.Param{Key: "fee-qinhuangdao", Status: zhuanhua.HostRule},
		Needs: zhuanhua.SetOf(awards.FeePaid, awards.ForSME), Cost: awards.FeeCost, Rate: 20 * awards.Percent,
		ClaimCap: zhuanhua.Value(zhuanhua.Amount(50_000_00)),
	}
	support, err := awards.NewSupport(rule)
	if err != nil {
		fmt.Println(err)
		return
	}
	printSupport(support, awards.SupportInput{Claims: []awards.SupportClaim{{
		ID: "A", Rule: rule.Key, Recipient: zhuanhua.NewPartyID("示例企业"), Year: 2022,
		Cost: zhuanhua.Value(decimal.New(300_000, 0)), Known: awards.Known{Holds: rule.Needs},
	}}})
	// Output:
	// A met 50000
	//    share-of-cost  300000 -> 60000 20% of 300000 yuan, assignment or licence fee paid
	//    claim-cap  60000 -> 50000 at most a claim: 50000 yuan
}

// One invention that won two awards brings both sums.
func ExampleMatchPrizes() {
	patent := zhuanhua.MustPatentNo("200310102344.5")
	claims, err := awards.MatchPrizes([]awards.Win{
		{ID: "A", Prize: awards.PatentGold, Patent: patent, Winner: zhuanhua.NewPartyID("示例大学"), Year: 2022},
		{ID: "B", Prize: awards.ProvincialFirstPrize, Patent: patent, Winner: zhuanhua.NewPartyID("示例大学"), Year: 2022},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	support, err := awards.Shandong().Support()
	if err != nil {
		fmt.Println(err)
		return
	}
	printSupport(support, awards.SupportInput{Claims: claims})
	// Output:
	// A met 500000
	//    fixed-sum SD21-2.20 500000 -> 500000 a fixed sum of 500000 yuan
	// B met 100000
	//    fixed-sum SD21-2.20 100000 -> 100000 a fixed sum of 100000 yuan
}

// Jinan is held against the average of all cities, exactly: at it is not above it.
func ExampleShandongJudge_ThreeCities() {
	judge, err := awards.Shandong().Judge()
	if err != nil {
		fmt.Println(err)
		return
	}
	value := func(n int64) zhuanhua.Given[decimal.Decimal] { return zhuanhua.Value(decimal.New(n, 0)) }
	standings, err := judge.ThreeCities(awards.ProvinceFigures{
		Indicator: "received-patents", Unit: zhuanhua.UnitPatent, Year: 2022,
		Cities: []awards.CityFigure{
			{City: "370100", Value: value(500)}, {City: "370200", Value: value(900)}, {City: "370600", Value: value(400)}, {City: "370300", Value: value(200)},
		},
	})
	fmt.Println(err)
	for _, s := range standings {
		fmt.Println(s.City, s.Outcome, "average", s.Average, "must be above", s.Above)
	}
	// Output:
	// <nil>
	// 370100 not_met average 500 must be above 500
	// 370200 met average 500 must be above 1100/3
	// 370600 not_met average 500 must be above 1600/3
}

// What is "many" and who is the "top" the host must say, by clause.
func ExampleShaanxiJudge_Nominees() {
	nominee := awards.Nominee{
		ID: "示例市", Year: 2022, Class: awards.PledgeCitiesClass, IsCity: true, City: "示例市", Score: zhuanhua.Value(90 * zhuanhua.Point),
		Figures: []awards.NomineeFigure{
			{Quality: awards.ManyPledges, Value: decimal.New(120, 0)},
			{Quality: awards.LargeLoans, Value: decimal.New(300_000_000, 0)},
		},
	}
	terms := awards.Shaanxi().WithTop(awards.PledgeCitiesClass, 3)
	terms, _ = terms.WithMark(awards.ManyPledges, decimal.New(100, 0))
	for range 2 {
		judge, err := terms.Judge("示例市")
		if err != nil {
			fmt.Println(err)
			return
		}
		decisions, err := judge.Nominees([]awards.Nominee{nominee})
		fmt.Println(len(decisions), err)
		for _, d := range decisions {
			fmt.Println(d.Nominee, d.Outcome, "rank", d.Rank.Or(0))
		}
		terms, _ = terms.WithMark(awards.LargeLoans, decimal.New(200_000_000, 0))
	}
	// Output:
	// 0 large-loans of 2022 (SX21-4.3.3): the text demands it without a number and the host gave none
	// 1 <nil>
	// 示例市 met rank 1
}

// A year's row in whole patents, by last year's figures: the parts add up to it.
func ExampleBreakDown() {
	goals, err := awards.BreakDown(awards.YearlyRow{
		Clause: "SX21-T1", Year: 2021, Value: decimal.New(1200, 0), Unit: zhuanhua.UnitPatent, Step: decimal.New(1, 0),
	}, []awards.Claim{
		{Key: "西安市", Score: decimal.New(700, 0)}, {Key: "宝鸡市", Score: decimal.New(200, 0)}, {Key: "西咸新区", Score: decimal.New(150, 0)},
	})
	fmt.Println(err)
	for _, g := range goals {
		fmt.Println(g.City, g.Value)
	}
	// Output:
	// <nil>
	// 西安市 800
	// 宝鸡市 229
	// 西咸新区 171
}

// The work plan of 2021 had until 31 May.
func ExampleShaanxiJudge_WorkPlan() {
	judge, err := awards.Shaanxi().Judge("西安市")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, day := range []string{"2021-05-31", "2021-06-01"} {
		d, err := judge.WorkPlan(awards.WorkPlan{City: "西安市", Year: 2021, FiledOn: zhuanhua.MustDay(day)})
		fmt.Println(day, d.Outcome, err)
	}
	// Output:
	// 2021-05-31 met <nil>
	// 2021-06-01 not_met <nil>
}

// The bulletin of an indicator, city by city.
func ExampleProvinceFigures_Bulletin() {
	value := func(n int64) zhuanhua.Given[decimal.Decimal] { return zhuanhua.Value(decimal.New(n, 0)) }
	b, err := awards.ProvinceFigures{
		Indicator: "product-filings", Unit: zhuanhua.UnitPatent, Year: 2022,
		Cities: []awards.CityFigure{
			{City: "西安市", Value: value(600), Self: value(620)}, {City: "宝鸡市", Value: value(300)}, {City: "西咸新区", Value: value(300)},
		},
	}.Bulletin()
	fmt.Println(err)
	for _, l := range b.Lines {
		fmt.Println(l.Rank.Or(0), l.City, l.Value.Or(decimal.Decimal{}), l.Share)
		for _, n := range l.Notes {
			fmt.Println("  ", n.Clause, n.Text.En)
		}
	}
	// Output:
	// <nil>
	// 1 西安市 600 0.5
	//    SX21-5.4 its own evaluation says 620, the statistics 600 patents
	// 2 宝鸡市 300 0.25
	// 2 西咸新区 300 0.25
}
