package vn.motcua.display.voice;

import java.util.List;

/** Turns words into sound. May take as long as a process needs to run; never call it on an event loop. */
public interface SpeechEngine {
    /**
     * Speaks all of the text or none of it.
     *
     * @throws SpeechException if any word cannot be spoken: half an announcement sends people to the wrong counter
     * @throws InterruptedException if the thread was asked to stop
     */
    PcmAudio speak(SpokenText text) throws SpeechException, InterruptedException;

    /** The same as pieces and pauses, one after another. */
    default List<SpeechPart> parts(SpokenText text) throws SpeechException, InterruptedException {
        return List.of(new SpeechPart(text.line(), speak(text)));
    }
}
