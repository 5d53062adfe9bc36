package vn.motcua.hub.ticket;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.SeriesId;

/** Leased bands of days not yet over, and how busy each kiosk was. Writer thread. */
public final class BandBook {
    private final Map<BandId, Lease> leases = new LinkedHashMap<>();
    private final Map<DaySeries, List<BandId>> byRange = new HashMap<>();
    private final Map<AgentSeries, Map<LocalDate, Integer>> busy = new HashMap<>();

    private record DaySeries(LocalDate day, SeriesId series) {}

    private record AgentSeries(AgentId agent, SeriesId series) {}

    void clear() {
        leases.clear();
        byRange.clear();
        busy.clear();
    }

    void put(Lease lease) {
        Lease before = leases.put(lease.band().id(), lease);
        if (before == null) {
            byRange.computeIfAbsent(
                            new DaySeries(
                                    lease.band().businessDay(), lease.band().series()),
                            key -> new ArrayList<>())
                    .add(lease.band().id());
        }
    }

    public Optional<Lease> lease(BandId id) {
        return Optional.ofNullable(leases.get(id));
    }

    /** Every lease of that range, retired ones too: their numbers may be on paper. */
    public List<Lease> leases(LocalDate day, SeriesId series) {
        List<Lease> found = new ArrayList<>();
        for (BandId id : byRange.getOrDefault(new DaySeries(day, series), List.of())) {
            Lease lease = leases.get(id);
            if (lease != null) found.add(lease);
        }
        return found;
    }

    public Collection<Lease> all() {
        return List.copyOf(leases.values());
    }

    /** Those an agent may use from this day on. */
    public List<Lease> live(AgentId agent, LocalDate from) {
        return leases.values().stream()
                .filter(lease -> lease.band().agent().equals(agent))
                .filter(lease -> lease.isLive() && !lease.band().businessDay().isBefore(from))
                .toList();
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
