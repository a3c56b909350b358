package zhuanhua

import "strings"

// plain brings an identifier to ASCII capitals: full-width letters and digits
// (as typed with a Chinese input method) become ASCII; blanks, tabs, no-break and
// full-width blanks go, and so does the end of the line. It reports false for a
// character that no identifier has, or a text so long that it cannot be one.
func plain(s string) (string, bool) {
	const most = 128 // bytes; the longest spelling of an identifier is shorter
	if len(s) > most {
		return "", false
	}
	var b strings.Builder
	for _, r := range strings.TrimRight(s, "\r\n") {
		switch {
		case r == ' ', r == '\t', r == '\u00a0', r == '\u3000':
			continue
		case r >= '\uff01' && r <= '\uff5e':
			r -= '\uff01' - '!'
		}
		if r >= 'a' && r <= 'z' {
			r -= 'a' - 'A'
		}
		if r < '-' || r > 'Z' {
			return "", false
		}
		b.WriteByte(byte(r))
	}
	return b.String(), true
}
