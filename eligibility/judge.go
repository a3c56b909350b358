package eligibility

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"hash"
	"slices"
	"sync"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Judge judges records by one rules value and, beside its checks, by those of the
// host. It is immutable and safe for any number of goroutines.
type Judge struct {
	rules                        Rules
	own                          []zhuanhua.Check // the host's
	transfers, pledges, payments *zhuanhua.Table
	coverages, products          *zhuanhua.Table

	// paid returns, for kind of transfer, evidence, payer and payee, the checks of
	// transfers in whose received amount a payment counts, a bit each: the payments'
	// table worked out once, since payments outnumber records, and not before a record
	// is judged: drafts that are tried out judge none.
	paid  func() *paidTable
	sides [2]uint64 // checks of transfers by the payments' check that is theirs, a bit each

	// onStatisticsDay says that a check of transfers, the rules' or the host's, asks
	// for the grant on the statistics day.
	onStatisticsDay bool

	fingerprint func() [32]byte // worked out when asked for: drafts that are tried out are not
	readings    []zhuanhua.Param
	readBy      func() map[string][]string // keys of readings by figure, worked out when asked for
}

// The forms without checks, compiled once: every draft compiles its checks on them.
var (
	transferTable = tableOf(TransferForm())
	pledgeTable   = tableOf(PledgeForm())
	paymentTable  = tableOf(PaymentForm())
	coverageTable = tableOf(CoverageForm())
	productTable  = tableOf(ProductForm())
)

func tableOf(form zhuanhua.Form) *zhuanhua.Table {
	t, _ := zhuanhua.Compile(form) // without one, no check compiles
	return t
}

type paidTable [4][16][3][3]uint64

// Judge compiles the rules and the host's own checks, of transfers, pledges or
// coverages. It returns a [RulesError] for rules that [Rules.Validate] refuses and
// a [zhuanhua.CompileError] for a check that does not compile, has the name of one
// of the library's, or that of another check, be it of another kind of record:
// figures are asked for by the name alone.
func (r Rules) Judge(extra ...zhuanhua.Check) (*Judge, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	transfers := []zhuanhua.Check{r.Received(), r.Supplied()}
	pledges := []zhuanhua.Check{r.Pledged()}
	coverages := []zhuanhua.Check{r.Covered()}
	if err := ownNames(extra); err != nil {
		return nil, err
	}
	for _, c := range extra {
		switch c.Record {
		case zhuanhua.RecordTransfer:
			transfers = append(transfers, c)
		case zhuanhua.RecordPledge:
			pledges = append(pledges, c)
		case zhuanhua.RecordCoverage:
			coverages = append(coverages, c)
		default:
			return nil, &zhuanhua.CompileError{Check: c.Name, What: "checks of " + c.Record.String() + " are not judged here"}
		}
	}
	j := &Judge{rules: r, own: slices.Clone(extra)}
	var err error
	for _, t := range []struct {
		table  **zhuanhua.Table
		form   *zhuanhua.Table
		checks []zhuanhua.Check
	}{
		{&j.transfers, transferTable, transfers},
		{&j.pledges, pledgeTable, pledges},
		{&j.payments, paymentTable, []zhuanhua.Check{r.Paid(), r.Earned()}},
		{&j.coverages, coverageTable, coverages},
		{&j.products, productTable, []zhuanhua.Check{r.Filed(), r.ShowsImplementation()}},
	} {
		if *t.table, err = t.form.Recompile(t.checks...); err != nil {
			return nil, err
		}
	}
	for i := range j.transfers.Checks() {
		j.onStatisticsDay = j.onStatisticsDay || j.transfers.Uses(i).Grant
		j.sides[sideOf(j.transfers.Check(i))] |= 1 << i
	}
	j.paid = sync.OnceValue(j.workOutPayments)
	j.fingerprint = sync.OnceValue(j.print)
	j.readBy = sync.OnceValue(j.workOutReadings)
	for _, f := range Fields() {
		if f.Status != zhuanhua.Stated {
			j.readings = append(j.readings, f.Param)
		}
	}
	return j, nil
}

// ownNames refuses the names of the library's checks, and a name given twice.
func ownNames(extra []zhuanhua.Check) error {
	names := []string{
		zhuanhua.Indicator1, zhuanhua.Indicator2, zhuanhua.Indicator3, zhuanhua.Indicator4, zhuanhua.Indicator5,
		zhuanhua.Implementation, PaidBySME, ReceivedByInstitution,
	}
	reserved := len(names)
	for _, c := range extra {
		switch n := slices.Index(names, c.Name); {
		case n >= reserved:
			return &zhuanhua.CompileError{Check: c.Name, What: "a check of this name is there already"}
		case n >= 0:
			return &zhuanhua.CompileError{Check: c.Name, What: "the name is that of a check of the library"}
		}
		names = append(names, c.Name)
	}
	return nil
}

// workOutPayments asks the payments' table every question once.
func (j *Judge) workOutPayments() *paidTable {
	paid := new(paidTable)
	inPeriod := zhuanhua.Facts(0).With(EffectiveFact, zhuanhua.InPeriod)
	for kind := range paid {
		for evidence := range paid[kind] {
			facts := inPeriod.With(PaymentTransferKindFact, zhuanhua.Code(kind))
			for e := range zhuanhua.AcceptedEvidence {
				facts = facts.With(InvoiceFact+int(e), zhuanhua.Code(zhuanhua.TruthOf(evidence>>e&1 == 1)))
			}
			for payer := range paid[kind][evidence] {
				for payee := range paid[kind][evidence][payer] {
					asked := facts.With(PayerFact, zhuanhua.Code(payer)).With(PayeeFact, zhuanhua.Code(payee))
					paid[kind][evidence][payer][payee] = j.countsAs(asked)
				}
			}
		}
	}
	return paid
}

// countsAs returns a bit for each check of transfers in which a payment with
// these facts counts: on the transferee's side as paid, on the other as received.
func (j *Judge) countsAs(facts zhuanhua.Facts) (checks uint64) {
	met := j.payments.Met(facts)
	for side, theirs := range j.sides {
		if met>>side&1 == 1 {
			checks |= theirs
		}
	}
	return checks
}

// sideOf returns the number of the payments' check on the side whose record a check
// of transfers counts: paid by the transferee, or received by the transferor.
func sideOf(c zhuanhua.Check) int {
	if c.Home == TransferorHome {
		return 1
	}
	return 0
}

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

// Rules returns the rules by which the judge judges.
func (j *Judge) Rules() Rules { return j.rules }

// Transfers returns the table of the checks of transfers; nil of no judge.
func (j *Judge) Transfers() *zhuanhua.Table { return j.tables().transfers }

// Pledges returns the table of the checks of pledges; nil of no judge.
func (j *Judge) Pledges() *zhuanhua.Table { return j.tables().pledges }

// Coverages returns the table of the checks of coverages; nil of no judge.
func (j *Judge) Coverages() *zhuanhua.Table { return j.tables().coverages }

// Products returns the table of the checks of product filings: as filings, and as
// proof of implementation; nil of no judge.
func (j *Judge) Products() *zhuanhua.Table { return j.tables().products }

// Payments returns the table of the checks of payments; nil of no judge.
func (j *Judge) Payments() *zhuanhua.Table { return j.tables().payments }

// noJudge has no tables.
var noJudge = &Judge{}

func (j *Judge) tables() *Judge {
	if j == nil {
		return noJudge
	}
	return j
}

// ready returns a fault where there is no judge, no record or nowhere to put the
// judged record.
func (j *Judge) ready(record zhuanhua.RecordKind, given bool, out *zhuanhua.Judged) error {
	field := ""
	switch {
	case j == nil || j.transfers == nil:
		field = "judge"
	case !given:
		field = record.String()
	case out == nil:
		field = "judged record"
	default:
		return nil
	}
	return &zhuanhua.InputError{Record: record, Field: field, Err: zhuanhua.ErrNotGiven}
}

// Fingerprint identifies rules and checks: two judges with the same fingerprint
// give every record the same verdict.
func (j *Judge) Fingerprint() [32]byte {
	if j == nil || j.fingerprint == nil {
		return [32]byte{}
	}
	return j.fingerprint()
}

// Counting returns how patents are counted.
func (j *Judge) Counting() zhuanhua.Counting { return j.rules.Counting }

// Cumulation returns how several years make one figure.
func (j *Judge) Cumulation() zhuanhua.Cumulation { return j.rules.Cumulation }

// Readings returns the parameters of the rules that no document states.
func (j *Judge) Readings() []zhuanhua.Param { return slices.Clone(j.readings) }

// Notes returns what to know about decisions of a day: that it lies outside the
// window for which the rules are made.
func (j *Judge) Notes(decision zhuanhua.Day) []zhuanhua.Note {
	window := zhuanhua.Param{From: j.rules.From, To: j.rules.To}
	if window.HoldsOn(decision) {
		return nil
	}
	return []zhuanhua.Note{{
		Code: "outside-window", Clause: "CZ23-0",
		Text: zhuanhua.Text{
			Zh: "统计日" + decision.String() + "不在本版规则适用期内，按最接近的版本计算",
			En: "the statistics day " + decision.String() + " lies outside the window of these rules; the nearest edition was used",
		},
	}}
}

// JudgeTransfer judges the transfer by all checks of transfers at once, free of
// scope, into out. It returns what [zhuanhua.Transfer.Validate] refuses, and then out is
// of no use; no judge, transfer or out is a [zhuanhua.ErrNotGiven]. The transfer is
// not altered; out keeps nothing of it but its id.
func (j *Judge) JudgeTransfer(t *zhuanhua.Transfer, out *zhuanhua.Judged) error {
	if err := j.ready(zhuanhua.RecordTransfer, t != nil, out); err != nil {
		return err
	}
	// The parties lie anywhere in memory: what is read of them first need not be
	// waited for while the rest is looked through.
	facts := ReadTransfer(t, t.Patents)
	if err := t.Validate(); err != nil {
		return err
	}
	out.Table, out.ID = j.transfers, t.ID
	out.Homes[TransferorHome], out.Parties[TransferorHome] = home(t.Transferor)
	out.Homes[TransfereeHome], out.Parties[TransfereeHome] = home(t.Transferee)
	out.Days = [zhuanhua.MaxDays]zhuanhua.Day{recordedDay: t.RecordedOn, revokedDay: t.RevokedOn}
	out.Amount, out.AmountKnown = contractAmount(t)
	j.judgePayments(t, out)
	if facts.Get(TransfereeSizeFact) == 0 && t.Transferee != nil && !t.Transferee.SizeBefore(t.RecordedOn).Valid() {
		return &zhuanhua.InputError{Record: zhuanhua.RecordParty, ID: zhuanhua.Quote(t.Transferee.ID.String()), Field: "sizes", Err: zhuanhua.ErrCodeWord}
	}
	if j.rules.Unit == PatentByPatent && len(t.Patents) > 1 {
		j.judgePatents(t, out)
		return nil
	}
	part := onlyPart(out)
	part.Facts = facts
	part.Marks = j.transfers.Fixed(part.Facts)
	part.Of = len(t.Patents)
	if j.onStatisticsDay {
		part.Grant = zhuanhua.GrantOf(t.Patents)
	}
	for i := range t.Patents {
		part.Patents = append(part.Patents, t.Patents[i].No)
	}
	return nil
}

// onlyPart returns the first part, emptied for reuse, as the only one.
func onlyPart(out *zhuanhua.Judged) *zhuanhua.Part {
	if cap(out.Parts) == 0 {
		out.Parts = make([]zhuanhua.Part, 1)
	}
	out.Parts = out.Parts[:1]
	out.Parts[0] = zhuanhua.Part{Patents: out.Parts[0].Patents[:0]}
	return &out.Parts[0]
}

func home(p *zhuanhua.Party) (zhuanhua.Home, zhuanhua.PartyID) {
	if p == nil {
		return zhuanhua.Home{}, zhuanhua.PartyID{}
	}
	return zhuanhua.Home{Province: p.Province, City: p.City}, p.ID
}

// contractAmount returns the amount of the contract on file; none, and known to be
// none, where no contract is (CZ23-A1g). Without an answer to either question
// nothing is known.
//
// Clause: CZ23-A1g, CZ23-A2c
func contractAmount(t *zhuanhua.Transfer) (amount zhuanhua.Amount, known bool) {
	if t.ContractFiled == zhuanhua.No {
		return 0, true
	}
	yuan, given := t.ContractAmount.Get()
	if t.ContractFiled != zhuanhua.Yes || !given {
		return 0, false
	}
	amount, err := zhuanhua.AmountOf(yuan)
	return amount, err == nil
}

func (j *Judge) judgePayments(t *zhuanhua.Transfer, out *zhuanhua.Judged) {
	out.Payments = out.Payments[:0]
	if len(t.Payments) == 0 {
		return
	}
	paid := j.paid()
	for i := range t.Payments {
		p := &t.Payments[i]
		amount, _ := zhuanhua.AmountOf(p.Amount.Or(decimal.Decimal{})) // validated
		out.Payments = append(out.Payments, zhuanhua.JudgedPayment{
			ID:        p.ID,
			Effective: effective(t.RecordedOn, p.PaidOn),
			Amount:    amount,
			Counts:    paid[t.Kind&3][p.Evidence>>1&15][partyCode(p.Payer, t.Transferee)][partyCode(p.Payee, t.Transferor)],
		})
	}
}

// judgePatents judges patent by patent: patents with the same facts share a part.
//
// Clause: CZ23-A1a
func (j *Judge) judgePatents(t *zhuanhua.Transfer, out *zhuanhua.Judged) {
	type alike struct {
		facts zhuanhua.Facts
		grant zhuanhua.Grant
	}
	sorted := slices.Clone(t.Patents)
	slices.SortFunc(sorted, byNumber)
	out.Parts = out.Parts[:0]
	index := map[alike]int{}
	for rank := range sorted {
		one := sorted[rank : rank+1]
		key := alike{facts: ReadTransfer(t, one)}
		if j.onStatisticsDay {
			key.grant = zhuanhua.GrantOf(one)
		}
		n, there := index[key]
		if !there {
			n = len(out.Parts)
			index[key] = n
			out.Parts = append(out.Parts, zhuanhua.Part{
				Facts: key.facts, Marks: j.transfers.Fixed(key.facts), Grant: key.grant, Of: len(sorted),
			})
		}
		part := &out.Parts[n]
		part.Patents = append(part.Patents, one[0].No)
		part.Ranks = append(part.Ranks, int32(rank))
	}
}

// ReadTransfer returns the facts of a transfer of these of its patents; those of
// the scope are left out. Nil gives nothing.
func ReadTransfer(t *zhuanhua.Transfer, patents []zhuanhua.Patent) zhuanhua.Facts {
	if t == nil {
		return 0
	}
	facts := zhuanhua.Facts(t.Kind)<<(4*TransferKindFact) |
		zhuanhua.Facts(formCode(t))<<(4*LicenceFormFact) |
		zhuanhua.Facts(t.TransferorFirst)<<(4*TransferorFirstFact) |
		zhuanhua.Facts(t.TransfereeFirst)<<(4*TransfereeFirstFact)
	mix := zhuanhua.Facts(0)
	for i := range patents {
		mix |= 1 << patents[i].No.Kind() >> 1 // a number that is none adds nothing
	}
	facts |= mix<<(4*PatentKindsFact) | zhuanhua.Facts(grantOnRecord(t, patents))<<(4*GrantFact)
	if p := t.Transferor; p != nil {
		facts |= zhuanhua.Facts(p.Kind) << (4 * TransferorKindFact)
	}
	if p := t.Transferee; p != nil {
		facts |= zhuanhua.Facts(p.Kind)<<(4*TransfereeKindFact) |
			zhuanhua.Facts(sizeCode(p.SizeBefore(t.RecordedOn)))<<(4*TransfereeSizeFact)
	}
	return facts
}

func formCode(t *zhuanhua.Transfer) zhuanhua.Code {
	if t.Kind == zhuanhua.Licence || t.Kind == zhuanhua.TransferNone {
		return zhuanhua.Code(t.Licence)
	}
	return notLicensed
}

// grantOnRecord tells whether the patents are granted on the record's day; a
// record without one is not examined.
//
// Clause: CZ23-A1a
func grantOnRecord(t *zhuanhua.Transfer, patents []zhuanhua.Patent) zhuanhua.Code {
	if !t.RecordedOn.IsGiven() {
		return zhuanhua.NotExamined
	}
	code := zhuanhua.Granted
	for i := range patents {
		switch patents[i].Granted(t.RecordedOn) {
		case zhuanhua.No:
			return zhuanhua.NotGranted
		case zhuanhua.Unstated:
			code = 0
		}
	}
	return code
}

// JudgePledge judges the pledge by all checks of pledges at once, free of scope,
// into out.
func (j *Judge) JudgePledge(p *zhuanhua.Pledge, out *zhuanhua.Judged) error {
	if err := j.ready(zhuanhua.RecordPledge, p != nil, out); err != nil {
		return err
	}
	if err := p.Validate(); err != nil {
		return err
	}
	out.Table, out.ID = j.pledges, p.ID
	out.Homes, out.Parties = [zhuanhua.MaxHomes]zhuanhua.Home{}, [zhuanhua.MaxHomes]zhuanhua.PartyID{}
	out.Homes[PledgorHome], out.Parties[PledgorHome] = home(p.Pledgor)
	out.Days = [zhuanhua.MaxDays]zhuanhua.Day{registeredDay: p.RegisteredOn, annulledDay: p.AnnulledOn, deregisteredDay: p.DeregisteredOn}
	out.Payments = out.Payments[:0]
	out.Amount, _ = zhuanhua.AmountOf(p.Amount.Or(decimal.Decimal{})) // validated
	out.AmountKnown = p.Amount.IsGiven()
	part := onlyPart(out)
	part.Facts = ReadPledge(p)
	part.Marks = j.pledges.Fixed(part.Facts)
	part.Of = len(p.Patents)
	part.Patents = append(part.Patents, p.Patents...)
	return nil
}
