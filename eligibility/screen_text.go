package eligibility

import (
	"fmt"

	"github.com/zhuanhua-rules/zhuanhua"
)

// why says in a sentence why a person should look at a suspicion.
func (r *screenRun) why(s *Suspicion) zhuanhua.Text {
	patents, transfers, parties := len(s.Patents), len(s.Transfers), len(s.Parties)
	days := span(s)
	switch s.Screen {
	case RoundTrip:
		return both("%d件专利经%d项转让、%d方之手，在%d天内又回到原权利人或其关联方手中（%s）",
			"%d patents, by %d transfers among %d parties, came back within %d days to an earlier owner or a party related to it (%s)",
			days, patents, transfers, parties, r.RoundTripDays)
	case Churn:
		return both("%d件专利在%d天内被转让%d次以上，共涉%d项转让（%s）",
			"%d patents were, within %d days, assigned %d times or more, by %d transfers in all (%s)",
			days, patents, r.ChurnDays, r.ChurnCount, transfers)
	case Burst:
		return both("一方在%d天内受让专利达%d件以上，共%d件、%d项转让，尚无一件实施（%s）",
			"one party received, within %d days, %d patents or more, %d in all by %d transfers, and none is implemented (%s)",
			days, r.BurstDays, r.BurstCount, patents, transfers)
	case NominalPrice:
		return both("%d件专利以%d项合同转让或许可，合同金额合计%s元，每件不足%s元（%s）",
			"%d patents under %d contracts for %s yuan together, below %s yuan a patent (%s)",
			days, patents, transfers, yuan(s.Amount), r.NominalPrice.String())
	case RelatedParties:
		return both("%d件专利的%d项转让许可发生在同一控制下的主体之间，合同金额合计%s元（%s）",
			"%d patents under %d contracts between parties under one controller, for %s yuan together (%s)",
			days, patents, transfers, yuan(s.Amount))
	case MoneyMismatch:
		return both("%d项转让许可的合同金额合计%s元，已证明支付%s元：支付超过合同，或费用在%d天内回流（%s）",
			"%d contracts for %s yuan together, %s yuan proven as paid: more than agreed, or fees that flowed back within %d days (%s)",
			days, transfers, yuan(s.Amount), yuan(s.Paid), r.FlowBackDays)
	case Idle:
		return both("一方受让的%d件专利满%d天，此后既无产品备案，也未许可、质押（%s受让）",
			"%d patents that one party received %d days ago or more, without product filing, licence or pledge since (received %s)",
			days, patents, r.IdleDays)
	}
	return both("%d件专利同时有两项以上独占或排他许可，或在%[3]d天内许可%[4]d次以上，共涉%[2]d项许可（%[5]s）",
		"%d patents under two exclusive or sole licences at once, or licensed %[4]d times or more within %[3]d days, by %[2]d licences in all (%[5]s)",
		days, patents, transfers, r.LicenceDays, r.LicenceCount)
}

// whyRush is why for the last days of a year, of whose transfers it is told how many
// there are.
func (r *screenRun) whyRush(s *Suspicion, year int) zhuanhua.Text {
	return both("一方全年%d项转让许可中有%d项（%d件专利）集中在统计日前%d天内（%s）",
		"of %d transfers of one party in the year %d, with %d patents, crowd into the last %d days before the statistics day (%s)",
		span(s), year, len(s.Transfers), len(s.Patents), r.RushDays)
}

// span says from when to when.
func span(s *Suspicion) zhuanhua.Text {
	if s.From == s.To {
		return zhuanhua.Text{Zh: s.From.String(), En: s.From.String()}
	}
	return zhuanhua.Text{Zh: s.From.String() + "至" + s.To.String(), En: s.From.String() + " to " + s.To.String()}
}

// both writes the same values, and the days after them, in both languages.
func both(zh, en string, days zhuanhua.Text, values ...any) zhuanhua.Text {
	return zhuanhua.Text{Zh: fmt.Sprintf(zh, append(values[:len(values):len(values)], days.Zh)...), En: fmt.Sprintf(en, append(values[:len(values):len(values)], days.En)...)}
}
