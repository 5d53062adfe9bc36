package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.await;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.booking.BookingService;
import vn.motcua.hub.booking.BookingService.BookingView;
import vn.motcua.hub.booking.BookingService.SlotView;
import vn.motcua.hub.booking.BookingStatus;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.ledger.Outcome;

/** Random people who book, move, cancel and come all at once, across days and restarts: no slot ever holds more than it may. */
class BookingHistoryTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122);
    private static final int ROUNDS = Boolean.getBoolean("motcua.full") ? 2_000 : 40;
    private static final AgentId KIOSK = new AgentId("pc-1");
    private static final int AT_ONCE = 25;
    private static final int RESTART_EVERY = Boolean.getBoolean("motcua.full") ? 100 : 20;

    @TempDir
    private Path home;

    private final Random random = new Random(SEED);
    private final TestClock clock = new TestClock("2026-11-22T23:00:00Z");
    private final Site site = BookingsTest.site(Sites.weekdays());
    private final List<BookingCode> codes = new ArrayList<>();
    /** What whoever holds a code was told last, in the order of the answers of one batch. */
    private final Map<RequestId, BookingCode> told = new HashMap<>();

    private final Set<String> numbers = new HashSet<>();
    private HubRig rig;

    @Test
    void noSlotHoldsMoreThanItsCapacityWhateverHappensAtOnce() throws Exception {
        rig = new HubRig(home, site, clock);
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                batch();
                check(round);
                clock.advance(Duration.ofMinutes(random.nextInt(25)));
                if (round % RESTART_EVERY == 0) restart();
            }
        } finally {
            rig.close();
        }
        // So many slots as its days have, and no more.
        assertThat(codes.size()).as("seed %d: some were booked", SEED).isGreaterThan(Math.min(ROUNDS, 500));
        assertThat(Verifier.verify(home.resolve(HubFile.NAME)).problems())
                .as("seed %d", SEED)
                .isEmpty();
    }

    private void restart() {
        rig.close();
        rig = new HubRig(home, site, clock);
    }

    private void batch() {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) running.add(command());
        await(Future.join(running));
    }

    private Future<?> command() {
        BookingService bookings = rig.hub.bookings();
        int what = codes.isEmpty() ? 0 : random.nextInt(10);
        if (what < 6) return make(bookings, randomRequest());
        BookingCode code = codes.get(random.nextInt(codes.size()));
        return switch (what) {
            case 6, 7 -> bookings.move(randomRequest(), code, randomSlot());
            case 8 -> bookings.cancel(randomRequest(), code);
            default ->
                random.nextBoolean() ? bookings.checkIn(randomRequest(), HubRig.LAN, code) : atKiosk(bookings, code);
        };
    }

    /** Held to a kiosk, one in three by two people at once: one gets the number. */
    private Future<?> atKiosk(BookingService bookings, BookingCode code) {
        Future<?> first = bookings.checkIn(KIOSK, held(code)).map(this::given);
        if (random.nextInt(3) > 0) return first;
        return Future.join(first, bookings.checkIn(KIOSK, held(code)).map(this::given));
    }

    private synchronized Outcome<Requests.Allocated> given(Outcome<Requests.Allocated> outcome) {
        return outcome.map(ticket -> {
            assertThat(numbers.add(ticket.businessDay() + " " + ticket.number().text()))
                    .as("seed %d: %s is given once", SEED, ticket.number().text())
                    .isTrue();
            return ticket;
        });
    }

    private Requests.AllocateTicket held(BookingCode code) {
        return new Requests.AllocateTicket(
                randomRequest(),
                new VisitId(new UUID(random.nextLong(), random.nextLong()).toString()),
                Sites.LAND,
                Priority.NORMAL,
                Text.Locale.VI,
                TicketCode.mint(random).value(),
                "kiosk-1",
                code.value());
    }

    /** One in five is pressed twice. */
    private Future<?> make(BookingService bookings, RequestId request) {
        ServiceId service = random.nextBoolean() ? Sites.LAND : Sites.CIVIL;
        Instant slot = randomSlot();
        Future<?> first = bookings.make(request, service, slot, Text.Locale.VI)
                .map(outcome -> outcome.map(made -> keep(request, made.code())));
        if (random.nextInt(5) > 0) return first;
        return Future.join(
                first,
                bookings.make(request, service, slot, Text.Locale.VI)
                        .map(outcome -> outcome.map(made -> keep(request, made.code()))));
    }

    private synchronized BookingCode keep(RequestId request, BookingCode code) {
        BookingCode before = told.put(request, code);
        if (before == null) codes.add(code);
        assertThat(before == null ? code : before)
                .as("seed %d: a repeat is told the same", SEED)
                .isEqualTo(code);
        return code;
    }

    private RequestId randomRequest() {
        return new RequestId(new UUID(random.nextLong(), random.nextLong()).toString());
    }

    private LocalDate today() {
        return site.calendar().businessDay(clock.instant());
    }

    /** Mostly near, so that many want the same. */
    private Instant randomSlot() {
        LocalDate day = today().plusDays(random.nextInt(3));
        Instant morning = day.atTime(7, 30).atZone(site.calendar().zone()).toInstant();
        return morning.plus(Duration.ofMinutes(30L * random.nextInt(8)));
    }

    private void check(int round) {
        for (LocalDate day = today().minusDays(1); !day.isAfter(today().plusDays(4)); day = day.plusDays(1)) {
            Map<String, Integer> taken = new HashMap<>();
            for (BookingView one : await(rig.hub.bookings().ofDay(day)))
                if (one.status() == BookingStatus.BOOKED || one.status() == BookingStatus.CHECKED_IN)
                    taken.merge(one.serviceId() + " " + one.startsAt(), 1, Integer::sum);
            taken.forEach((slot, places) -> assertThat(places)
                    .as("seed %d, round %d: %s", SEED, round, slot)
                    .isLessThanOrEqualTo(2));
            if (day.isBefore(today())) continue;
            for (SlotView slot : await(rig.hub.bookings().slots(Sites.LAND, day)))
                assertThat(slot.free() + taken.getOrDefault(Sites.LAND + " " + slot.startsAt(), 0))
                        .as("seed %d, round %d: %s", SEED, round, slot)
                        .isEqualTo(2);
        }
    }
}
