package casebook

import "testing"

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
				if m.KilledBy == "" {
					t.Errorf("%s as %q instead of %q survives", m.Parameter, m.To, m.From)
				}
			}
			for _, p := range k.Parameters {
				if byParameter[p.Key] == 0 && p.Value != "qualitative" {
					t.Errorf("%s has no mutant", p.Key)
				}
			}
			t.Logf("%d parameters, %d cases, %d mutants", len(k.Parameters), len(k.Cases), len(mutants))
		})
	}
}
