package zhuanhua_test

import (
	"encoding/hex"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

// A fingerprint changes with everything that decides, and with nothing else.
func TestFingerprint(t *testing.T) {
	form := zhuanhua.Form{Kind: zhuanhua.RecordPledge, Facts: []zhuanhua.Fact{
		{Key: "a", Values: []zhuanhua.FactValue{{Key: "yes"}, {Key: "no"}}}, {Key: "b", Values: []zhuanhua.FactValue{{Key: "yes"}, {Key: "no"}}},
	}}
	row := zhuanhua.Criterion{Code: "bad", Clause: "CZ23-A5a", Nature: zhuanhua.Merit, Any: []zhuanhua.Term{{Fact: 0, In: 2}}}
	print := func(k knobs, edit func(*zhuanhua.Check)) string {
		c := zhuanhua.Check{Record: zhuanhua.RecordPledge, Name: "mine", Rows: []zhuanhua.Criterion{row}}
		c.Rows[0].Any = append([]zhuanhua.Term{}, row.Any...)
		if edit != nil {
			edit(&c)
		}
		table, err := zhuanhua.Compile(form, c)
		if err != nil {
			t.Fatal(err)
		}
		return zhuanhua.Fingerprint(knobFields(2), k, table, nil)
	}
	base := print(knobs{}, nil)
	if b, err := hex.DecodeString(base); err != nil || len(b) != 32 {
		t.Fatalf("%q, %v", base, err)
	}
	seen := map[string]string{base: "the base"}
	for name, edit := range map[string]func(*zhuanhua.Check){
		"name": func(c *zhuanhua.Check) { c.Name = "other" }, "home": func(c *zhuanhua.Check) { c.Home = 1 },
		"carry": func(c *zhuanhua.Check) { c.Carry = "bad" },
		"applies": func(c *zhuanhua.Check) {
			c.Applies = &zhuanhua.Criterion{Code: "is", Clause: "CZ23-A5a", Nature: zhuanhua.Merit, Any: row.Any}
		},
		"code": func(c *zhuanhua.Check) { c.Rows[0].Code = "worse" }, "clause": func(c *zhuanhua.Check) { c.Rows[0].Clause = "CZ23-A5b" },
		"nature": func(c *zhuanhua.Check) { c.Rows[0].Nature = zhuanhua.Proof }, "fact": func(c *zhuanhua.Check) { c.Rows[0].Any[0].Fact = 1 },
		"codes": func(c *zhuanhua.Check) { c.Rows[0].Any[0].In = 4 }, "maybe": func(c *zhuanhua.Check) { c.Rows[0].Any[0].Maybe = 4 },
		"kind": func(c *zhuanhua.Check) {
			c.Rows[0].Any = append(c.Rows[0].Any, zhuanhua.Term{Fact: 1, In: 2, Kind: zhuanhua.Exempts})
		},
		"one more": func(c *zhuanhua.Check) {
			second := row
			second.Code = "second"
			c.Rows = append(c.Rows, second)
		},
	} {
		p := print(knobs{}, edit)
		if before, there := seen[p]; there {
			t.Errorf("%s has the fingerprint of %s", name, before)
		}
		seen[p] = name
	}
	for name, k := range map[string]knobs{"one": {n: [12]int{1}}, "another": {n: [12]int{0, 1}}} {
		if p := print(k, nil); seen[p] != "" {
			t.Errorf("%s has the fingerprint of %s", name, seen[p])
		} else {
			seen[p] = name
		}
	}
	worded := func(c *zhuanhua.Check) {
		c.Text, c.Rows[0].Text = zhuanhua.Text{Zh: "口径", En: "check"}, zhuanhua.Text{Zh: "不符合", En: "bad"}
	}
	if print(knobs{n: [12]int{0, 0, 9}}, worded) != base {
		t.Error("what decides nothing alters the fingerprint")
	}
	d := zhuanhua.Decision{}
	if d.Stamp(base); d.Rules != base || d.Version != zhuanhua.Version {
		t.Errorf("%+v", d)
	}
}
