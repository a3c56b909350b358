package awards

import "github.com/zhuanhua-rules/zhuanhua"

// Codes of notes on chances.
const (
	NoteCertain      = "sampling-certain"    // sampling errors change nothing
	NoteOverturnable = "sampling-overturns"  // a draw put it on another side of the line
	NoteErrorUnknown = "sampling-error-open" // a value or a standard error is not known
	NoteShapeDecides = "sampling-shape"      // without the shape of the errors the bounds say nothing
)

// note says in words how sure the place is.
func (c *Chance) note() {
	add := func(code, zh, en string) {
		c.Notes = append(c.Notes, zhuanhua.Note{Code: code, Clause: "CZ23-A3c", Text: zhuanhua.Text{Zh: zh, En: en}})
	}
	n := c.Drawn.Number()
	switch {
	case c.Drawn.Open > 0:
		add(NoteErrorUnknown, "有得分或标准误未知，位置不能确定", "a score or a standard error is not known, which leaves the place open")
	case c.Drawn.Within == n && c.Line == Within, c.Drawn.Across == n && c.Line == Across, c.Drawn.Beyond == n && c.Line == Beyond:
		add(NoteCertain, "每次模拟的位置都不变", "every draw gives the same place")
	default:
		add(NoteOverturnable, "抽样误差可能改变位置", "the sampling error could change the place")
	}
	if c.Free.Low == 0 && c.Free.High == 1 && (c.Shaped.Low > 0 || c.Shaped.High < 1) {
		add(NoteShapeDecides, "不假定误差分布时，得不到有用的界", "without the shape of the errors the bounds say nothing")
	}
}
