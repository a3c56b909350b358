package exchange_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
)

func TestWhatIsTold(t *testing.T) {
	f := sampleProvince.
		rows("parties.csv", "x;\t\x1b[2J,,other,610000,,").
		rows("patents.csv", strings.Repeat("专利", 30)+",2022-02-30,2022-1-1,,", "ZL200430678704.2,,,,").
		rows("transfers.csv", "T1,equity,sole,ACME,,ACME,,852871066; ;x,,,,true,").
		rows("measures.csv", "M3", `M"4,true,true`).
		rows("survey.csv", "ACME,层 1,3,false,,,,")
	want := `parties.csv:7: party_id: "x;\t\x1b[2J": not a unified social credit code of 18 characters, in capitals and without blanks
patents.csv:5: patent_no: "专利专利专利专利专利专利专利专利专利专利专利专利专利专利专利专利专利专利专利专利…": not a patent number; it has 12 digits (8 before October 2003) and a check digit, and its kind digit is 1, 2, 3, 8 or 9, as ZL202010834579.7
patents.csv:5: granted_on: "2022-02-30": there is no such day
patents.csv:5: lapsed_on: "2022-1-1": not a day; a day is written 2022-12-31, without a time
patents.csv:6: patent_no: "ZL200430678704.2": wrong check digit
transfers.csv:5: transfer_id: "T1": given on line 2 already
transfers.csv:5: licence: "sole": must be empty where the kind is not licence
transfers.csv:5: patents: "852871066; ;x": " ": not a patent number; it has 12 digits (8 before October 2003) and a check digit, and its kind digit is 1, 2, 3, 8 or 9, as ZL202010834579.7
transfers.csv:5: contract_amount: empty; must be given
measures.csv:4: -: number of cells: 1, in the header row: 3
measures.csv:5: -: quotation mark on line 5 inside a cell that does not begin with one; put the cell in quotation marks and write the mark twice
survey.csv:5: party_id: "ACME": given on line 4 already
survey.csv:5: stratum_size: "3": the stratum has the size 2 since line 2
survey.csv:5: stratum_size: "3": the stratum has more rows than its size 2`
	_, err := exchange.ReadProvince(f.fs())
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Error(diff)
	}
}

func TestAtMostTwentyLines(t *testing.T) {
	for n, want := range map[int]string{
		1: "", 19: "", 20: "", 21: "and 1 more", 45: "and 25 more",
		1000: "and 980 more", 1001: "and 981 more", 5000: "and 4980 more",
	} {
		var rows []string
		for range n {
			rows = append(rows, "x,true,true,true")
		}
		_, err := exchange.ReadProvince(sampleProvince.rows("measures.csv", rows...).fs())
		var faults *exchange.Faults
		if !errors.As(err, &faults) || faults.Len() != n {
			t.Fatalf("%d faults: %v", n, err)
		}
		if kept := len(slices.Collect(faults.All())); kept != min(n, 1000) {
			t.Errorf("%d faults, %d kept", n, kept)
		}
		lines := strings.Split(err.Error(), "\n")
		if want != "" && (len(lines) != 21 || lines[20] != want) || want == "" && len(lines) != n {
			t.Errorf("%d faults, %d lines, the last of them %s", n, len(lines), lines[len(lines)-1])
		}
		if first := "measures.csv:4: -: number of cells: 4, in the header row: 3"; lines[0] != first {
			t.Errorf("first line %s", lines[0])
		}
		var b strings.Builder
		if written, err := faults.WriteTo(&b); err != nil || int(written) != b.Len() || b.String() != faults.Error()+"\n" {
			t.Errorf("wrote %d bytes, %v", written, err)
		}
	}
}

func TestRefuse(t *testing.T) {
	if err := exchange.Refuse(); err != nil {
		t.Errorf("no faults: %v", err)
	}
	list := []exchange.Fault{
		{File: "evaluations.csv", Line: 1, Column: "province", What: "110000 has no evaluation for 2022"},
		{File: "evaluations.csv", Line: 1, Column: "province", What: "610000 has no evaluation for 2022"},
	}
	err := exchange.Refuse(list...)
	list[0].What = "altered"
	const want = "evaluations.csv:1: province: 110000 has no evaluation for 2022\nevaluations.csv:1: province: 610000 has no evaluation for 2022"
	if err.Error() != want {
		t.Errorf("got %v", err)
	}
	if got := told(err); len(got) != 2 {
		t.Errorf("told %v", got)
	}
	many := exchange.Refuse(make([]exchange.Fault, 3000)...)
	if !strings.HasSuffix(many.Error(), "\nand 2980 more") {
		t.Errorf("got %v", many)
	}
}

// Very many faults, a cell of megabytes and a list of very many numbers take about
// the time that reading them takes; what were quadratic would not end.
func TestLargeInput(t *testing.T) {
	if testing.Short() {
		t.Skip("reads some ten megabytes")
	}
	const many = 200_000
	patents := strings.Repeat("852871066;", many)
	for name, c := range map[string]struct {
		folder folder
		want   int
	}{
		"rows with a fault":      {sampleProvince.with("products.csv", sampleProvince["products.csv"]+strings.Repeat("x,y,z,2022-01-01,\n", many)), 3*many - 1},
		"rows of another width":  {sampleProvince.with("products.csv", sampleProvince["products.csv"]+strings.Repeat("x\n", many)), many},
		"misplaced marks":        {sampleProvince.with("products.csv", sampleProvince["products.csv"]+strings.Repeat("x\"\n", many)), many},
		"marks without end":      {sampleProvince.with("products.csv", sampleProvince["products.csv"]+strings.Repeat("\"\"", 10*many)+"\""), 1},
		"a quoted cell":          {sampleProvince.with("parties.csv", sampleProvince["parties.csv"]+"\""+strings.Repeat("\"\"\n", 10*many)+"\",,other,,,\n"), 1},
		"a mark never closed":    {sampleProvince.with("parties.csv", sampleProvince["parties.csv"]+"\""+strings.Repeat("a\n", 10*many)), 1},
		"a header row":           {sampleProvince.with("patents.csv", strings.Repeat(",patent_no", many)+"\n"), 3},
		"an amount":              {sampleProvince.rows("pledges.csv", "G3,ACME,,,,,"+strings.Repeat("0", 10*many)+"1"), 0},
		"a list":                 {sampleProvince.rows("pledges.csv", "G3,ACME,"+patents+"852871066,,,,1"), 1},
		"a list of semicolons":   {sampleProvince.rows("pledges.csv", "G3,ACME,"+strings.Repeat(";", 10*many)+",,,,1"), 1},
		"a stratum of many rows": {sampleProvince.with("survey.csv", sampleProvince["survey.csv"]+strings.Repeat("张三,层 1,2,false,,,,\n", many)), many},
	} {
		t.Run(name, func(t *testing.T) {
			n, err := 0, readProvince(c.folder)
			var faults *exchange.Faults
			if errors.As(err, &faults) {
				n = faults.Len()
			}
			if n != c.want {
				t.Errorf("%d faults, want %d: %v", n, c.want, err)
			}
		})
	}
	t.Run("keys of cycle.json", func(t *testing.T) {
		err := readCycle(sampleCycle.with("cycle.json", `{"award_quota":{`+strings.Repeat(`"2021":0,`, many)+`"2022":8,"2023":8},"pass_mark":"60","startup_quota":8}`))
		if got := fmt.Sprint(told(err)); got != "[cycle.json:1:award_quota.2021]" {
			t.Errorf("told %s", got)
		}
	})
}
