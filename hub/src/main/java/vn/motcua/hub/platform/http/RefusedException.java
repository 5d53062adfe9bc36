package vn.motcua.hub.platform.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Requests;

/**
 * An expected "no", with a code of the protocol. {@link Statuses} chooses the HTTP status, {@link RefusalTexts} the words. No
 * stack trace: it is an answer, not a fault.
 */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient Object[] args;
    private final transient Optional<Duration> retryAfter;
    private final transient @Nullable Text said;

    public RefusedException(String code, Object... args) {
        this(code, Optional.empty(), null, args);
    }

    private RefusedException(String code, Optional<Duration> retryAfter, @Nullable Text said, Object[] args) {
        super(code, null, false, false);
        this.code = code;
        this.args = args.clone();
        this.retryAfter = retryAfter;
        this.said = said;
    }

    /** A refusal that is over after a while; the seconds are the text's first argument. */
    public static RefusedException later(String code, Duration wait) {
        long seconds = Math.max(1, (wait.toMillis() + 999) / 1000);
        return new RefusedException(code, Optional.of(Duration.ofSeconds(seconds)), null, new Object[] {seconds});
    }

    /** A feature's refusal, which brings its own words. */
    public static RefusedException of(Requests.Refusal refusal) {
        return new RefusedException(refusal.code(), Optional.empty(), refusal.message(), new Object[0]);
    }

    /** A field that holds what it must not. */
    static RefusedException field(String field, Allowed allowed) {
        return new RefusedException("BAD_FIELD", field, allowed);
    }

    /** A field that is missing or holds what it must not; {@code allowed} names the words for what it may hold. */
    public static RefusedException badField(String field, String allowed) {
        return field(field, Allowed.of(allowed));
    }

    public static RefusedException badInteger(String field, int min, int max) {
        return field(field, Allowed.of("integer", min, max));
    }

    public String code() {
        return code;
    }

    Object[] args() {
        return args.clone();
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    @Nullable
    Text said() {
        return said;
    }
}
