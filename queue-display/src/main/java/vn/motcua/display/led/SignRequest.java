package vn.motcua.display.led;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request to a sign.
 *
 * @param answer recognises the answer; null if the sign gives none to this request
 */
public record SignRequest(byte[] bytes, @Nullable AnswerParser answer) {
    /** Recognises an answer. Pure. */
    @FunctionalInterface
    public interface AnswerParser {
        /**
         * @param heard everything heard since the request, without an echo of it; may begin with noise and end in the middle
         * @return empty while there is no whole answer in it
         */
        Optional<SignAnswer> parse(byte[] heard);
    }
}
