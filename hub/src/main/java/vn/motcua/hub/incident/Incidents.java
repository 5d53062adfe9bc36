package vn.motcua.hub.incident;

import io.vertx.core.Future;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.IncidentDecided.Cause;
import vn.motcua.core.event.IncidentDecided.Consequence;
import vn.motcua.core.event.IncidentDecided.Verdict;
import vn.motcua.core.event.IncidentNoted;
import vn.motcua.core.event.IncidentOpened;
import vn.motcua.core.event.IncidentRuleMuted;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Site;
import vn.motcua.hub.evidence.SealedWords;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.platform.ledger.RetryLaterException;
import vn.motcua.hub.platform.ledger.SiteWriter;
import vn.motcua.hub.platform.ledger.WriterRows;

/** Incidents as commands of the site's writer. Any thread. */
public final class Incidents implements IncidentService {
    /** Nobody remembers farther back, and clocks of pages may run a little fast. */
    private static final Duration REPORTED_WITHIN = Duration.ofDays(90);

    private static final Duration MUTED_MAX = Duration.ofDays(90);
    private static final Duration CLOCK_TRUST = Duration.ofMinutes(5);

    private final SiteWriter writer;
    private final Supplier<Site> site;
    private final IncidentSettings settings;
    private final Desk desk;

    /** @param site the catalogue that decisions are made by */
    public Incidents(SiteWriter writer, Supplier<Site> site, IncidentSettings settings, Desk desk) {
        this.writer = writer;
        this.site = site;
        this.settings = settings;
        this.desk = desk;
    }

    @Override
    public Future<Outcome<Step>> flag(Act act, Flag flag) {
        return writer.command(
                act.requestId(), "FlagIncident", Step.class, (now, ids) -> desk.flag(site.get(), act, flag, now, ids));
    }

    @Override
    public Future<Outcome<Step>> claim(Act act) {
        return command(act, "ClaimIncident", (incident, by, now, ids) -> IncidentRules.claim(incident, by, now));
    }

    @Override
    public Future<Outcome<Step>> release(Act act) {
        return command(act, "ReleaseIncident", (incident, by, now, ids) -> IncidentRules.release(incident, by, now));
    }

    @Override
    public Future<Outcome<Step>> ask(Act act, @Nullable PersonId of) {
        return command(act, "AskAboutIncident", (incident, by, now, ids) -> {
            PersonId asked = of == null ? incident.opened().officer() : of;
            if (asked == null) return Refusals.decision("NOBODY_ON_DUTY");
            return IncidentRules.ask(incident, by, asked, settings.patience(), now);
        });
    }

    @Override
    public Future<Outcome<Step>> state(Act act, String text) {
        return command(act, "StateOnIncident", (incident, by, now, ids) -> {
            String id = ids.next();
            return desk.write(id, text, IncidentRules.state(incident, by.id(), id, now));
        });
    }

    @Override
    public Future<Outcome<Step>> note(Act act, String text) {
        return command(act, "NoteOnIncident", (incident, by, now, ids) -> {
            String id = ids.next();
            return desk.write(id, text, IncidentRules.note(incident, by, id, now));
        });
    }

    @Override
    public Future<Outcome<Step>> decide(
            Act act, Verdict verdict, @Nullable Cause cause, @Nullable String other, Consequence consequence) {
        IncidentRules.Judgement said = new IncidentRules.Judgement(verdict, cause, other, consequence);
        return command(act, "DecideIncident", (incident, by, now, ids) -> {
            if (other != null && (other.equals(incident.id()) || !desk.stays(other)))
                return Refusals.decision("BAD_VERDICT");
            return IncidentRules.decide(incident, by, said, ids.next(), now);
        });
    }

    @Override
    public Future<Outcome<Step>> second(Act act, boolean agrees) {
        return command(
                act, "SecondIncident", (incident, by, now, ids) -> IncidentRules.second(incident, by, agrees, now));
    }

    @Override
    public Future<Outcome<Step>> undo(Act act) {
        return command(act, "UndoVerdict", (incident, by, now, ids) -> IncidentRules.undo(incident, by, now));
    }

    @Override
    public Future<Outcome<Step>> reopen(Act act, String reason) {
        return command(act, "ReopenIncident", (incident, by, now, ids) -> {
            String id = ids.next();
            return desk.write(id, reason, IncidentRules.reopen(incident, by, id, now));
        });
    }

    @Override
    public Future<Outcome<Step>> close(Act act) {
        return command(act, "CloseIncident", (incident, by, now, ids) -> IncidentRules.close(incident, by, now));
    }

    @Override
    public Future<Outcome<Muted>> mute(Act act, IncidentOpened.Kind kind, Duration length) {
        return writer.command(act.requestId(), "MuteIncidentRule", Muted.class, (now, ids) -> {
            if (kind == IncidentOpened.Kind.PANIC || kind == IncidentOpened.Kind.CONDUCT_REPORT)
                return Refusals.decision("RULE_ALWAYS_SPEAKS");
            if (length.isNegative() || length.compareTo(MUTED_MAX) > 0) return Refusals.decision("BAD_REQUEST", "days");
            Instant until = now.plus(length);
            return Decision.accepted(
                    new Muted(kind.name(), act.person(), until), new IncidentRuleMuted(kind, act.person(), until, now));
        });
    }

    private Future<Outcome<Step>> command(Act act, String name, Rule rule) {
        IncidentRules.Actor by = new IncidentRules.Actor(act.person(), act.role());
        return writer.command(act.requestId(), name, Step.class, (now, ids) -> {
            Optional<Incident> known = desk.find(act.incidentId());
            if (known.isEmpty()) return Refusals.decision("UNKNOWN_INCIDENT");
            return step(rule.decide(known.get(), by, now, ids), now);
        });
    }

    private static Decision<Step> step(Decision<Incident> decision, Instant now) {
        if (decision instanceof Decision.Accepted<Incident> accepted)
            return new Decision.Accepted<>(accepted.events(), step(accepted.answer(), now));
        return Decision.refused(((Decision.Refused<Incident>) decision).refusal());
    }

    private static Step step(Incident incident, Instant now) {
        Incident.Given given = incident.given();
        Incident.Claim claim = incident.claim();
        return new Step(
                incident.id(),
                incident.stateAt(now).name(),
                incident.holderAt(now) == null || claim == null ? null : claim.until(),
                given == null ? null : given.decided().decisionId(),
                given != null && given.counts());
    }

    /** One rule on one incident. */
    @FunctionalInterface
    private interface Rule {
        Decision<Incident> decide(Incident incident, IncidentRules.Actor by, Instant now, IdSource ids)
                throws SQLException;
    }

    /** The part that looks at the writer's own rows. Writer thread. */
    public static final class Desk extends WriterRows {
        private final SealedWords words;

        public Desk(SealedWords words) {
            this.words = words;
        }

        Optional<Incident> find(String id) throws SQLException {
            return IncidentTable.find(rows(), id);
        }

        /** Whether another may be a duplicate of it: known, and no duplicate itself. */
        boolean stays(String id) throws SQLException {
            return find(id).filter(
                            one -> one.given() == null || one.given().decided().verdict() != Verdict.DUPLICATE)
                    .isPresent();
        }

        /** The words go beside the ledger in the same transaction, and only if the rule took them. */
        Decision<Incident> write(String id, String text, Decision<Incident> decision) throws SQLException {
            if (decision instanceof Decision.Accepted<Incident>) keep(id, text);
            return decision;
        }

        private void keep(String id, String text) throws SQLException {
            try {
                rows().update(IncidentTable.SQL.get("save-text"), id, words.seal(id, text));
            } catch (IOException e) {
                // Nobody is told that it was written when it was not. Nothing of the store's: a failed commit takes
                // tickets along.
                throw new RetryLaterException("the words " + id + " could not be sealed", e);
            }
        }

        Decision<Step> flag(Site site, Act act, Flag flag, Instant now, IdSource ids) throws SQLException {
            if (flag.counter() != null && site.counter(flag.counter()).isEmpty())
                return Refusals.decision("UNKNOWN_COUNTER");
            if (flag.visit() != null && !isVisit(flag)) return Refusals.decision("UNKNOWN_VISIT");
            boolean isWhen =
                    !flag.at().isAfter(now.plus(CLOCK_TRUST)) && flag.at().isAfter(now.minus(REPORTED_WITHIN));
            if (!isWhen) return Refusals.decision("BAD_REQUEST", "at");
            IncidentOpening.Sign sign = new IncidentOpening.Sign(
                    IncidentOpened.Kind.CONDUCT_REPORT,
                    IncidentOpened.Severity.MEDIUM,
                    act.requestId().value(),
                    flag.counter(),
                    flag.visit(),
                    flag.at(),
                    act.person());
            IncidentOpening.Told told = IncidentOpening.of(rows(), sign, now, ids);
            String text = ids.next();
            keep(text, flag.text());
            List<Event> facts = new ArrayList<>();
            if (told.fact() != null) facts.add(told.fact());
            facts.add(new IncidentNoted(told.incidentId(), text, act.person(), IncidentNoted.Kind.REPORT, now));
            return new Decision.Accepted<>(
                    facts, new Step(told.incidentId(), Incident.State.NEW.name(), null, null, false));
        }

        private boolean isVisit(Flag flag) throws SQLException {
            return rows().first(IncidentTable.SQL.get("visit-known"), row -> true, flag.visit())
                    .isPresent();
        }
    }
}
