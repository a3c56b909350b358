package sample_test

import (
	"slices"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// The response classes of these vectors are strata with given weights here. Errors
// that treat the response as a phase of its own are not computed.
func TestResponseClassVectors(t *testing.T) {
	checked := 0
	for _, v := range readVectors(t, "05-nonresponse.json") {
		if v.Method != "nonresponse.class_total" && v.Method != "nonresponse.class_weights" || v.Input.Rate == "unweighted" {
			continue
		}
		checked++
		t.Run(v.ID, v.checkClasses)
	}
	if checked != 4 {
		t.Errorf("%d vectors were checked", checked)
	}
}

func (v vector) checkClasses(t *testing.T) {
	rows := slices.DeleteFunc(v.Input.rows(t), func(r row) bool {
		return v.Input.Filter != "" && r["status"] != "R" && r["status"] != "NR"
	})
	weight := func(r *row) float64 {
		if d, given := r.number("d").Get(); given {
			return d
		}
		size, _ := r.number("N").Get()
		drawn := float64(len(rows))
		if of, given := r.number("N_h").Get(); given {
			size = of
			drawn, _ = r.number("n_h").Get()
		}
		return size / drawn
	}
	d, err := sample.New(rows, func(r *row) sample.Unit {
		return sample.Unit{
			ID: r.id(), Stratum: (*r)[v.Input.Class], Weight: zhuanhua.Value(weight(r)),
			Answered: (*r)["resp"] == "1" || v.Input.Respondent == "status==R" && (*r)["status"] == "R",
		}
	}, nil, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	total, err := d.Total(variable(v.Input.Y), nil)
	if err != nil {
		t.Fatal(err)
	}
	switch key := "total"; {
	case v.Expected["weighted"] != nil:
		v.near(t, "total", total.Estimate, "weighted", "total")
		return
	case v.Expected["total_rev2"] != nil:
		v.near(t, "total", total.Estimate, "total_rev2")
		c, err := d.Growth(variable("rev1"), variable("rev2"), nil)
		if err != nil {
			t.Fatal(err)
		}
		v.near(t, "growth", c.Growth.Estimate, "growth")
	default:
		v.near(t, "total", total.Estimate, key)
		mean, err := d.Mean(variable(v.Input.Y), nil)
		if err != nil {
			t.Fatal(err)
		}
		v.near(t, "mean", mean.Estimate, "mean")
	}
	weights := 0.0
	for _, c := range d.Counts() {
		weights += c.Weight
		if n, r := v.Expected.number(t, "classes", c.Name, "n"), v.Expected.number(t, "classes", c.Name, "n_resp"); int(n) != c.Drawn || int(r) != c.Answered {
			t.Errorf("class %s: %d of %d answered, want %v of %v", c.Name, c.Answered, c.Drawn, r, n)
		}
	}
	near(t, "sum of weights", weights, v.Expected.number(t, "sum_adj_weights"), v.Tolerance)
}
