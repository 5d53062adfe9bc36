package vn.motcua.hub.estimate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;

/**
 * A counter as the estimate sees it, with its latest visits: each stays until the next call is for good, for only then its end is.
 *
 * @param openedAt null while closed
 * @param closedAt when it was closed last
 * @param satAt when somebody called there who took it back, and so sat there
 * @param stays the latest last, in hand while it has no end
 */
record Seat(
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable Instant satAt,
        List<Stay> stays) {
    static final Seat EMPTY = new Seat(null, null, null, List.of());

    Seat {
        stays = List.copyOf(stays);
    }

    @Nullable
    Stay latest() {
        return stays.isEmpty() ? null : stays.get(stays.size() - 1);
    }

    boolean isOpen() {
        return openedAt != null;
    }

    boolean isBusy() {
        Stay latest = latest();
        return latest != null && latest.endedAt() == null;
    }

    boolean isOf(VisitId visit) {
        Stay latest = latest();
        return latest != null && latest.visit().equals(visit);
    }

    @Nullable
    ServiceId service() {
        Stay latest = latest();
        return latest == null ? null : latest.service();
    }

    @Nullable
    Instant calledAt() {
        Stay latest = latest();
        return latest == null ? null : latest.calledAt();
    }

    /** Since when nobody is in hand, as far as anything happened; null while somebody is. */
    @Nullable
    Instant endedAt() {
        if (isBusy()) return null;
        Stay latest = latest();
        Instant end = latest == null ? null : latest.endedAt();
        if (end == null || satAt == null) return end == null ? satAt : end;
        return end.isAfter(satAt) ? end : satAt;
    }

    Seat called(Stay stay) {
        List<Stay> more = new ArrayList<>(stays);
        more.add(stay);
        return new Seat(openedAt, closedAt, satAt, more);
    }

    /** With another in place of the latest. */
    Seat latest(Stay changed) {
        return with(stays.size() - 1, changed);
    }

    Seat with(int place, Stay changed) {
        List<Stay> all = new ArrayList<>(stays);
        all.set(place, changed);
        return new Seat(openedAt, closedAt, satAt, all);
    }

    /** The latest call never was: whoever called sat there then. */
    Seat uncalled() {
        return new Seat(openedAt, closedAt, calledAt(), stays.subList(0, stays.size() - 1));
    }

    Seat withoutFirst() {
        return new Seat(openedAt, closedAt, satAt, stays.subList(1, stays.size()));
    }

    /** Nobody in hand and nothing left to learn. */
    Seat emptied() {
        Instant last = isBusy() ? calledAt() : endedAt();
        return new Seat(openedAt, closedAt, last, List.of());
    }

    Seat opened(Instant at) {
        return new Seat(at, closedAt, null, List.of());
    }

    Seat closed(Instant at) {
        return new Seat(null, at, null, List.of());
    }
}
