package vn.motcua.hub.web;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.model.Text;
import vn.motcua.hub.visit.VisitQueries.Aside;
import vn.motcua.hub.visit.VisitQueries.PhoneView;

/** What a visitor reads who was sent on, put aside or is back: where to be, for what, until when. Pure. */
final class PhoneAside {
    private PhoneAside() {}

    /** A text and its argument, empty for none. */
    record Line(String key, String argument) {}

    /** Why it waits where it does, said above the advice; empty for one who simply took a number. */
    static Optional<Line> waiting(PhoneView view, Text.Locale locale, Instant now, Function<Instant, String> time) {
        Aside aside = view.aside();
        if (aside == null) return Optional.empty();
        Text counter = aside.counter();
        boolean isLater = aside.until() != null && aside.until().isAfter(now);
        if (isLater) return Optional.of(new Line("phone.sent.later", time.apply(aside.until())));
        if (aside.kind() == Aside.Kind.BACK) return Optional.of(new Line("phone.back", ""));
        return Optional.of(
                counter != null
                        ? new Line("phone.sent.counter", counter.in(locale))
                        : new Line("phone.sent.service", view.service().in(locale)));
    }

    /** What is missing, for one put aside; empty where nobody named it. */
    static Optional<Line> missing(PhoneView view) {
        VisitParked.@Nullable Reason reason =
                view.aside() == null ? null : view.aside().reason();
        return reason == null || reason == VisitParked.Reason.OTHER
                ? Optional.empty()
                : Optional.of(new Line("phone.parked." + reason, ""));
    }

    /** Where to go when it is done. */
    static Line comeBack(PhoneView view, Text.Locale locale) {
        Text counter = view.counterName();
        return counter == null
                ? new Line("phone.parked.go", "")
                : new Line("phone.parked.go.counter", counter.in(locale));
    }

    /** Until when it is expected back. */
    static Optional<Line> until(PhoneView view, Function<Instant, String> time) {
        Instant until = view.aside() == null ? null : view.aside().until();
        return until == null ? Optional.empty() : Optional.of(new Line("phone.parked.until", time.apply(until)));
    }
}
