package vn.motcua.core.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who goes first at a site, as an administrator sets it; {@code docs/queue.md} says what each part does.
 *
 * @param interleave k: so many calls in a row may pass somebody of a lower class who came earlier, then it is that one's turn
 * @param classes of visitors; NORMAL and PRIORITY are always among them
 * @param profiles ways of working that counters name
 * @param appointments windows around a booked time
 * @param returns when somebody who missed his call may come again
 * @param closing when numbers are no longer given
 */
public record LinePolicy(
        int interleave,
        List<PriorityClass> classes,
        List<WorkProfile> profiles,
        Appointments appointments,
        Returns returns,
        Closing closing) {
    public static final int INTERLEAVE_MAX = 20;
    private static final int PRIORITY_WEIGHT = 50;

    /** Two classes, two in a row, no profiles: without configuration. */
    public static final LinePolicy DEFAULT =
            new LinePolicy(2, List.of(), List.of(), Appointments.DEFAULT, Returns.DEFAULT, Closing.DEFAULT);

    public LinePolicy {
        if (interleave < 1 || interleave > INTERLEAVE_MAX)
            throw new IllegalArgumentException("interleave " + interleave + ": allowed are 1 to " + INTERLEAVE_MAX);
        classes = whole(classes);
        profiles = List.copyOf(profiles);
        Objects.requireNonNull(appointments, "appointments");
        Objects.requireNonNull(returns, "returns");
        Objects.requireNonNull(closing, "closing");
    }

    private static List<PriorityClass> whole(List<PriorityClass> given) {
        List<PriorityClass> all = new ArrayList<>(given);
        if (all.stream().noneMatch(one -> one.code().equals(Priority.NORMAL)))
            all.add(0, PriorityClass.plain(Priority.NORMAL, 0));
        if (all.stream().noneMatch(one -> one.code().equals(Priority.PRIORITY)))
            all.add(PriorityClass.plain(Priority.PRIORITY, PRIORITY_WEIGHT));
        return List.copyOf(all);
    }

    public Optional<PriorityClass> find(Priority code) {
        return Optional.ofNullable(named(code));
    }

    /** Asked for everybody who waits at each call: a plain loop. */
    private @Nullable PriorityClass named(Priority code) {
        for (PriorityClass one : classes) if (one.code().equals(code)) return one;
        return null;
    }

    /** The class of a ticket: one the site does not have (any more) counts as NORMAL. */
    public PriorityClass of(Priority code) {
        PriorityClass found = named(code);
        return found != null ? found : find(Priority.NORMAL).orElseThrow();
    }

    /** Whether somebody of this class goes before those who are of none. */
    public boolean isFirst(PriorityClass one) {
        return one.weight() > of(Priority.NORMAL).weight();
    }

    public Optional<WorkProfile> profile(ProfileId id) {
        return profiles.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /**
     * Windows around a booked time.
     *
     * @param early who comes before this much ahead of the time is an ordinary comer until then
     * @param late who comes later than this after the time is an ordinary comer
     * @param release so long after the time the slot of somebody who did not come is free; not shorter than {@code late}
     */
    public record Appointments(Duration early, Duration late, Duration release) {
        static final Appointments DEFAULT =
                new Appointments(Duration.ofMinutes(15), Duration.ofMinutes(10), Duration.ofMinutes(15));

        public Appointments {
            if (release.compareTo(late) < 0)
                throw new IllegalArgumentException("release " + release + ": allowed is not below late = " + late);
        }
    }

    /**
     * When somebody who missed his call may come again: after so many calls of his service or after so long, whichever is first.
     *
     * @param afterCalls calls of his service since then
     * @param after time since then
     */
    public record Returns(int afterCalls, Duration after) {
        static final Returns DEFAULT = new Returns(3, Duration.ofMinutes(10));
    }

    /**
     * When numbers are no longer given because the session will not reach them.
     *
     * @param stop whether that is done at all
     * @param loadPercent a number is given while the work before it fills no more than this part of the time left
     */
    public record Closing(boolean stop, int loadPercent) {
        static final Closing DEFAULT = new Closing(false, 100);
    }
}
