package vn.motcua.display.voice;

import java.time.Duration;

/**
 * A stretch of sound and what is said in it. Immutable; any thread.
 *
 * @param words empty for a pause
 */
public record SpeechPart(String words, PcmAudio audio) {
    static SpeechPart pause(Duration length) {
        return new SpeechPart("", PcmAudio.silence(length));
    }
}
