package invent

// body is one line of a list of invented organisations.
type body struct {
	name, kind, province, city string
	founder                    string // name of the controller, if any
	defence                    bool   // its patents are often declassified ones
}

// city is a place of Shaanxi with its code of GB/T 2260 and the weight with
// which enterprises sit there.
type city struct {
	code, name string
	weight     int
}

var cities = []city{
	{"610100", "西安", 54}, {"610300", "宝鸡", 9}, {"610400", "咸阳", 8}, {"610800", "榆林", 6},
	{"610500", "渭南", 5}, {"610700", "汉中", 4}, {"610403", "杨凌", 4}, {"610200", "铜川", 3},
	{"610900", "安康", 2}, {"610600", "延安", 2}, {"611000", "商洛", 2}, {"610581", "韩城", 1},
}

// institutions of Shaanxi, then those elsewhere; all of them supply patents.
var institutions = []body{
	{name: "示例大学", kind: "university", province: "610000", city: "610100"},
	{name: "样例理工大学", kind: "university", province: "610000", city: "610100"},
	{name: "范例电子学院", kind: "university", province: "610000", city: "610100"},
	{name: "虚构工业大学", kind: "university", province: "610000", city: "610100"},
	{name: "假想建筑学院", kind: "university", province: "610000", city: "610100"},
	{name: "例设医科大学", kind: "university", province: "610000", city: "610400"},
	{name: "拟设农林大学", kind: "university", province: "610000", city: "610403"},
	{name: "样例师范学院", kind: "university", province: "610000", city: "610700"},
	{name: "范例能源学院", kind: "university", province: "610000", city: "610800"},
	{name: "虚构职业技术学院", kind: "university", province: "610000", city: "610300"},
	{name: "假想文理学院", kind: "university", province: "610000"},
	{name: "范例研究院", kind: "research_institute", province: "610000", city: "610100"},
	{name: "示例大学新材料研究院", kind: "research_institute", province: "610000", city: "610100", founder: "示例大学"},
	{name: "样例理工大学（榆林）能源研究院", kind: "research_institute", province: "610000", city: "610800", founder: "样例理工大学"},
	{name: "虚构光电研究所", kind: "research_institute", province: "610000", city: "610100"},
	{name: "例设有色金属研究所", kind: "research_institute", province: "610000", city: "610300"},
	{name: "拟设秦岭植物研究所", kind: "research_institute", province: "610000", city: "611000"},
	{name: "样例动力测试研究所", kind: "research_institute", province: "610000", city: "610100", founder: "示例动力装备集团有限公司", defence: true},
	{name: "假想精密导航研究所", kind: "research_institute", province: "610000", city: "610100", defence: true},
	{name: "范例煤化工研究院", kind: "research_institute", province: "610000", city: "610800", founder: "范例煤化集团有限责任公司"},
	{name: "京例大学", kind: "university", province: "110000"},
	{name: "津例工学院", kind: "university", province: "120000"},
	{name: "辽例冶金研究院", kind: "research_institute", province: "210000"},
	{name: "沪例大学", kind: "university", province: "310000"},
	{name: "苏例大学", kind: "university", province: "320000"},
	{name: "浙例理工学院", kind: "university", province: "330000"},
	{name: "皖例量子研究所", kind: "research_institute", province: "340000"},
	{name: "豫例农业学院", kind: "university", province: "410000"},
	{name: "鄂例光学研究所", kind: "research_institute", province: "420000"},
	{name: "粤例大学", kind: "university", province: "440000"},
	{name: "渝例工业学院", kind: "university", province: "500000"},
	{name: "川例电子研究院", kind: "research_institute", province: "510000"},
	{name: "陇例冶金研究所", kind: "research_institute", province: "620000"},
	{name: "宁例大学", kind: "university", province: "640000"},
	{name: "Example Institute of Technology", kind: "university", province: "000000"},
	{name: "样例大学（澳门）", kind: "university", province: "820000"},
}

// stateOwned are the enterprises whose owner is the state, and military units.
var stateOwned = []body{
	{name: "示例动力装备集团有限公司", kind: "central_soe", province: "610000", city: "610100"},
	{name: "虚构输变电设备集团有限公司", kind: "central_soe", province: "610000", city: "610100"},
	{name: "范例煤化集团有限责任公司", kind: "provincial_soe", province: "610000", city: "610800"},
	{name: "样例有色控股集团有限公司", kind: "provincial_soe", province: "610000", city: "610100"},
	{name: "假想汽车控股有限公司", kind: "provincial_soe", province: "610000", city: "610100"},
	{name: "京例能源集团有限公司", kind: "central_soe", province: "110000"},
	{name: "沪例重型装备集团有限公司", kind: "central_soe", province: "310000"},
	{name: "鄂例交通控股集团有限公司", kind: "provincial_soe", province: "420000"},
	{name: "例设城市水务有限公司", kind: "municipal_soe", province: "610000", city: "610100"},
	{name: "拟设机床厂有限公司", kind: "municipal_soe", province: "610000", city: "610300"},
	{name: "样例装备试验基地", kind: "military_unit", province: "610000", city: "610500", defence: true},
}

// special are parties that only the cases of slips.go, gaps.go and suspects.go
// need: sellers and takers that the programme does not accept, companies of one
// holding, and an institution without an address.
var special = []body{
	{name: "例设专利运营有限公司", kind: "enterprise", province: "610000", city: "610100"},
	{name: "拟设装备行业协会", kind: "other", province: "610000", city: "610100"},
	{name: "虚构技术转移促进中心", kind: "other", province: "610000", city: "610400"},
	{name: "假想设计学院", kind: "university"},
	{name: "拟设智造控股有限公司", kind: "enterprise", province: "610000", city: "610100"},
	{name: "拟设智造精工（西安）有限公司", kind: "enterprise", province: "610000", city: "610100", founder: "拟设智造控股有限公司"},
	{name: "拟设智造刀具（咸阳）有限公司", kind: "enterprise", province: "610000", city: "610400", founder: "拟设智造控股有限公司"},
	{name: "范例煤化助剂（榆林）有限公司", kind: "enterprise", province: "610000", city: "610800", founder: "范例煤化集团有限责任公司"},
	{name: "样例理工快速成型有限公司", kind: "enterprise", province: "610000", city: "610100", founder: "样例理工大学"},
	{name: "虚构岁末科技有限公司", kind: "enterprise", province: "610000", city: "610100"},
	{name: "例设轴承（铜川）有限公司", kind: "enterprise", province: "610000", city: "610200"},
	{name: "拟设泵阀（渭南）有限公司", kind: "enterprise", province: "610000", city: "610500"},
	{name: "例设传感（西安）有限公司", kind: "enterprise", province: "610000", city: "610100"},
	{name: "拟设电源（汉中）有限公司", kind: "enterprise", province: "610000", city: "610700"},
	{name: "例设涂层（延安）有限公司", kind: "enterprise", province: "610000", city: "610600"},
	{name: "拟设无址科技有限公司", kind: "enterprise"},
}

// words begin the name of every invented enterprise of the province.
var words = []string{"示例", "样例", "范例", "虚构", "假想", "例设", "拟设"}

// trade is a line of business and its industry in the classes of 2011.
type trade struct{ name, industry string }

var trades = []trade{
	{"智能装备", "industry"}, {"光电科技", "industry"}, {"新材料", "industry"}, {"生物医药", "industry"},
	{"能源化工", "industry"}, {"航空部件", "industry"}, {"汽车零部件", "industry"}, {"仪器仪表", "industry"},
	{"半导体", "industry"}, {"轨道装备", "industry"}, {"医疗器械", "industry"}, {"数控机床", "industry"},
	{"增材制造", "industry"}, {"钛合金制品", "industry"}, {"食品科技", "industry"}, {"软件", "software_it"},
	{"数据技术", "software_it"}, {"物联网", "software_it"}, {"检测技术", "other"}, {"环境技术", "other"},
	{"现代农业", "agriculture"}, {"智慧物流", "transport"}, {"建筑技术", "construction"},
}

// elsewhere are the provinces of enterprises that take patents out of Shaanxi,
// each with the first character of their invented names.
var elsewhere = []struct{ province, letter string }{
	{"110000", "京"}, {"120000", "津"}, {"210000", "辽"}, {"310000", "沪"}, {"320000", "苏"}, {"330000", "浙"},
	{"340000", "皖"}, {"370000", "鲁"}, {"410000", "豫"}, {"420000", "鄂"}, {"440000", "粤"}, {"500000", "渝"},
	{"510000", "川"}, {"620000", "陇"}, {"630000", "青"}, {"640000", "宁"}, {"650000", "疆"},
}

// abroad are the takers outside the 31 provinces, with ids of their own.
var abroad = []struct{ id, name, province string }{
	{"HK-EXAMPLE-01", "示例国际（香港）有限公司", "810000"},
	{"MO-EXAMPLE-01", "样例科技（澳门）有限公司", "820000"},
	{"TW-EXAMPLE-01", "范例精密股份有限公司", "710000"},
	{"XX-EXAMPLE-01", "Beispiel Werkzeugbau GmbH", "000000"},
	{"XX-EXAMPLE-02", "Example Photonics Ltd.", "000000"},
}
