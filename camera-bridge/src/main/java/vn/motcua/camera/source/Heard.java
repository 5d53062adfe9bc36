package vn.motcua.camera.source;

import java.util.function.Function;

/** One thing a decoder made of a camera's bytes: something seen, a sign of life, something refused, or something it could not read. */
public sealed interface Heard {

    /** Every case, so that a new one breaks each reader at compile time. */
    <T> T match(
            Function<Seen, T> onSeen,
            Function<Alive, T> onAlive,
            Function<Refused, T> onRefused,
            Function<Fault, T> onFault);

    /** An event of a camera; see {@link Seen}. */
    record Event(Seen seen) implements Heard {
        @Override
        public <T> T match(
                Function<Seen, T> onSeen,
                Function<Alive, T> onAlive,
                Function<Refused, T> onRefused,
                Function<Fault, T> onFault) {
            return onSeen.apply(seen);
        }
    }

    /**
     * Nothing happened, and the camera says so: a heartbeat, an empty pull answer, {@code videoloss inactive}.
     *
     * @param channel it speaks of, empty for the device as a whole
     */
    record Alive(String channel) implements Heard {
        @Override
        public <T> T match(
                Function<Seen, T> onSeen,
                Function<Alive, T> onAlive,
                Function<Refused, T> onRefused,
                Function<Fault, T> onFault) {
            return onAlive.apply(this);
        }
    }

    /**
     * Understood and not taken, by rule. Nothing of its content is kept.
     *
     * @param why coded
     * @param what kind of thing it was, in the vendor's word (an event type or topic), never its content
     */
    record Refused(Why why, String what) implements Heard {
        /** Names are part of the replay command's output. */
        public enum Why {
            /** About a person's body: face, fingerprint, gait, number plate read to a person's name … */
            BIOMETRIC,
            /** Valid, and of no use here. */
            NOT_WANTED,
            /** A picture or document too large to be taken. */
            TOO_LARGE,
            /** A link in it points to another host than the one configured. */
            FOREIGN_LINK,
            /** The signature or login of a push is wrong or missing. */
            NOT_SIGNED
        }

        @Override
        public <T> T match(
                Function<Seen, T> onSeen,
                Function<Alive, T> onAlive,
                Function<Refused, T> onRefused,
                Function<Fault, T> onFault) {
            return onRefused.apply(this);
        }
    }

    /**
     * One part that could not be read. It is dropped and counted; what comes behind it is read as if it had not been there.
     *
     * @param code such as {@code XML}, {@code LENGTH}, {@code BOUNDARY}, {@code CUT}
     * @param what is wrong, and where: an element, header or line, never personal content; at most 200 characters
     */
    record Fault(String code, String what) implements Heard {
        private static final int WHAT_MAX = 200;

        public Fault {
            if (what.length() > WHAT_MAX) what = what.substring(0, WHAT_MAX);
        }

        @Override
        public <T> T match(
                Function<Seen, T> onSeen,
                Function<Alive, T> onAlive,
                Function<Refused, T> onRefused,
                Function<Fault, T> onFault) {
            return onFault.apply(this);
        }
    }
}
