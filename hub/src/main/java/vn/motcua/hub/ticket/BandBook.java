package vn.motcua.hub.ticket;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.SeriesId;

/** Leased bands of days not yet over, and how busy each kiosk was. Writer thread. */
public final class BandBook {
    private static final Comparator<Lease> BY_DAY = Comparator.<Lease, LocalDate>comparing(
                    lease -> lease.band().businessDay())
            .thenComparing(lease -> lease.band().series().value())
            .thenComparing(lease -> -lease.band().from());

    private final Map<BandId, Lease> leases = new LinkedHashMap<>();
    private final Map<DaySeries, Range> byRange = new HashMap<>();
    private final Map<AgentSeries, Map<LocalDate, Integer>> busy = new HashMap<>();

    private record DaySeries(LocalDate day, SeriesId series) {}

    /** What is leased of one series on one day: found without a walk over every kiosk's. */
    private static final class Range {
        private final List<BandId> all = new ArrayList<>();
        private final Map<AgentId, List<BandId>> byAgent = new HashMap<>();
        private int lowest = Integer.MAX_VALUE;

        void add(Band band) {
            all.add(band.id());
            byAgent.computeIfAbsent(band.agent(), key -> new ArrayList<>()).add(band.id());
            lowest = Math.min(lowest, band.from());
        }
    }

    private record AgentSeries(AgentId agent, SeriesId series) {}

    void clear() {
        leases.clear();
        byRange.clear();
        busy.clear();
    }

    void put(Lease lease) {
        Lease before = leases.put(lease.band().id(), lease);
        if (before != null) return;
        Band band = lease.band();
        byRange.computeIfAbsent(new DaySeries(band.businessDay(), band.series()), key -> new Range())
                .add(band);
    }

    public Optional<Lease> lease(BandId id) {
        return Optional.ofNullable(leases.get(id));
    }

    /** Every lease of that range, retired ones too: their numbers may be on paper. */
    public List<Lease> leases(LocalDate day, SeriesId series) {
        Range range = byRange.get(new DaySeries(day, series));
        return range == null ? List.of() : leases(range.all);
    }

    /** The same of one kiosk. */
    List<Lease> leases(LocalDate day, SeriesId series, AgentId kiosk) {
        Range range = byRange.get(new DaySeries(day, series));
        return range == null ? List.of() : leases(range.byAgent.getOrDefault(kiosk, List.of()));
    }

    private List<Lease> leases(List<BandId> ids) {
        List<Lease> found = new ArrayList<>(ids.size());
        for (BandId id : ids) {
            Lease lease = leases.get(id);
            if (lease != null) found.add(lease);
        }
        return found;
    }

    /** The lowest number of the range that is in a lease; above every number if there is none. */
    int lowestLeased(LocalDate day, SeriesId series) {
        Range range = byRange.get(new DaySeries(day, series));
        return range == null ? Integer.MAX_VALUE : range.lowest;
    }

    public Collection<Lease> all() {
        return List.copyOf(leases.values());
    }

    /** Those an agent may use from this day on. */
    public List<Lease> live(AgentId agent, LocalDate from) {
        List<Lease> found = new ArrayList<>();
        for (Map.Entry<DaySeries, Range> entry : byRange.entrySet()) {
            if (entry.getKey().day().isBefore(from)) continue;
            for (Lease lease : leases(entry.getValue().byAgent.getOrDefault(agent, List.of())))
                if (lease.isLive()) found.add(lease);
        }
        found.sort(BY_DAY);
        return found;
    }

    void count(AgentId agent, SeriesId series, LocalDate day, int tickets) {
        busy.computeIfAbsent(new AgentSeries(agent, series), key -> new HashMap<>())
                .put(day, tickets);
    }

    int counted(AgentId agent, SeriesId series, LocalDate day) {
        return busy.getOrDefault(new AgentSeries(agent, series), Map.of()).getOrDefault(day, 0);
    }

    /** Tickets on this kiosk's busiest day on record. */
    int busiestDay(AgentId agent, SeriesId series) {
        return busy.getOrDefault(new AgentSeries(agent, series), Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    void forgetBefore(LocalDate day) {
        leases.values().removeIf(lease -> lease.band().businessDay().isBefore(day));
        byRange.keySet().removeIf(key -> key.day().isBefore(day));
        busy.values().forEach(days -> days.keySet().removeIf(old -> old.isBefore(day)));
    }
}
