package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.IncidentDecided.Cause;
import vn.motcua.core.event.IncidentDecided.Consequence;
import vn.motcua.core.event.IncidentDecided.Verdict;
import vn.motcua.core.model.Role;
import vn.motcua.core.model.Site;
import vn.motcua.hub.incident.IncidentQueries;
import vn.motcua.hub.incident.IncidentService.Act;
import vn.motcua.hub.incident.IncidentService.Flag;

/** What people write about incidents, in a hub that runs: in clear nowhere on its disk, and gone in time. */
class IncidentWordsTest {
    private static final String CANARY = "chimhoàngyến-incident";
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final Site site = Sites.open();

    @TempDir
    Path home;

    private static Act act(String incident) {
        return new Act(request(), LAN, Role.SUPERVISOR, incident);
    }

    private List<IncidentQueries.Words> words(HubRig rig, String incident) {
        IncidentQueries.Viewer viewer = new IncidentQueries.Viewer(LAN, Role.SUPERVISOR);
        return await(rig.hub.incidentQueries().one(viewer, incident))
                .orElseThrow()
                .words();
    }

    private boolean stands(String text) throws IOException {
        String wanted = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try (var files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList())
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(wanted)) return true;
        }
        return false;
    }

    @Test
    void reportsNotesAndStatementsAreReadByPeopleStandInNoFileAndAreGoneWhenTheirTimeIsOver() throws Exception {
        String incident;
        try (HubRig rig = new HubRig(home, site, clock)) {
            var incidents = rig.hub.incidents();
            Flag flag = new Flag(null, null, clock.instant(), "Nói to, " + CANARY);
            incident = done(incidents.flag(act(""), flag)).incidentId();
            done(incidents.note(act(incident), "Đã xem, " + CANARY));
            done(incidents.ask(act(incident), MINH));
            done(incidents.state(new Act(request(), MINH, Role.OFFICER, incident), "Tôi thấy, " + CANARY));

            assertThat(words(rig, incident))
                    .extracting(IncidentQueries.Words::text)
                    .containsExactly("Nói to, " + CANARY, "Đã xem, " + CANARY, "Tôi thấy, " + CANARY);
            assertThat(stands(incident)).isTrue();
            assertThat(stands(CANARY)).isFalse();

            done(incidents.decide(act(incident), Verdict.FALSE_POSITIVE, Cause.TEST, null, Consequence.NONE));
            done(incidents.close(act(incident)));
        }
        clock.advance(Duration.ofHours(73));

        try (HubRig rig = new HubRig(home, site, clock)) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(words(rig, incident))
                            .hasSize(3)
                            .extracting(IncidentQueries.Words::text)
                            .containsOnlyNulls());
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                try (var keys = Files.list(home.resolve("incident-words"))) {
                    return keys.findAny().isEmpty();
                }
            });
        }
        assertThat(stands(CANARY)).isFalse();
        assertThat(Verifier.verify(home.resolve("hub.db")).problems()).isEmpty();
    }
}
