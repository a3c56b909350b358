package casebook

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// cycleInput is the input of an award cycle in a file.
type cycleInput struct {
	Applicants  []awards.Applicant  `json:"applicants"`
	Evaluations []awards.Evaluation `json:"evaluations"`
	Findings    []zhuanhua.Finding  `json:"findings"`
	Waivers     []awards.Waiver     `json:"waivers"`
}

// cycleDecision is a decision in a file.
type cycleDecision struct {
	Year     int             `json:"year"`
	Province zhuanhua.Place  `json:"province"`
	Action   awards.Action   `json:"action"`
	Amount   zhuanhua.Amount `json:"amount"`
	Next     awards.Standing `json:"next"`
	Reasons  []string        `json:"reasons"`
	Notes    []string        `json:"notes,omitempty"`
	Missing  []string        `json:"missing,omitempty"`
}

// cycleTerms are the terms with what each year's notice sets.
func cycleTerms() awards.Terms {
	return awards.SpecialPlan().WithQuotas(1, 1, 1).WithPassMark(60 * zhuanhua.Point)
}

// threeProvinces start, are awarded and wait: their scores are far apart.
func threeProvinces(alter func(*cycleInput)) cycleInput {
	day := zhuanhua.MustDay("2021-04-15")
	in := cycleInput{Findings: []zhuanhua.Finding{}, Waivers: []awards.Waiver{}}
	for i, p := range []zhuanhua.Place{zhuanhua.Shaanxi, zhuanhua.Anhui, zhuanhua.Hunan} {
		in.Applicants = append(in.Applicants, awards.Applicant{Province: p, Plan: zhuanhua.Met, FiledCNIPAOn: day, FiledMOFOn: day})
		for year := 2021; year <= 2023; year++ {
			score := (90 - 5*zhuanhua.Points(i)) * zhuanhua.Point
			in.Evaluations = append(in.Evaluations, awards.Evaluation{Year: year, Province: p, Score: zhuanhua.Value(score), InScope: zhuanhua.Yes})
		}
	}
	if alter != nil {
		alter(&in)
	}
	return in
}

// evaluation is that of a province in a year.
func (in *cycleInput) evaluation(p zhuanhua.Place, year int) *awards.Evaluation {
	for i := range in.Evaluations {
		if e := &in.Evaluations[i]; e.Province == p && e.Year == year {
			return e
		}
	}
	return &awards.Evaluation{}
}

func cycleKit() (Kit, error) {
	filed := func(day string) func(*cycleInput) {
		return func(in *cycleInput) { in.Applicants[0].FiledMOFOn = zhuanhua.MustDay(day) }
	}
	scored := func(points zhuanhua.Points) func(*cycleInput) {
		return func(in *cycleInput) { in.evaluation(zhuanhua.Shaanxi, 2022).Score = zhuanhua.Value(points) }
	}
	found := func(year int, severity zhuanhua.Severity, state zhuanhua.FindingState) func(*cycleInput) {
		return func(in *cycleInput) {
			in.Findings = []zhuanhua.Finding{{
				ID: "F", Year: year, Province: zhuanhua.Shaanxi, Severity: severity, State: state,
				Points: zhuanhua.Value(10 * zhuanhua.Point), Reason: "示例", StateOn: zhuanhua.MustDay("2022-03-01"),
			}}
		}
	}
	var questions []question[*awards.Cycle]
	add := func(name string, clause zhuanhua.ClauseID, alter func(*cycleInput)) {
		in := threeProvinces(alter)
		questions = append(questions, question[*awards.Cycle]{name, clause, in, func(c *awards.Cycle) (Answer, error) { return decideCycle(c, in) }})
	}
	add("three provinces, three years", "CZ23-2.2.3", nil)
	add("filed the day before the filing day", "CZ23-3.2", filed("2021-04-14"))
	add("filed a day late", "CZ23-3.2", filed("2021-04-16"))
	add("on file on the last day to compete", "CZ23-3.2", filed("2021-06-30"))
	add("on file a day too late to compete", "CZ23-3.2", filed("2021-07-01"))
	add("never filed", "CZ23-3.2", func(in *cycleInput) { in.Applicants[0].FiledMOFOn = 0 })
	add("no complete plan", "CZ23-3.1", func(in *cycleInput) { in.Applicants[0].Plan = zhuanhua.NotMet })
	add("top-up just below the pass mark", "CZ23-3.3b", scored(60*zhuanhua.Point-1))
	add("top-up at the pass mark", "CZ23-3.3b", scored(60*zhuanhua.Point))
	add("top-up just above the pass mark", "CZ23-3.3b", scored(60*zhuanhua.Point+1))
	add("points off for a minor finding", "CZ23-4.4a", found(2021, zhuanhua.Minor, zhuanhua.Confirmed))
	add("no points off for a suspicion", "CZ23-4.4a", found(2021, zhuanhua.Minor, zhuanhua.Suspected))
	add("a severe finding of the first year", "CZ23-4.4b", found(2021, zhuanhua.Severe, zhuanhua.Confirmed))
	add("a severe finding of the second year", "CZ23-4.4c", found(2022, zhuanhua.Severe, zhuanhua.Confirmed))
	add("a waiver of the rest year", "CZ23-2.2.3b", func(in *cycleInput) {
		in.Waivers = []awards.Waiver{{Year: 2023, Province: zhuanhua.Shaanxi, Reason: "示例"}}
	})
	add("out of scope", "CZ23-3.3c", func(in *cycleInput) { in.evaluation(zhuanhua.Anhui, 2022).InScope = zhuanhua.No })
	equal := func(year int, places ...zhuanhua.Place) func(*cycleInput) {
		return func(in *cycleInput) {
			for _, p := range places {
				in.evaluation(p, year).Score = zhuanhua.Value(88 * zhuanhua.Point)
			}
		}
	}
	add("a tie for the start-up money", "CZ23-3.3a", equal(2021, zhuanhua.Shaanxi, zhuanhua.Anhui))
	add("a tie for the award", "CZ23-3.3c", equal(2022, zhuanhua.Anhui, zhuanhua.Hunan))
	add("a tie of all three", "CZ23-3.3c", equal(2023, zhuanhua.Shaanxi, zhuanhua.Anhui, zhuanhua.Hunan))
	add("no plan was made", "CZ23-3.1", func(in *cycleInput) {
		in.Applicants[2].Plan, in.Applicants[2].FiledCNIPAOn, in.Applicants[2].FiledMOFOn = zhuanhua.NotApplicable, 0, 0
	})
	add("severe findings on who holds money", "CZ23-4.4b", severe2023)
	add("the score is missing", "CZ23-3.3c", func(in *cycleInput) {
		in.evaluation(zhuanhua.Anhui, 2022).Score = zhuanhua.Given[zhuanhua.Points]{}
	})
	return kit("award-cycle", cycleTerms(), awards.Fields(), awards.Terms.Cycle, questions)
}

// severe2023 finds severely against the two that hold money from earlier years.
func severe2023(in *cycleInput) {
	for _, p := range []zhuanhua.Place{zhuanhua.Shaanxi, zhuanhua.Anhui} {
		in.Findings = append(in.Findings, zhuanhua.Finding{
			ID: "F" + p.String(), Year: 2023, Province: p, Severity: zhuanhua.Severe, State: zhuanhua.Confirmed,
			Reason: "示例", StateOn: zhuanhua.MustDay("2023-03-01"),
		})
	}
}

func decideCycle(c *awards.Cycle, in cycleInput) (Answer, error) {
	result, err := c.Decide(awards.Input{Applicants: in.Applicants, Evaluations: in.Evaluations, Findings: in.Findings, Waivers: in.Waivers})
	if err != nil {
		return Answer{}, err
	}
	list := []cycleDecision{}
	for _, d := range result.Decisions {
		one := cycleDecision{Year: d.Year, Province: d.Province, Action: d.Action, Amount: d.Amount, Next: d.Next, Reasons: []string{}}
		for _, r := range d.Reasons {
			one.Reasons = append(one.Reasons, r.Code)
		}
		for _, n := range d.Notes {
			one.Notes = append(one.Notes, n.Code)
		}
		for _, m := range d.Missing {
			one.Missing = append(one.Missing, m.Fact)
		}
		list = append(list, one)
	}
	return Answer{Outcome: zhuanhua.Met, Result: list}, nil
}

// schemeFields are the numbers of a scheme as parameters: weights, targets, caps,
// steps and the full points.
func schemeFields(s awards.Scheme) (fields []zhuanhua.Field[awards.Scheme]) {
	number := func(key string, unit decimal.Decimal, at func(*awards.Scheme) *decimal.Decimal) {
		fields = append(fields, zhuanhua.Field[awards.Scheme]{
			Param: zhuanhua.Param{Key: key, Clause: "CZ23-3.3e", Status: zhuanhua.HostRule},
			Show:  func(s awards.Scheme) string { return at(&s).String() },
			Nearby: func(s awards.Scheme) (near []awards.Scheme) {
				for _, by := range []decimal.Decimal{unit, unit.Neg()} {
					other := cloneScheme(s)
					*at(&other) = at(&other).Add(by)
					near = append(near, other)
				}
				return near
			},
		})
	}
	fields = append(fields, zhuanhua.Field[awards.Scheme]{
		Param: zhuanhua.Param{Key: "full points", Clause: "CZ23-3.3e", Status: zhuanhua.HostRule, Unit: "分"},
		Show:  func(s awards.Scheme) string { return s.Full.String() },
		Nearby: func(s awards.Scheme) []awards.Scheme {
			less, more := s, s
			less.Full--
			more.Full++
			return []awards.Scheme{less, more}
		},
	})
	one, hundredth := decimal.New(1, 0), decimal.New(1, -2)
	for i, c := range s.Criteria {
		number(c.Key+" weight", one, func(s *awards.Scheme) *decimal.Decimal { return &s.Criteria[i].Weight })
		if c.Method == awards.ByAttainment {
			number(c.Key+" target", hundredth, func(s *awards.Scheme) *decimal.Decimal { return &s.Criteria[i].Target })
			number(c.Key+" cap", hundredth, func(s *awards.Scheme) *decimal.Decimal { return &s.Criteria[i].Cap })
		}
		for n := range c.Steps {
			number(c.Key+" step", hundredth, func(s *awards.Scheme) *decimal.Decimal { return &s.Criteria[i].Steps[n].From })
			number(c.Key+" share", hundredth, func(s *awards.Scheme) *decimal.Decimal { return &s.Criteria[i].Steps[n].Share })
		}
	}
	return fields
}

func cloneScheme(s awards.Scheme) awards.Scheme {
	criteria := append([]awards.Criterion{}, s.Criteria...)
	for i := range criteria {
		criteria[i].Steps = append([]awards.Step{}, criteria[i].Steps...)
	}
	s.Criteria = criteria
	return s
}

// schemeKit scores provinces by the illustrative scheme: on each step and just below
// it, below, at and above target and cap.
func schemeKit() (Kit, error) {
	number := decimal.RequireFromString
	values := func(revenue, rate, pledge string, others ...int64) map[string]decimal.Decimal {
		v := map[string]decimal.Decimal{
			awards.MetricRevenueGrowth: number(revenue), awards.MetricImplementationRate: number(rate), awards.MetricPledgeGrowth: number(pledge),
		}
		for i, key := range []string{awards.MetricReceivedPatents, awards.MetricReceivedAmount, awards.MetricSuppliedPatents, awards.MetricBenefitedFirms} {
			v[key] = decimal.New(others[i], 0)
		}
		return v
	}
	figures := []awards.Figures{
		{Province: zhuanhua.Shaanxi, Values: values("0.2", "0.85", "0.24", 1200, 8_000_000, 2000, 400)},
		{Province: zhuanhua.Anhui, Values: values("0.1", "0.8499", "0.2399", 900, 9_000_000, 1500, 300)},
		{Province: zhuanhua.Hunan, Values: values("0.05", "0.86", "0.25", 700, 7_000_000, 1000, 150)},
		{Province: zhuanhua.Fujian, Values: values("0", "0.5", "0.2", 650, 6_000_000, 900, 140)},
		{Province: zhuanhua.Shandong, Values: values("-0.01", "0.1", "0.01", 600, 5_000_000, 800, 130)},
		{Province: zhuanhua.Hubei, Values: values("0.1999", "0.2", "0.1", 500, 4_000_000, 700, 120)},
		{Province: zhuanhua.Jiangsu, Values: values("0.0999", "0.3", "0.15", 400, 3_000_000, 600, 110)},
		{Province: zhuanhua.Zhejiang, Values: values("0.0499", "0.4", "0.3", 300, 2_000_000, 500, 100)},
	}
	ask := func(list []awards.Figures) func(*awards.Scheme) (Answer, error) {
		return func(s *awards.Scheme) (Answer, error) {
			scores, err := s.Score(list)
			if err != nil {
				return Answer{}, err
			}
			a, result := Answer{Outcome: zhuanhua.Met}, map[string]string{}
			for _, one := range scores {
				points, given := one.Score.Get()
				if !given {
					a.Outcome = zhuanhua.Undetermined
					continue
				}
				result[one.Province.String()] = points.String()
			}
			a.Result = result
			return a, nil
		}
	}
	missing := append([]awards.Figures{}, figures...)
	missing[1] = awards.Figures{Province: zhuanhua.Anhui, Values: map[string]decimal.Decimal{}}
	questions := []question[*awards.Scheme]{
		{"eight provinces", "CZ23-3.3e", figures, ask(figures)},
		{"nothing is known of one", "CZ23-3.3e", missing, ask(missing)},
	}
	prepare := func(s awards.Scheme) (*awards.Scheme, error) { return &s, s.Validate() }
	scheme := awards.IllustrativeScheme()
	k, err := kit("scheme", scheme, schemeFields(scheme), prepare, questions)
	k.Rules = scheme
	return k, err
}
