package vn.motcua.hub.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.core.dossier.Dossier;
import vn.motcua.core.dossier.DossierChannel;
import vn.motcua.core.dossier.DossierPlaces;
import vn.motcua.core.dossier.DossierSource;
import vn.motcua.core.dossier.DossierState;
import vn.motcua.core.dossier.DossierTimes;
import vn.motcua.hub.dossier.DossierGlance.Timing;

class DossierGlanceTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Instant RECEIVED = Instant.parse("2026-11-02T01:00:00Z");

    private static @Nullable Instant at(@Nullable String local) {
        return local == null
                ? null
                : java.time.LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "PROCESSING, 2026-11-26T17:00, , , BEFORE, 2",
        "PROCESSING, 2026-11-24T07:00, , , TODAY, 0",
        "PROCESSING, 2026-11-23T17:00, , , LATE, 1",
        "PROCESSING, 2026-11-20T17:00, 2026-11-26T17:00, , BEFORE, 2",
        "PROCESSING, , , , NO_DUE_DATE, 0",
        "SUPPLEMENT_ASKED, 2026-11-20T17:00, , , WAITING, 4",
        "FINISHED, 2026-11-20T17:00, , 2026-11-19T17:00, ENDED_BEFORE, 1",
        "RETURNED, 2026-11-20T07:00, , 2026-11-20T16:00, ENDED_ON_THE_DAY, 0",
        "RETURNED, 2026-11-20T17:00, , 2026-11-23T08:00, ENDED_LATE, 3"
    })
    void daysAreComparedByTheWallOfTheCentre(
            DossierState state, String due, String extended, String finished, Timing timing, long days) {
        DossierTimes times = new DossierTimes(RECEIVED, at(due), at(extended), at(finished), null);
        Dossier dossier = new Dossier(
                new DossierSource("igate", "DD-1"),
                null,
                "1.000948",
                null,
                new DossierPlaces("H12.15", null, null),
                DossierChannel.DIRECT,
                times,
                state,
                RECEIVED);

        DossierGlance glance =
                DossierGlance.of(new StoredDossier(dossier, RECEIVED), LocalDate.parse("2026-11-24"), ZONE);

        assertThat(glance.timing()).isEqualTo(timing);
        assertThat(glance.days()).isEqualTo(days);
        assertThat(glance.isReady()).isEqualTo(state == DossierState.FINISHED);
        assertThat(glance.code()).isEqualTo("DD-1");
    }
}
