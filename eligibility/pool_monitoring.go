package eligibility

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// PoolYear is a year of a province's pool as it is monitored (年度监测评价).
type PoolYear struct {
	Province    zhuanhua.Place `json:"province"`
	Year        int            `json:"year"`
	SpotChecked zhuanhua.Truth `json:"spot_checked"` // 核查抽查: reported data were checked
	Evaluated   zhuanhua.Truth `json:"evaluated"`    // 绩效评价: there is a result of the year
}

// Validate returns the first fault as an [zhuanhua.InputError].
func (y *PoolYear) Validate() error {
	if y == nil {
		return &zhuanhua.InputError{Record: zhuanhua.RecordPoolYear, Field: "year", Err: zhuanhua.ErrNotGiven}
	}
	f := faults{zhuanhua.RecordPoolYear, y.Province.String() + "/" + strconv.Itoa(y.Year), nil}
	f.province(y.Province)
	if y.Year < 1 || y.Year > 9999 {
		f.add("year", strconv.Itoa(y.Year), zhuanhua.ErrRange)
	}
	f.truth("spot_checked", y.SpotChecked)
	f.truth("evaluated", y.Evaluated)
	return f.first()
}

// Facts of a year, by their numbers in its form.
const (
	PoolSpotCheckFact = iota
	PoolEvaluationFact
)

// PoolYearForm returns the facts of a year of a pool.
func PoolYearForm() zhuanhua.Form {
	return zhuanhua.Form{Kind: zhuanhua.RecordPoolYear, Facts: []zhuanhua.Fact{
		PoolSpotCheckFact:  poolFact("spot-checks", "是否开展核查抽查", "whether reported data were spot-checked", zhuanhua.TheHost),
		PoolEvaluationFact: poolFact("evaluation", "是否完成绩效评价", "whether the year was evaluated", zhuanhua.TheHost),
	}}
}

// MonitoringCheck returns the check of a year: where it is met, the evaluation's result
// is a basis for funding.
//
// Clause: CP24-6.3
func (r PoolRules) MonitoringCheck() zhuanhua.Check {
	row := func(code, zh, en string, fact int) zhuanhua.Criterion {
		return zhuanhua.Criterion{
			Code: code, Clause: "CP24-6.3", Nature: zhuanhua.Proof, Text: zhuanhua.Text{Zh: zh, En: en},
			Any: []zhuanhua.Term{{Fact: fact, In: zhuanhua.CodesOf(yes)}},
		}
	}
	return zhuanhua.Check{
		Record: zhuanhua.RecordPoolYear, Name: PoolMonitoring, Clause: "CP24-6.3",
		Text: zhuanhua.Text{Zh: "年度绩效评价可作为资金支持依据", En: "Yearly evaluation as a basis for funding"},
		Rows: []zhuanhua.Criterion{
			row("not-spot-checked", "未对上报信息开展核查抽查", "what was reported was not spot-checked", PoolSpotCheckFact),
			row("not-evaluated", "未完成年度绩效评价", "the year was not evaluated", PoolEvaluationFact),
		},
	}
}

// ReadYear returns the facts of a year.
func (r PoolRules) ReadYear(y *PoolYear) zhuanhua.Facts {
	return zhuanhua.Facts(0).
		With(PoolSpotCheckFact, zhuanhua.Code(y.SpotChecked)).
		With(PoolEvaluationFact, zhuanhua.Code(y.Evaluated))
}

// PoolFigures are the yearly figures of a pool, in enterprises (家): AtStart + Admitted −
// Graduated − Removed = AtEnd.
type PoolFigures struct {
	Year        int `json:"year"`
	AtStart     int `json:"at_start"`
	Recommended int `json:"recommended"` // refills included
	Admitted    int `json:"admitted"`    // refills included
	Refilled    int `json:"refilled"`
	Graduated   int `json:"graduated"`
	Removed     int `json:"removed"`
	AtEnd       int `json:"at_end"`
	Supported   int `json:"supported"` // measures granted, 项
}

// Figures returns what a year of the pool came to, by its events up to the year's end.
//
// Clause: CP24-6.3
func (p *Pool) Figures(year int) PoolFigures {
	f := PoolFigures{Year: year}
	for i := range p.Steps {
		s := &p.Steps[i]
		one, before := 0, 0
		switch y := s.Event.On.Year(); {
		case y == year:
			one = 1
		case y < year:
			before = 1
		}
		switch s.Event.Kind {
		case Recommended, RefillRecommended:
			f.Recommended += one
		case Admitted:
			f.AtStart, f.Admitted = f.AtStart+before, f.Admitted+one
			if s.Refill {
				f.Refilled += one
			}
		case Graduated:
			f.AtStart, f.Graduated = f.AtStart-before, f.Graduated+one
		case Removed:
			f.AtStart, f.Removed = f.AtStart-before, f.Removed+one
		case Supported, FollowedUp:
			f.Supported += one
		}
	}
	f.AtEnd = f.AtStart + f.Admitted - f.Graduated - f.Removed
	return f
}

// Reporting returns the enterprises whose reported data of a year are open to spot
// checks, by id: who applied in it, and who was in the pool on any of its days. What a
// spot check finds false and the host confirms is a [FalsifiedData] finding of a
// review, and removes.
//
// Clause: CP24-6.3
func (p *Pool) Reporting(year int) []zhuanhua.PartyID {
	list := []zhuanhua.PartyID{}
	for i := range p.Enterprises {
		m := &p.Enterprises[i]
		applied := m.RecommendedOn.Year() == year
		there := m.EnteredOn.IsGiven() && m.EnteredOn.Year() <= year && (!m.LeftOn.IsGiven() || m.LeftOn.Year() >= year)
		if applied || there {
			list = append(list, m.Enterprise)
		}
	}
	return list
}
