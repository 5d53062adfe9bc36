package vn.motcua.display.led;

import java.time.Duration;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;

/**
 * What an entry says of a sign beyond its line and protocol.
 *
 * @param answerWithin longest wait for an answer once the bytes are out
 * @param gap silence on the bus between an answer and the next request
 * @param verifyEvery how often it is asked what it shows
 */
public record SignSettings(
        CounterId counter, SignCodec codec, Duration answerWithin, Duration gap, Duration verifyEvery) {
    private static final Duration VERIFY_EVERY = Duration.ofMillis(700);

    /** Reads {@code counter}, {@code answerWithin}, {@code gap} and {@code verifyEvery}. */
    public static SignSettings read(ConfigNode entry, SignCodec codec, Duration answerWithin, Duration gap) {
        return new SignSettings(
                entry.parsed("counter", Allowed.of("sign.counter"), CounterId::new, new CounterId("none")),
                codec,
                entry.duration("answerWithin", Duration.ofMillis(20), Duration.ofSeconds(2), answerWithin),
                entry.duration("gap", Duration.ofMillis(2), Duration.ofMillis(500), gap),
                entry.duration("verifyEvery", Duration.ofMillis(200), Duration.ofMinutes(10), VERIFY_EVERY));
    }
}
