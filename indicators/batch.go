package indicators

import "github.com/zhuanhua-rules/zhuanhua"

// ahead is how many records are looked at before the first of them is judged.
const ahead = 32

// Transfers judges and adds the transfers in turn, as [Tally.Transfer] does, up to
// the first that is refused. It returns how many were added. It is faster than one
// call a record: parties and amounts lie anywhere in memory, and those of several
// records are fetched together.
func (t *Tally) Transfers(rows []zhuanhua.Transfer) (added int, err error) {
	for len(rows) > 0 {
		block := rows[:min(ahead, len(rows))]
		rows = rows[len(block):]
		t.fetched += fetch(block)
		for i := range block {
			if err := t.Transfer(&block[i]); err != nil {
				return added, err
			}
			added++
		}
	}
	return added, nil
}

// fetch reads what judging will read of other places in memory, each read
// independent of the others, and returns something that depends on all of them.
func fetch(block []zhuanhua.Transfer) (sum int) {
	for i := range block {
		r := &block[i]
		if p := r.Transferor; p != nil {
			sum += int(p.Kind) + len(p.Sizes)
		}
		if p := r.Transferee; p != nil {
			sum += int(p.Kind) + len(p.Sizes)
		}
		for k := range r.Patents {
			sum += int(r.Patents[k].No)
		}
		for k := range r.Payments {
			amount, _ := r.Payments[k].Amount.Get()
			sum += int(amount.CoefficientInt64())
		}
	}
	for i := range block {
		if p := block[i].Transferee; p != nil {
			for k := range p.Sizes {
				sum += p.Sizes[k].Year
			}
		}
	}
	return sum
}
