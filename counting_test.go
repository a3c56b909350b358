package zhuanhua_test

import (
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

func TestCountingWords(t *testing.T) {
	list := []namedWord{{"by_patent", "按件（去重）"}, {"by_record", "按件次"}}
	checkWords[zhuanhua.Counting](t, "counting", list)
}

func TestCumulationWords(t *testing.T) {
	list := []namedWord{{"sum_of_years", "各年之和"}, {"over_window", "跨年去重"}}
	checkWords[zhuanhua.Cumulation](t, "cumulation", list)
}
