package indicators

import "github.com/zhuanhua-rules/zhuanhua"

// Zone is a national demonstration zone of IP services (国家知识产权服务业集聚发展示范区).
type Zone struct {
	ID        string       `json:"zone_id"`
	Built     Milestone    `json:"built"`      // 建成
	RevokedOn zhuanhua.Day `json:"revoked_on"` // not given: stands
}

// zonesWanted is how many zones the action plan wants (GB37-4.10: 20个).
const zonesWanted = 20

// ZonesDuty returns how the building of twenty zones by 2025 stands (到2025年). A zone
// counts that was built, and not revoked, by the day or the end of 2025, whichever
// comes first. It is met as soon as there are twenty. An [zhuanhua.InputError]
// refuses a zone given twice, a day that does not exist and one of revocation before
// that of building.
//
// Clause: GB37-4.10
func ZonesDuty(zones []Zone, on zhuanhua.Day) (Duty, error) {
	if err := dayOfDecision(on); err != nil {
		return Duty{}, err
	}
	d, open, seen := duty("GB37-4.10", endOf2025), int64(0), map[string]bool{}
	d.Needed = zonesWanted
	for _, z := range zones {
		if err := z.validate(seen); err != nil {
			return Duty{}, err
		}
		built, _ := z.Built.by(d.Deadline, on)
		switch {
		case z.RevokedOn.IsGiven() && z.RevokedOn <= min(on, d.Deadline), built == zhuanhua.No:
		case built == zhuanhua.Yes:
			d.Done++
		default:
			open++
		}
	}
	zh, en := "已建成"+digits(d.Done)+"个，应建成"+digits(d.Needed)+"个", digits(d.Done)+" of "+digits(d.Needed)+" are built"
	switch {
	case d.Done >= d.Needed:
	case on >= d.Deadline && d.Done+open < d.Needed:
		d.fail(GroundTooFew, zh, en)
	case d.Done+open >= d.Needed:
		d.wait(GroundUnknown, zh+"，"+digits(open)+"个待定", en+", "+digits(open)+" undetermined", "built")
	default:
		d.wait(GroundNotYetDue, zh+"，期限"+d.Deadline.String(), en+", due by "+d.Deadline.String())
	}
	return d, nil
}

func (z *Zone) validate(seen map[string]bool) error {
	if err := newID(seen, "zone_id", z.ID); err != nil {
		return err
	}
	if err := z.Built.validate("built"); err != nil {
		return err
	}
	switch {
	case !z.RevokedOn.Valid():
		return inputError("revoked_on", "", zhuanhua.ErrRange)
	case z.RevokedOn.IsGiven() && z.RevokedOn < z.Built.On:
		return inputError("revoked_on", z.RevokedOn.String(), zhuanhua.ErrContradiction)
	}
	return nil
}
