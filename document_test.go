package zhuanhua_test

import (
	"encoding/json"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

func TestDocuments(t *testing.T) {
	for i, c := range []struct {
		d                   zhuanhua.Document
		id, number, zh, day string
	}{
		{zhuanhua.CZ23, "CZ23", "财办建〔2021〕23号", "关于实施专利转化专项计划助力中小企业创新发展的通知", "2021-03-19"},
		{zhuanhua.GB37, "GB37", "国办发〔2023〕37号", "专利转化运用专项行动方案（2023—2025年）", "2023-10-17"},
		{zhuanhua.CP24, "CP24", "", "专利产业化促进中小企业成长计划实施方案", "2024-02-27"},
		{zhuanhua.SD21, "SD21", "", "关于促进专利技术转移转化助力中小企业创新发展工作实施方案", "2021-04-19"},
		{zhuanhua.SX21, "SX21", "陕知发〔2021〕17号", "陕西省专利转化专项计划实施方案（2021—2023年）", "2021-04-19"},
	} {
		if c.d != zhuanhua.Document(i+1) || c.d.Number() != c.number || c.d.Text().Zh != c.zh || c.d.Text().En == "" || c.d.Issued().String() != c.day {
			t.Errorf("%v: number %q, %v, issued %v; want %q, %q, %s", c.d, c.d.Number(), c.d.Text(), c.d.Issued(), c.number, c.zh, c.day)
		}
		checkColumn(t, c.d, c.id, c.id)
	}
	var none zhuanhua.Document
	checkNotGiven(t, zhuanhua.CZ23, "document")
	if none.Number() != "" || none.Text() != (zhuanhua.Text{}) || none.Issued().IsGiven() {
		t.Error("the zero Document is one")
	}
}

func TestDocumentErrors(t *testing.T) {
	for _, s := range []string{"cz23", "CZ24", " CZ23", "CZ23-A1a", "财办建〔2021〕23号"} {
		d := zhuanhua.GB37
		checkKind(t, d.UnmarshalText([]byte(s)), zhuanhua.ErrCodeWord, "document")
		if d != zhuanhua.GB37 {
			t.Errorf("a failed reading of %q left %v", s, d)
		}
	}
	for n := 6; n <= 255; n++ {
		d := zhuanhua.Document(n)
		if d.String() != "" || d.Number() != "" || d.Issued() != 0 || d.Text() != (zhuanhua.Text{}) {
			t.Fatalf("document %d, which is none, is %q", n, d)
		}
		_, err := json.Marshal(d)
		checkKind(t, err, zhuanhua.ErrCodeWord, "document")
		_, err = d.Value()
		checkKind(t, err, zhuanhua.ErrCodeWord, "document")
	}
}

func TestClauseID(t *testing.T) {
	for _, c := range []struct {
		id       zhuanhua.ClauseID
		document zhuanhua.Document
		valid    bool
	}{
		{"CZ23-A1d", zhuanhua.CZ23, true},
		{"CZ23-3.3b", zhuanhua.CZ23, true},
		{"CZ23-2.1.1.2", zhuanhua.CZ23, true},
		{"CZ23-0", zhuanhua.CZ23, true},
		{"GB37-3.6a", zhuanhua.GB37, true},
		{"GB37-5.15", zhuanhua.GB37, true},
		{"CP24-4.2.3", zhuanhua.CP24, true},
		{"SD21-1.2.4", zhuanhua.SD21, true},
		{"SX21-T13", zhuanhua.SX21, true},
		{"SX21-1.4.7", zhuanhua.SX21, true},
		{"CZ23-a9.zA0Z", zhuanhua.CZ23, true}, // the form alone is looked at
		{"GR4", zhuanhua.DocumentNone, true},  // methods of our own
		{"AB1", zhuanhua.DocumentNone, true},
		{"", zhuanhua.DocumentNone, false},
		{"CZ23", zhuanhua.DocumentNone, false},
		{"CZ23-", zhuanhua.CZ23, false},
		{"CZ23-3 3", zhuanhua.CZ23, false},
		{"CZ23-三", zhuanhua.CZ23, false},
		{"CZ23-3.3/b", zhuanhua.CZ23, false},
		{"CZ23-3-3", zhuanhua.CZ23, false},
		{"cz23-A1d", zhuanhua.DocumentNone, false},
		{"CZ24-1", zhuanhua.DocumentNone, false},
		{"-A1d", zhuanhua.DocumentNone, false},
		{"GR", zhuanhua.DocumentNone, false},
		{"AB", zhuanhua.DocumentNone, false},
		{"GR-4", zhuanhua.DocumentNone, false},
		{"XX1", zhuanhua.DocumentNone, false},
	} {
		if got := c.id.Document(); got != c.document {
			t.Errorf("%q is in %v, want %v", c.id, got, c.document)
		}
		if got := c.id.Valid(); got != c.valid {
			t.Errorf("%q valid: %v, want %v", c.id, got, c.valid)
		}
	}
}
