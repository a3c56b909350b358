package awards

import (
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// lintWords are the fixed words of a report's text.
var lintWords = struct{ share, conversion, missing, list, open, shut, colon zhuanhua.Text }{
	share:      zhuanhua.Text{Zh: "专利数量权重", En: "weight of patent numbers"},
	conversion: zhuanhua.Text{Zh: "转化效益权重", En: "weight of conversion benefit"},
	missing:    zhuanhua.Text{Zh: "待补", En: "to be supplied"},
	list:       zhuanhua.Text{Zh: "、", En: ", "},
	open:       zhuanhua.Text{Zh: "（", En: " ("},
	shut:       zhuanhua.Text{Zh: "）", En: ")"},
	colon:      zhuanhua.Text{Zh: "：", En: ": "},
}

// In returns the report as text in the language: the outcome, a line a finding with
// its clause and the criteria that offend, the shares that are known, what is
// missing, and the notes. Nothing of a policy's keys can end a line or begin one.
func (r *LintReport) In(l zhuanhua.Language) string {
	w := &lintWords
	colon := w.colon.In(l)
	lines := []string{zhuanhua.Quote(r.Policy) + colon + r.Outcome.Text().In(l)}
	for _, f := range r.Findings {
		line := "  [" + f.Severity.Text().In(l) + "] " + f.Text.In(l) + w.open.In(l) + string(f.Clause) + w.shut.In(l)
		if len(f.Items) > 0 {
			line += colon + quoted(f.Items, w.list.In(l))
		}
		lines = append(lines, line)
	}
	for _, s := range []struct {
		name  zhuanhua.Text
		share string
	}{{w.share, r.Numbers}, {w.conversion, r.Conversion}} {
		if s.share != "" {
			lines = append(lines, "  "+s.name.In(l)+colon+s.share)
		}
	}
	if len(r.Missing) > 0 {
		lines = append(lines, "  "+w.missing.In(l)+colon+strings.Join(r.Missing, w.list.In(l)))
	}
	for _, n := range r.Notes {
		lines = append(lines, "  * "+n.Text.In(l)+w.open.In(l)+string(n.Clause)+w.shut.In(l))
	}
	return strings.Join(lines, "\n") + "\n"
}

func quoted(keys []string, between string) string {
	list := make([]string, len(keys))
	for i, key := range keys {
		list[i] = zhuanhua.Quote(key)
	}
	return strings.Join(list, between)
}
