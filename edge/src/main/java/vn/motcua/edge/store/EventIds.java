package vn.motcua.edge.store;

import com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory;

/** Mints UUIDv7 texts, ascending within this process. Any thread. */
public final class EventIds {
    // The library's front door would load each of its ten factories for this one.
    private static final TimeOrderedEpochFactory FACTORY = new TimeOrderedEpochFactory();

    private EventIds() {}

    public static String next() {
        return FACTORY.create().toString();
    }
}
