package eligibility

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// screenRow is a patent of a record.
type screenRow struct {
	act
	patent int32 // its number
}

// screenRows are the patents of the records, sorted by patent and then by the
// record's place.
type screenRows struct {
	rows   []screenRow
	places []int32             // of the records, by row
	starts []int32             // first row, by patent; one more at the end
	nos    []zhuanhua.PatentNo // by patent, ascending
	used   []zhuanhua.Day      // last filing or pledge, by patent
	filed  []bool              // a filing names it, by patent
}

// at returns the record at a place.
func (r *screenRun) at(place int32) *screenRecord { return r.records.at(int(r.order[place])) }

// arrange puts the records in order and the rows by patent.
func (r *screenRun) arrange() {
	r.acts = make([]screenHead, len(r.order))
	keys, order := r.sort.room(len(r.order))
	for i, n := range r.order {
		keys[i], order[i] = uint64(r.heads.at(int(n)).day), n
	}
	keys, order = r.sort.byKey(keys, order)
	copy(r.order, order)
	r.sort.spare(keys, order)
	for place, n := range r.order {
		r.acts[place] = *r.heads.at(int(n))
	}
	r.heads = pieces[screenHead]{}
	keys, places := r.sort.room(r.patents.len)
	row := 0
	for place := range r.acts {
		h := &r.acts[place]
		for i := h.patents; i < h.patents+h.count; i++ {
			keys[row], places[row] = uint64(*r.patents.at(int(i))), int32(place)
			row++
		}
	}
	keys, places = r.sort.byKey(keys, places)
	r.byPatent(keys, slices.Clone(places))
	r.sort.spare(keys, places)
	r.join()
}

// byPatent makes the rows of sorted patent numbers and the places of their records.
func (r *screenRun) byPatent(numbers []uint64, places []int32) {
	different := 0
	for row, k := range numbers {
		if row == 0 || k != numbers[row-1] {
			different++
		}
	}
	r.nos, r.starts = make([]zhuanhua.PatentNo, 0, different), make([]int32, 0, different+1)
	r.rows = make([]screenRow, len(numbers))
	for row, k := range numbers {
		if row == 0 || k != numbers[row-1] {
			r.nos, r.starts = append(r.nos, zhuanhua.PatentNo(k)), append(r.starts, int32(row))
		}
		r.rows[row] = screenRow{r.acts[places[row]].act, int32(len(r.nos) - 1)}
	}
	r.places, r.starts = places, append(r.starts, int32(len(numbers)))
}

// join tells of each patent what was made of it.
func (r *screenRun) join() {
	r.used, r.filed = make([]zhuanhua.Day, len(r.nos)), make([]bool, len(r.nos))
	keys, uses := r.sort.room(r.uses.len)
	for i := range uses {
		keys[i], uses[i] = uint64(r.uses.at(i).patent), int32(i)
	}
	keys, uses = r.sort.byKey(keys, uses)
	defer r.sort.spare(keys, uses)
	patent := 0
	for _, n := range uses {
		u := r.uses.at(int(n))
		for patent < len(r.nos) && r.nos[patent] < u.patent {
			patent++
		}
		if patent < len(r.nos) && r.nos[patent] == u.patent {
			r.used[patent] = max(r.used[patent], u.day)
			r.filed[patent] = r.filed[patent] || u.filing
		}
	}
	r.uses = pieces[use]{}
}

// eachPatent visits the rows of each patent that has two or more whose acts are
// wanted, in the order of day and id. The list is the next patent's too.
func (r *screenRun) eachPatent(want func(*act) bool, visit func(rows []int32)) {
	var rows []int32
	for patent := range r.nos {
		from, to := r.starts[patent], r.starts[patent+1]
		if to-from < 2 {
			continue
		}
		rows = rows[:0]
		for row := from; row < to; row++ {
			if want(&r.rows[row].act) {
				rows = append(rows, row)
			}
		}
		if len(rows) > 1 {
			visit(rows)
		}
	}
}

// spans are stretches of a list, which may overlap.
type spans struct{ reach []int32 }

// over empties the spans, for a list of n.
func (s *spans) over(n int) {
	s.reach = s.reach[:0]
	for range n {
		s.reach = append(s.reach, -1)
	}
}

// add adds the stretch from one to the other, both included.
func (s *spans) add(from, to int) { s.reach[from] = max(s.reach[from], int32(to)) }

// each visits what lies in any stretch.
func (s *spans) each(visit func(i int)) {
	covered := int32(-1)
	for i, to := range s.reach {
		if covered = max(covered, to); int32(i) <= covered {
			visit(i)
		}
	}
}
