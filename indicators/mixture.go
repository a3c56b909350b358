package indicators

import (
	"encoding/binary"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// mixture counts the records whose parts fall into the same several cells. It
// arises where records are judged patent by patent.
type mixture struct {
	check    int
	cells    []int32 // ascending
	patents  []int64 // by cell
	records  int64
	unpriced int64
}

// mix counts the record at hand, whose parts lie in the cells touched.
func (k *kind) mix(j *zhuanhua.Judged, check int) {
	slices.Sort(k.touched)
	m := k.mixture(check, k.touched)
	m.records++
	if !j.AmountKnown {
		m.unpriced++
	}
	uses := k.table.Uses(check)
	home := k.homeNumber(j, uses.Homes)
	for n := range j.Parts {
		slot, _ := k.slot(j, n, check, uses, home) // made before
		i, _ := slices.BinarySearch(m.cells, slot.cell)
		m.patents[i] += int64(len(j.Parts[n].Patents))
	}
}

// mixture finds or makes the mixture of the cells, which must be ascending.
func (k *kind) mixture(check int, cells []int32) *mixture {
	name := make([]byte, 0, 4*len(cells))
	for _, c := range cells {
		name = binary.BigEndian.AppendUint32(name, uint32(c))
	}
	n, there := k.mixtures[string(name)]
	if !there {
		if k.mixtures == nil {
			k.mixtures = map[string]int32{}
		}
		n = int32(len(k.mixed))
		k.mixtures[string(name)] = n
		k.mixed = append(k.mixed, mixture{check: check, cells: slices.Clone(cells), patents: make([]int64, len(cells))})
	}
	return &k.mixed[n]
}
