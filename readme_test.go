package zhuanhua_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// The first code of the README is the first example, word for word, and what it is
// said to print is what the example prints.
func TestREADMEIsTheExample(t *testing.T) {
	readme, example := file(t, "README.md"), file(t, "example_test.go")
	blocks := regexp.MustCompile("(?s)```(go|text)\n(.*?)```").FindAllStringSubmatch(readme, -1)
	if len(blocks) < 2 || blocks[0][1] != "go" || blocks[1][1] != "text" {
		t.Fatalf("the README should begin with a block of code and one of output, has %d blocks", len(blocks))
	}
	code := strings.ReplaceAll("\n"+strings.TrimSuffix(blocks[0][2], "\n"), "\n", "\n\t")
	code = strings.ReplaceAll(code, "\n\t\n", "\n\n")
	if !strings.Contains(example, "\n"+strings.TrimPrefix(code, "\n")+"\n\t// Output:") {
		t.Errorf("the README's first code is not that of Example:%s", code)
	}
	output := strings.ReplaceAll("\n"+strings.TrimSuffix(blocks[1][2], "\n"), "\n", "\n\t// ")
	if !strings.Contains(example, "// Output:"+output+"\n}") {
		t.Errorf("the README's output is not that of Example:%s", output)
	}
}

// The commands that the README promises are the ones that CI runs.
func TestREADMENamesTheCommands(t *testing.T) {
	readme := file(t, "README.md")
	for _, command := range []string{"\n    go run ./examples/province\n", "\n    go test ./...\n"} {
		if !strings.Contains(readme, command) {
			t.Errorf("the README does not name %q", command)
		}
	}
}

func file(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
