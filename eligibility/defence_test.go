package eligibility_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

func defenceJudge(t *testing.T) *eligibility.DefenceJudge {
	t.Helper()
	j, err := eligibility.Shaanxi().DefenceJudge()
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// secret is a transfer of one defence patent, declassified on a day.
func secret(declassifiedOn string, alter func(*zhuanhua.Transfer)) zhuanhua.Transfer {
	record := deal()
	record.Transferor.Kind = zhuanhua.MilitaryUnit
	if declassifiedOn != "" {
		record.Patents[0].DeclassifiedOn = on(declassifiedOn)
	}
	if alter != nil {
		alter(&record)
	}
	return record
}

// A patent counts that was declassified by the day on which its transfer was recorded,
// from the province or to it.
func TestDeclassified(t *testing.T) {
	j := defenceJudge(t)
	elsewhere := func(p *zhuanhua.Party) { p.Province, p.City = zhuanhua.Henan, 410100 }
	for name, c := range map[string]struct {
		record zhuanhua.Transfer
		place  zhuanhua.Place
		want   answer
	}{
		"on the record's day":          {secret("2022-05-01", nil), zhuanhua.Shaanxi, counts()},
		"long before":                  {secret("2010-01-01", nil), zhuanhua.Shaanxi, counts()},
		"a day later":                  {secret("2022-05-02", nil), zhuanhua.Shaanxi, fails("not-declassified")},
		"never secret":                 {secret("", nil), zhuanhua.Shaanxi, answer{zhuanhua.NotApplicable, []string{"no-defence-patent"}, []string{}}},
		"never recorded":               {secret("2010-01-01", func(r *zhuanhua.Transfer) { r.RecordedOn = 0 }), zhuanhua.Shaanxi, fails("not-recorded")},
		"annulled":                     {secret("2010-01-01", func(r *zhuanhua.Transfer) { r.RevokedOn = on("2022-12-31") }), zhuanhua.Shaanxi, fails("revoked")},
		"annulled later":               {secret("2010-01-01", func(r *zhuanhua.Transfer) { r.RevokedOn = on("2023-01-01") }), zhuanhua.Shaanxi, counts()},
		"the year before":              {secret("2010-01-01", func(r *zhuanhua.Transfer) { r.RecordedOn = on("2021-12-31") }), zhuanhua.Shaanxi, fails("before-period")},
		"to elsewhere":                 {secret("2010-01-01", func(r *zhuanhua.Transfer) { elsewhere(r.Transferee) }), zhuanhua.Shaanxi, counts()},
		"from elsewhere":               {secret("2010-01-01", func(r *zhuanhua.Transfer) { elsewhere(r.Transferor) }), zhuanhua.Shaanxi, counts()},
		"neither here":                 {secret("2010-01-01", func(r *zhuanhua.Transfer) { elsewhere(r.Transferor); elsewhere(r.Transferee) }), zhuanhua.Shaanxi, fails("neither-province")},
		"one elsewhere, one not known": {secret("2010-01-01", func(r *zhuanhua.Transfer) { elsewhere(r.Transferor); r.Transferee.Province = 0 }), zhuanhua.Shaanxi, lacks("transferee-province")},
		"one here, one not known":      {secret("2010-01-01", func(r *zhuanhua.Transfer) { r.Transferor.Province, r.Transferor.City = 0, 0 }), zhuanhua.Shaanxi, counts()},
		"no kind of transfer":          {secret("2010-01-01", func(r *zhuanhua.Transfer) { r.Kind = 0 }), zhuanhua.Shaanxi, lacks("transfer-kind")},
		"in the city":                  {secret("2010-01-01", func(r *zhuanhua.Transfer) { r.Transferee.City = 610300 }), xian, counts()},
		"in another city":              {secret("2010-01-01", func(r *zhuanhua.Transfer) { r.Transferor.City, r.Transferee.City = 610300, 610300 }), xian, fails("neither-city")},
	} {
		judged := zhuanhua.Judged{}
		if err := j.Judge(&c.record, &judged); err != nil {
			t.Fatal(err)
		}
		scope := zhuanhua.Scope{Place: c.place, Period: zhuanhua.Year(2022)}
		if diff := cmp.Diff(c.want, answerOf(judged.In(0, &scope))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Each patent once over the plan's years, whatever the order; the undetermined apart.
func TestDefenceCount(t *testing.T) {
	j := defenceJudge(t)
	named := func(id string, r zhuanhua.Transfer, patents ...zhuanhua.Patent) zhuanhua.Transfer {
		r.ID = id
		for i := range patents {
			patents[i].DeclassifiedOn = on("2020-01-01")
		}
		if patents != nil {
			r.Patents = patents
		}
		return r
	}
	open := secret("2010-01-01", func(r *zhuanhua.Transfer) {
		r.Transferor.Province, r.Transferee.Province, r.Transferor.City, r.Transferee.City = 0, 0, 0, 0
	})
	list := []zhuanhua.Transfer{
		named("1", open, unread(invention)), named("2", secret("", nil), unread(invention), unread(utility)),
		named("3", secret("", nil), unread(utility)), named("4", open, unread(design)), named("5", open, unread(invention)), named("6", secret("", nil)),
	}
	scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Years(2021, 2023)[0]}
	scope.Period.To, scope.Period.AsOf = on("2023-12-31"), on("2023-12-31")
	for range 2 {
		got, err := j.Count(list, scope)
		if err != nil || len(got.Counted) != 2 || len(got.Undetermined) != 1 || got.Undetermined[0] != design {
			t.Errorf("%+v, %v", got, err)
		}
		list[0], list[5], list[1], list[4] = list[5], list[0], list[4], list[1]
	}
	if _, err := j.Count(list, zhuanhua.Scope{}); err == nil {
		t.Error("no scope")
	}
	if _, err := j.Count([]zhuanhua.Transfer{{}}, scope); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Errorf("no record: %v", err)
	}
	if _, err := j.Count([]zhuanhua.Transfer{deal(), deal()}, scope); !errors.Is(err, zhuanhua.ErrDuplicate) {
		t.Errorf("twice: %v", err)
	}
	record := deal()
	if err := j.Judge(&record, nil); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Errorf("nowhere to put it: %v", err)
	}
	if facts := eligibility.ReadDefence(nil, nil); facts != 0 {
		t.Error(facts)
	}
	if name := j.Table().Check(0).Name; name != eligibility.DefenceCheck {
		t.Error(name)
	}
	if _, err := (eligibility.Rules{}).DefenceJudge(); err == nil {
		t.Error("no rules")
	}
}

func TestExplainDefence(t *testing.T) {
	j, scope := defenceJudge(t), zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	record := secret("2022-05-02", nil)
	d, err := j.Explain(&record, 0, scope)
	if err != nil || d.Outcome != zhuanhua.NotMet || d.ID == "" || d.Rows[0].Inputs[0].Detail != "2022-05-02" || d.Clause != "SX21-T12" {
		t.Errorf("%+v, %v", d, err)
	}
	for _, n := range []int{-1, 1} {
		if _, err := j.Explain(&record, n, scope); !errors.Is(err, zhuanhua.ErrRange) {
			t.Errorf("%d: %v", n, err)
		}
	}
	if _, err := j.Explain(&record, 0, zhuanhua.Scope{}); err == nil {
		t.Error("no scope")
	}
	record.ContractAmount = zhuanhua.Value(decimal.New(1, 1<<30))
	if _, err := j.Explain(&record, 0, scope); !errors.Is(err, zhuanhua.ErrRange) {
		t.Errorf("got %v", err)
	}
}
