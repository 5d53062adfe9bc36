package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Role;

/** A supervisor may stand at a counter too, and then be the one an incident is about. */
class OwnIncidentTest {
    private static final String PATH = "/api/v1/incidents/" + FakeIncidents.ID;

    @TempDir
    Path home;

    @Test
    void whoIsConcernedLearnsNoNamesAndHandsNothingOut() throws Exception {
        try (RunningHub hub = RunningHub.start(home).withPeople()) {
            String pack = "{\"purpose\":\"INSPECTION\",\"receiver\":\"Thanh tra\",\"redacted\":%s}";
            hub.ask("POST", PATH + "/names")
                    .as(Role.SUPERVISOR)
                    .json("{\"purpose\":\"REVIEW\"}")
                    .expect(200);

            hub.fake.incidents.officer = Objects.requireNonNull(hub.sessions.get(Role.SUPERVISOR))
                    .person()
                    .id();

            String refused = hub.ask("POST", PATH + "/names")
                    .as(Role.SUPERVISOR)
                    .json("{\"purpose\":\"REVIEW\"}")
                    .expect(403);
            assertThat(refused).contains("INCIDENT_OWN");
            for (String redacted : new String[] {"true", "false"})
                hub.ask("POST", PATH + "/pack")
                        .as(Role.SUPERVISOR)
                        .json(pack.formatted(redacted))
                        .expect(403);
            hub.ask("POST", PATH + "/names")
                    .as(Role.ADMINISTRATOR)
                    .json("{\"purpose\":\"REVIEW\"}")
                    .expect(200);
        }
    }
}
