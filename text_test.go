package zhuanhua_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/zhuanhua-rules/zhuanhua"
	"pgregory.net/rapid"
)

func TestTextIn(t *testing.T) {
	text := zhuanhua.Text{Zh: "省", En: "province"}
	for _, c := range []struct {
		l    zhuanhua.Language
		want string
	}{{zhuanhua.Chinese, "省"}, {zhuanhua.English, "province"}, {77, "省"}} {
		if got := text.In(c.l); got != c.want {
			t.Errorf("In(%d) = %q, want %q", c.l, got, c.want)
		}
	}
	if zhuanhua.Language(0) != zhuanhua.Chinese {
		t.Error("the zero Language is not Chinese")
	}
}

func TestQuote(t *testing.T) {
	forty := strings.Repeat("号", 40)
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"short", "T1", "T1"},
		{"forty letters", strings.Repeat("x", 40), strings.Repeat("x", 40)},
		{"forty-one letters", strings.Repeat("x", 41), strings.Repeat("x", 40) + "…"},
		{"forty characters of three bytes", forty, forty},
		{"forty-one of them", forty + "号", forty + "…"},
		{"twenty of them, sixty bytes", strings.Repeat("号", 20), strings.Repeat("号", 20)},
		{"ten million letters", strings.Repeat("x", 1e7), strings.Repeat("x", 40) + "…"},
		{"not UTF-8", "a\xffb", "a\ufffdb"},
		{"long and not UTF-8", strings.Repeat("\xff", 50), strings.Repeat("\ufffd", 40) + "…"},
		{"a character cut in two", "号\xe5\x8f", "号\ufffd\ufffd"},
		{"line ends", "a\nb\r\nc", "a\ufffdb\ufffd\ufffdc"},
		{"separators", "a\u2028b\u2029c\u0085d", "a\ufffdb\ufffdc\ufffdd"},
		{"terminal controls", "\x1b[2J\x00\x7f", "\ufffd[2J\ufffd\ufffd"},
		{"blanks stay", " a b ", " a b "},
	} {
		if got := zhuanhua.Quote(c.in); got != c.want {
			t.Errorf("%s: Quote = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestQuoteLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOfN(rapid.Byte(), 0, 300).Draw(t, "bytes"))
		if rapid.Bool().Draw(t, "text") {
			s = rapid.StringN(0, 100, -1).Draw(t, "string")
		}
		got := zhuanhua.Quote(s)
		if !utf8.ValidString(got) || utf8.RuneCountInString(got) > 41 || strings.ContainsAny(got, "\n\r\v\f\u0085\u2028\u2029") {
			t.Fatalf("Quote(%q) = %q is no short line", s, got)
		}
		if again := zhuanhua.Quote(got); again != got {
			t.Fatalf("quoted twice: %q, then %q", got, again)
		}
	})
}
