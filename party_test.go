package zhuanhua_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zhuanhua-rules/zhuanhua"
)

func TestPartyID(t *testing.T) {
	for _, s := range []string{firmCode, "王", "a b", " ", "\x00", strings.Repeat("x", 1e5)} {
		id := partyID(s)
		if !id.IsGiven() || id != zhuanhua.NewPartyID(strings.Clone(s)) || !id.Equal(partyID(s)) {
			t.Errorf("%.20q is not itself", s)
		}
		checkColumn(t, id, s, s)
	}
	checkNotGiven(t, partyID(firmCode), "party id")
	var none zhuanhua.PartyID
	if none.IsGiven() || partyID("") != none || none.Equal(partyID(firmCode)) {
		t.Error("the zero id is one")
	}
	if cmp.Diff(partyID("a"), partyID("a")) != "" || cmp.Diff(partyID("a"), partyID("b")) == "" || cmp.Diff(none, partyID("b")) == "" {
		t.Error("cmp.Diff does not compare ids")
	}
	if partyID("a") == partyID("A") || partyID("a") == partyID("a ") {
		t.Error("ids are not taken as they are")
	}
	// The bytes of a driver's buffer are reused; the id must not change with them.
	buffer := []byte("abc")
	var id zhuanhua.PartyID
	if err := id.Scan(buffer); err != nil {
		t.Fatal(err)
	}
	buffer[0] = 'x'
	if id != partyID("abc") {
		t.Errorf("the id changed with the driver's buffer to %v", id)
	}
}

func TestPartySizes(t *testing.T) {
	every := zhuanhua.SizeOf(zhuanhua.Medium)
	year2020, year2021 := zhuanhua.SizeOf(zhuanhua.Small), zhuanhua.SizeOf(zhuanhua.Large)
	mixed := &zhuanhua.Party{Sizes: []zhuanhua.SizeOfYear{
		{Year: zhuanhua.EveryYear, Size: every}, {Year: 2020, Size: year2020}, {Year: 2021, Size: year2021},
	}}
	byYear := &zhuanhua.Party{Sizes: mixed.Sizes[1:]}
	always := &zhuanhua.Party{Sizes: mixed.Sizes[:1]}
	single := &zhuanhua.Party{Sizes: mixed.Sizes[1:2]}
	unknown := zhuanhua.Size{}
	day := zhuanhua.MustDay
	for _, c := range []struct {
		name   string
		party  *zhuanhua.Party
		year   int
		on     zhuanhua.Day
		in     zhuanhua.Size // SizeIn the year
		before zhuanhua.Size // SizeBefore the day
	}{
		// CZ23-A1b: by the last closed year before the record.
		{"a record of 2021", byYear, 2021, day("2021-06-30"), year2021, year2020},
		{"on New Year's Day", byYear, 2022, day("2022-01-01"), unknown, year2021},
		{"on New Year's Eve", byYear, 2020, day("2021-12-31"), year2020, year2020},
		{"a year without figures", byYear, 2019, day("2023-01-01"), unknown, unknown},
		{"no day", byYear, zhuanhua.EveryYear, 0, unknown, unknown},
		{"one year alone", single, 2020, day("2021-06-30"), year2020, year2020},
		{"one year alone, another asked for", single, 2021, day("2022-06-30"), unknown, unknown},
		{"for every year", always, 1999, day("1850-01-01"), every, every},
		{"for every year, no day", always, zhuanhua.EveryYear, 0, every, every},
		{"a year of its own before every year", mixed, 2020, day("2021-06-30"), year2020, year2020},
		{"else every year", mixed, 2019, day("2030-01-01"), every, every},
		{"mixed, no day", mixed, zhuanhua.EveryYear, 0, every, every},
		{"mixed, a day that is none", mixed, -5, -1, every, every},
		{"the first year", mixed, 1, 1, every, every},
		{"no sizes", &zhuanhua.Party{}, 2021, day("2021-06-30"), unknown, unknown},
		{"no party", nil, 2021, day("2021-06-30"), unknown, unknown},
		{"no party, no day", nil, zhuanhua.EveryYear, 0, unknown, unknown},
	} {
		if got := c.party.SizeIn(c.year); got != c.in {
			t.Errorf("%s: SizeIn(%d) = %v, want %v", c.name, c.year, got.Possible, c.in.Possible)
		}
		if got := c.party.SizeBefore(c.on); got != c.before {
			t.Errorf("%s: SizeBefore(%v) = %v, want %v", c.name, c.on, got.Possible, c.before.Possible)
		}
	}
}

func TestPartyJSON(t *testing.T) {
	in := zhuanhua.Party{
		ID: partyID(firmCode), Name: "甲", Kind: zhuanhua.CentralSOE, Province: zhuanhua.Abroad, City: zhuanhua.Qingdao,
		Controller: partyID(strangerCode),
	}
	b, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var keys map[string]string
	if err := json.Unmarshal(b, &keys); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"party_id": firmCode, "name": "甲", "kind": "central_soe", "province": "000000", "city": "370200",
		"controller_id": strangerCode, "founder_id": "",
	}
	if diff := cmp.Diff(want, keys); diff != "" {
		t.Errorf("json.Marshal (-want +got):\n%s", diff)
	}
	var back zhuanhua.Party
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(in, back); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}
