package sample_test

import (
	"errors"
	"math"
	"regexp"
	"strconv"
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
	"empty-response-class": sample.ErrNoRespondent, "cluster-not-nested": sample.ErrClusterNotNested,
	"empty-poststratum": sample.ErrEmptyPoststratum, "poststratum-mismatch": sample.ErrPoststratum,
	"calibration-not-converged": sample.ErrNotConverged,
}

var errorKind = regexp.MustCompile(`error[^:]*: ([a-z-]+)`)

func TestBadCaseVectors(t *testing.T) {
	values, refused := 0, 0
	for _, v := range readVectors(t, "10-bad-cases.json") {
		category := v.Expected["go"].(map[string]any)["category"].(string)
		switch match := errorKind.FindStringSubmatch(category); {
		case match == nil:
			values++
			t.Run(v.ID, v.checkBadValue)
		case kinds[match[1]] == nil:
			t.Errorf("%s: no error is %q", v.ID, category)
		default:
			refused++
			t.Run(v.ID, func(t *testing.T) { v.checkRefused(t, kinds[match[1]]) })
		}
	}
	if values != 11 || refused != 24 {
		t.Errorf("%d values and %d errors were checked", values, refused)
	}
}

// badDesign is how a vector's R code declares the columns.
func (v vector) badDesign() vectorDesign {
	switch v.ID {
	case "stratum-NA", "duplicate-ids":
		return vectorDesign{Strata: "s", Weights: "w"}
	case "cluster-not-nested":
		return vectorDesign{IDs: []string{"g"}, Strata: "s", Weights: "w"}
	case "single-psu-design", "poststratum-empty-in-sample", "poststratum-absent-in-population", "calibration-infeasible-bounds":
		return vectorDesign{Weights: "w"}
	case "nr-class-without-respondent":
		return vectorDesign{Weights: "d"}
	}
	return vectorDesign{Strata: "s", Weights: "w", FPC: []string{"N"}}
}

// adjustBad makes the adjustment of a vector's R code.
func (v vector) adjustBad(d *sample.Design[row]) (*sample.Design[row], error) {
	in := func(column string) func(*row) string { return func(r *row) string { return (*r)[column] } }
	switch v.ID {
	case "poststratum-empty-in-sample":
		return d.PostStratify(in("s"), map[string]float64{"a": 4, "b": 4, "c": 4, "z": 9})
	case "poststratum-absent-in-population":
		return d.PostStratify(in("s"), map[string]float64{"a": 4, "b": 4})
	case "calibration-infeasible-bounds":
		return d.Calibrate(sample.Calibration[row]{Low: 0.9, High: 1.1, Auxiliaries: []sample.Auxiliary[row]{
			{Name: "1", Variable: sample.Indicator[row](nil), Total: 12}, {Name: "x", Variable: variable("x"), Total: 200},
		}})
	case "nr-class-without-respondent":
		adjusted, _, err := d.AdjustNonresponse(sample.Nonresponse[row]{Class: in("cls"), Status: func(r *row) sample.Response {
			if (*r)["resp"] == "1" {
				return sample.Responded
			}
			return sample.Refused
		}})
		return adjusted, err
	}
	return d, nil
}

// attempt makes the design that the R code of the vector makes and estimates from it.
func (v vector) attempt(t *testing.T) (zhuanhua.SurveyReading, error) {
	option, _ := v.Expected["go"].(map[string]any)["option"].(string)
	lonely := map[string]sample.Lonely{
		"remove": sample.LonelyCertain, "certainty": sample.LonelyCertain,
		"average": sample.LonelyAverage, "adjust": sample.LonelyCentred,
	}[option]
	design := v.badDesign()
	var frame sample.Frame
	if v.ID == "stratum-unsampled" {
		frame = sample.Frame{{Name: "a", Size: 4}, {Name: "b", Size: 4}, {Name: "c", Size: 4}, {Name: "z", Size: 9}}
	}
	d, err := sample.New(v.Input.rows(t), func(r *row) sample.Unit {
		u := design.unit(r)
		if v.ID == "duplicate-ids" {
			u.ID = (*r)["psu"]
		}
		return u
	}, frame, sample.Options{Lonely: lonely})
	if err == nil {
		d, err = v.adjustBad(d)
	}
	if err != nil {
		return zhuanhua.SurveyReading{}, err
	}
	y, domain := variable("y"), sample.Domain[row](nil)
	switch {
	case strings.HasPrefix(v.ID, "empty-domain"):
		domain = only("s", "zzz")
	case strings.HasPrefix(v.ID, "y-NA-narm"):
		domain = sample.Known(y)
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

func TestDesignsOfOnePrimaryUnit(t *testing.T) {
	design := func(stratum string, size int64, answered ...bool) error {
		_, err := sample.New(answered, func(a *bool) sample.Unit {
			u := sample.Unit{Stratum: stratum, Cluster: "P01", Answered: *a, Size: zhuanhua.Value(size)}
			for i := range answered {
				if a == &answered[i] {
					u.ID = strconv.Itoa(i)
				}
			}
			return u
		}, nil, sample.Options{Lonely: sample.LonelyAverage})
		return err
	}
	for name, c := range map[string]struct {
		err, want error
	}{
		"a cluster":              {design("", 4, true, true, true), sample.ErrSingleUnit},
		"a cluster in a stratum": {design("a", 4, true, true), sample.ErrSingleUnit},
		"a cluster, one silent":  {design("", 4, true, false), sample.ErrSingleUnit},
		"all clusters there are": {design("", 1, true, true), nil},
	} {
		if !errors.Is(c.err, c.want) {
			t.Errorf("%s: got %v, want %v", name, c.err, c.want)
		}
	}
}

func TestMissingIsNotToldAsZero(t *testing.T) {
	rows := []row{{"id": "1", "y": "2", "s": "a"}, {"id": "2", "s": "a"}, {"id": "3", "y": "1", "s": "a"}}
	d, err := sample.New(rows, func(r *row) sample.Unit {
		return sample.Unit{ID: r.id(), Stratum: (*r)["s"], Answered: true, Size: zhuanhua.Value(int64(9))}
	}, nil, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, total := d.Total(variable("y"), nil)
	_, calibrated := d.Calibrate(sample.Calibration[row]{Auxiliaries: []sample.Auxiliary[row]{{Name: "y", Variable: variable("y"), Total: 9}}})
	_, _, ratio := d.SeparateRatioTotal(sample.Indicator[row](nil), sample.Indicator[row](nil), nil)
	for kind, err := range map[error][]error{sample.ErrMissingValue: {total, calibrated}, sample.ErrMissingTotal: {ratio}} {
		for _, err := range err {
			var fault *sample.Error
			if !errors.Is(err, kind) || !errors.As(err, &fault) || fault.Value != "" {
				t.Errorf("got %v, want %v without a value", err, kind)
			}
		}
	}
}
