package en

import "testing"

func TestWhatIsRejectedAndWhatIsGranted(t *testing.T) {
	if !Doubtful("talk") || Doubtful("offer") {
		t.Error("to reject talk is to call it untrue, to reject an offer is not")
	}
	if !Granted("access") || Granted("wrongdoing") {
		t.Error("access is denied to somebody, wrongdoing is denied")
	}
}
