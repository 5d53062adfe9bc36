package vn.motcua.camera.http;

import java.util.function.Function;

/** What a {@link PartReader} makes of a stream: a part, one too large to be held, or a place where the bytes are not what they say. */
public sealed interface Part {
    <T> T match(Function<Whole, T> onWhole, Function<Skipped, T> onSkipped, Function<Broken, T> onBroken);

    /**
     * A whole part.
     *
     * @param body not copied
     */
    record Whole(Headers headers, byte[] body) implements Part {
        @Override
        public <T> T match(Function<Whole, T> onWhole, Function<Skipped, T> onSkipped, Function<Broken, T> onBroken) {
            return onWhole.apply(this);
        }
    }

    /** Larger than allowed; its bytes were let go as they came. */
    record Skipped(Headers headers) implements Part {
        @Override
        public <T> T match(Function<Whole, T> onWhole, Function<Skipped, T> onSkipped, Function<Broken, T> onBroken) {
            return onSkipped.apply(this);
        }
    }

    /**
     * Bytes that are not what they should be; the reader goes on at the next boundary.
     *
     * @param code {@code LENGTH}, {@code HEAD}, {@code BOUNDARY} or {@code CUT}
     * @param what in words, without content
     */
    record Broken(String code, String what) implements Part {
        @Override
        public <T> T match(Function<Whole, T> onWhole, Function<Skipped, T> onSkipped, Function<Broken, T> onBroken) {
            return onBroken.apply(this);
        }
    }
}
