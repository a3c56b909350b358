package awards

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// ShaanxiJudge judges records by Shaanxi's terms: work plans and conduct of cities,
// the province's money, nominees. It is immutable and safe for any number of
// goroutines.
type ShaanxiJudge struct {
	terms   ShaanxiTerms
	cities  map[string]bool
	plans   *zhuanhua.Table
	money   *zhuanhua.Table
	conduct *zhuanhua.Table
	classes [MattersClass + 1]*zhuanhua.Table

	fingerprint func() string
}

// Judge compiles the checks for the cities of the host's list: the plan's addressees
// are the prefecture cities, 韩城市, 杨凌示范区 and 西咸新区, the last without a code, so
// that a city is a name or code of the host's. It returns a [TermsError] for terms
// that [ShaanxiTerms.Validate] refuses, for no city, one without a name and one that
// is there twice.
//
// Clause: SX21-4.1, SX21-4.2, SX21-4.3
func (t ShaanxiTerms) Judge(cities ...string) (*ShaanxiJudge, error) {
	if err := t.Validate(); err != nil {
		return nil, err
	}
	j := &ShaanxiJudge{terms: t, cities: map[string]bool{}}
	for _, c := range cities {
		if c == "" || j.cities[c] {
			return nil, &TermsError{"cities", "without a name, or there twice: " + zhuanhua.Quote(c)}
		}
		j.cities[c] = true
	}
	if len(cities) == 0 {
		return nil, &TermsError{"cities", "none"}
	}
	var err error
	compile := func(table **zhuanhua.Table, form zhuanhua.Form, check zhuanhua.Check) {
		if err == nil {
			*table, err = zhuanhua.Compile(form, check)
		}
	}
	compile(&j.plans, WorkPlanForm(), t.WorkPlan())
	compile(&j.money, BudgetForm(), t.Money())
	compile(&j.conduct, ConductForm(), ConductCheck())
	for class := SuppliersClass; class <= MattersClass; class++ {
		compile(&j.classes[class], NomineeForm(class), t.Check(class))
	}
	j.fingerprint = printed(ShaanxiFields(), t, j.Tables()...)
	return j, err
}

// Tables returns the compiled checks.
func (j *ShaanxiJudge) Tables() []*zhuanhua.Table {
	return slices.Concat([]*zhuanhua.Table{j.plans, j.money, j.conduct}, j.classes[SuppliersClass:])
}
