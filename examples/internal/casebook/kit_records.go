package casebook

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// scopeOf2022 is Shaanxi's year 2022 as it was known half a year later.
func scopeOf2022() zhuanhua.Scope {
	return zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022).At(zhuanhua.MustDay("2023-06-30"))}
}

// recordInput is a record and the scope in which it is asked about.
type recordInput struct {
	Transfer *zhuanhua.Transfer `json:"transfer,omitempty"`
	Pledge   *zhuanhua.Pledge   `json:"pledge,omitempty"`
	Product  *zhuanhua.Product  `json:"product,omitempty"`
	Scope    zhuanhua.Scope     `json:"scope"`
}

// recordAnswer is what a check says of a record and what the record brings there.
type recordAnswer struct {
	Check    string            `json:"check"`
	Outcome  zhuanhua.Outcome  `json:"outcome"`
	Failed   []string          `json:"failed,omitempty"`
	Missing  []string          `json:"missing,omitempty"`
	Parts    []string          `json:"parts,omitempty"`    // outcome of each part, where the record has several
	Payments map[string]string `json:"payments,omitempty"` // payments that count here: amount and effective day
}

// deal is a transfer that counts for indicators 1 and 2.
func deal() zhuanhua.Transfer {
	party := func(i int, name string, kind zhuanhua.PartyKind, size zhuanhua.SizeClass) *zhuanhua.Party {
		return &zhuanhua.Party{
			ID: zhuanhua.NewPartyID(fixture.CreditCode(i)), Name: name, Kind: kind, Province: zhuanhua.Shaanxi, City: 610100,
			Sizes: []zhuanhua.SizeOfYear{{Year: zhuanhua.EveryYear, Size: zhuanhua.SizeOf(size)}},
		}
	}
	return zhuanhua.Transfer{
		ID: "T1", Kind: zhuanhua.Assignment,
		Transferor: party(1, "示例大学", zhuanhua.University, zhuanhua.Large), TransferorFirst: zhuanhua.Yes,
		Transferee: party(2, "示例企业", zhuanhua.OtherEnterprise, zhuanhua.Small), TransfereeFirst: zhuanhua.Yes,
		Patents:    []zhuanhua.Patent{grantedPatent(0, "2019-06-04", "")},
		RecordedOn: zhuanhua.MustDay("2022-05-01"), ContractFiled: zhuanhua.Yes, ContractAmount: zhuanhua.Value(decimal.New(100_000, 0)),
		Payments: []zhuanhua.Payment{{
			ID: "P1", PaidOn: zhuanhua.MustDay("2022-06-01"), Amount: zhuanhua.Value(decimal.New(50_000, 0)), Evidence: zhuanhua.SetOf(zhuanhua.Invoice),
		}},
	}
}

// grantedPatent is an invention (0), utility model (1), design (2) and so on.
func grantedPatent(i int, grant, lapse string) zhuanhua.Patent {
	p := zhuanhua.Patent{No: fixture.PatentNo(i), GrantedOn: zhuanhua.MustDay(grant), OnRegister: true}
	if lapse != "" {
		p.LapsedOn = zhuanhua.MustDay(lapse)
	}
	return p
}

// recordCases collects questions of the central plan's rules.
type recordCases struct {
	list []question[*eligibility.Judge]
}

func (r *recordCases) transfer(name string, clause zhuanhua.ClauseID, alter func(*zhuanhua.Transfer)) {
	t := deal()
	alter(&t)
	scope := scopeOf2022()
	r.list = append(r.list, question[*eligibility.Judge]{name, clause, recordInput{Transfer: &t, Scope: scope}, func(j *eligibility.Judge) (Answer, error) {
		var judged zhuanhua.Judged
		if err := j.JudgeTransfer(&t, &judged); err != nil {
			return Answer{}, err
		}
		return told(&judged, scope), nil
	}})
}

// told is what all checks of the record's kind say of it; the outcome is the first's.
func told(j *zhuanhua.Judged, scope zhuanhua.Scope) Answer {
	list := []recordAnswer{}
	for i := range j.Table.Checks() {
		v := j.In(i, &scope)
		a, _ := said(v, nil)
		one := recordAnswer{Check: j.Table.Check(i).Name, Outcome: a.Outcome, Failed: a.Failed, Missing: a.Missing}
		if len(j.Parts) > 1 {
			for n := range j.Parts {
				one.Parts = append(one.Parts, j.PartIn(n, i, &scope).Outcome().String()+" "+strconv.Itoa(len(j.Parts[n].Patents)))
			}
		}
		for _, p := range j.Payments {
			if p.Counts>>i&1 == 1 {
				if one.Payments == nil {
					one.Payments = map[string]string{}
				}
				one.Payments[p.ID] = p.Amount.String() + " " + p.Effective.String()
			}
		}
		list = append(list, one)
	}
	return Answer{Outcome: list[0].Outcome, Failed: list[0].Failed, Missing: list[0].Missing, Result: list}
}

func (r *recordCases) parties() {
	for kind := zhuanhua.Assignment; kind <= zhuanhua.Equity; kind++ {
		r.transfer("by "+kind.String(), "CZ23-A1", func(t *zhuanhua.Transfer) { t.Kind = kind })
		r.transfer("by "+kind.String()+", transferee not first", "CZ23-A1c", func(t *zhuanhua.Transfer) { t.Kind, t.TransfereeFirst = kind, zhuanhua.No })
		r.transfer("by "+kind.String()+", transferor not first", "CZ23-A1d", func(t *zhuanhua.Transfer) { t.Kind, t.TransferorFirst = kind, zhuanhua.No })
	}
	for kind := zhuanhua.University; kind <= zhuanhua.OtherParty; kind++ {
		r.transfer("to "+kind.String(), "CZ23-A1b", func(t *zhuanhua.Transfer) { t.Transferee.Kind = kind })
		r.transfer("from "+kind.String(), "CZ23-A1d", func(t *zhuanhua.Transfer) { t.Transferor.Kind = kind })
	}
	for size := zhuanhua.Micro; size <= zhuanhua.Large; size++ {
		r.transfer("to a "+size.String()+" enterprise", "CZ23-A1b", func(t *zhuanhua.Transfer) {
			t.Transferee.Sizes[0].Size = zhuanhua.SizeOf(size)
		})
	}
	r.transfer("size not known", "CZ23-A1b", func(t *zhuanhua.Transfer) { t.Transferee.Sizes = nil })
	r.transfer("to another province", "CZ23-A1b", func(t *zhuanhua.Transfer) { t.Transferee.Province, t.Transferee.City = zhuanhua.Anhui, 0 })
}

func (r *recordCases) patents() {
	for i, name := range []string{"invention", "utility model", "design"} {
		r.transfer("of a "+name, "CZ23-A1a", func(t *zhuanhua.Transfer) { t.Patents = []zhuanhua.Patent{grantedPatent(i, "2019-06-04", "")} })
	}
	for _, day := range []string{"2022-04-30", "2022-05-01", "2022-05-02", "2023-06-30", "2023-07-01"} {
		r.transfer("granted on "+day, "CZ23-A1a", func(t *zhuanhua.Transfer) { t.Patents = []zhuanhua.Patent{grantedPatent(0, day, "")} })
		r.transfer("lapsed on "+day, "CZ23-A1a", func(t *zhuanhua.Transfer) { t.Patents = []zhuanhua.Patent{grantedPatent(0, "2019-06-04", day)} })
	}
	r.transfer("one of three lapsed", "CZ23-A1a", func(t *zhuanhua.Transfer) {
		t.Patents = append(t.Patents, grantedPatent(3, "2019-06-04", ""), grantedPatent(6, "2015-01-01", "2020-01-01"))
		t.ContractAmount = zhuanhua.Value(decimal.RequireFromString("100.01"))
		t.Payments[0].Amount = t.ContractAmount
	})
	for _, day := range []string{"2021-12-31", "2022-01-01", "2022-12-31", "2023-01-01"} {
		r.transfer("announced on "+day, "CZ23-A1f", func(t *zhuanhua.Transfer) { t.RecordedOn = zhuanhua.MustDay(day) })
		r.transfer("paid on "+day, "CZ23-A1i", func(t *zhuanhua.Transfer) { t.Payments[0].PaidOn = zhuanhua.MustDay(day) })
	}
}

func (r *recordCases) money() {
	for kind := zhuanhua.Assignment; kind <= zhuanhua.Equity; kind++ {
		for proofs := range zhuanhua.Set[zhuanhua.Evidence](16) {
			r.transfer("a fee by "+kind.String()+", proofs "+(proofs<<1).String(), "CZ23-A1h", func(t *zhuanhua.Transfer) {
				t.Kind, t.Payments[0].Evidence = kind, proofs<<1
			})
		}
	}
}

// filings and pledges are of days before, on and after the period's.
func (r *recordCases) others() {
	scope := scopeOf2022()
	ask := func(name string, clause zhuanhua.ClauseID, in recordInput, judge func(*eligibility.Judge, *zhuanhua.Judged) error) {
		r.list = append(r.list, question[*eligibility.Judge]{name, clause, in, func(j *eligibility.Judge) (Answer, error) {
			var judged zhuanhua.Judged
			if err := judge(j, &judged); err != nil {
				return Answer{}, err
			}
			return told(&judged, scope), nil
		}})
	}
	for _, day := range []string{"2021-12-31", "2022-01-01", "2022-12-31", "2023-01-01", "2023-07-01"} {
		p := zhuanhua.Product{ID: "F1", Party: deal().Transferee, Patents: []zhuanhua.PatentNo{fixture.PatentNo(0)}, DeclaredOn: zhuanhua.MustDay(day)}
		ask("filing of "+day, "CZ23-A4a", recordInput{Product: &p, Scope: scope},
			func(j *eligibility.Judge, out *zhuanhua.Judged) error { return j.JudgeProduct(&p, out) })
		for _, off := range []string{"", "2022-12-31", "2023-06-30", "2023-07-01"} {
			g := zhuanhua.Pledge{
				ID: "G1", Pledgor: deal().Transferee, Pledgee: zhuanhua.NewPartyID("示例银行"), Patents: p.Patents,
				RegisteredOn: p.DeclaredOn, Amount: zhuanhua.Value(decimal.New(1_000_000, 0)),
			}
			if off != "" {
				g.DeregisteredOn = zhuanhua.MustDay(off)
			}
			ask("pledge of "+day+" until "+off, "CZ23-A5a", recordInput{Pledge: &g, Scope: scope},
				func(j *eligibility.Judge, out *zhuanhua.Judged) error { return j.JudgePledge(&g, out) })
		}
	}
}

// editions ask about the window of the rules and about ways of counting.
func (r *recordCases) editions() {
	for _, text := range []string{"2021-03-18", "2021-03-19", "2021-03-20", "2023-12-30", "2023-12-31", "2024-01-01"} {
		day := zhuanhua.MustDay(text)
		r.list = append(r.list, question[*eligibility.Judge]{"decided on " + text, "CZ23-0", map[string]string{"day": text}, func(j *eligibility.Judge) (Answer, error) {
			if notes := j.Notes(day); len(notes) > 0 {
				return Answer{Outcome: zhuanhua.NotMet, Result: notes[0].Code}, nil
			}
			return Answer{Outcome: zhuanhua.Met}, nil
		}})
	}
	r.list = append(r.list, question[*eligibility.Judge]{"way of counting", "CZ23-A1", map[string]string{}, func(j *eligibility.Judge) (Answer, error) {
		return Answer{Outcome: zhuanhua.Met, Result: []string{j.Counting().String(), j.Cumulation().String()}}, nil
	}})
}

func recordsKit() (Kit, error) {
	r := &recordCases{}
	r.parties()
	r.patents()
	r.money()
	r.others()
	r.editions()
	prepare := func(rules eligibility.Rules) (*eligibility.Judge, error) { return rules.Judge() }
	return kit("records", eligibility.SpecialPlan(), eligibility.Fields(), prepare, r.list)
}

// plansKit holds a province's plan to its term and elements.
func plansKit() (Kit, error) {
	var list []question[*eligibility.PlanJudge]
	add := func(name string, alter func(*zhuanhua.Plan)) {
		p := zhuanhua.Plan{
			Province: zhuanhua.Shaanxi, IPDepartment: zhuanhua.Yes, FinanceDepartment: zhuanhua.Yes, Years: zhuanhua.Value(3), MeasuredIndicators: zhuanhua.Yes,
			OverallTargets: zhuanhua.Yes, AnnualTargets: zhuanhua.Yes, Measures: zhuanhua.Yes, Steps: zhuanhua.Yes,
		}
		alter(&p)
		list = append(list, question[*eligibility.PlanJudge]{name, "CZ23-3.1", p, func(j *eligibility.PlanJudge) (Answer, error) { return said(j.Plan(&p)) }})
	}
	for years := 2; years <= 4; years++ {
		add("for "+strconv.Itoa(years)+" years", func(p *zhuanhua.Plan) { p.Years = zhuanhua.Value(years) })
	}
	elements := []func(*zhuanhua.Plan) *zhuanhua.Truth{
		func(p *zhuanhua.Plan) *zhuanhua.Truth { return &p.IPDepartment }, func(p *zhuanhua.Plan) *zhuanhua.Truth { return &p.FinanceDepartment },
		func(p *zhuanhua.Plan) *zhuanhua.Truth { return &p.MeasuredIndicators }, func(p *zhuanhua.Plan) *zhuanhua.Truth { return &p.OverallTargets },
		func(p *zhuanhua.Plan) *zhuanhua.Truth { return &p.AnnualTargets }, func(p *zhuanhua.Plan) *zhuanhua.Truth { return &p.Measures },
		func(p *zhuanhua.Plan) *zhuanhua.Truth { return &p.Steps },
	}
	for i, at := range elements {
		name := eligibility.PlanElement(i + 1).String()
		add("without "+name, func(p *zhuanhua.Plan) { *at(p) = zhuanhua.No })
		add("not known: "+name, func(p *zhuanhua.Plan) { *at(p) = zhuanhua.Unstated })
	}
	return kit("plans", eligibility.SpecialPlanPlans(), eligibility.PlanFields(), eligibility.PlanRules.Judge, list)
}
