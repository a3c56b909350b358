package awards

import "github.com/zhuanhua-rules/zhuanhua"

// ShandongJudge judges records by Shandong's terms: applicants for the pledge library,
// sharings of patents, the three cities. It is immutable and safe for any number of
// goroutines.
type ShandongJudge struct {
	terms                     ShandongTerms
	pledges, sharings, levels *zhuanhua.Table
	fingerprint               func() string
}

// Judge compiles the checks. It returns a [TermsError] for terms that
// [ShandongTerms.Validate] refuses.
func (t ShandongTerms) Judge() (*ShandongJudge, error) {
	if err := t.Validate(); err != nil {
		return nil, err
	}
	j := &ShandongJudge{terms: t}
	for _, c := range []struct {
		table **zhuanhua.Table
		form  zhuanhua.Form
		check zhuanhua.Check
	}{
		{&j.pledges, PledgeApplicantForm(), t.PledgeLibrary()},
		{&j.sharings, SharingForm(), t.Sharing()},
		{&j.levels, CityLevelForm(), t.AboveAverage()},
	} {
		table, err := zhuanhua.Compile(c.form, c.check)
		if err != nil {
			return nil, err
		}
		*c.table = table
	}
	j.fingerprint = printed(ShandongFields(), t, j.pledges, j.sharings, j.levels)
	return j, nil
}

// Support returns what decides claims for the plan's money. It returns a [TermsError]
// for terms that [ShandongTerms.Validate] refuses.
func (t ShandongTerms) Support() (*Support, error) {
	if err := t.Validate(); err != nil {
		return nil, err
	}
	return NewSupport(t.Rules()...)
}

// Tables returns the compiled checks.
func (j *ShandongJudge) Tables() []*zhuanhua.Table {
	return []*zhuanhua.Table{j.pledges, j.sharings, j.levels}
}
