package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub locks, whatever the page does. */
class SessionLockTest {
    private static final String PASSWORD = RunningHub.PASSWORD;

    @TempDir
    private Path home;

    private RunningHub hub;
    private String token = "";
    private String csrf = "";

    @BeforeEach
    void start() throws Exception {
        hub = RunningHub.locking(home, Duration.ofMinutes(10));
        hub.withPeople();
        signedIn("officer");
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
    }

    @Test
    void aSessionNobodyUsesTellsOnlyWhoItsPersonIs() throws Exception {
        assertThat(session().getBoolean("locked")).isFalse();
        assertThat(session().getInteger("lockAfterSeconds")).isEqualTo(600);

        hub.clock.pass(Duration.ofMinutes(10));

        assertThat(session().getBoolean("locked")).isTrue();
        assertThat(hub.ask("GET", "/api/v1/visits?limit=10").cookie(token).expect(401))
                .contains("LOCKED");
        change("POST", "/api/v1/session/use", "{}", 401);
        change("PUT", "/api/v1/session/keys", "{\"on\":true,\"keys\":{}}", 401);
        assertThat(session().getBoolean("locked")).isTrue();
    }

    @Test
    void whoeverIsThereIsNotLockedOut() throws Exception {
        for (int i = 0; i < 3; i++) {
            hub.clock.pass(Duration.ofMinutes(9));
            change("POST", "/api/v1/session/use", "{}", 204);
        }

        hub.ask("GET", "/api/v1/visits?limit=10").cookie(token).expect(200);
    }

    @Test
    void lookingAloneIsNoUse() throws Exception {
        hub.clock.pass(Duration.ofMinutes(6));
        hub.ask("GET", "/api/v1/visits?limit=10").cookie(token).expect(200);
        hub.clock.pass(Duration.ofMinutes(6));

        assertThat(session().getBoolean("locked")).isTrue();
    }

    @Test
    void thePasswordOpensItAndNoOther() throws Exception {
        hub.clock.pass(Duration.ofMinutes(11));

        change("POST", "/api/v1/session/unlock", "{\"password\":\"sai rồi nhé bạn ơi\"}", 403);
        assertThat(session().getBoolean("locked")).isTrue();
        change("POST", "/api/v1/session/unlock", "{\"password\":\"" + PASSWORD + "\"}", 204);

        assertThat(session().getBoolean("locked")).isFalse();
        hub.ask("GET", "/api/v1/visits?limit=10").cookie(token).expect(200);
    }

    @Test
    void aColleagueMaySitDownBeforeALockedScreen() throws Exception {
        hub.clock.pass(Duration.ofMinutes(11));
        String body = "{\"requestId\":\"01935a60-0000-7000-8000-000000000078\",\"login\":\"supervisor\",\"password\":\""
                + PASSWORD + "\"}";

        HttpResponse<String> second = change("POST", "/api/v1/session/switch", body, 200);

        assertThat(new JsonObject(second.body()).getBoolean("locked")).isFalse();
        hub.ask("GET", "/api/v1/session").cookie(token).expect(401);
        assertThat(hub.fake.log).contains("hand over here");
    }

    private void signedIn(String login) throws Exception {
        HttpResponse<String> answer = hub.ask("POST", "/api/v1/session")
                .json(new JsonObject()
                        .put("login", login)
                        .put("password", PASSWORD)
                        .encode())
                .send();
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        token = cookie.substring("motcua_session=".length(), cookie.indexOf(';'));
        csrf = new JsonObject(answer.body()).getString("csrf");
    }

    private JsonObject session() throws Exception {
        return new JsonObject(hub.ask("GET", "/api/v1/session").cookie(token).expect(200));
    }

    private HttpResponse<String> change(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = hub.ask(method, path)
                .cookie(token)
                .with("X-CSRF-Token", csrf)
                .json(body)
                .send();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }
}
