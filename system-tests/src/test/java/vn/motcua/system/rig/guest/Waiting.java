package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks until it is so. */
final class Waiting {
    private Waiting() {}

    /** A question that may touch a file that is just going away. */
    interface Question<T> {
        T ask() throws IOException;
    }

    static void until(String what, Duration limit, Question<Boolean> question) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!question.ask()) {
            if (System.nanoTime() > end) throw new AssertionError(what + ": not within " + limit.toMillis() + " ms");
            pause(Duration.ofMillis(2));
        }
    }

    static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
