package sample_test

import (
	"fmt"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// parkFirm is an enterprise that was drawn in a park that was drawn.
type parkFirm struct {
	id, park, size string
	inPark         int64
	answered       bool
	before, after  float64
}

func (f *parkFirm) unit() sample.Unit {
	return sample.Unit{
		ID: f.id, Cluster: f.park, Answered: f.answered,
		Size: zhuanhua.Value[int64](12), ClusterSize: zhuanhua.Value(f.inPark), // 12 parks
	}
}

func revenue(f *parkFirm) zhuanhua.Given[float64] { return zhuanhua.Value(f.after) }

func revenueBefore(f *parkFirm) zhuanhua.Given[float64] { return zhuanhua.Value(f.before) }

// parkFirms are three parks of twelve, and some of the firms in each.
func parkFirms() []parkFirm {
	return []parkFirm{
		{"A", "east", "small", 9, true, 100, 112}, {"B", "east", "micro", 9, true, 20, 19}, {"C", "east", "small", 9, true, 150, 171},
		{"D", "west", "micro", 6, true, 30, 36}, {"E", "west", "small", 6, true, 90, 93}, {"F", "north", "micro", 8, true, 25, 25},
		{"G", "north", "small", 8, true, 120, 131}, {"H", "north", "micro", 8, false, 0, 0},
	}
}

// Parks were drawn first, firms within them second.
func ExampleNew_twoStages() {
	firms := parkFirms()[:7]
	survey, err := sample.New(firms, (*parkFirm).unit, nil, sample.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	total, err := survey.Total(revenue, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	estimate, _ := total.Estimate.Get()
	se, _ := total.StandardError.Get()
	fmt.Printf("%.0f, standard error %.0f, %d degrees of freedom: %s\n", estimate, se, total.DegreesOfFreedom, sample.PrecisionOf(total))
	// Output: 7668, standard error 1863, 2 degrees of freedom: doubtful
}

// Who answered stands for who did not among the firms of its size.
func ExampleDesign_AdjustNonresponse() {
	firms := parkFirms()
	survey, err := sample.New(firms, (*parkFirm).unit, nil, sample.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	adjusted, report, err := survey.AdjustNonresponse(sample.Nonresponse[parkFirm]{
		Class: func(f *parkFirm) string { return f.size },
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range report.Classes {
		fmt.Printf("%s: %d of %d answered, factor %.3f, %v\n", c.Class, c.Responded, c.Drawn, c.NonresponseFactor, c.Cautions)
	}
	growth, err := adjusted.Estimate(sample.GrowthOf(revenueBefore, revenue, nil))
	if err != nil {
		fmt.Println(err)
		return
	}
	rate, _ := growth.Estimate.Get()
	fmt.Printf("RR1 %.3f, growth %.1f %%\n", report.Rates.RR1, 100*rate)
	// Output:
	// micro: 3 of 4 answered, factor 1.308, [few-respondents]
	// small: 4 of 4 answered, factor 1.000, [few-respondents]
	// RR1 0.875, growth 9.7 %
}

// Domains of one survey vary together.
func ExampleJoint_Contrast() {
	firms := parkFirms()[:7]
	survey, err := sample.New(firms, (*parkFirm).unit, nil, sample.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	bySize, err := survey.By(sample.GrowthOf(revenueBefore, revenue, nil), func(f *parkFirm) string { return f.size })
	if err != nil {
		fmt.Println(err)
		return
	}
	more, err := bySize.Contrast(-1, 1)
	if err != nil {
		fmt.Println(err)
		return
	}
	gap, _ := more.Estimate.Get()
	se, _ := more.StandardError.Get()
	fmt.Printf("%v: %.3f more, standard error %.3f\n", bySize.Domains, gap, se)
	// Output: [micro small]: 0.041 more, standard error 0.086
}

// The register knows how many firms there are and what they took in before.
func ExampleDesign_Calibrate() {
	firms := parkFirms()[:7]
	survey, err := sample.New(firms, (*parkFirm).unit, nil, sample.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	calibrated, err := survey.Calibrate(sample.Calibration[parkFirm]{Auxiliaries: []sample.Auxiliary[parkFirm]{
		{Name: "firms", Variable: sample.Indicator[parkFirm](nil), Total: 95},
		{Name: "revenue before", Variable: revenueBefore, Total: 7400},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range []*sample.Design[parkFirm]{survey, calibrated} {
		total, err := d.Total(revenue, nil)
		if err != nil {
			fmt.Println(err)
			return
		}
		estimate, _ := total.Estimate.Get()
		se, _ := total.StandardError.Get()
		fmt.Printf("%.0f, standard error %.0f\n", estimate, se)
	}
	// Output:
	// 7668, standard error 1863
	// 8112, standard error 103
}
