package main

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// records are a transfer, a pledge, a filing and a coverage that all count for
// Shaanxi's year 2022.
type records struct {
	rules    eligibility.Rules
	transfer zhuanhua.Transfer
	pledge   zhuanhua.Pledge
	product  zhuanhua.Product
	coverage zhuanhua.Coverage
}

// world makes the records, altered.
func world(alter func(*records)) records {
	party := func(i int, kind zhuanhua.PartyKind, size zhuanhua.SizeClass) *zhuanhua.Party {
		return &zhuanhua.Party{
			ID: zhuanhua.NewPartyID(fixture.CreditCode(i)), Kind: kind, Province: zhuanhua.Shaanxi, City: 610100,
			Sizes: []zhuanhua.SizeOfYear{{Year: zhuanhua.EveryYear, Size: zhuanhua.SizeOf(size)}},
		}
	}
	day, sme := zhuanhua.MustDay("2022-05-01"), party(2, zhuanhua.OtherEnterprise, zhuanhua.Small)
	patent := zhuanhua.Patent{No: fixture.PatentNo(0), GrantedOn: zhuanhua.MustDay("2019-06-04"), OnRegister: true}
	r := records{
		rules: eligibility.SpecialPlan(),
		transfer: zhuanhua.Transfer{
			ID: "T", Kind: zhuanhua.Assignment, Transferor: party(1, zhuanhua.University, zhuanhua.Large), TransferorFirst: zhuanhua.Yes,
			Transferee: sme, TransfereeFirst: zhuanhua.Yes, Patents: []zhuanhua.Patent{patent}, RecordedOn: day,
			ContractFiled: zhuanhua.Yes, ContractAmount: zhuanhua.Value(decimal.RequireFromString("100.01")),
			Payments: []zhuanhua.Payment{{
				ID: "P", PaidOn: day + 1, Amount: zhuanhua.Value(decimal.New(50, 0)), Evidence: zhuanhua.SetOf(zhuanhua.Invoice),
			}},
		},
		pledge: zhuanhua.Pledge{
			ID: "G", Pledgor: sme, Pledgee: zhuanhua.NewPartyID("示例银行"), Patents: []zhuanhua.PatentNo{patent.No},
			RegisteredOn: day, Amount: zhuanhua.Value(decimal.New(1_000_000, 0)),
		},
		product:  zhuanhua.Product{ID: "F", Party: sme, Patents: []zhuanhua.PatentNo{patent.No}, DeclaredOn: day},
		coverage: zhuanhua.Coverage{Measure: zhuanhua.Measure{ID: "M", InPlan: zhuanhua.Yes, DirectlyRelated: zhuanhua.Yes}, Party: party(3, zhuanhua.OtherEnterprise, zhuanhua.Micro), Since: day},
	}
	if alter != nil {
		alter(&r)
	}
	return r
}

// figures asks something of the report on Shaanxi's year 2022.
func figures(holds func(*indicators.Report) bool) func(records) (bool, error) {
	return func(r records) (bool, error) {
		judge, err := r.rules.Judge()
		if err != nil {
			return false, err
		}
		period := zhuanhua.Year(2022).At(zhuanhua.MustDay("2023-03-31"))
		tally := indicators.NewTally(judge, period)
		for _, err := range []error{tally.Transfer(&r.transfer), tally.Pledge(&r.pledge), tally.Product(&r.product), tally.Coverage(&r.coverage)} {
			if err != nil {
				return false, err
			}
		}
		report, err := tally.Report(zhuanhua.Shaanxi, period)
		return err == nil && holds(&report), err
	}
}

func yuan(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// centralFigures are the figures of the five indicators.
func centralFigures() []exercise {
	shown := func(clause zhuanhua.ClauseID, says string, holds func(*indicators.Report) bool, spoil func(*records)) exercise {
		return shows(clause, says, figures(holds), world(nil), world(spoil))
	}
	three := func(lapsed string) func(*records) {
		return func(r *records) {
			for i := 3; i <= 6; i += 3 {
				p := zhuanhua.Patent{No: fixture.PatentNo(i), GrantedOn: zhuanhua.MustDay("2019-06-04"), OnRegister: true}
				if i == 6 && lapsed != "" {
					p.LapsedOn = zhuanhua.MustDay(lapsed)
				}
				r.transfer.Patents = append(r.transfer.Patents, p)
			}
			r.rules.Unit = eligibility.PatentByPatent
		}
	}
	return []exercise{
		shown("CZ23-1.3.1", "one patent, its contract amount and its fee were received", func(r *indicators.Report) bool {
			return r.Received.Patents == 1 && r.Received.Amount.Equal(yuan("100.01")) && r.Received.Received.Equal(yuan("50"))
		}, func(r *records) { r.transfer.Transferor.Kind = zhuanhua.Individual }),
		shown("CZ23-1.3.2", "one patent, its contract amount and its fee were given", func(r *indicators.Report) bool {
			return r.Supplied.Patents == 1 && r.Supplied.Amount.Equal(yuan("100.01")) && r.Supplied.Received.Equal(yuan("50"))
		}, func(r *records) { r.transfer.Transferor.Kind = zhuanhua.CentralSOE }),
		shown("CZ23-1.3.3", "two SMEs benefit", func(r *indicators.Report) bool { return r.Benefited.Enterprises == 2 },
			func(r *records) { r.transfer.Transferee.Sizes[0].Size = zhuanhua.SizeOf(zhuanhua.Large) }),
		shown("CZ23-1.3.4", "one filing, and the patent is implemented", func(r *indicators.Report) bool {
			return r.Implementation.Filings == 1 && r.Implementation.Rate == indicators.Ratio{Part: 1, Whole: 1}
		}, func(r *records) { r.product.Patents = []zhuanhua.PatentNo{fixture.PatentNo(9)} }),
		shown("CZ23-1.3.5", "one project of a million yuan", func(r *indicators.Report) bool {
			return r.Pledged.Records == 1 && r.Pledged.Amount.Equal(yuan("1000000"))
		}, func(r *records) { r.pledge.AnnulledOn = r.pledge.RegisteredOn }),
		shown("CZ23-A1e", "an SOE of the province supplies, one of a city does not", func(r *indicators.Report) bool { return r.Received.Patents == 1 },
			func(r *records) { r.transfer.Transferor.Kind = zhuanhua.MunicipalSOE }),
		shown("CZ23-A1g", "the contract that was filed tells the amount", func(r *indicators.Report) bool {
			return r.Received.Amount.Equal(yuan("100.01")) && r.Received.Unpriced == 0
		}, func(r *records) { r.transfer.ContractFiled = zhuanhua.No }),
		shows("CZ23-A1j", "of 100.01 yuan for three patents two that count carry 66.67", figures(func(r *indicators.Report) bool {
			return r.Received.Patents == 2 && r.Received.Amount.Equal(yuan("66.67"))
		}), world(three("2020-01-01")), world(three(""))),
		shown("CZ23-A2c", "the contract that was filed tells the amount given", func(r *indicators.Report) bool { return r.Supplied.Amount.Equal(yuan("100.01")) },
			func(r *records) { r.transfer.ContractFiled = zhuanhua.No }),
		shown("CZ23-A3", "one SME received, another is covered by a measure of the plan", func(r *indicators.Report) bool {
			return r.Benefited.Received == 1 && r.Benefited.Covered == 1
		}, func(r *records) { r.coverage.Measure.InPlan = zhuanhua.No }),
		shown("CZ23-A4", "the filing is of an SME of indicator 1", func(r *indicators.Report) bool { return r.Implementation.Filings == 1 },
			func(r *records) { r.product.Party = r.coverage.Party }),
		shown("CZ23-A5b", "one project is registered in the year", func(r *indicators.Report) bool { return r.Pledged.Records == 1 },
			func(r *records) { r.pledge.RegisteredOn = zhuanhua.MustDay("2023-01-01") }),
		surveyedGrowth(), bankBalance(), productEffects(),
	}
}

// surveyedGrowth estimates the growth of revenue from firms that answered.
func surveyedGrowth() exercise {
	type firm struct {
		id            string
		before, after float64
	}
	reaches := func(firms []firm) (bool, error) {
		survey, err := sample.New(firms, func(f *firm) sample.Unit {
			return sample.Unit{ID: f.id, Stratum: "small", Size: zhuanhua.Value(int64(10)), Answered: true}
		}, nil, sample.Options{Gaps: sample.GapsTold})
		if err != nil {
			return false, err
		}
		growth, err := survey.Growth(func(f *firm) zhuanhua.Given[float64] { return zhuanhua.Value(f.before) },
			func(f *firm) zhuanhua.Given[float64] { return zhuanhua.Value(f.after) }, nil)
		estimate, given := growth.Growth.Estimate.Get()
		return given && estimate >= 0.25, err
	}
	return shows("CZ23-A3c", "by the sample revenue grew by a quarter", reaches,
		[]firm{{"A", 100, 150}, {"B", 200, 225}, {"C", 100, 125}}, []firm{{"A", 100, 150}, {"B", 200, 225}, {"C", 100, 124}})
}

// bankBalance adds the regulator's balance to a report.
func bankBalance() exercise {
	stands := func(balance indicators.Level) (bool, error) {
		report, err := indicators.Report{}.WithBankBalance(balance)
		return err == nil && report.BankBalance.IsGiven() && len(report.Notes) == 1, nil
	}
	flow := indicators.AmountLevel(yuan("1000000"), zhuanhua.Year(2022))
	return shows("CZ23-A5c", "the balance of pledge loans, a stock, stands in the report", stands, flow.Of(zhuanhua.Stock), flow)
}

// productEffects sums what enterprises reported.
func productEffects() exercise {
	known := func(jobs zhuanhua.Given[int64]) (bool, error) {
		e, err := indicators.SumProductEffects(zhuanhua.Year(2022), []indicators.ProductEffect{
			{Party: zhuanhua.NewPartyID("A"), Output: zhuanhua.Value(yuan("1.10")), Jobs: zhuanhua.Value(int64(2))},
			{Party: zhuanhua.NewPartyID("B"), Output: zhuanhua.Value(yuan("2.05")), Jobs: jobs},
		})
		level, given := e.JobsLevel().Value.Get()
		return given && level.Equal(yuan("5")) && e.Output.Equal(yuan("3.15")), err
	}
	return shows("CZ23-4.5", "5 jobs and 3.15 yuan of output", known, zhuanhua.Value(int64(3)), zhuanhua.Given[int64]{})
}
