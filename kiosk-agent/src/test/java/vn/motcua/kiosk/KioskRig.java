package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.clock.TimeSource;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.Outbox;
import vn.motcua.edge.store.OutboxRow;
import vn.motcua.edge.store.StoreSettings;
import vn.motcua.kiosk.TicketLedger.Issued;

/** A kiosk with a real store, a hub in the hands of the test and a printer that only remembers. */
final class KioskRig {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final Instant MORNING = Instant.parse("2026-11-23T01:00:00Z");
    static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    final Time time = new Time();
    final Hub hub = new Hub();
    final List<PrintJob> printed = new CopyOnWriteArrayList<>();
    final KioskTexts texts = new KioskTexts();
    final Path home;
    AgentClock clock;
    AgentStore store;
    KioskService kiosk;

    KioskRig(Path home) {
        this.home = home;
    }

    /** Both clocks of the PC. */
    static final class Time implements TimeSource {
        private Instant wall = MORNING;
        private long nanos = 1;

        @Override
        public synchronized Instant wall() {
            return wall;
        }

        @Override
        public synchronized long nanos() {
            return nanos;
        }

        synchronized void advance(Duration by) {
            wall = wall.plus(by);
            nanos += by.toNanos();
        }

        synchronized void setWall(Instant jumped) {
            wall = jumped;
        }
    }

    /** The hub as the kiosk sees it. */
    final class Hub implements HubLine {
        final AtomicInteger asked = new AtomicInteger();
        volatile Optional<Duration> healthy = Optional.of(Duration.ofHours(1));
        volatile Optional<Site> site = Optional.of(KioskRig.site(true));
        volatile java.util.function.Function<Requests.FindTicket, Future<JsonNode>> tickets =
                find -> Future.failedFuture(new vn.motcua.edge.link.NoLinkException("no link"));
        volatile java.util.function.Function<Requests.FindBooking, Future<JsonNode>> bookings =
                find -> Future.failedFuture(new vn.motcua.edge.link.NoLinkException("no link"));
        volatile BiFunction<Requests.AllocateTicket, Duration, Future<JsonNode>> how = this::allocate;
        private final Map<RequestId, JsonNode> given = new java.util.concurrent.ConcurrentHashMap<>();
        private final AtomicInteger next = new AtomicInteger();
        final java.util.List<Requests.CallHelp> helpCalls = new java.util.concurrent.CopyOnWriteArrayList<>();

        @Override
        public Future<JsonNode> request(String name, Object body, Duration timeout) {
            if (body instanceof Requests.CallHelp call) {
                helpCalls.add(call);
                return Future.succeededFuture(Json.tree(new Requests.HelpCalled(call.device())));
            }
            if (body instanceof Requests.FindTicket find) return tickets.apply(find);
            if (body instanceof Requests.FindBooking find) return bookings.apply(find);
            asked.incrementAndGet();
            return how.apply((Requests.AllocateTicket) body, timeout);
        }

        /** As the hub does: one answer per request. */
        Future<JsonNode> allocate(Requests.AllocateTicket ask, Duration timeout) {
            return Future.succeededFuture(given.computeIfAbsent(ask.requestId(), id -> {
                int value = next.incrementAndGet();
                return Json.tree(new Requests.Allocated(
                        id,
                        ask.visitId(),
                        KioskRig.site(true).series().get(0).number(value),
                        DAY,
                        value - 1,
                        5 * (value - 1),
                        8 * (value - 1),
                        false,
                        MORNING));
            }));
        }

        /** The number is given, the answer comes too late. */
        Future<JsonNode> late(Requests.AllocateTicket ask, Duration timeout) {
            Future<JsonNode> late = allocate(ask, timeout);
            Promise<JsonNode> answer = Promise.promise();
            vertx.setTimer(timeout.toMillis(), fired -> answer.tryFail(new TimeoutException("too late")));
            vertx.setTimer(timeout.toMillis() + 300, fired -> answer.tryComplete(late.result()));
            return answer.future();
        }

        @Override
        public Optional<Duration> healthyFor() {
            return healthy;
        }

        @Override
        public Optional<Site> site() {
            return site;
        }
    }

    static Site site(boolean alwaysOpen) {
        vn.motcua.core.model.ZoneId hall = new vn.motcua.core.model.ZoneId("main");
        return new Site(
                new SiteId("demo"),
                new Text("Trung tâm thử", "Test centre"),
                new Text("UBND tỉnh", "Province"),
                true,
                "http://localhost:8080",
                new OpeningCalendar(
                        ZONE,
                        alwaysOpen,
                        Map.of(
                                java.time.DayOfWeek.MONDAY,
                                List.of(new OpeningCalendar.Session(
                                        java.time.LocalTime.of(13, 30), java.time.LocalTime.of(17, 0)))),
                        Set.of(),
                        Set.of()),
                List.of(new HallZone(hall, new Text("Sảnh chính", "Main hall"))),
                List.of(new Series(new SeriesId("a"), "A", 1, 999, 3, 50)),
                List.of(new Service(
                        new ServiceId("land"),
                        new Text("Đất đai", "Land"),
                        new Text("", ""),
                        "map",
                        new SeriesId("a"),
                        10)),
                List.of(new Counter(
                        new CounterId("c3"),
                        "3",
                        new Text("Quầy 3", "Counter 3"),
                        hall,
                        List.of(new ServiceId("land")))));
    }

    KioskRig open() throws Exception {
        return open(Duration.ofMillis(400));
    }

    KioskRig open(Duration patience) throws Exception {
        clock = new AgentClock(time, "boot");
        store = AgentStore.open(
                vertx, new StoreSettings(home, 64 * 1024, 1_000, Duration.ofDays(7), 4_096), clock::now);
        KioskSettings settings = settings(patience);
        kiosk = new KioskService(vertx, settings, hub, clock, store, texts, new Random(7), printed::add, () -> {});
        await(onLoop(kiosk::start));
        return this;
    }

    /** Ends the process in order; the data stay. */
    void close() throws Exception {
        kiosk.stop();
        await(store.close());
    }

    void closeAll() throws Exception {
        close();
        await(vertx.close());
    }

    static KioskSettings settings(Duration patience) {
        return new KioskSettings(
                "kiosk-1",
                "printer-1",
                patience,
                Duration.ofSeconds(30),
                Duration.ofMinutes(5),
                List.of(new ServiceId("parking"), new ServiceId("land")));
    }

    void lease(int from, int to) throws Exception {
        lease(List.of(new Band(
                new BandId(UUID.randomUUID().toString()), new AgentId("pc"), new SeriesId("a"), DAY, from, to)));
    }

    void lease(List<Band> bands) throws Exception {
        await(store.essential(tx -> {
            tx.bands().replace(bands);
            return true;
        }));
    }

    static TicketAsk ask() {
        return new TicketAsk(
                new RequestId(UUID.randomUUID().toString()),
                new ServiceId("land"),
                Text.Locale.VI,
                Priority.NORMAL,
                null);
    }

    /** The same touch, after a slip was scanned. */
    static TicketAsk ask(vn.motcua.edge.store.TicketSlip slip) {
        return new TicketAsk(
                new RequestId(UUID.randomUUID().toString()),
                new ServiceId("land"),
                Text.Locale.VI,
                Priority.NORMAL,
                slip);
    }

    Future<Issued> issueLater(TicketAsk ask) {
        return onLoop(() -> kiosk.issue(ask));
    }

    Issued issue(TicketAsk ask) throws Exception {
        return await(issueLater(ask));
    }

    String number(TicketAsk ask) throws Exception {
        return issue(ask).request().issue().number().text();
    }

    List<OutboxRow> essential() throws Exception {
        return await(store.read(
                tx -> tx.outbox().after(StreamName.ESSENTIAL, Outbox.Position.START, 10_000, Integer.MAX_VALUE)));
    }

    List<String> facts() throws Exception {
        return essential().stream().map(OutboxRow::type).toList();
    }

    <T> Future<T> onLoop(Supplier<Future<T>> step) {
        Promise<T> promise = Promise.promise();
        vertx.runOnContext(go -> step.get().onComplete(promise));
        return promise.future();
    }

    static <T> T await(Future<T> future) throws Exception {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof Exception cause) throw cause;
            throw e;
        }
    }
}
