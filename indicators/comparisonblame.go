package indicators

import (
	"strconv"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// carried says which of the alterations between two judges are carried over, a digit
// each.
type carried string

func (m carried) carries(n int) bool { return m[n] == '1' }

// carriedFields are the alterations as the fields of a carried.
func carriedFields(altered []zhuanhua.Alteration) (fields []zhuanhua.Field[carried]) {
	for n := range altered {
		fields = append(fields, zhuanhua.Field[carried]{
			Param: altered[n].Param, Text: altered[n].Text,
			Show: func(m carried) string { return string(m[n]) },
			Copy: func(dst, src *carried) { *dst = (*dst)[:n] + (*src)[n:n+1] + (*dst)[n+1:] },
		})
	}
	return fields
}

// rejudged is a record that the change of rules moves in a figure.
type rejudged struct {
	kind, check, scope int
	id                 string
}

// contribution is what a record brings to a figure; it compares with ==.
type contribution struct {
	stake   stake
	patents string // numbers, joined
	party   int32
}

// contributes returns what a judged record brings, in a form that compares.
func (q *question) contributes(j *zhuanhua.Judged) contribution {
	s, patents, party := q.brings(j)
	var b strings.Builder
	for _, n := range patents {
		b.WriteString(strconv.Itoa(int(n)))
		b.WriteByte(' ')
	}
	return contribution{s, b.String(), party}
}

// blame asks which parameters are responsible for every record that the change of
// rules moves, and for a change of counting. Judges that do not know their rules blame
// none.
func (c *comparison) blame(scopes []zhuanhua.Scope) ([]zhuanhua.Alteration, error) {
	c.recount = zhuanhua.Blamed{Sets: [][]string{}, Needed: []string{}}
	ruled, can := c.before.(RuledJudge)
	if !can || c.before.Fingerprint() == c.after.Fingerprint() {
		return []zhuanhua.Alteration{}, nil
	}
	altered, mixed, known := ruled.Between(c.after)
	if !known {
		return []zhuanhua.Alteration{}, nil
	}
	fields := carriedFields(altered)
	none, all := carried(strings.Repeat("0", len(altered))), carried(strings.Repeat("1", len(altered)))
	moved := c.rejudged(scopes)
	blamed, err := zhuanhua.BlameEach(fields, none, all, func(m carried) ([]any, error) {
		j, err := mixed(m.carries)
		if err != nil {
			return nil, err
		}
		judge, is := j.(Judge)
		if !is {
			return nil, ErrNoJudge
		}
		if m == all && judge.Fingerprint() != c.after.Fingerprint() {
			return nil, zhuanhua.ErrFields
		}
		return c.answers(judge, moved, scopes)
	})
	if err != nil {
		return nil, err
	}
	c.recount = blamed[len(moved)]
	c.blamed = make(map[rejudged]zhuanhua.Blamed, len(moved))
	for i, r := range moved {
		c.blamed[r] = blamed[i]
	}
	return altered, nil
}

// rejudged returns the records that the change of rules moves, by figure.
func (c *comparison) rejudged(scopes []zhuanhua.Scope) (moved []rejudged) {
	for scope := range scopes {
		for kind, table := range tablesOf(c.before) {
			for check := range table.Checks() {
				q := question{c, kind, check, &scopes[scope]}
				for _, id := range c.ids[kind] {
					r := c.cases[kind][id]
					if r.is != nil && (q.contributes(r.now) != q.contributes(r.is)) {
						moved = append(moved, rejudged{kind, check, scope, id})
					}
				}
			}
		}
	}
	return moved
}

// answers returns what the records bring by a judge, and how it counts.
func (c *comparison) answers(j Judge, moved []rejudged, scopes []zhuanhua.Scope) ([]any, error) {
	judged := map[*recordCase]*zhuanhua.Judged{}
	answers := make([]any, 0, len(moved)+1)
	for _, m := range moved {
		r := c.cases[m.kind][m.id]
		if judged[r] == nil {
			var out zhuanhua.Judged
			if err := r.judge(j, &out); err != nil {
				return nil, err
			}
			judged[r] = &out
		}
		q := question{c, m.kind, m.check, &scopes[m.scope]}
		answers = append(answers, q.contributes(judged[r]))
	}
	return append(answers, j.Counting()), nil
}
