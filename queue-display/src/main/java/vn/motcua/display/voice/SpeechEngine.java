package vn.motcua.display.voice;

/** Turns words into sound. May take as long as a process needs to run; never call it on an event loop. */
public interface SpeechEngine {
    /**
     * Speaks all of the text or none of it.
     *
     * @throws SpeechException if any word cannot be spoken: half an announcement sends people to the wrong counter
     * @throws InterruptedException if the thread was asked to stop
     */
    PcmAudio speak(SpokenText text) throws SpeechException, InterruptedException;
}
