package main

import (
	"cmp"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// tell prints what the user asked for about single records instead of the report: the
// decision records of one, or of a figure; letters to those concerned; the to-do list.
func tell(out io.Writer, found answer, a ask) error {
	j := &judging{judge: found.judge, province: found.province, scope: a.scope}
	switch {
	case a.explain != "":
		if d, err := found.report.Explain(a.explain); err == nil {
			return write(out, a, []zhuanhua.Decision{d})
		}
		list, err := j.find(a.explain)
		if err != nil {
			return err
		}
		return write(out, a, list)
	case a.letters:
		list, err := j.all()
		if err != nil {
			return err
		}
		return write(out, a, letters(list, a.by))
	}
	list, err := j.all()
	if err != nil {
		return err
	}
	entries := make([]zhuanhua.TodoEntry, len(list))
	for i := range list {
		entries[i] = list[i].TodoEntry
	}
	todo := zhuanhua.NewTodo(a.by, entries...)
	if a.json {
		return encode(out, todo)
	}
	_, err = io.WriteString(out, todo.In(a.language))
	return err
}

// letters returns a letter for each party with records that lack something, in the
// order of their names, and then the requests to who has data. About a record that
// nothing but its merits keep out nobody is written to: -explain says why.
func letters(list []one, by zhuanhua.Day) []zhuanhua.Letter {
	type addressee struct{ name, id string }
	parties, all := map[addressee][]zhuanhua.Decision{}, []zhuanhua.Decision{}
	for i := range list {
		all = append(all, list[i].Decision)
		if p := list[i].party; p != nil && len(list[i].Decision.Supplements(by)) > 0 {
			to := addressee{p.Name, p.ID.String()}
			parties[to] = append(parties[to], list[i].Decision)
		}
	}
	names := slices.SortedFunc(maps.Keys(parties), func(a, b addressee) int {
		return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.id, b.id))
	})
	letters := []zhuanhua.Letter{}
	for _, to := range names {
		if letter, there := zhuanhua.NewLetter(strings.TrimSpace(to.name+" "+to.id), "", by, parties[to]...); there {
			letters = append(letters, letter)
		}
	}
	return append(letters, zhuanhua.NewRequests("", by, all...)...)
}

func encode(out io.Writer, v any) error {
	e := json.NewEncoder(out)
	e.SetIndent("", " ")
	return e.Encode(v)
}

// write prints records one after the other as text, or all as JSON.
func write[R any, P interface {
	*R
	In(zhuanhua.Language) string
}](out io.Writer, a ask, list []R) error {
	if a.json {
		return encode(out, list)
	}
	for i := range list {
		text := P(&list[i]).In(a.language)
		if i > 0 {
			text = "\n" + strings.Repeat("=", 40) + "\n\n" + text
		}
		if _, err := io.WriteString(out, text); err != nil {
			return err
		}
	}
	return nil
}
