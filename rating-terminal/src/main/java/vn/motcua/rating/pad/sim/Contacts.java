package vn.motcua.rating.pad.sim;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import vn.motcua.rating.pad.sim.PadVoice.Move;

/** The electric side of a simulated pad: what becomes of a contact that goes, and what can break there. Any thread. */
interface Contacts extends AutoCloseable {
    /** @param lamp hears what the agent lights: T, N, A or nothing */
    String start(Consumer<String> lamp) throws IOException;

    /** Ids of what can be broken, in the order of the page, beside what a hand does wrong. */
    List<String> faults();

    void tell(List<Move> moves);

    /** Whether a key that is held is told once; otherwise its press is repeated while it lasts. */
    boolean tellsOfReleases();

    void noise();

    /** A message of a key that breaks off before its end. */
    void tear(int key);

    void frozen(boolean on);

    void plug(boolean in) throws IOException;

    default boolean hasLamp() {
        return false;
    }

    /** Key of a fault's words. */
    default String wordOf(String fault) {
        return "pad." + fault;
    }

    @Override
    void close();
}
