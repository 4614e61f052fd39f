-- An entity's number is its ID, read as hexadecimal digits less 2^63, so that it is found
-- by its ID without an index, which would be written at another place for each entity.
CREATE TABLE _numbers (old INTEGER PRIMARY KEY, num INTEGER NOT NULL) STRICT;
INSERT INTO _numbers SELECT num, ((((instr('0123456789abcdef', substr(id, 1, 1)) - 1) + 8) & 15) << 60)
	| ((instr('0123456789abcdef', substr(id, 2, 1)) - 1) << 56)
	| ((instr('0123456789abcdef', substr(id, 3, 1)) - 1) << 52)
	| ((instr('0123456789abcdef', substr(id, 4, 1)) - 1) << 48)
	| ((instr('0123456789abcdef', substr(id, 5, 1)) - 1) << 44)
	| ((instr('0123456789abcdef', substr(id, 6, 1)) - 1) << 40)
	| ((instr('0123456789abcdef', substr(id, 7, 1)) - 1) << 36)
	| ((instr('0123456789abcdef', substr(id, 8, 1)) - 1) << 32)
	| ((instr('0123456789abcdef', substr(id, 9, 1)) - 1) << 28)
	| ((instr('0123456789abcdef', substr(id, 10, 1)) - 1) << 24)
	| ((instr('0123456789abcdef', substr(id, 11, 1)) - 1) << 20)
	| ((instr('0123456789abcdef', substr(id, 12, 1)) - 1) << 16)
	| ((instr('0123456789abcdef', substr(id, 13, 1)) - 1) << 12)
	| ((instr('0123456789abcdef', substr(id, 14, 1)) - 1) << 8)
	| ((instr('0123456789abcdef', substr(id, 15, 1)) - 1) << 4)
	| (instr('0123456789abcdef', substr(id, 16, 1)) - 1)
	FROM entities;
CREATE TABLE _entities (
	num     INTEGER PRIMARY KEY,
	id      TEXT NOT NULL,
	name    TEXT NOT NULL,
	kind    TEXT NOT NULL,
	generic INTEGER NOT NULL,
	scope   TEXT NOT NULL,
	same_as INTEGER REFERENCES _entities(num) -- a person said that it is this one
) STRICT;
INSERT INTO _entities SELECT n.num, e.id, e.name, e.kind, e.generic, e.scope, NULL FROM entities e JOIN _numbers n ON n.old = e.num ORDER BY n.num;
UPDATE _entities SET same_as = (SELECT s.num FROM _numbers o JOIN entities e ON e.num = o.old JOIN _numbers s ON s.old = e.same_as WHERE o.num = _entities.num)
	WHERE num IN (SELECT n.num FROM entities e JOIN _numbers n ON n.old = e.num WHERE e.same_as IS NOT NULL);

-- Which articles name an entity is found block by block of 4,096 articles, so that
-- what is added stands together however many articles name it. No reference to
-- entities: they go only when no article names them, and `check` looks.
CREATE TABLE _article_entities (
	article INTEGER NOT NULL REFERENCES articles(num) ON DELETE CASCADE,
	entity  INTEGER NOT NULL,
	names   TEXT NOT NULL, -- JSON, fullest first
	roles   TEXT NOT NULL, -- JSON
	PRIMARY KEY (article, entity)
) STRICT, WITHOUT ROWID;
INSERT INTO _article_entities SELECT a.article, n.num, a.names, a.roles FROM article_entities a JOIN _numbers n ON n.old = a.entity ORDER BY a.article, n.num;
DROP TABLE article_entities;
UPDATE entities SET same_as = NULL WHERE same_as IS NOT NULL;
DROP TABLE entities;
DROP TABLE _numbers;
ALTER TABLE _entities RENAME TO entities;
ALTER TABLE _article_entities RENAME TO article_entities;
CREATE INDEX entities_same ON entities(same_as) WHERE same_as IS NOT NULL;
CREATE INDEX article_entities_entity ON article_entities(article >> 12, entity);

-- Claims have other IDs since, and look-up keys another form: all is to be read anew.
UPDATE articles SET extractor = '';
