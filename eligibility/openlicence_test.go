package eligibility_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

func openLicence() zhuanhua.Transfer {
	return zhuanhua.Transfer{
		ID: "L1", Kind: zhuanhua.Licence, Licence: zhuanhua.OpenLicenceForm,
		Transferor: &zhuanhua.Party{ID: zhuanhua.NewPartyID("示例大学"), Kind: zhuanhua.University},
		Transferee: &zhuanhua.Party{ID: zhuanhua.NewPartyID("示例公司"), Kind: zhuanhua.OtherEnterprise},
		Patents:    []zhuanhua.Patent{{No: zhuanhua.MustPatentNo("2018100000014")}},
		SignedOn:   on("2024-03-01"), EffectiveOn: on("2024-03-05"), RecordedOn: on("2024-04-01"),
	}
}

// GB37 三(五): 对达成并备案的专利开放许可，依法依规予以技术合同登记认定.
func TestOpenLicenceContract(t *testing.T) {
	j, err := eligibility.OpenLicences()
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		alter   func(*zhuanhua.Transfer)
		day     string
		outcome zhuanhua.Outcome
		reasons []string
	}{
		"reached and filed":      {func(*zhuanhua.Transfer) {}, "2024-04-01", zhuanhua.Met, []string{}},
		"reached, not yet filed": {func(*zhuanhua.Transfer) {}, "2024-03-31", zhuanhua.NotMet, []string{"not-filed"}},
		"neither":                {func(*zhuanhua.Transfer) {}, "2024-03-04", zhuanhua.NotMet, []string{"not-reached", "not-filed"}},
		"never filed":            {func(r *zhuanhua.Transfer) { r.RecordedOn = 0 }, "2024-12-31", zhuanhua.NotMet, []string{"not-filed"}},
		"annulled":               {func(r *zhuanhua.Transfer) { r.RevokedOn = on("2024-05-01") }, "2024-05-01", zhuanhua.NotMet, []string{"annulled"}},
		"annulled later":         {func(r *zhuanhua.Transfer) { r.RevokedOn = on("2024-05-01") }, "2024-04-30", zhuanhua.Met, []string{}},
		"signed only":            {func(r *zhuanhua.Transfer) { r.EffectiveOn = 0 }, "2024-12-31", zhuanhua.Met, []string{}},
		"filing alone":           {func(r *zhuanhua.Transfer) { r.EffectiveOn, r.SignedOn = 0, 0 }, "2024-12-31", zhuanhua.Met, []string{}},
		"ordinary licence":       {func(r *zhuanhua.Transfer) { r.Licence = zhuanhua.OrdinaryForm }, "2024-12-31", zhuanhua.NotApplicable, []string{"not-open-licence"}},
		"assignment":             {func(r *zhuanhua.Transfer) { r.Kind, r.Licence = zhuanhua.Assignment, 0 }, "2024-12-31", zhuanhua.NotApplicable, []string{"not-open-licence"}},
		"equity":                 {func(r *zhuanhua.Transfer) { r.Kind, r.Licence = zhuanhua.Equity, 0 }, "2024-12-31", zhuanhua.NotApplicable, []string{"not-open-licence"}},
		"form not known":         {func(r *zhuanhua.Transfer) { r.Licence = 0 }, "2024-12-31", zhuanhua.Undetermined, []string{"licence-form"}},
	} {
		r := openLicence()
		c.alter(&r)
		v, err := j.Licence(&r, on(c.day))
		reasons := failedCodes(v)
		if c.outcome == zhuanhua.Undetermined {
			reasons = missingKeys(v)
		}
		if err != nil || v.Outcome() != c.outcome || !slices.Equal(reasons, c.reasons) && c.outcome != zhuanhua.NotApplicable {
			t.Errorf("%s: %v, %v, %v", name, v.Outcome(), reasons, err)
		}
		d, err := j.Explain(&r, on(c.day))
		if err != nil || d.Outcome != c.outcome || d.ID != "L1" || d.Clause != "GB37-3.5" {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
}

func TestOpenLicenceRowsAreHeld(t *testing.T) {
	j, err := eligibility.OpenLicences()
	if err != nil {
		t.Fatal(err)
	}
	day := on("2024-06-30")
	holdRows(t, j.Table(), func(f zhuanhua.Facts) (zhuanhua.Facts, bool) {
		r, made := eligibility.PutOpenLicence(f, day)
		if err := r.Validate(); made && err != nil {
			t.Error(err)
		}
		return eligibility.ReadOpenLicence(&r, day), made
	}, func(f zhuanhua.Facts) bool {
		return f.Get(eligibility.FiledFact) == 0 || f.Get(eligibility.ReachedFact) == 0
	})
	if eligibility.ReadOpenLicence(nil, day) != 0 {
		t.Error("nothing has facts")
	}
}

func TestOpenLicencesRefuse(t *testing.T) {
	j, _ := eligibility.OpenLicences()
	r := openLicence()
	if _, err := j.Licence(&r, 0); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Error(err)
	}
	if _, err := j.Explain(nil, on("2024-01-01")); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Error(err)
	}
	var fault *zhuanhua.CompileError
	if _, err := eligibility.OpenLicences(zhuanhua.Criterion{Code: "not a code"}); !errors.As(err, &fault) {
		t.Error(err)
	}
}

func ExampleOpenLicences() {
	judge, err := eligibility.OpenLicences()
	if err != nil {
		panic(err)
	}
	licence := zhuanhua.Transfer{
		ID: "L1", Kind: zhuanhua.Licence, Licence: zhuanhua.OpenLicenceForm,
		Patents:     []zhuanhua.Patent{{No: zhuanhua.MustPatentNo("2018100000014")}},
		EffectiveOn: zhuanhua.MustDay("2024-03-05"), RecordedOn: zhuanhua.MustDay("2024-04-01"),
	}
	for _, day := range []string{"2024-03-31", "2024-04-01"} {
		verdict, err := judge.Licence(&licence, zhuanhua.MustDay(day))
		fmt.Println(day, verdict.Outcome(), err)
	}
	// Output:
	// 2024-03-31 not_met <nil>
	// 2024-04-01 met <nil>
}
