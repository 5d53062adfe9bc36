package vn.motcua.camera.source;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.motcua.camera.source.Fold.Folded;
import vn.motcua.camera.source.Seen.Kind;
import vn.motcua.camera.source.Seen.Phase;

/**
 * One camera heard by sources of several kinds tells a thing once: whoever says it first tells its whole course, and what the others say
 * of the same kind meanwhile is theirs only. Which channels of which sources are one camera the configuration says: an ONVIF token, a
 * Hikvision number and a Frigate name have nothing in common. A source that still says it {@link #GOES_ON} after the first one's end
 * takes it on as a course of its own, so that a wrong end hides nothing; so it does when that one is {@link #lost}. How things stand, what comes late, and what a source says of
 * itself is not joined. Bounded by the cameras named and the courses open. Takes the time as an argument; not thread safe.
 */
public final class Doubles {
    /** Two devices tell one thing seldom at once: each looks at some pictures before it believes it. */
    static final Duration JOIN = Duration.ofSeconds(5);
    /** More than {@link Fold#TOLD_EVERY}, the rhythm in which courses that go on are told. */
    static final Duration GOES_ON = Duration.ofSeconds(15);

    private static final Set<Kind> OF_SOURCES = Set.of(Kind.AVAILABILITY, Kind.CLOCK_SET);

    private final Map<Place, String> cameras;
    private final Map<Scene, Voice> voices = new HashMap<>();
    private final Set<Course> silent = new HashSet<>();

    /** A channel of a source, by its configured name. */
    public record Place(String source, String channel) {}

    private record Scene(String camera, Kind kind) {}

    private record Course(String source, String device, String channel, Kind kind, String key) {}

    /** Who tells it now. */
    private static final class Voice {
        final String source;
        int open;
        long saidNanos;

        Voice(String source) {
            this.source = source;
        }

        boolean isWithin(Duration span, long nanos) {
            return open > 0 || nanos - saidNanos < span.toNanos();
        }

        Optional<Folded> says(Folded folded, long nanos) {
            saidNanos = nanos;
            return Optional.of(folded);
        }
    }

    /** @param cameras which camera a place shows; those without a name stand for themselves */
    public Doubles(Map<Place, String> cameras) {
        this.cameras = Map.copyOf(cameras);
    }

    /**
     * What is to be told of it.
     *
     * @param nanos of a clock nobody sets
     * @return empty if another source tells it
     */
    public Optional<Folded> told(String source, Folded folded, long nanos) {
        Seen seen = folded.seen();
        String camera = cameras.get(new Place(source, seen.channel()));
        if (camera == null || seen.isLate() || folded.phase() == Phase.STATE || OF_SOURCES.contains(seen.kind()))
            return Optional.of(folded);
        Scene scene = new Scene(camera, seen.kind());
        Course course = course(source, seen);
        return switch (folded.phase()) {
            case START -> start(scene, course, folded, nanos);
            case UPDATE -> update(scene, course, folded, nanos);
            case END -> end(scene, course, folded, nanos);
            default -> pulse(scene, source, folded, nanos);
        };
    }

    private static Course course(String source, Seen seen) {
        return new Course(source, seen.device(), seen.channel(), seen.kind(), seen.key());
    }

    /** Whether another source tells it: then nobody knows of this course. */
    public boolean isSilent(String source, Seen seen) {
        return silent.contains(course(source, seen));
    }

    private Optional<Folded> start(Scene scene, Course course, Folded folded, long nanos) {
        if (isAnothers(scene, course.source(), JOIN, nanos)) {
            silent.add(course);
            return Optional.empty();
        }
        Voice voice = voice(scene, course.source());
        voice.open++;
        return voice.says(folded, nanos);
    }

    private Optional<Folded> update(Scene scene, Course course, Folded folded, long nanos) {
        if (!silent.contains(course)) return goesOn(scene, course.source(), folded, 0, nanos);
        if (isAnothers(scene, course.source(), GOES_ON, nanos)) return Optional.empty();
        silent.remove(course);
        Voice voice = voice(scene, course.source());
        voice.open++;
        return voice.says(new Folded(folded.seen(), Phase.START, false, folded.repeats()), nanos);
    }

    private Optional<Folded> end(Scene scene, Course course, Folded folded, long nanos) {
        if (silent.remove(course)) return Optional.empty();
        return goesOn(scene, course.source(), folded, 1, nanos);
    }

    /** Another one may have taken it on while this one was lost: then it tells its own to the end, and no more. */
    private Optional<Folded> goesOn(Scene scene, String source, Folded folded, int ended, long nanos) {
        if (isAnothers(scene, source, GOES_ON, nanos)) return Optional.of(folded);
        Voice voice = voice(scene, source);
        voice.open = Math.max(0, voice.open - ended);
        return voice.says(folded, nanos);
    }

    /** It is not heard any more: how what it began goes on, only others can tell. */
    public void lost(String source) {
        for (Voice voice : voices.values()) if (voice.source.equals(source)) voice.open = 0;
    }

    private Optional<Folded> pulse(Scene scene, String source, Folded folded, long nanos) {
        return isAnothers(scene, source, JOIN, nanos)
                ? Optional.empty()
                : voice(scene, source).says(folded, nanos);
    }

    private boolean isAnothers(Scene scene, String source, Duration span, long nanos) {
        Voice voice = voices.get(scene);
        return voice != null && !voice.source.equals(source) && voice.isWithin(span, nanos);
    }

    /** Asked for only by the one that tells, or once nobody else does. */
    private Voice voice(Scene scene, String source) {
        return voices.compute(scene, (key, now) -> now == null || !now.source.equals(source) ? new Voice(source) : now);
    }
}
