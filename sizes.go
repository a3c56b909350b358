package zhuanhua

// SizeStandard says from which figures on an enterprise is small, medium or large
// in each industry (划型标准). It is a comparable value: a draft standard is a copy
// with a bound altered.
//
// An enterprise has the class in which all its industry's figures reach the lower
// bound, otherwise it drops a class (须同时满足所列指标的下限，否则下划一档): the class is
// the minimum over the figures, each classified alone. 以上 includes the bound.
type SizeStandard struct {
	Param Param       // source and status of the table
	Rows  [16]SizeRow // one an industry, in the order of the standard
}

// SizeRow holds the bounds of one industry.
type SizeRow struct {
	Industry Industry
	First    Bounds // the figure named first
	Second   Bounds // a zero Figure: the industry has one figure only
}

// Bounds are the least values of a figure for each class: persons for employees,
// 万元 (10⁴ yuan) for revenue and assets. Below Small the class is micro.
type Bounds struct {
	Figure               Figure
	Large, Medium, Small int64
}

// Sizes2011 is 工信部联企业〔2011〕300号, 中小企业划型标准规定. That the documents mean this
// standard is a reading: they name none (rulebook 9).
func Sizes2011() SizeStandard {
	return SizeStandard{
		Param: Param{Key: "size-standard", Clause: "CZ23-A1b", Status: Reading},
		Rows: [16]SizeRow{
			{Agriculture, Bounds{Revenue, 20000, 500, 50}, Bounds{}},
			{Manufacturing, Bounds{Employees, 1000, 300, 20}, Bounds{Revenue, 40000, 2000, 300}},
			{Construction, Bounds{Revenue, 80000, 6000, 300}, Bounds{Assets, 80000, 5000, 300}},
			{Wholesale, Bounds{Employees, 200, 20, 5}, Bounds{Revenue, 40000, 5000, 1000}},
			{Retail, Bounds{Employees, 300, 50, 10}, Bounds{Revenue, 20000, 500, 100}},
			{Transport, Bounds{Employees, 1000, 300, 20}, Bounds{Revenue, 30000, 3000, 200}},
			{Storage, Bounds{Employees, 200, 100, 20}, Bounds{Revenue, 30000, 1000, 100}},
			{Post, Bounds{Employees, 1000, 300, 20}, Bounds{Revenue, 30000, 2000, 100}},
			{Lodging, Bounds{Employees, 300, 100, 10}, Bounds{Revenue, 10000, 2000, 100}},
			{Catering, Bounds{Employees, 300, 100, 10}, Bounds{Revenue, 10000, 2000, 100}},
			{InformationTransfer, Bounds{Employees, 2000, 100, 10}, Bounds{Revenue, 100000, 1000, 100}},
			{SoftwareIT, Bounds{Employees, 300, 100, 10}, Bounds{Revenue, 10000, 1000, 50}},
			{RealEstateDevelopment, Bounds{Revenue, 200000, 1000, 100}, Bounds{Assets, 10000, 5000, 2000}},
			{PropertyManagement, Bounds{Employees, 1000, 300, 100}, Bounds{Revenue, 5000, 1000, 500}},
			{LeasingBusiness, Bounds{Employees, 300, 100, 10}, Bounds{Assets, 120000, 8000, 100}},
			{OtherIndustry, Bounds{Employees, 300, 100, 10}, Bounds{}},
		},
	}
}

// Validate returns an [InputError] for a standard that cannot classify: an
// industry not given, unknown or twice, a figure that is none, a first figure
// missing, bounds that are negative, fall from class to class or lie beyond what a
// figure can be (10⁹ persons, the largest amount). The Value names the industry.
func (s *SizeStandard) Validate() error {
	for i := range s.Rows {
		r := &s.Rows[i]
		fault := func(field string, err error) error {
			return &InputError{Field: field, Value: r.Industry.String(), Err: err}
		}
		switch {
		case r.Industry == IndustryNone || !industries.known(r.Industry):
			return fault("industry", ErrCodeWord)
		case s.row(r.Industry) != r:
			return fault("industry", ErrDuplicate)
		case r.First.Figure == FigureNone:
			return fault("figure", ErrNotGiven)
		case !r.First.figureKnown() || !r.Second.figureKnown():
			return fault("figure", ErrCodeWord)
		case r.First.Figure == r.Second.Figure:
			return fault("figure", ErrDuplicate)
		case !r.First.inOrder() || !r.Second.inOrder():
			return fault("bounds", ErrRange)
		}
	}
	return nil
}

func (b Bounds) figureKnown() bool { return b.Figure <= Assets }

func (b Bounds) inOrder() bool {
	most := int64(MaxAmount) / 1_000_000 // 万元
	if b.Figure == Employees {
		most = 1e9
	}
	return 0 <= b.Small && b.Small <= b.Medium && b.Medium <= b.Large && b.Large <= most
}

// Size returns what the figures of a year tell of the size, and which figures are
// missing. A figure at hand settles what it can: one below the bound of large
// rules large out, whatever the others are.
//
// Clause: CZ23-A1b
func (s *SizeStandard) Size(industry Industry, y EnterpriseYear) Size {
	if y.SetSize != SizeNone {
		return Size{Possible: SetOf(y.SetSize), SetBy: true}
	}
	row := s.row(industry)
	if row == nil {
		return Size{Missing: SetOf(IndustryGiven)}
	}
	most, missing := Large, Set[Figure](0)
	for _, b := range [...]Bounds{row.First, row.Second} {
		if b.Figure == FigureNone {
			continue
		}
		if c := b.class(y); c != SizeNone {
			most = min(most, c)
		} else {
			missing = missing.With(b.Figure)
		}
	}
	if missing == 0 || most == Micro {
		return Size{Possible: SetOf(most)}
	}
	size := Size{Missing: missing}
	for c := Micro; c <= most; c++ {
		size.Possible = size.Possible.With(c)
	}
	return size
}

func (s *SizeStandard) row(industry Industry) *SizeRow {
	for i := range s.Rows {
		if industry != IndustryNone && s.Rows[i].Industry == industry {
			return &s.Rows[i]
		}
	}
	return nil
}

// class classifies by one figure alone; SizeNone where it is not given, negative
// or no amount.
func (b Bounds) class(y EnterpriseYear) SizeClass {
	value := int64(0)
	if b.Figure == Employees {
		n, given := y.Employees.Get()
		if !given || n < 0 {
			return SizeNone
		}
		value = n
	} else {
		money := y.Revenue
		if b.Figure == Assets {
			money = y.Assets
		}
		yuan, given := money.Get()
		fen, err := AmountOf(yuan)
		if !given || err != nil {
			return SizeNone
		}
		value = int64(fen) / 1_000_000 // whole 万元, as the bounds are
	}
	switch {
	case value >= b.Large:
		return Large
	case value >= b.Medium:
		return Medium
	case value >= b.Small:
		return Small
	}
	return Micro
}
