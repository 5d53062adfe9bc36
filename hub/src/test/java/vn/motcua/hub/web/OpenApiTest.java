package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Role;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.RetryLaterException;

/** docs/openapi.yaml and the server say the same. {@link RunningHub} holds every answer of every route test against it too. */
class OpenApiTest {
    private static final String ID = "01935a60-0000-7000-8000-000000000001";

    @TempDir
    private Path home;

    @Test
    void contractHasExactlyTheRoutesOfTheServer() throws Exception {
        assertThat(Contract.load().operations())
                .isEqualTo(Arrays.stream(HubEndpoint.values())
                        .map(one -> one.endpoint().toString())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void contractNamesTheRoleOfEachRoute() throws Exception {
        Contract contract = Contract.load();

        for (HubEndpoint one : HubEndpoint.values()) {
            String role = contract.operation(
                            one.endpoint().method().name(), one.endpoint().path())
                    .getString("x-role");
            String expected = switch (one.endpoint().access()) {
                case PUBLIC -> "public";
                case KEY -> "the agent's key";
                case OFFICER_EVEN_LOCKED -> "OFFICER";
                case OFFICER_OR_LOOPBACK -> "OFFICER, or a screen on the hub's own PC";
                default -> one.endpoint().access().name();
            };
            assertThat(role).as(one.name()).isEqualTo(expected);
        }
    }

    @Test
    void everyChangeTakesWhatTheContractSaysAndAnswersByIt() throws Exception {
        try (RunningHub hub = RunningHub.start(home).withPeople()) {
            say(hub, "/api/v1/counters/quay-1/open", "/api/v1/counters/{id}/open", "{}", 200);
            say(hub, "/api/v1/counters/quay-1/close", "/api/v1/counters/{id}/close", request(), 200);
            for (String command : new String[] {"call-next", "recall", "finish", "no-show"})
                say(hub, "/api/v1/counters/quay-1/" + command, "/api/v1/counters/{id}/" + command, request(), 200);
            String call = "{\"requestId\":\"" + ID + "\",\"visitId\":\"" + ID + "\"}";
            say(hub, "/api/v1/counters/quay-1/call", "/api/v1/counters/{id}/call", call, 200);
            String undo = "{\"requestId\":\"" + ID + "\",\"position\":4711}";
            say(hub, "/api/v1/counters/quay-1/undo", "/api/v1/counters/{id}/undo", undo, 200);
            String transfer = "{\"requestId\":\"" + ID + "\",\"counterId\":\"quay-2\",\"place\":\"FIRST\"}";
            say(hub, "/api/v1/counters/quay-1/transfer", "/api/v1/counters/{id}/transfer", transfer, 200);
            String park = "{\"requestId\":\"" + ID + "\",\"reason\":\"COPIES\",\"minutes\":15}";
            say(hub, "/api/v1/counters/quay-1/park", "/api/v1/counters/{id}/park", park, 200);
            say(hub, "/api/v1/counters/quay-1/bring-back", "/api/v1/counters/{id}/bring-back", call, 200);
            String pause = "{\"requestId\":\"" + ID + "\",\"reason\":\"BREAK\",\"minutes\":15}";
            say(hub, "/api/v1/counters/quay-1/pause", "/api/v1/counters/{id}/pause", pause, 200);
            String others = "{\"requestId\":\"" + ID + "\",\"counters\":[\"quay-2\"]}";
            say(hub, "/api/v1/counters/quay-1/serve-for", "/api/v1/counters/{id}/serve-for", others, 200);
            String help = "{\"requestId\":\"" + ID + "\",\"reason\":\"ADVICE\"}";
            say(hub, "/api/v1/counters/quay-1/help", "/api/v1/counters/{id}/help", help, 200);
            for (String command : new String[] {"resume", "withdraw", "accept", "help-done"})
                say(hub, "/api/v1/counters/quay-1/" + command, "/api/v1/counters/{id}/" + command, request(), 200);
            say(hub, "/api/v1/helps/" + ID + "/take", "/api/v1/helps/{id}/take", request(), 200);
            String scan = "{\"requestId\":\"" + ID + "\",\"visitId\":\"" + ID + "\",\"text\":\"H12.15-250701-0042\"}";
            say(hub, "/api/v1/counters/quay-1/scan", "/api/v1/counters/{id}/scan", scan, 200);
            String issue = "{\"requestId\":\"" + ID + "\",\"serviceId\":\"nop-ho-so\",\"priority\":\"PRIORITY\"}";
            say(hub, "/api/v1/tickets", "/api/v1/tickets", issue, 201);
            say(hub, "/api/v1/tickets", "/api/v1/tickets", issue.replace("}", ",\"count\":3}"), 201);
            String start = "{\"requestId\":\"" + ID + "\",\"serviceId\":\"nop-ho-so\",\"note\":\"H12.15-250701-0042\"}";
            say(hub, "/api/v1/counters/quay-1/start", "/api/v1/counters/{id}/start", start, 200);
            String card = start.replace("H12.15-250701-0042", "099090000031");
            hub.ask("POST", "/api/v1/counters/quay-1/start")
                    .as(Role.OFFICER)
                    .json(card)
                    .expect(400);
            String paper = "{\"requestId\":\"" + ID
                    + "\",\"serviceId\":\"nop-ho-so\",\"first\":12,\"last\":13,\"counterId\":\"quay-1\","
                    + "\"from\":\"07:30\",\"to\":\"09:00\"}";
            say(hub, "/api/v1/paper-visits", "/api/v1/paper-visits", paper, 201);
            String wrong = "{\"requestId\":\"" + ID
                    + "\",\"seriesId\":\"a\",\"first\":12,\"last\":13,\"day\":\"2026-11-23\",\"reason\":\"WRONG_DETAILS\"}";
            say(hub, "/api/v1/paper-visits/withdraw", "/api/v1/paper-visits/withdraw", wrong, 200);
            hub.ask("GET", "/api/v1/paper-visits").as(Role.OFFICER).expect(200);
            for (String[] step : new String[][] {
                {"claim", ""},
                {"release", ""},
                {"ask", ",\"personId\":\"" + ID + "\""},
                {"statement", ",\"text\":\"Tôi đang tra cứu.\""},
                {"note", ",\"text\":\"Xem lại hình.\""},
                {"decide", ",\"verdict\":\"FALSE_POSITIVE\",\"cause\":\"LENS\""},
                {"second", ",\"agrees\":\"true\""},
                {"undo", ""},
                {"reopen", ",\"reason\":\"Có tình tiết mới.\""},
                {"close", ""}
            })
                say(
                        hub,
                        "/api/v1/incidents/" + ID + "/" + step[0],
                        "/api/v1/incidents/{id}/" + step[0],
                        "{\"requestId\":\"" + ID + "\"" + step[1] + "}",
                        200);
            String mute = "{\"requestId\":\"" + ID + "\",\"days\":14}";
            say(hub, "/api/v1/incident-rules/CROWDING/mute", "/api/v1/incident-rules/{id}/mute", mute, 200);
            String flag = "{\"requestId\":\"" + ID + "\",\"counterId\":\"quay-1\",\"at\":\"2026-11-23T02:00:00Z\","
                    + "\"text\":\"Nói to với người dân.\"}";
            say(hub, "/api/v1/incidents", "/api/v1/incidents", flag, 201);
            String purpose = "{\"requestId\":\"" + ID + "\",\"purpose\":\"REVIEW\"}";
            say(
                    hub,
                    "/api/v1/incidents/" + FakeIncidents.ID + "/hold",
                    "/api/v1/incidents/{id}/hold",
                    purpose.replace(
                            "}",
                            ",\"reason\":\"đơn tố cáo\",\"authority\":\"Thanh tra\",\"until\":\"2026-12-24T00:00:00Z\"}"),
                    201);
            say(hub, "/api/v1/holds/h/lift", "/api/v1/holds/{id}/lift", purpose, 200);
            String boxes = purpose.replace("}", ",\"boxes\":[{\"x\":0,\"y\":4,\"width\":10,\"height\":20}]}");
            say(hub, "/api/v1/evidence/e/redact", "/api/v1/evidence/{id}/redact", boxes, 201);
            say(hub, "/api/v1/evidence/e/confirm", "/api/v1/evidence/{id}/confirm", purpose, 200);
            say(hub, "/api/v1/incidents/" + FakeIncidents.ID + "/names", "/api/v1/incidents/{id}/names", purpose, 200);
            say(hub, "/api/v1/evidence/e/play", "/api/v1/evidence/{id}/play", purpose, 201);
            for (String path : new String[] {"evidence", "custody"})
                hub.ask("GET", "/api/v1/incidents/" + FakeIncidents.ID + "/" + path)
                        .as(Role.SUPERVISOR)
                        .expect(200);
            hub.ask("GET", "/api/v1/evidence-key").as(Role.SUPERVISOR).expect(200);
            String answered = "{\"requestId\":\"" + ID + "\",\"agent\":\"kiosk-1\",\"device\":\"kiosk\"}";
            say(hub, "/api/v1/help-calls/answer", "/api/v1/help-calls/answer", answered, 200);
            String print = "{\"requestId\":\"" + ID + "\",\"agent\":\"kiosk-1\"}";
            say(hub, "/api/v1/visits/" + ID + "/print", "/api/v1/visits/{id}/print", print, 202);
            say(hub, "/api/v1/visits/" + ID + "/reprint", "/api/v1/visits/{id}/reprint", request(), 202);
            say(hub, "/api/v1/agents", "/api/v1/agents", "{\"agent\":\"kiosk-1\",\"name\":\"Kiosk\"}", 201);
            say(hub, "/api/v1/agents/kiosk-1/revoke", "/api/v1/agents/{id}/revoke", "{}", 200);
            say(hub, "/api/v1/recovery/confirm", "/api/v1/recovery/confirm", "{}", 200);
            String enrol = "{\"code\":\"K7QM\",\"publicKey\":\"key\",\"modules\":[\"kiosk\"]}";
            say(hub, "/api/v1/enroll", "/api/v1/enroll", enrol, 200);

            assertThat(hub.fake.log).contains("issue nop-ho-so PRIORITY", "enrol [kiosk]", "open quay-1");
        }
    }

    @Test
    void aCatalogueIsChangedOnTheVersionItWasMadeFrom() throws Exception {
        String draft = "{\"requestId\":\"" + ID + "\",\"document\":{\"id\":\"phuong-an-binh\"},\"reason\":\"Đo lại\"}";
        try (RunningHub hub = RunningHub.start(home).withPeople()) {
            assertThat(catalogue(hub, "PUT", "", draft, "\"2\"", 200)).contains("\"version\":3");
            assertThat(catalogue(hub, "PUT", "", draft.replace("phuong", "unfit"), "\"2\"", 422))
                    .contains("CATALOGUE_UNFIT", "services[2].series");
            catalogue(hub, "POST", "/check", draft, "2", 200);
            String later = draft.replace("\"reason\"", "\"day\":\"2026-12-01\",\"reason\"");
            catalogue(hub, "POST", "/scheduled", later, "2", 200);
            catalogue(hub, "POST", "/scheduled", later.replace("phuong", "unfit"), "2", 422);
            catalogue(hub, "POST", "/scheduled", later.replace("12-01", "12-32"), "2", 400);
            catalogue(hub, "POST", "/scheduled/2/cancel", "{\"requestId\":\"" + ID + "\"}", "2", 204);
            catalogue(hub, "PUT", "", draft, "new", 404);
            hub.ask("PUT", "/api/v1/catalogue")
                    .as(Role.ADMINISTRATOR)
                    .json(draft)
                    .expect(428);
            hub.ask("PUT", "/api/v1/catalogue").as(Role.SUPERVISOR).json(draft).expect(403);
            hub.ask("POST", "/api/v1/catalogue/file/ignore")
                    .as(Role.ADMINISTRATOR)
                    .json("{}")
                    .expect(204);
            hub.fake.refusal = new Requests.Refusal(
                    "CATALOGUE_MOVED", new vn.motcua.core.model.Text("Bản khác.", "Another version."));
            catalogue(hub, "PUT", "", draft, "\"1\"", 412);
            assertThat(hub.fake.log).contains("put catalogue on 2", "try catalogue on 2", "ignore file");
        }
    }

    private static String catalogue(RunningHub hub, String method, String path, String body, String base, int status)
            throws Exception {
        return hub.ask(method, "/api/v1/catalogue" + path)
                .as(Role.ADMINISTRATOR)
                .with("If-Match", base)
                .json(body)
                .expect(status);
    }

    @Test
    void everyReadAnswersByTheContract() throws Exception {
        try (RunningHub hub = RunningHub.start(home).withPeople()) {
            for (String path : new String[] {
                "/health",
                "/metrics",
                "/api/v1/start",
                "/api/v1/session",
                "/api/v1/visits?number=a012",
                "/api/v1/visits?number=B001&day=2026-11-20",
                "/api/v1/visits/" + FakeHub.VISIT.value(),
                "/api/v1/visits?limit=10",
                "/api/v1/site",
                "/api/v1/procedures",
                "/api/v1/procedures?service=nop-ho-so",
                "/api/v1/served",
                "/api/v1/served?day=2026-11-20",
                "/api/v1/pauses?day=2026-11-20",
                "/api/v1/anomalies?limit=5",
                "/api/v1/incidents",
                "/api/v1/incident-rules",
                "/api/v1/incident-rules?days=7",
                "/api/v1/incidents?state=NEW&kind=PANIC&severity=HIGH&day=2026-11-23&before=9&limit=5",
                "/api/v1/incidents/" + FakeIncidents.ID,
                "/api/v1/ticket-printers",
                "/api/v1/people",
                "/api/v1/colleagues",
                "/api/v1/session/keys",
                "/api/v1/catalogue",
                "/api/v1/catalogue/changes?limit=5",
                "/api/v1/catalogue/versions/1",
                "/api/v1/catalogue/scheduled",
                "/api/v1/catalogue/file",
                "/api/v1/agents",
                "/api/v1/recovery",
                "/",
                "/sign-in",
                "/setup",
                "/console",
                "/usher",
                "/board?zone=tang-1",
                "/board/plain",
                "/visits",
                "/visits/" + FakeHub.VISIT.value(),
                "/floor",
                "/admin",
                "/admin/catalogue",
                "/ui/mark.svg",
                "/webjars/lit/3.3.2/index.js"
            }) hub.ask("GET", path).as(Role.ADMINISTRATOR).expect(200);
            hub.ask("GET", "/api/v1/incidents?state=OPEN").as(Role.OFFICER).expect(400);
            hub.ask("GET", "/api/v1/incidents/none").as(Role.OFFICER).expect(404);
            hub.ask("GET", "/api/v1/visits?limit=0").as(Role.OFFICER).expect(400);
            hub.ask("GET", "/api/v1/visits?number=099090000031")
                    .as(Role.OFFICER)
                    .expect(400);
            hub.ask("GET", "/api/v1/visits?number=A1&day=yesterday")
                    .as(Role.OFFICER)
                    .expect(400);
            hub.ask("GET", "/api/v1/served?day=yesterday").as(Role.SUPERVISOR).expect(400);
            hub.ask("GET", "/api/v1/visits/" + ID).as(Role.OFFICER).expect(404);
            hub.ask("GET", "/api/v1/anomalies?limit=0").as(Role.SUPERVISOR).expect(400);
            hub.ask("GET", "/board/plain?zone=nowhere").as(Role.OFFICER).expect(404);
            hub.ask("GET", "/link").expect(426);
            hub.ask("GET", "/feed").as(Role.OFFICER).expect(426);
            hub.ask("GET", "/scans?counter=quay-1").as(Role.OFFICER).expect(426);
            hub.ask("GET", "/ui/nothing.js").expect(404);
            hub.fake.status = "DEGRADED";
            hub.ask("GET", "/health").expect(503);
        }
    }

    @Test
    void featuresRefusalsKeepTheirWordsAndAHubThatCannotDecideSays503() throws Exception {
        try (RunningHub hub = RunningHub.start(home).withPeople()) {
            hub.fake.refusal = new Requests.Refusal(
                    "NOBODY_WAITING", new vn.motcua.core.model.Text("Chưa có ai chờ.", "Nobody is waiting."));
            JsonObject refused = new JsonObject(callNext(hub, 409));
            assertThat(refused.getJsonObject("message").getString("vi")).isEqualTo("Chưa có ai chờ.");

            hub.fake.broken = new RetryLaterException("queue full");
            assertThat(callNext(hub, 503)).contains("RETRY_LATER");
            hub.fake.broken = new IllegalStateException("a secret detail");
            assertThat(callNext(hub, 500)).contains("INTERNAL").doesNotContain("secret");
        }
    }

    private static String callNext(RunningHub hub, int status) throws Exception {
        return hub.ask("POST", "/api/v1/counters/quay-1/call-next")
                .as(Role.OFFICER)
                .json(request())
                .expect(status);
    }

    private static void say(RunningHub hub, String path, String template, String body, int status) throws Exception {
        assertThat(hub.contract.requestMismatch("POST", template, body))
                .as(template)
                .isEmpty();
        hub.ask("POST", path).as(Role.ADMINISTRATOR).json(body).expect(status);
    }

    private static String request() {
        return "{\"requestId\":\"" + ID + "\"}";
    }
}
