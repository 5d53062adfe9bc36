package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests.FoundTicket;
import vn.motcua.core.wire.Requests.Refusal;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.kiosk.scanner.ScanInput;

/** Tickets held to the kiosk, its own scanner, repeats, and bodies that are none. */
class KioskTicketScansTest extends KioskScanRig {
    @Test
    void theTicketInTheHandIsLookedUpAtTheHub() throws Exception {
        ObjectNode ticket = ticket("");
        hubSays(new FoundTicket("A001", KioskRig.DAY, true, "WAITING", 3, 15, 24, false, null));

        JsonNode standing = typed(ticket.path("url").asText()).path("ticket");

        assertThat(standing.path("state").asText()).isEqualTo("WAITING");
        assertThat(standing.path("number").asText()).isEqualTo("A001");
        assertThat(standing.path("ahead").asInt()).isEqualTo(3);
        assertThat(looked)
                .singleElement()
                .satisfies(find -> assertThat(ticket.path("url").asText()).endsWith("/t/" + find.code()));
    }

    @Test
    void withTheHubAwayItIsSaidThatThePlaceIsNotKnown() throws Exception {
        ObjectNode ticket = ticket("");

        JsonNode known = typed(ticket.path("url").asText()).path("ticket");
        JsonNode foreign =
                typed("https://other.example.vn/t/BCGHKLMNPQTVBCGHKLQ").path("ticket");

        assertThat(known.path("state").asText()).isEqualTo("NOT_KNOWN");
        assertThat(known.path("number").asText()).isEqualTo("A001");
        assertThat(foreign.path("state").asText()).isEqualTo("NOT_KNOWN");
        assertThat(foreign.has("number")).isFalse();
    }

    @Test
    void aTicketOfAnotherCentreIsToldAsThat() throws Exception {
        rig.hub.tickets = find ->
                Future.failedFuture(new RefusedException(new Refusal("UNKNOWN_TICKET", new Text("không có", "none"))));

        assertThat(typed("https://other.example.vn/t/BCGHKLMNPQTVBCGHKLQ")
                        .path("ticket")
                        .path("state")
                        .asText())
                .isEqualTo("NOT_OURS");
        assertThat(typed("BCGHKLMNPQTVBCGHKLQ").path("ticket").path("state").asText())
                .as("a code alone may be of a kiosk that is cut off")
                .isEqualTo("NOT_FOUND");

        rig.hub.tickets = find ->
                Future.failedFuture(new RefusedException(new Refusal("UNKNOWN_REQUEST", new Text("cũ", "old"))));

        assertThat(typed("https://a.example.vn/t/BCGHKLMNPQTVBCGHKLQ")
                        .path("ticket")
                        .path("state")
                        .asText())
                .as("an older hub does not know the question")
                .isEqualTo("NOT_KNOWN");
    }

    @Test
    void aRepeatOfTheRequestGetsTheSameAnswerAndARepeatOfTheCodeIsLeftOut() throws Exception {
        String id = id();

        ObjectNode first = typed(id, SLIP);

        assertThat(typed(id, SLIP)).isEqualTo(first);
        assertThat(typed(SLIP).path("outcome").asText()).isEqualTo("REPEAT");
        assertThat(typed(CARD).path("outcome").asText()).isEqualTo("CARD");
        rig.time.advance(Duration.ofSeconds(2));
        assertThat(typed(CARD).path("outcome").asText())
                .as("held to it once more")
                .isEqualTo("CARD");
    }

    @Test
    void aStoreThatCannotBeReadIsAskedForAnotherScanAndNotRemembered() throws Exception {
        ObjectNode ticket = ticket("");
        hubSays(new FoundTicket("A001", KioskRig.DAY, true, "WAITING", 3, 15, 24, false, null));
        KioskRig.await(rig.store.close());
        String id = id();

        assertThat(typed(id, SLIP).path("outcome").asText()).isEqualTo("AGAIN");
        assertThat(typed(id, CARD).path("outcome").asText()).as("asked anew").isEqualTo("CARD");
        assertThat(typed(ticket.path("url").asText())
                        .path("ticket")
                        .path("state")
                        .asText())
                .as("the hub still knows")
                .isEqualTo("WAITING");
        held(SLIP, true, false);
        nextOnPage("AGAIN");
    }

    @Test
    void aSlipServiceTheSiteDoesNotHaveIsLoggedOnce() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(KioskScans.class);
        logger.addAppender(log);
        try {
            for (int i = 0; i < 3; i++) KioskRig.await(rig.onLoop(this::siteChanged));
        } finally {
            logger.detachAppender(log);
        }

        assertThat(log.list)
                .singleElement()
                .satisfies(one -> assertThat(one.getLevel() + " " + one.getFormattedMessage())
                        .startsWith("WARN")
                        .contains("slipServices", "parking"));
    }

    private Future<Void> siteChanged() {
        scans.siteChanged();
        return Future.succeededFuture();
    }

    @Test
    void theKiosksOwnScannerSpeaksToThePage() throws Exception {
        held(SLIP, true, false);
        JsonNode slip = nextOnPage("SLIP");
        assertThat(scans.slip(slip.path("scanId").asText())).isPresent();

        held(CARD, true, false);
        assertThat(Json.write(nextOnPage("CARD"))).doesNotContain("0990", "031", "Ví", "1990");

        input(new ScanInput.Broken(null, true, ScanSource.SERIAL, DeviceCode.S_OVERRUN));
        nextOnPage("AGAIN");
        await().atMost(Duration.ofSeconds(12)).until(() -> onPage() == null);
    }

    @Test
    void aTicketThatWaitsForTheHubDoesNotReplaceWhatWasScannedAfterIt() throws Exception {
        String url = ticket("").path("url").asText();
        Promise<JsonNode> hub = Promise.promise();
        rig.hub.tickets = find -> hub.future();
        held(url, true, false);
        held(SLIP, true, false);
        nextOnPage("SLIP");

        rig.vertx.runOnContext(go -> hub.complete(
                Json.tree(new FoundTicket("A001", KioskRig.DAY, true, "WAITING", 3, 15, 24, false, null))));

        await().during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(5))
                .until(() ->
                        onPage() == null || onPage().path("outcome").asText().equals("SLIP"));
    }

    @Test
    void aCodeStillUnderTheLightAndAScannerElsewhereAreNotForThePage() throws Exception {
        List<String> shown = new CopyOnWriteArrayList<>();
        rig.vertx.runOnContext(
                go -> feed.listen(() -> shown.add(onPage().path("outcome").asText())));
        held(CARD, true, true);
        held(CARD, false, false);
        held("ABCD-2345", true, false);

        await().atMost(Duration.ofSeconds(10)).until(() -> !shown.isEmpty());

        assertThat(shown).containsExactly("BOOKING");
    }

    @Test
    void onlySaneBodiesAreTaken() throws Exception {
        ObjectNode sane = Json.object().put("requestId", id()).put("text", SLIP);
        assertThat(post(SCANS, Json.write(sane), "text/plain").statusCode()).isEqualTo(415);
        for (String body : List.of(
                "",
                "{}",
                "[]",
                Json.write(sane.deepCopy().put("requestId", "x")),
                Json.write(sane.deepCopy().put("text", " ")),
                Json.write(sane.deepCopy().put("text", 7)),
                Json.write(sane.deepCopy().put("text", "ế".repeat(2_000)))))
            assertThat(post(SCANS, body, "application/json").statusCode())
                    .as(body)
                    .isEqualTo(400);
        assertThat(typed(SLIP).path("outcome").asText()).isEqualTo("SLIP");
    }
}
