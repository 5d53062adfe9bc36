package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineEncoderTest {
    private static String line(boolean isFull, Level level, @Nullable Throwable thrown) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent(
                "fqcn", context.getLogger("vn.motcua.kiosk.Printers"), level, "ticket {} on {}", thrown, new Object[] {
                    "A012", "máy in"
                });
        event.setThreadName("loop-0");
        event.setInstant(Instant.parse("2026-11-23T01:02:03.004Z"));
        return new String(new LineEncoder(isFull).encode(event), StandardCharsets.UTF_8);
    }

    @Test
    void aLineOnTheScreenHasTheTimeAndTheShortName() {
        assertThat(line(false, Level.INFO, null))
                .matches("\\d\\d:02:03\\.004 INFO  Printers - ticket A012 on máy in\\R");
    }

    @Test
    void aLineInTheFileHasDateThreadAndTheWholeName() {
        assertThat(line(true, Level.ERROR, null))
                .matches(
                        "2026-11-2[234]T\\d\\d:02:03\\.004(Z|[+-]\\d\\d:\\d\\d) ERROR \\[loop-0] vn\\.motcua\\.kiosk\\.Printers"
                                + " - ticket A012 on máy in\\R");
    }

    @Test
    void aFailureIsToldWithItsCause() {
        String said = line(true, Level.WARN, new IllegalStateException("outer", new java.io.IOException("inner")));

        assertThat(said)
                .contains("IllegalStateException: outer", "Caused by: java.io.IOException: inner", "LineEncoderTest");
    }
}
