package awards

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Clone returns a copy of the scheme that shares nothing with it.
func (s Scheme) Clone() Scheme {
	s.Metrics, s.Criteria = slices.Clone(s.Metrics), slices.Clone(s.Criteria)
	s.Penalties, s.Ties = slices.Clone(s.Penalties), slices.Clone(s.Ties)
	for i := range s.Criteria {
		s.Criteria[i].Steps = slices.Clone(s.Criteria[i].Steps)
	}
	return s
}

// RegimeFields returns the parameters of two regimes, those of the terms first
// ([Fields]) and then those of the schemes: full points, tie-breaks, and of each
// criterion and penalty that either has its parts, by names like
// "criterion/received-patents/weight". A criterion that only one of the two has is
// one parameter, and so is a scheme against none.
func RegimeFields(a, b Regime) []zhuanhua.Field[Regime] {
	var fields []zhuanhua.Field[Regime]
	for _, f := range Fields() {
		fields = append(fields, zhuanhua.Field[Regime]{
			Param: f.Param, Text: f.Text,
			Show: func(p Regime) string { return f.Show(p.Terms) },
			Copy: func(dst, src *Regime) { f.Copy(&dst.Terms, &src.Terms) },
			Nearby: func(p Regime) (near []Regime) {
				for _, t := range f.Nearby(p.Terms) {
					near = append(near, Regime{t, p.Scheme.Clone()})
				}
				return near
			},
		})
	}
	if (a.Scheme.Key == "") != (b.Scheme.Key == "") {
		return append(fields, schemeField("scheme", zhuanhua.Text{Zh: "评分方案", En: "scheme"}, "",
			(*Scheme).shown,
			func(dst, src *Scheme) { *dst = src.Clone() }))
	}
	return append(fields, schemeFields(&a.Scheme, &b.Scheme)...)
}

func schemeFields(a, b *Scheme) []zhuanhua.Field[Regime] {
	fields := []zhuanhua.Field[Regime]{
		schemeField("full", zhuanhua.Text{Zh: "满分", En: "full points"}, "分",
			func(s *Scheme) string { return s.Full.String() }, func(dst, src *Scheme) { dst.Full = src.Full }),
		schemeField("ties", zhuanhua.Text{Zh: "并列时依次比较", En: "tie-breaks"}, "",
			func(s *Scheme) string { return strings.Join(s.Ties, ",") }, func(dst, src *Scheme) { dst.Ties = slices.Clone(src.Ties) }),
	}
	for _, key := range keysOf(a.Criteria, b.Criteria, func(c *Criterion) string { return c.Key }) {
		fields = append(fields, criterionFields(key, a.criterion(key), b.criterion(key))...)
	}
	for _, key := range keysOf(a.Penalties, b.Penalties, func(p *Penalty) string { return p.Key }) {
		fields = append(fields, schemeField("penalty/"+key, zhuanhua.Text{Zh: "扣分项 " + key, En: "penalty " + key}, "分",
			func(s *Scheme) string { return s.penalty(key).shown() },
			func(dst, src *Scheme) {
				dst.Penalties = put(dst.Penalties, src.penalty(key), func(p *Penalty) bool { return p.Key == key })
				if p := src.penalty(key); p != nil {
					dst.adopt(src, p.Metric)
				}
			}))
	}
	return fields
}

// criterionKeys begins the keys of a criterion's parts.
const criterionKeys = "criterion/"

// criterionParts are the parts of a criterion that vary one by one, by their names.
var criterionParts = [...]string{"weight", "metric", "method", "target", "cap", "steps"}

// criterionFields are the parts of a criterion that both schemes have, else the whole.
func criterionFields(key string, a, b *Criterion) []zhuanhua.Field[Regime] {
	text := func(zh, en string) zhuanhua.Text { return zhuanhua.Text{Zh: key + " " + zh, En: key + ": " + en} }
	if a == nil || b == nil {
		return []zhuanhua.Field[Regime]{schemeField(criterionKeys+key, text("评分项", "criterion"), "",
			func(s *Scheme) string { return s.criterion(key).shown() },
			func(dst, src *Scheme) {
				c := src.criterion(key)
				if c != nil {
					copied := *c
					copied.Steps = slices.Clone(c.Steps)
					c = &copied
					dst.adopt(src, c.Metric)
				}
				dst.Criteria = put(dst.Criteria, c, func(c *Criterion) bool { return c.Key == key })
			})}
	}
	part := func(name string, t zhuanhua.Text, show func(*Criterion) string, carry func(dst, src *Criterion)) zhuanhua.Field[Regime] {
		return schemeField(criterionKeys+key+"/"+name, t, "",
			func(s *Scheme) string {
				if c := s.criterion(key); c != nil {
					return show(c)
				}
				return ""
			},
			func(dst, src *Scheme) {
				if to, from := dst.criterion(key), src.criterion(key); to != nil && from != nil {
					carry(to, from)
					dst.adopt(src, from.Metric)
				}
			})
	}
	return []zhuanhua.Field[Regime]{
		part("weight", text("权重", "weight"), func(c *Criterion) string { return shownNumber(c.Weight) }, func(dst, src *Criterion) { dst.Weight = src.Weight }),
		part("metric", text("指标", "metric"), func(c *Criterion) string { return c.Metric }, func(dst, src *Criterion) { dst.Metric = src.Metric }),
		part("method", text("评分方法", "method"), func(c *Criterion) string { return fmt.Sprint(c.Method, " ", c.LowerBetter) },
			func(dst, src *Criterion) { dst.Method, dst.LowerBetter = src.Method, src.LowerBetter }),
		part("target", text("目标值", "target"), func(c *Criterion) string { return shownNumber(c.Target) }, func(dst, src *Criterion) { dst.Target = src.Target }),
		part("cap", text("完成率上限", "cap"), func(c *Criterion) string { return shownNumber(c.Cap) }, func(dst, src *Criterion) { dst.Cap = src.Cap }),
		part("steps", text("分档", "steps"), (*Criterion).shownSteps, func(dst, src *Criterion) { dst.Steps = slices.Clone(src.Steps) }),
	}
}

// schemeField is a parameter of the host's scheme.
func schemeField(key string, text zhuanhua.Text, unit string, show func(*Scheme) string, carry func(dst, src *Scheme)) zhuanhua.Field[Regime] {
	return zhuanhua.Field[Regime]{
		Param:  zhuanhua.Param{Key: key, Clause: "CZ23-3.3e", Status: zhuanhua.HostRule, Unit: unit},
		Text:   text,
		Show:   func(p Regime) string { return show(&p.Scheme) },
		Copy:   func(dst, src *Regime) { carry(&dst.Scheme, &src.Scheme) },
		Nearby: func(Regime) []Regime { return nil },
	}
}

// shownNumber writes a number of a scheme in plain notation; one out of bounds is
// refused before it is used and need not be told apart.
func shownNumber(d decimal.Decimal) string {
	r, err := ratOf(d)
	if err != nil {
		return err.Error()
	}
	return plain(r)
}

// shown writes a scheme so that two that differ are written differently.
func (s *Scheme) shown() string {
	if s.Key == "" {
		return ""
	}
	parts := []string{s.Key, s.Full.String(), strings.Join(s.Ties, ",")}
	for i := range s.Criteria {
		parts = append(parts, s.Criteria[i].Key+" "+s.Criteria[i].shown())
	}
	for i := range s.Penalties {
		parts = append(parts, s.Penalties[i].Key+" "+s.Penalties[i].shown())
	}
	return strings.Join(parts, "; ")
}

func (c *Criterion) shown() string {
	if c == nil {
		return ""
	}
	return fmt.Sprintf("%s %s %s %t %s %s [%s]", c.Metric, shownNumber(c.Weight), c.Method, c.LowerBetter,
		shownNumber(c.Target), shownNumber(c.Cap), c.shownSteps())
}

func (c *Criterion) shownSteps() string {
	var steps []string
	for _, s := range c.Steps {
		steps = append(steps, shownNumber(s.From)+":"+shownNumber(s.Share))
	}
	return strings.Join(steps, " ")
}

func (p *Penalty) shown() string {
	if p == nil {
		return ""
	}
	return p.Metric + " " + p.PerUnit.String() + " " + p.Most.String()
}

func (s *Scheme) criterion(key string) *Criterion {
	if n := slices.IndexFunc(s.Criteria, func(c Criterion) bool { return c.Key == key }); n >= 0 {
		return &s.Criteria[n]
	}
	return nil
}

func (s *Scheme) penalty(key string) *Penalty {
	if n := slices.IndexFunc(s.Penalties, func(p Penalty) bool { return p.Key == key }); n >= 0 {
		return &s.Penalties[n]
	}
	return nil
}

// adopt takes over a metric that the scheme does not have.
func (s *Scheme) adopt(src *Scheme, metric string) {
	named := func(m Metric) bool { return m.Key == metric }
	if n := slices.IndexFunc(src.Metrics, named); n >= 0 && !slices.ContainsFunc(s.Metrics, named) {
		s.Metrics = append(s.Metrics, src.Metrics[n])
	}
}

// put replaces the element of a list, appends it, or, where it is nil, takes it out.
func put[E any](list []E, e *E, is func(*E) bool) []E {
	n := slices.IndexFunc(list, func(other E) bool { return is(&other) })
	switch {
	case e == nil && n >= 0:
		return slices.Delete(slices.Clone(list), n, n+1)
	case e != nil && n >= 0:
		list[n] = *e
	case e != nil:
		list = append(list, *e)
	}
	return list
}

// keysOf returns the keys of two lists, each once, in their order.
func keysOf[E any](a, b []E, key func(*E) string) (keys []string) {
	for _, list := range [][]E{a, b} {
		for i := range list {
			if k := key(&list[i]); !slices.Contains(keys, k) {
				keys = append(keys, k)
			}
		}
	}
	return keys
}
