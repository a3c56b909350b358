package casebook

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// shaanxiTerms are Shaanxi's terms with every mark at ten of its unit and every top at
// one.
func shaanxiTerms() (awards.ShaanxiTerms, error) {
	terms, err := awards.Shaanxi(), error(nil)
	for q := awards.ManyPatents; q <= awards.PublicityEffect && err == nil; q++ {
		terms, err = terms.WithMark(q, decimal.New(10, 0))
	}
	for c := awards.SuppliersClass; c <= awards.PledgeCitiesClass; c++ {
		terms = terms.WithTop(c, 1)
	}
	return terms, err
}

// qualities are those that each class asks for.
var qualities = map[awards.AwardClass][]awards.Quality{
	awards.SuppliersClass:    {awards.ManyPatents, awards.LargeIncome, awards.ClearExample},
	awards.ReceiversClass:    {awards.MarkedBenefit, awards.MoreRevenue, awards.MoreJobs},
	awards.FilingCitiesClass: {awards.ManyFilings, awards.FilingGrowth, awards.HighFilingRate},
	awards.PledgeCitiesClass: {awards.ManyPledges, awards.LargeLoans},
	awards.ExamplesClass:     {awards.RealResults, awards.PublicityEffect},
}

// classClause is where a class stands.
var classClause = map[awards.AwardClass]zhuanhua.ClauseID{
	awards.SuppliersClass: "SX21-4.3.1", awards.ReceiversClass: "SX21-4.3.2", awards.FilingCitiesClass: "SX21-4.3.3",
	awards.PledgeCitiesClass: "SX21-4.3.3", awards.ExamplesClass: "SX21-4.3.4", awards.MattersClass: "SX21-4.3.5",
}

// nominated is at every mark of its class: ten of each, and a rise from 1000 to 1100.
func nominated(class awards.AwardClass) awards.Nominee {
	n := awards.Nominee{ID: "a", Year: 2022, Class: class, City: "西安市", Score: zhuanhua.Value(80 * zhuanhua.Point)}
	for _, q := range qualities[class] {
		f := awards.NomineeFigure{Quality: q, Value: decimal.New(10, 0)}
		if q.IsRise() {
			f.Value, f.Base = decimal.New(11_000_000, 0), zhuanhua.Value(decimal.New(10_000_000, 0))
		}
		n.Figures = append(n.Figures, f)
	}
	switch class {
	case awards.SuppliersClass:
		n.Kind, n.Holds = zhuanhua.University, zhuanhua.SetOf(awards.PutToUse)
	case awards.ReceiversClass:
		n.Holds, n.Sources = zhuanhua.SetOf(awards.ForSME), zhuanhua.SetOf(zhuanhua.University)
	case awards.FilingCitiesClass, awards.PledgeCitiesClass:
		n.IsCity = true
	case awards.ExamplesClass:
		n.Holds = zhuanhua.SetOf(awards.PlanMade, awards.CarriedOut)
	case awards.MattersClass:
		n.Holds = zhuanhua.SetOf(awards.SetByProvince)
	}
	return n
}

// shaanxiCases collects questions of Shaanxi's terms.
type shaanxiCases struct {
	list []question[*awards.ShaanxiJudge]
}

func (s *shaanxiCases) add(name string, clause zhuanhua.ClauseID, input any, ask func(*awards.ShaanxiJudge) (Answer, error)) {
	s.list = append(s.list, question[*awards.ShaanxiJudge]{name, clause, input, ask})
}

func (s *shaanxiCases) cities() {
	for _, day := range []string{"2021-05-30", "2021-05-31", "2021-06-01", "2022-03-30", "2022-03-31", "2022-04-01", "2023-03-31", "2023-04-01", "2024-03-31", "2020-05-31"} {
		p := awards.WorkPlan{City: "西安市", Year: zhuanhua.MustDay(day).Year(), FiledOn: zhuanhua.MustDay(day)}
		s.add("work plan filed on "+day, "SX21-4.1", p, func(j *awards.ShaanxiJudge) (Answer, error) { return recorded(j.WorkPlan(p)) })
	}
	for _, money := range []string{"9999999.99", "10000000", "10000000.01"} {
		b := awards.Budget{Year: 2022, Amount: yuanOf(money)}
		s.add("budget of "+money, "SX21-4.2", b, func(j *awards.ShaanxiJudge) (Answer, error) { return recorded(j.Budget(b)) })
	}
	for abnormal := range 2 {
		for unused := range 2 {
			c := awards.Conduct{City: "西安市", Year: 2022, Abnormal: zhuanhua.Value(abnormal), NotForUse: zhuanhua.Value(unused)}
			clause := zhuanhua.ClauseID("SX21-3.16")
			if unused > 0 || abnormal == 0 {
				clause = "SX21-5.3"
			}
			s.add("conduct", clause, c, func(j *awards.ShaanxiJudge) (Answer, error) { return recorded(j.Conduct(c)) })
		}
	}
}

// nominees are at each mark and one step below and above it; of each kind; and two
// that contend for one place.
func (s *shaanxiCases) nominees() {
	ask := func(name string, list ...awards.Nominee) {
		s.add("nominees: "+name, classClause[list[0].Class], list, func(j *awards.ShaanxiJudge) (Answer, error) {
			decisions, err := j.Nominees(list)
			if err != nil {
				return Answer{}, err
			}
			a, result := Answer{}, map[string]string{}
			for i, d := range decisions {
				if i == 0 {
					a, _ = recorded(d.Record, nil)
				}
				result[d.Nominee] = d.Outcome.String()
			}
			a.Result = result
			return a, nil
		})
	}
	for class := awards.SuppliersClass; class <= awards.MattersClass; class++ {
		ask(class.String()+" at every mark", nominated(class))
		for i, q := range qualities[class] {
			for _, by := range []int64{-1, 1} {
				n := nominated(class)
				step := decimal.New(by, -q.Unit().Decimals())
				if q.IsRise() {
					step = decimal.New(by*100, 0) // of ten million: a thousandth of a per cent
				}
				n.Figures[i].Value = n.Figures[i].Value.Add(step)
				ask(class.String()+", "+q.String()+" a step off", n)
			}
		}
		lacking := nominated(class)
		for need := range lacking.Holds.All() {
			lacking.Holds, lacking.Lacks = lacking.Holds.Without(need), lacking.Lacks.With(need)
		}
		ask(class.String()+" without its conditions", lacking)
		second := nominated(class)
		third := nominated(class)
		second.ID, second.Score, third.ID, third.Score = "b", zhuanhua.Value(70*zhuanhua.Point), "c", zhuanhua.Value(60*zhuanhua.Point)
		if class == awards.FilingCitiesClass || class == awards.PledgeCitiesClass {
			second.City, third.City = "宝鸡市", "西咸新区"
		}
		ask(class.String()+", three for the top", nominated(class), second, third)
	}
	for kind := zhuanhua.University; kind <= zhuanhua.OtherParty; kind++ {
		giver, taker := nominated(awards.SuppliersClass), nominated(awards.ReceiversClass)
		giver.Kind, taker.Sources = kind, zhuanhua.SetOf(kind)
		ask("given by "+kind.String(), giver)
		ask("received from "+kind.String(), taker)
	}
}

func shaanxiKit() (Kit, error) {
	terms, err := shaanxiTerms()
	if err != nil {
		return Kit{}, err
	}
	s := &shaanxiCases{}
	s.cities()
	s.nominees()
	prepare := func(t awards.ShaanxiTerms) (*awards.ShaanxiJudge, error) {
		return t.Judge("西安市", "宝鸡市", "西咸新区")
	}
	return kit("shaanxi", terms, awards.ShaanxiFields(), prepare, s.list)
}
