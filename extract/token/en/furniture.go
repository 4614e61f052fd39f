package en

import "strings"

// Furniture is one kind of page furniture: a sentence that begins with Begins
// (case does not matter) and has at most Tokens tokens.
type Furniture struct {
	Name   string
	Begins []string
	Tokens int
	// First tells that it must begin its paragraph.
	First bool
	// Alone tells that nothing but marks may follow Begins.
	Alone bool
	// Paragraph tells that the rest of the paragraph is furniture as well.
	Paragraph bool
}

// LongestFurniture is how many bytes of a sentence are looked at.
const LongestFurniture = 200

// furniture are the labels, credits and invitations that stand between the
// paragraphs of news pages. A sentence that could be news in another article
// ("Follow the money") must not match: hence the whole phrases and the limits.
var furniture = []Furniture{
	{Name: "related", First: true, Alone: true, Begins: []string{"similar posts", "related", "related posts", "related articles", "related stories", "related topics", "related content", "more on this story", "more from", "more stories", "read more", "read next", "see also", "recommended", "recommended reading", "you may also like", "you might also like", "most read", "most popular", "trending", "trending now", "top stories", "latest news", "story highlights", "also read", "also on"}},
	{Name: "read more", First: true, Tokens: 30, Paragraph: true, Begins: []string{"read more:", "read more at", "read more about", "read more here", "read the rest", "read the full", "read the original", "read or share this", "read also:", "related:", "related story:", "related article:", "see also:", "more:", "also read:", "watch:", "watch the video", "watch more", "listen:", "don't miss:", "don’t miss:", "click here", "click to", "for more on", "for more from", "for more news", "for the latest", "keep reading", "continue reading", "scroll down"}},
	{Name: "follow", First: true, Tokens: 30, Paragraph: true, Begins: []string{"follow us", "follow on google", "follow me on", "follow him on", "follow her on", "follow on twitter", "follow on facebook", "find us on", "like us on", "like the page", "join us on", "join the conversation", "connect with us", "contact us", "email us", "get in touch"}},
	{Name: "share", First: true, Tokens: 12, Begins: []string{"share this", "share on", "share with", "share via", "print this", "email this", "tweet this", "copy link", "save this", "send this"}},
	{Name: "subscribe", First: true, Tokens: 40, Paragraph: true, Begins: []string{"subscribe to", "subscribe now", "subscribe for", "sign up for", "sign up to", "sign up now", "register for", "get our newsletter", "get the latest", "download our app", "download the app", "support our journalism", "become a member", "already a subscriber", "log in to", "please enable", "enable javascript", "this video is", "we use cookies", "do you have a story"}},
	{Name: "image credit", First: true, Tokens: 25, Paragraph: true, Begins: []string{"center image:", "image:", "image credit", "image source", "image copyright", "image caption", "images:", "header image", "featured image", "top image", "main image", "lead image", "photo:", "photos:", "photo credit", "photo by", "photograph:", "photography:", "picture:", "pictures:", "picture credit", "video:", "video credit", "credit:", "illustration:", "graphic:", "enlarge this image", "media caption", "masthead:", "getty images", "file photo", "via getty"}},
	{Name: "caption", Tokens: 60, Begins: []string{"image copyright", "image caption", "media caption", "hide caption", "toggle caption"}},
	{Name: "newsletter", Tokens: 60, Begins: []string{"sign up you agree", "you agree to receive", "required field you agree", "you must select a newsletter", "by signing up", "by subscribing", "please verify you"}},
	{Name: "source line", First: true, Tokens: 8, Begins: []string{"source : www", "source: www", "source : http", "source: http", "source – www", "via: http", "via http", "originally published", "first published", "this article originally", "this story originally", "this article first", "this story was originally", "this article was originally", "this post originally"}},
	{Name: "originally published", First: true, Tokens: 30, Begins: []string{"this article originally appeared", "this story originally appeared", "this article first appeared", "this article was originally published", "this story was originally published", "this post originally appeared", "originally published on", "originally published at"}},
	{Name: "rights", First: true, Tokens: 60, Paragraph: true, Begins: []string{"copyright ©", "copyright 19", "copyright 20", "© 19", "© 20", "© copyright", "c) 20", "all rights reserved"}},
	{Name: "advertisement", First: true, Alone: true, Begins: []string{"advertisement", "advertisement continue reading the main story", "ad", "sponsored", "sponsored content", "promoted", "loading", "video", "photo", "photos", "gallery", "comments", "comment", "share", "tweet", "print", "email", "facebook", "twitter", "whatsapp", "linkedin", "pinterest", "reddit", "getty", "reuters", "ap", "afp", "tags", "topics", "abstract", "full text", "menu", "search", "home", "next", "previous", "back to top", "toggle caption", "hide caption"}},
	{Name: "filed under", First: true, Tokens: 30, Paragraph: true, Begins: []string{"filed under", "tagged with", "tags:", "topics:", "categories:", "category:", "keywords:", "posted in", "posted by", "posted on", "last updated", "last modified", "updated:", "published:", "comments (", "leave a comment", "leave a reply", "post a comment", "view comments", "show comments", "report a typo", "send us a tip"}},
}

// FindFurniture finds the row that a sentence of n tokens matches. first tells
// that it begins its paragraph.
func FindFurniture(text string, n int, first bool) (Furniture, bool) {
	low := strings.ToLower(strings.TrimLeft(text, " *•·|»>-–—[(\"'"))
	for _, row := range furniture {
		if row.First && !first || row.Tokens > 0 && n > row.Tokens {
			continue
		}
		for _, b := range row.Begins {
			if strings.HasPrefix(low, b) && row.ends(low[len(b):]) {
				return row, true
			}
		}
	}
	return Furniture{}, false
}

// ends tells whether what follows the beginning suits the row.
func (f Furniture) ends(rest string) bool {
	if f.Alone {
		return strings.Trim(rest, " .:…|»>-–—*()[]\"'0123456789") == ""
	}
	return rest == "" || rest[0] < 'a' || rest[0] > 'z'
}
