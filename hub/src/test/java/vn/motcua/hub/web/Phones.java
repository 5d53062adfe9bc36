package vn.motcua.hub.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.hub.ticket.WaitRange;
import vn.motcua.hub.visit.VisitQueries;
import vn.motcua.hub.visit.VisitQueries.PhoneView;

/** Tickets as their holders' phones see them. */
final class Phones {
    private Phones() {}

    static PhoneView view(Text service, String state, int ahead, int minutes, boolean mayRate, boolean rated) {
        return view(service, state, ahead, minutes, mayRate, rated, null);
    }

    /** One that was sent on, put aside by counter 3, or is back. */
    static PhoneView aside(String state, VisitQueries.Aside aside) {
        return view(FakeHub.SERVICE, state, 2, 10, false, false, aside);
    }

    private static PhoneView view(
            Text service,
            String state,
            int ahead,
            int minutes,
            boolean mayRate,
            boolean rated,
            VisitQueries.@Nullable Aside aside) {
        boolean isCalled = state.equals("CALLED") || state.equals("PARKED");
        @Nullable Text counter = isCalled ? new Text("Quầy 3", "Counter 3") : null;
        return new PhoneView(
                FakeHub.VISIT,
                FakeHub.NUMBER,
                LocalDate.of(2026, 11, 23),
                new ServiceId("civil"),
                service,
                state,
                ahead,
                minutes,
                minutes < 0 ? null : new WaitRange(Math.max(1, minutes / 2), Math.max(2, minutes * 3 / 2)),
                false,
                minutes < 0 && state.equals("WAITING"),
                isCalled ? "3" : null,
                counter,
                isCalled ? new Text("Khu Đất đai", "Land area") : null,
                isCalled ? FakeHub.NOW : null,
                0,
                aside,
                state.equals("WAITING"),
                mayRate,
                rated,
                null);
    }
}
