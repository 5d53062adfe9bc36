package vn.motcua.display.voice;

import org.jspecify.annotations.Nullable;

/** Sound that could not be played; the message says where and why. */
public class AudioSinkException extends Exception {
    private static final long serialVersionUID = 1L;

    public AudioSinkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
