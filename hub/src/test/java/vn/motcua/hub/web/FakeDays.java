package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.hub.counter.DayQueries;

/** One of each, with and without what may be missing. */
final class FakeDays implements DayQueries {
    private static final CounterId COUNTER = new CounterId("quay-1");

    @Override
    public Future<Served> served(LocalDate day) {
        Figures figures = new Figures(2, 3, 5, 300, 420);
        Figures none = new Figures(0, 0, 1, null, null);
        return Future.succeededFuture(new Served(
                day,
                figures,
                List.of(new OfService(new ServiceId("nop-ho-so"), FakeHub.SERVICE, figures)),
                List.of(new OfCounter(COUNTER, "1", none))));
    }

    @Override
    public Future<Pauses> pauses(LocalDate day) {
        return Future.succeededFuture(new Pauses(
                day,
                List.of(new Away(COUNTER, "1", 2, 600)),
                List.of(
                        new Pause(COUNTER, "1", "Lan", "BREAK", FakeHub.NOW, FakeHub.NOW, FakeHub.NOW),
                        new Pause(COUNTER, "1", null, "OTHER", FakeHub.NOW, null, null)),
                List.of(
                        new Help(COUNTER, "1", "Lan", "ADVICE", FakeHub.NOW, "Minh", FakeHub.NOW, FakeHub.NOW, "DONE"),
                        new Help(COUNTER, "1", null, "OTHER", FakeHub.NOW, null, null, null, null))));
    }
}
