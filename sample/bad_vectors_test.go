package sample_test

import (
	"errors"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// kinds are the errors by the names that the vectors have for them.
var kinds = map[string]error{
	"lonely-psu": sample.ErrLonely, "nonpositive-weight": sample.ErrNonpositiveWeight,
	"missing-weight": sample.ErrMissingWeight, "nonfinite-weight": sample.ErrNonfiniteWeight,
	"fpc-varies": sample.ErrSizeVaries, "fpc-too-small": sample.ErrSizeTooSmall,
	"fpc-mixed-kind": sample.ErrSizeKind, "missing-fpc": sample.ErrMissingSize,
	"missing-stratum": sample.ErrMissingStratum, "missing-value": sample.ErrMissingValue,
	"nonfinite-value": sample.ErrNonfiniteValue, "empty-domain": sample.ErrEmptyDomain,
	"zero-denominator": sample.ErrZeroDenominator, "single-psu": sample.ErrSingleUnit,
	"unsampled-stratum": sample.ErrUnsampledStratum, "duplicate-unit": sample.ErrDuplicateUnit,
	"empty-response-class": sample.ErrNoRespondent,
}

var errorKind = regexp.MustCompile(`error[^:]*: ([a-z-]+)`)

// laterKinds belong to methods that this package does not have.
var laterKinds = []string{"cluster-not-nested", "empty-poststratum", "poststratum-mismatch", "calibration-not-converged"}

func TestBadCaseVectors(t *testing.T) {
	values, refused := 0, 0
	for _, v := range readVectors(t, "10-bad-cases.json") {
		wanted := v.Expected["go"].(map[string]any)
		category := wanted["category"].(string)
		match := errorKind.FindStringSubmatch(category)
		switch {
		case match == nil:
			values++
			t.Run(v.ID, v.checkBadValue)
		case kinds[match[1]] != nil:
			refused++
			t.Run(v.ID, func(t *testing.T) { v.checkRefused(t, kinds[match[1]]) })
		case !slices.Contains(laterKinds, match[1]):
			t.Errorf("%s: no error is %q", v.ID, category)
		}
	}
	if values != 11 || refused != 20 {
		t.Errorf("%d values and %d errors were checked", values, refused)
	}
}

// attempt makes the design that the R code of the vector makes and estimates from it.
func (v vector) attempt(t *testing.T) (zhuanhua.SurveyReading, error) {
	option, _ := v.Expected["go"].(map[string]any)["option"].(string)
	lonely := map[string]sample.Lonely{
		"remove": sample.LonelyCertain, "certainty": sample.LonelyCertain,
		"average": sample.LonelyAverage, "adjust": sample.LonelyCentred,
	}[option]
	design := vectorDesign{Strata: "s", Weights: "w", FPC: []string{"N"}}
	switch v.ID {
	case "stratum-NA", "duplicate-ids":
		design.FPC = nil
	case "single-psu-design":
		design = vectorDesign{Weights: "w"}
	case "nr-class-without-respondent":
		design = vectorDesign{Strata: "cls", Weights: "d"}
	}
	var frame sample.Frame
	if v.ID == "stratum-unsampled" {
		frame = sample.Frame{{Name: "a", Size: 4}, {Name: "b", Size: 4}, {Name: "c", Size: 4}, {Name: "z", Size: 9}}
	}
	d, err := sample.New(v.Input.rows(t), func(r *row) sample.Unit {
		u := design.unit(r)
		u.Answered = (*r)["resp"] != "0"
		if v.ID == "duplicate-ids" {
			u.ID = (*r)["psu"]
		}
		return u
	}, frame, sample.Options{Lonely: lonely})
	if err != nil {
		return zhuanhua.SurveyReading{}, err
	}
	y, domain := variable("y"), sample.Domain[row](nil)
	switch {
	case strings.HasPrefix(v.ID, "empty-domain"):
		domain = only("s", "zzz")
	case strings.HasPrefix(v.ID, "y-NA-narm"):
		domain = func(r *row) bool { return y(r).IsGiven() }
	case v.ID == "ratio-zero-denominator":
		return d.Ratio(y, variable("x"), nil)
	}
	if strings.HasSuffix(v.ID, "mean") {
		return d.Mean(y, domain)
	}
	return d.Total(y, domain)
}

func (v vector) checkRefused(t *testing.T, kind error) {
	r, err := v.attempt(t)
	var fault *sample.Error
	if !errors.Is(err, kind) || !errors.As(err, &fault) {
		t.Fatalf("got %+v, %v; want %v", r, err, kind)
	}
	if kind == sample.ErrLonely && fault.Stratum != "c" {
		t.Errorf("%v does not name the stratum", err)
	}
	if r != (zhuanhua.SurveyReading{}) {
		t.Errorf("an error comes with a reading: %+v", r)
	}
}

func (v vector) checkBadValue(t *testing.T) {
	r, err := v.attempt(t)
	if err != nil {
		t.Fatal(err)
	}
	v.near(t, "estimate", r.Estimate, "r_estimate")
	v.near(t, "standard error", r.StandardError, "r_se")
}

func TestWeightsThatAreNumbersAlone(t *testing.T) {
	for _, c := range []struct {
		weight float64
		want   error
	}{{math.NaN(), sample.ErrNonfiniteWeight}, {math.Inf(1), sample.ErrNonfiniteWeight}, {1e40, sample.ErrRange},
		{math.Copysign(0, -1), sample.ErrNonpositiveWeight}, {-1, sample.ErrNonpositiveWeight}} {
		_, err := sample.New([]float64{c.weight}, func(w *float64) sample.Unit {
			return sample.Unit{ID: "a", Answered: true, Weight: zhuanhua.Value(*w)}
		}, nil, sample.Options{})
		if !errors.Is(err, c.want) {
			t.Errorf("a weight of %v gives %v, want %v", c.weight, err, c.want)
		}
	}
}
