package vn.motcua.hub.line;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.model.VisitId;

/** Who is called next. Pure: the line, the counter's memory and the moment are arguments. */
public final class LineRules {
    private LineRules() {}

    /** Whose turn it is at this counter; empty if nobody may come. */
    public static Optional<Pick> next(Seat seat, CounterMemory memory, Hall hall, Collection<Waiting> waiting) {
        return new LineOrder(seat, hall, waiting).next(memory);
    }

    /** The order in which this counter would call those who wait, were nothing to change: the first {@code limit} of them. */
    public static List<Pick> list(Seat seat, CounterMemory memory, Hall hall, Collection<Waiting> waiting, int limit) {
        return new LineOrder(seat, hall, waiting).list(memory, limit);
    }

    /** Whether it is this one's turn; else it is called before {@link #next}. */
    public static boolean isTurnOf(VisitId visit, Optional<Pick> next) {
        return next.filter(pick -> pick.waiting().visitId().equals(visit)).isPresent();
    }
}
