// Command gen writes the files of the sample province anew. It runs in the
// folder of package sampledata, by go generate.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/zhuanhua-rules/zhuanhua/examples/internal/sampledata/invent"
)

func main() {
	if err := write("province"); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func write(dir string) error {
	for name, content := range invent.Province() {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
