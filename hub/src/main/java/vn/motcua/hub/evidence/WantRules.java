package vn.motcua.hub.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EvidenceWanted;
import vn.motcua.core.event.EvidenceWanted.Media;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.ledger.IdSource;

/** Which pictures are wanted of a moment: before, then and after, and a clip around it. Pure; any thread. */
final class WantRules {
    /** More of one place show the same, and cost the line to the hub. */
    static final int CAMERAS_MAX = 3;

    static final List<Duration> STILLS = List.of(Duration.ofSeconds(-10), Duration.ZERO, Duration.ofSeconds(10));
    static final Duration CLIP_BEFORE = Duration.ofSeconds(10);
    static final Duration CLIP_AFTER = Duration.ofSeconds(20);
    /** Recorders write their clips late. */
    static final Duration TRIES = Duration.ofMinutes(10);

    private WantRules() {}

    /** Where a camera is to be asked. */
    record Camera(AgentId agent, String source, String camera, String channel) {
        /** @param course its name: agent, source, camera, channel, kind and key in lines */
        static Camera ofCourse(String course) {
            String[] lines = course.split("\n", -1);
            return new Camera(new AgentId(lines[0]), lines[1], lines[2], lines[3]);
        }
    }

    /** @param by the person who asks; null for what the opening asks by itself */
    record Ask(String incident, Instant moment, @Nullable PersonId by) {}

    /** Each camera once, in the order given. */
    static List<Camera> chosen(List<Camera> known) {
        Set<Camera> each = new LinkedHashSet<>(known);
        return each.stream().limit(CAMERAS_MAX).toList();
    }

    static List<Event> wants(Ask ask, List<Camera> cameras, Instant now, IdSource ids) {
        // What is asked late may still be with a recorder.
        Instant until = (ask.moment().isAfter(now) ? ask.moment() : now).plus(TRIES);
        List<Event> wants = new ArrayList<>();
        for (Camera camera : chosen(cameras)) {
            for (Duration offset : STILLS) {
                Instant at = ask.moment().plus(offset);
                wants.add(want(ask, camera, Media.STILL, at, at, at, until, now, ids));
            }
            Instant from = ask.moment().minus(CLIP_BEFORE);
            Instant to = ask.moment().plus(CLIP_AFTER);
            wants.add(want(ask, camera, Media.CLIP, ask.moment(), from, to, until, now, ids));
        }
        return wants;
    }

    private static EvidenceWanted want(
            Ask ask,
            Camera camera,
            Media media,
            Instant moment,
            Instant from,
            Instant to,
            Instant until,
            Instant now,
            IdSource ids) {
        return new EvidenceWanted(
                ids.next(),
                ask.incident(),
                camera.agent(),
                camera.source(),
                camera.camera(),
                camera.channel(),
                media,
                moment,
                from,
                to,
                until,
                ask.by(),
                now);
    }
}
