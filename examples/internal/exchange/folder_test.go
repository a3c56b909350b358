package exchange_test

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
)

// folder holds the text of files by name. Its methods return altered copies.
type folder map[string]string

func (f folder) fs() fs.FS {
	m := fstest.MapFS{}
	for name, text := range f {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// with returns the folder with another text for the file.
func (f folder) with(name, text string) folder {
	g := maps.Clone(f)
	g[name] = text
	return g
}

func (f folder) without(names ...string) folder {
	g := maps.Clone(f)
	for _, name := range names {
		delete(g, name)
	}
	return g
}

// edit replaces one part of a file, which must be there once.
func (f folder) edit(name, old, new string) folder {
	if n := strings.Count(f[name], old); n != 1 {
		panic(fmt.Sprintf("%q is %d times in %s", old, n, name))
	}
	return f.with(name, strings.Replace(f[name], old, new, 1))
}

// rows appends rows to a file.
func (f folder) rows(name string, rows ...string) folder {
	return f.with(name, f[name]+strings.Join(rows, "\n")+"\n")
}

// only returns the file with its header row and these rows alone.
func (f folder) only(name string, rows ...string) folder {
	header, _, _ := strings.Cut(f[name], "\n")
	return f.with(name, header+"\n").rows(name, rows...)
}

// Ids and numbers of the samples.
const (
	university = "524500003228945070"
	firm       = "12330000772507322C"
	otherFirm  = "12310000938401676C"
	stranger   = "52440000053722986T" // a valid code that no file defines
	badCheck   = "12330000772507322D"
)

// sampleProvince is in order and has rows in every file.
var sampleProvince = folder{
	"parties.csv": `party_id,name,kind,province,city,controller_id
524500003228945070,西安大学,university,610000,610100,
12330000772507322C,"One, ""Two"" and Three",enterprise,610000,,张三
12310000938401676C,,provincial_soe,660000,999999,
张三,张三,individual,,,
ACME,Acme Inc.,enterprise,000000,000000,
`,
	"enterprises.csv": `party_id,industry,employees,revenue,assets,size
12330000772507322C,industry,1000,400000000,,
12310000938401676C,,,,0.5,large
`,
	"patents.csv": `patent_no,granted_on,lapsed_on,publicly_funded,defence_declassified_on
2004108345798,2015-03-19,,true,
ZL 200411418722.1,2010-02-09,2020-01-01,false,2012-02-29
zl 2004 2372 6771 . x,,,,
`,
	"transfers.csv": `transfer_id,kind,licence,transferor_id,transferor_first,transferee_id,transferee_first_after,patents,signed_on,recorded_on,revoked_on,contract_filed,contract_amount
T1,assignment,,524500003228945070,true,12330000772507322C,false,200410834579.8;ZL 200423726771.X,2022-01-01,2022-02-03,2022-12-31,true,1000000.50
T2,licence,open,524500003228945070,,ACME,,200411418722.1,,,,false,
T3,equity,,张三,,12310000938401676C,,200429028609.9,,,,false,0
`,
	"payments.csv": `payment_id,transfer_id,paid_on,amount,evidence
P1,T2,2022-03-04,5,
P2,T1,2022-03-05,7.25,invoice;bank_transfer
P3,T2,2022-03-06,0,voucher
`,
	"pledges.csv": `pledge_id,pledgor_id,patents,registered_on,cancelled_on,annulled_on,amount
G1,12330000772507322C,200410834579.8,2022-01-01,2022-06-30,,17544715
G2,ACME,,,,,1
`,
	"products.csv": `product_id,party_id,patents,declared_on,withdrawn_on
W1,12330000772507322C,200429028609.9,2022-05-01,2023-01-01
W2,12330000772507322C,,2022-05-01,
`,
	"measures.csv": `measure_id,in_plan,directly_related
M1,true,false
M2,true,true
`,
	"coverage.csv": `measure_id,party_id,since
M2,12330000772507322C,2021-04-09
M1,12330000772507322C,2021-04-09
M2,12330000772507322C,2021-04-09
M2,12330000772507322C,2021-04-10
`,
	"survey.csv": `party_id,stratum,stratum_size,responded,revenue_before,revenue,employees_before,employees
12330000772507322C,层 1,2,true,1545310.00,2185095.06,53,54
12310000938401676C,层 1,2,false,,,,12
ACME,层 2,1000000000,false,,,,
`,
}

var provinceFiles = []string{
	"parties.csv", "enterprises.csv", "patents.csv", "transfers.csv", "payments.csv",
	"pledges.csv", "products.csv", "measures.csv", "coverage.csv", "survey.csv",
}

// sampleCycle is in order and has rows in every file.
var sampleCycle = folder{
	"plans.csv": `province,ip_department,finance_department,years,measured_indicators,annual_targets,filed_cnipa_on,filed_mof_on
610000,true,true,3,true,true,2021-04-19,2021-04-19
110000,true,false,2,false,true,,
`,
	"evaluations.csv": `year,province,score,in_scope
2021,610000,91.5,true
2022,610000,0.000001,false
2021,110000,1000,true
`,
	"findings.csv": `year,province,severity,points,confirmed
2022,610000,minor,2.5,true
2023,110000,severe,,false
2022,610000,minor,2.5,true
`,
	"waivers.csv": `year,province,reason
2023,610000,国务院督查激励
`,
	"cycle.json": `{"startup_quota":8,"award_quota":{"2022":9,"2023":10},"pass_mark":"60.50"}
`,
}

var cycleFiles = []string{"plans.csv", "evaluations.csv", "findings.csv", "waivers.csv", "cycle.json"}

// readProvince and readCycle return the error of reading the folder alone.
func readProvince(f folder) error {
	p, err := exchange.ReadProvince(f.fs())
	return oneOf(p != nil, err)
}

func readCycle(f folder) error {
	c, err := exchange.ReadCycle(f.fs())
	return oneOf(c != nil, err)
}

func oneOf(there bool, err error) error {
	if there != (err == nil) {
		panic("neither records nor faults, or both")
	}
	return err
}

// told returns file, line and column of the error's faults.
func told(err error) []string {
	if err == nil {
		return nil
	}
	var faults *exchange.Faults
	if !errors.As(err, &faults) {
		panic(fmt.Sprintf("%T is no *Faults: %v", err, err))
	}
	var list []string
	for fault := range faults.All() {
		list = append(list, fmt.Sprintf("%s:%d:%s", fault.File, fault.Line, fault.Column))
	}
	return list
}

// faultCase is a folder and the faults that must be told of it.
type faultCase struct {
	name   string
	folder folder
	want   []string
}

func testFaults(t *testing.T, read func(folder) error, cases []faultCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			err := read(c.folder)
			if got := strings.Join(told(err), "\n"); got != strings.Join(c.want, "\n") {
				t.Errorf("told\n%s\nwant\n%s\nin full\n%v", got, strings.Join(c.want, "\n"), err)
			}
		})
	}
}
