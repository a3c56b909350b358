package indicators

import (
	"slices"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// BenefitSurvey is what a sample survey says of the enterprises that the policy
// benefits in a place and year (惠及企业抽样调查): estimates with their error.
//
// Clause: CZ23-A3c
type BenefitSurvey struct {
	Place      zhuanhua.Place          `json:"place"`      // whose enterprises were asked
	Year       int                     `json:"year"`       // the later of the two years of growth
	Population zhuanhua.Given[int64]   `json:"population"` // enterprises in the frame; not given: not told
	Response   zhuanhua.Given[float64] `json:"response"`   // response rate: above 0, at most 1; not given: not told
	Revenue    SurveyedFigure          `json:"revenue"`    // yuan
	Employment SurveyedFigure          `json:"employment"` // persons
}

// SurveyedFigure is one figure of a survey: its growth over the year before on the
// same enterprises and, where it was estimated, its total. The zero reading of a total
// is one that was not.
type SurveyedFigure struct {
	Total  zhuanhua.SurveyReading `json:"total"`
	Growth zhuanhua.SurveyReading `json:"growth"`
}

// WithSurvey returns the report with a survey's growth of revenue and employment as
// lines of their own, each with a note that says method, error, confidence, respondents
// and response, and one where the survey's frame is not the enterprises that the report
// counts. The report itself is not altered.
//
// An [zhuanhua.InputError] names what is wrong: [zhuanhua.ErrContradiction] for a survey
// of another place or year, and for two confidences; [zhuanhua.ErrDuplicate] for a
// report that has a survey; [zhuanhua.ErrCodeWord] for a reading that is no growth, or
// no total; [zhuanhua.ErrNotGiven] for a growth that nobody computed;
// [zhuanhua.ErrRange] for a number out of its bounds, see [ChainSurveyed]. An estimate
// that the survey could not give is no error: the note says why.
//
// Clause: CZ23-A3c
func (r Report) WithSurvey(s BenefitSurvey) (Report, error) {
	if r.Survey.IsGiven() {
		return Report{}, inputError("survey", "", zhuanhua.ErrDuplicate)
	}
	if s.Place != r.Scope.Place {
		return Report{}, inputError("survey.place", s.Place.String(), zhuanhua.ErrContradiction)
	}
	if year, p := zhuanhua.Year(s.Year), r.Scope.Period; p.From != year.From || p.To != year.To {
		return Report{}, inputError("survey.year", strconv.Itoa(s.Year), zhuanhua.ErrContradiction)
	}
	if err := s.validate(); err != nil {
		return Report{}, err
	}
	r.Survey = zhuanhua.Value(s)
	r.Notes = append(slices.Clone(r.Notes),
		s.note("survey-revenue", zhuanhua.Text{Zh: "营业收入", En: "revenue"}, s.Revenue),
		s.note("survey-employment", zhuanhua.Text{Zh: "就业人数", En: "employment"}, s.Employment))
	if n, given := s.Population.Get(); given && n != r.Benefited.Enterprises {
		frame, counted := strconv.FormatInt(n, 10), strconv.FormatInt(r.Benefited.Enterprises, 10)
		r.Notes = append(r.Notes, zhuanhua.Note{Code: "survey-frame", Clause: "CZ23-A3c", Text: zhuanhua.Text{
			Zh: "抽样框" + frame + "家，与本报告惠及企业" + counted + "家不一致",
			En: "the survey's frame has " + frame + " enterprises, this report counts " + counted,
		}})
	}
	return r, nil
}

// validate returns the first fault of the survey on its own.
func (s *BenefitSurvey) validate() error {
	if n, given := s.Population.Get(); given && n < 1 {
		return inputError("survey.population", strconv.FormatInt(n, 10), zhuanhua.ErrRange)
	}
	if rate, given := s.Response.Get(); given && !(rate > 0 && rate <= 1) {
		return inputError("survey.response", number(rate), zhuanhua.ErrRange)
	}
	for _, f := range []struct {
		name   string
		figure *SurveyedFigure
	}{{"survey.revenue", &s.Revenue}, {"survey.employment", &s.Employment}} {
		if err := surveyedFault(&f.figure.Growth, f.name+".growth", s.Revenue.Growth.Confidence); err != nil {
			return err
		}
		total := &f.figure.Total
		switch total.Method {
		case zhuanhua.SurveyMethodNone:
			if *total != (zhuanhua.SurveyReading{}) {
				return inputError(f.name+".total.method", "", zhuanhua.ErrNotGiven)
			}
		case zhuanhua.SurveyTotal, zhuanhua.SurveyRatioTotal, zhuanhua.SurveySeparateTotal:
			if v, _ := total.Estimate.Get(); v < 0 {
				return inputError(f.name+".total.estimate", number(v), zhuanhua.ErrRange)
			}
		default:
			return inputError(f.name+".total.method", total.Method.String(), zhuanhua.ErrCodeWord)
		}
	}
	return nil
}

// note says a growth in a line.
func (s *BenefitSurvey) note(code string, name zhuanhua.Text, f SurveyedFigure) zhuanhua.Note {
	g := f.Growth
	zh, en := name.Zh+"增长率", "growth of "+name.En
	percent := func(n zhuanhua.SurveyNumber) string {
		v, _ := n.Get()
		return strconv.FormatFloat(100*v, 'f', 2, 64)
	}
	if gap := g.Estimate.Gap(); gap != zhuanhua.GapNone {
		zh, en = zh+"无估计值："+gap.Text().Zh, en+" has no estimate: "+gap.Text().En
	} else {
		zh, en = zh+"抽样估计为"+percent(g.Estimate)+"%", en+" estimated from a sample: "+percent(g.Estimate)+" %"
		level := strconv.FormatFloat(100*g.Confidence, 'g', 6, 64)
		if gap := firstGap(g.StandardError.Gap(), firstGap(g.Low.Gap(), g.High.Gap())); gap != zhuanhua.GapNone {
			zh, en = zh+"，无误差区间："+gap.Text().Zh, en+", without an interval: "+gap.Text().En
		} else {
			zh += "，标准误" + percent(g.StandardError) + "个百分点，" + level + "%置信区间" + percent(g.Low) + "%至" + percent(g.High) + "%（" + g.Interval.Text().Zh + "）"
			en += ", standard error " + percent(g.StandardError) + " points, " + level + " % interval " + percent(g.Low) + " to " + percent(g.High) + " % (" + g.Interval.Text().En + ")"
		}
	}
	zh, en = zh+"；有效回答"+strconv.Itoa(g.Respondents)+"家", en+"; "+strconv.Itoa(g.Respondents)+" respondents"
	if rate, given := s.Response.Get(); given {
		shown := strconv.FormatFloat(100*rate, 'f', 1, 64)
		zh, en = zh+"，回答率"+shown+"%", en+", response rate "+shown+" %"
	}
	return zhuanhua.Note{Code: code, Clause: "CZ23-A3c", Text: zhuanhua.Text{Zh: zh, En: en}}
}

// surveyedYears adds the growths of a report's survey to the figures of the targets'
// metrics.
func (r *Report) surveyedYears(figures map[string]Measured) {
	s, given := r.Survey.Get()
	if !given {
		return
	}
	for _, f := range []struct {
		metric Metric
		growth zhuanhua.SurveyReading
	}{{benefitedSales, s.Revenue.Growth}, {benefitedJobs, s.Employment.Growth}} {
		m := figures[f.metric.Key]
		m.Surveyed = append(m.Surveyed, SurveyedYear{Year: s.Year, Growth: f.growth})
		figures[f.metric.Key] = m
	}
}
