package eligibility

import (
	"fmt"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// why says in a sentence why a person should look at a suspicion. Hits are those of
// any of its records.
func (r *screenRun) why(s *Suspicion, hits uint8) zhuanhua.Text {
	patents, transfers := len(s.Patents), len(s.Transfers)
	plural := r.plural
	zh, en := r.zh[:0], r.en[:0]
	switch s.Screen {
	case RoundTrip:
		zh = fmt.Appendf(zh, "%d件专利经%d项转让、%d方之手，在%d天内又回到原权利人或其关联方手中", patents, transfers, len(s.Parties), r.RoundTripDays)
		en = fmt.Appendf(en, "%s came back to an earlier owner, or a party related to it, within %s: %s among %s",
			plural(patents, "patent"), plural(r.RoundTripDays, "day"), plural(transfers, "transfer"), plural(len(s.Parties), "party"))
	case Churn:
		zh = fmt.Appendf(zh, "%d件专利在%d天内各被转让%d次以上，共%d项转让", patents, r.ChurnDays, r.ChurnCount, transfers)
		en = fmt.Appendf(en, "%s assigned %s or more within %s: %s in all",
			plural(patents, "patent"), plural(r.ChurnCount, "time"), plural(r.ChurnDays, "day"), plural(transfers, "transfer"))
	case Burst:
		zh = fmt.Appendf(zh, "一方在%d天内受让专利%d件以上，共%d件（%d项转让），尚无一件实施", r.BurstDays, r.BurstCount, patents, transfers)
		en = fmt.Appendf(en, "one party received %s or more within %s, %d in all by %s, and none is implemented",
			plural(r.BurstCount, "patent"), plural(r.BurstDays, "day"), patents, plural(transfers, "transfer"))
	case NominalPrice:
		zh = fmt.Appendf(zh, "%d件专利的%d项转让许可，合同金额合计%s元，每件不足%s元", patents, transfers, yuan(s.Amount), r.NominalPrice)
		en = fmt.Appendf(en, "%s under %s for %s yuan together: below %s yuan a patent",
			plural(patents, "patent"), plural(transfers, "contract"), yuan(s.Amount), r.NominalPrice)
	case RelatedParties:
		agreed := s.agreed()
		zh = fmt.Appendf(zh, "%d件专利的%d项转让许可发生在同一控制下的主体之间，%s", patents, transfers, agreed.Zh)
		en = fmt.Appendf(en, "%s under %s between parties under one controller, %s", plural(patents, "patent"), plural(transfers, "contract"), agreed.En)
	case MoneyMismatch:
		zh, en = r.whyMoney(zh, en, s, hits)
	case Idle:
		zh = fmt.Appendf(zh, "一方受让的%d件专利已满%d天，此后既无产品备案，也未许可、质押", patents, r.IdleDays)
		en = fmt.Appendf(en, "%s that one party received %s ago or more, without product filing, licence or pledge since",
			plural(patents, "patent"), plural(r.IdleDays, "day"))
	case LicenceConflict:
		zh, en = r.whyLicences(zh, en, s, hits)
	}
	return r.dated(s, zh, en)
}

// agreed tells the contract amounts; one that is not given is not taken for 0.
func (s *Suspicion) agreed() zhuanhua.Text {
	switch s.Unpriced {
	case 0:
		return zhuanhua.Text{Zh: "合同金额合计" + yuan(s.Amount) + "元", En: "for " + yuan(s.Amount) + " yuan together"}
	case len(s.Transfers):
		return zhuanhua.Text{Zh: "合同金额未提供", En: "for amounts not given"}
	}
	return zhuanhua.Text{
		Zh: fmt.Sprintf("合同金额合计%s元（另有%d项未提供）", yuan(s.Amount), s.Unpriced),
		En: fmt.Sprintf("for %s yuan together, %d of them for an amount not given", yuan(s.Amount), s.Unpriced),
	}
}

// whyMoney tells which of the two mismatches it is.
func (r *screenRun) whyMoney(zh, en []byte, s *Suspicion, hits uint8) (_, _ []byte) {
	agreed := s.agreed()
	zh = fmt.Appendf(zh, "%d项转让许可%s，已证明支付%s元", len(s.Transfers), agreed.Zh, yuan(s.Paid))
	en = fmt.Appendf(en, "%s %s, %s yuan proven as paid", r.plural(len(s.Transfers), "contract"), agreed.En, yuan(s.Paid))
	if hits&hitPaid != 0 {
		zh = append(zh, "：支付超过合同"...)
		en = append(en, ": more than agreed"...)
	}
	if hits&hitFlow != 0 {
		zh = fmt.Appendf(zh, "：费用在%d天内回流", r.FlowBackDays)
		en = fmt.Appendf(en, ": money flowed back within %s", r.plural(r.FlowBackDays, "day"))
	}
	return zh, en
}

// whyLicences tells which of the two patterns it is.
func (r *screenRun) whyLicences(zh, en []byte, s *Suspicion, hits uint8) (_, _ []byte) {
	zh = fmt.Appendf(zh, "%d件专利的%d项许可", len(s.Patents), len(s.Transfers))
	en = fmt.Appendf(en, "%s of %s", r.plural(len(s.Transfers), "licence"), r.plural(len(s.Patents), "patent"))
	if hits&hitOverlap != 0 {
		zh = append(zh, "：同时有两项以上独占或排他许可"...)
		en = append(en, ": two or more that are exclusive or sole at once"...)
	}
	if hits&hitOften != 0 {
		zh = fmt.Appendf(zh, "：在%d天内许可%d次以上", r.LicenceDays, r.LicenceCount)
		en = fmt.Appendf(en, ": %s or more within %s", r.plural(r.LicenceCount, "time"), r.plural(r.LicenceDays, "day"))
	}
	return zh, en
}

// whyRush is why for the last days of a year, of whose transfers it is told how many
// there are.
func (r *screenRun) whyRush(s *Suspicion, year int) zhuanhua.Text {
	zh := fmt.Appendf(r.zh[:0], "一方全年%d项转让许可中有%d项（%d件专利）集中在统计日前%d天内", year, len(s.Transfers), len(s.Patents), r.RushDays)
	en := fmt.Appendf(r.en[:0], "%d of one party's %s of the year, with %s, in the last %s up to the statistics day",
		len(s.Transfers), r.plural(year, "transfer"), r.plural(len(s.Patents), "patent"), r.plural(r.RushDays, "day"))
	return r.dated(s, zh, en)
}

// dated puts the days of the transfers after a sentence, and keeps its room for the
// next one.
func (r *screenRun) dated(s *Suspicion, zh, en []byte) zhuanhua.Text {
	first, last := s.From.String(), s.To.String()
	if first == last {
		zh, en = fmt.Appendf(zh, "（%s）", first), fmt.Appendf(en, " (%s)", first)
	} else {
		zh, en = fmt.Appendf(zh, "（%s至%s）", first, last), fmt.Appendf(en, " (%s to %s)", first, last)
	}
	r.zh, r.en = zh, en
	return zhuanhua.Text{Zh: string(zh), En: string(en)}
}

// counted is a number of what a noun names.
type counted struct {
	n    int
	noun string
}

// plural writes a number with its English noun.
func (r *screenRun) plural(n int, noun string) string {
	c := counted{n, noun}
	text, written := r.plurals[c]
	if written {
		return text
	}
	switch {
	case n == 1:
	case noun == "party":
		noun = "parties"
	default:
		noun += "s"
	}
	text = strconv.Itoa(n) + " " + noun
	r.plurals[c] = text
	return text
}
