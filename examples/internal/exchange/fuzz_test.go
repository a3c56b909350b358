package exchange_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
)

// order is the order of a folder's files and columns, as the header rows of the
// sample have it.
type order struct {
	files   []string
	columns map[string][]string
}

func newOrder(sample folder, files []string) order {
	o := order{files, map[string][]string{"cycle.json": {"startup_quota", "award_quota", "pass_mark"}}}
	for _, file := range files {
		if header, _, _ := strings.Cut(sample[file], "\n"); file != "cycle.json" {
			o.columns[file] = strings.Split(header, ",")
		}
	}
	return o
}

// rank returns a text that sorts as the fault must; false for a fault of nowhere.
func (o order) rank(f exchange.Fault) (string, bool) {
	file, place := slices.Index(o.files, f.File), -1
	key, year, nested := strings.Cut(f.Column, ".")
	if f.Column != "-" {
		place = slices.Index(o.columns[f.File], key)
		if place < 0 || nested && (f.File != "cycle.json" || key != "award_quota") {
			return "", false
		}
	}
	return fmt.Sprintf("%02d %012d %02d %s", file, f.Line, place+1, year), file >= 0 && f.Line > 0
}

// check fails where the faults are out of order or not lines of text, or where
// there are both faults and records or neither.
func (o order) check(t *testing.T, records bool, err error) {
	if records != (err == nil) {
		t.Fatalf("records: %v, error: %v", records, err)
	}
	if err == nil {
		return
	}
	var faults *exchange.Faults
	if !errors.As(err, &faults) || faults.Len() == 0 {
		t.Fatalf("%T is no faults", err)
	}
	last := ""
	for fault := range faults.All() {
		rank, ok := o.rank(fault)
		if !ok || rank < last {
			t.Errorf("out of place: %v", fault)
		}
		last = rank
		if line := fault.String(); fault.What == "" || strings.ContainsFunc(line, isControl) || !utf8.ValidString(line) || len(line) > 600 {
			t.Errorf("no line of text: %q", line)
		}
	}
	if lines := strings.Count(err.Error(), "\n") + 1; lines > 21 {
		t.Errorf("%d lines", lines)
	}
}

func isControl(c rune) bool { return c < ' ' || c == 0x7f || c == '\u2028' || c == '\u2029' }

// seed gives every file's sample, alone and with something wrong, to the target.
func seed(f *testing.F, sample folder, files []string) {
	for i, file := range files {
		text := sample[file]
		f.Add(byte(i), []byte(text), byte(i+1), []byte(sample[files[(i+1)%len(files)]]))
		f.Add(byte(i), []byte("\ufeff"+strings.ReplaceAll(text, "\n", "\r\n")+text), byte(0), []byte("x,\"\n\"y\"z\n\xff"))
		f.Add(byte(i), []byte(strings.ReplaceAll(text, ",", ",\"")), byte(3), []byte(strings.ReplaceAll(sample[files[0]], "true", "")))
	}
}

func FuzzProvince(f *testing.F) {
	seed(f, sampleProvince, provinceFiles)
	o := newOrder(sampleProvince, provinceFiles)
	f.Fuzz(func(t *testing.T, i byte, a []byte, j byte, b []byte) {
		n := byte(len(provinceFiles))
		p, err := exchange.ReadProvince(sampleProvince.with(provinceFiles[i%n], string(a)).with(provinceFiles[j%n], string(b)).fs())
		o.check(t, p != nil, err)
	})
}

func FuzzCycle(f *testing.F) {
	seed(f, sampleCycle, cycleFiles)
	o := newOrder(sampleCycle, cycleFiles)
	f.Fuzz(func(t *testing.T, i byte, a []byte, j byte, b []byte) {
		n := byte(len(cycleFiles))
		c, err := exchange.ReadCycle(sampleCycle.with(cycleFiles[i%n], string(a)).with(cycleFiles[j%n], string(b)).fs())
		o.check(t, c != nil, err)
	})
}

// FuzzRows holds the rows, their lines and their quotation marks against a second
// reader that goes byte by byte.
func FuzzRows(f *testing.F) {
	for _, text := range []string{
		"", "\n", "a,b,c\n", "a,b\r\n\r\n\"a\",\"b\n\",c", "a\"b\n", "\"a\"b\n", "\"a\"\"b\",,\nx", "\"a", "\"\"\r", "\"\"\rx\n", "a\r", "\r", "a,\"b\r\nc\",d\r\n\"\n\"x\n,,,",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		const header = "measure_id,in_plan,directly_related\n"
		_, err := exchange.ReadProvince(sampleProvince.without("coverage.csv").with("measures.csv", header+text).fs())
		var got []string
		for _, fault := range told(err) {
			if strings.HasSuffix(fault, ":-") {
				got = append(got, fault)
			}
		}
		var want []string
		for _, r := range rowsOf(text, 2) {
			if (r.broken || r.cells != 3) && len(want) < 300 {
				want = append(want, fmt.Sprintf("measures.csv:%d:-", r.line))
			}
		}
		if len(got) < 300 {
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%q: %s", text, diff)
			}
		}
	})
}

type row struct {
	line, cells int
	broken      bool
}

// rowsOf reads rows as the format's page describes them.
func rowsOf(text string, line int) (rows []row) {
	next := func() bool { // goes on at the next line
		end := strings.IndexByte(text, '\n')
		if end < 0 {
			text = ""
			return false
		}
		text = text[end+1:]
		line++
		return true
	}
	atEnd := func() bool { // of a line
		return text == "" || text[0] == '\n' || text == "\r" || strings.HasPrefix(text, "\r\n")
	}
	for text != "" {
		if atEnd() {
			next()
			continue
		}
		r := row{line: line}
		for more := true; more; {
			r.cells++
			if quoted := text != "" && text[0] == '"'; quoted {
				text = text[1:]
				for text != "" && !(text[0] == '"' && !strings.HasPrefix(text, `""`)) {
					switch {
					case strings.HasPrefix(text, `""`):
						text = text[1:]
					case text[0] == '\n':
						line++
					}
					text = text[1:]
				}
				if r.broken = text == ""; r.broken {
					break
				}
				text = text[1:]
				r.broken = !atEnd() && text[0] != ','
			} else {
				for !atEnd() && text[0] != ',' && text[0] != '"' {
					text = text[1:]
				}
				r.broken = !atEnd() && text[0] == '"'
			}
			if more = !r.broken && !atEnd(); more {
				text = text[1:]
			}
		}
		rows = append(rows, r)
		next()
	}
	return rows
}
