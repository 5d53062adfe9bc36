package vn.motcua.camera.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.camera.source.Seen.Phase;

/**
 * Makes one course of what a device says again and again: it begins once, is told to go on at most every ten seconds, and ends when the
 * device says so, when it stops saying it (where it repeats each second), or after a quarter of an hour without a word. Keyed by device,
 * not by connection, so that a recorder heard twice is told once. Bounded: what is beyond its bounds is counted. Takes the time as an
 * argument; not thread safe.
 */
public final class Fold {
    static final Duration TOLD_EVERY = Duration.ofSeconds(10);
    static final Duration OPEN_MAX = Duration.ofMinutes(15);
    static final Duration WINDOW = Duration.ofMinutes(1);
    /** A course may begin so often in a minute; a rule that flaps faster is counted, not told. */
    static final int STARTS_MAX = 12;
    /** Courses known at a time, of one source. */
    static final int COURSES_MAX = 512;

    private final Duration idle;
    private final Map<Key, Course> courses = new LinkedHashMap<>();
    private int open;
    private long dropped;

    private record Key(String device, String channel, Seen.Kind kind, String key, boolean isLate) {}

    /**
     * A message worth telling.
     *
     * @param seen the last of those folded
     * @param phase of the course
     * @param isInferred an end nobody told
     * @param repeats messages since the one told before, this one not counted
     */
    public record Folded(Seen seen, Phase phase, boolean isInferred, int repeats) {}

    private static final class Course {
        Seen last;
        boolean isOpen;
        boolean isMuted;
        int repeats;
        int starts;
        String state = "";
        Instant heardAt;
        Instant toldAt;
        Instant windowFrom;

        Course(Seen seen, Instant now) {
            last = seen;
            heardAt = now;
            toldAt = Instant.MIN;
            windowFrom = now;
        }

        void heard(Seen seen, Instant now) {
            last = seen;
            heardAt = now;
        }

        boolean mayTell(Instant now) {
            return toldAt.equals(Instant.MIN) || Duration.between(toldAt, now).compareTo(TOLD_EVERY) >= 0;
        }

        Folded told(Phase phase, boolean isInferred, Instant now) {
            Folded folded = new Folded(last, phase, isInferred, repeats);
            repeats = 0;
            toldAt = now;
            return folded;
        }
    }

    /** @param idle without a repeat for so long it is over; zero for a device that tells its ends */
    public Fold(Duration idle) {
        this.idle = idle.isZero() || idle.compareTo(OPEN_MAX) > 0 ? OPEN_MAX : idle;
    }

    public List<Folded> heard(Seen seen, Instant now) {
        Key key = new Key(seen.device(), seen.channel(), seen.kind(), seen.key(), seen.isLate());
        Course course = courses.get(key);
        if (course == null) {
            if (seen.phase() == Phase.END) return seen.isLate() ? room(key, seen, now) : List.of();
            return room(key, seen, now);
        }
        return fold(course, seen, now);
    }

    private List<Folded> room(Key key, Seen seen, Instant now) {
        if (courses.size() >= COURSES_MAX && !forgetClosed()) {
            dropped++;
            return List.of();
        }
        Course course = new Course(seen, now);
        courses.put(key, course);
        return fold(course, seen, now);
    }

    /** The oldest that is over gives its place. */
    private boolean forgetClosed() {
        if (open >= courses.size()) return false;
        var each = courses.values().iterator();
        while (each.hasNext()) {
            if (each.next().isOpen) continue;
            each.remove();
            return true;
        }
        return false;
    }

    private List<Folded> fold(Course course, Seen seen, Instant now) {
        if (seen.phase() == Phase.STATE) return state(course, seen, now);
        if (seen.phase() == Phase.PULSE || seen.isLate()) return pulse(course, seen, now);
        return seen.phase() == Phase.END ? end(course, seen, now) : goesOn(course, seen, now);
    }

    /** Said again after each subscription: it ends what is over and tells what changed, and never begins anything. */
    private List<Folded> state(Course course, Seen seen, Instant now) {
        String active = seen.detail().getOrDefault("active", "");
        if (course.isOpen) {
            if (active.equals("false")) return end(course, seen, now);
            course.heardAt = now;
            return List.of();
        }
        boolean isSame = !course.toldAt.equals(Instant.MIN) && active.equals(course.state);
        course.heard(seen, now);
        course.state = active;
        if (isSame || !mayStart(course, now)) return List.of();
        return List.of(course.told(Phase.STATE, false, now));
    }

    private List<Folded> pulse(Course course, Seen seen, Instant now) {
        course.heard(seen, now);
        if (course.mayTell(now)) return List.of(course.told(seen.phase(), false, now));
        course.repeats++;
        return List.of();
    }

    private List<Folded> goesOn(Course course, Seen seen, Instant now) {
        course.heard(seen, now);
        if (!course.isOpen) {
            course.isOpen = true;
            course.state = "";
            open++;
            course.isMuted = !mayStart(course, now);
            course.repeats = 0;
            return course.isMuted ? List.of() : List.of(course.told(Phase.START, false, now));
        }
        course.repeats++;
        if (course.isMuted || !course.mayTell(now)) return List.of();
        return List.of(course.told(Phase.UPDATE, false, now));
    }

    private boolean mayStart(Course course, Instant now) {
        if (Duration.between(course.windowFrom, now).compareTo(WINDOW) >= 0) {
            course.windowFrom = now;
            course.starts = 0;
        }
        if (course.starts >= STARTS_MAX) {
            dropped++;
            return false;
        }
        course.starts++;
        return true;
    }

    private List<Folded> end(Course course, Seen seen, Instant now) {
        if (!course.isOpen) return List.of();
        course.heard(seen, now);
        return close(course, false, now);
    }

    private List<Folded> close(Course course, boolean isInferred, Instant now) {
        course.isOpen = false;
        open--;
        return course.isMuted ? List.of() : List.of(course.told(Phase.END, isInferred, now));
    }

    /** To be asked about every second: ends what is no more said, and tells pulses that were held back. */
    public List<Folded> tick(Instant now) {
        List<Folded> told = new ArrayList<>();
        var each = courses.values().iterator();
        while (each.hasNext()) {
            Course course = each.next();
            Duration silent = Duration.between(course.heardAt, now);
            if (course.isOpen) {
                if (silent.compareTo(idle) >= 0) told.addAll(close(course, true, now));
            } else if (course.repeats > 0 && course.mayTell(now)) {
                course.repeats--;
                told.add(course.told(course.last.phase(), false, now));
            } else if (course.repeats == 0 && course.state.isEmpty() && silent.compareTo(WINDOW) >= 0) {
                each.remove();
            }
        }
        return told;
    }

    /** The last word of each course that was told to begin and not to end. */
    public List<Seen> open() {
        return courses.values().stream()
                .filter(course -> course.isOpen && !course.isMuted)
                .map(course -> course.last)
                .toList();
    }

    /** Messages that were not told at all since the beginning, because there were too many. */
    public long dropped() {
        return dropped;
    }
}
