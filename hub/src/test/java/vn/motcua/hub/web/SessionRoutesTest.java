package vn.motcua.hub.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Role;

class SessionRoutesTest {
    private static final String PASSWORD = RunningHub.PASSWORD;

    @TempDir
    private Path home;

    private RunningHub hub;

    @BeforeEach
    void start() throws Exception {
        hub = RunningHub.start(home);
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
    }

    @Test
    void firstAdministratorIsMadeByTheCodeAndSignedIn() throws Exception {
        String code = hub.people.newSetupCode().await(20, SECONDS).orElseThrow();
        assertThat(startData().getBoolean("setup")).isTrue();

        hub.ask("POST", "/api/v1/setup").json(setup("AAAA-BBBB", PASSWORD)).expect(403);
        hub.ask("POST", "/api/v1/setup").json(setup(code, "ngắn")).expect(422);
        HttpResponse<String> made =
                hub.ask("POST", "/api/v1/setup").json(setup(code, PASSWORD)).send();

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(startData().getBoolean("setup")).isFalse();
        assertThat(hub.ask("GET", "/api/v1/people").cookie(token(made)).expect(200))
                .contains("Võ Trung");
        hub.ask("POST", "/api/v1/setup").json(setup(code, PASSWORD)).expect(409);
    }

    @Test
    void cookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
        hub.withPeople();

        HttpResponse<String> answer = signIn("officer", PASSWORD);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .matches("motcua_session=[A-Za-z0-9_-]{43}; Path=/; Max-Age=604800; HttpOnly; SameSite=Strict");
        assertThat(new JsonObject(answer.body()).getJsonObject("person").getString("role"))
                .isEqualTo("OFFICER");
    }

    @Test
    void signedOutSessionIsOver() throws Exception {
        hub.withPeople();
        HttpResponse<String> answer = signIn("officer", PASSWORD);
        String token = token(answer);
        String csrf = new JsonObject(answer.body()).getString("csrf");
        assertThat(hub.ask("GET", "/api/v1/session").cookie(token).expect(200)).contains(csrf);

        HttpResponse<String> out = hub.ask("DELETE", "/api/v1/session")
                .cookie(token)
                .with("X-CSRF-Token", csrf)
                .json("{}")
                .send();

        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(out.headers().firstValue("Set-Cookie").orElseThrow()).contains("Max-Age=0");
        hub.ask("GET", "/api/v1/session").cookie(token).expect(401);
    }

    @Test
    void aColleagueWhoSignsInWhereSomebodySitsGoesOnThereAndTheFirstSessionEnds() throws Exception {
        hub.withPeople();
        HttpResponse<String> first = signIn("officer", PASSWORD);
        String login =
                "{\"requestId\":\"01935a60-0000-7000-8000-000000000077\",\"login\":\"supervisor\",\"password\":\"";

        change(first, "POST", "/api/v1/session/switch", login + "sai rồi nhé bạn ơi\"}", 401);
        hub.ask("GET", "/api/v1/session").cookie(token(first)).expect(200);
        hub.fake.refusal = new vn.motcua.core.wire.Requests.Refusal(
                "VISIT_IN_HAND", new vn.motcua.core.model.Text("Đang phục vụ.", "Serving."));
        change(first, "POST", "/api/v1/session/switch", login + PASSWORD + "\"}", 409);
        hub.ask("GET", "/api/v1/session").cookie(token(first)).expect(200);
        hub.fake.refusal = null;

        HttpResponse<String> second = change(first, "POST", "/api/v1/session/switch", login + PASSWORD + "\"}", 200);
        assertThat(new JsonObject(second.body()).getJsonObject("person").getString("login"))
                .isEqualTo("supervisor");
        hub.ask("GET", "/api/v1/session").cookie(token(first)).expect(401);
        hub.ask("GET", "/api/v1/session").cookie(token(second)).expect(200);
        assertThat(hub.fake.log).contains("hand over here");
    }

    @Test
    void ownKeysAreKeptPerPersonAndOnlyGoodOnes() throws Exception {
        hub.withPeople();
        HttpResponse<String> session = signIn("officer", PASSWORD);
        String keys = "/api/v1/session/keys";

        change(session, "PUT", keys, "{\"on\":true,\"keys\":{\"finish\":\"KeyF\"}}", 200);
        change(session, "PUT", keys, "{\"on\":true,\"keys\":{\"finish\":\"Digit1\"}}", 422);
        change(session, "PUT", keys, "{\"on\":true,\"keys\":{\"finish\":\"KeyF\",\"undo\":\"KeyF\"}}", 422);
        change(session, "PUT", keys, "{\"on\":true,\"keys\":\"none\"}", 400);

        HttpResponse<String> again = signIn("officer", PASSWORD);
        assertThat(hub.ask("GET", keys).cookie(token(again)).expect(200)).contains("\"finish\":\"KeyF\"");
        HttpResponse<String> other = signIn("supervisor", PASSWORD);
        assertThat(hub.ask("GET", keys).cookie(token(other)).expect(200)).doesNotContain("KeyF");
    }

    private HttpResponse<String> change(
            HttpResponse<String> session, String method, String path, String body, int status) throws Exception {
        HttpResponse<String> answer = hub.ask(method, path)
                .cookie(token(session))
                .with("X-CSRF-Token", new JsonObject(session.body()).getString("csrf"))
                .json(body)
                .send();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer;
    }

    @Test
    void guessingIsAnsweredWithHowLongToWait() throws Exception {
        hub.withPeople();
        for (int i = 0; i < 5; i++)
            assertThat(signIn("officer", "sai rồi nhé bạn ơi").statusCode()).isEqualTo(401);

        HttpResponse<String> slowed = signIn("officer", PASSWORD);

        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(slowed.headers().firstValue("Retry-After").orElseThrow()).isEqualTo("1");
        assertThat(new JsonObject(slowed.body()).getJsonObject("message").getString("vi"))
                .contains("1 giây");
    }

    @Test
    void ownPasswordIsChangedAndTheOldCookieIsOver() throws Exception {
        hub.withPeople();
        String before = hub.sessions.get(Role.OFFICER).token();

        HttpResponse<String> changed = hub.ask("POST", "/api/v1/session/password")
                .as(Role.OFFICER)
                .json("{\"current\":\"" + PASSWORD + "\",\"password\":\"con chó nằm dưới hiên\"}")
                .send();

        assertThat(changed.statusCode()).isEqualTo(200);
        hub.ask("GET", "/api/v1/session").cookie(before).expect(401);
        hub.ask("GET", "/api/v1/session").cookie(token(changed)).expect(200);
    }

    @Test
    void administratorAddsResetsAndDisables() throws Exception {
        hub.withPeople();
        String person = hub.ask("POST", "/api/v1/people")
                .as(Role.ADMINISTRATOR)
                .json("{\"login\":\"Lan\",\"name\":\"Nguyễn Thị Lan\",\"role\":\"OFFICER\",\"password\":\"" + PASSWORD
                        + "\"}")
                .expect(201);
        String id = new JsonObject(person).getJsonObject("person").getString("id");
        String token = token(signIn("lan", PASSWORD));

        hub.ask("POST", "/api/v1/people/" + id + "/password")
                .as(Role.ADMINISTRATOR)
                .json("{\"password\":\"con chó nằm dưới hiên\"}")
                .expect(204);
        hub.ask("GET", "/api/v1/session").cookie(token).expect(401);
        String again = token(signIn("lan", "con chó nằm dưới hiên"));
        hub.ask("POST", "/api/v1/people/" + id + "/disable")
                .as(Role.ADMINISTRATOR)
                .json("{}")
                .expect(200);

        hub.ask("GET", "/api/v1/session").cookie(again).expect(401);
        assertThat(signIn("lan", "con chó nằm dưới hiên").statusCode()).isEqualTo(401);
    }

    private JsonObject startData() throws Exception {
        return new JsonObject(hub.ask("GET", "/api/v1/start").expect(200));
    }

    private HttpResponse<String> signIn(String login, String password) throws Exception {
        return hub.ask("POST", "/api/v1/session")
                .json(new JsonObject()
                        .put("login", login)
                        .put("password", password)
                        .encode())
                .send();
    }

    private static String setup(String code, String password) {
        return new JsonObject()
                .put("code", code)
                .put("name", "Võ Trung")
                .put("login", "quantri")
                .put("password", password)
                .encode();
    }

    private static String token(HttpResponse<String> answer) {
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring("motcua_session=".length(), cookie.indexOf(';'));
    }
}
