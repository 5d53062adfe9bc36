package vn.motcua.hub.incident;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CameraSighting;
import vn.motcua.core.model.CounterId;

/**
 * What a camera sees now of one thing, all that was told of it folded together. Rules look at this, never at single messages.
 *
 * @param name of the course: agent, source, camera, channel, kind and key
 * @param isActive whether it is so now
 * @param since when it became so
 * @param alarmAt when it was last told to begin, go on or happen; null if only how it stands was ever told
 * @param count people counted; null if none were
 */
record Course(
        String name,
        String source,
        String camera,
        String kind,
        @Nullable CounterId counter,
        boolean isActive,
        Instant since,
        @Nullable Instant alarmAt,
        @Nullable Integer count) {
    private static final Pattern COUNT = Pattern.compile("\\d{1,6}");

    static String nameOf(String agent, CameraSighting seen) {
        return String.join("\n", agent, seen.source(), seen.camera(), seen.channel(), seen.kind(), seen.key());
    }

    String channel() {
        return name.split("\n", -1)[3];
    }

    String key() {
        return name.split("\n", 6)[5];
    }

    /** The course of the same name after one more message; {@code before} is null for the first. */
    static Course after(@Nullable Course before, String name, CameraSighting seen) {
        boolean isPulse = seen.phase().equals("PULSE");
        boolean isState = seen.phase().equals("STATE");
        boolean isOn = isState
                ? "true".equals(seen.detail().get("active"))
                : seen.phase().equals("START") || seen.phase().equals("UPDATE");
        boolean isSame = before != null && before.isActive() == isOn && !isPulse;
        Instant told = before == null ? null : before.alarmAt();
        String count = seen.detail().get("count");
        return new Course(
                name,
                seen.source(),
                seen.camera(),
                seen.kind(),
                seen.counterId(),
                isOn,
                before != null && isSame ? before.since() : seen.at(),
                isPulse || isOn && !isState ? seen.at() : told,
                count != null && COUNT.matcher(count).matches() ? Integer.valueOf(count) : null);
    }
}
