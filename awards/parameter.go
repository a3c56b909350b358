package awards

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// parameter describes one field of a rules value: where it lies, how it is shown,
// and the values one unit away from it.
func parameter[S any, V comparable](p zhuanhua.Param, text zhuanhua.Text,
	at func(*S) *V, show func(V) string, nearby func(V) []V) zhuanhua.Field[S] {
	return zhuanhua.Field[S]{
		Param: p,
		Text:  text,
		Show:  func(s S) string { return show(*at(&s)) },
		Copy:  func(dst, src *S) { *at(dst) = *at(src) },
		Nearby: func(s S) []S {
			var near []S
			for _, v := range nearby(*at(&s)) {
				other := s
				*at(&other) = v
				near = append(near, other)
			}
			return near
		},
	}
}

// paramOf returns the provenance of the parameter with the key; none for no key.
func paramOf[S any](fields []zhuanhua.Field[S], key string) (p zhuanhua.Param) {
	for _, f := range fields {
		if f.Key == key {
			p = f.Param
		}
	}
	return p
}

// steps returns the values one unit below and above.
func steps[V ~int | ~int64 | ~int32](unit V) func(V) []V {
	return func(v V) []V { return []V{v - unit, v + unit} }
}

// shown writes a value that may not be given, the empty text where it is not.
func shown[V any](show func(V) string) func(zhuanhua.Given[V]) string {
	return func(g zhuanhua.Given[V]) string {
		if v, given := g.Get(); given {
			return show(v)
		}
		return ""
	}
}

// nearGiven returns the values a unit from one that may not be given; from the start
// where it is not.
func nearGiven[V ~int | ~int64](unit, start V) func(zhuanhua.Given[V]) []zhuanhua.Given[V] {
	return func(g zhuanhua.Given[V]) []zhuanhua.Given[V] {
		v := g.Or(start)
		return []zhuanhua.Given[V]{zhuanhua.Value(v - unit), zhuanhua.Value(v + unit)}
	}
}

// nearSet returns the sets with one value more or less, up to last.
func nearSet[E zhuanhua.Member](last E) func(zhuanhua.Set[E]) []zhuanhua.Set[E] {
	return func(s zhuanhua.Set[E]) (near []zhuanhua.Set[E]) {
		for v := E(1); v <= last; v++ {
			near = append(near, s^zhuanhua.SetOf(v))
		}
		return near
	}
}

// subset reports whether the set holds nothing beyond last.
func subset[E zhuanhua.Member](s zhuanhua.Set[E], last E) bool { return s>>(last+1) == 0 && s&1 == 0 }

// unsettled returns the [UnsetError] of the first fact for which an undetermined
// verdict waits although only a number that the host did not give keeps it open; nil
// where there is none. The parameters stand by the key of their fact.
func unsettled(v zhuanhua.Verdict, year int, unset map[string]zhuanhua.Param) error {
	for f := range v.Missing() {
		if p, there := unset[f.Key]; there {
			return &UnsetError{Param: p, Year: year}
		}
	}
	return nil
}

// failed returns the criteria that a verdict failed.
func failed(v zhuanhua.Verdict) []Reason {
	list := []Reason{}
	for row := range v.Failed() {
		list = append(list, Reason{row.Code, row.Clause, row.Nature, row.Status(), row.Text})
	}
	return list
}

// truths are the values of a fact that is a yes or a no, its codes those of Truth.
func truths(yes, no zhuanhua.Text) []zhuanhua.FactValue {
	return []zhuanhua.FactValue{
		{Key: zhuanhua.Yes.String(), Text: yes},
		{Key: zhuanhua.No.String(), Text: no},
	}
}

// yesOrNo are truths in the plainest words.
func yesOrNo() []zhuanhua.FactValue { return truths(zhuanhua.Yes.Text(), zhuanhua.No.Text()) }

// marks are the values of a fact that compares a figure with a mark.
func marks() []zhuanhua.FactValue {
	return []zhuanhua.FactValue{
		{Key: "reached", Text: zhuanhua.Text{Zh: "达到标准", En: "at the mark or above"}},
		{Key: "below", Text: zhuanhua.Text{Zh: "未达到标准", En: "below the mark"}},
	}
}

// kinds are the kinds of party as the values of a fact, the codes being the kinds.
func kinds() (values []zhuanhua.FactValue) {
	for k := zhuanhua.University; k <= zhuanhua.OtherParty; k++ {
		values = append(values, zhuanhua.FactValue{Key: k.String(), Text: k.Text()})
	}
	return values
}

// yearFault refuses a year that no calendar has.
func yearFault(record zhuanhua.RecordKind, id string, year int) error {
	if year < 1 || year > 9999 {
		return &zhuanhua.InputError{Record: record, ID: zhuanhua.Quote(id), Field: "year", Value: strconv.Itoa(year), Err: zhuanhua.ErrRange}
	}
	return nil
}
