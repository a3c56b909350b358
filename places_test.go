package zhuanhua_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zhuanhua-rules/zhuanhua"
)

// gbt2260 are the 31 units of GB/T 2260 that CZ23 calls provinces, typed from the
// standard and not from the library's table.
var gbt2260 = map[string]string{
	"110000": "北京市", "120000": "天津市", "130000": "河北省", "140000": "山西省", "150000": "内蒙古自治区",
	"210000": "辽宁省", "220000": "吉林省", "230000": "黑龙江省",
	"310000": "上海市", "320000": "江苏省", "330000": "浙江省", "340000": "安徽省", "350000": "福建省",
	"360000": "江西省", "370000": "山东省",
	"410000": "河南省", "420000": "湖北省", "430000": "湖南省", "440000": "广东省", "450000": "广西壮族自治区", "460000": "海南省",
	"500000": "重庆市", "510000": "四川省", "520000": "贵州省", "530000": "云南省", "540000": "西藏自治区",
	"610000": "陕西省", "620000": "甘肃省", "630000": "青海省", "640000": "宁夏回族自治区", "650000": "新疆维吾尔自治区",
}

func TestProvinces(t *testing.T) {
	if len(gbt2260) != 31 {
		t.Fatalf("the test's list has %d provinces", len(gbt2260))
	}
	var codes []string
	english := map[string]bool{}
	for p := range zhuanhua.Provinces() {
		codes = append(codes, p.String())
		if text := p.Text(); text.Zh != gbt2260[p.String()] || text.En == "" || english[text.En] {
			t.Errorf("%v is called %v, want %q and a name of its own", p, text, gbt2260[p.String()])
		}
		english[p.Text().En] = true
		if !p.Known() || !p.IsProvince() || p.IsCity() || p.IsAddressOnly() || p.HasPlanStatus() || p.Province() != p {
			t.Errorf("%v: Known %v, IsProvince %v, IsCity %v, IsAddressOnly %v, HasPlanStatus %v, Province %v", p,
				p.Known(), p.IsProvince(), p.IsCity(), p.IsAddressOnly(), p.HasPlanStatus(), p.Province())
		}
	}
	if diff := cmp.Diff(slices.Sorted(maps.Keys(gbt2260)), codes); diff != "" {
		t.Errorf("provinces in code order (-want +got):\n%s", diff)
	}
}

func TestProvinceConstants(t *testing.T) {
	for p, code := range map[zhuanhua.Place]string{
		zhuanhua.Beijing: "110000", zhuanhua.Tianjin: "120000", zhuanhua.Hebei: "130000", zhuanhua.Shanxi: "140000",
		zhuanhua.InnerMongolia: "150000", zhuanhua.Liaoning: "210000", zhuanhua.Jilin: "220000",
		zhuanhua.Heilongjiang: "230000", zhuanhua.Shanghai: "310000", zhuanhua.Jiangsu: "320000",
		zhuanhua.Zhejiang: "330000", zhuanhua.Anhui: "340000", zhuanhua.Fujian: "350000", zhuanhua.Jiangxi: "360000",
		zhuanhua.Shandong: "370000", zhuanhua.Henan: "410000", zhuanhua.Hubei: "420000", zhuanhua.Hunan: "430000",
		zhuanhua.Guangdong: "440000", zhuanhua.Guangxi: "450000", zhuanhua.Hainan: "460000",
		zhuanhua.Chongqing: "500000", zhuanhua.Sichuan: "510000", zhuanhua.Guizhou: "520000", zhuanhua.Yunnan: "530000",
		zhuanhua.Xizang: "540000", zhuanhua.Shaanxi: "610000", zhuanhua.Gansu: "620000", zhuanhua.Qinghai: "630000",
		zhuanhua.Ningxia: "640000", zhuanhua.Xinjiang: "650000",
	} {
		if p.String() != code {
			t.Errorf("%v, want %s", p, code)
		}
	}
}

func TestPlacesBesideTheProvinces(t *testing.T) {
	for _, c := range []struct {
		p           zhuanhua.Place
		code, zh    string
		addressOnly bool
	}{
		{zhuanhua.Corps, "660000", "新疆生产建设兵团", false},
		{zhuanhua.Taiwan, "710000", "台湾省", true},
		{zhuanhua.HongKong, "810000", "香港特别行政区", true},
		{zhuanhua.Macao, "820000", "澳门特别行政区", true},
		{zhuanhua.Abroad, "000000", "境外", true},
	} {
		if c.p.String() != c.code || c.p.Text().Zh != c.zh || c.p.Text().En == "" {
			t.Errorf("%s is %q, %v", c.code, c.p, c.p.Text())
		}
		if !c.p.Known() || c.p.IsProvince() || c.p.IsCity() || c.p.HasPlanStatus() || c.p.IsAddressOnly() != c.addressOnly {
			t.Errorf("%s: Known %v, IsProvince %v, IsCity %v, HasPlanStatus %v, IsAddressOnly %v", c.code,
				c.p.Known(), c.p.IsProvince(), c.p.IsCity(), c.p.HasPlanStatus(), c.p.IsAddressOnly())
		}
		if c.p.Province() != c.p {
			t.Errorf("%s lies in %v", c.code, c.p.Province())
		}
	}
}

func TestPlanCities(t *testing.T) {
	want := []struct{ code, zh, province string }{
		{"210200", "大连市", "210000"}, {"330200", "宁波市", "330000"}, {"350200", "厦门市", "350000"},
		{"370200", "青岛市", "370000"}, {"440300", "深圳市", "440000"},
	}
	i := 0
	for p := range zhuanhua.PlanCities() {
		if i == len(want) {
			t.Fatalf("a sixth city with plan status: %v", p)
		}
		if w := want[i]; p.String() != w.code || p.Text().Zh != w.zh || p.Text().En == "" || p.Province().String() != w.province {
			t.Errorf("city %d is %v %v in %v, want %v", i, p, p.Text(), p.Province(), w)
		}
		if !p.HasPlanStatus() || !p.IsCity() || p.IsProvince() || p.IsAddressOnly() {
			t.Errorf("%v: HasPlanStatus %v, IsCity %v", p, p.HasPlanStatus(), p.IsCity())
		}
		i++
	}
	if i != len(want) {
		t.Errorf("%d cities with plan status", i)
	}
	if got := [...]zhuanhua.Place{zhuanhua.Dalian, zhuanhua.Ningbo, zhuanhua.Xiamen, zhuanhua.Qingdao, zhuanhua.Shenzhen}; got !=
		[...]zhuanhua.Place{210200, 330200, 350200, 370200, 440300} {
		t.Errorf("the constants are %v", got)
	}
	// Other cities of the same provinces, and the provinces' capitals, have none.
	for _, p := range []zhuanhua.Place{210100, 330100, 350100, 370100, 440100, 440301, 610100} {
		if p.HasPlanStatus() {
			t.Errorf("%v has plan status", p)
		}
	}
}

func TestCities(t *testing.T) {
	for _, c := range []struct {
		code     string
		province zhuanhua.Place
	}{
		{"610300", zhuanhua.Shaanxi},
		{"610581", zhuanhua.Shaanxi}, // 韩城
		{"610403", zhuanhua.Shaanxi}, // 杨凌
		{"110101", zhuanhua.Beijing},
		{"659001", zhuanhua.Xinjiang}, // a city of the Corps, with a code of Xinjiang
		{"660100", zhuanhua.Corps},
	} {
		p, err := zhuanhua.ParsePlace(c.code)
		if err != nil || !p.IsCity() || p.IsProvince() || p.IsAddressOnly() || p.Province() != c.province {
			t.Errorf("%s: %v; IsCity %v, in %v", c.code, err, p.IsCity(), p.Province())
		}
		if want := (zhuanhua.Text{Zh: c.code, En: c.code}); p.Text() != want {
			t.Errorf("%s, which the table does not have, is called %v", c.code, p.Text())
		}
	}
	if p := zhuanhua.Place(810101); !p.IsAddressOnly() {
		t.Error("a code inside Hong Kong has a programme")
	}
}

func TestPlaceLoopsStop(t *testing.T) {
	for p := range zhuanhua.Provinces() {
		if p != zhuanhua.Beijing {
			t.Fatalf("the loop went on to %v", p)
		}
		break
	}
	for p := range zhuanhua.PlanCities() {
		if p != zhuanhua.Dalian {
			t.Fatalf("the loop went on to %v", p)
		}
		break
	}
}
