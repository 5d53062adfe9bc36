package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.ScanReceived;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;

/** A counter with a visit in hand, the pages that listen there, and a card that must be nowhere afterwards. */
abstract class ScanRig extends LinkTestRig {
    static final Duration SOON = Duration.ofSeconds(20);

    /** The person does not exist: place 099 is given to nobody. */
    static final String CARD = "099090000031||Lê Văn Ví Dụ|09091990|Nam|Buôn Mẫu, Xã Thử, Đắk Lắk|20082023";

    /** What must be nowhere on the hub's disk. */
    static final List<String> CANARIES = List.of("099090000031", "Ví Dụ", "09091990", "Buôn Mẫu", "20082023");

    final List<JsonNode> seen = new CopyOnWriteArrayList<>();

    @Nullable
    WebSocketClient client;

    WebSocket page(PersonId person, List<JsonNode> heard) {
        client = client == null ? vertx.createWebSocketClient() : client;
        WebSocket page = HubRig.await(
                client.connect(rig.port(), "127.0.0.1", "/scans/" + Sites.C2.value() + "/" + person.value()));
        page.textMessageHandler(text -> heard.add(Json.parseNode(text)));
        return page;
    }

    static Requests.ReportScan report(RequestId id, String text) {
        return new Requests.ReportScan(
                id, Sites.C2.value(), "scanner-1", ScanSource.SERIAL, text, null, false, java.time.Instant.now());
    }

    LinkFrame.Answer ask(ScriptedAgent agent, Requests.ReportScan report) {
        agent.say(new LinkFrame.Request(report.requestId().value(), Requests.REPORT_SCAN, Json.tree(report)));
        return agent.expect(LinkFrame.Answer.class);
    }

    VisitId called(ScriptedAgent agent) {
        VisitId visit = agent.takeTicket(Sites.LAND, Priority.NORMAL);
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        await().atMost(SOON)
                .until(() -> HubRig.await(rig.hub.counters().call(request(), LAN, Sites.C2, visit))
                        .match(inHand -> true, refusal -> false));
        return visit;
    }

    List<ScanReceived> stored() {
        return HubRig.await(rig.hub.database().read(connection -> {
            List<ScanReceived> all = new java.util.ArrayList<>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(
                            "SELECT data FROM ledger WHERE type = 'ScanReceived' ORDER BY position")) {
                while (rows.next()) all.add(Json.read(rows.getString(1), ScanReceived.class));
            }
            return all;
        }));
    }

    static void assertNoCanary(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
                for (String canary : CANARIES)
                    assertThat(bytes)
                            .as("%s in %s", canary, file)
                            .doesNotContain(
                                    new String(canary.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            }
        }
    }
}
