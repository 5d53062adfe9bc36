package vn.motcua.hub.ticket;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.core.event.BandLeased;
import vn.motcua.core.event.BandRetired;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.ledger.IdSource;

/**
 * Numbers leased ahead for offline work: from the top of the range downward, for today and the next three opening days, as many
 * as the kiosk's busiest day × 1.5. Pure.
 */
final class BandRules {
    /** Today's business day and the next three. */
    static final int DAYS = 4;

    private static final double BUSIEST_DAY_FACTOR = 1.5;

    private BandRules() {}

    /** What every kiosk lacks. Later calls of one round see the leases of earlier ones through {@code planned}. */
    static List<Event> lease(
            BandBook bands,
            Numbering numbering,
            TicketBook tickets,
            Site site,
            Collection<AgentId> kiosks,
            LocalDate today,
            IdSource ids) {
        Round round = new Round(bands, numbering, tickets, ids);
        for (LocalDate day : site.calendar().openingDaysFrom(today, DAYS))
            for (Series series : site.series()) for (AgentId kiosk : kiosks) round.provide(kiosk, series, day);
        return round.events;
    }

    /** Every live band of an agent, from this day on. */
    static List<Event> retire(BandBook bands, AgentId agent, LocalDate from, String reason) {
        List<Event> retired = new ArrayList<>();
        for (Lease lease : bands.live(agent, from))
            retired.add(new BandRetired(lease.band().id(), reason));
        return retired;
    }

    /** Numbers this kiosk should hold for one day: its busiest day × 1.5 in whole bands, at least one. */
    static int wanted(int busiestDay, int bandSize) {
        int numbers = (int) Math.ceil(busiestDay * BUSIEST_DAY_FACTOR);
        return Math.max(1, (numbers + bandSize - 1) / bandSize) * bandSize;
    }

    /** One round of leasing; what it planned counts as leased. */
    private static final class Round {
        private final BandBook bands;
        private final Numbering numbering;
        private final TicketBook tickets;
        private final IdSource ids;
        /** The lowest number planned in this round, by day and series. */
        private final Map<LocalDate, Map<SeriesId, Integer>> planned = new HashMap<>();

        private final List<Event> events = new ArrayList<>();

        Round(BandBook bands, Numbering numbering, TicketBook tickets, IdSource ids) {
            this.bands = bands;
            this.numbering = numbering;
            this.tickets = tickets;
            this.ids = ids;
        }

        void provide(AgentId kiosk, Series series, LocalDate day) {
            List<Lease> live = bands.leases(day, series.id(), kiosk).stream()
                    .filter(Lease::isLive)
                    .toList();
            int held = live.stream().mapToInt(Lease::size).sum();
            int used = live.stream().mapToInt(Lease::usedCount).sum();
            int wanted = wanted(bands.busiestDay(kiosk, series.id()), series.bandSize());
            boolean more = true;
            while (more && held < wanted) {
                more = lease(kiosk, series, day, held == 0);
                held += series.bandSize();
            }
            if (more && used * 2 > held) lease(kiosk, series, day, false);
        }

        /** False when the range has no room for bands left. */
        private boolean lease(AgentId kiosk, Series series, LocalDate day, boolean first) {
            int top = lowestLeased(series, day) - 1;
            int from = top - series.bandSize() + 1;
            int free = numbering.highestTaken(tickets.day(day), day, series.id()) + 1;
            if (from < Math.max(free, series.first()) || from < limit(series, first) || isBorne(series, day, from, top))
                return false;
            Band band = new Band(new BandId(ids.next()), kiosk, series.id(), day, from, top);
            planned.computeIfAbsent(day, key -> new HashMap<>()).put(series.id(), from);
            events.add(new BandLeased(band.id(), kiosk, series.id(), day, from, top));
            return true;
        }

        private int lowestLeased(Series series, LocalDate day) {
            int lowest = Math.min(series.last() + 1, bands.lowestLeased(day, series.id()));
            return planned.getOrDefault(day, Map.of()).getOrDefault(series.id(), lowest);
        }

        // Bands never starve the hub: a quarter of the range is always its own, and beyond each kiosk's first band,
        // half.
        private static int limit(Series series, boolean first) {
            int length = series.last() - series.first() + 1;
            return series.first() + (first ? length / 4 : length / 2);
        }

        private boolean isBorne(Series series, LocalDate day, int from, int to) {
            DayBook book = tickets.day(day);
            for (int value = from; value <= to; value++)
                if (!book.bearers(series.id(), value).isEmpty()) return true;
            return false;
        }
    }
}
