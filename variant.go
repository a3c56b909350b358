package zhuanhua

import "slices"

// Variant is a named edit of a rules value (方案变动): a draft, a reading otherwise, a
// host's rule. Nothing is in force because it is a Variant; Status says how firm it
// is.
type Variant[S any] struct {
	Key    string
	Text   Text
	Clause ClauseID // that it alters or rests on; empty: none
	Status Status   // [Draft] of a change that is not in force
	Source string   // where the change is proposed, in the host's words
	Edit   func(*S) // nil alters nothing
}

// Stack returns the base with the variants applied, first to last: a later one sees
// what the earlier made and prevails over it. The base is never altered: a value
// with slices or maps inside must have a method Clone() S that copies them.
func Stack[S any](base S, variants ...Variant[S]) S {
	s := cloneOf(base)
	for _, v := range variants {
		if v.Edit != nil {
			v.Edit(&s)
		}
	}
	return s
}

// cloneOf returns a copy that shares nothing that an edit could reach.
func cloneOf[S any](s S) S {
	if c, ok := any(s).(interface{ Clone() S }); ok {
		return c.Clone()
	}
	if c, ok := any(&s).(interface{ Clone() S }); ok {
		return c.Clone()
	}
	return s
}

// Layer is a parameter that a stack of variants alters, and by which of them.
type Layer struct {
	Param Param  `json:"param"`
	Text  Text   `json:"text"`
	Was   string `json:"was"` // in the base
	Is    string `json:"is"`  // in the stack
	// By are the keys of the variants that moved it, in the order of the stack: the
	// last of them prevails. A parameter that was moved and moved back stands here
	// with Was and Is the same.
	By []string `json:"by"`
}

// Layers returns the parameters that a stack of variants alters, in the order of the
// fields: what overrides what is seen before anything is decided.
func Layers[S any](fields []Field[S], base S, variants ...Variant[S]) []Layer {
	by := make([][]string, len(fields))
	before := cloneOf(base)
	for i := range variants {
		after := Stack(before, variants[i])
		for n, f := range fields {
			if f.Show(before) != f.Show(after) {
				by[n] = append(by[n], variants[i].Key)
			}
		}
		before = after
	}
	layers := []Layer{}
	for n, f := range fields {
		if by[n] != nil {
			layers = append(layers, Layer{f.Param, f.Text, f.Show(base), f.Show(before), slices.Clone(by[n])})
		}
	}
	return layers
}

// Alteration is a parameter in which two rules values differ.
type Alteration struct {
	Param Param  `json:"param"`
	Text  Text   `json:"text"`
	Was   string `json:"was"`
	Is    string `json:"is"`
}

// Alterations returns the parameters in which two values differ, in words and in the
// order of the fields.
func Alterations[S any](fields []Field[S], base, draft S) []Alteration {
	list := []Alteration{}
	for _, f := range Altered(fields, base, draft) {
		list = append(list, Alteration{f.Param, f.Text, f.Show(base), f.Show(draft)})
	}
	return list
}
