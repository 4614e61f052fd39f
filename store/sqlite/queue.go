package sqlite

import (
	"os"
	"time"
)

// queue lets writers of several processes take turns, by a file beside the
// database that is there while somebody waits. SQLite itself grants the lock to whoever
// asks at the right moment, ten times a second, and a writer that goes on from batch to batch
// leaves none. When the file cannot be made, things are as SQLite has them.
type queue struct{ path string }

// queueSuffix is what is added to the database's name.
const queueSuffix = "-turn"

// Times of the queue: a writer that waits tells so each second, on a machine that is not overloaded; one
// that is killed while it waits leaves the file behind, which is stale then. Who lets others in waits
// for longer than the tenth of a second after which SQLite asks again.
const (
	stale = 30 * time.Second
	pause = 250 * time.Millisecond
)

func (q queue) name() string { return q.path + queueSuffix }

func (q queue) Waiting() { os.WriteFile(q.name(), nil, 0o666) }

func (q queue) Came() { os.Remove(q.name()) }

func (q queue) Yield() {
	info, err := os.Stat(q.name())
	if err != nil {
		return
	}
	if time.Since(info.ModTime()) > stale {
		os.Remove(q.name())
		return
	}
	time.Sleep(pause)
}
