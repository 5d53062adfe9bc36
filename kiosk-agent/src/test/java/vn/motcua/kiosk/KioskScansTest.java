package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.store.Outbox;
import vn.motcua.edge.store.OutboxRow;

/** Slips and cards at the kiosk: what a slip leads to, and what is kept of either. */
class KioskScansTest extends KioskScanRig {
    @Test
    void aSlipLeadsToTheOneServiceAndItsCodeIsBoundToTheVisit() throws Exception {
        ObjectNode scan = typed(SLIP);

        assertThat(scan.path("outcome").asText()).isEqualTo("SLIP");
        assertThat(scan.path("dossierCode").asText()).isEqualTo(SLIP);
        assertThat(scan.path("services")).isEqualTo(Json.node(List.of("land")));
        assertThat(rig.facts()).as("nothing is kept before there is a number").isEmpty();

        ObjectNode ticket = ticket(scan.path("scanId").asText());

        assertThat(scanFacts()).singleElement().satisfies(fact -> {
            assertThat(fact.path("scanId")).isEqualTo(scan.path("scanId"));
            assertThat(fact.path("visitId")).isEqualTo(ticket.path("visitId"));
            assertThat(fact.path("dossierCode").asText()).isEqualTo(SLIP);
            assertThat(fact.path("kind").asText()).isEqualTo("APPOINTMENT_SLIP");
            assertThat(fact.path("source").asText()).isEqualTo("WEDGE");
        });
        assertThat(rig.facts()).containsSubsequence("TicketStored", "ScanReceived");
    }

    @Test
    void aSlipGetsOneNumberADayHoweverItIsScanned() throws Exception {
        ObjectNode first = typed(SLIP);
        String number = number(ticket(first.path("scanId").asText()));

        ObjectNode again = typed("Mã hồ sơ: 000.00.15.H12-250701-0042");

        assertThat(again.path("outcome").asText()).isEqualTo("SLIP_HAS_NUMBER");
        assertThat(again.path("ticket").path("number").asText()).isEqualTo(number);
        assertThat(again.path("ticket").path("state").asText()).isEqualTo("NOT_KNOWN");
        assertThat(number(ticket(again.path("scanId").asText())))
                .as("asked for all the same")
                .isEqualTo(number);
        assertThat(number(ticket("none"))).as("without the slip").isNotEqualTo(number);
        assertThat(rig.printed).hasSize(2);
        assertThat(scanFacts()).hasSize(1);
    }

    @Test
    void twoScansOfOneSlipBeforeTheTouchGiveOneNumber() throws Exception {
        String one = typed(SLIP).path("scanId").asText();
        String two = typed("Mã hồ sơ: " + SLIP).path("scanId").asText();
        String three = typed("H12.15-250701-0043").path("scanId").asText();

        assertThat(number(ticket(one))).isEqualTo(number(ticket(two))).isNotEqualTo(number(ticket(three)));
        assertThat(rig.printed).hasSize(2);
    }

    @Test
    void twoTouchesAtOnceWithOneSlipGiveOneNumber() throws Exception {
        typed(SLIP);
        String scanId = typed("Mã hồ sơ: " + SLIP).path("scanId").asText();
        vn.motcua.edge.store.TicketSlip slip = scans.slip(scanId).orElseThrow();

        Future<TicketLedger.Issued> one = rig.issueLater(KioskRig.ask(slip));
        Future<TicketLedger.Issued> two = rig.issueLater(KioskRig.ask(slip));

        assertThat(KioskRig.await(one).request().issue())
                .isEqualTo(KioskRig.await(two).request().issue());
        assertThat(rig.printed).hasSize(1);
    }

    @Test
    void anotherDayAnotherNumber() throws Exception {
        ticket(typed(SLIP).path("scanId").asText());
        rig.time.advance(Duration.ofDays(1));

        assertThat(typed("Mã hồ sơ: " + SLIP).path("outcome").asText()).isEqualTo("SLIP");
    }

    @Test
    void anAddressWithoutACodeIsKnownAgainAfterARestart() throws Exception {
        String address = "https://dichvucong.example.gov.vn/apiqr/qr?id=0b0c1f5e-55aa-4c3b-9d7e-0a1b2c3d4e5f";
        String number = number(ticket(typed(address).path("scanId").asText()));
        KioskRig.await(server.close());
        rig.close();
        rig.open();
        serve();

        ObjectNode again = typed(address);

        assertThat(again.path("ticket").path("number").asText()).isEqualTo(number);
        assertThat(again.has("dossierCode")).isFalse();
        assertThat(filesHolding("0b0c1f5e-55aa")).isEmpty();
    }

    @Test
    void slipAndNumberWorkWithTheHubAway() throws Exception {
        rig.lease(950, 999);
        rig.hub.how = (ask, timeout) -> Future.failedFuture(new TimeoutException("no answer"));

        ObjectNode ticket = ticket(typed(SLIP).path("scanId").asText());

        assertThat(number(ticket)).isEqualTo("A950");
        assertThat(scanFacts()).hasSize(1);
    }

    @Test
    void nothingOfACardGoesAnywhere() throws Exception {
        List<Object> asked = new ArrayList<>();
        rig.hub.tickets = find -> {
            asked.add(find);
            return Future.failedFuture(new TimeoutException("no answer"));
        };
        typed(CARD);
        held(CARD, true, false);
        nextOnPage("CARD");
        ticket(typed(SLIP).path("scanId").asText());

        assertThat(asked).isEmpty();
        List<OutboxRow> bulk = KioskRig.await(
                rig.store.read(tx -> tx.outbox().after(StreamName.BULK, Outbox.Position.START, 100, 1_000_000)));
        assertThat(rig.facts()).isNotEmpty();
        assertThat(Stream.concat(rig.essential().stream(), bulk.stream()).map(OutboxRow::data))
                .noneMatch(data -> data.contains("099090") || data.contains("Ví Dụ"));
        for (String canary : List.of("099090000031", "Lê Văn Ví Dụ", "Buôn Mẫu", "09091990"))
            assertThat(filesHolding(canary)).as(canary).isEmpty();
        assertThat(filesHolding(SLIP)).as("the search finds what is there").isNotEmpty();
    }
}
