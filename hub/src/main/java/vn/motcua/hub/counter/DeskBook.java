package vn.motcua.hub.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;

/** Open counters about which something is special. Writer thread. */
public final class DeskBook {
    /** A longer pause is one in which nobody will be called. */
    private static final Duration SHORT_PAUSE = Duration.ofMinutes(10);

    private final Map<CounterId, Desk> desks = new LinkedHashMap<>();
    /** What is served where, once asked for: each call of the line asks for every open counter's. */
    private final Map<CounterId, Set<ServiceId>> served = new HashMap<>();

    private @Nullable Site servedAt;

    void clear() {
        desks.clear();
        served.clear();
    }

    void put(Desk desk) {
        served.remove(desk.counterId());
        if (desk.isPlain()) desks.remove(desk.counterId());
        else desks.put(desk.counterId(), desk);
    }

    public Desk desk(CounterId id) {
        Desk desk = desks.get(id);
        return desk == null ? Desk.plain(id) : desk;
    }

    public Collection<Desk> all() {
        return Collections.unmodifiableCollection(desks.values());
    }

    boolean isPaused(CounterId id) {
        Desk desk = desks.get(id);
        return desk != null && desk.pause() != null;
    }

    Optional<Desk> ofHelp(String helpId) {
        return desks.values().stream()
                .filter(desk -> desk.help() != null && desk.help().id().equals(helpId))
                .findFirst();
    }

    /** Nobody will be called there for a good while: the officer is away for long, or did not say until when. */
    public boolean isLeftForLong(CounterId id, Instant now) {
        Desk.Pause pause = desk(id).pause();
        if (pause == null) return false;
        Instant until = pause.until();
        return until == null || until.isAfter(now.plus(SHORT_PAUSE));
    }

    /** What is served at a counter: its own services, then those of the counters its officer stands in for. */
    public Set<ServiceId> services(Site site, CounterId id) {
        if (servedAt != site) {
            served.clear();
            servedAt = site;
        }
        return served.computeIfAbsent(id, counter -> lookUp(site, counter));
    }

    private Set<ServiceId> lookUp(Site site, CounterId id) {
        Set<ServiceId> services = new LinkedHashSet<>();
        site.counter(id).ifPresent(counter -> services.addAll(counter.services()));
        for (CounterId other : desk(id).others())
            site.counter(other).ifPresent(counter -> services.addAll(counter.services()));
        return Collections.unmodifiableSet(services);
    }
}
