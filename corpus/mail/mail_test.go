package mail

import (
	"strings"
	"testing"

	"hearsay/corpus/interchange"
	"hearsay/corpus/item"
)

const plainMail = `From: Harbour Courier <letters@courier.example>
To: readers@courier.example
Date: Mon, 20 Mar 2023 18:30:00 +0100 (CET)
Subject: =?utf-8?q?Br=C3=BCcke_shut?=
Message-ID: <17@courier.example>
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

The bridge is shut, Zo=EB Li said.
>From next week a ferry runs.
`

const htmlMail = `From: letters@courier.example
Date: Mon, 20 Mar 2023 18:30:00 +0100
Subject: Bridge
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain

Open in your browser.
--b
Content-Type: text/html

<html><body><p>The bridge is shut, the council said.</p><p>Repairs begin in April, and the ferry runs all night until then, its crew said on Monday. Repairs begin in April, and the ferry runs all night until then, its crew said on Monday. Repairs begin in April, and the ferry runs all night until then, its crew said on Monday. Repairs begin in April, and the ferry runs all night until then, its crew said on Monday. Repairs begin in April, and the ferry runs all night until then, its crew said on Monday. Repairs begin in April, and the ferry runs all night until then, its crew said on Monday. Repairs begin in April, and the ferry runs all night until then, its crew said on Monday. Repairs begin in April, and the ferry runs all night until then, its crew said on Monday. Repairs begin in April, and the ferry runs all night until then, its crew said on Monday. Repairs begin in April, and the ferry runs all night until then, its crew said on Monday.</p></body></html>
--b--
`

const saved = `From: <Saved by Blink>
Snapshot-Content-Location: https://courier.example/bridge
Subject: Bridge
Date: Mon, 20 Mar 2023 18:30:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="x"

--x
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://courier.example/bridge

<html><body><p class=3D"a">The bridge is shut.</p></body></html>
--x
Content-Type: image/png
Content-Transfer-Encoding: base64

iVBORw0=
--x--
`

func article(t *testing.T, it item.Item) interchange.In {
	t.Helper()
	if it.Err != nil {
		t.Fatal(it.Err)
	}
	in, err := interchange.ReadArticle(it.Raw)
	if err != nil {
		t.Fatal(err)
	}
	return in
}

func TestOne(t *testing.T) {
	in := article(t, One([]byte(plainMail)))
	if in.Title != "Brücke shut" || in.Outlet != "Harbour Courier" || in.Published != "2023-03-20T18:30:00+01:00" || in.ID != "17@courier.example" || !strings.HasPrefix(in.Text, "The bridge is shut, Zoë Li said.") {
		t.Errorf("got %+v", in)
	}
	in = article(t, One([]byte(htmlMail)))
	if in.Outlet != "courier.example" || !strings.HasPrefix(in.Text, "The bridge is shut, the council said.\n\nRepairs") {
		t.Errorf("got %+v", in)
	}
	for _, bad := range []string{"", "Subject: nothing in it\n\n", "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: image/png\n\nx\n--x--"} {
		if it := One([]byte(bad)); it.Err == nil {
			t.Errorf("%q is read as %s", bad, it.Raw)
		}
	}
}

func TestBox(t *testing.T) {
	in := "From a@b Mon Mar 20\n" + plainMail + "\nFrom c@d Tue Mar 21\nSubject: none\n\n\nFrom e@f Wed Mar 22\n" + htmlMail
	var keys, texts []string
	err := Box(strings.NewReader(in), func(it item.Item) error {
		keys = append(keys, it.Key)
		if it.Err != nil {
			texts = append(texts, it.Err.Error())
		} else {
			texts = append(texts, article(t, it).Text)
		}
		return nil
	})
	if err != nil || len(keys) != 3 || keys[2] != "mail 3" || !strings.Contains(texts[0], "\nFrom next week") || texts[1] != errNoText.Error() {
		t.Errorf("%v %q %v", keys, texts, err)
	}
	if !LooksBox([]byte(in)) || LooksBox([]byte("From the quay, the ferry looks small.")) {
		t.Error("a mailbox is told wrongly")
	}
}

func TestPage(t *testing.T) {
	it := Page([]byte(saved))
	if it.Err != nil || it.Type != item.HTML || it.Given.URL != "https://courier.example/bridge" || !strings.Contains(string(it.Raw), `class="a"`) {
		t.Errorf("got %+v %s", it, it.Raw)
	}
	if !LooksPage([]byte(saved)) || LooksPage([]byte(plainMail)) || !LooksMail([]byte(plainMail)) || LooksMail([]byte("Title: x\nBy: y\n\nText")) {
		t.Error("a saved page is told wrongly")
	}
	if it := Page([]byte(plainMail)); it.Err == nil {
		t.Error("a mail is read as a page")
	}
}

func TestNestedParts(t *testing.T) {
	deep := "Subject: x\nContent-Type: multipart/mixed; boundary=b0\n\n"
	for i := range 200 {
		deep += "--b" + string(rune('0'+i%10)) + "\nContent-Type: multipart/mixed; boundary=b" + string(rune('0'+(i+1)%10)) + "\n\n"
	}
	if it := One([]byte(deep)); it.Err == nil {
		t.Error("parts without end are read")
	}
}

func FuzzOne(f *testing.F) {
	f.Add([]byte(plainMail))
	f.Add([]byte(htmlMail))
	f.Add([]byte(saved))
	f.Fuzz(func(t *testing.T, raw []byte) {
		One(raw)
		Page(raw)
		Box(strings.NewReader("From x\n"+string(raw)), func(item.Item) error { return nil })
	})
}
