package zhuanhua

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// Fingerprint identifies rules by what decides in them: every parameter by what its
// field shows, and every criterion of every check by code, clause, nature and terms,
// but not the wording of reasons. Rules with the same fingerprint decide alike under
// the same [Version]. It is hexadecimal; a table that is nil has no checks.
func Fingerprint[S any](fields []Field[S], rules S, tables ...*Table) string {
	p := printer{}
	for _, f := range fields {
		p.text(f.Key)
		p.text(f.Show(rules))
	}
	for _, t := range tables {
		if t == nil {
			continue
		}
		p.number(t.Checks())
		for i := range t.Checks() {
			p.check(t.Check(i))
		}
	}
	sum := sha256.Sum256(p)
	return hex.EncodeToString(sum[:])
}

// Stamp says in a decision record by which rules and which version of the library it was
// made.
func (d *Decision) Stamp(rules string) { d.Rules, d.Version = rules, Version }

// printer writes values one after the other, each so that none can run into the next.
type printer []byte

func (p *printer) number(n int) { *p = binary.AppendVarint(*p, int64(n)) }

func (p *printer) text(s string) {
	p.number(len(s))
	*p = append(*p, s...)
}

func (p *printer) check(c Check) {
	p.text(c.Record.String())
	p.text(c.Name)
	p.text(c.Carry)
	p.number(c.Home)
	if p.number(len(c.Rows)); c.Applies != nil {
		p.text("applies")
		p.row(c.Applies)
	}
	for i := range c.Rows {
		p.row(&c.Rows[i])
	}
}

func (p *printer) row(c *Criterion) {
	p.text(c.Code)
	p.text(string(c.Clause))
	p.number(int(c.Nature))
	p.number(len(c.Any))
	for _, t := range c.Any {
		for _, n := range [...]int{t.Fact, int(t.In), int(t.Maybe), int(t.Kind)} {
			p.number(n)
		}
	}
}
