package vn.motcua.display.voice;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** How an announcement ended: each ends in exactly one of these. */
public sealed interface AnnouncementOutcome {
    /** When it ended. */
    Instant at();

    /** One answer for each kind of ending. */
    <T> T match(Function<Spoken, T> onSpoken, Function<Missed, T> onMissed);

    /** Why nobody heard it. */
    enum Reason {
        /** More were waiting than may wait; the oldest gives way, its call is the least likely to be current. */
        QUEUE_FULL,
        /** The announcer was stopped. */
        STOPPED,
        /** Overtaken: the call is no longer the counter's current one. */
        SUPERSEDED,
        /** Called so long ago that the citizen must have been met or given up. */
        STALE,
        /** The number or the counter cannot be read aloud. */
        UNREADABLE,
        /** The words could not be turned into sound. */
        SPEECH_FAILED,
        /** The machine has no sound output. */
        NO_SOUND_DEVICE,
        /** The sound output failed. */
        SOUND_FAILED
    }

    /** Heard to the end. */
    record Spoken(Instant at, Duration length) implements AnnouncementOutcome {
        @Override
        public <T> T match(Function<Spoken, T> onSpoken, Function<Missed, T> onMissed) {
            return onSpoken.apply(this);
        }
    }

    /** Not heard, or not to the end. The detail is for logs. */
    record Missed(Instant at, Reason reason, String detail) implements AnnouncementOutcome {
        @Override
        public <T> T match(Function<Spoken, T> onSpoken, Function<Missed, T> onMissed) {
            return onMissed.apply(this);
        }
    }
}
