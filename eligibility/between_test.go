package eligibility_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// Of two judges that differ in two parameters and a host's check, every mixture is the
// judge of the mixed rules.
func TestBetween(t *testing.T) {
	was, is := eligibility.SpecialPlan(), eligibility.SpecialPlan()
	is.Suppliers, is.Counting = is.Suppliers.With(zhuanhua.MunicipalSOE), zhuanhua.ByRecord
	name := zhuanhua.Text{Zh: "本地口径", En: "host's check"}
	mine := func(without string) zhuanhua.Check {
		return was.Received().Without(without).Named("mine", name, "CZ23-A1")
	}
	same := was.Supplied().Named("same", name, "CZ23-A2")
	judge := func(r eligibility.Rules, own ...zhuanhua.Check) *eligibility.Judge {
		j, err := r.Judge(own...)
		if err != nil {
			t.Fatal(err)
		}
		return j
	}
	a, b := judge(was, same, mine("revoked")), judge(is, same, mine("patent-kind"))
	altered, mixed, known := a.Between(b)
	keys := []string{}
	for _, l := range altered {
		keys = append(keys, l.Param.Key)
	}
	if want := []string{"suppliers", "counting", eligibility.HostCheckKeys + "mine"}; !known || !cmp.Equal(keys, want) {
		t.Fatalf("%v, %t", keys, known)
	}
	for set := range 8 {
		rules, own := was, mine("revoked")
		if set&1 == 1 {
			rules.Suppliers = is.Suppliers
		}
		if set&2 == 2 {
			rules.Counting = is.Counting
		}
		if set&4 == 4 {
			own = mine("patent-kind")
		}
		got, err := mixed(func(n int) bool { return set>>n&1 == 1 })
		if err != nil || got.(*eligibility.Judge).Fingerprint() != judge(rules, same, own).Fingerprint() {
			t.Errorf("%03b: another judge, %v", set, err)
		}
	}
	for name, later := range map[string]any{
		"no judge": nil, "the zero judge": &eligibility.Judge{}, "another kind": 7,
		"other checks": judge(is, same), "another name": judge(is, same, mine("revoked").Named("yours", name, "CZ23-A1")),
	} {
		if _, _, known := a.Between(later); known {
			t.Errorf("%s is known", name)
		}
	}
	if _, _, known := (*eligibility.Judge)(nil).Between(a); known {
		t.Error("no judge knows another")
	}
}
