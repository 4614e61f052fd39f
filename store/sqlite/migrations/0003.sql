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
INSERT INTO _article_entities SELECT article, entity, names, roles FROM article_entities ORDER BY article, entity;
DROP TABLE article_entities;
ALTER TABLE _article_entities RENAME TO article_entities;
CREATE INDEX article_entities_entity ON article_entities(article >> 12, entity);
