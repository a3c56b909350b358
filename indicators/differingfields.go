package indicators

import (
	"reflect"
	"strings"
)

// differingFields returns the names of the fields in which two records differ, joined,
// in the order of the record. It goes through whatever fields the record has, so that
// none can be forgotten.
func differingFields[R any](a, b *R) string {
	var names []string
	v, w := reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem()
	for i := range v.NumField() {
		if !same(v.Field(i), w.Field(i)) {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			names = append(names, name)
		}
	}
	return strings.Join(names, listMark)
}

// same reports whether two values of a type are the same: by the type's own method
// Equal, which takes 1.5 and 1.50 for one amount, by what a pointer points to, by
// element, by field.
func same(v, w reflect.Value) bool {
	if equal := v.MethodByName("Equal"); equal.IsValid() && v.CanInterface() {
		return equal.Call([]reflect.Value{w})[0].Bool()
	}
	switch {
	case v.Kind() == reflect.Pointer:
		return v.IsNil() == w.IsNil() && (v.IsNil() || same(v.Elem(), w.Elem()))
	case v.Kind() == reflect.Slice:
		if v.Len() != w.Len() {
			return false
		}
		for i := range v.Len() {
			if !same(v.Index(i), w.Index(i)) {
				return false
			}
		}
		return true
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if !same(v.Field(i), w.Field(i)) {
				return false
			}
		}
		return true
	}
	return v.Equal(w)
}
