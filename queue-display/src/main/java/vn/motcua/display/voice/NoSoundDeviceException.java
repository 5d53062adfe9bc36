package vn.motcua.display.voice;

import org.jspecify.annotations.Nullable;

/** This machine has no sound output, or none that takes our sound: an alert for staff, everyday life for the program. */
public final class NoSoundDeviceException extends AudioSinkException {
    private static final long serialVersionUID = 1L;

    public NoSoundDeviceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
