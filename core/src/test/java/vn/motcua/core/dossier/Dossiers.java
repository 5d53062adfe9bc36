package vn.motcua.core.dossier;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Dossiers of a training site, for tests: only what a test is about differs. Times are local. */
record Dossiers(
        DossierChannel channel,
        LocalDateTime received,
        @Nullable LocalDateTime due,
        @Nullable LocalDateTime extended,
        @Nullable LocalDateTime finished,
        @Nullable LocalDateTime returned,
        DossierState state,
        LocalDateTime since) {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Being processed since it was received. */
    static Dossiers open(String received, @Nullable String due) {
        LocalDateTime at = LocalDateTime.parse(received);
        LocalDateTime until = due == null ? null : LocalDateTime.parse(due);
        return new Dossiers(DossierChannel.DIRECT, at, until, null, null, null, DossierState.PROCESSING, at);
    }

    Dossiers by(DossierChannel other) {
        return new Dossiers(other, received, due, extended, finished, returned, state, since);
    }

    Dossiers finished(String at) {
        LocalDateTime end = LocalDateTime.parse(at);
        return new Dossiers(channel, received, due, extended, end, returned, DossierState.FINISHED, end);
    }

    Dossiers returned(String at) {
        LocalDateTime end = LocalDateTime.parse(at);
        return new Dossiers(channel, received, due, extended, finished, end, DossierState.RETURNED, end);
    }

    Dossiers extended(String to) {
        LocalDateTime until = LocalDateTime.parse(to);
        return new Dossiers(channel, received, due, until, finished, returned, state, since);
    }

    Dossiers state(DossierState other, String since) {
        return new Dossiers(channel, received, due, extended, finished, returned, other, LocalDateTime.parse(since));
    }

    Dossier dossier() {
        return new Dossier(
                new DossierSource("test", "1"),
                null,
                "1.001193",
                "Hộ tịch",
                new DossierPlaces("Xã Thử", null, null),
                channel,
                new DossierTimes(instant(received), moment(due), moment(extended), moment(finished), moment(returned)),
                state,
                instant(since));
    }

    private static Instant instant(LocalDateTime time) {
        return time.atZone(ZONE).toInstant();
    }

    private static @Nullable Instant moment(@Nullable LocalDateTime time) {
        return time == null ? null : instant(time);
    }
}
