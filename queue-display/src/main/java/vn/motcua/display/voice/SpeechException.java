package vn.motcua.display.voice;

import org.jspecify.annotations.Nullable;

/** Words that could not be turned into sound; the message says which and why. */
public final class SpeechException extends Exception {
    private static final long serialVersionUID = 1L;

    public SpeechException(String message) {
        super(message);
    }

    public SpeechException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
