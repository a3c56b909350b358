package awards_test

import (
	"errors"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// walkUnset goes through the parameters that a document demands without a number: each
// has no default, and the decision that turns on it is refused by its key and clause.
// Every other parameter is given, so that it is this one that is asked for.
func walkUnset[S any](t *testing.T, fields []zhuanhua.Field[S], stated, complete S, decide func(S, string) error) (keys []string) {
	t.Helper()
	for _, f := range fields {
		if f.Status != zhuanhua.Unset {
			if f.Show(stated) == "" {
				t.Errorf("%s is %s and has no value", f.Key, f.Status)
			}
			continue
		}
		keys = append(keys, f.Key)
		if err := decide(complete, f.Key); err != nil {
			t.Errorf("%s given: %v", f.Key, err)
		}
		lacking := complete
		f.Copy(&lacking, &stated)
		err := decide(lacking, f.Key)
		var unset *awards.UnsetError
		if !errors.As(err, &unset) || !errors.Is(err, zhuanhua.ErrUnset) || unset.Param.Clause != f.Clause {
			t.Errorf("%s (%s) not given: %v", f.Key, f.Clause, err)
		}
	}
	return keys
}

// Everything that the documents demand without a number, in all terms of the package.
func TestEveryUnsetParameterIsAskedFor(t *testing.T) {
	central := walkUnset(t, awards.Fields(), awards.SpecialPlan(), plain().WithQuotas(1, 1, 1), func(terms awards.Terms, _ string) error {
		c, err := terms.Cycle()
		if err == nil {
			_, err = c.Decide(threeProvinces())
		}
		return err
	})

	full := awards.Shandong().WithMarks(60*point, 60*point)
	full.NavigationSum = zhuanhua.Value(zhuanhua.Amount(1))
	shandong := walkUnset(t, awards.ShandongFields(), awards.Shandong(), full, func(terms awards.ShandongTerms, key string) error {
		if key == "navigation-sum" {
			s, err := terms.Support()
			if err == nil {
				_, err = s.Decide(awards.SupportInput{Claims: []awards.SupportClaim{{
					ID: "N", Rule: awards.NavigationSupport, Recipient: zhuanhua.NewPartyID("示例研究院"), Year: 2022,
					Known: awards.Known{Holds: zhuanhua.SetOf(awards.SelectedProject)},
				}}})
			}
			return err
		}
		j, err := terms.Judge()
		if err == nil {
			_, err = j.PledgeApplicant(pledgeApplicant(func(*awards.PledgeApplicant) {}))
		}
		return err
	})

	shaanxi := walkUnset(t, awards.ShaanxiFields(), awards.Shaanxi(), markedTerms(t), func(terms awards.ShaanxiTerms, _ string) error {
		j, err := terms.Judge("西安市")
		if err == nil {
			var list []awards.Nominee
			for class := awards.SuppliersClass; class <= awards.MattersClass; class++ {
				list = append(list, nominated(class, nil))
			}
			_, err = j.Nominees(list)
		}
		return err
	})
	if len(central) != 3 || len(shandong) != 3 || len(shaanxi) != 17 {
		t.Errorf("parameters without a number: %v, %v, %v", central, shandong, shaanxi)
	}
}
