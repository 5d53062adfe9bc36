package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.ScanReceived;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.wire.EventTypes;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.link.NoLinkException;
import vn.motcua.edge.web.LocalFeed;
import vn.motcua.kiosk.scanner.ScanInput;

/** Where a scan goes with and without a hub. */
class ScanDeskTest {
    /** The person does not exist: place 099 is given to nobody. */
    private static final String CARD = "099090000031||Lê Văn Ví Dụ|09091990|Nam|Buôn Mẫu, Xã Thử, Đắk Lắk|20082023";

    private static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");

    private final List<Requests.ReportScan> asked = new ArrayList<>();
    private final List<Event> stored = new ArrayList<>();
    private Future<JsonNode> answer = Future.succeededFuture(Json.object().put("shown", true));
    private final LocalFeed feed = new LocalFeed("boot");
    private final ScanDesk desk = new ScanDesk(
            (name, body, timeout) -> {
                asked.add((Requests.ReportScan) body);
                return answer;
            },
            event -> {
                stored.add(event);
                return Future.succeededFuture();
            },
            () -> NOW,
            Optional::empty,
            feed);

    private static RequestId id(int number) {
        return new RequestId("018f0000-0000-7000-8000-%012d".formatted(number));
    }

    private ScanDesk.Taken scan(int number, String text) {
        return desk.scanned(id(number), "quay-1", "scanner-1", ScanSource.SERIAL, text, false)
                .result();
    }

    @Test
    void theHubIsToldAndNothingIsKeptHere() {
        ScanDesk.Taken taken = scan(1, CARD);

        assertThat(taken).isEqualTo(new ScanDesk.Taken(ScanKind.CITIZEN_ID, ScanDesk.Stored.HUB, true));
        assertThat(asked).singleElement().satisfies(report -> {
            assertThat(report.text()).isEqualTo(CARD);
            assertThat(report.toString()).doesNotContain("0990", "Ví Dụ");
        });
        assertThat(stored).isEmpty();
    }

    private JsonNode told(String device) {
        return feed.topic(ScanDesk.TOPIC).get(device);
    }

    @Test
    void theCounterLearnsWhetherAConsolePageGotIt() {
        scan(1, CARD);
        assertThat(told("scanner-1").path("shown").asBoolean()).isTrue();
        assertThat(told("scanner-1").path("counter").asText()).isEqualTo("quay-1");

        answer = Future.succeededFuture(Json.object().put("shown", false));
        assertThat(scan(2, CARD)).isEqualTo(new ScanDesk.Taken(ScanKind.CITIZEN_ID, ScanDesk.Stored.HUB, false));
        assertThat(told("scanner-1").path("shown").asBoolean(true)).isFalse();
        assertThat(told("scanner-1").path("stored").asText()).isEqualTo("HUB");
        assertThat(told("scanner-1").toString()).doesNotContain("0990", "Ví Dụ");
    }

    @Test
    void aScanThatCouldNotBeReadIsToldAtTheCounterToo() {
        answer = Future.succeededFuture(Json.object().put("shown", false));
        desk.heard(
                new DeviceKey(DeviceKind.SCANNER, "scanner-1"),
                new ScanInput.Broken("quay-1", false, ScanSource.SERIAL, DeviceCode.S_OVERRUN));

        assertThat(told("scanner-1").path("trouble").asText()).isEqualTo("S_OVERRUN");
        assertThat(told("scanner-1").path("shown").asBoolean(true)).isFalse();
        assertThat(told("scanner-1").path("counter").asText()).isEqualTo("quay-1");
    }

    @Test
    void withoutAHubKindAndDossierCodeAreKept() {
        answer = Future.failedFuture(new NoLinkException("no link"));

        assertThat(scan(1, "H12.15-250701-0042").stored()).isEqualTo(ScanDesk.Stored.HERE);
        assertThat(scan(2, CARD).kind()).isEqualTo(ScanKind.CITIZEN_ID);

        assertThat(((ScanReceived) stored.get(0)).dossierCode()).isEqualTo("H12.15-250701-0042");
        assertThat(((ScanReceived) stored.get(1)).kind()).isEqualTo(ScanKind.CITIZEN_ID);
        assertThat(Json.write(stored.get(1))).doesNotContain("0990", "031", "Ví Dụ", "1990", "Buôn");
        assertThat(EventTypes.byName(stored.get(1).type())).isPresent();
    }

    @Test
    void aScannerThatRattlesDoesNotFillTheLink() {
        answer = Promise.<JsonNode>promise().future();
        for (int i = 0; i < 40; i++)
            assertThat(desk.scanned(id(i), "quay-1", "scanner-1", ScanSource.SERIAL, "ABCD-2345", false))
                    .isNotNull();

        assertThat(asked).hasSize(16);
        assertThat(stored).hasSize(24);
    }
}
