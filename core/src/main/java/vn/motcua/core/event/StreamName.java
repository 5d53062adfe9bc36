package vn.motcua.core.event;

/** The two streams of an agent, each with its own gapless sequence. */
public enum StreamName {
    /** Tickets, ratings, print outcomes, panic: served first, never dropped. */
    ESSENTIAL,
    /** Telemetry and cameras: droppable oldest-first, each dropped range replaced by one {@link EventsDropped}. */
    BULK
}
