package vn.motcua.hub.platform.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import vn.motcua.core.event.AnomalyFound;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.EventsDropped;
import vn.motcua.hub.platform.database.SqlTexts;

/**
 * Takes agents' facts into the ledger: repeats dropped, gaps noted, what cannot be read set aside, contradictions reported and
 * never refused. Writer thread.
 */
final class Ingest {
    static final String DUPLICATE = "DUPLICATE";
    static final String QUARANTINED = "QUARANTINED";
    static final String DROPPED = "DROPPED";
    static final String MISSING = "MISSING";
    private static final SqlTexts SQL = Ledger.SQL;
    private static final String BY_SEQUENCE = SQL.get("by-sequence");
    private static final String SKIP = SQL.get("skip");
    private static final String QUARANTINE = SQL.get("quarantine");
    private static final String IN_QUARANTINE = SQL.get("in-quarantine");

    private final Ledger ledger;
    private final List<Reactor> reactors;
    private final IdSource ids;

    Ingest(Ledger ledger, List<Reactor> reactors, IdSource ids) {
        this.ledger = ledger;
        this.reactors = List.copyOf(reactors);
        this.ids = ids;
    }

    /**
     * @param poisoned sequences whose processing failed before: they go to quarantine instead of failing for ever
     */
    void take(StreamKey key, Incoming incoming, Set<Long> poisoned, Instant now, Consumer<Recorded> appended)
            throws SQLException {
        long cursor = ledger.cursor(key);
        if (incoming.sequence() <= cursor) {
            checkRepeat(key, incoming, now, appended);
            return;
        }
        if (incoming.sequence() > cursor + 1) noteGap(key, cursor + 1, incoming, now, appended);
        EventEnvelope envelope = incoming.envelope();
        if (envelope == null) {
            Rejected why = incoming.rejected() == null ? new Rejected("UNREADABLE", "") : incoming.rejected();
            setAside(key, incoming, why, now, appended);
        } else if (poisoned.contains(incoming.sequence())) {
            setAside(key, incoming, new Rejected("NOT_APPLICABLE", "the hub failed to apply it"), now, appended);
        } else {
            EventText text = incoming.text() == null ? EventText.of(envelope) : incoming.text();
            Optional<Recorded> fresh = ledger.append(envelope, text, now);
            if (fresh.isPresent()) accept(fresh.get(), now, appended);
            else repeated(key, incoming.sequence());
        }
    }

    /** The event is in the ledger, from another epoch. */
    private void repeated(StreamKey key, long sequence) throws SQLException {
        skip(key, sequence, sequence, DUPLICATE);
        ledger.moveCursor(key, sequence);
    }

    /** What follows is decided on the state before the fact. */
    private void accept(Recorded fact, Instant now, Consumer<Recorded> appended) throws SQLException {
        List<Event> follow = new ArrayList<>();
        for (Reactor reactor : reactors) follow.addAll(reactor.react(fact.envelope(), now, ids));
        ledger.apply(fact);
        appended.accept(fact);
        for (Event event : follow) appended.accept(ledger.decide(event, now));
    }

    /** Taken before: the same event again is silence, another event under its number is an anomaly and kept. */
    private void checkRepeat(StreamKey key, Incoming incoming, Instant now, Consumer<Recorded> appended)
            throws SQLException {
        EventEnvelope envelope = incoming.envelope();
        if (envelope == null) return;
        String kept = ledger.db()
                .first(
                        BY_SEQUENCE,
                        row -> row.text("event_id"),
                        key.source(),
                        key.stream(),
                        key.epoch(),
                        incoming.sequence())
                .orElse(envelope.id());
        if (kept.equals(envelope.id()) || isInQuarantine(key, incoming)) return;
        quarantine(key, incoming, "SEQUENCE_REUSED", now);
        report("SEQUENCE_REUSED", envelope.id(), at(key, incoming.sequence()) + " was event " + kept, now, appended);
    }

    private boolean isInQuarantine(StreamKey key, Incoming incoming) throws SQLException {
        return ledger.db()
                .first(
                        IN_QUARANTINE,
                        row -> true,
                        key.source(),
                        key.stream(),
                        key.epoch(),
                        incoming.sequence(),
                        incoming.raw())
                .isPresent();
    }

    private void noteGap(StreamKey key, long from, Incoming incoming, Instant now, Consumer<Recorded> appended)
            throws SQLException {
        long to = incoming.sequence() - 1;
        boolean announced = incoming.envelope() != null
                && incoming.envelope().event() instanceof EventsDropped dropped
                && dropped.fromSequence() <= from
                && dropped.toSequence() >= to;
        skip(key, from, to, announced ? DROPPED : MISSING);
        if (!announced) report("EVENTS_MISSING", "", at(key, from) + " to " + to + " never came", now, appended);
    }

    private void setAside(StreamKey key, Incoming incoming, Rejected why, Instant now, Consumer<Recorded> appended)
            throws SQLException {
        quarantine(key, incoming, why.reason(), now);
        skip(key, incoming.sequence(), incoming.sequence(), QUARANTINED);
        ledger.moveCursor(key, incoming.sequence());
        String eventId = incoming.envelope() == null ? "" : incoming.envelope().id();
        report(
                "QUARANTINED",
                eventId,
                at(key, incoming.sequence()) + ": " + why.reason() + " " + why.detail(),
                now,
                appended);
    }

    private void quarantine(StreamKey key, Incoming incoming, String reason, Instant now) throws SQLException {
        ledger.db()
                .update(
                        QUARANTINE,
                        key.source(),
                        key.stream(),
                        key.epoch(),
                        incoming.sequence(),
                        reason,
                        incoming.raw(),
                        now);
    }

    private void skip(StreamKey key, long from, long to, String reason) throws SQLException {
        ledger.db().update(SKIP, key.source(), key.stream(), key.epoch(), from, to, reason);
    }

    private void report(String kind, String eventId, String detail, Instant now, Consumer<Recorded> appended)
            throws SQLException {
        appended.accept(ledger.decide(new AnomalyFound(kind, null, eventId, shorten(detail)), now));
    }

    private static String at(StreamKey key, long sequence) {
        return key.source() + " " + key.stream() + " " + key.epoch() + "/" + sequence;
    }

    private static String shorten(String detail) {
        return detail.length() <= 300 ? detail : detail.substring(0, 300) + "…";
    }
}
