package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.visit.VisitQueries;

/** One visit, and the phones the test names. */
final class FakeVisits implements VisitQueries {
    private final FakeHub hub;

    FakeVisits(FakeHub hub) {
        this.hub = hub;
    }

    @Override
    public Future<List<PaperRange>> keyedIn(LocalDate day) {
        return Future.succeededFuture(List.of(new PaperRange(
                FakeHub.NUMBER.series(),
                12,
                13,
                "A012",
                "A013",
                new ServiceId("submit"),
                new vn.motcua.core.model.Text("Nộp hồ sơ", "Submit"),
                new CounterId("quay-1"),
                "1",
                java.time.Instant.parse("2026-11-23T01:00:00Z"),
                java.time.Instant.parse("2026-11-23T02:00:00Z"))));
    }

    private static VisitSummary summary() {
        return new VisitSummary(
                FakeHub.VISIT,
                FakeHub.NUMBER,
                List.of(),
                LocalDate.of(2026, 11, 23),
                new ServiceId("nop-ho-so"),
                FakeHub.SERVICE,
                Priority.NORMAL,
                "CALLED",
                "CONFIRMED",
                FakeHub.NOW,
                FakeHub.NOW,
                null,
                new CounterId("quay-1"),
                1,
                "NUMBER");
    }

    @Override
    public Future<Optional<Timeline>> timeline(VisitId visit) {
        Entry issued = new Entry(
                7, FakeHub.NOW, "TicketIssued", new Text("Lấy số A012", "Took number A012"), "", "kiosk-1", null);
        return hub.answer(
                visit.equals(FakeHub.VISIT) ? Optional.of(new Timeline(summary(), List.of(issued))) : Optional.empty());
    }

    @Override
    public Future<List<VisitSummary>> ofDay(LocalDate day, VisitId after, int limit) {
        return find(day, "A001");
    }

    @Override
    public Future<List<VisitSummary>> find(LocalDate day, String number) {
        return hub.answer(number.equalsIgnoreCase("A012") ? List.of(summary()) : List.of());
    }

    @Override
    public Future<Optional<PhoneView>> phone(VisitId visit) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Optional<PhoneView>> phone(TicketCode code) {
        return hub.answer(Optional.ofNullable(hub.phones.get(code.value())));
    }
}
