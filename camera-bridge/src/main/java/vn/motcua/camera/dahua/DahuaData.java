package vn.motcua.camera.dahua;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import vn.motcua.camera.source.DeviceTime;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused.Why;
import vn.motcua.camera.source.Seen.Kind;
import vn.motcua.camera.source.Sighting;
import vn.motcua.camera.source.SourceFormat.Setting;

/** Code, action, index and data of one event, whichever of the two ways they came. */
record DahuaData(String code, String action, String index, JsonNode data) {
    private static final Duration SAME = Duration.ofMinutes(2);
    private static final int INDEX_MAX = 4;

    /** Refused, alive, or what was seen with no picture yet. */
    Optional<Heard> refused() {
        if (DahuaCodes.isBiometric(code, data))
            return Optional.of(new Heard.Refused(Why.BIOMETRIC, Sighting.brief(code)));
        if (DahuaCodes.isOfPersons(code)) return Optional.of(new Heard.Refused(Why.NOT_WANTED, Sighting.brief(code)));
        return Optional.empty();
    }

    Sighting sighting(Setting setting) {
        Kind kind = DahuaCodes.of(code);
        Sighting sighting = new Sighting(kind, code).of("", channel()).phase(DahuaCodes.phase(action));
        time(setting).ifPresent(sighting::at);
        String rule = text("Name").isEmpty() ? text("RuleId") + text("RuleID") : text("Name");
        sighting.key(kind == Kind.INPUT ? channel() : rule);
        if (kind == Kind.INPUT) sighting.detail("input", channel());
        if (kind == Kind.DEVICE_FAULT) sighting.detail("fault", code);
        sighting.detail("rule", rule);
        JsonNode object = data.path("Object");
        sighting.detail("target", object.path("ObjectType").asText(""));
        sighting.detail("object", object.path("ObjectID").asText(""));
        sighting.detail("box", box(object.path("BoundingBox")));
        for (String name : new String[] {"ManList", "Objects"})
            if (kind == Kind.OCCUPANCY && data.path(name).isArray())
                sighting.detail("count", Integer.toString(data.path(name).size()));
        sighting.detail(
                "count", data.path("Number").isNumber() ? data.path("Number").asText() : "");
        if (kind == Kind.CROWDING || kind == Kind.OCCUPANCY)
            sighting.detail("entered", data.path("EnteredSubtotal").asText(""));
        return sighting;
    }

    private String text(String name) {
        return data.path(name).isValueNode() ? data.path(name).asText("") : "";
    }

    private static String box(JsonNode box) {
        return StreamSupport.stream(box.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
    }

    private String channel() {
        boolean isNumber =
                !index.isEmpty() && index.length() <= INDEX_MAX && index.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Integer.toString(Integer.parseInt(index) + 1) : index;
    }

    /**
     * {@code RealUTC} is what it says. {@code UTC} is the local time on some firmware: where {@code LocaleTime} stands beside it and
     * equals it figure by figure, it is read in the site's zone, too.
     */
    private Optional<DeviceTime> time(Setting setting) {
        Optional<DeviceTime> local = DeviceTime.read(text("LocaleTime"), setting.zone());
        if (seconds("RealUTC") > 0) return Optional.of(new DeviceTime(instant("RealUTC"), true));
        if (seconds("UTC") <= 0) return local;
        Instant utc = instant("UTC");
        if (local.isEmpty()) return Optional.of(new DeviceTime(utc, true));
        boolean isUtc = Duration.between(utc, local.get().at()).abs().compareTo(SAME) < 0;
        Instant asLocal = utc.atOffset(ZoneOffset.UTC)
                .toLocalDateTime()
                .atZone(setting.zone())
                .toInstant();
        boolean isLocal = Duration.between(asLocal, local.get().at()).abs().compareTo(SAME) < 0;
        return Optional.of(!isUtc && isLocal ? new DeviceTime(asLocal, false) : new DeviceTime(utc, true));
    }

    private long seconds(String name) {
        long seconds = data.path(name).asLong(0);
        // Beyond the year 9999 it is no time at all.
        return seconds > 253_402_300_799L ? 0 : seconds;
    }

    private Instant instant(String name) {
        long millis = data.path("UTCMS").asLong(0);
        return Instant.ofEpochSecond(seconds(name)).plusMillis(millis >= 0 && millis < 1_000 ? millis : 0);
    }
}
