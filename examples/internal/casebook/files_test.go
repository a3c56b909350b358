package casebook

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite testdata/cases")

const casesDir = "../../../testdata/cases"

// The files are what the library makes today, and there is no other.
func TestFiles(t *testing.T) {
	files, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for name, made := range files {
		path := filepath.Join(casesDir, filepath.FromSlash(name))
		if *update {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, made, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		kept, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		total += len(kept)
		if diff := cmp.Diff(strings.Split(string(kept), "\n"), strings.Split(string(made), "\n")); diff != "" {
			t.Errorf("%s (-kept +made; go generate ./... rewrites it):\n%s", name, diff)
		}
	}
	err = fs.WalkDir(os.DirFS(casesDir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && name != "README.md" && files[name] == nil {
			t.Errorf("nothing makes %s", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if total > 2_000_000 {
		t.Errorf("%d bytes of cases", total)
	}
}

// A file can be made twice: same bytes.
func TestFilesAreTheSameTwice(t *testing.T) {
	first, err := Files()
	if err != nil {
		t.Fatal(err)
	}
	second, err := Files()
	if diff := cmp.Diff(first, second); diff != "" || err != nil {
		t.Errorf("%v (-first +second):\n%s", err, diff)
	}
}
