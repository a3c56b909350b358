package casebook

import (
	"strings"
	"testing"
)

// alike are mutants that decide nothing else: open licences are left out by every
// screen of single deals, whatever forms of licence it looks at.
var alike = map[string]bool{"nominal-forms exclusive;open": true}

// Every mutant of every parameter is killed by an exported case.
func TestMutantsAreKilled(t *testing.T) {
	kits, err := Kits()
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kits {
		t.Run(k.Name, func(t *testing.T) {
			mutants := k.Mutants()
			byParameter := map[string]int{}
			for _, m := range mutants {
				byParameter[m.Parameter]++
				if m.KilledBy == "" && !m.Refused && !alike[m.Parameter+" "+m.To] {
					t.Errorf("%s as %q instead of %q survives", m.Parameter, m.To, m.From)
				}
			}
			for _, p := range k.Parameters {
				// A table refuses two rows of one metric and year, and a base that its kind does not have.
				if strings.HasSuffix(p.Key, " years") || strings.HasSuffix(p.Key, " base") {
					continue
				}
				if byParameter[p.Key] == 0 && strings.ContainsAny(p.Value, "0123456789") {
					t.Errorf("%s has no mutant", p.Key)
				}
			}
			t.Logf("%d parameters, %d cases, %d mutants", len(k.Parameters), len(k.Cases), len(mutants))
		})
	}
}
