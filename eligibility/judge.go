package eligibility

import (
	"slices"
	"sync"

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

// Judge compiles the rules and the host's own checks, of transfers, pledges or
// coverages. It returns a [RulesError] for rules that [Rules.Validate] refuses and
// a [zhuanhua.CompileError] for a check that does not compile, has the name of one
// of the library's, or that of another check, be it of another kind of record:
// figures are asked for by the name alone.
func (r Rules) Judge(extra ...zhuanhua.Check) (*Judge, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	if err := ownNames(extra); err != nil {
		return nil, err
	}
	j := &Judge{rules: r, own: slices.Clone(extra)}
	if err := j.compile(); err != nil {
		return nil, err
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

// compile makes the tables: the library's checks first, the host's after them.
func (j *Judge) compile() error {
	r := j.rules
	transfers := []zhuanhua.Check{r.Received(), r.Supplied()}
	pledges := []zhuanhua.Check{r.Pledged()}
	coverages := []zhuanhua.Check{r.Covered()}
	for _, c := range j.own {
		switch c.Record {
		case zhuanhua.RecordTransfer:
			transfers = append(transfers, c)
		case zhuanhua.RecordPledge:
			pledges = append(pledges, c)
		case zhuanhua.RecordCoverage:
			coverages = append(coverages, c)
		default:
			return &zhuanhua.CompileError{Check: c.Name, What: "checks of " + c.Record.String() + " are not judged here"}
		}
	}
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
		table, err := t.form.Recompile(t.checks...)
		if err != nil {
			return err
		}
		*t.table = table
	}
	return nil
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
