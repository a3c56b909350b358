package indicators

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math/bits"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// seal is a digest of records that does not depend on their order: each record's
// SHA-256, added modulo 2²⁵⁶. Two sealed tallies of the same records have the same
// seal however the records were split. It shows that a filed figure comes from
// these records; against one who may choose the records freely it proves nothing.
type seal struct {
	sum  digest
	room []byte
	list []zhuanhua.PatentNo
}

type digest [4]uint64 // least significant word first

func (d *digest) add(sum [32]byte) {
	var other digest
	for i := range other {
		other[i] = binary.BigEndian.Uint64(sum[24-8*i:])
	}
	d.addDigest(other)
}

func (d *digest) addDigest(other digest) {
	carry := uint64(0)
	for i := range d {
		d[i], carry = bits.Add64(d[i], other[i], carry)
	}
}

func (d digest) bytes() (b [32]byte) {
	for i, word := range d {
		binary.BigEndian.PutUint64(b[24-8*i:], word)
	}
	return b
}

// Sealed makes the tally keep a digest of its records, which costs several times
// the judging. It must be called before the first record; afterwards it is an
// error.
func (t *Tally) Sealed() error {
	switch {
	case t.Err() != nil:
		return t.Err()
	case t.seal != nil:
		return nil
	}
	for _, k := range t.kinds() {
		if len(k.rules) > 0 { // a record makes a profile
			return ErrOtherSeal
		}
	}
	t.seal = &seal{}
	return nil
}

// String returns the digest in hexadecimal.
func (s *seal) String() string {
	b := s.sum.bytes()
	return hex.EncodeToString(b[:])
}

func (s *seal) merge(other *seal) {
	s.sum.addDigest(other.sum)
}

func (s *seal) close(e *encoder) {
	s.sum.add(sha256.Sum256(e.b))
	s.room = e.b
}

// transfer adds a transfer. Patents and payments are taken in an order of their
// own, so that the order in which a host lists them does not matter.
func (s *seal) transfer(r *zhuanhua.Transfer) {
	e := encoder{b: s.room[:0]}
	e.text("transfer").text(r.ID).number(uint64(r.Kind), uint64(r.Licence), uint64(r.TransferorFirst), uint64(r.TransfereeFirst))
	e.party(r.Transferor).party(r.Transferee)
	e.day(r.SignedOn, r.EffectiveOn, r.RecordedOn, r.RevokedOn, r.LicenceFrom, r.LicenceTo)
	contract, given := r.ContractAmount.Get()
	amount, _ := zhuanhua.AmountOf(contract) // validated
	e.number(uint64(r.ContractFiled), uint64(zhuanhua.TruthOf(given)), uint64(amount))
	var all digest
	for i := range r.Patents {
		p := &r.Patents[i]
		one := encoder{b: make([]byte, 0, 64)}
		one.number(uint64(p.No), uint64(zhuanhua.TruthOf(p.OnRegister)), uint64(p.PubliclyFunded)).day(p.GrantedOn, p.LapsedOn, p.DeclassifiedOn)
		all.add(sha256.Sum256(one.b))
	}
	e.digest(all, len(r.Patents))
	all = digest{}
	for i := range r.Payments {
		p := &r.Payments[i]
		amount, _ := zhuanhua.AmountOf(p.Amount.Or(decimal.Decimal{})) // validated
		one := encoder{b: make([]byte, 0, 128)}
		one.text(p.ID).day(p.PaidOn).number(uint64(amount), uint64(p.Evidence)).text(p.Payer.String()).text(p.Payee.String())
		all.add(sha256.Sum256(one.b))
	}
	e.digest(all, len(r.Payments))
	s.close(&e)
}

// pledge adds a pledge registration.
func (s *seal) pledge(r *zhuanhua.Pledge) {
	e := encoder{b: s.room[:0]}
	amount, _ := zhuanhua.AmountOf(r.Amount.Or(decimal.Decimal{})) // validated
	e.text("pledge").text(r.ID).party(r.Pledgor).text(r.Pledgee.String())
	e.day(r.RegisteredOn, r.DeregisteredOn, r.AnnulledOn).number(uint64(zhuanhua.TruthOf(r.Amount.IsGiven())), uint64(amount))
	e.patents(s, r.Patents)
	s.close(&e)
}

// coverage adds a coverage.
func (s *seal) coverage(c *zhuanhua.Coverage) {
	e := encoder{b: s.room[:0]}
	e.text("coverage").text(c.Measure.ID).number(uint64(c.Measure.InPlan), uint64(c.Measure.DirectlyRelated))
	e.party(c.Party).day(c.Since)
	s.close(&e)
}

// product adds a product filing.
func (s *seal) product(r *zhuanhua.Product) {
	e := encoder{b: s.room[:0]}
	e.text("product").text(r.ID).party(r.Party).day(r.DeclaredOn, r.WithdrawnOn, r.CertifiedOn)
	e.number(uint64(zhuanhua.TruthOf(r.OtherProof)))
	e.patents(s, r.Patents)
	s.close(&e)
}

// patents writes a list of numbers in an order of its own.
func (e *encoder) patents(s *seal, list []zhuanhua.PatentNo) {
	e.number(uint64(len(list)))
	s.list = append(s.list[:0], list...)
	slices.Sort(s.list)
	for _, n := range s.list {
		e.number(uint64(n))
	}
}

// encoder writes values one after the other, each so that none can run into the
// next.
type encoder struct{ b []byte }

func (e *encoder) number(values ...uint64) *encoder {
	for _, v := range values {
		e.b = binary.BigEndian.AppendUint64(e.b, v)
	}
	return e
}

func (e *encoder) day(days ...zhuanhua.Day) *encoder {
	for _, d := range days {
		e.b = binary.BigEndian.AppendUint32(e.b, uint32(d))
	}
	return e
}

func (e *encoder) text(s string) *encoder {
	e.b = binary.BigEndian.AppendUint64(e.b, uint64(len(s)))
	e.b = append(e.b, s...)
	return e
}

func (e *encoder) digest(d digest, n int) *encoder {
	b := d.bytes()
	e.b = append(e.b, b[:]...)
	return e.number(uint64(n))
}

// party writes what judging reads of a party.
func (e *encoder) party(p *zhuanhua.Party) *encoder {
	if p == nil {
		return e.number(0)
	}
	e.number(1).text(p.ID.String()).number(uint64(p.Kind), uint64(p.Province), uint64(p.City), uint64(len(p.Sizes)))
	for i := range p.Sizes {
		e.number(uint64(p.Sizes[i].Year), uint64(p.Sizes[i].Size.Possible))
	}
	return e
}
