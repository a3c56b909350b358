package column_test

import (
	"testing"

	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
)

func TestWidth(t *testing.T) {
	for text, want := range map[string]int{"": 0, "abc": 3, "专利": 4, "（ＡＢ）": 8, "12.5 亿元": 9, "–": 1, "𠀀": 2} {
		if got := column.Width(text); got != want {
			t.Errorf("Width(%q) = %d, want %d", text, got, want)
		}
	}
}

func TestTableAlignsChineseText(t *testing.T) {
	table := column.NewTable("lrl")
	table.Row("专利数量", "1,491", "件")
	table.Row("a", "7", "项", "beyond the layout")
	table.Row("a title wider than its column")
	want := "> 专利数量  1,491  件\n> a             7  项\n> a title wider than its column\n"
	if got := table.String("> "); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
