package zhuanhua

import (
	"database/sql/driver"
	"errors"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// Industry is one of the sixteen industries of the size standard (行业).
type Industry uint8

// The industries in the order of the standard.
const (
	IndustryNone          Industry = iota
	Agriculture                    // 农、林、牧、渔业
	Manufacturing                  // 工业: mining, manufacturing, electricity, heat, gas, water
	Construction                   // 建筑业
	Wholesale                      // 批发业
	Retail                         // 零售业
	Transport                      // 交通运输业, without railways
	Storage                        // 仓储业
	Post                           // 邮政业
	Lodging                        // 住宿业
	Catering                       // 餐饮业
	InformationTransfer            // 信息传输业
	SoftwareIT                     // 软件和信息技术服务业
	RealEstateDevelopment          // 房地产开发经营
	PropertyManagement             // 物业管理
	LeasingBusiness                // 租赁和商务服务业
	OtherIndustry                  // 其他未列明行业
)

var industries = words[Industry]{"industry", []word{
	{},
	{"agriculture", Text{"农、林、牧、渔业", "agriculture"}},
	{"industry", Text{"工业", "industry"}},
	{"construction", Text{"建筑业", "construction"}},
	{"wholesale", Text{"批发业", "wholesale"}},
	{"retail", Text{"零售业", "retail"}},
	{"transport", Text{"交通运输业", "transport"}},
	{"storage", Text{"仓储业", "storage"}},
	{"post", Text{"邮政业", "post"}},
	{"lodging", Text{"住宿业", "lodging"}},
	{"catering", Text{"餐饮业", "catering"}},
	{"information_transmission", Text{"信息传输业", "information transmission"}},
	{"software_it", Text{"软件和信息技术服务业", "software and IT services"}},
	{"real_estate_development", Text{"房地产开发经营", "real estate development"}},
	{"property_management", Text{"物业管理", "property management"}},
	{"leasing_business", Text{"租赁和商务服务业", "leasing and business services"}},
	{"other", Text{"其他未列明行业", "other industries"}},
}}

// String returns the stable key.
func (i Industry) String() string { return industries.key(i) }

// Text returns the names.
func (i Industry) Text() Text { return industries.text(i) }

// ParseIndustry reads the stable key.
func ParseIndustry(s string) (Industry, error) { return industries.parse(s) }

// MarshalText returns the stable key, empty when not given.
func (i Industry) MarshalText() ([]byte, error) { return industries.marshal(i) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (i *Industry) UnmarshalText(b []byte) error { return industries.unmarshal(i, b) }

// Scan reads a text column; NULL is "not given".
func (i *Industry) Scan(src any) error { return industries.scan(i, src) }

// Value returns the stable key, or nil where nothing is given.
func (i Industry) Value() (driver.Value, error) { return industries.value(i) }

// EnterpriseClass is a title that an enterprise holds (企业资质).
type EnterpriseClass uint8

// The titles that the documents name.
const (
	ClassNone     EnterpriseClass = iota
	HighTech                      // 高新技术企业
	Specialised                   // 专精特新企业
	TechnologySME                 // 科技型中小企业
	IPModel                       // 知识产权示范或优势企业
)

var enterpriseClasses = words[EnterpriseClass]{"enterprise class", []word{
	{},
	{"high_tech", Text{"高新技术企业", "high-tech enterprise"}},
	{"specialised", Text{"专精特新企业", "specialised and sophisticated enterprise"}},
	{"technology_sme", Text{"科技型中小企业", "technology SME"}},
	{"ip_model", Text{"知识产权示范、优势企业", "IP model enterprise"}},
}}

// anyClass are the titles there are.
var anyClass = SetOf(HighTech, Specialised, TechnologySME, IPModel)

// String returns the stable key.
func (c EnterpriseClass) String() string { return enterpriseClasses.key(c) }

// Text returns the names.
func (c EnterpriseClass) Text() Text { return enterpriseClasses.text(c) }

// MarshalText returns the stable key, empty when not given.
func (c EnterpriseClass) MarshalText() ([]byte, error) { return enterpriseClasses.marshal(c) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (c *EnterpriseClass) UnmarshalText(b []byte) error { return enterpriseClasses.unmarshal(c, b) }

// Scan reads a text column; NULL is "not given".
func (c *EnterpriseClass) Scan(src any) error { return enterpriseClasses.scan(c, src) }

// Value returns the stable key, or nil where nothing is given.
func (c EnterpriseClass) Value() (driver.Value, error) { return enterpriseClasses.value(c) }

// Enterprise is what is known of an enterprise beside its entry as a party.
type Enterprise struct {
	Party    PartyID              `json:"party_id"`
	Industry Industry             `json:"industry"`
	Classes  Set[EnterpriseClass] `json:"classes"`
	Years    []EnterpriseYear     `json:"years"`
}

// EnterpriseYear holds an enterprise's figures of one closed year.
type EnterpriseYear struct {
	Year      int                    `json:"year"`      // EveryYear: taken for every year
	Employees Given[int64]           `json:"employees"` // persons, 0 to 10⁹
	Revenue   Given[decimal.Decimal] `json:"revenue"`   // yuan
	Assets    Given[decimal.Decimal] `json:"assets"`    // yuan
	SetSize   SizeClass              `json:"size"`      // a class that another authority set; overrides the figures
}

// said returns a value with the year that it was given for, for an error.
func (y *EnterpriseYear) said(value string) string {
	if y.Year == EveryYear {
		return value
	}
	return strings.TrimSpace(value + " (" + strconv.Itoa(y.Year) + ")")
}

func (e *Enterprise) figureFault(err error, y *EnterpriseYear, field string) error {
	if input := (*InputError)(nil); errors.As(err, &input) {
		copied := *input
		copied.Value = y.said(input.Value)
		err = &copied
	}
	return inRecord(err, RecordEnterprise, e.Party.String(), field)
}

// validate returns the first fault of the enterprise's own fields.
func (e *Enterprise) validate() error {
	fault := func(field, value string, err error) error {
		return &InputError{RecordEnterprise, Quote(e.Party.String()), field, value, err}
	}
	switch {
	case !e.Party.IsGiven():
		return fault("party_id", "", ErrNotGiven)
	case !industries.known(e.Industry):
		return fault("industry", e.Industry.String(), ErrCodeWord)
	case e.Classes&^anyClass != 0:
		return fault("classes", "", ErrCodeWord)
	}
	for i := range e.Years {
		y := &e.Years[i]
		switch n := y.Employees.Or(0); {
		case y.Year < 0 || y.Year > 9999:
			return fault("year", strconv.Itoa(y.Year), ErrRange)
		case n < 0 || n > 1e9:
			return fault("employees", y.said(strconv.FormatInt(n, 10)), ErrRange)
		case !sizeClasses.known(y.SetSize):
			return fault("size", y.said(y.SetSize.String()), ErrCodeWord)
		}
		if _, err := AmountOf(y.Revenue.Or(decimal.Decimal{})); err != nil {
			return e.figureFault(err, y, "revenue")
		}
		if _, err := AmountOf(y.Assets.Or(decimal.Decimal{})); err != nil {
			return e.figureFault(err, y, "assets")
		}
	}
	return nil
}
