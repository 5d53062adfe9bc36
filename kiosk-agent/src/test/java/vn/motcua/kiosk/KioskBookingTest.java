package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.Contingent;
import vn.motcua.core.model.ContingentId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.core.wire.Requests.FoundTicket;
import vn.motcua.edge.link.NoLinkException;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.print.PrintJob;

/** Somebody who booked and holds the code to the kiosk, or types it; nine o'clock in Ho Chi Minh City is booked. */
class KioskBookingTest extends KioskScanRig {
    private static final BookingCode CODE = BookingCode.of("BCGHKLMNPQT");
    private static final Instant NINE = Instant.parse("2026-11-23T02:00:00Z");

    private final List<Requests.AllocateTicket> asked = new ArrayList<>();

    private void hubKnows(String state, String standing, @Nullable FoundTicket ticket) {
        rig.hub.bookings = find -> {
            assertThat(find.code()).isEqualTo(CODE.value());
            return Future.succeededFuture(
                    Json.tree(new Requests.FoundBooking(state, new ServiceId("land"), NINE, standing, ticket)));
        };
    }

    private void hubGives() {
        rig.hub.how = (ask, patience) -> {
            asked.add(ask);
            return rig.hub.allocate(ask, patience);
        };
    }

    private List<JsonNode> noted() throws Exception {
        return rig.essential().stream()
                .filter(row -> row.type().equals("BookingNoted"))
                .map(row -> (JsonNode) Json.parseObject(row.data()))
                .toList();
    }

    @Test
    void whoBookedGetsANumberByTheCodeAndAPaperWithItsTime() throws Exception {
        hubKnows("READY", "ON_TIME", null);
        hubGives();

        ObjectNode scan = typed("https://motcua.example.vn/b/" + CODE.value());
        JsonNode booking = scan.path("booking");
        ObjectNode ticket = ticket(scan.path("scanId").asText());

        assertThat(scan.path("outcome").asText()).isEqualTo("BOOKING");
        assertThat(booking.path("state").asText()).isEqualTo("READY");
        assertThat(booking.path("serviceId").asText()).isEqualTo("land");
        assertThat(booking.path("startsAt").asText()).isEqualTo(NINE.toString());
        assertThat(booking.path("standing").asText()).isEqualTo("ON_TIME");
        assertThat(scan.toString()).as("the page does not get the code").doesNotContain(CODE.value());
        assertThat(number(ticket)).isEqualTo("A001");
        assertThat(asked)
                .singleElement()
                .satisfies(ask -> assertThat(ask.booking()).isEqualTo(CODE.value()));
        assertThat(rig.printed)
                .extracting(PrintJob::printout)
                .singleElement()
                .satisfies(paper -> assertThat(paper.serviceName()).isEqualTo("Đất đai · hẹn lúc 09:00"));
        assertThat(noted()).as("the hub joined it by itself").isEmpty();
    }

    @Test
    void aTypedCodeCountsAsAScannedOneInAnyWriting() throws Exception {
        hubKnows("READY", "LATE", null);

        assertThat(typed(" bcgh-klmn pqt" + CODE.value().charAt(11))
                        .path("booking")
                        .path("standing")
                        .asText())
                .isEqualTo("LATE");
    }

    @Test
    void aSecondTimeTellsTheSameNumberAsItStands() throws Exception {
        hubKnows("HAS_NUMBER", "LATE", new FoundTicket("A007", KioskRig.DAY, true, "NO_SHOW", -1, -1, -1, false, null));

        ObjectNode scan = typed(CODE.value());

        assertThat(scan.path("booking").path("state").asText()).isEqualTo("HAS_NUMBER");
        assertThat(scan.path("ticket").path("number").asText()).isEqualTo("A007");
        assertThat(scan.path("ticket").path("state").asText()).isEqualTo("MISSED");
    }

    @Test
    void aBookingOfAnotherCentreAndAnUnknownOneAreToldAsThat() throws Exception {
        rig.hub.bookings = find -> Future.failedFuture(
                new RefusedException(new Requests.Refusal("UNKNOWN_BOOKING", new Text("không có", "none"))));

        assertThat(state(typed("https://other.example.vn/b/" + CODE.value()))).isEqualTo("NOT_OURS");
        assertThat(state(typed(CODE.grouped()))).isEqualTo("NOT_FOUND");
        assertThat(state(typed("http://localhost:8080/b/" + CODE.value()))).isEqualTo("NOT_FOUND");
    }

    @Test
    void aWrongCheckLetterIsToScanAgainAndAnotherSystemsBookingIsForTheOfficer() throws Exception {
        assertThat(typed(CODE.value().replace('B', 'C')).path("outcome").asText())
                .isEqualTo("AGAIN");
        ObjectNode other = typed("ABCD-2345");
        assertThat(other.path("outcome").asText()).isEqualTo("BOOKING");
        assertThat(other.has("booking")).isFalse();
    }

    @Test
    void withTheHubAwayTheCodeIsNotedWithAnOrdinaryNumber() throws Exception {
        rig.lease(950, 999);
        rig.hub.how = (ask, patience) -> Future.failedFuture(new TimeoutException("away"));

        ObjectNode scan = typed(CODE.value());
        ObjectNode ticket = ticket(scan.path("scanId").asText());

        assertThat(state(scan)).isEqualTo("NOT_KNOWN");
        assertThat(number(ticket)).isEqualTo("A950");
        assertThat(ticket.path("origin").asText()).isEqualTo("BAND");
        assertThat(noted()).singleElement().satisfies(fact -> {
            assertThat(fact.path("code").asText()).isEqualTo(CODE.value());
            assertThat(fact.path("visitId").asText())
                    .isEqualTo(ticket.path("visitId").asText());
        });
        List<String> facts = rig.facts();
        assertThat(facts.indexOf("BookingNoted")).isGreaterThan(facts.indexOf("TicketStored"));
        assertThat(rig.printed.get(0).printout().serviceName()).isEqualTo("Đất đai · có lịch hẹn");
    }

    @Test
    void withTheHubAwayWhoBookedHasANumberThoughTheContingentIsSpent() throws Exception {
        rig.lease(950, 999);
        rig.hub.site = Optional.of(KioskRig.site(true)
                .with(List.of(new Contingent(
                        new ContingentId("day"), List.of(new ServiceId("land")), Set.of(), null, null, 1))));
        rig.hub.how = (ask, patience) -> Future.failedFuture(new NoLinkException("away"));
        rig.number(KioskRig.ask());
        assertThatThrownBy(() -> rig.issue(KioskRig.ask()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        no -> assertThat(no.refusal().code()).isEqualTo("CONTINGENT_SPENT"));

        ObjectNode ticket = ticket(typed(CODE.value()).path("scanId").asText());

        assertThat(number(ticket)).isEqualTo("A951");
        assertThat(noted()).hasSize(1);
    }

    @Test
    void theHubGoingAwayBetweenTheQuestionAndTheNumberLosesNoBooking() throws Exception {
        rig.lease(950, 999);
        hubKnows("READY", "ON_TIME", null);
        rig.hub.how = rig.hub::late;

        ObjectNode scan = typed(CODE.value());
        ObjectNode ticket = ticket(scan.path("scanId").asText());

        assertThat(ticket.path("origin").asText()).isEqualTo("BAND");
        assertThat(noted()).hasSize(1);
        assertThat(rig.printed.get(0).printout().serviceName()).isEqualTo("Đất đai · hẹn lúc 09:00");
    }

    @Test
    void aBookingNotedBeforeARestartIsStillToldWithItsNumber() throws Exception {
        rig.lease(950, 999);
        rig.hub.how = (ask, patience) ->
                Future.failedFuture(new RefusedException(new Requests.Refusal("CLOSED", new Text("nghỉ", "closed"))));
        ObjectNode scan = typed(CODE.value());
        String request = id();
        ObjectNode touch = Json.object()
                .put("requestId", request)
                .put("serviceId", "land")
                .put("scanId", scan.path("scanId").asText());
        assertThat(post(TICKETS, Json.write(touch), "application/json").statusCode())
                .isEqualTo(409);

        rig.close();
        rig.open(Duration.ofMillis(400));
        rig.hub.how = (ask, patience) -> Future.failedFuture(new TimeoutException("away"));
        KioskRig.await(server.close());
        serve();
        assertThat(post(TICKETS, Json.write(touch), "application/json").statusCode())
                .isEqualTo(201);

        assertThat(noted()).hasSize(1);
    }

    private static String state(JsonNode scan) {
        return scan.path("booking").path("state").asText();
    }
}
