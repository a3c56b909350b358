package main

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestOutput(t *testing.T) {
	for _, language := range []string{"zh", "en"} {
		var stdout, stderr bytes.Buffer
		if status := run([]string{"-lang", language}, &stdout, &stderr); status != 0 || stderr.Len() > 0 {
			t.Fatalf("status %d: %s", status, &stderr)
		}
		golden := "testdata/effect-" + language + ".txt"
		if *update {
			if err := os.WriteFile(golden, stdout.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), stdout.String()); diff != "" {
			t.Errorf("%s (-golden +printed):\n%s", golden, diff)
		}
	}
}

func TestFlags(t *testing.T) {
	for _, c := range []struct {
		args []string
		want int
	}{{[]string{"-h"}, 0}, {[]string{"-lang", "fr"}, 2}, {[]string{"x"}, 2}, {[]string{"-x"}, 2}} {
		var stdout, stderr bytes.Buffer
		if status := run(c.args, &stdout, &stderr); status != c.want || stdout.Len() > 0 || stderr.Len() == 0 {
			t.Errorf("%v: status %d, %q, %q", c.args, status, &stdout, &stderr)
		}
	}
}

func TestSeparated(t *testing.T) {
	for in, want := range map[string]string{"0": "0", "999": "999", "-999": "-999", "1000": "1,000", "-100000": "-100,000", "1234567.5": "1,234,567.5"} {
		if got := separated(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}
