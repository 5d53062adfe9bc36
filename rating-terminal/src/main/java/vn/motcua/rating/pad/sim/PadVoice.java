package vn.motcua.rating.pad.sim;

import java.util.ArrayList;
import java.util.List;

/** What a simulated pad says, in the bytes of its kind, one message in each array. One thread at a time. */
interface PadVoice {
    /** A contact closed or opened. */
    record Move(int key, boolean closed) {}

    /** @param moves in their order; of keys that go together, a pad that can says so in one message */
    List<byte[]> say(List<Move> moves);

    /** Whether it tells that a key came up. */
    boolean tellsOfReleases();

    /** Nothing that its driver could know. */
    List<byte[]> noise();

    /** A message of this key that breaks off; empty if its kind of line never breaks one. */
    default List<byte[]> torn(int key) {
        return List.of();
    }

    /** What it answers when asked whether it is there; empty if nothing. */
    default byte[] beat() {
        return new byte[0];
    }

    /** Whether it has a lamp that the agent can light. */
    default boolean hasLamp() {
        return false;
    }

    static List<byte[]> each(List<Move> moves, java.util.function.Function<Move, byte[]> word) {
        List<byte[]> said = new ArrayList<>();
        for (Move move : moves) {
            byte[] bytes = word.apply(move);
            if (bytes.length > 0) said.add(bytes);
        }
        return said;
    }
}
