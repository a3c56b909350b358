package zhuanhua

import "iter"

// The provinces, autonomous regions and municipalities that CZ23 calls provinces
// (以下统称省), by GB/T 2260.
const (
	Beijing       Place = 110000
	Tianjin       Place = 120000
	Hebei         Place = 130000
	Shanxi        Place = 140000
	InnerMongolia Place = 150000
	Liaoning      Place = 210000
	Jilin         Place = 220000
	Heilongjiang  Place = 230000
	Shanghai      Place = 310000
	Jiangsu       Place = 320000
	Zhejiang      Place = 330000
	Anhui         Place = 340000
	Fujian        Place = 350000
	Jiangxi       Place = 360000
	Shandong      Place = 370000
	Henan         Place = 410000
	Hubei         Place = 420000
	Hunan         Place = 430000
	Guangdong     Place = 440000
	Guangxi       Place = 450000
	Hainan        Place = 460000
	Chongqing     Place = 500000
	Sichuan       Place = 510000
	Guizhou       Place = 520000
	Yunnan        Place = 530000
	Xizang        Place = 540000
	Shaanxi       Place = 610000
	Gansu         Place = 620000
	Qinghai       Place = 630000
	Ningxia       Place = 640000
	Xinjiang      Place = 650000
)

type namedPlace struct {
	place Place
	text  Text
}

// provinceCount is how many entries of the table are provinces of CZ23.
const provinceCount = 31

// provinces holds the 31 provinces in code order, then the places that are
// provinces of CP24 alone or addresses only.
var provinces = [...]namedPlace{
	{Beijing, Text{"北京市", "Beijing"}},
	{Tianjin, Text{"天津市", "Tianjin"}},
	{Hebei, Text{"河北省", "Hebei"}},
	{Shanxi, Text{"山西省", "Shanxi"}},
	{InnerMongolia, Text{"内蒙古自治区", "Inner Mongolia"}},
	{Liaoning, Text{"辽宁省", "Liaoning"}},
	{Jilin, Text{"吉林省", "Jilin"}},
	{Heilongjiang, Text{"黑龙江省", "Heilongjiang"}},
	{Shanghai, Text{"上海市", "Shanghai"}},
	{Jiangsu, Text{"江苏省", "Jiangsu"}},
	{Zhejiang, Text{"浙江省", "Zhejiang"}},
	{Anhui, Text{"安徽省", "Anhui"}},
	{Fujian, Text{"福建省", "Fujian"}},
	{Jiangxi, Text{"江西省", "Jiangxi"}},
	{Shandong, Text{"山东省", "Shandong"}},
	{Henan, Text{"河南省", "Henan"}},
	{Hubei, Text{"湖北省", "Hubei"}},
	{Hunan, Text{"湖南省", "Hunan"}},
	{Guangdong, Text{"广东省", "Guangdong"}},
	{Guangxi, Text{"广西壮族自治区", "Guangxi"}},
	{Hainan, Text{"海南省", "Hainan"}},
	{Chongqing, Text{"重庆市", "Chongqing"}},
	{Sichuan, Text{"四川省", "Sichuan"}},
	{Guizhou, Text{"贵州省", "Guizhou"}},
	{Yunnan, Text{"云南省", "Yunnan"}},
	{Xizang, Text{"西藏自治区", "Xizang"}},
	{Shaanxi, Text{"陕西省", "Shaanxi"}},
	{Gansu, Text{"甘肃省", "Gansu"}},
	{Qinghai, Text{"青海省", "Qinghai"}},
	{Ningxia, Text{"宁夏回族自治区", "Ningxia"}},
	{Xinjiang, Text{"新疆维吾尔自治区", "Xinjiang"}},
	{Corps, Text{"新疆生产建设兵团", "Xinjiang Production and Construction Corps"}},
	{Taiwan, Text{"台湾省", "Taiwan"}},
	{HongKong, Text{"香港特别行政区", "Hong Kong"}},
	{Macao, Text{"澳门特别行政区", "Macao"}},
	{Abroad, Text{"境外", "abroad"}},
}

// planCities are the cities with plan status, 计划单列市.
var planCities = [...]namedPlace{
	{Dalian, Text{"大连市", "Dalian"}},
	{Ningbo, Text{"宁波市", "Ningbo"}},
	{Xiamen, Text{"厦门市", "Xiamen"}},
	{Qingdao, Text{"青岛市", "Qingdao"}},
	{Shenzhen, Text{"深圳市", "Shenzhen"}},
}

// The cities with plan status.
const (
	Dalian   Place = 210200
	Ningbo   Place = 330200
	Xiamen   Place = 350200
	Qingdao  Place = 370200
	Shenzhen Place = 440300
)

// Provinces yields the 31 provinces of CZ23 in code order.
func Provinces() iter.Seq[Place] {
	return func(yield func(Place) bool) {
		for _, p := range provinces[:provinceCount] {
			if !yield(p.place) {
				return
			}
		}
	}
}

// PlanCities yields the five cities with plan status in code order.
func PlanCities() iter.Seq[Place] {
	return func(yield func(Place) bool) {
		for _, p := range planCities {
			if !yield(p.place) {
				return
			}
		}
	}
}

// placeIndex returns the place's number in the table, from 1; 0 where it is not
// there.
func placeIndex(p Place) int {
	if p == abroad {
		return len(provinces)
	}
	if p > abroad || p%10000 != 0 {
		return 0
	}
	return int(provinceIndex[p/10000])
}

// provinceIndex finds a province's entry by the first two digits of its code.
var provinceIndex = func() (index [100]uint8) {
	for i, p := range provinces {
		if p.place < abroad {
			index[p.place/10000] = uint8(i + 1)
		}
	}
	return index
}()
