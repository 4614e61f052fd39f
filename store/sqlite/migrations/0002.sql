-- What linking keeps of a claim or an article: the others that it was compared with, and which fact or story it is in.
CREATE TABLE _claim_nodes (
	item INTEGER PRIMARY KEY REFERENCES claims(num) ON DELETE CASCADE,
	node BLOB NOT NULL
) STRICT;
-- What went since it was last linked, so that the other ends can be mended.
CREATE TABLE _loose_nodes (
	kind TEXT NOT NULL,
	id   TEXT NOT NULL,
	node BLOB NOT NULL
) STRICT;
CREATE TABLE _loose_keys (
	kind TEXT NOT NULL,
	key  INTEGER NOT NULL
) STRICT;
CREATE TABLE _article_nodes (
	item INTEGER PRIMARY KEY REFERENCES articles(num) ON DELETE CASCADE,
	node BLOB NOT NULL
) STRICT;
