-- One file, open to anybody with sqlite3 or Datasette. Start with the views claims_view, conflicts_view and timeline_view.
-- Tables whose names begin with _ are the store's own bookkeeping.

CREATE TABLE articles (
	num            INTEGER PRIMARY KEY,
	id             TEXT NOT NULL UNIQUE,
	url            TEXT UNIQUE, -- the canonical address; all addresses are in article_urls
	ref            TEXT NOT NULL DEFAULT '', -- the id it came with, or its path
	outlet         TEXT NOT NULL DEFAULT '',
	title          TEXT NOT NULL DEFAULT '',
	published      TEXT NOT NULL DEFAULT '', -- ISO 8601 day or time, '' when unknown
	published_rule TEXT NOT NULL DEFAULT '', -- what gave the date
	authors        TEXT NOT NULL DEFAULT '[]', -- JSON
	language       TEXT NOT NULL DEFAULT '',
	text           TEXT NOT NULL,
	captions       TEXT NOT NULL DEFAULT '[]', -- JSON
	related        TEXT NOT NULL DEFAULT '[]', -- JSON
	fetched_at     TEXT NOT NULL DEFAULT '',
	copy_of        TEXT NOT NULL DEFAULT '', -- id of the article whose text this repeats
	text_hash      TEXT NOT NULL,
	revision       TEXT NOT NULL, -- id of the current text
	extractor      TEXT NOT NULL  -- version that made the claims; '' when they are stale
) STRICT;
CREATE INDEX articles_published ON articles(published DESC, id);
CREATE INDEX articles_outlet ON articles(outlet);
CREATE INDEX articles_ref ON articles(ref);
CREATE INDEX articles_hash ON articles(text_hash);

CREATE TABLE article_urls (
	url     TEXT PRIMARY KEY,
	article INTEGER NOT NULL REFERENCES articles(num) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX article_urls_article ON article_urls(article);

-- What an article's id was before it was found to be another one's.
CREATE TABLE _article_ids (
	former TEXT PRIMARY KEY,
	id     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX _article_ids_id ON _article_ids(id);

-- The bytes an article came in, zstd.
CREATE TABLE _raw (
	article INTEGER PRIMARY KEY REFERENCES articles(num) ON DELETE CASCADE,
	type    TEXT NOT NULL,
	data    BLOB NOT NULL
) STRICT;

-- Entities, statements and claims with all their spans and reasons, zstd JSON.
CREATE TABLE _layers (
	article    INTEGER PRIMARY KEY REFERENCES articles(num) ON DELETE CASCADE,
	statements INTEGER NOT NULL,
	data       BLOB NOT NULL
) STRICT;

-- Texts that were replaced by a later one.
CREATE TABLE revisions (
	num        INTEGER PRIMARY KEY,
	id         TEXT NOT NULL UNIQUE,
	article    INTEGER NOT NULL REFERENCES articles(num) ON DELETE CASCADE,
	title      TEXT NOT NULL,
	fetched_at TEXT NOT NULL,
	extractor  TEXT NOT NULL,
	text       BLOB NOT NULL, -- zstd
	layers     BLOB NOT NULL  -- zstd JSON
) STRICT;
CREATE INDEX revisions_article ON revisions(article);

CREATE TABLE claims (
	num         INTEGER PRIMARY KEY,
	id          TEXT NOT NULL UNIQUE,
	article     INTEGER NOT NULL REFERENCES articles(num) ON DELETE CASCADE,
	position    INTEGER NOT NULL, -- 0 for the article's first claim
	content     TEXT NOT NULL,    -- the proposition
	evidence    TEXT NOT NULL,    -- the words that state it, with who says so
	who         TEXT NOT NULL,
	ordered_by  TEXT NOT NULL,
	predicate   TEXT NOT NULL,
	object      TEXT NOT NULL,
	device      TEXT NOT NULL, -- several: with '; ' between
	place       TEXT NOT NULL,
	deadline    TEXT NOT NULL, -- in the article's words
	deadline_is TEXT NOT NULL, -- relation and value: 'by 2023-03-31'
	due         INTEGER NOT NULL, -- 1 when that lies ahead and binds
	holds_from  TEXT NOT NULL, -- first and last day of it, '' when open
	holds_to    TEXT NOT NULL,
	source      TEXT NOT NULL, -- from the article's own hand-off to the origin, ' > ' between; '' in the article's own voice
	root        TEXT NOT NULL, -- the origin
	root_kind   TEXT NOT NULL,
	anonymous   INTEGER NOT NULL, -- 1 when the origin is unnamed
	status      TEXT NOT NULL,
	modality    TEXT NOT NULL,
	polarity    TEXT NOT NULL,
	quote       INTEGER NOT NULL,
	confidence  REAL NOT NULL,
	corrected   TEXT NOT NULL DEFAULT '' -- JSON of what people changed, field to value
) STRICT;
CREATE INDEX claims_article ON claims(article, position);
CREATE INDEX claims_holds ON claims(holds_to) WHERE due = 1;

CREATE TABLE entities (
	num     INTEGER PRIMARY KEY,
	id      TEXT NOT NULL UNIQUE,
	name    TEXT NOT NULL,
	kind    TEXT NOT NULL,
	generic INTEGER NOT NULL,
	scope   TEXT NOT NULL,
	same_as INTEGER REFERENCES entities(num) -- a person said that it is this one
) STRICT;
CREATE INDEX entities_same ON entities(same_as) WHERE same_as IS NOT NULL;

-- Under which names and roles an article speaks of an entity.
CREATE TABLE article_entities (
	article INTEGER NOT NULL REFERENCES articles(num) ON DELETE CASCADE,
	entity  INTEGER NOT NULL REFERENCES entities(num),
	names   TEXT NOT NULL, -- JSON, fullest first
	roles   TEXT NOT NULL, -- JSON
	PRIMARY KEY (article, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_entities_entity ON article_entities(entity);

CREATE TABLE links (
	a          INTEGER NOT NULL REFERENCES claims(num) ON DELETE CASCADE, -- the later or reacting claim
	b          INTEGER NOT NULL REFERENCES claims(num) ON DELETE CASCADE,
	relation   TEXT NOT NULL,
	fields     TEXT NOT NULL, -- those that differ, ', ' between
	score      REAL NOT NULL,
	decided_by TEXT NOT NULL,
	extractor  TEXT NOT NULL,
	reason     TEXT NOT NULL, -- JSON
	PRIMARY KEY (a, b, relation)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_b ON links(b);
CREATE INDEX links_contest ON links(b) WHERE relation IN ('denies', 'cannot-confirm', 'conflicts');
CREATE INDEX links_conflict ON links(a) WHERE relation = 'conflicts';

-- What a person does not want linked, both ways round; relation '' for any.
CREATE TABLE _vetoes (
	a        INTEGER NOT NULL REFERENCES claims(num) ON DELETE CASCADE,
	b        INTEGER NOT NULL REFERENCES claims(num) ON DELETE CASCADE,
	relation TEXT NOT NULL,
	PRIMARY KEY (a, b, relation)
) STRICT, WITHOUT ROWID;
CREATE INDEX _vetoes_b ON _vetoes(b);

CREATE TABLE facts (
	num         INTEGER PRIMARY KEY,
	id          TEXT NOT NULL UNIQUE, -- that of its earliest claim
	status      TEXT NOT NULL,
	origins_min INTEGER NOT NULL, -- independent sources
	origins_max INTEGER NOT NULL,
	due         INTEGER NOT NULL,
	holds_to    TEXT NOT NULL,
	question    TEXT NOT NULL,
	published   TEXT NOT NULL, -- of its first report
	detail      TEXT NOT NULL -- JSON: history, outlets, deadline
) STRICT;
CREATE INDEX facts_status ON facts(status);
CREATE INDEX facts_published ON facts(published DESC, id);
CREATE INDEX facts_question ON facts(question) WHERE question <> '';

CREATE TABLE fact_claims (
	claim    INTEGER PRIMARY KEY REFERENCES claims(num) ON DELETE CASCADE,
	fact     INTEGER NOT NULL REFERENCES facts(num) ON DELETE CASCADE,
	position INTEGER NOT NULL
) STRICT;
CREATE INDEX fact_claims_fact ON fact_claims(fact, position);

CREATE TABLE stories (
	num   INTEGER PRIMARY KEY,
	id    TEXT NOT NULL UNIQUE, -- that of its earliest article
	title TEXT NOT NULL,
	first TEXT NOT NULL, -- published days
	last  TEXT NOT NULL
) STRICT;

CREATE TABLE story_articles (
	article  INTEGER PRIMARY KEY REFERENCES articles(num) ON DELETE CASCADE,
	story    INTEGER NOT NULL REFERENCES stories(num) ON DELETE CASCADE,
	position INTEGER NOT NULL
) STRICT;
CREATE INDEX story_articles_story ON story_articles(story, position);

-- Where facts and stories went that were joined to others.
CREATE TABLE _redirects (
	former TEXT PRIMARY KEY,
	id     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX _redirects_id ON _redirects(id);

-- Blocking keys: who is a candidate for whom.
CREATE TABLE _claim_keys (
	key  INTEGER NOT NULL,
	item INTEGER NOT NULL,
	PRIMARY KEY (key, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE _claim_signatures (
	item      INTEGER PRIMARY KEY REFERENCES claims(num),
	keys      BLOB NOT NULL, -- the keys, eight bytes each, so that they can be removed
	signature BLOB NOT NULL
) STRICT;
CREATE TABLE _article_keys (
	key  INTEGER NOT NULL,
	item INTEGER NOT NULL,
	PRIMARY KEY (key, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE _article_signatures (
	item      INTEGER PRIMARY KEY REFERENCES articles(num),
	keys      BLOB NOT NULL,
	signature BLOB NOT NULL
) STRICT;

-- What people decided. Rows are only ever added.
CREATE TABLE decisions (
	num     INTEGER PRIMARY KEY,
	id      TEXT NOT NULL UNIQUE,
	at      TEXT NOT NULL,
	who     TEXT NOT NULL,
	why     TEXT NOT NULL,
	kind    TEXT NOT NULL,
	field   TEXT NOT NULL,
	value   TEXT NOT NULL,
	anchors TEXT NOT NULL -- JSON: article, span, quoted words
) STRICT;
CREATE TABLE _decision_articles (
	article  TEXT NOT NULL, -- id; the article may be gone
	decision INTEGER NOT NULL REFERENCES decisions(num),
	PRIMARY KEY (article, decision)
) STRICT, WITHOUT ROWID;
CREATE INDEX _decision_articles_decision ON _decision_articles(decision);
CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions BEGIN
	SELECT RAISE(ABORT, 'decisions are never deleted');
END;
-- Only the quotations may go, when their article is removed.
CREATE TRIGGER decisions_hold BEFORE UPDATE OF id, at, who, why, kind, field ON decisions BEGIN
	SELECT RAISE(ABORT, 'decisions are never changed');
END;

-- Articles that were purged on request, by id, and hashes of their addresses and text.
CREATE TABLE removed (
	article TEXT PRIMARY KEY,
	at      TEXT NOT NULL,
	who     TEXT NOT NULL,
	why     TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE _removed_marks (
	mark    TEXT PRIMARY KEY,
	article TEXT NOT NULL REFERENCES removed(article) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX _removed_marks_article ON _removed_marks(article);

CREATE TABLE _ingest_items (
	source   TEXT NOT NULL,
	item_key TEXT NOT NULL,
	size     INTEGER NOT NULL,
	mtime    TEXT NOT NULL,
	offset   INTEGER NOT NULL,
	state    TEXT NOT NULL,
	error    TEXT NOT NULL,
	attempts INTEGER NOT NULL,
	article  TEXT NOT NULL,
	at       TEXT NOT NULL,
	PRIMARY KEY (source, item_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX _ingest_items_state ON _ingest_items(state, source, item_key);

-- Has a row while a bulk load runs: the text indexes are made afresh at its end.
CREATE TABLE _bulk (running INTEGER PRIMARY KEY) STRICT;

CREATE VIRTUAL TABLE articles_fts USING fts5(title, text, content="articles", content_rowid="num", tokenize="porter unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE claims_fts USING fts5(evidence, who, ordered_by, object, device, place, source, root,
	content="claims", content_rowid="num", tokenize="porter unicode61 remove_diacritics 2");

CREATE TRIGGER articles_added AFTER INSERT ON articles WHEN NOT EXISTS (SELECT 1 FROM _bulk) BEGIN
	INSERT INTO articles_fts(rowid, title, text) VALUES (new.num, new.title, new.text);
END;
CREATE TRIGGER articles_gone AFTER DELETE ON articles WHEN NOT EXISTS (SELECT 1 FROM _bulk) BEGIN
	INSERT INTO articles_fts(articles_fts, rowid, title, text) VALUES ('delete', old.num, old.title, old.text);
END;
CREATE TRIGGER articles_changed AFTER UPDATE OF title, text ON articles
WHEN (old.title <> new.title OR old.text <> new.text) AND NOT EXISTS (SELECT 1 FROM _bulk) BEGIN
	INSERT INTO articles_fts(articles_fts, rowid, title, text) VALUES ('delete', old.num, old.title, old.text);
	INSERT INTO articles_fts(rowid, title, text) VALUES (new.num, new.title, new.text);
END;
CREATE TRIGGER claims_added AFTER INSERT ON claims WHEN NOT EXISTS (SELECT 1 FROM _bulk) BEGIN
	INSERT INTO claims_fts(rowid, evidence, who, ordered_by, object, device, place, source, root)
	VALUES (new.num, new.evidence, new.who, new.ordered_by, new.object, new.device, new.place, new.source, new.root);
END;
CREATE TRIGGER claims_gone AFTER DELETE ON claims WHEN NOT EXISTS (SELECT 1 FROM _bulk) BEGIN
	INSERT INTO claims_fts(claims_fts, rowid, evidence, who, ordered_by, object, device, place, source, root)
	VALUES ('delete', old.num, old.evidence, old.who, old.ordered_by, old.object, old.device, old.place, old.source, old.root);
END;
CREATE TRIGGER claims_changed AFTER UPDATE OF evidence, who, ordered_by, object, device, place, source, root ON claims
WHEN NOT EXISTS (SELECT 1 FROM _bulk) BEGIN
	INSERT INTO claims_fts(claims_fts, rowid, evidence, who, ordered_by, object, device, place, source, root)
	VALUES ('delete', old.num, old.evidence, old.who, old.ordered_by, old.object, old.device, old.place, old.source, old.root);
	INSERT INTO claims_fts(rowid, evidence, who, ordered_by, object, device, place, source, root)
	VALUES (new.num, new.evidence, new.who, new.ordered_by, new.object, new.device, new.place, new.source, new.root);
END;

CREATE VIEW claims_view AS
SELECT c.id AS claim, a.published, a.outlet, a.title, c.content, c.who, c.ordered_by, c.predicate, c.object, c.device, c.place,
	c.deadline, c.deadline_is, c.source, c.root, c.anonymous, c.status, f.status AS fact_status, c.modality, c.polarity, c.quote,
	c.confidence, c.evidence, a.url, a.id AS article, f.id AS fact
FROM claims c
JOIN articles a ON a.num = c.article
LEFT JOIN fact_claims m ON m.claim = c.num
LEFT JOIN facts f ON f.num = m.fact;

CREATE VIEW conflicts_view AS
SELECT b.content AS claim, ab.outlet, ab.published, b.root AS says, l.relation, l.fields AS differs_in,
	a.content AS other, aa.outlet AS other_outlet, aa.published AS other_published, a.root AS other_says,
	b.deadline_is AS deadline, a.deadline_is AS other_deadline, l.score, l.decided_by, b.id AS claim_id, a.id AS other_id
FROM links l
JOIN claims a ON a.num = l.a
JOIN articles aa ON aa.num = a.article
JOIN claims b ON b.num = l.b
JOIN articles ab ON ab.num = b.article
WHERE l.relation IN ('denies', 'cannot-confirm', 'conflicts');

CREATE VIEW timeline_view AS
SELECT f.id AS fact, f.status AS fact_status, f.question, a.published, a.outlet, c.source, c.status, c.content, c.deadline_is,
	a.title, a.url, c.id AS claim
FROM fact_claims m
JOIN facts f ON f.num = m.fact
JOIN claims c ON c.num = m.claim
JOIN articles a ON a.num = c.article
ORDER BY f.id, a.published, a.id, c.position;
