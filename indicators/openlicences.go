package indicators

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// OpenLicence is an open licence as its judge saw it: whether it is to be registered
// as a technology contract, and whether it is.
type OpenLicence struct {
	ID         string           `json:"transfer_id"`
	Entitled   zhuanhua.Outcome `json:"entitled"` // reached and filed
	Registered zhuanhua.Truth   `json:"registered"`
}

// ContractRegistration is how many open licences that are to be registered as
// technology contracts are (技术合同登记认定).
type ContractRegistration struct {
	Extent
	Unregistered []string `json:"unregistered"` // ids of those to be registered that are not
	Unfounded    []string `json:"unfounded"`    // ids of those registered that are not to be
	Unclear      int64    `json:"unclear"`      // may be registered without being to be
}

// RegisterOpenLicences counts the registrations of open licences. What is no open
// licence (not applicable) plays no part. An [zhuanhua.InputError] refuses an id that
// is empty or given twice and a code that is none.
//
// Clause: GB37-3.5
func RegisterOpenLicences(list []OpenLicence) (ContractRegistration, error) {
	c := ContractRegistration{Unregistered: []string{}, Unfounded: []string{}}
	all, seen := extentCount{}, make(map[string]bool, len(list))
	for _, l := range list {
		fault := func(field, value string, err error) (ContractRegistration, error) {
			return ContractRegistration{}, &zhuanhua.InputError{Record: zhuanhua.RecordTransfer, ID: zhuanhua.Quote(l.ID), Field: field, Value: value, Err: err}
		}
		switch {
		case l.ID == "":
			return fault("transfer_id", "", zhuanhua.ErrNotGiven)
		case seen[l.ID]:
			return fault("transfer_id", "", zhuanhua.ErrDuplicate)
		case l.Entitled > zhuanhua.NotApplicable:
			return fault("entitled", l.Entitled.String(), zhuanhua.ErrCodeWord)
		case l.Registered > zhuanhua.No:
			return fault("registered", l.Registered.String(), zhuanhua.ErrCodeWord)
		}
		seen[l.ID] = true
		all.add(l.Entitled, [...]zhuanhua.Outcome{zhuanhua.Undetermined, zhuanhua.Met, zhuanhua.NotMet}[l.Registered])
		switch {
		case l.Entitled == zhuanhua.Met && l.Registered == zhuanhua.No:
			c.Unregistered = append(c.Unregistered, l.ID)
		case l.Entitled == zhuanhua.NotMet && l.Registered == zhuanhua.Yes:
			c.Unfounded = append(c.Unfounded, l.ID)
		case l.Entitled == zhuanhua.NotMet && l.Registered == zhuanhua.Unstated,
			l.Entitled == zhuanhua.Undetermined && l.Registered == zhuanhua.Yes:
			c.Unclear++
		}
	}
	slices.Sort(c.Unregistered)
	slices.Sort(c.Unfounded)
	c.Extent = all.extent()
	return c, nil
}

// Duty returns whether every open licence that is to be registered is, and no other.
//
// Clause: GB37-3.5
func (c ContractRegistration) Duty() Duty {
	d := duty("GB37-3.5", 0)
	d.Done, d.Needed = c.Ratio.Part, c.Ratio.Whole
	if n := int64(len(c.Unregistered)); n > 0 {
		d.fail(GroundUnregistered, digits(n)+"项已达成并备案的开放许可未予登记", digits(n)+" open licences reached and filed are not registered")
	}
	if n := int64(len(c.Unfounded)); n > 0 {
		d.fail(GroundUnfounded, digits(n)+"项未达成或未备案的开放许可已登记", digits(n)+" open licences are registered that were not reached and filed")
	}
	switch full := c.Full(); {
	case d.Outcome == zhuanhua.NotMet:
	case full == zhuanhua.Undetermined, c.Unclear > 0:
		d.wait(GroundUnknown, "有开放许可是否应登记或已登记待定", "of some it is not known whether they are to be registered, or are", "undetermined")
	default:
		d.Outcome = full
	}
	return d
}
