package eligibility

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"hash"

	"github.com/zhuanhua-rules/zhuanhua"
)

// print hashes what decides: every parameter and every row of every check, but
// not the wording of reasons.
func (j *Judge) print() (sum [32]byte) {
	h := sha256.New()
	for _, f := range Fields() {
		fmt.Fprintf(h, "%s=%s\n", f.Key, f.Show(j.rules))
	}
	for _, t := range []*zhuanhua.Table{j.transfers, j.pledges, j.payments, j.coverages, j.products} {
		for i := range t.Checks() {
			c := t.Check(i)
			hashCheck(h, &c)
		}
	}
	h.Sum(sum[:0])
	return sum
}

func hashCheck(h hash.Hash, c *zhuanhua.Check) {
	fmt.Fprintf(h, "%s/%s home=%d carry=%s\n", c.Record, c.Name, c.Home, c.Carry)
	if c.Applies != nil {
		fmt.Fprint(h, "applies ")
		hashRow(h, *c.Applies)
	}
	for _, row := range c.Rows {
		hashRow(h, row)
	}
}

func hashRow(h hash.Hash, c zhuanhua.Criterion) {
	row, _ := json.Marshal(struct {
		Code   string
		Clause zhuanhua.ClauseID
		Nature zhuanhua.Nature
		Any    []zhuanhua.Term
	}{c.Code, c.Clause, c.Nature, c.Any})
	h.Write(append(row, '\n'))
}

// Fingerprint identifies rules and checks: two judges with the same fingerprint
// give every record the same verdict.
func (j *Judge) Fingerprint() [32]byte {
	if j == nil || j.fingerprint == nil {
		return [32]byte{}
	}
	return j.fingerprint()
}
