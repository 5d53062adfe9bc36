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
    private String place = "";

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

    @Test
    void aPinOpensTheLockedScreenOfTheDayAndIsToldToNobodyElsesPlace() throws Exception {
        assertThat(session().getBoolean("pin")).isFalse();
        change("PUT", "/api/v1/session/pin", "{\"password\":\"sai rồi nhé bạn ơi\",\"pin\":\"294715\"}", 403);
        change("PUT", "/api/v1/session/pin", "{\"password\":\"" + PASSWORD + "\",\"pin\":\"1234\"}", 422);
        change("PUT", "/api/v1/session/pin", "{\"password\":\"" + PASSWORD + "\",\"pin\":\"294715\"}", 204);
        assertThat(session().getBoolean("pinHere")).isTrue();
        hub.clock.pass(Duration.ofMinutes(11));

        change("POST", "/api/v1/session/unlock", "{\"pin\":\"294716\"}", 403);
        change("PUT", "/api/v1/session/pin", "{\"password\":\"" + PASSWORD + "\",\"pin\":\"294715\"}", 401);
        change("POST", "/api/v1/session/unlock", "{\"pin\":\"294715\"}", 204);

        hub.ask("GET", "/api/v1/visits?limit=10").cookie(token).expect(200);
        place = "";
        assertThat(session().getBoolean("pinHere")).as("elsewhere").isFalse();
        assertThat(session().getBoolean("pin")).isTrue();
        change("DELETE", "/api/v1/session/pin", "{}", 204);
        assertThat(session().getBoolean("pin")).isFalse();
        assertThat(hub.fake.log).contains("PinChanged", "PinUsed");
    }

    @Test
    void aColleagueSitsDownByThePinWhereThePasswordWasGivenThatDay() throws Exception {
        change("PUT", "/api/v1/session/pin", "{\"password\":\"" + PASSWORD + "\",\"pin\":\"294715\"}", 204);
        signedIn("supervisor");
        String body =
                "{\"requestId\":\"01935a60-0000-7000-8000-000000000079\",\"login\":\"officer\",\"pin\":\"294715\"}";

        HttpResponse<String> again = change("POST", "/api/v1/session/switch", body, 200);

        assertThat(new JsonObject(again.body()).getJsonObject("person").getString("login"))
                .isEqualTo("officer");
        hub.ask("GET", "/api/v1/session").cookie(token).expect(401);
        token = cookie(again, "motcua_session");
        change("POST", "/api/v1/session/switch", body.replace("officer", "supervisor"), 403);
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(one -> one.startsWith(name + "="))
                .map(one -> one.substring(name.length() + 1, one.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private void signedIn(String login) throws Exception {
        HttpResponse<String> answer = hub.ask("POST", "/api/v1/session")
                .with("Cookie", "motcua_place=" + place)
                .json(new JsonObject()
                        .put("login", login)
                        .put("password", PASSWORD)
                        .encode())
                .send();
        token = cookie(answer, "motcua_session");
        place = cookie(answer, "motcua_place");
        csrf = new JsonObject(answer.body()).getString("csrf");
    }

    private JsonObject session() throws Exception {
        return new JsonObject(hub.ask("GET", "/api/v1/session")
                .with("Cookie", "motcua_session=" + token + "; motcua_place=" + place)
                .expect(200));
    }

    private HttpResponse<String> change(String method, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = hub.ask(method, path)
                .with("Cookie", "motcua_session=" + token + "; motcua_place=" + place)
                .with("X-CSRF-Token", csrf)
                .json(body)
                .send();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }
}
