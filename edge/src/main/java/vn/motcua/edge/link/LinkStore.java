package vn.motcua.edge.link;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame.BandReport;
import vn.motcua.core.wire.LinkFrame.HighestNumber;
import vn.motcua.core.wire.LinkFrame.KnownEvent;
import vn.motcua.core.wire.LinkFrame.Numbers;
import vn.motcua.core.wire.LinkFrame.StreamPosition;
import vn.motcua.core.wire.LinkFrame.Welcome;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.Outbox.Position;
import vn.motcua.edge.store.OutboxRow;
import vn.motcua.edge.store.Tx;

/** What the link reads and writes in the agent's store. Any thread. */
final class LinkStore {
    private static final String SITE = "site";
    private static final String INCARNATION = "link/incarnation";
    private static final String NUMBERS = "link/numbers";
    private static final int MAX_NUMBERS = 500;
    private static final int MAX_EVENTS = 200;
    private static final int MAX_CHARS = 600_000;

    private final AgentStore store;
    private final Supplier<Instant> now;
    private volatile @Nullable Site site;

    LinkStore(AgentStore store, Supplier<Instant> now) {
        this.store = store;
        this.now = now;
    }

    /** What a hello tells of this agent. */
    record Facts(
            List<StreamPosition> streams,
            List<BandReport> bands,
            List<HighestNumber> highest,
            Optional<String> incarnation,
            boolean rolledBack) {}

    Optional<Site> site() {
        return Optional.ofNullable(site);
    }

    Future<Void> load() {
        return store.read(tx -> tx.keyValues().get(SITE).map(text -> Json.read(text, Site.class)))
                .onSuccess(found -> site = found.orElse(null))
                .mapEmpty();
    }

    Future<Facts> facts() {
        Site known = site;
        OpeningCalendar calendar = known == null ? null : known.calendar();
        // Before the site is known there is no zone; a day early reports too much, never too little.
        LocalDate today = calendar == null
                ? LocalDate.ofInstant(now.get(), ZoneOffset.UTC).minusDays(1)
                : calendar.businessDay(now.get());
        return store.read(tx -> new Facts(
                List.of(tx.outbox().position(StreamName.ESSENTIAL), tx.outbox().position(StreamName.BULK)),
                tx.bands().all().stream()
                        .filter(band -> !band.businessDay().isBefore(today))
                        .toList(),
                merged(tx.requests().highestFrom(today), told(tx), today),
                tx.keyValues().get(INCARNATION),
                tx.isRolledBack()));
    }

    private static List<HighestNumber> told(Tx tx) throws SQLException {
        Optional<String> text = tx.keyValues().get(NUMBERS);
        return text.isPresent() ? Json.read(text.get(), Numbers.class).upTo() : List.of();
    }

    /** Per day and series the higher one, without days gone by. */
    private static List<HighestNumber> merged(List<HighestNumber> some, List<HighestNumber> others, LocalDate from) {
        Map<String, HighestNumber> highest = new TreeMap<>();
        for (HighestNumber one : Stream.concat(some.stream(), others.stream()).toList()) {
            if (one.businessDay().isBefore(from)) continue;
            highest.merge(one.businessDay() + " " + one.series(), one, (a, b) -> a.value() >= b.value() ? a : b);
        }
        return List.copyOf(highest.values());
    }

    /** The hub says what it may have given without this agent; kept for the day it forgets. */
    Future<Void> numbers(List<HighestNumber> upTo) {
        LocalDate yesterday = LocalDate.ofInstant(now.get(), ZoneOffset.UTC).minusDays(1);
        return store.essential(tx -> {
                    List<HighestNumber> all = merged(told(tx), upTo, yesterday);
                    if (all.size() <= MAX_NUMBERS) tx.keyValues().put(NUMBERS, Json.write(new Numbers(all)));
                    return true;
                })
                .mapEmpty();
    }

    /**
     * Takes up what the hub says in its welcome, in one transaction; answers where each stream goes on. Empty when the hub holds other
     * events under this agent's sequences: nothing is taken up, and the next hello asks for a fresh epoch.
     */
    Future<Optional<Map<StreamName, Position>>> welcomed(Welcome welcome, String incarnation) {
        return store.essential(tx -> {
                    if (welcome.freshEpoch() == 0 && hasOvertakenItself(tx, welcome)) {
                        tx.setRolledBack(true);
                        return Optional.<Map<StreamName, Position>>empty();
                    }
                    Map<StreamName, Position> from = new EnumMap<>(StreamName.class);
                    if (welcome.freshEpoch() > 0) {
                        tx.outbox().startEpoch(welcome.freshEpoch());
                        tx.setRolledBack(false);
                    }
                    for (StreamName stream : StreamName.values()) {
                        Position at = welcome.freshEpoch() > 0
                                ? new Position(welcome.freshEpoch(), 0)
                                : acknowledged(welcome, stream);
                        if (welcome.freshEpoch() == 0) tx.outbox().resume(stream, at, now.get());
                        from.put(stream, at);
                    }
                    tx.bands().replace(welcome.bands());
                    tx.keyValues().put(SITE, Json.write(welcome.site()));
                    tx.keyValues().put(INCARNATION, incarnation);
                    return Optional.of(from);
                })
                .onSuccess(done -> {
                    if (done.isPresent()) site = welcome.site();
                });
    }

    private static boolean hasOvertakenItself(Tx tx, Welcome welcome) throws SQLException {
        List<KnownEvent> known = welcome.known();
        if (known == null) return false;
        for (KnownEvent one : known) if (tx.outbox().holdsAnother(one)) return true;
        return false;
    }

    private static Position acknowledged(Welcome welcome, StreamName stream) {
        return welcome.acknowledged().stream()
                .filter(one -> one.stream() == stream)
                .map(one -> new Position(one.epoch(), one.last()))
                .findFirst()
                .orElse(Position.START);
    }

    Future<Void> bands(List<Band> bands) {
        return store.essential(tx -> {
                    tx.bands().replace(bands);
                    return true;
                })
                .mapEmpty();
    }

    /** Somebody else holds these very bands: no number of them may be given here. */
    Future<Void> giveUpBands() {
        return bands(List.of());
    }

    Future<Void> site(Site changed) {
        site = changed;
        return store.essential(tx -> {
                    tx.keyValues().put(SITE, Json.write(changed));
                    return true;
                })
                .mapEmpty();
    }

    /** The next events to send, at most {@code limit}; what is answered in bulk counts as in flight. */
    Future<List<OutboxRow>> next(StreamName stream, Position after, int limit) {
        return store.read(tx -> {
            List<OutboxRow> rows = tx.outbox().after(stream, after, Math.min(limit, MAX_EVENTS), MAX_CHARS);
            if (stream == StreamName.BULK && !rows.isEmpty()) {
                OutboxRow last = rows.get(rows.size() - 1);
                store.bulkInFlight(new Position(last.epoch(), last.sequence()));
            }
            return rows;
        });
    }

    void nothingInFlight() {
        store.bulkInFlight(Position.START);
    }

    /** Losing this costs a repeat that the hub drops, so it may be given up when the disk is full. */
    Future<Void> acknowledged(Map<StreamName, Position> acknowledged) {
        return store.bulk(tx -> {
                    for (var one : acknowledged.entrySet())
                        tx.outbox().acknowledge(one.getKey(), one.getValue(), now.get());
                    return true;
                })
                .mapEmpty();
    }

    void onAppended(Runnable listener) {
        store.onAppended(listener);
    }
}
