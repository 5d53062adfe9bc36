package vn.motcua.hub.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.SeriesApart;
import vn.motcua.core.config.SiteEdits;
import vn.motcua.core.event.BandRetired;
import vn.motcua.core.event.CatalogueChanged;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.hub.catalogue.Verdict.Problem;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.platform.ledger.Texts;
import vn.motcua.hub.ticket.Lease;
import vn.motcua.hub.ticket.Standing;
import vn.motcua.hub.ticket.Ticket;

/**
 * Which changes of the catalogue hold at once, and which have to wait: nobody who holds a number, waits, or sits at a counter is
 * pulled the ground from under. Pure: state and time are arguments.
 */
final class CatalogueRules {
    private static final Texts TEXTS = Texts.beside(CatalogueRules.class, "conflicts");

    private CatalogueRules() {}

    /** Refused if the base is another than the version in force; a verdict otherwise. */
    static Decision<Verdict> change(CatalogueState state, Proposal proposal, Instant now) {
        long number = state.book().number();
        if (proposal.base() != number) return Refusals.decision("CATALOGUE_MOVED", number, proposal.base());
        Verdict tried = judge(state, proposal.site(), now);
        if (!tried.problems().isEmpty() || tried.edits().isEmpty()) return Decision.accepted(tried);
        List<Event> events =
                changed(state, proposal.site(), tried.edits(), proposal.personId(), proposal.reason(), now);
        return new Decision.Accepted<>(events, new Verdict(number + 1, tried.edits(), List.of()));
    }

    /** The change, and what follows from it. */
    static List<Event> changed(
            CatalogueState state,
            Site site,
            List<CatalogueChanged.Edit> edits,
            PersonId person,
            @Nullable String reason,
            Instant now) {
        List<Event> events = new ArrayList<>();
        events.add(new CatalogueChanged(state.book().number() + 1, site, edits, person, reason, now));
        events.addAll(retired(state, site, now));
        return events;
    }

    /** As {@link #change}, and nothing happens. */
    static Decision<Verdict> attempt(CatalogueState state, long base, Site proposed, Instant now) {
        long number = state.book().number();
        if (base != number) return Refusals.decision("CATALOGUE_MOVED", number, base);
        return Decision.accepted(judge(state, proposed, now));
    }

    static Verdict judge(CatalogueState state, Site proposed, Instant now) {
        Site site = state.book().site();
        List<Problem> problems = new ArrayList<>();
        born(site, proposed, now, problems);
        LocalDate today = site.calendar().businessDay(now);
        List<Ticket> open = state.tickets().day(today).tickets().stream()
                .filter(ticket -> ticket.status().isOpen())
                .toList();
        services(state, proposed, open, problems);
        counters(state, site, proposed, problems);
        series(state, proposed, today, open, problems);
        printed(state, proposed, today, now, problems);
        return new Verdict(state.book().number(), SiteEdits.between(site, proposed), problems);
    }

    /** What a site is made with, and the day it lives in. */
    static void born(Site site, Site proposed, Instant now, List<Problem> problems) {
        if (!site.id().equals(proposed.id()))
            problems.add(problem("id", proposed.id().value(), "fixed", site.id()));
        if (site.training() != proposed.training())
            problems.add(problem("training", String.valueOf(proposed.training()), "fixed", site.training()));
        LocalDate today = site.calendar().businessDay(now);
        if (!today.equals(proposed.calendar().businessDay(now)))
            problems.add(problem("calendar.zone", proposed.calendar().zone().getId(), "zone.day", today));
    }

    private static void services(CatalogueState state, Site proposed, List<Ticket> open, List<Problem> problems) {
        for (Service service : state.book().site().services()) {
            ServiceId id = service.id();
            if (proposed.service(id).isPresent()) continue;
            String path = "services[" + id + "]";
            long holders = open.stream().filter(ticket -> waitsFor(ticket, id)).count();
            if (holders > 0) problems.add(problem(path, "", "service.waited", holders));
            List<Instant> booked = state.bookings().toCome(id);
            if (booked.isEmpty()) continue;
            Instant last = booked.get(booked.size() - 1);
            LocalDate day = state.book().site().calendar().businessDay(last);
            problems.add(problem(path, "", "service.booked", booked.size(), day));
        }
    }

    /** Now, or again once it is done where it was sent to for a moment. */
    private static boolean waitsFor(Ticket ticket, ServiceId service) {
        Standing standing = ticket.standing();
        return ticket.service().equals(service)
                || standing != null
                        && standing.ways().stream()
                                .anyMatch(way -> way.serviceId().equals(service));
    }

    private static void counters(CatalogueState state, Site site, Site proposed, List<Problem> problems) {
        for (Counter counter : site.counters()) {
            if (proposed.counter(counter.id()).isPresent()) continue;
            if (state.counters().counter(counter.id()).isOpen())
                problems.add(problem("counters[" + counter.id() + "]", "", "counter.open", counter.label()));
        }
    }

    private static void series(
            CatalogueState state, Site proposed, LocalDate today, List<Ticket> open, List<Problem> problems) {
        for (Series series : state.book().site().series()) {
            Optional<Series> next = proposed.series(series.id());
            if (next.isEmpty()) {
                long holders = open.stream()
                        .filter(ticket -> ticket.number().series().equals(series.id()))
                        .count();
                if (holders > 0) problems.add(problem("series[" + series.id() + "]", "", "series.waited", holders));
                continue;
            }
            int highest = state.tickets().day(today).highestHubNumber(series.id());
            if (next.get().last() < highest)
                problems.add(problem(
                        "series[" + series.id() + "].last", "" + next.get().last(), "series.last", highest));
        }
    }

    /** One number on two papers of a day is what no change may bring about, whatever a kiosk that is cut off still prints. */
    private static void printed(
            CatalogueState state, Site proposed, LocalDate today, Instant now, List<Problem> problems) {
        List<PastSeries> past = new ArrayList<>(state.book().past());
        past.addAll(PastSeries.of(state.book().site(), proposed, now));
        for (Series series : proposed.series()) {
            // What did not change was judged when it came.
            if (state.book().site().series().contains(series)) continue;
            for (PastSeries old : past) {
                if (old.until().isBefore(today)) continue;
                Optional<String> shared = shared(old.series(), series);
                if (shared.isEmpty() || !state.hasNumbers(old.series().id(), today)) continue;
                problems.add(problem(
                        "series[" + series.id() + "].prefix",
                        series.prefix(),
                        "series.printed",
                        shared.get(),
                        old.series().id(),
                        old.until()));
                break;
            }
        }
    }

    private static Optional<String> shared(Series old, Series series) {
        return old.id().equals(series.id())
                ? SeriesApart.sharedByAnother(old, series)
                : SeriesApart.shared(old, series);
    }

    /**
     * Bands that lie outside what their series is from now on. A kiosk that hears of it gives none of their numbers more; one that is
     * cut off may, and the hub never gives them either.
     */
    private static List<Event> retired(CatalogueState state, Site proposed, Instant now) {
        LocalDate today = state.book().site().calendar().businessDay(now);
        List<Event> retired = new ArrayList<>();
        for (Lease lease : state.bands().all()) {
            if (!lease.isLive() || lease.band().businessDay().isBefore(today)) continue;
            boolean isWithin = proposed.series(lease.band().series())
                    .filter(series -> lease.band().from() >= series.first()
                            && lease.band().to() <= series.last())
                    .isPresent();
            if (!isWithin) retired.add(new BandRetired(lease.band().id(), "CATALOGUE_CHANGED"));
        }
        return retired;
    }

    private static Problem problem(String path, String value, String key, Object... values) {
        return new Problem(path, value, TEXTS.get(key, values));
    }
}
