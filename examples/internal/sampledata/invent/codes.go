package invent

import (
	"fmt"
	"strconv"
	"strings"
)

// codeAlphabet holds the characters of a unified social credit code in order
// of their values (GB 32100-2015).
const codeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// creditCode makes a unified social credit code. Its seventeenth character,
// the check character of the organisation code inside, is Y: GB 11714 knows
// only digits and X there, so no real body can have one of these codes, while
// the check character of the whole is right.
func creditCode(r *random, prefix, region string) string {
	body := prefix + region
	for range 8 {
		body += string(codeAlphabet[r.below(10)])
	}
	if prefix == "91" { // enterprises registered since 2015 begin with MA
		body = prefix + region + "MA" + string(codeAlphabet[r.below(len(codeAlphabet))]) + body[11:]
	}
	body += "Y"
	return body + string(creditCheck(body))
}

// creditCheck returns the check character of the first seventeen.
func creditCheck(body string) byte {
	sum, weight := 0, 1
	for i := range len(body) {
		sum += strings.IndexByte(codeAlphabet, body[i]) * weight
		weight = weight * 3 % 31
	}
	return codeAlphabet[(31-sum%31)%31]
}

// patentNumber makes an application number with its check digit (ZC
// 0006-2003). Serial numbers begin with 9, where the office has issued none.
func patentNumber(year int, kind byte, serial int) string {
	body := fmt.Sprintf("%04d%c9%06d", year, kind, serial)
	return body + string(patentCheck(body))
}

// oldPatentNumber makes a number of the form used before October 2003.
func oldPatentNumber(year int, kind byte, serial int) string {
	body := fmt.Sprintf("%02d%c9%04d", year%100, kind, serial%10000)
	return body + string(patentCheck(body))
}

func patentCheck(body string) byte {
	sum := 0
	for i := range len(body) {
		sum += int(body[i]-'0') * (i%8 + 2)
	}
	return "0123456789X"[sum%11]
}

// spell writes a canonical patent number the way some clerk would.
func spell(r *random, number string) string {
	last := len(number) - 1
	switch dotted := number[:last] + "." + number[last:]; r.weighted(60, 12, 8, 8, 6, 3, 3) {
	case 0:
		return dotted
	case 1:
		return "ZL" + dotted
	case 2:
		return "ZL " + dotted
	case 3:
		return "CN" + dotted
	case 4:
		return number
	case 5:
		return "cn" + strings.ToLower(dotted)
	default: // as printed on certificates: year, kind, serial number
		year := len(number) - len("1") - len("9123456") - len("7")
		if year < 4 {
			year = 2
		}
		return "ZL " + number[:year] + " " + number[year:year+1] + " " + number[year+1:last] + "." + number[last:]
	}
}

// fen is money in hundredths of a yuan.
type fen int64

// yuan returns a whole amount.
func yuan(n int) fen { return fen(n) * 100 }

// wan returns an amount in 万元, 10,000 yuan.
func wan(n int) fen { return 10000 * yuan(n) }

// String writes yuan, with two decimals where there are fen.
func (f fen) String() string {
	if f%100 == 0 {
		return strconv.FormatInt(int64(f/100), 10)
	}
	return fmt.Sprintf("%d.%02d", f/100, f%100)
}
