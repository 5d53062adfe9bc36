package vn.motcua.hub;

import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.HelpAsked;
import vn.motcua.core.event.PrintJobEnded;
import vn.motcua.core.event.PrintJobQueued;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.EventTypes;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.counter.Desk;
import vn.motcua.hub.counter.SendOn;
import vn.motcua.hub.counter.Undoable;
import vn.motcua.hub.counter.VisitEnded;
import vn.motcua.hub.platform.ledger.Incoming;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.StreamKey;
import vn.motcua.hub.ticket.Lease;

/** A seeded history of a busy centre: kiosks on and off line, repeats, officers, ratings, days passing. */
final class RandomHistory {
    static final List<AgentId> KIOSKS = List.of(new AgentId("pc-1"), new AgentId("pc-2"));
    private static final List<CounterId> COUNTERS = List.of(Sites.C1, Sites.C2, Sites.C3);
    private static final List<PersonId> PEOPLE =
            List.of(HubRig.person(), HubRig.person(), HubRig.person(), HubRig.person());
    private static final int LOOK_EVERY = 50;
    final List<EventEnvelope> sent = new ArrayList<>();
    final Map<String, List<String>> answers = new HashMap<>();
    private final Site site;
    private final TestClock clock;
    private final Random random;
    private LedgerRig rig;
    private final Map<AgentId, List<EventEnvelope>> kept = new HashMap<>();
    private final Map<AgentId, Integer> delivered = new HashMap<>();
    private final List<Requests.AllocateTicket> asked = new ArrayList<>();
    private final List<VisitEnded> served = new ArrayList<>();
    private final List<PrintJobQueued> jobs = new ArrayList<>();
    private final List<Future<?>> pending = new ArrayList<>();

    RandomHistory(Site site, TestClock clock, Random random, LedgerRig rig) {
        this.site = site;
        this.clock = clock;
        this.random = random;
        this.rig = rig;
        KIOSKS.forEach(kiosk -> kept.put(kiosk, new ArrayList<>()));
    }

    void run(int operations) {
        for (AgentId kiosk : KIOSKS) rig.lease(kiosk);
        go(operations);
        for (AgentId kiosk : KIOSKS)
            while (delivered.getOrDefault(kiosk, 0) < kept.get(kiosk).size()) deliver(kiosk);
        settle();
    }

    /** As a part of a longer history. */
    void go(int operations) {
        for (int i = 0; i < operations; i++) {
            step();
            if (pending.size() > 200) settle();
            if (i % LOOK_EVERY == 0) look();
        }
        settle();
    }

    /** One counter per officer, one visit per counter and counter per visit, and no run of calls that pass somebody too long. */
    private void look() {
        settle();
        String wrong = HubRig.await(rig.writer.side(
                connection -> HallChecks.wrong(rig.parts, site.line().interleave())));
        if (!wrong.isEmpty()) throw new AssertionError(wrong);
    }

    /** The hub was started again. */
    void goOnWith(LedgerRig started) {
        rig = started;
    }

    private void settle() {
        pending.forEach(HubRig::await);
        pending.clear();
    }

    private void step() {
        AgentId kiosk = pick(KIOSKS);
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3 -> online(kiosk);
            case 4 -> offline(kiosk);
            case 5 -> late(kiosk);
            case 6 -> again(kiosk);
            case 7, 8, 9 -> deliver(kiosk);
            case 10 -> print(kiosk);
            case 11 -> rate(kiosk);
            case 12 ->
                pending.add(rig.tickets.issueAtConsole(
                        HubRig.request(), pick(PEOPLE), service(), priority(), 1 + random.nextInt(3)));
            case 13 -> time();
            case 14 -> cancel();
            case 15 -> {
                CounterId at = pick(COUNTERS);
                if (random.nextInt(4) > 0) officer();
                else
                    pending.add(
                            RandomCommune.command(rig, random, service(), at, PEOPLE.get(COUNTERS.indexOf(at)), clock));
            }
            default -> officer();
        }
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Mostly one of the latest: an older day is read back whole. */
    private <T> T some(List<T> from) {
        return random.nextInt(30) == 0 ? pick(from) : pick(from.subList(Math.max(0, from.size() - 200), from.size()));
    }

    private ServiceId service() {
        return random.nextBoolean() ? Sites.LAND : Sites.CIVIL;
    }

    private Priority priority() {
        return random.nextInt(4) == 0 ? Priority.PRIORITY : Priority.NORMAL;
    }

    private Requests.AllocateTicket request() {
        return new Requests.AllocateTicket(
                HubRig.request(),
                HubRig.visit(),
                service(),
                priority(),
                Text.Locale.VI,
                TicketCode.mint(new SecureRandom()).value(),
                "kiosk-1");
    }

    private void online(AgentId kiosk) {
        Requests.AllocateTicket request = request();
        asked.add(request);
        Requests.Allocated given = ask(kiosk, request);
        if (given != null && random.nextInt(10) > 0)
            keep(kiosk, stored(request, given.number(), given.businessDay(), null));
    }

    /** The kiosk does not wait for the answer: the hub gives one number, the paper says another. */
    private void late(AgentId kiosk) {
        Requests.AllocateTicket request = request();
        Requests.Allocated given = ask(kiosk, request);
        Band band = band(kiosk, request.serviceId());
        if (given == null || band == null) return;
        offline(kiosk, request, band);
    }

    private void offline(AgentId kiosk) {
        Requests.AllocateTicket request = request();
        Band band = band(kiosk, request.serviceId());
        if (band != null) offline(kiosk, request, band);
    }

    private final Map<vn.motcua.core.model.BandId, Integer> used = new HashMap<>();

    private void offline(AgentId kiosk, Requests.AllocateTicket request, Band band) {
        int value = used.merge(band.id(), 1, Integer::sum) + band.from() - 1;
        Series series = site.series(band.series()).orElseThrow();
        keep(kiosk, stored(request, series.number(value), band.businessDay(), band));
    }

    private Band band(AgentId kiosk, ServiceId service) {
        var series = site.service(service).orElseThrow().series();
        var today = site.calendar().businessDay(clock.instant());
        return HubRig.await(rig.writer.side(connection -> rig.parts.bands.live(kiosk, today).stream()
                .map(Lease::band)
                .filter(band ->
                        band.series().equals(series) && band.businessDay().equals(today))
                .filter(band -> used.getOrDefault(band.id(), 0) <= band.to() - band.from())
                .findFirst()
                .orElse(null)));
    }

    private void again(AgentId kiosk) {
        if (!asked.isEmpty()) ask(kiosk, some(asked));
    }

    private void cancel() {
        if (!asked.isEmpty())
            pending.add(rig.tickets.cancelByVisitor(some(asked).visitId()));
    }

    private Requests.Allocated ask(AgentId kiosk, Requests.AllocateTicket request) {
        Outcome<Requests.Allocated> outcome = HubRig.await(rig.tickets.allocate(kiosk, request));
        answers.computeIfAbsent(request.requestId().value(), key -> new ArrayList<>())
                .add(outcome.toString());
        return outcome.match(value -> value, refusal -> null);
    }

    private TicketStored stored(
            Requests.AllocateTicket request, TicketNumber number, java.time.LocalDate day, Band band) {
        return new TicketStored(
                request.requestId(),
                request.visitId(),
                number,
                request.serviceId(),
                day,
                request.priority(),
                request.locale(),
                null,
                rig.codes.hash(new TicketCode(request.code())),
                band == null ? TicketStored.Origin.HUB : TicketStored.Origin.BAND,
                band == null ? null : band.id(),
                request.kiosk(),
                clock.instant());
    }

    private void keep(AgentId kiosk, Event event) {
        List<EventEnvelope> events = kept.get(kiosk);
        EventEnvelope envelope = new EventEnvelope(
                new UUID(random.nextLong(), random.nextLong()).toString(),
                site.id(),
                kiosk.value(),
                StreamName.ESSENTIAL,
                1,
                events.size() + 1L,
                EventTypes.version(event),
                clock.instant(),
                event);
        events.add(envelope);
        sent.add(envelope);
    }

    /** Some events in order, often with some of those before once more. */
    private void deliver(AgentId kiosk) {
        List<EventEnvelope> events = kept.get(kiosk);
        int done = delivered.getOrDefault(kiosk, 0);
        int from = Math.max(0, done - random.nextInt(4));
        int to = Math.min(events.size(), done + 1 + random.nextInt(8));
        if (from >= to) return;
        List<Incoming> facts = events.subList(from, to).stream()
                .map(envelope -> Incoming.accepted(envelope, envelope::id))
                .toList();
        delivered.put(kiosk, Math.max(done, to));
        pending.add(rig.writer.facts(new StreamKey(kiosk.value(), StreamName.ESSENTIAL, 1), 0, facts));
    }

    private void print(AgentId kiosk) {
        if (!jobs.isEmpty() && random.nextBoolean()) {
            PrintJobQueued job = pick(jobs);
            PrintJobEnded.Outcome outcome = pick(List.of(PrintJobEnded.Outcome.values()));
            keep(kiosk, new PrintJobEnded(job.jobId(), job.visitId(), "printer-1", job.attempt(), outcome, ""));
        } else if (!asked.isEmpty()) {
            Requests.AllocateTicket request = some(asked);
            PrintJobQueued job = new PrintJobQueued(
                    UUID.randomUUID().toString(), request.visitId(), request.requestId(), "printer-1", 1);
            jobs.add(job);
            keep(kiosk, job);
        }
    }

    private void rate(AgentId kiosk) {
        if (served.isEmpty()) return;
        VisitEnded visit = served.get(Math.max(0, served.size() - 1 - random.nextInt(5)));
        Instant at = clock.instant().plusSeconds(random.nextInt(40) - 20L);
        String device = random.nextBoolean() ? "tablet-1" : "tablet-2";
        keep(
                kiosk,
                new RatingGiven(
                        UUID.randomUUID().toString(),
                        visit.rightId(),
                        visit.visitId(),
                        Sites.C1,
                        1 + random.nextInt(5),
                        5,
                        List.of(),
                        RatingGiven.Channel.TABLET,
                        device,
                        at));
    }

    private void officer() {
        CounterId counter = pick(COUNTERS);
        PersonId person = random.nextInt(5) > 0 ? PEOPLE.get(COUNTERS.indexOf(counter)) : pick(PEOPLE);
        switch (random.nextInt(17)) {
            case 14 -> together(person);
            case 15 -> pending.add(rig.counters.finish(HubRig.request(), person, counter, Sites.CIVIL));
            case 16 -> desk(counter, person);
            case 13 -> pending.add(rig.counters.finishPerson(HubRig.request(), person, counter));
            case 9, 10 -> undo(counter, person);
            case 11, 12 -> move(counter, person);
            case 0 -> pending.add(rig.counters.open(HubRig.request(), person, counter));
            case 1 -> pending.add(rig.counters.recall(HubRig.request(), person, counter));
            case 2 -> pending.add(rig.counters.noShow(HubRig.request(), person, counter));
            case 3, 4 ->
                pending.add(rig.counters
                        .finish(HubRig.request(), person, counter)
                        .onSuccess(outcome -> {
                            if (outcome instanceof Outcome.Done<VisitEnded> done
                                    && done.value().rightId() != null)
                                synchronized (served) {
                                    served.add(done.value());
                                }
                        }));
            case 5 -> {
                if (!asked.isEmpty())
                    pending.add(rig.counters.call(
                            HubRig.request(), person, counter, some(asked).visitId()));
            }
            case 6 -> {
                if (random.nextInt(10) == 0) pending.add(rig.counters.close(HubRig.request(), person, counter));
            }
            default -> pending.add(rig.counters.callNext(HubRig.request(), person, counter));
        }
    }

    private void move(CounterId counter, PersonId person) {
        switch (random.nextInt(4)) {
            case 0 -> {
                if (!asked.isEmpty())
                    pending.add(rig.counters.bringBack(
                            HubRig.request(), person, counter, some(asked).visitId()));
            }
            case 1 ->
                pending.add(rig.counters.park(
                        HubRig.request(), person, counter, pick(List.of(VisitParked.Reason.values())), until()));
            default -> pending.add(rig.counters.transfer(HubRig.request(), person, counter, sendOn()));
        }
    }

    private Duration until() {
        return random.nextBoolean() ? null : Duration.ofSeconds(1 + random.nextInt(60));
    }

    /** Two of those who came last go together, or no longer. */
    private void together(PersonId person) {
        if (asked.size() < 2) return;
        VisitId one = pick(asked.subList(Math.max(0, asked.size() - 10), asked.size()))
                .visitId();
        VisitId other = pick(asked.subList(Math.max(0, asked.size() - 10), asked.size()))
                .visitId();
        if (random.nextInt(4) == 0) pending.add(rig.counters.unlink(HubRig.request(), person, one));
        else pending.add(rig.counters.link(HubRig.request(), person, List.of(one, other)));
    }

    private SendOn sendOn() {
        boolean isToService = random.nextBoolean();
        return new SendOn(
                isToService ? service() : null,
                isToService ? null : pick(COUNTERS),
                null,
                random.nextBoolean() ? SendOn.Place.FIRST : SendOn.Place.LAST,
                Duration.ofMinutes(random.nextInt(3)),
                random.nextBoolean());
    }

    /** What is done with the counter itself: left, gone on with, handed over, standing in for another, helped. */
    private void desk(CounterId counter, PersonId person) {
        switch (random.nextInt(9)) {
            case 0 ->
                pending.add(rig.desks.pause(
                        HubRig.request(), person, counter, pick(List.of(CounterPaused.Reason.values())), null));
            case 1, 2 -> pending.add(rig.desks.resume(HubRig.request(), person, counter));
            case 3 -> pending.add(rig.desks.offer(HubRig.request(), person, counter, pick(PEOPLE)));
            case 4 -> pending.add(rig.desks.accept(HubRig.request(), pick(PEOPLE), counter));
            case 5 -> handOver(counter);
            case 6 -> pending.add(rig.desks.serveFor(HubRig.request(), person, counter, Set.of(pick(COUNTERS))));
            case 7 ->
                pending.add(
                        rig.desks.askHelp(HubRig.request(), person, counter, pick(List.of(HelpAsked.Reason.values()))));
            default -> help(counter);
        }
    }

    /** Half of the time to who usually sits there, or most officers would soon press at a counter that is not theirs. */
    private void handOver(CounterId counter) {
        settle();
        PersonId holder = HubRig.await(rig.writer.side(
                connection -> rig.parts.counters.counter(counter).personId()));
        PersonId to = random.nextBoolean() ? PEOPLE.get(COUNTERS.indexOf(counter)) : pick(PEOPLE);
        if (holder != null) pending.add(rig.desks.handOverHere(HubRig.request(), holder, to));
    }

    private void help(CounterId counter) {
        settle();
        Desk.Help help = HubRig.await(rig.writer.side(
                connection -> rig.parts.counters.desks().desk(counter).help()));
        if (help == null) return;
        PersonId person = pick(PEOPLE);
        pending.add(
                random.nextBoolean()
                        ? rig.desks.takeHelp(HubRig.request(), person, help.id())
                        : rig.desks.endHelp(HubRig.request(), person, counter));
    }

    /** Whatever is offered at this counter or else at any, sometimes too late. */
    private void undo(CounterId counter, PersonId person) {
        settle();
        List<CounterId> counters = new ArrayList<>(List.of(counter));
        counters.addAll(COUNTERS);
        Optional<Undoable> last = HubRig.await(rig.writer.side(connection -> counters.stream()
                .flatMap(one -> rig.parts.counters.undo().last(one).stream())
                .findFirst()));
        if (last.isEmpty()) return;
        PersonId who = random.nextInt(5) > 0 ? last.get().personId() : person;
        CounterId where = last.get().state().counterId();
        pending.add(rig.counters.undo(HubRig.request(), who, where, last.get().position()));
    }

    private void time() {
        settle();
        boolean isNight = random.nextInt(60) == 0;
        clock.advance(isNight ? Duration.ofHours(9) : Duration.ofSeconds(random.nextInt(20)));
        if (isNight) for (AgentId kiosk : KIOSKS) rig.lease(kiosk);
    }
}
