package vn.motcua.hub.platform.feed;

import java.util.Set;
import java.util.function.Consumer;
import vn.motcua.core.wire.FeedFrame;

/** One thing a source said, in its order. Immutable, so that any thread may carry it out. */
sealed interface FeedStep {
    /** A key set or removed. */
    record Put(FeedFrame.Change change) implements FeedStep {}

    /** Every key of the topic that begins so and is not kept goes. */
    record Retain(String topic, String prefix, Set<String> kept) implements FeedStep {
        public Retain {
            kept = Set.copyOf(kept);
        }
    }

    /** Still to be worked out. */
    record Later(Consumer<FeedSink> work) implements FeedStep {}
}
