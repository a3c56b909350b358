package indicators

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// dayCuts divides all days into classes that no period told to the tally can tell
// apart. Class 0 is "no day"; each further class is represented by its first day.
type dayCuts struct {
	first []zhuanhua.Day // first day of each class; first[0] is no day
	table []uint8        // class of the days from first[1] on, up to the last cut
}

const maxClasses = 256

// newDayCuts cuts at the beginning of each period, after its end and after its
// statistics day. It returns false where there are more classes than a byte holds.
func newDayCuts(periods []zhuanhua.Period) (dayCuts, bool) {
	cuts := []zhuanhua.Day{1}
	for _, p := range periods {
		cuts = append(cuts, p.From, p.To+1, p.AsOf+1)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	c := dayCuts{first: append([]zhuanhua.Day{0}, cuts...)}
	if len(c.first) > maxClasses {
		return dayCuts{}, false
	}
	if len(c.first) > 2 {
		begin, end := c.first[2], c.first[len(c.first)-1]
		c.table = make([]uint8, end-begin+1)
		class := 2
		for i := range c.table {
			if class+1 < len(c.first) && begin+zhuanhua.Day(i) >= c.first[class+1] {
				class++
			}
			c.table[i] = uint8(class)
		}
	}
	return c, true
}

// class returns the day's class.
func (c *dayCuts) class(d zhuanhua.Day) uint8 {
	switch {
	case d <= 0:
		return 0
	case len(c.first) == 2 || d < c.first[2]:
		return 1
	case int(d-c.first[2]) >= len(c.table):
		return uint8(len(c.first) - 1)
	}
	return c.table[d-c.first[2]]
}
