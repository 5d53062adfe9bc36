package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Role;
import vn.motcua.hub.platform.http.Surface;

/** Nothing a client sends makes the hub fail: it is refused, with the field named, and the hub lives on. */
class MalformedBodyTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122);
    private static final int ROUNDS = Boolean.getBoolean("motcua.full") ? 2_000 : 25;

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
    void textsThatNoStoreCouldGiveBackAsTheyCameAreRefused() throws Exception {
        for (String name : List.of("\\ud800", "a\\u0000b", "a\\nb", "\\u202egpj.exe", "a\\u200bb")) {
            String body = "{\"login\":\"nguoi.moi\",\"name\":\"" + name
                    + "\",\"role\":\"OFFICER\",\"password\":\"mèo nằm trên mái nhà\"}";
            HttpResponse<String> answer = hub.ask("POST", "/api/v1/people")
                    .as(Role.ADMINISTRATOR)
                    .json(body)
                    .send();
            assertThat(answer.statusCode()).as(name).isEqualTo(400);
            assertThat(answer.body()).as(name).contains("BAD_FIELD");
        }
    }

    /** The last day that can be written with any digits has no tomorrow, and ends no query. */
    @Test
    void daysOfNoCalendarAreRefused() throws Exception {
        List<String> paths = List.of(
                "served?day=",
                "pauses?day=",
                "visits?day=",
                "bookings?day=",
                "paper-visits?day=",
                "estimates?to=",
                "estimates?from=",
                "booking-slots?service=chung-thuc&day=");
        for (String day :
                List.of("%2B999999999-12-31", "-999999999-01-01", "%2B12026-11-23", "2026-02-30", "23/11/2026"))
            for (String path : paths)
                assertThat(hub.ask("GET", "/api/v1/" + path + day)
                                .as(Role.ADMINISTRATOR)
                                .expect(400))
                        .as("%s%s", path, day)
                        .contains("BAD_FIELD");
    }

    @Test
    void randomBodiesAreNeverAnInternalError() throws Exception {
        Random random = new Random(SEED);
        for (HubEndpoint one : HubEndpoint.values()) {
            boolean endsSessions = one == HubEndpoint.SIGN_OUT;
            if (!one.endpoint().isChange() || endsSessions) continue;
            for (int i = 0; i < ROUNDS; i++) {
                String body = body(random);
                String path = path(one, random);
                HttpResponse<String> answer = hub.ask(one.endpoint().method().name(), path)
                        .as(Role.ADMINISTRATOR)
                        .json(body)
                        .send();
                assertThat(answer.statusCode())
                        .as("seed %d: %s %s with %s: %s", SEED, one, path, body, answer.body())
                        .isLessThan(500);
                // Random bodies sign people in and add accounts; the throttle must not end the fuzzing.
                hub.clock.pass(java.time.Duration.ofSeconds(3));
            }
        }
    }

    @Test
    void refusalNamesTheFieldAndWhatIsAllowedInBothLanguages() throws Exception {
        JsonObject refusal = new JsonObject(hub.ask("POST", "/api/v1/people")
                .as(Role.ADMINISTRATOR)
                .json("{\"login\":\"lan\",\"name\":\"Lan\",\"role\":\"KING\",\"password\":\"x\"}")
                .expect(400));

        assertThat(refusal.getString("code")).isEqualTo("BAD_FIELD");
        assertThat(refusal.getString("field")).isEqualTo("role");
        assertThat(refusal.getJsonObject("message").getString("vi"))
                .contains("role")
                .contains("một trong OFFICER, SUPERVISOR, ADMINISTRATOR");
        assertThat(refusal.getJsonObject("message").getString("en")).contains("one of OFFICER");
    }

    @Test
    void wrongIdInThePathIsNamedToo() throws Exception {
        JsonObject refusal = new JsonObject(hub.ask("POST", "/api/v1/counters/Qu%E1%BA%A7y%201/call-next")
                .as(Role.OFFICER)
                .json("{}")
                .expect(400));

        assertThat(refusal.getString("field")).isEqualTo("id");
    }

    @Test
    void bodyBeyondTheLimitIsRefusedAndTheHubLivesOn() throws Exception {
        String large = "{\"requestId\":\"" + "x".repeat(Surface.BODY_BYTES_MAX) + "\"}";

        String refusal = hub.ask("POST", "/api/v1/counters/quay-1/call-next")
                .as(Role.OFFICER)
                .json(large)
                .expect(413);

        assertThat(refusal).contains("BODY_TOO_LARGE", "64 KiB");
        String catalogue = "{\"document\":\"" + "x".repeat(Surface.DOCUMENT_BYTES_MAX) + "\"}";
        assertThat(hub.ask("POST", "/api/v1/catalogue/check")
                        .as(Role.ADMINISTRATOR)
                        .json(catalogue)
                        .expect(413))
                .contains("BODY_TOO_LARGE", "1 MiB");
        hub.ask("GET", "/health").expect(200);
    }

    @Test
    void unknownPathIs404AndWrongMethod405InTheClientsFormat() throws Exception {
        assertThat(hub.ask("GET", "/api/v1/nothing").expect(404)).contains("\"NOT_FOUND\"");
        assertThat(hub.ask("GET", "/nothing").with("Accept", "text/html").expect(404))
                .contains("<!doctype html>")
                .contains("Không tìm thấy");
        assertThat(hub.ask("PUT", "/health").json("{}").expect(405)).contains("METHOD_NOT_ALLOWED");
        assertThat(hub.ask("GET", "/ui/../../etc/passwd").send().statusCode()).isEqualTo(404);
        assertThat(hub.ask("GET", "/ui/%2e%2e/%2e%2e/vn/motcua/hub/logback.xml")
                        .send()
                        .statusCode())
                .isEqualTo(404);
    }

    private static String path(HubEndpoint one, Random random) {
        List<String> ids = List.of("quay-1", "01935a60-0000-7000-8000-000000000012", "%00", "A", "%F0%9F%98%80");
        List<String> codes = List.of("B".repeat(19), "x", "%3Cscript%3E", "BBBBBBBBBBBBBBBBBBB");
        return one.endpoint()
                .path()
                .replace("{id}", ids.get(random.nextInt(ids.size())))
                .replace(
                        "{number}",
                        List.of("1", "-1", "x", "99999999999999999999").get(random.nextInt(4)))
                .replace("{code}", codes.get(random.nextInt(codes.size())));
    }

    private static String body(Random random) {
        return switch (random.nextInt(6)) {
            case 0 ->
                List.of("", "null", "[]", "\"x\"", "{", "{\"a\":}", "\u0000", "[".repeat(500), "1e999", "{}x")
                        .get(random.nextInt(10));
            case 1 -> bytes(random);
            default -> object(random, 0).encode();
        };
    }

    private static String bytes(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(60); i >= 0; i--) text.append((char) random.nextInt(0x2000));
        return text.toString();
    }

    private static JsonObject object(Random random, int depth) {
        List<String> fields = List.of(
                "requestId",
                "visitId",
                "serviceId",
                "priority",
                "code",
                "name",
                "login",
                "password",
                "current",
                "role",
                "agent",
                "publicKey",
                "modules",
                "score",
                "reasons",
                "other");
        JsonObject object = new JsonObject();
        for (int i = random.nextInt(8); i >= 0; i--)
            object.put(fields.get(random.nextInt(fields.size())), value(random, depth));
        return object;
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 2 ? 7 : 9)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextDouble();
            case 2 -> random.nextBoolean();
            case 3 -> "x".repeat(random.nextInt(3000));
            case 4 -> "01935a60-0000-7000-8000-00000000000" + random.nextInt(10);
            case 5 ->
                List.of("", " ", "NORMAL", "OFFICER", "a", "con mèo nằm trên mái", "\u0000", "'; DROP TABLE person")
                        .get(random.nextInt(8));
            case 6 -> random.nextLong();
            case 7 -> new JsonArray().add(random.nextInt(9)).add("FAST").addNull();
            default -> object(random, depth + 1);
        };
    }
}
