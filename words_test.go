package zhuanhua_test

import (
	"database/sql/driver"
	"encoding"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

// enumeration is what every code list offers.
type enumeration interface {
	~uint8
	fmt.Stringer
	Text() zhuanhua.Text
}

// namedWord is the key and the Chinese name that a value must have.
type namedWord struct{ key, zh string }

// checkNames checks a code list from 1 on: keys, names, and what a number beyond
// the list gives.
func checkNames[E enumeration](t *testing.T, list []namedWord) {
	t.Helper()
	seen := map[string]bool{}
	for i, want := range list {
		e := E(i + 1)
		text := e.Text()
		if e.String() != want.key || text.Zh != want.zh {
			t.Errorf("value %d is %q %q, want %q %q", i+1, e, text.Zh, want.key, want.zh)
		}
		if text.En == "" || seen[want.key] || seen[text.Zh] || seen[text.En] {
			t.Errorf("value %d, %q %v: a name is empty or taken", i+1, want.key, text)
		}
		seen[want.key], seen[text.Zh], seen[text.En] = true, true, true
	}
	if got := E(0).String(); got != "" || E(0).Text() != (zhuanhua.Text{}) {
		t.Errorf("the zero value prints %q, %v; want nothing", got, E(0).Text())
	}
	for n := len(list) + 1; n <= 255; n++ {
		e := E(n)
		if !strings.HasSuffix(e.String(), fmt.Sprintf("(%d)", n)) || e.Text() != (zhuanhua.Text{}) {
			t.Fatalf("%d, which is no value, prints %q, %v", n, e, e.Text())
		}
	}
}

// checkWords is checkNames for a list whose keys are written and read.
func checkWords[E interface {
	enumeration
	encoding.TextMarshaler
}, P textTarget[E]](t *testing.T, noun string, list []namedWord) {
	t.Helper()
	checkNames[E](t, list)
	for i, w := range list {
		checkText[E, P](t, E(i+1), w.key)
	}
	checkText[E, P](t, E(0), "")
	for n := len(list) + 1; n <= 255; n++ {
		b, err := E(n).MarshalText()
		if len(b) != 0 {
			t.Fatalf("MarshalText of %d, which is no value, gave %q", n, b)
		}
		checkKind(t, err, zhuanhua.ErrCodeWord, noun)
	}
	first := list[0].key
	for _, s := range []string{"nonsense", " " + first, first + " ", strings.ToUpper(first), first[:len(first)-1], list[0].zh, "1", "0"} {
		e := E(2)
		checkKind(t, P(&e).UnmarshalText([]byte(s)), zhuanhua.ErrCodeWord, noun)
		if e != 2 {
			t.Errorf("a failed UnmarshalText(%q) left %v", s, e)
		}
	}
}

// checkWordColumn is checkWords for a list that databases hold too.
func checkWordColumn[E interface {
	enumeration
	encoding.TextMarshaler
	driver.Valuer
}, P columnTarget[E]](t *testing.T, noun string, list []namedWord) {
	t.Helper()
	checkWords[E, P](t, noun, list)
	for i, w := range list {
		checkColumn[E, P](t, E(i+1), w.key, w.key)
	}
	checkNotGiven[E, P](t, E(1), noun)
	if v, err := E(200).Value(); v != nil && v != "" {
		t.Errorf("Value of 200, which is no value, gave %v, %v", v, err)
	} else {
		checkKind(t, err, zhuanhua.ErrCodeWord, noun)
	}
}

func checkParse[E enumeration](t *testing.T, noun string, parse func(string) (E, error), list []namedWord) {
	t.Helper()
	for i, w := range list {
		if got, err := parse(w.key); got != E(i+1) || err != nil {
			t.Errorf("parsing %q gave %v, %v; want value %d", w.key, got, err, i+1)
		}
	}
	for _, s := range []string{"", "nonsense", strings.ToUpper(list[0].key), "\x00", strings.Repeat("x", 1<<16)} {
		got, err := parse(s)
		checkKind(t, err, zhuanhua.ErrCodeWord, noun)
		if got != 0 || len(err.Error()) > 200 {
			t.Errorf("parsing %.20q gave %v, %.60q…", s, got, err)
		}
	}
}

var (
	partyKindWords = []namedWord{
		{"university", "高等学校"}, {"research_institute", "科研机构"}, {"central_soe", "中央企业"},
		{"provincial_soe", "省属国有企业"}, {"municipal_soe", "市属国有企业"}, {"military_unit", "军工单位"},
		{"enterprise", "企业"}, {"individual", "个人"}, {"other", "其他"},
	}
	industryWords = []namedWord{
		{"agriculture", "农、林、牧、渔业"}, {"industry", "工业"}, {"construction", "建筑业"},
		{"wholesale", "批发业"}, {"retail", "零售业"}, {"transport", "交通运输业"}, {"storage", "仓储业"},
		{"post", "邮政业"}, {"lodging", "住宿业"}, {"catering", "餐饮业"},
		{"information_transmission", "信息传输业"}, {"software_it", "软件和信息技术服务业"},
		{"real_estate_development", "房地产开发经营"}, {"property_management", "物业管理"},
		{"leasing_business", "租赁和商务服务业"}, {"other", "其他未列明行业"},
	}
	classWords = []namedWord{
		{"high_tech", "高新技术企业"}, {"specialised", "专精特新企业"},
		{"technology_sme", "科技型中小企业"}, {"ip_model", "知识产权示范、优势企业"},
	}
	sizeWords     = []namedWord{{"micro", "微型"}, {"small", "小型"}, {"medium", "中型"}, {"large", "大型"}}
	figureWords   = []namedWord{{"employees", "从业人员"}, {"revenue", "营业收入"}, {"assets", "资产总额"}, {"industry", "所属行业"}}
	patentWords   = []namedWord{{"invention", "发明"}, {"utility_model", "实用新型"}, {"design", "外观设计"}}
	transferWords = []namedWord{{"assignment", "转让"}, {"licence", "许可"}, {"equity", "作价入股"}}
	licenceWords  = []namedWord{
		{"exclusive", "独占许可"}, {"sole", "排他许可"}, {"ordinary", "普通许可"}, {"open", "开放许可"},
	}
	evidenceWords = []namedWord{
		{"invoice", "发票"}, {"voucher", "收付款凭证"}, {"bank_transfer", "转账记录"}, {"accepted", "其他经认可的证明"},
	}
	statusWords = []namedWord{
		{"stated", "原文明示"}, {"reading", "理解适用"}, {"unverified", "未经核实"}, {"unset", "原文未定"}, {"host", "本地规则"},
		{"draft", "征求意见"},
	}
	recordWords = []namedWord{
		{"party", "当事人"}, {"enterprise", "企业"}, {"patent", "专利"}, {"transfer", "转让许可"},
		{"payment", "付款"}, {"pledge", "质押登记"}, {"product", "专利产品备案"}, {"measure", "政策措施"},
		{"coverage", "政策覆盖"}, {"plan", "实施方案"},
		{"candidate", "参评省份"}, {"finding", "异常行为"}, {"evaluation", "绩效评价"}, {"waiver", "豁免"},
		{"decision", "奖补决定"}, {"entry", "资金台账条目"},
		{"application", "入库申报"}, {"progress", "培育进展"}, {"review", "在库核查"},
		{"pool", "培育库"}, {"pool_year", "培育库年度"}, {"pool_event", "培育库事件"},
		{"work_plan", "工作计划"}, {"budget", "专项资金"},
		{"nominee", "奖补对象"}, {"claim", "补助申请"}, {"figure", "指标数据"}, {"sharing", "专利分享"}, {"target", "目标"},
		{"report", "统计报告"},
	}
)

func TestCodeLists(t *testing.T) {
	t.Run("party kind", func(t *testing.T) {
		checkWordColumn[zhuanhua.PartyKind](t, "party kind", partyKindWords)
		checkParse(t, "party kind", zhuanhua.ParsePartyKind, partyKindWords)
	})
	t.Run("industry", func(t *testing.T) {
		checkWordColumn[zhuanhua.Industry](t, "industry", industryWords)
		checkParse(t, "industry", zhuanhua.ParseIndustry, industryWords)
	})
	t.Run("enterprise class", func(t *testing.T) {
		checkWordColumn[zhuanhua.EnterpriseClass](t, "enterprise class", classWords)
	})
	t.Run("size class", func(t *testing.T) {
		checkWordColumn[zhuanhua.SizeClass](t, "size class", sizeWords)
		checkParse(t, "size class", zhuanhua.ParseSizeClass, sizeWords)
	})
	t.Run("figure", func(t *testing.T) { checkWordColumn[zhuanhua.Figure](t, "figure", figureWords) })
	t.Run("patent kind", func(t *testing.T) {
		checkWordColumn[zhuanhua.PatentKind](t, "patent kind", patentWords)
	})
	t.Run("transfer kind", func(t *testing.T) {
		checkWordColumn[zhuanhua.TransferKind](t, "transfer kind", transferWords)
		checkParse(t, "transfer kind", zhuanhua.ParseTransferKind, transferWords)
	})
	t.Run("licence form", func(t *testing.T) {
		checkWordColumn[zhuanhua.LicenceForm](t, "licence form", licenceWords)
		checkParse(t, "licence form", zhuanhua.ParseLicenceForm, licenceWords)
	})
	t.Run("evidence", func(t *testing.T) {
		checkWordColumn[zhuanhua.Evidence](t, "evidence", evidenceWords)
		checkParse(t, "evidence", zhuanhua.ParseEvidence, evidenceWords)
	})
	t.Run("status", func(t *testing.T) { checkWordColumn[zhuanhua.Status](t, "status", statusWords) })
	t.Run("record kind", func(t *testing.T) { checkWordColumn[zhuanhua.RecordKind](t, "record kind", recordWords) })
}

func TestConstantsHaveTheirWords(t *testing.T) {
	// The lists above follow the numbers; this holds the names of the constants to
	// them, in the order of the documents.
	keys := func(values ...fmt.Stringer) (keys []string) {
		for _, v := range values {
			keys = append(keys, v.String())
		}
		return keys
	}
	for _, c := range []struct {
		got  []string
		list []namedWord
	}{
		{keys(zhuanhua.University, zhuanhua.ResearchInstitute, zhuanhua.CentralSOE, zhuanhua.ProvincialSOE,
			zhuanhua.MunicipalSOE, zhuanhua.MilitaryUnit, zhuanhua.OtherEnterprise, zhuanhua.Individual,
			zhuanhua.OtherParty), partyKindWords},
		{keys(zhuanhua.Agriculture, zhuanhua.Manufacturing, zhuanhua.Construction, zhuanhua.Wholesale,
			zhuanhua.Retail, zhuanhua.Transport, zhuanhua.Storage, zhuanhua.Post, zhuanhua.Lodging,
			zhuanhua.Catering, zhuanhua.InformationTransfer, zhuanhua.SoftwareIT, zhuanhua.RealEstateDevelopment,
			zhuanhua.PropertyManagement, zhuanhua.LeasingBusiness, zhuanhua.OtherIndustry), industryWords},
		{keys(zhuanhua.HighTech, zhuanhua.Specialised, zhuanhua.TechnologySME, zhuanhua.IPModel), classWords},
		{keys(zhuanhua.Micro, zhuanhua.Small, zhuanhua.Medium, zhuanhua.Large), sizeWords},
		{keys(zhuanhua.Employees, zhuanhua.Revenue, zhuanhua.Assets, zhuanhua.IndustryGiven), figureWords},
		{keys(zhuanhua.Invention, zhuanhua.UtilityModel, zhuanhua.Design), patentWords},
		{keys(zhuanhua.Assignment, zhuanhua.Licence, zhuanhua.Equity), transferWords},
		{keys(zhuanhua.ExclusiveForm, zhuanhua.SoleForm, zhuanhua.OrdinaryForm, zhuanhua.OpenLicenceForm), licenceWords},
		{keys(zhuanhua.Invoice, zhuanhua.Voucher, zhuanhua.BankTransfer, zhuanhua.AcceptedEvidence), evidenceWords},
		{keys(zhuanhua.Stated, zhuanhua.Reading, zhuanhua.Unverified, zhuanhua.Unset, zhuanhua.HostRule, zhuanhua.Draft), statusWords},
		{keys(zhuanhua.RecordParty, zhuanhua.RecordEnterprise, zhuanhua.RecordPatent, zhuanhua.RecordTransfer,
			zhuanhua.RecordPayment, zhuanhua.RecordPledge, zhuanhua.RecordProduct, zhuanhua.RecordMeasure,
			zhuanhua.RecordCoverage, zhuanhua.RecordPlan, zhuanhua.RecordCandidate, zhuanhua.RecordFinding,
			zhuanhua.RecordEvaluation, zhuanhua.RecordWaiver, zhuanhua.RecordDecision, zhuanhua.RecordEntry,
			zhuanhua.RecordApplication, zhuanhua.RecordProgress, zhuanhua.RecordReview,
			zhuanhua.RecordPool, zhuanhua.RecordPoolYear, zhuanhua.RecordPoolEvent,
			zhuanhua.RecordWorkPlan, zhuanhua.RecordBudget, zhuanhua.RecordNominee, zhuanhua.RecordClaim,
			zhuanhua.RecordFigure, zhuanhua.RecordSharing, zhuanhua.RecordTarget, zhuanhua.RecordReport), recordWords},
	} {
		want := make([]string, len(c.list))
		for i, w := range c.list {
			want[i] = w.key
		}
		if !slices.Equal(c.got, want) {
			t.Errorf("constants print %q, want %q", c.got, want)
		}
	}
}

func TestPartyKindKnown(t *testing.T) {
	for n := range 256 {
		want := n >= 1 && n <= len(partyKindWords)
		if got := zhuanhua.PartyKind(n).Known(); got != want {
			t.Errorf("PartyKind(%d).Known() = %v", n, got)
		}
	}
}
