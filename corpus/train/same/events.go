package same

import (
	"encoding/binary"
	"io"
	"path/filepath"

	events "hearsay/corpus/score/ecb"
	"hearsay/corpus/train"
	"hearsay/corpus/train/words"
	"hearsay/extract/model"
)

// TrainEvents grows the forests that tell which mentions of events are one, on
// the mentions of ECB+'s training part.
func TrainEvents(data string, w io.Writer) error {
	learned, err := words.Learned(data)
	if err != nil {
		return err
	}
	first, again, err := events.Learn(eventData(data), learned, growEvents)
	if err != nil {
		return err
	}
	m := model.NewWriter(events.Kind, events.FeatureVersion)
	m.AddBytes("learned", binary.LittleEndian.AppendUint16(nil, learned))
	m.AddBytes("first", first)
	m.AddBytes("again", again)
	m.SetCard(model.Card{
		Model:   events.Kind,
		Purpose: "Tells how likely two mentions of events are one event.",
		Data:    []model.Source{{Name: "ECB+", Licence: "CC BY 3.0", Part: "training part"}},
		Command: "hearsay-train events",
		Method:  "gradient boosting of trees of three questions on the logistic loss, by pairs of mentions; then again with what the first trees say of all pairs",
	})
	file, err := m.Bytes()
	if err != nil {
		return err
	}
	_, err = w.Write(file)
	return err
}

// ValidateEvents leaves every fifth topic of the training part out in turn and
// gives the figures on those left out.
func ValidateEvents(data string) (map[string]float64, error) {
	learned, err := words.Learned(data)
	if err != nil {
		return nil, err
	}
	return events.CrossValidate(eventData(data), learned, growEvents)
}

func eventData(data string) string { return filepath.Join(data, "ecb", "train") }

// eventLearner was picked on the topics left out. With all features asked for by
// every tree it leans on the few strongest and gains less on other topics.
var eventLearner = train.Boost{Rounds: 150, Rate: 0.1, Penalty: 6, MinWeight: 12, Share: 60}

func growEvents(pairs []events.Pair, features int) []byte {
	cases := make([]train.Case, len(pairs))
	for i := range pairs {
		cases[i] = train.Case{X: pairs[i].Values[:features], Yes: pairs[i].Same, Weight: pairs[i].Weight}
	}
	return eventLearner.Grow(cases, features)
}
