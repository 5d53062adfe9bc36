package vn.motcua.hub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.model.Text;

/** The site as pages see it: the topic {@code site} of docs/protocol.md §3, asked for once. Any thread. */
final class SiteView {
    private final Supplier<Site> site;
    private final Clock clock;

    SiteView(Supplier<Site> site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    Whole whole() {
        Site known = site.get();
        return new Whole(now(known), known.services(), known.counters(), known.zones());
    }

    private Now now(Site known) {
        Instant now = clock.instant();
        return new Now(
                known.id(),
                known.name(),
                known.agency(),
                known.training(),
                known.calendar().zone().getId(),
                known.publicUrl(),
                known.calendar().isOpen(now),
                known.calendar().closesAt(now).map(LocalTime::toString).orElse(null),
                known.calendar().businessDay(now));
    }

    record Whole(Now site, List<Service> services, List<Counter> counters, List<HallZone> zones) {}

    /** @param closesAt local time of the site such as {@code 11:30}; null when closed or always open */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Now(
            SiteId id,
            Text name,
            Text agency,
            boolean training,
            String timeZone,
            String publicUrl,
            boolean open,
            @Nullable String closesAt,
            LocalDate businessDay) {}
}
