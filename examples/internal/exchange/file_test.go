package exchange_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
)

// The sentences on files, header rows, rows and quotation marks.
func TestFiles(t *testing.T) {
	s := sampleProvince
	crlf, cr := strings.ReplaceAll(s["parties.csv"], "\n", "\r\n"), strings.TrimSuffix(s["parties.csv"], "\n")+"\r"
	testFaults(t, readProvince, []faultCase{
		{"in order", s, nil},
		{"byte order mark", s.with("parties.csv", "\ufeff"+s["parties.csv"]), nil},
		{"byte order mark and quoted header", s.edit("parties.csv", "party_id", "\ufeff\"party_id\""), nil},
		{"two byte order marks", s.with("measures.csv", "\ufeff\ufeff"+s["measures.csv"]), []string{"measures.csv:1:measure_id"}},
		{"CRLF", s.with("parties.csv", crlf), nil},
		{"no line end at the end", s.with("parties.csv", strings.TrimSuffix(s["parties.csv"], "\n")), nil},
		{"CR at the end", s.with("parties.csv", cr), nil},
		{"CR inside a line is data", s.rows("measures.csv", "M3,true,true\r\r"), []string{"measures.csv:4:directly_related"}},
		{"unknown columns", s.with("measures.csv", "x,measure_id,,in_plan,directly_related,x,\n1,M1,2,true,true,3,4\n,M2,,true,true,,\n"), nil},
		{"optional columns", s.
			with("parties.csv", "party_id,kind,province\n"+university+",university,610000\n"+firm+",enterprise,610000\n"+otherFirm+",other,\n张三,individual,\nACME,other,000000\n").
			with("patents.csv", "patent_no,granted_on,lapsed_on\n").
			with("transfers.csv", "transfer_id,kind,licence,transferor_id,transferor_first,transferee_id,transferee_first_after,patents,recorded_on,revoked_on,contract_filed,contract_amount\n").
			without("payments.csv"), nil},
		{"header row alone", s.only("patents.csv"), nil},

		{"missing files are empty", s.without("enterprises.csv", "patents.csv", "payments.csv", "pledges.csv", "products.csv", "coverage.csv", "measures.csv", "survey.csv"), nil},
		{"missing transfers", s.without("transfers.csv"), []string{"transfers.csv:1:-"}},
		{"missing parties", s.without("parties.csv"), []string{"parties.csv:1:-"}},
		{"missing measures define nothing", s.without("measures.csv"),
			[]string{"coverage.csv:2:measure_id", "coverage.csv:3:measure_id", "coverage.csv:4:measure_id", "coverage.csv:5:measure_id"}},
		{"no files", folder{}, []string{"parties.csv:1:-", "transfers.csv:1:-"}},

		{"0 bytes", s.with("patents.csv", ""), []string{"patents.csv:1:-"}},
		{"byte order mark alone", s.with("patents.csv", "\ufeff"), []string{"patents.csv:1:-"}},
		{"blank lines alone", s.with("patents.csv", "\r\n\n\r"), []string{"patents.csv:1:-"}},
		{"0 bytes of a defining file", s.with("transfers.csv", ""), []string{"transfers.csv:1:-"}},
		{"not UTF-8", s.with("patents.csv", "patent_no\xff\nx\n"), []string{"patents.csv:1:-"}},
		{"not UTF-8, a defining file", s.edit("parties.csv", "西安大学", "\xce\xf7"), []string{"parties.csv:1:-"}},
		{"UTF-16", s.with("survey.csv", "\xff\xfep\x00"), []string{"survey.csv:1:-"}},

		{"every column", s.with("parties.csv", "x\n"),
			[]string{"parties.csv:1:party_id", "parties.csv:1:kind", "parties.csv:1:province"}},
		{"names are not trimmed", s.with("patents.csv", "patent_no, granted_on,lapsed_on \n"),
			[]string{"patents.csv:1:granted_on", "patents.csv:1:lapsed_on"}},
		{"names in capitals", s.with("patents.csv", "Patent_No,granted_on,lapsed_on\n"), []string{"patents.csv:1:patent_no"}},
		{"missing column, other cells checked", s.with("patents.csv", "patent_no,lapsed_on\n1,x\n"),
			[]string{"patents.csv:1:granted_on", "patents.csv:2:patent_no", "patents.csv:2:lapsed_on"}},
		{"header row after blank lines", s.with("patents.csv", "\n\r\npatent_no,lapsed_on\n1,x\n"),
			[]string{"patents.csv:3:granted_on", "patents.csv:4:patent_no", "patents.csv:4:lapsed_on"}},
		{"column twice", s.with("patents.csv", "patent_no,lapsed_on,lapsed_on,lapsed_on,granted_on\n,x,x,x,x\n"),
			[]string{"patents.csv:1:lapsed_on", "patents.csv:2:patent_no", "patents.csv:2:granted_on"}},
		{"optional column twice", s.with("parties.csv", strings.ReplaceAll(s["parties.csv"], "controller_id", "name")), []string{"parties.csv:1:name"}},
		{"unknown column twice", s.with("measures.csv", "x,measure_id,x,in_plan,directly_related\n1,M1,2,true,true\n3,M2,4,true,false\n"), nil},
		{"column of another file twice", s.with("measures.csv", "amount,measure_id,amount,in_plan,directly_related\n1,M1,2,true,true\n3,M2,4,true,false\n"), nil},
		{"columns missing and twice, in the page's order", s.with("survey.csv", "employees,stratum,employees,stratum_size,revenue,party_id,responded\n"),
			[]string{"survey.csv:1:revenue_before", "survey.csv:1:employees_before", "survey.csv:1:employees"}},

		{"blank lines", s.with("measures.csv", "measure_id,in_plan,directly_related\n\nM1,true,false\r\n\r\n\nM2,yes,true\n"), []string{"measures.csv:6:in_plan"}},
		{"a blank is no blank line", s.rows("measures.csv", " "), []string{"measures.csv:4:-"}},
		{"nor are quotation marks", s.rows("measures.csv", `""`), []string{"measures.csv:4:-"}},
		{"too few and too many cells", s.rows("pledges.csv", "G3,ACME,,,,1", "G4,ACME,,,,,1,", "G5,ACME,,,,,x"),
			[]string{"pledges.csv:4:-", "pledges.csv:5:-", "pledges.csv:6:amount"}},
		{"rows begin where their first line does", s.rows("parties.csv", "\"a\nb\",\"c\n\nd\",individual,,,", "x,,individual,1,,", "\"y\n\",z"),
			[]string{"parties.csv:11:province", "parties.csv:12:-"}},
	})
}

func TestQuotationMarks(t *testing.T) {
	s := sampleProvince
	testFaults(t, readProvince, []faultCase{
		{"as RFC 4180 has them", s.with("measures.csv", "\"measure_id\",in_plan,\"directly_related\"\r\n\"M1\",\"true\",true\r\nM2,true,\"false\"\n\"a\"\"\n,;\"\"\",true,\"true\""), nil},
		{"inside an unquoted cell", s.rows("measures.csv", `M"3,true,true`, "M4,x,true"), []string{"measures.csv:4:-", "measures.csv:5:in_plan"}},
		{"at the end of an unquoted cell", s.rows("measures.csv", `M3,true",true`), []string{"measures.csv:4:-"}},
		{"after a closing one", s.rows("measures.csv", `"M3" "4",true,true`, "M4,true,x"), []string{"measures.csv:4:-", "measures.csv:5:directly_related"}},
		{"text after a closing one", s.rows("measures.csv", `"M3"x,true,true`, "M4,true,x"), []string{"measures.csv:4:-", "measures.csv:5:directly_related"}},
		{"CR after a closing one", s.rows("measures.csv", "\"M3\"\r,true,true"), []string{"measures.csv:4:-"}},
		{"a blank before an opening one", s.rows("measures.csv", `M3, "true",true`), []string{"measures.csv:4:-"}},
		{"told where the row begins", s.rows("measures.csv", "\"M\n3\",t\"rue,true", "M4,true,x"),
			[]string{"measures.csv:4:-", "measures.csv:6:directly_related"}},
		{"reading goes on at the next line", s.rows("measures.csv", `M3,t"rue,"tr`, `ue"`, "M4,true,x"),
			[]string{"measures.csv:4:-", "measures.csv:5:-", "measures.csv:6:directly_related"}},
		{"one fault a row", s.rows("measures.csv", `M"3,t"rue,"t"r"u`), []string{"measures.csv:4:-"}},
		{"never closed", s.rows("measures.csv", "M3,x,true", "M4,true,\"true", "M5,x", "M6,y,z"),
			[]string{"measures.csv:4:in_plan", "measures.csv:5:-"}},
		{"never closed at the end", s.with("measures.csv", s["measures.csv"]+`"`), []string{"measures.csv:4:-"}},
		{"never closed on a later line", s.rows("measures.csv", "\"M\n3\",true,\"true", "x"), []string{"measures.csv:4:-"}},
		{"closed by the next one", s.rows("measures.csv", `M3,"true,true`, `M4,"true",true`, `M5,x,true`),
			[]string{"measures.csv:4:-", "measures.csv:6:in_plan"}},
		{"in the header row", s.with("patents.csv", "patent_no,granted_on\",lapsed_on\nx,y\nz\"\n1,\"2\n"),
			[]string{"patents.csv:1:-", "patents.csv:3:-", "patents.csv:4:-"}},
		{"never closed in the header row", s.with("patents.csv", "\n\"patent_no,granted_on,lapsed_on\nx,y\n"), []string{"patents.csv:2:-"}},
	})
}

// What a fault hides is not told again; what it does not hide is.
func TestConsequences(t *testing.T) {
	s := sampleProvince
	unknown := s.rows("enterprises.csv", stranger+",,,,,").rows("payments.csv", "P9,T9,2022-01-01,1,").rows("coverage.csv", "M9,"+stranger+",2022-01-01")
	told := []string{"enterprises.csv:4:party_id", "payments.csv:5:transfer_id", "coverage.csv:6:measure_id", "coverage.csv:6:party_id"}
	testFaults(t, readProvince, []faultCase{
		{"look-ups", unknown, told},
		{"a fault of another cell hides nothing", unknown.edit("parties.csv", "999999", "9"), append([]string{"parties.csv:4:city"}, told...)},
		{"a party's id", unknown.edit("parties.csv", "12310000938401676C", badCheck),
			[]string{"parties.csv:4:party_id", "payments.csv:5:transfer_id", "coverage.csv:6:measure_id"}},
		{"an empty id", unknown.rows("measures.csv", ",true,true"),
			[]string{"enterprises.csv:4:party_id", "payments.csv:5:transfer_id", "measures.csv:4:measure_id", "coverage.csv:6:party_id"}},
		{"an id twice", unknown.rows("parties.csv", "ACME,,other,000000,,"),
			[]string{"parties.csv:7:party_id", "payments.csv:5:transfer_id", "coverage.csv:6:measure_id"}},
		{"a row's number of cells", unknown.rows("transfers.csv", "T9"),
			[]string{"enterprises.csv:4:party_id", "transfers.csv:5:-", "coverage.csv:6:measure_id", "coverage.csv:6:party_id"}},
		{"a row's quotation marks", unknown.rows("measures.csv", `M9",true,true`),
			[]string{"enterprises.csv:4:party_id", "payments.csv:5:transfer_id", "measures.csv:4:-", "coverage.csv:6:party_id"}},
		{"the column of the id", unknown.edit("transfers.csv", "transfer_id", "id"),
			[]string{"enterprises.csv:4:party_id", "transfers.csv:1:transfer_id", "coverage.csv:6:measure_id", "coverage.csv:6:party_id"}},
		{"the column of the id twice", unknown.edit("measures.csv", "directly_related", "measure_id"),
			[]string{"enterprises.csv:4:party_id", "payments.csv:5:transfer_id", "measures.csv:1:measure_id", "measures.csv:1:directly_related", "coverage.csv:6:party_id"}},
		{"another column hides nothing", unknown.edit("measures.csv", "directly_related", "related"),
			[]string{"enterprises.csv:4:party_id", "payments.csv:5:transfer_id", "measures.csv:1:directly_related", "coverage.csv:6:measure_id", "coverage.csv:6:party_id"}},
		{"the file", unknown.without("parties.csv", "transfers.csv"),
			[]string{"parties.csv:1:-", "transfers.csv:1:-", "coverage.csv:6:measure_id"}},
		{"the file's text", unknown.with("measures.csv", "\xff"),
			[]string{"enterprises.csv:4:party_id", "payments.csv:5:transfer_id", "measures.csv:1:-", "coverage.csv:6:party_id"}},
		{"a malformed id looked up in a faulty file", s.rows("parties.csv", ",,other,,,").rows("products.csv", "W3,x,,2022-01-01,"),
			[]string{"parties.csv:7:party_id"}},
	})
}

// broken is a folder of which one file cannot be read.
type broken struct {
	fs.FS
	file string
}

func (b broken) Open(name string) (fs.File, error) {
	if name == b.file {
		return nil, errors.New("bad\nsector\x1b[2J")
	}
	return b.FS.Open(name)
}

func TestUnreadableFile(t *testing.T) {
	_, err := exchange.ReadProvince(broken{sampleProvince.fs(), "patents.csv"})
	const want = "patents.csv:1: -: cannot be read: bad sector [2J"
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	m := sampleProvince.without("survey.csv").fs().(fstest.MapFS)
	m["survey.csv/x"] = &fstest.MapFile{}
	_, err = exchange.ReadProvince(m)
	if got := told(err); len(got) != 1 || got[0] != "survey.csv:1:-" {
		t.Errorf("a folder in the place of a file: %v", err)
	}
}

func TestFolderThatIsNotThere(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{file, filepath.Join(file, "x"), file + "x", ""} {
		_, err := exchange.ReadProvince(os.DirFS(dir))
		if got := strings.Join(told(err), " "); got != "parties.csv:1:- transfers.csv:1:-" {
			t.Errorf("province at %q: %v", dir, err)
		}
		_, err = exchange.ReadCycle(os.DirFS(dir))
		if got := strings.Join(told(err), " "); got != "plans.csv:1:- evaluations.csv:1:- cycle.json:1:-" {
			t.Errorf("cycle at %q: %v", dir, err)
		}
	}
}
