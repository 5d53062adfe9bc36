package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Role;

/** What another site's page can make a browser send, refused. */
class ForgeryTest {
    private static final String CALL = "{\"requestId\":\"01935a60-0000-7000-8000-000000000001\"}";

    @TempDir
    private static Path home;

    private static RunningHub hub;

    @BeforeAll
    static void start() throws Exception {
        hub = RunningHub.start(home).withPeople();
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @Test
    void changeWithoutOrWithAWrongTokenIsRefused() throws Exception {
        assertCode("BAD_CSRF", callNext().without("X-CSRF-Token").expect(403));
        assertCode("BAD_CSRF", callNext().with("X-CSRF-Token", "wrong").expect(403));
        assertCode(
                "BAD_CSRF",
                callNext()
                        .with("X-CSRF-Token", hub.sessions.get(Role.SUPERVISOR).csrf())
                        .expect(403));
        callNext().expect(200);
    }

    @Test
    void changeFromAnotherOriginIsRefusedEvenWithTheToken() throws Exception {
        for (String origin : new String[] {
            "https://evil.example", "null", "http://127.0.0.1:1", "https://127.0.0.1:" + hub.server.port(), "nonsense"
        }) assertCode("CROSS_SITE", callNext().with("Origin", origin).expect(403));
        for (String site : new String[] {"cross-site", "same-site"})
            assertCode("CROSS_SITE", callNext().with("Sec-Fetch-Site", site).expect(403));
    }

    @Test
    void ownPageAndThePublicAddressAreLetThrough() throws Exception {
        String own = "http://127.0.0.1:" + hub.server.port();

        callNext().with("Origin", own).with("Sec-Fetch-Site", "same-origin").expect(200);
        callNext().with("Origin", "https://motcua.anbinh.example.vn").expect(200);
    }

    @Test
    void signingInFromAnotherSitesFormIsRefused() throws Exception {
        String body = "{\"login\":\"officer\",\"password\":\"" + RunningHub.PASSWORD + "\"}";

        assertCode(
                "CROSS_SITE",
                hub.ask("POST", "/api/v1/session")
                        .json(body)
                        .with("Origin", "https://evil.example")
                        .expect(403));
        assertCode(
                "WRONG_MEDIA_TYPE",
                hub.ask("POST", "/api/v1/session")
                        .json(body)
                        .with("Content-Type", "text/plain")
                        .expect(415));
    }

    @Test
    void onlyJsonIsTakenByTheApi() throws Exception {
        for (String type : new String[] {
            "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml"
        }) assertCode("WRONG_MEDIA_TYPE", callNext().with("Content-Type", type).expect(415));
    }

    private static RunningHub.Asking callNext() {
        return hub.ask("POST", "/api/v1/counters/quay-1/call-next")
                .as(Role.OFFICER)
                .json(CALL);
    }

    private static void assertCode(String code, String body) {
        assertThat(new JsonObject(body).getString("code")).isEqualTo(code);
    }
}
