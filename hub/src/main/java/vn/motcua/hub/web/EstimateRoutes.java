package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import vn.motcua.core.model.Site;
import vn.motcua.hub.estimate.EstimateQueries;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.Reply;

/** How right the waiting times were that visitors were told. */
final class EstimateRoutes {
    /** Days looked back upon when nobody says more. */
    private static final int DAYS = 30;

    private final EstimateQueries estimates;
    private final Supplier<Site> site;
    private final Clock clock;

    EstimateRoutes(EstimateQueries estimates, Supplier<Site> site, Clock clock) {
        this.estimates = estimates;
        this.site = site;
        this.clock = clock;
    }

    void mount(Endpoints endpoints) {
        endpoints.on(HubEndpoint.ESTIMATES, this::report);
    }

    private Future<Reply> report(Call call) {
        LocalDate to = call.day("to").orElseGet(() -> site.get().calendar().businessDay(clock.instant()));
        LocalDate from =
                call.query("from", "day", text -> before(Body.dayOf(text), to)).orElseGet(() -> to.minusDays(DAYS - 1));
        return estimates.report(from, to).map(Reply::json);
    }

    private static LocalDate before(LocalDate from, LocalDate to) {
        if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) >= EstimateQueries.DAYS_MAX)
            throw new IllegalArgumentException("from");
        return from;
    }
}
