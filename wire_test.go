package zhuanhua_test

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

// wirePointer is what reads a code list from a file or database.
type wirePointer[E any] interface {
	*E
	encoding.TextUnmarshaler
	sql.Scanner
}

// roundTrip takes every value up to last through text, JSON and SQL and back.
func roundTrip[E interface {
	~uint8
	encoding.TextMarshaler
	driver.Valuer
}, P wirePointer[E]](t *testing.T, last E) {
	t.Helper()
	for v := E(0); v <= last; v++ {
		b, errText := v.MarshalText()
		column, errColumn := v.Value()
		j, errJSON := json.Marshal(v)
		for what, back := range map[string]func(P) error{
			"text": func(p P) error { return p.UnmarshalText(b) }, "column": func(p P) error { return p.Scan(column) },
			"bytes": func(p P) error { return p.Scan(b) }, "JSON": func(p P) error { return json.Unmarshal(j, p) },
		} {
			var got E
			if err := back(P(&got)); err != nil || got != v || errText != nil || errColumn != nil || errJSON != nil {
				t.Errorf("%T(%d) by %s came back as %d: %v, %v, %v, %v", v, v, what, got, err, errText, errColumn, errJSON)
			}
		}
	}
	kept := last
	for _, bad := range []any{"no such word", 3.5, []byte("NO")} {
		if err := P(&kept).Scan(bad); err == nil || kept != last {
			t.Errorf("%T: Scan(%v): %v, value %d", last, bad, err, kept)
		}
	}
	if err := P(&kept).Scan(nil); err != nil || kept != 0 {
		t.Errorf("%T: Scan(NULL): %v, value %d", last, err, kept)
	}
}

func TestEveryCodeListTravels(t *testing.T) {
	roundTrip(t, zhuanhua.English)
	roundTrip(t, zhuanhua.OtherParty)
	roundTrip(t, zhuanhua.Design)
	roundTrip(t, zhuanhua.Equity)
	roundTrip(t, zhuanhua.OpenLicenceForm)
	roundTrip(t, zhuanhua.AcceptedEvidence)
	roundTrip(t, zhuanhua.Large)
	roundTrip(t, zhuanhua.IndustryGiven)
	roundTrip(t, zhuanhua.OtherIndustry)
	roundTrip(t, zhuanhua.IPModel)
	roundTrip(t, zhuanhua.TheHost)
	roundTrip(t, zhuanhua.Scoping)
	roundTrip(t, zhuanhua.RowNotApplicable)
	roundTrip(t, zhuanhua.HostRule)
	roundTrip(t, zhuanhua.RecordTarget)
	roundTrip(t, zhuanhua.ByRecord)
	roundTrip(t, zhuanhua.OverWindow)
	roundTrip(t, zhuanhua.GapOutOfRange)
	roundTrip(t, zhuanhua.SurveyGrowthGap)
	roundTrip(t, zhuanhua.IntervalKornBeta)
	roundTrip(t, zhuanhua.NotApplicable)
	roundTrip(t, zhuanhua.SX21)
}

func TestSetTravels(t *testing.T) {
	set := zhuanhua.SetOf(zhuanhua.University, zhuanhua.MunicipalSOE)
	var scanned zhuanhua.Set[zhuanhua.PartyKind]
	column, err := set.Value()
	if err != nil || column != "university;municipal_soe" {
		t.Fatalf("Value: %v, %v", column, err)
	}
	if err := scanned.Scan(column); err != nil || scanned != set {
		t.Errorf("Scan: %v, %v", scanned, err)
	}
	for _, bad := range []any{"university;", "nobody", ";", 4} {
		if err := scanned.Scan(bad); err == nil || scanned != set {
			t.Errorf("Scan(%v): %v, set %v", bad, err, scanned)
		}
	}
	if err := scanned.Scan(nil); err != nil || scanned != 0 {
		t.Errorf("Scan(NULL): %v, %v", scanned, err)
	}
}

func TestAmountTravels(t *testing.T) {
	for _, a := range []zhuanhua.Amount{0, 1, 10, 12345, zhuanhua.MaxAmount} {
		b, err := json.Marshal(a)
		var back zhuanhua.Amount
		if err != nil || json.Unmarshal(b, &back) != nil || back != a {
			t.Errorf("%s came back as %s: %v", a, back, err)
		}
	}
	kept := zhuanhua.Amount(7)
	for _, bad := range []string{`"1.234"`, `"-1"`, `5`, `"1e3"`} {
		if err := json.Unmarshal([]byte(bad), &kept); err == nil || kept != 7 {
			t.Errorf("%s: %v, amount %d", bad, err, kept)
		}
	}
	if err := kept.UnmarshalText(nil); err != nil || kept != 0 {
		t.Errorf("the empty text: %v, amount %d", err, kept)
	}
}

// The zero Register is empty, as one made without a size standard.
func TestZeroRegister(t *testing.T) {
	var r zhuanhua.Register
	id := zhuanhua.NewPartyID("A")
	if r.Party(id) != nil {
		t.Error("the zero Register has a party")
	}
	if err := r.AddPatent(zhuanhua.Patent{No: zhuanhua.MustPatentNo("2018100000014")}); err != nil {
		t.Error(err)
	}
	if err := r.AddParty(zhuanhua.Party{ID: id}); err != nil {
		t.Error(err)
	}
	err := r.AddEnterprise(zhuanhua.Enterprise{Party: id, Industry: zhuanhua.Post, Years: []zhuanhua.EnterpriseYear{{Year: 2021, Employees: zhuanhua.Value[int64](5)}}})
	if err != nil || r.Party(id).SizeIn(2021).SME() != zhuanhua.Unstated {
		t.Errorf("%v, size %v", err, r.Party(id).SizeIn(2021))
	}
}
