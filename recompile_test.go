package zhuanhua_test

import (
	"errors"
	"testing"

	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

func TestMetIsJudgeForAllChecks(t *testing.T) {
	tables := shipped(t, eligibility.SpecialPlan())
	rapid.Check(t, func(t *rapid.T) {
		table := rapid.SampledFrom(append(tables, anyTable(t))).Draw(t, "table")
		facts := anyFacts(t, table.Form())
		met := table.Met(facts)
		for i := range table.Checks() {
			if got, want := met>>i&1 == 1, table.Slow(i, facts).Outcome() == zhuanhua.Met; got != want {
				t.Fatalf("%s, facts %x: met %v, by rows %v", table.Check(i).Name, facts, got, want)
			}
		}
		if met>>table.Checks() != 0 {
			t.Fatalf("%b: more than %d checks", met, table.Checks())
		}
	})
}

func TestRecompiledChecksJudgeAsCompiled(t *testing.T) {
	check := applying()
	bare := mustCompile(t, stallForm())
	table, err := bare.Recompile(check)
	if err != nil {
		t.Fatal(err)
	}
	whole := mustCompile(t, stallForm(), check)
	for code := range zhuanhua.Code(3) {
		for seal := range zhuanhua.Code(3) {
			facts := stallFacts(goodsFact, code, sealFact, seal)
			if got, want := table.Judge(0, facts).Outcome(), whole.Judge(0, facts).Outcome(); got != want {
				t.Errorf("facts %x: %v, compiled at once %v", facts, got, want)
			}
		}
	}
	if bare.Checks() != 0 || bare.Met(0) != 0 {
		t.Errorf("the table without checks now has %d", bare.Checks())
	}
	if _, err := table.Recompile(check, check); !errors.As(err, new(*zhuanhua.CompileError)) {
		t.Errorf("a check twice: %v", err)
	}
	var none *zhuanhua.Table
	if _, err := none.Recompile(check); !errors.As(err, new(*zhuanhua.CompileError)) {
		t.Errorf("no form: %v", err)
	}
}

// The rows of a compiled check do not grow into one another.
func TestCompiledTermsAreApart(t *testing.T) {
	check := applying().With()
	for i := range check.Rows {
		if terms := check.Rows[i].Any; cap(terms) != len(terms) {
			t.Errorf("%s: room for %d terms more", check.Rows[i].Code, cap(terms)-len(terms))
		}
	}
}
