package vn.motcua.hub.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Text;
import vn.motcua.hub.ticket.WaitRange;
import vn.motcua.hub.visit.VisitQueries.PhoneView;

/** Tickets as their holders' phones see them. */
final class Phones {
    private Phones() {}

    static PhoneView view(Text service, String state, int ahead, int minutes, boolean mayRate, boolean rated) {
        boolean isCalled = state.equals("CALLED");
        @Nullable Text counter = isCalled ? new Text("Quầy 3", "Counter 3") : null;
        return new PhoneView(
                FakeHub.VISIT,
                FakeHub.NUMBER,
                LocalDate.of(2026, 11, 23),
                service,
                state,
                ahead,
                minutes,
                minutes < 0 ? null : new WaitRange(Math.max(1, minutes / 2), Math.max(2, minutes * 3 / 2)),
                false,
                isCalled ? "3" : null,
                counter,
                isCalled ? new Text("Khu Đất đai", "Land area") : null,
                isCalled ? FakeHub.NOW : null,
                0,
                state.equals("WAITING"),
                mayRate,
                rated,
                null);
    }
}
