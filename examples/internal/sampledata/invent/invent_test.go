package invent

import "testing"

// The check characters were taken from numbers that other programs accept.
func TestCheckCharacters(t *testing.T) {
	for body, want := range map[string]byte{"200417570974": '4', "200411418722": '1', "97132324": '0', "85287106": '6'} {
		if got := patentCheck(body); got != want {
			t.Errorf("patent %s ends with %c, want %c", body, got, want)
		}
	}
	for body, want := range map[string]byte{"91610000947971323": 'T', "12330000772507322": 'C', "52440000707564548": 'C'} {
		if got := creditCheck(body); got != want {
			t.Errorf("code %s ends with %c, want %c", body, got, want)
		}
	}
}

// The parts add up and keep their bounds.
func TestSpread(t *testing.T) {
	r, sum := stream("test"), 0
	for _, n := range spread(r, 500, 30, 3, 25) {
		if n < 3 || n > 25 {
			t.Errorf("%d is out of bounds", n)
		}
		sum += n
	}
	if sum != 500 {
		t.Errorf("the parts add up to %d", sum)
	}
}

func TestDays(t *testing.T) {
	for d, want := range map[day][2]day{ // the gazette's day, the workday
		"2022-12-31": {"2022-12-30", "2022-12-30"}, // a Saturday
		"2023-01-01": {"2022-12-30", "2022-12-30"},
		"2023-01-04": {"2023-01-03", "2023-01-04"},
	} {
		if got := [2]day{gazetteDay(d), workday(d)}; got != want {
			t.Errorf("%s gives %v, want %v", d, got, want)
		}
	}
}

func TestMoney(t *testing.T) {
	for f, want := range map[fen]string{0: "0", yuan(12): "12", 5: "0.05", wan(3) + 50: "30000.50"} {
		if f.String() != want {
			t.Errorf("%d fen is %s, want %s", int64(f), f, want)
		}
	}
}
