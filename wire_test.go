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
	roundTrip(t, zhuanhua.RecordPlan)
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
