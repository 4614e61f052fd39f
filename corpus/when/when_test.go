package when

import (
	"testing"
	"time"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"2023-03-20":                             "2023-03-20",
		"2023-03-20T14:00:00+01:00":              "2023-03-20T14:00:00+01:00",
		"2023-03-20T14:00:00.123Z":               "2023-03-20T14:00:00Z",
		"2023-03-20T14:00:00-0500":               "2023-03-20T14:00:00-05:00",
		"2023-03-20 14:00:00":                    "2023-03-20",
		"Mon, 20 Mar 2023 14:05:00 GMT":          "2023-03-20T14:05:00Z",
		"Mon, 6 Mar 2023 14:05:00 -0500":         "2023-03-06T14:05:00-05:00",
		"20230320":                               "2023-03-20",
		"1679320800":                             "2023-03-20T14:00:00Z",
		"1679320800000":                          "2023-03-20T14:00:00Z",
		"March 20, 2023":                         "2023-03-20",
		"Published Mar. 20th, 2023 at 2:15 pm":   "2023-03-20",
		"Monday 20 March 2023":                   "2023-03-20",
		"20.03.2023, 14:05":                      "2023-03-20",
		"03/20/2023":                             "2023-03-20",
		"04/04/2023":                             "2023-04-04",
		"03/04/2023":                             "", // March or April
		"31 February 2023":                       "",
		"0001-01-01T00:00:00Z":                   "",
		"marching on 2023":                       "",
		"3 hours ago":                            "",
		"":                                       "",
		"2023-13-45":                             "",
		"Sept. 5, 2022":                          "2022-09-05",
		"99999999999999999999999999999999999999": "",
	} {
		got, ok := Parse(in)
		if got != want || ok != (want != "") {
			t.Errorf("Parse(%q) = %q, %v, want %q", in, got, ok, want)
		}
	}
}

func TestInPath(t *testing.T) {
	for in, want := range map[string]string{
		"/news/2023/03/20/a-bridge":        "2023-03-20",
		"/2023-03-20-a-bridge":             "2023-03-20",
		"/news/20230320/x":                 "2023-03-20",
		"/news/2023/03/a-bridge":           "",
		"/id/1202303201":                   "",
		"/story-20301245":                  "",
		"/a/2023/02/31/":                   "",
		"/business/markets-2024-05-06.htm": "2024-05-06",
	} {
		if got, _ := InPath(in); got != want {
			t.Errorf("InPath(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAfter(t *testing.T) {
	now := time.Date(2023, 3, 20, 12, 0, 0, 0, time.UTC)
	if After("2023-03-21", now) || !After("2023-03-23T00:00:00Z", now) || After("2099-01-01", time.Time{}) {
		t.Error("a date may lie one day ahead for its zone, no more")
	}
}

func FuzzParse(f *testing.F) {
	f.Add("Mon, 20 Mar 2023 14:05:00 GMT")
	f.Add("/2023/03/20/")
	f.Fuzz(func(t *testing.T, s string) {
		for _, read := range []func(string) (string, bool){Parse, InPath} {
			iso, ok := read(s)
			if !ok {
				continue
			}
			if _, err := time.Parse(time.DateOnly, iso[:10]); err != nil {
				t.Errorf("%q gives %q: %v", s, iso, err)
			}
		}
	})
}
