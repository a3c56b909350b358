package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
)

// methods names the chapter of what no document states.
const methods = "methods"

// chapters are the documents in their order, and our methods.
func chapters() []string {
	list := []string{}
	for d := zhuanhua.CZ23; d <= zhuanhua.SX21; d++ {
		list = append(list, d.String())
	}
	return append(list, methods)
}

func isChapter(name string) bool {
	return strings.Contains(" "+strings.Join(chapters(), " ")+" ", " "+name+" ")
}

func chapterOf(id zhuanhua.ClauseID) string {
	if d := id.Document(); d != zhuanhua.DocumentNone {
		return d.String()
	}
	return methods
}

// catalogue is what there is to print.
type catalogue struct {
	lang   zhuanhua.Language
	claims map[zhuanhua.ClauseID][]string
	params map[zhuanhua.ClauseID][]param
}

// words of the table.
var (
	wordClause   = zhuanhua.Text{Zh: "条款", En: "clause"}
	wordPlace    = zhuanhua.Text{Zh: "原文位置", En: "stands in"}
	wordKind     = zhuanhua.Text{Zh: "类型", En: "kind"}
	wordGist     = zhuanhua.Text{Zh: "要点", En: "gist"}
	wordComputed = zhuanhua.Text{Zh: "计算：", En: "computed in: "}
	wordNothing  = zhuanhua.Text{Zh: "无可计算内容", En: "nothing to compute"}
	wordParam    = zhuanhua.Text{Zh: "参数：", En: "parameter: "}
	wordNone     = zhuanhua.Text{Zh: "无", En: "none"}
	wordNotSet   = zhuanhua.Text{Zh: "未设", En: "not set"}
	wordMethods  = zhuanhua.Text{Zh: "本库方法（文件未载）", En: "Methods of ours, stated by no document"}
)

// print writes one chapter: title, table, and how many clauses compute.
func (c *catalogue) print(w io.Writer, chapter string, wanted wanted) error {
	table := column.NewTable("llll")
	table.Row(wordClause.In(c.lang), wordPlace.In(c.lang), wordKind.In(c.lang), wordGist.In(c.lang))
	all, computing := 0, 0
	for clause := range zhuanhua.Clauses() {
		if chapterOf(clause.ID) != chapter || !wanted.shows(clause.ID) {
			continue
		}
		all++
		if clause.Computes() {
			computing++
		}
		c.row(table, clause)
	}
	if all == 0 {
		return nil
	}
	count := zhuanhua.Text{
		Zh: fmt.Sprintf("%d条，其中%d条可计算", all, computing),
		En: fmt.Sprintf("%d clauses, of which %d compute", all, computing),
	}
	_, err := fmt.Fprintf(w, "%s\n%s\n\n%s\n", c.title(chapter), count.In(c.lang), table.String("  "))
	return err
}

func (c *catalogue) title(chapter string) string {
	var d zhuanhua.Document
	if chapter == methods || d.UnmarshalText([]byte(chapter)) != nil {
		return wordMethods.In(c.lang)
	}
	parts := []string{chapter, d.Number(), d.Text().In(c.lang), d.Issued().String()}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// row adds a clause, and below its gist where it is computed and its parameters.
func (c *catalogue) row(table *column.Table, clause zhuanhua.Clause) {
	kinds := []string{}
	for k := range clause.Kinds.All() {
		kinds = append(kinds, k.Text().In(c.lang))
	}
	table.Row(string(clause.ID), clause.Place, strings.Join(kinds, map[zhuanhua.Language]string{zhuanhua.Chinese: "、", zhuanhua.English: ", "}[c.lang]), clause.Gist.In(c.lang))
	claims := c.claims[clause.ID]
	switch {
	case len(claims) > 0:
		for i, part := range wrap(claims, 100) {
			label := wordComputed.In(c.lang)
			if i > 0 {
				label = column.Left("", column.Width(label))
			}
			table.Row("", "", "", label+part)
		}
	case !clause.Computes():
		table.Row("", "", "", wordNothing.In(c.lang))
	}
	for _, p := range c.params[clause.ID] {
		table.Row("", "", "", wordParam.In(c.lang)+p.in(c.lang))
	}
}

// wrap joins the names by commas into lines of at most so many columns.
func wrap(names []string, most int) (lines []string) {
	line := ""
	for i, name := range names {
		if i < len(names)-1 {
			name += ", "
		}
		if line != "" && column.Width(line+name) > most {
			lines, line = append(lines, strings.TrimRight(line, " ")), ""
		}
		line += name
	}
	return append(lines, line)
}
