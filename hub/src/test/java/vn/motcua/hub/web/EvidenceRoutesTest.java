package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Role;

class EvidenceRoutesTest {
    @TempDir
    private static Path home;

    private static final String INCIDENT = "/api/v1/incidents/" + FakeIncidents.ID;

    private static RunningHub hub;

    /** One for all: signing people in costs more than all that is asked here. */
    @BeforeAll
    static void start() throws Exception {
        hub = RunningHub.start(home).withPeople();
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @Test
    void playerGetsThePartItAsksForWithItsPlaceAndLength() throws Exception {
        String path = new JsonObject(hub.ask("POST", "/api/v1/evidence/e/play")
                        .as(Role.SUPERVISOR)
                        .json("{\"purpose\":\"REVIEW\"}")
                        .expect(201))
                .getString("path");

        HttpResponse<String> part = ask(path, "bytes=1-");
        HttpResponse<String> whole = ask(path, "seconds=1-");
        HttpResponse<String> none = ask(path, "bytes=10-");

        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 1-3/5");
        assertThat(part.headers().firstValue("Content-Length")).hasValue("3");
        assertThat(part.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(part.body()).hasSize(3);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        assertThat(whole.body()).hasSize(5);
        assertThat(none.statusCode()).isEqualTo(416);
        assertThat(none.body()).isEmpty();
    }

    @Test
    void noPurposeNoPlayingAndAnOfficerPlaysNothing() throws Exception {
        hub.ask("POST", "/api/v1/evidence/e/play")
                .as(Role.SUPERVISOR)
                .json("{}")
                .expect(400);
        hub.ask("GET", "/api/v1/evidence/e/part").as(Role.SUPERVISOR).expect(400);
        hub.ask("GET", "/api/v1/evidence/e/part?play=play").as(Role.OFFICER).expect(403);
        hub.ask("GET", "/api/v1/evidence/e/part?play=play").expect(401);
    }

    /** A supervisor may stand at a counter too, and then be the one an incident is about. */
    @Test
    void whoIsConcernedLearnsNoNamesAndHandsNothingOut() throws Exception {
        String pack = "{\"purpose\":\"INSPECTION\",\"receiver\":\"Thanh tra\",\"redacted\":%s}";
        hub.ask("POST", INCIDENT + "/names")
                .as(Role.SUPERVISOR)
                .json("{\"purpose\":\"REVIEW\"}")
                .expect(200);

        hub.fake.incidents.officer = Objects.requireNonNull(hub.sessions.get(Role.SUPERVISOR))
                .person()
                .id();

        String refused = hub.ask("POST", INCIDENT + "/names")
                .as(Role.SUPERVISOR)
                .json("{\"purpose\":\"REVIEW\"}")
                .expect(403);
        assertThat(refused).contains("INCIDENT_OWN");
        for (String redacted : new String[] {"true", "false"})
            hub.ask("POST", INCIDENT + "/pack")
                    .as(Role.SUPERVISOR)
                    .json(pack.formatted(redacted))
                    .expect(403);
        hub.ask("POST", INCIDENT + "/names")
                .as(Role.ADMINISTRATOR)
                .json("{\"purpose\":\"REVIEW\"}")
                .expect(200);
        hub.fake.incidents.officer = null;
    }

    private static HttpResponse<String> ask(String path, String range) throws Exception {
        return hub.ask("GET", path).as(Role.SUPERVISOR).with("Range", range).send();
    }
}
