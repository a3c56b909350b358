package indicators

import "github.com/zhuanhua-rules/zhuanhua"

// DataSharing is how far technology contract registration shares its data with the
// registration of transfers and the filing of licences (信息共享).
type DataSharing struct {
	Transfers Milestone `json:"transfers"` // 技术合同登记与专利转让登记
	Licences  Milestone `json:"licences"`  // 技术合同登记与专利许可备案
}

// Duty returns how the sharing stands that is due by the end of 2024 (2024年底前): both
// parts of it.
//
// Clause: GB37-4.8
func (s DataSharing) Duty(on zhuanhua.Day) (Duty, error) {
	if err := dayOfDecision(on); err != nil {
		return Duty{}, err
	}
	if err := s.Transfers.validate("transfers"); err != nil {
		return Duty{}, err
	}
	if err := s.Licences.validate("licences"); err != nil {
		return Duty{}, err
	}
	d := duty("GB37-4.8", zhuanhua.MustDay("2024-12-31"))
	d.judge(s.Transfers, "transfers", zhuanhua.Text{Zh: "技术合同登记与专利转让登记信息共享", En: "sharing with the registration of transfers"}, on)
	d.judge(s.Licences, "licences", zhuanhua.Text{Zh: "技术合同登记与专利许可备案信息共享", En: "sharing with the filing of licences"}, on)
	return d.settle(), nil
}
