package awards

import (
	"sync"

	"github.com/zhuanhua-rules/zhuanhua"
)

// printed returns the fingerprint of rules and their checks, worked out when it is first
// asked for.
func printed[S any](fields []zhuanhua.Field[S], rules S, tables ...*zhuanhua.Table) func() string {
	return sync.OnceValue(func() string { return zhuanhua.Fingerprint(fields, rules, tables...) })
}

// stamp says by which rules a decision was made, where they have a fingerprint.
func stamp(d *zhuanhua.Decision, fingerprint func() string) {
	if fingerprint != nil {
		d.Stamp(fingerprint())
	}
}
