package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.HubRig;
import vn.motcua.hub.Sites;

class IssuedTicketsTest {
    private static final TicketCode CODE = TicketCode.mint(new Random(20261122));
    private final Vertx vertx = Vertx.vertx();
    private final Site site = Sites.of(Sites.calendar("Asia/Ho_Chi_Minh", true), 9_999, 50);
    private final IssuedTickets issued = new IssuedTickets(vertx, () -> site, request -> CODE);

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private static Requests.Allocated ticket(int value) {
        return new Requests.Allocated(
                new RequestId(HubRig.request().value()),
                new VisitId(HubRig.request().value()),
                new TicketNumber(new SeriesId("a"), value, "A%03d".formatted(value)),
                LocalDate.of(2026, 11, 23),
                0,
                5,
                9,
                false,
                Instant.EPOCH);
    }

    @Test
    void aQrIsDrawnForEachNumberWhereItIsAskedFor() {
        ObjectNode answer = await(issued.answer(List.of(ticket(1), ticket(2)), true));

        String url = site.publicUrl() + "/t/" + CODE.value();
        assertThat(answer.path("tickets")).hasSize(2);
        for (JsonNode one : answer.path("tickets"))
            assertThat(one.at("/qr/path").asText())
                    .isEqualTo(BookingQr.draw(url).path());
        assertThat(answer.at("/qr/size").asInt()).isEqualTo(BookingQr.draw(url).size());
    }

    @Test
    void whoShowsNoneGetsTheAddressAlone() {
        ObjectNode answer = await(issued.answer(List.of(ticket(1)), false));

        assertThat(answer.path("url").asText()).isEqualTo(site.publicUrl() + "/t/" + CODE.value());
        assertThat(answer.has("qr")).isFalse();
        assertThat(answer.at("/tickets/0/qr").isMissingNode()).isTrue();
    }
}
