package vn.motcua.hub;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.hub.booking.BookingService;
import vn.motcua.hub.counter.CounterService;
import vn.motcua.hub.counter.CounterState;
import vn.motcua.hub.counter.DeskService;
import vn.motcua.hub.counter.KeptViews;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.ticket.AgentRequests;
import vn.motcua.hub.ticket.RecoveryService;
import vn.motcua.hub.ticket.TicketService;

/**
 * A seeded history of a busy centre: kiosks on and off line, phones, bookings, a commune's ways, officers, ratings, days passing. Every
 * fact is held against what must always be so ({@link HallWatch}), and the hall as it stands every so many operations.
 */
final class RandomHistory {
    /** Services that send the line's commands: every command of theirs must be done in a history. */
    static final List<Class<?>> SERVICES = List.of(
            TicketService.class, RecoveryService.class, CounterService.class, DeskService.class, BookingService.class);

    static final List<CounterId> COUNTERS = List.of(Sites.C1, Sites.C2, Sites.C3);
    static final List<PersonId> PEOPLE = List.of(person(1), person(2), person(3), person(4));
    private static final int LOOK_EVERY = 50;
    private static final int PENDING_MOST = 200;

    final SentCommands sent = new SentCommands();
    final TicketService tickets = sent.through(TicketService.class, () -> rig().tickets);
    final CounterService counters = sent.through(CounterService.class, () -> rig().counters);
    final DeskService desks = sent.through(DeskService.class, () -> rig().desks);
    final BookingService bookings = sent.through(BookingService.class, () -> rig().bookings);
    private final RecoveryService recovery = sent.through(RecoveryService.class, () -> rig().tickets);
    final HallWatch watch = new HallWatch();
    private final KeptViews views = new KeptViews();
    final Site site;
    final TestClock clock;
    final Random random;
    /** Everybody who ever took a number, the latest last. */
    final List<VisitId> visits = new ArrayList<>();

    private final Vertx vertx;
    private final String seed;
    private final Random ids;
    private final List<Runnable> answered = new ArrayList<>();
    private final RandomKiosk kiosk = new RandomKiosk(this);
    private final RandomPhone phone = new RandomPhone(this);
    private final RandomCommune commune = new RandomCommune(this);
    private final RandomOfficer officer = new RandomOfficer(this);
    private final RandomDesk desk = new RandomDesk(this);
    private final Map<CounterId, PersonId> sitting = new HashMap<>();
    private LedgerRig rig;
    private int operations;

    RandomHistory(Vertx vertx, long seed, Site site, TestClock clock) {
        this.vertx = vertx;
        this.seed = "seed " + seed;
        this.site = site;
        this.clock = clock;
        random = new Random(seed);
        // Drawn from on the writer's thread: one source for both would make each run another.
        ids = new Random(~seed);
    }

    private static PersonId person(int number) {
        return new PersonId(new UUID(0x70L << 56, number).toString());
    }

    /** A hub on this store, the first or one started again. */
    LedgerRig open(Connection store) throws SQLException {
        rig = new LedgerRig(vertx, site, clock, store, ids, new Printing(), watch);
        for (AgentId one : RandomKiosk.KIOSKS) rig.lease(one);
        return rig;
    }

    LedgerRig rig() {
        return rig;
    }

    int operations() {
        return operations;
    }

    RandomKiosk kiosk() {
        return kiosk;
    }

    /** What the kiosks still keep comes in the end. */
    void run(int count) {
        go(count);
        kiosk.deliverAll();
        settle();
    }

    /** As a part of a longer history. */
    void go(int count) {
        for (int i = 0; i < count; i++) {
            step();
            operations++;
            if (sent.waiting() > PENDING_MOST) settle();
            if (i % LOOK_EVERY == 0) look();
        }
        look();
    }

    /** Looks at the hall between two moments: what must hold there, and that nobody is left standing before a free counter. */
    private void look() {
        String wrong = ask(hub -> {
            sitting.clear();
            for (CounterState one : hub.parts.counters.all())
                if (one.personId() != null) sitting.put(one.counterId(), one.personId());
            return HallChecks.wrong(hub, clock.instant());
        });
        if (wrong.isEmpty()) wrong = watch.wrong();
        if (wrong.isEmpty()) wrong = ask(hub -> views.wrong(hub.floor, clock.instant()));
        if (!wrong.isEmpty()) throw new AssertionError(seed + ", operation " + operations + ": " + wrong);
    }

    /** The day's work is done: whoever waits is called, however long it takes. */
    void drain() {
        operations += officer.callEverybody();
        look();
        List<String> left = ask(hub -> HallWatch.line(hub, clock.instant()).stream()
                .map(one -> one.number().text() + " for " + one.service() + ", held for " + one.heldFor())
                .toList());
        if (!left.isEmpty()) throw new AssertionError(seed + ": nobody ever calls " + left);
    }

    /** Everything sent is decided. */
    void settle() {
        sent.settle();
        answered.forEach(Runnable::run);
        answered.clear();
    }

    /** Done before anything is looked at. */
    void await(Future<?> answer) {
        sent.await(answer);
    }

    /** Whoever gets a number by this can be called, joined to others, or give it back later on. */
    <T> void keep(Future<Outcome<T>> answer, Function<T, VisitId> visit) {
        then(answer, value -> visits.add(visit.apply(value)));
    }

    /** Once it is settled, in the order sent: what comes of it never hangs on which thread was faster. */
    <T> void then(Future<Outcome<T>> answer, Consumer<T> use) {
        answered.add(() -> answer.result()
                .match(
                        value -> {
                            use.accept(value);
                            return null;
                        },
                        refusal -> null));
    }

    private void step() {
        int dice = random.nextInt(100);
        if (dice < 27) kiosk.act();
        else if (dice < 35) phone.act();
        else if (dice < 40) commune.act();
        else if (dice < 45) time();
        else if (dice < 51) desk.act();
        else officer.act();
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Mostly one of the latest: an older day is read back whole. */
    <T> T some(List<T> from) {
        return random.nextInt(30) == 0 ? pick(from) : pick(from.subList(Math.max(0, from.size() - 200), from.size()));
    }

    Optional<VisitId> someVisit() {
        return visits.isEmpty() ? Optional.empty() : Optional.of(some(visits));
    }

    RequestId request() {
        return new RequestId(uuid());
    }

    String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    ServiceId service() {
        return random.nextBoolean() ? Sites.LAND : Sites.CIVIL;
    }

    Priority priority() {
        return random.nextInt(4) == 0 ? Priority.PRIORITY : Priority.NORMAL;
    }

    /** Mostly who sat there when it was looked at last, or usually sits there. */
    PersonId at(CounterId counter) {
        PersonId usual = PEOPLE.get(COUNTERS.indexOf(counter));
        return random.nextInt(12) > 0 ? sitting.getOrDefault(counter, usual) : pick(PEOPLE);
    }

    <T> T ask(Question<T> question) {
        settle();
        return HubRig.await(rig.writer.side(connection -> question.of(rig)));
    }

    private void time() {
        settle();
        if (random.nextInt(30) == 0) recovery.confirm(request(), pick(PEOPLE));
        int dice = random.nextInt(60);
        if (dice > 0) clock.advance(Duration.ofSeconds(random.nextInt(dice == 1 ? 1_200 : 20)));
        else night();
    }

    private void night() {
        if (site.calendar().alwaysOpen()) clock.advance(Duration.ofHours(9));
        else
            clock.set(HistorySites.nextMorning(site.calendar(), clock.instant()).plusSeconds(random.nextInt(3_600)));
        for (AgentId one : RandomKiosk.KIOSKS) rig.lease(one);
    }

    /** Of the writer's own state, on its thread. */
    @FunctionalInterface
    interface Question<T> {
        T of(LedgerRig rig);
    }

    /** Agents that are always there and print what they are told. */
    private static final class Printing implements AgentRequests {
        @Override
        public boolean isLinked(AgentId agent) {
            return true;
        }

        @Override
        public Future<LinkFrame.Answer> ask(AgentId agent, LinkFrame.Request request) {
            TicketService.ReprintStarted started =
                    new TicketService.ReprintStarted(new UUID(0, request.id().hashCode()).toString(), 2);
            return Future.succeededFuture(new LinkFrame.Answer(request.id(), true, Json.tree(started)));
        }
    }
}
