package sqlite

import (
	"fmt"
	"path/filepath"
	"testing"
)

// TestVersionTwo brings a file of version 2 to the present one: entities get numbers
// by which their IDs find them, and keep who names them and who is who; articles are
// to be read anew, since their claims have other IDs.
func TestVersionTwo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.db")
	list, err := steps()
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range append(list[:2:2], fmt.Sprintf("PRAGMA application_id = %d", applicationID), "PRAGMA user_version = 2",
		`INSERT INTO articles (num, id, text, text_hash, revision, extractor) VALUES (1, 'a', '', '', 'r', '1'), (5000, 'b', '', '', 's', '1')`,
		`INSERT INTO entities VALUES (7, '0000000000000001', 'Sule', 'place', 0, '', NULL), (3, 'fedcba9876543210', 'Ida Holm', 'person', 0, '', NULL),
			(9, '8000000000000000', 'Ms Holm', 'person', 0, '', 3)`,
		`INSERT INTO article_entities VALUES (1, 7, '["Sule"]', '[]'), (1, 3, '["Ida Holm"]', '[]'), (5000, 9, '["Ms Holm"]', '[]')`) {
		raw(t, path, step)
	}
	s := open(t, path)
	defer s.Close()
	for id, want := range map[string]string{"0000": "Sule 1 []", "fedcba98": "Ida Holm 2 [8000000000000000]", "8000000000000000": "Ida Holm 2 [8000000000000000]"} {
		e, err := s.Entity(ctx, id)
		if err != nil {
			t.Fatal(id, err)
		}
		if got := fmt.Sprint(e.Name, " ", e.Articles, " ", e.Merged); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	if list, err := s.Extractors(ctx); err != nil || len(list) != 1 || list[0].Extractor != "" {
		t.Errorf("extractors %+v, %v: want the articles stale", list, err)
	}
	db := rawOpen(t, path)
	defer db.Close()
	var first string
	if err := db.QueryRow("SELECT id FROM entities ORDER BY num LIMIT 1").Scan(&first); err != nil || first != "0000000000000001" {
		t.Error("the numbers are not in the order of the IDs:", first, err)
	}
}
