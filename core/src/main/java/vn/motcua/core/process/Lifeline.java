package vn.motcua.core.process;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this process when whoever started it is gone: the starter holds the other end of standard input, and however it dies the
 * pipe closes. So a demonstration or a test leaves nothing behind, not even after {@code kill -9}.
 */
public final class Lifeline {
    private Lifeline() {}

    /** Starts a daemon thread that runs {@code stop} once the input has ended; whatever arrives on it is ignored. */
    public static void follow(InputStream input, Runnable stop) {
        Thread thread = new Thread(
                () -> {
                    drain(input);
                    stop.run();
                },
                "lifeline");
        thread.setDaemon(true);
        thread.start();
    }

    private static void drain(InputStream input) {
        try {
            byte[] ignored = new byte[64];
            while (input.read(ignored) >= 0) {
                continue;
            }
        } catch (IOException closed) {
            // As good as the end.
        }
    }
}
