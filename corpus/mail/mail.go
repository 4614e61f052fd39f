// Package mail answers the question: which articles are in these newsletters?
// It reads single mails (EML), mailboxes (mbox) and saved pages (MHTML), which
// are mails in form.
//
//	err := mail.Box(r, func(it item.Item) error { … })
package mail

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // mails in every charset
	gomail "github.com/emersion/go-message/mail"

	"hearsay/corpus/address"
	"hearsay/corpus/interchange"
	"hearsay/corpus/item"
	"hearsay/corpus/page"
	"hearsay/corpus/when"
	"hearsay/extract/news"
)

var errNoText = errors.New("a mail without a text")

// maxParts and maxDepth bound what is looked at in one mail.
const (
	maxParts = 200
	maxDepth = 10
)

// Box emits an item for each mail in a mailbox: mails begin at a line "From " after
// a blank one; ">From " in a text is "From " again (mboxrd).
func Box(r io.Reader, emit item.Emit) error {
	lines := item.NewLines(r)
	b := &box{emit: emit, blank: true}
	for {
		line, err := lines.Next()
		switch {
		case err == io.EOF:
			return b.flush(lines.Offset)
		case errors.Is(err, item.ErrTooLong):
			b.long = true
			continue
		case err != nil:
			return fmt.Errorf("line %d: %w", lines.Number+1, err)
		}
		if b.blank && bytes.HasPrefix(line, []byte("From ")) {
			if err := b.flush(lines.Offset - int64(len(line)) - 1); err != nil {
				return err
			}
			b.open, b.blank = true, false
			continue
		}
		b.add(line)
	}
}

// box gathers the mail under way.
type box struct {
	emit  item.Emit
	n     int
	mail  bytes.Buffer
	open  bool // a "From " line was met
	blank bool // the line before was empty
	long  bool
}

func (b *box) add(line []byte) {
	b.blank = len(line) == 0
	if !b.open {
		return
	}
	if quoted := bytes.TrimLeft(line, ">"); len(quoted) < len(line) && bytes.HasPrefix(quoted, []byte("From ")) {
		line = line[1:]
	}
	if b.mail.Len() > item.MaxBytes {
		b.long = true
		return
	}
	b.mail.Write(line)
	b.mail.WriteString("\r\n")
}

func (b *box) flush(next int64) error {
	if !b.open {
		return nil
	}
	defer func() { b.open, b.long = false, false; b.mail.Reset() }()
	b.n++
	it := item.Item{Err: item.ErrTooLong}
	if !b.long {
		it = One(b.mail.Bytes())
	}
	it.Key, it.Next = fmt.Sprintf("mail %d", b.n), next
	return b.emit(it)
}

// One is the article in one mail.
func One(raw []byte) item.Item {
	in, err := read(raw)
	if err != nil {
		return item.Item{Err: err}
	}
	return item.Of("", 1, in)
}

// read reads a mail's head and the best of its parts: text where it is more than
// a hint to open the mail elsewhere, else HTML.
func read(raw []byte) (in interchange.In, err error) {
	m, err := open(raw)
	if err != nil {
		return in, err
	}
	head := gomail.Header{Header: m.Header}
	subject, _ := head.Subject()
	id, _ := head.MessageID()
	in = interchange.In{ID: id, Title: interchange.Clean(strings.TrimSpace(subject))}
	in.Published, _ = when.Parse(withoutComment(head.Get("Date")))
	if from, _ := head.AddressList("From"); len(from) > 0 {
		in.Outlet = interchange.Clean(cmp.Or(from[0].Name, address.Host(from[0].Address[strings.LastIndexByte(from[0].Address, '@')+1:])))
	}
	in.URL = address.Canonical(strings.Trim(head.Get("Archived-At"), "<> "))
	var text, html string
	parts := 0
	walk(m, 0, &parts, func(kind, body string) {
		switch {
		case kind == "text/plain" && text == "":
			text = body
		case kind == "text/html" && html == "":
			html = body
		}
	})
	in.Text = text
	if html != "" {
		whole, _, broken := page.Fragment(html)
		if err = broken; err == nil && len(text) < len(whole)/2 { // the text part is only a hint
			in.Text = whole
		}
	}
	if err == nil && strings.TrimSpace(in.Text) == "" {
		err = errNoText
	}
	in.Text = interchange.Clean(in.Text)
	return in, err
}

// withoutComment drops "(CET)" behind a date.
func withoutComment(s string) string {
	s, _, _ = strings.Cut(s, "(")
	return strings.TrimSpace(s)
}

func open(raw []byte) (*message.Entity, error) {
	m, err := message.Read(bytes.NewReader(raw))
	if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		return nil, fmt.Errorf("reading a mail: %w", err)
	}
	return m, nil
}

// walk calls f with the kind and text of each part that is text and no attachment.
func walk(e *message.Entity, depth int, parts *int, f func(kind, body string)) {
	if *parts++; depth > maxDepth || *parts > maxParts {
		return
	}
	if mr := e.MultipartReader(); mr != nil {
		for {
			p, err := mr.NextPart()
			if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) || p == nil {
				return
			}
			walk(p, depth+1, parts, f)
			if *parts > maxParts {
				return
			}
		}
	}
	kind, _, _ := e.Header.ContentType()
	disposition, _, _ := e.Header.ContentDisposition()
	if disposition == "attachment" || !strings.HasPrefix(kind, "text/") && kind != "" {
		return
	}
	body, err := item.ReadAll(e.Body)
	if err == nil || len(body) > 0 {
		f(cmp.Or(kind, "text/plain"), string(body))
	}
}

// Page is the saved page in an MHTML file.
func Page(raw []byte) item.Item {
	m, err := open(raw)
	if err != nil {
		return item.Item{Err: err}
	}
	at := address.Canonical(cmp.Or(m.Header.Get("Snapshot-Content-Location"), m.Header.Get("Content-Location")))
	html, parts := "", 0
	walk(m, 0, &parts, func(kind, body string) {
		if kind == "text/html" && html == "" {
			html = body
		}
	})
	if html == "" {
		return item.Item{Err: errors.New("a saved page without HTML")}
	}
	it := item.Item{Next: 1, Raw: []byte(html), Type: item.HTML, Given: news.Article{URL: at}}
	return it
}

// LooksBox, LooksMail and LooksPage tell the three by their first bytes.
func LooksBox(head []byte) bool {
	return bytes.HasPrefix(head, []byte("From ")) && bytes.Contains(head, []byte("\nFrom:")) || bytes.HasPrefix(head, []byte("From ")) && bytes.Contains(head, []byte("\nSubject:"))
}

// LooksMail tells a mail by header lines at its top.
func LooksMail(head []byte) bool {
	in := bufio.NewScanner(bytes.NewReader(head))
	known := 0
	for in.Scan() {
		line := in.Text()
		if line == "" {
			break
		}
		key, _, ok := strings.Cut(line, ":")
		if !ok && line[0] != ' ' && line[0] != '\t' || strings.Contains(key, " ") && line[0] != ' ' && line[0] != '\t' {
			return false
		}
		switch strings.ToLower(key) {
		case "from", "to", "date", "subject", "message-id", "received", "mime-version", "return-path", "delivered-to", "content-type":
			known++
		}
	}
	return known >= 3
}

// LooksPage tells a saved page: a mail of related parts.
func LooksPage(head []byte) bool {
	return LooksMail(head) && (bytes.Contains(head, []byte("Snapshot-Content-Location:")) || bytes.Contains(head, []byte("multipart/related")))
}
