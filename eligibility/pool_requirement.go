package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// PoolRequirement is a named requirement of the host's list (入库要求), answered by a
// yes or no in each application.
type PoolRequirement struct {
	Code string        // of the criterion: "own-brand"
	Text zhuanhua.Text // the reason, as a person reads it when it is not met
	// InPrinciple says that a lack is a note and bars nobody (原则上).
	InPrinciple bool
	Supplier    zhuanhua.Supplier // who can answer; none: the host
}

// maxRequirements bounds the host's list, those in principle included.
const maxRequirements = zhuanhua.MaxFacts

// requirementsForm has a fact for each requirement that can bar.
func requirementsForm(list []PoolRequirement) zhuanhua.Form {
	form := zhuanhua.Form{Kind: zhuanhua.RecordApplication}
	for _, q := range list {
		supplier := q.Supplier
		if supplier == zhuanhua.SupplierNone {
			supplier = zhuanhua.TheHost
		}
		fact := poolFact(q.Code, "是否满足："+q.Code, "whether met: "+q.Code, supplier)
		form.Facts = append(form.Facts, fact)
	}
	return form
}

// requirementsCheck is the host's list as a check.
//
// Clause: CP24-4.1a
func requirementsCheck(list []PoolRequirement) zhuanhua.Check {
	check := zhuanhua.Check{
		Record: zhuanhua.RecordApplication, Name: PoolRequirements, Clause: "CP24-4.1a",
		Text: zhuanhua.Text{Zh: "本地入库要求", En: "The host's requirements for admission"},
	}
	for i, q := range list {
		check.Rows = append(check.Rows, zhuanhua.Criterion{
			Code: q.Code, Clause: "CP24-4.1a", Nature: zhuanhua.Merit, Text: q.Text,
			Param: zhuanhua.Param{Key: q.Code, Clause: "CP24-4.1a", Status: zhuanhua.HostRule},
			Any:   []zhuanhua.Term{{Fact: i, In: zhuanhua.CodesOf(yes)}},
		})
	}
	return check
}

// validRequirements returns a [RulesError] for a list that is too long or has a
// requirement without a reason; codes are checked when the check is compiled.
func validRequirements(r PoolRules, list []PoolRequirement) error {
	switch {
	case len(list) > maxRequirements:
		return &RulesError{"Standard", "more requirements than a form has facts"}
	case r.Standard == HostStandard && len(list) == 0:
		return &RulesError{"Standard", "the host's standard without requirements"}
	case r.Standard == PoolStandardNone && len(list) > 0:
		return &RulesError{"Standard", "requirements of a standard that is not chosen"}
	}
	for _, q := range list {
		if q.Text.Zh == "" || q.Text.En == "" {
			return &RulesError{"Standard", "requirement " + zhuanhua.Quote(q.Code) + " without a reason"}
		}
	}
	return nil
}

// inPrinciple are the items of the published standard that are asked for in
// principle: code of the note, and what it says.
var inPrinciple = [...]struct {
	code string
	text zhuanhua.Text
	of   func(*PoolApplication) zhuanhua.Truth
}{
	{"no-title", zhuanhua.Text{Zh: "原则上应为专精特新、高新技术企业或知识产权优势示范企业", En: "in principle a specialised, high-tech or IP demonstration enterprise"},
		func(a *PoolApplication) zhuanhua.Truth { return a.Titled }},
	{"not-patent-intensive", zhuanhua.Text{Zh: "主营业务原则上应属专利密集型", En: "in principle in a patent-intensive business"},
		func(a *PoolApplication) zhuanhua.Truth { return a.PatentIntensive }},
	{"products-not-filed", zhuanhua.Text{Zh: "主导产品原则上应已备案", En: "in principle with its products filed"},
		func(a *PoolApplication) zhuanhua.Truth { return a.ProductsFiled }},
}

// notes returns what an application lacks of what is asked for in principle, and that
// the standard is not verified.
func (j *PoolJudge) notes(a *PoolApplication) []zhuanhua.Note {
	list := []zhuanhua.Note{}
	add := func(code string, text zhuanhua.Text) {
		list = append(list, zhuanhua.Note{Code: code, Clause: "CP24-4.1a", Text: text})
	}
	if j.rules.Standard == PublicStandard {
		add("standard-unverified", zhuanhua.Text{Zh: "入库标准取自某省公开通知，未经国家层面核实", En: "the standard is one province's published one and was not verified"})
		for _, item := range inPrinciple {
			if item.of(a) == zhuanhua.No {
				add(item.code, item.text)
			}
		}
	}
	for _, q := range j.wishes {
		if a.answer(q.Code) == zhuanhua.No {
			add(q.Code, q.Text)
		}
	}
	return list
}
