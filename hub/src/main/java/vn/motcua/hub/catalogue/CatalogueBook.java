package vn.motcua.hub.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Site;

/**
 * The catalogue in force, and what numbers looked like a short while ago. Writer thread, but for {@link #published}.
 */
public final class CatalogueBook {
    private @Nullable Site file;
    private @Nullable CatalogueVersion current;
    private volatile @Nullable CatalogueVersion committed;
    private List<PastSeries> past = new ArrayList<>();
    private List<Scheduled> waiting = new ArrayList<>();
    private long lastSchedule;

    /** @param site of the configuration file: counts until the ledger holds a catalogue. Before anything else. */
    public void begin(Site site) {
        file = site;
    }

    /** What the configuration file says. */
    public Site file() {
        return Objects.requireNonNull(file, "no site was given");
    }

    void load(@Nullable CatalogueVersion newest, List<PastSeries> before) {
        current = newest;
        past = new ArrayList<>(before);
        publish();
    }

    void load(List<Scheduled> all) {
        waiting =
                new ArrayList<>(all.stream().filter(one -> one.ended() == null).toList());
        lastSchedule = all.stream().mapToLong(Scheduled::number).max().orElse(0);
    }

    void scheduled(Scheduled one) {
        waiting.add(one);
        lastSchedule = one.number();
    }

    void ended(long schedule) {
        waiting.removeIf(one -> one.number() == schedule);
    }

    /** Changes that wait for their day. */
    List<Scheduled> scheduled() {
        return List.copyOf(waiting);
    }

    Optional<Scheduled> scheduled(long number) {
        return waiting.stream().filter(one -> one.number() == number).findFirst();
    }

    /** Of those whose day has come the earliest. */
    Optional<Scheduled> due(Instant now) {
        if (waiting.isEmpty()) return Optional.empty();
        LocalDate today = site().calendar().businessDay(now);
        return waiting.stream()
                .filter(one -> !one.day().isAfter(today))
                .min(Comparator.comparing(Scheduled::day).thenComparing(Scheduled::number));
    }

    long lastSchedule() {
        return lastSchedule;
    }

    void changed(CatalogueVersion next) {
        CatalogueVersion before = current;
        if (before != null) past.addAll(PastSeries.of(before.site(), next.site(), next.at()));
        past.removeIf(one -> one.isOver(next.at()));
        current = next;
    }

    void publish() {
        committed = current;
    }

    /** As decided, the batch at hand included. */
    public Site site() {
        return current == null ? file() : current.site();
    }

    /** As committed. Any thread. */
    public Site published() {
        CatalogueVersion known = committed;
        return known == null ? file() : known.site();
    }

    /** As committed; empty for a moment at the very first start. Any thread. */
    public Optional<CatalogueVersion> version() {
        return Optional.ofNullable(committed);
    }

    /** Its number, the batch at hand included; 0 before the first. */
    long number() {
        return current == null ? 0 : current.number();
    }

    /** Numbers that may still be on paper or in a kiosk's bands, as they were printed before. */
    List<PastSeries> past() {
        return List.copyOf(past);
    }
}
