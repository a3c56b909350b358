package eligibility_test

import (
	"encoding/binary"
	"errors"
	"math/big"
	"testing"
	"time"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// bytesOfRecord hands out the bytes of which a record is made; zeros when they are
// used up.
type bytesOfRecord struct{ left []byte }

func (b *bytesOfRecord) byte() byte {
	if len(b.left) == 0 {
		return 0
	}
	c := b.left[0]
	b.left = b.left[1:]
	return c
}

func (b *bytesOfRecord) number() uint64 {
	var n [8]byte
	for i := range n {
		n[i] = b.byte()
	}
	return binary.BigEndian.Uint64(n[:])
}

// pick returns a small value most of the time, and any byte now and then.
func pick[E ~uint8](b *bytesOfRecord, last E) E {
	c := b.byte()
	if c >= 250 {
		return E(c)
	}
	return E(c) % (last + 1)
}

func (b *bytesOfRecord) day() zhuanhua.Day {
	switch c := b.byte(); {
	case c < 40:
		return 0
	case c < 240:
		return zhuanhua.MustDay("2021-01-01") + zhuanhua.Day(c)*5
	}
	return zhuanhua.Day(int32(b.number()))
}

// amount makes ordinary amounts and hostile ones: exponents that no arithmetic
// would ever finish, digits by the thousand, signs.
func (b *bytesOfRecord) amount() decimal.Decimal {
	switch c := b.byte(); {
	case c < 200:
		return decimal.New(int64(b.number()%1e12), -2)
	case c < 210:
		return decimal.New(int64(b.number()), int32(b.number()))
	case c < 220:
		return decimal.New(1, 1<<30)
	case c < 230:
		return decimal.New(0, -1<<30)
	case c < 240:
		return decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), uint(c)*100), -int32(b.byte()))
	}
	return decimal.New(-1-int64(b.byte()), -2)
}

// given is an amount, or none now and then.
func (b *bytesOfRecord) given() zhuanhua.Given[decimal.Decimal] {
	if b.byte()%8 == 7 {
		return zhuanhua.Given[decimal.Decimal]{}
	}
	return zhuanhua.Value(b.amount())
}

func (b *bytesOfRecord) id() zhuanhua.PartyID {
	if c := b.byte(); c != 0 {
		return zhuanhua.NewPartyID(fixture.CreditCode(int(c % 4)))
	}
	return zhuanhua.PartyID{}
}

func (b *bytesOfRecord) place() zhuanhua.Place {
	list := [...]zhuanhua.Place{0, zhuanhua.Shaanxi, zhuanhua.Beijing, zhuanhua.Corps, zhuanhua.Abroad, xian, shihezi}
	if c := b.byte(); c < 250 {
		return list[int(c)%len(list)]
	}
	return zhuanhua.Place(b.number())
}

func (b *bytesOfRecord) party() *zhuanhua.Party {
	if b.byte()%8 == 7 {
		return nil
	}
	p := &zhuanhua.Party{ID: b.id(), Kind: pick(b, zhuanhua.OtherParty), Province: b.place(), City: b.place()}
	for range b.byte() % 3 {
		size := zhuanhua.Size{Possible: zhuanhua.Set[zhuanhua.SizeClass](b.byte()) & 30}
		p.Sizes = append(p.Sizes, zhuanhua.SizeOfYear{Year: int(b.byte()) * 20, Size: size})
	}
	return p
}

func (b *bytesOfRecord) transfer() zhuanhua.Transfer {
	t := zhuanhua.Transfer{
		ID: "T", Kind: pick(b, zhuanhua.Equity), Transferor: b.party(), Transferee: b.party(),
		TransferorFirst: pick(b, zhuanhua.No), TransfereeFirst: pick(b, zhuanhua.No),
		RecordedOn: b.day(), RevokedOn: b.day(), SignedOn: b.day(), ContractFiled: pick(b, zhuanhua.No),
	}
	if t.Kind == zhuanhua.Licence || b.byte() == 255 {
		t.Licence = pick(b, zhuanhua.OpenLicenceForm)
	}
	t.ContractAmount = b.given()
	for range b.byte() % 20 {
		p := zhuanhua.Patent{No: fixture.PatentNo(int(b.byte())), GrantedOn: b.day(), LapsedOn: b.day(), OnRegister: b.byte()%3 > 0}
		if b.byte() > 252 {
			p.No = zhuanhua.PatentNo(b.number())
		}
		t.Patents = append(t.Patents, p)
	}
	for range b.byte() % 4 {
		t.Payments = append(t.Payments, zhuanhua.Payment{
			PaidOn: b.day(), Amount: b.given(), Evidence: zhuanhua.Set[zhuanhua.Evidence](b.byte()) & 62, Payer: b.id(), Payee: b.id(),
		})
	}
	return t
}

func fuzzJudges(f testing.TB) []*eligibility.Judge {
	split := patentByPatent()
	split.GrantDay, split.AllProofs = eligibility.OnStatisticsDay, true
	return []*eligibility.Judge{mustJudge(f, eligibility.SpecialPlan()), mustJudge(f, split, hostCheck(split))}
}

// A transfer, whatever stands in it, is refused with a typed error or judged as its
// rows say, at once and without panic.
func FuzzJudgeTransfer(f *testing.F) {
	judges := fuzzJudges(f)
	f.Add([]byte{})
	for seed := range 40 {
		s, b := fixture.New(uint64(seed)), []byte(nil)
		for range 200 {
			b = append(b, byte(s.Intn(200+seed%2*56))) // ordinary ones, and any
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		record := (&bytesOfRecord{b}).transfer()
		for _, judge := range judges {
			var j zhuanhua.Judged
			err := judge.JudgeTransfer(&record, &j)
			var fault *zhuanhua.InputError
			switch {
			case (err == nil) != (record.Validate() == nil):
				t.Fatalf("judging says %v, validating %v", err, record.Validate())
			case err != nil && !errors.As(err, &fault):
				t.Fatalf("%T: %v", err, err)
			case err == nil:
				checkJudged(t, judge, &record, &j)
			}
		}
	})
}

// checkJudged holds a judged transfer to the rows of its checks, its payments to
// those of theirs, and its shares to its amounts.
func checkJudged(t *testing.T, judge *eligibility.Judge, record *zhuanhua.Transfer, j *zhuanhua.Judged) {
	t.Helper()
	for _, s := range []zhuanhua.Scope{in2022(zhuanhua.Shaanxi), in2022(xian), in2022(zhuanhua.Corps)} {
		for i := range judge.Transfers().Checks() {
			for n := range j.Parts {
				if v := j.PartIn(n, i, &s); v != judge.Transfers().Slow(i, v.Facts()) {
					t.Fatalf("part %d, check %d: the rows say otherwise", n, i)
				}
			}
			if v := j.In(i, &s); !v.IsJudged() {
				t.Fatalf("check %d was not asked", i)
			}
		}
	}
	for n := range record.Payments {
		facts := eligibility.ReadPayment(record, &record.Payments[n]).With(eligibility.EffectiveFact, zhuanhua.InPeriod)
		for i := range judge.Transfers().Checks() {
			side := 0
			if judge.Transfers().Check(i).Home == eligibility.TransferorHome {
				side = 1
			}
			counts := judge.Payments().Slow(side, facts).Outcome() == zhuanhua.Met
			if j.Payments[n].Counts>>i&1 == 1 != counts {
				t.Fatalf("payment %d, check %d: counts %v by its rows", n, i, counts)
			}
		}
	}
	sum := zhuanhua.Amount(0)
	for n := range j.Parts {
		sum += j.Parts[n].Share(j.Amount)
	}
	if sum != j.Amount {
		t.Fatalf("shares of %d add up to %d", j.Amount, sum)
	}
}

// Amounts that no arithmetic would finish are refused before any.
func TestHostileAmountsAreRefusedAtOnce(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	digits := decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 3_400_000), 0) // more than a million
	start := time.Now()
	for name, amount := range map[string]decimal.Decimal{
		"an exponent of a billion": decimal.New(1, 1<<30), "a negative one": decimal.New(1, -1<<30),
		"a million digits": digits, "a million decimals": digits.Shift(-1_000_000),
		"negative": decimal.New(-1, 0), "three decimals": decimal.New(1, -3), "above the bound": decimal.New(100_000_000_000_000_001, -2),
	} {
		inContract, inPayment, inPledge := deal(), deal(), loan()
		inContract.ContractAmount = zhuanhua.Value(amount)
		inPayment.Payments[0].Amount, inPledge.Amount = zhuanhua.Value(amount), zhuanhua.Value(amount)
		var j zhuanhua.Judged
		for field, err := range map[string]error{
			"contract_amount": judge.JudgeTransfer(&inContract, &j), "amount": judge.JudgeTransfer(&inPayment, &j),
			"amount of a pledge": judge.JudgePledge(&inPledge, &j),
		} {
			if !errors.Is(err, zhuanhua.ErrRange) && !errors.Is(err, zhuanhua.ErrPrecision) {
				t.Errorf("%s, %s: %v", name, field, err)
			}
		}
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("took %v", took)
	}
}
