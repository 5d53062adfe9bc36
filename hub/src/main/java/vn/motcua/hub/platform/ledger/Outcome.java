package vn.motcua.hub.platform.ledger;

import java.util.function.Function;
import vn.motcua.core.wire.Requests;

/**
 * What became of a command that the hub decided. A failed {@code Future} around it means the hub could not decide (see
 * {@link RetryLaterException}); the same {@code requestId} may then be sent again.
 *
 * @param <T> the answer
 */
public sealed interface Outcome<T> {
    /** Decided, committed, and this is the answer; a repeat of the request gets an equal one. */
    record Done<T>(T value) implements Outcome<T> {
        @Override
        public <R> R match(Function<? super T, ? extends R> onDone, Function<Requests.Refusal, ? extends R> onRefused) {
            return onDone.apply(value);
        }
    }

    /** Not done, for this reason. The code is stable, the message is for people. */
    record Refused<T>(Requests.Refusal refusal) implements Outcome<T> {
        @Override
        public <R> R match(Function<? super T, ? extends R> onDone, Function<Requests.Refusal, ? extends R> onRefused) {
            return onRefused.apply(refusal);
        }
    }

    /** Handles both cases; a new case breaks every caller at compile time. */
    <R> R match(Function<? super T, ? extends R> onDone, Function<Requests.Refusal, ? extends R> onRefused);

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Requests.Refusal refusal) {
        return new Refused<>(refusal);
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return match(value -> Outcome.<R>done(change.apply(value)), Outcome::<R>refused);
    }
}
