package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.motcua.core.model.Site;
import vn.motcua.hub.counter.DayQueries;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.Reply;

/** What was served on a day, and when counters paused or asked for a second officer. */
final class DayRoutes {
    private final DayQueries days;
    private final Supplier<Site> site;
    private final Clock clock;

    DayRoutes(DayQueries days, Supplier<Site> site, Clock clock) {
        this.days = days;
        this.site = site;
        this.clock = clock;
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.SERVED, call -> ofDay(call, days::served))
                .on(HubEndpoint.PAUSES, call -> ofDay(call, days::pauses));
    }

    private <T> Future<Reply> ofDay(Call call, Function<LocalDate, Future<T>> figures) {
        LocalDate day = call.day("day").orElseGet(() -> site.get().calendar().businessDay(clock.instant()));
        return figures.apply(day).map(Reply::json);
    }
}
