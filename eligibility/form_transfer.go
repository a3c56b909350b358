package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// Facts of a transfer, by their numbers in its form. A host's own criteria on
// transfers refer to them.
const (
	TransferKindFact = iota
	LicenceFormFact
	PatentKindsFact
	GrantFact // on the record's day; see GrantOnFact
	GrantOnFact
	TransferorKindFact
	TransferorFirstFact
	TransfereeKindFact
	TransfereeSizeFact
	TransfereeFirstFact
	RecordedFact
	RevokedFact
	TransferorProvinceFact
	TransferorCityFact
	TransfereeProvinceFact
	TransfereeCityFact
)

// Slots of a judged transfer: whose homes, and which days.
const (
	TransferorHome = 0
	TransfereeHome = 1

	recordedDay = 0
	revokedDay  = 1
)

// Codes of LicenceFormFact beyond the forms of licence: what is no licence has
// none.
const notLicensed zhuanhua.Code = 5

// Codes of TransfereeSizeFact beyond the size classes: what the figures at hand
// leave open below large.
const (
	upToSmall  zhuanhua.Code = 5
	upToMedium zhuanhua.Code = 6
)

// Codes of facts that are a yes or a no.
const (
	yes = zhuanhua.Code(zhuanhua.Yes)
	no  = zhuanhua.Code(zhuanhua.No)
)

// TransferForm returns the facts of a transfer. The codes of [TransfereeSizeFact],
// [PatentKindsFact] and [LicenceFormFact] are more than an enumeration's values, so
// that [zhuanhua.CodesIn] does not fit them: use [SizeTerm], [PatentKindsTerm] and
// [LicenceFormTerm]. The codes of the kinds of party and transfer are the values.
func TransferForm() zhuanhua.Form {
	return zhuanhua.Form{Kind: zhuanhua.RecordTransfer, Facts: []zhuanhua.Fact{
		TransferKindFact:       {Key: "transfer-kind", Text: zhuanhua.Text{Zh: "转移转化方式", En: "kind of transfer"}, Supplier: zhuanhua.PatentOffice, Values: enum(zhuanhua.Equity)},
		LicenceFormFact:        {Key: "licence-form", Text: zhuanhua.Text{Zh: "许可方式", En: "form of licence"}, Supplier: zhuanhua.PatentOffice, Values: append(enum(zhuanhua.OpenLicenceForm), zhuanhua.FactValue{Key: "none", Text: zhuanhua.Text{Zh: "非许可", En: "no licence"}})},
		PatentKindsFact:        {Key: "patent-kinds", Text: zhuanhua.Text{Zh: "所涉专利类型", En: "kinds of patent in it"}, Supplier: zhuanhua.PatentOffice, Values: kindMixes()},
		GrantFact:              {Key: "patent-grant", Text: zhuanhua.Text{Zh: "公告或备案日的授权状态", En: "grant of the patents on the record's day"}, Supplier: zhuanhua.PatentOffice, Values: grantValues()},
		GrantOnFact:            {Key: "patent-grant-as-of", Text: zhuanhua.Text{Zh: "统计日的授权状态", En: "grant of the patents on the statistics day"}, Supplier: zhuanhua.PatentOffice, Values: grantValues(), Depends: zhuanhua.Relation{Kind: zhuanhua.GrantRelation}},
		TransferorKindFact:     {Key: "transferor-kind", Text: zhuanhua.Text{Zh: "出让方、许可方主体类型", En: "kind of transferor"}, Supplier: zhuanhua.PatentOffice, Values: enum(zhuanhua.OtherParty)},
		TransferorFirstFact:    {Key: "transferor-first", Text: zhuanhua.Text{Zh: "出让方、许可方是否第一专利权人", En: "transferor is first patentee"}, Supplier: zhuanhua.PatentOffice, Values: enum(zhuanhua.No)},
		TransfereeKindFact:     {Key: "transferee-kind", Text: zhuanhua.Text{Zh: "受让方、被许可方主体类型", En: "kind of transferee"}, Supplier: zhuanhua.PatentOffice, Values: enum(zhuanhua.OtherParty)},
		TransfereeSizeFact:     {Key: "transferee-size", Text: zhuanhua.Text{Zh: "受让方、被许可方企业规模", En: "size of the transferee"}, Supplier: zhuanhua.StatsOffice, Values: append(enum(zhuanhua.Large), sizeRanges()...)},
		TransfereeFirstFact:    {Key: "transferee-first", Text: zhuanhua.Text{Zh: "转让后受让方是否第一专利权人", En: "transferee is first patentee afterwards"}, Supplier: zhuanhua.PatentOffice, Values: enum(zhuanhua.No)},
		RecordedFact:           {Key: "recorded", Text: zhuanhua.Text{Zh: "公告或备案时间", En: "announcement or filing"}, Supplier: zhuanhua.PatentOffice, Values: timings(), Depends: zhuanhua.Relation{Kind: zhuanhua.TimingRelation, Slot: recordedDay}},
		RevokedFact:            {Key: "revocation", Text: zhuanhua.Text{Zh: "备案撤销情况", En: "annulment of the filing"}, Supplier: zhuanhua.PatentOffice, Values: ended("有效", "已撤销", "standing", "annulled"), Depends: zhuanhua.Relation{Kind: zhuanhua.DoneRelation, Slot: revokedDay}},
		TransferorProvinceFact: {Key: "transferor-province", Text: zhuanhua.Text{Zh: "出让方、许可方登记地址所在省", En: "province of the transferor"}, Supplier: zhuanhua.PatentOffice, Values: provinces(), Depends: zhuanhua.Relation{Kind: zhuanhua.ProvinceRelation, Slot: TransferorHome}},
		TransferorCityFact:     {Key: "transferor-city", Text: zhuanhua.Text{Zh: "出让方、许可方登记地址所在市", En: "city of the transferor"}, Supplier: zhuanhua.PatentOffice, Values: cities(), Depends: zhuanhua.Relation{Kind: zhuanhua.CityRelation, Slot: TransferorHome}},
		TransfereeProvinceFact: {Key: "transferee-province", Text: zhuanhua.Text{Zh: "受让方、被许可方登记地址所在省", En: "province of the transferee"}, Supplier: zhuanhua.PatentOffice, Values: provinces(), Depends: zhuanhua.Relation{Kind: zhuanhua.ProvinceRelation, Slot: TransfereeHome}},
		TransfereeCityFact:     {Key: "transferee-city", Text: zhuanhua.Text{Zh: "受让方、被许可方登记地址所在市", En: "city of the transferee"}, Supplier: zhuanhua.PatentOffice, Values: cities(), Depends: zhuanhua.Relation{Kind: zhuanhua.CityRelation, Slot: TransfereeHome}},
	}}
}

// named is an enumeration with names.
type named interface {
	zhuanhua.Member
	Text() zhuanhua.Text
}

// enum returns an enumeration's values up to the last as those of a fact: the
// codes are the values.
func enum[E named](last E) []zhuanhua.FactValue {
	var values []zhuanhua.FactValue
	for v := E(1); v <= last; v++ {
		values = append(values, zhuanhua.FactValue{Key: v.String(), Text: v.Text()})
	}
	return values
}

// kindMixes are the seven mixes of inventions (1), utility models (2) and designs
// (4) that a record can carry; the code is their sum.
func kindMixes() []zhuanhua.FactValue {
	var values []zhuanhua.FactValue
	for mix := 1; mix < 8; mix++ {
		v := zhuanhua.FactValue{}
		for k := zhuanhua.Invention; k <= zhuanhua.Design; k++ {
			if mix>>(k-1)&1 == 0 {
				continue
			}
			if v.Key != "" {
				v.Key, v.Text.Zh, v.Text.En = v.Key+"+", v.Text.Zh+"、", v.Text.En+", "
			}
			v.Key, v.Text.Zh, v.Text.En = v.Key+k.String(), v.Text.Zh+k.Text().Zh, v.Text.En+k.Text().En
		}
		values = append(values, v)
	}
	return values
}

// mixesOf returns the codes of the mixes that hold no kind outside the set.
func mixesOf(kinds zhuanhua.Set[zhuanhua.PatentKind]) zhuanhua.Codes {
	codes := zhuanhua.Codes(0)
	for mix := zhuanhua.Code(1); mix < 8; mix++ {
		if zhuanhua.Set[zhuanhua.PatentKind](mix)<<1&^kinds == 0 {
			codes |= zhuanhua.CodesOf(mix)
		}
	}
	return codes
}

func grantValues() []zhuanhua.FactValue {
	return []zhuanhua.FactValue{
		{Key: "granted", Text: zhuanhua.Text{Zh: "均已授权且有效", En: "all granted and in force"}},
		{Key: "not-granted", Text: zhuanhua.Text{Zh: "有未授权或已失效的", En: "one not granted or lapsed"}},
		{Key: "not-examined", Text: zhuanhua.Text{Zh: "未公告备案，不予审查", En: "not examined: no announcement or filing"}},
	}
}

func sizeRanges() []zhuanhua.FactValue {
	return []zhuanhua.FactValue{
		{Key: "up-to-small", Text: zhuanhua.Text{Zh: "微型或小型", En: "micro or small"}},
		{Key: "up-to-medium", Text: zhuanhua.Text{Zh: "中型及以下", En: "medium or smaller"}},
	}
}

// SizeTerm returns the term by which an enterprise passes whose size lies in the
// set; fact is [TransfereeSizeFact] or [CoveredSizeFact]. A size of which the
// figures at hand tell something, but not enough ("micro or small" where micro
// alone counts), is as if not given.
func SizeTerm(fact int, sizes zhuanhua.Set[zhuanhua.SizeClass]) zhuanhua.Term {
	in, maybe := zhuanhua.CodesIn(sizes&anySize), zhuanhua.Codes(0)
	for code, open := range map[zhuanhua.Code]zhuanhua.Set[zhuanhua.SizeClass]{
		upToSmall:  zhuanhua.SetOf(zhuanhua.Micro, zhuanhua.Small),
		upToMedium: zhuanhua.SetOf(zhuanhua.Micro, zhuanhua.Small, zhuanhua.Medium),
	} {
		switch {
		case open&^sizes == 0:
			in |= zhuanhua.CodesOf(code)
		case open&sizes != 0:
			maybe |= zhuanhua.CodesOf(code)
		}
	}
	return zhuanhua.Term{Fact: fact, In: in, Maybe: maybe}
}

// PatentKindsTerm returns the term by which a transfer passes whose patents are all
// of kinds in the set.
func PatentKindsTerm(kinds zhuanhua.Set[zhuanhua.PatentKind]) zhuanhua.Term {
	return zhuanhua.Term{Fact: PatentKindsFact, In: mixesOf(kinds)}
}

// LicenceFormTerm returns the term by which a licence passes whose form is in the
// set, and, where noLicence says so, whatever is no licence.
func LicenceFormTerm(forms zhuanhua.Set[zhuanhua.LicenceForm], noLicence bool) zhuanhua.Term {
	in := zhuanhua.CodesIn(forms & anyForm)
	if noLicence {
		in |= zhuanhua.CodesOf(notLicensed)
	}
	return zhuanhua.Term{Fact: LicenceFormFact, In: in}
}

const (
	anySize = zhuanhua.Set[zhuanhua.SizeClass](1<<(zhuanhua.Large+1) - 2)
	anyForm = zhuanhua.Set[zhuanhua.LicenceForm](1<<(zhuanhua.OpenLicenceForm+1) - 2)
)

// sizeCode returns the code of what is known of a size. Classes that leave a gap
// (micro or medium, not small) are taken for all up to the largest: a host's own
// classification may say so, the standard never does.
func sizeCode(s zhuanhua.Size) zhuanhua.Code {
	if s.Possible >= zhuanhua.Set[zhuanhua.SizeClass](len(sizeCodes)) {
		return 0 // no classes
	}
	return sizeCodes[s.Possible]
}

// sizeCodes has the code of every set of classes.
var sizeCodes = func() (codes [2 << zhuanhua.Large]zhuanhua.Code) {
	for i := range codes {
		s := zhuanhua.Size{Possible: zhuanhua.Set[zhuanhua.SizeClass](i)}
		switch c := s.Class(); {
		case !s.Valid() || s.Possible == 0:
		case c != zhuanhua.SizeNone:
			codes[i] = zhuanhua.Code(c)
		case s.Possible.Has(zhuanhua.Large):
		case s.Possible.Has(zhuanhua.Medium):
			codes[i] = upToMedium
		default:
			codes[i] = upToSmall
		}
	}
	return codes
}()

func timings() []zhuanhua.FactValue {
	return []zhuanhua.FactValue{
		{Key: "never", Text: zhuanhua.Text{Zh: "未办理", En: "never"}},
		{Key: "before-period", Text: zhuanhua.Text{Zh: "统计期之前", En: "before the period"}},
		{Key: "in-period", Text: zhuanhua.Text{Zh: "统计期内", En: "in the period"}},
		{Key: "after-period", Text: zhuanhua.Text{Zh: "统计期之后", En: "after the period"}},
		{Key: "after-cutoff", Text: zhuanhua.Text{Zh: "统计日之后", En: "after the statistics day"}},
	}
}

func ended(zhStanding, zhDone, standing, done string) []zhuanhua.FactValue {
	return []zhuanhua.FactValue{
		{Key: standing, Text: zhuanhua.Text{Zh: zhStanding, En: standing}},
		{Key: done, Text: zhuanhua.Text{Zh: zhDone, En: done + " by the statistics day"}},
	}
}

func provinces() []zhuanhua.FactValue {
	return []zhuanhua.FactValue{
		{Key: "here", Text: zhuanhua.Text{Zh: "本省", En: "this province"}},
		{Key: "elsewhere", Text: zhuanhua.Text{Zh: "外省或境外", En: "elsewhere"}},
	}
}

func cities() []zhuanhua.FactValue {
	return []zhuanhua.FactValue{
		{Key: "here", Text: zhuanhua.Text{Zh: "本市", En: "this city"}},
		{Key: "elsewhere", Text: zhuanhua.Text{Zh: "外市", En: "elsewhere"}},
		{Key: "not-asked", Text: zhuanhua.Text{Zh: "全省口径，不问市", En: "not asked: the whole province"}},
	}
}
