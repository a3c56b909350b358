package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
)

const (
	plotWidth  = 60 // columns between the ends of the scale
	widestPlot = 1.0
)

// interval is one line of a plot.
type interval struct {
	label   string
	reading zhuanhua.SurveyReading
}

// plot draws intervals one under the other on a scale in per cent, in plain ASCII
// characters, which every terminal shows one column wide, with the numbers under their
// names beside them:
//
//	label  [--:-*------]             21.3  [18.9, 23.7]  75
//
// with the estimate *, the ends of the interval [ and ], arrows where it leaves the
// scale, and the target as a line of colons that only an estimate or an end covers.
func plot(lines []interval, target float64, names ...string) string {
	low, high, step := scale(lines, target)
	at := func(v float64) int { return int(math.Round((v - low) / (high - low) * plotWidth)) }
	widest := 0
	for _, l := range lines {
		widest = max(widest, column.Width(l.label))
	}
	t := column.NewTable("llrlr")
	t.Row(append([]string{"", ""}, names...)...)
	for _, l := range lines {
		row, value, bounds := strip(l.reading, at, at(target))
		t.Row(l.label, row, value, bounds, strconv.Itoa(l.reading.Respondents))
	}
	axis, numbers := []byte(strings.Repeat("-", plotWidth+1)), []byte(strings.Repeat(" ", plotWidth+8))
	for i := range int(math.Round((high-low)/step)) + 1 {
		v := low + float64(i)*step
		x, text := at(v), strconv.Itoa(int(math.Round(100*v)))+"%"
		axis[x] = '+'
		copy(numbers[x:], text)
	}
	axis[at(target)] = ':'
	indent := strings.Repeat(" ", widest+4)
	return t.String("  ") + indent + string(axis) + "\n" + indent + strings.TrimRight(string(numbers), " ") + "\n"
}

// strip draws one interval, and returns its numbers.
func strip(r zhuanhua.SurveyReading, at func(float64) int, target int) (row, value, bounds string) {
	line := []byte(strings.Repeat(" ", plotWidth+1))
	estimate, known := r.Estimate.Get()
	from, bounded := r.Low.Get()
	to, _ := r.High.Get()
	value, bounds = "—", "—"
	if known && bounded {
		span(line, at(from), at(to))
		bounds = fmt.Sprintf("[%.1f, %.1f]", 100*from, 100*to)
	}
	if line[target] == ' ' || line[target] == '-' {
		line[target] = ':'
	}
	if known {
		value = fmt.Sprintf("%.1f", 100*estimate)
		if x := at(estimate); x >= 0 && x <= plotWidth {
			line[x] = '*'
		}
	}
	return string(line), value, bounds
}

// span draws an interval between two columns, which may lie off the scale.
func span(row []byte, from, to int) {
	for x := max(from, 0); x <= min(to, plotWidth); x++ {
		row[x] = '-'
	}
	if from >= 0 && from <= plotWidth {
		row[from] = '['
	} else if from < 0 {
		row[0] = '<'
	}
	if to >= 0 && to <= plotWidth {
		row[to] = ']'
	} else if to > plotWidth {
		row[plotWidth] = '>'
	}
}

// scale returns the ends of a scale in whole steps that holds every interval within
// the widest plot around the target, and the step.
func scale(lines []interval, target float64) (low, high, step float64) {
	low, high = target, target
	for _, l := range lines {
		for _, n := range []zhuanhua.SurveyNumber{l.reading.Estimate, l.reading.Low, l.reading.High} {
			if v, known := n.Get(); known {
				low, high = math.Min(low, v), math.Max(high, v)
			}
		}
	}
	low, high = math.Max(low, target-widestPlot), math.Min(high, target+widestPlot)
	for _, step = range []float64{0.02, 0.05, 0.1, 0.2} {
		if (high-low)/step <= 8 {
			break
		}
	}
	low, high = math.Floor(low/step)*step, math.Ceil(high/step)*step
	return low, math.Max(high, low+step), step
}
