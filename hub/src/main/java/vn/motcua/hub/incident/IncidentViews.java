package vn.motcua.hub.incident;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.IncidentNoted;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.Site;
import vn.motcua.hub.counter.PersonNames;
import vn.motcua.hub.evidence.SealedWords;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketTable;

/**
 * Incidents as one viewer may see them. No officer is named to who did not ask for the names, and in blind mode the officer concerned to
 * nobody before the verdict. Who looks into it and decides answers for that by name. The connection's thread.
 */
final class IncidentViews {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentViews.class);
    private final Supplier<Site> site;
    private final PersonNames names;
    private final SealedWords sealed;
    private final CitizenWords citizens;
    private final IncidentSettings settings;

    IncidentViews(
            Supplier<Site> site,
            PersonNames names,
            SealedWords sealed,
            CitizenWords citizens,
            IncidentSettings settings) {
        this.site = site;
        this.names = names;
        this.sealed = sealed;
        this.citizens = citizens;
        this.settings = settings;
    }

    /** Whether the officer must stay unnamed for this viewer. */
    boolean isBlind(Incident incident, IncidentQueries.Viewer viewer) {
        return settings.blind()
                && incident.given() == null
                && incident.opened().officer() != null
                && !viewer.person().equals(incident.opened().officer());
    }

    /** Whether it is there at all for the viewer. */
    static boolean isShown(Incident incident, IncidentQueries.Viewer viewer) {
        if (viewer.isSupervisor()) return true;
        Incident.Ask ask = incident.ask();
        boolean isAsked = ask != null && ask.of().equals(viewer.person());
        boolean wasAsked = viewer.person().equals(incident.opened().officer())
                && incident.hearing().due() != null;
        boolean isFalse = incident.given() != null
                && incident.given().decided().verdict() == vn.motcua.core.event.IncidentDecided.Verdict.FALSE_POSITIVE;
        return (isAsked || wasAsked) && !isFalse;
    }

    IncidentQueries.Summary summary(
            Sql db, Incident incident, long position, IncidentQueries.Viewer viewer, Instant now) throws SQLException {
        Optional<Ticket> ticket = incident.opened().visitId() == null
                ? Optional.empty()
                : TicketTable.ofVisit(db, incident.opened().visitId());
        boolean isBlind = isBlind(incident, viewer);
        PersonId officer = incident.opened().officer();
        CounterId counter = incident.opened().counterId();
        Incident.Claim claim = incident.claim();
        PersonId holder = viewer.isSupervisor() ? incident.holderAt(now) : null;
        Incident.Given given = incident.given();
        return new IncidentQueries.Summary(
                position,
                incident.id(),
                incident.opened().kind().name(),
                incident.severity().name(),
                incident.stateAt(now).name(),
                incident.opened().happenedAt(),
                incident.opened().at(),
                counter,
                counter == null ? null : site.get().counterLabel(counter),
                incident.opened().visitId(),
                ticket.map(one -> one.number().text()).orElse(null),
                ticket.flatMap(one -> site.get().service(one.service()))
                        .map(Service::name)
                        .orElse(null),
                isBlind ? null : named(officer, viewer),
                isBlind,
                !isBlind && isHidden(officer, viewer),
                person(holder),
                holder == null || claim == null ? null : claim.until(),
                given == null ? null : given.decided().verdict().name(),
                given == null ? null : given.decided().consequence().name(),
                given != null && given.counts(),
                incident.reopened(),
                db.first(get("signal-count"), row -> row.integer("signals"), incident.id())
                        .orElse(0));
    }

    IncidentQueries.Whole whole(Sql db, Incident incident, long position, IncidentQueries.Viewer viewer, Instant now)
            throws SQLException {
        CounterId counter = incident.opened().counterId();
        Instant since = counter == null
                ? null
                : db.first(
                                get("on-duty"),
                                row -> row.instant("from_at"),
                                counter,
                                incident.opened().happenedAt(),
                                incident.opened().happenedAt())
                        .orElse(null);
        return new IncidentQueries.Whole(
                summary(db, incident, position, viewer, now),
                since,
                asked(incident, viewer),
                incident.hearing().isHeard(),
                hiddenNames(db, incident, viewer),
                db.list(get("signals"), IncidentViews::signal, incident.id()),
                IncidentAxis.of(db, site.get().id(), incident, readable(incident, viewer)),
                words(db, incident, viewer),
                isJudge(incident, viewer) ? db.list(get("decisions"), this::decided, incident.id()) : List.of());
    }

    /** Not for the officer they are about: whoever wrote them may be known by them. */
    private CitizenWords readable(Incident incident, IncidentQueries.Viewer viewer) {
        return isJudge(incident, viewer) ? citizens : CitizenWords.NONE;
    }

    /** Whether the viewer may look into it; a supervisor who stood at the counter is the officer concerned, and reads no more than one. */
    private static boolean isJudge(Incident incident, IncidentQueries.Viewer viewer) {
        return viewer.isSupervisor()
                && !viewer.person().equals(incident.opened().officer());
    }

    private IncidentQueries.@Nullable Asked asked(Incident incident, IncidentQueries.Viewer viewer) {
        Incident.Ask ask = incident.ask();
        if (ask == null) return null;
        boolean isOfficer = ask.of().equals(incident.opened().officer());
        boolean isHidden = isOfficer && isBlind(incident, viewer);
        return new IncidentQueries.Asked(isOfficer, isHidden ? null : named(ask.of(), viewer), ask.until());
    }

    /** Each person once, whatever that person did. */
    private int hiddenNames(Sql db, Incident incident, IncidentQueries.Viewer viewer) throws SQLException {
        Set<PersonId> hidden = new HashSet<>();
        PersonId officer = incident.opened().officer();
        if (officer != null) hidden.add(officer);
        Incident.Ask ask = incident.ask();
        if (ask != null) hidden.add(ask.of());
        if (isJudge(incident, viewer))
            db.each(
                    get("words"),
                    row -> {
                        if (isOfOfficers(row)) hidden.add(new PersonId(row.text("person_id")));
                    },
                    incident.id());
        if (officer != null && isBlind(incident, viewer)) hidden.remove(officer);
        hidden.removeIf(person -> !isHidden(person, viewer));
        return hidden.size();
    }

    private static boolean isHidden(@Nullable PersonId person, IncidentQueries.Viewer viewer) {
        return person != null && !viewer.asksNames() && !person.equals(viewer.person());
    }

    private IncidentQueries.@Nullable Person named(@Nullable PersonId person, IncidentQueries.Viewer viewer) {
        return isHidden(person, viewer) ? null : person(person);
    }

    /** Reports and statements; a note or a reason is a supervisor's. */
    private static boolean isOfOfficers(Row row) throws SQLException {
        String kind = row.text("kind");
        return kind.equals(IncidentNoted.Kind.REPORT.name()) || kind.equals(IncidentNoted.Kind.STATEMENT.name());
    }

    private static IncidentQueries.Signal signal(Row row) throws SQLException {
        return new IncidentQueries.Signal(
                row.text("kind"), row.text("severity"), row.text("signal"), row.instant("happened_at"));
    }

    /** Whoever does not look into it reads only the own words. */
    private List<IncidentQueries.Words> words(Sql db, Incident incident, IncidentQueries.Viewer viewer)
            throws SQLException {
        List<IncidentQueries.Words> all = new ArrayList<>();
        boolean isBlind = isBlind(incident, viewer);
        db.each(
                get("words"),
                row -> {
                    PersonId by = new PersonId(row.text("person_id"));
                    if (!isJudge(incident, viewer) && !by.equals(viewer.person())) return;
                    boolean isOfficer = by.equals(incident.opened().officer());
                    all.add(new IncidentQueries.Words(
                            row.text("text_id"),
                            row.text("kind"),
                            isOfficer,
                            isOfficer && isBlind ? null : isOfOfficers(row) ? named(by, viewer) : person(by),
                            row.instant("written_at"),
                            read(row)));
                },
                incident.id());
        return all;
    }

    /** Null once they are destroyed. Words that were tampered with hide nothing else of the incident. */
    private @Nullable String read(Row row) throws SQLException {
        String id = row.text("text_id");
        if (row.integer("is_there") == 0) return null;
        try {
            return sealed.open(id, row.bytes("sealed")).orElse(null);
        } catch (IOException e) {
            LOG.warn("{}", e.getMessage());
            return null;
        }
    }

    private IncidentQueries.Decided decided(Row row) throws SQLException {
        PersonId by = new PersonId(row.text("person_id"));
        Integer agrees = row.integerOrNull("agrees");
        return new IncidentQueries.Decided(
                row.text("decision_id"),
                new IncidentQueries.Person(by, names.nameOf(by)),
                row.text("verdict"),
                row.textOrNull("cause"),
                row.textOrNull("duplicate_of"),
                row.text("consequence"),
                row.instant("decided_at"),
                person(row.orNull("second", PersonId::new)),
                agrees == null ? null : agrees == 1,
                row.instantOrNull("undone_at"));
    }

    private IncidentQueries.@Nullable Person person(@Nullable PersonId id) {
        return id == null ? null : new IncidentQueries.Person(id, names.nameOf(id));
    }

    private static String get(String name) {
        return IncidentTable.SQL.get(name);
    }
}
