package vn.motcua.hub;

import java.time.Instant;
import java.util.List;
import vn.motcua.core.event.PaperVisitWithdrawn.Reason;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.ticket.PaperNumbers;
import vn.motcua.hub.ticket.PaperWithdrawal;

/** What a person does with numbers at the console: singly, for a group, in rows, on paper, afterwards; and those who go together. */
final class RandomCommune {
    private static final int HIGHEST = 6_000;
    private final RandomHistory history;
    private int lastKeyedIn = 1;
    private SeriesId lastSeries = Sites.A;

    RandomCommune(RandomHistory history) {
        this.history = history;
    }

    void act() {
        switch (history.random.nextInt(12)) {
            case 0, 1, 2, 3 -> issue();
            case 4 -> row();
            case 5, 6 -> paper();
            case 7 -> {
                if (history.random.nextInt(3) == 0) takenOut();
                else afterwards();
            }
            case 8 ->
                history.someVisit().ifPresent(visit -> history.tickets.reprint(history.request(), person(), visit));
            default -> together();
        }
    }

    private PersonId person() {
        return history.pick(RandomHistory.PEOPLE);
    }

    private void issue() {
        history.keep(
                history.tickets.issueAtConsole(
                        history.request(),
                        person(),
                        history.service(),
                        history.priority(),
                        1 + history.random.nextInt(6)),
                Requests.Allocated::visitId);
    }

    private void row() {
        RequestId request = history.request();
        history.then(
                history.tickets.issueRow(
                        request,
                        person(),
                        history.service(),
                        history.priority(),
                        1 + history.random.nextInt(3),
                        1 + history.random.nextInt(4)),
                row -> row.tickets().forEach(one -> history.visits.add(one.visitId())));
    }

    private void paper() {
        history.someVisit()
                .ifPresent(visit ->
                        history.tickets.print(history.request(), person(), visit, history.pick(RandomKiosk.KIOSKS)));
    }

    /** Mostly numbers that were just given or soon will be. */
    private void afterwards() {
        ServiceId service = history.service();
        int first = history.random.nextInt(4) == 0 ? 1 + history.random.nextInt(HIGHEST) : near(service);
        CounterId counter = history.pick(RandomHistory.COUNTERS);
        Instant now = history.clock.instant();
        lastKeyedIn = first;
        lastSeries = history.site.service(service).orElseThrow().series();
        history.tickets.recordPaper(new PaperNumbers(
                history.request(),
                service,
                first,
                first + history.random.nextInt(4),
                null,
                counter,
                history.at(counter),
                now,
                now,
                person()));
    }

    /** Of the last range that was keyed in; often it is out already. */
    private void takenOut() {
        Site site = history.site;
        history.tickets.withdrawPaper(new PaperWithdrawal(
                history.request(),
                lastSeries,
                lastKeyedIn,
                lastKeyedIn + history.random.nextInt(2),
                site.calendar().businessDay(history.clock.instant()),
                history.random.nextBoolean() ? Reason.NOT_HANDED_OUT : Reason.WRONG_DETAILS,
                person()));
    }

    private int near(ServiceId service) {
        SeriesId series = history.site.service(service).orElseThrow().series();
        int highest = history.ask(rig ->
                rig.parts.tickets.day(rig.floor.today(history.clock.instant())).highestHubNumber(series));
        return Math.max(1, highest - 10 + history.random.nextInt(40));
    }

    /** Two of those who came last go together, or no longer. */
    private void together() {
        List<VisitId> all = history.visits;
        if (all.size() < 2) return;
        List<VisitId> latest = all.subList(Math.max(0, all.size() - 10), all.size());
        if (history.random.nextInt(4) == 0) history.counters.unlink(history.request(), person(), history.pick(latest));
        else history.counters.link(history.request(), person(), List.of(history.pick(latest), history.pick(latest)));
    }
}
