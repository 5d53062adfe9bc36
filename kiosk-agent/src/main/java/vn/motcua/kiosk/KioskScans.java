package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.scan.KeyedHash;
import vn.motcua.core.scan.ScanClassifier;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.clock.TimeSource;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.driver.DeviceInput;
import vn.motcua.edge.driver.Devices;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.TicketBooking;
import vn.motcua.edge.store.TicketRequest;
import vn.motcua.edge.store.TicketSlip;
import vn.motcua.edge.web.LocalFeed;
import vn.motcua.kiosk.KioskScan.Booked;
import vn.motcua.kiosk.KioskScan.Outcome;
import vn.motcua.kiosk.KioskScan.Standing;
import vn.motcua.kiosk.KioskScanRules.HubWord;
import vn.motcua.kiosk.scanner.RepeatFilter;
import vn.motcua.kiosk.scanner.ScanInput;

/**
 * Scans of the kiosk: told apart here, and told to nobody but the kiosk page. What was read leaves this class as a {@link KioskScan},
 * which has no room for a person's data; a ticket's code goes to the hub to ask how the ticket stands. A slip is remembered for as long
 * as a person stands there, and stored only with the number it got. Event loop only.
 */
final class KioskScans {
    static final String TOPIC = "kiosk";
    static final String KEY = "scan";
    /** How long a person looks at a screen that says nothing; then what this PC knows must do. */
    static final Duration HUB_PATIENCE = Duration.ofMillis(1_200);

    private static final Logger LOG = LoggerFactory.getLogger(KioskScans.class);
    private static final String SECRET = "kiosk/slip-key";
    private static final int SECRET_BYTES = 32;
    private static final int REMEMBERED = 32;
    private static final int UNDER_WAY_MAX = 8;
    /** A page that was not there when it was scanned hears of it no later. */
    private static final long SHOWN_MS = 5_000;

    private final Vertx vertx;
    private final KioskService kiosk;
    private final KioskSettings settings;
    private final HubLine hub;
    private final AgentStore store;
    private final AgentClock clock;
    private final LocalFeed feed;
    private final TimeSource time;
    private final RepeatFilter pageRepeats = new RepeatFilter();
    private final Map<String, Taken> remembered = new LinkedHashMap<>();
    private @Nullable KeyedHash key;
    private List<ServiceId> unknownServices = List.of();
    private long showTimer = -1;
    private int underWay;
    private long heardScans;
    private long lastShown;

    /**
     * @param slip to be bound to a ticket; null of anything else
     * @param booking the same, as far as it is known by now
     */
    private record Taken(
            Future<KioskScan> answer,
            @Nullable TicketSlip slip,
            @Nullable TicketBooking booking) {}

    KioskScans(
            Vertx vertx,
            KioskService kiosk,
            KioskSettings settings,
            HubLine hub,
            AgentStore store,
            AgentClock clock,
            LocalFeed feed,
            TimeSource time) {
        this.vertx = vertx;
        this.kiosk = kiosk;
        this.settings = settings;
        this.hub = hub;
        this.store = store;
        this.clock = clock;
        this.feed = feed;
        this.time = time;
    }

    /** Loads or makes the secret under which slips that are an address only are known again. */
    Future<Void> start() {
        byte[] fresh = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(fresh);
        return store.essential(tx -> {
                    Optional<String> known = tx.keyValues().get(SECRET);
                    if (known.isEmpty())
                        tx.keyValues().put(SECRET, Base64.getEncoder().encodeToString(fresh));
                    return known;
                })
                .map(known -> known.map(Base64.getDecoder()::decode).orElse(fresh))
                .otherwise(e -> {
                    LOG.warn("slips that are an address only are known again until the restart: {}", e.toString());
                    return fresh;
                })
                .onSuccess(secret -> key = new KeyedHash(secret))
                .mapEmpty();
    }

    /** The site is heard anew: says which of the configured services it does not have, once each. */
    void siteChanged() {
        List<ServiceId> unknown = KioskScanRules.unknownServices(settings.slipServices(), hub.site());
        unknown.stream()
                .filter(id -> !unknownServices.contains(id))
                .forEach(id -> LOG.warn("kiosk.slipServices: the site has no service {}; slips do not lead to it", id));
        unknownServices = unknown;
    }

    void stop() {
        vertx.cancelTimer(showTimer);
    }

    void listenTo(Devices devices) {
        devices.onInput(DeviceKind.SCANNER, this::heard);
    }

    private void heard(DeviceKey from, DeviceInput input) {
        if (input instanceof ScanInput.Read read && read.atKiosk()) {
            if (read.repeat()) return;
            long order = ++heardScans;
            scanned(UUID.randomUUID().toString(), from.name(), read.source(), read.raw())
                    .onSuccess(scan -> show(scan, order))
                    .onFailure(e -> LOG.error("{}: a scan is lost: {}", from.name(), e.toString()));
        } else if (input instanceof ScanInput.Broken broken && broken.atKiosk()) {
            show(KioskScan.said(UUID.randomUUID().toString(), Outcome.AGAIN), ++heardScans);
        }
    }

    /** Typed into the page by a keyboard-like scanner. A repeat of {@code scanId} gets the same answer. */
    Future<KioskScan> typed(String scanId, String text) {
        Taken known = remembered.get(scanId);
        if (known != null) return known.answer();
        if (!pageRepeats.isFirst(text, time.nanos()))
            return Future.succeededFuture(KioskScan.said(scanId, Outcome.REPEAT));
        return scanned(scanId, "", ScanSource.WEDGE, text);
    }

    /** The slip of a scan of a moment ago; empty for any other, and for one too long ago. */
    Optional<TicketSlip> slip(String scanId) {
        return Optional.ofNullable(remembered.get(scanId)).map(Taken::slip);
    }

    /** The booking of a scan of a moment ago, with its time if the hub said it. */
    Optional<TicketBooking> booking(String scanId) {
        Taken taken = remembered.get(scanId);
        if (taken == null || taken.booking() == null) return Optional.empty();
        KioskScan scan = taken.answer().succeeded() ? taken.answer().result() : null;
        Booked told = scan == null ? null : scan.booking();
        return Optional.of(new TicketBooking(
                taken.booking().code(),
                told == null ? null : told.startsAt(),
                taken.booking().notedAt()));
    }

    private Future<KioskScan> scanned(String scanId, String device, ScanSource source, String raw) {
        KeyedHash secret = key;
        if (secret == null) return Future.succeededFuture(KioskScan.said(scanId, Outcome.AGAIN));
        LocalDate today = kiosk.certainDay().orElse(null);
        ScanMeaning meaning = KioskScanRules.meaning(ScanClassifier.classify(raw, today), secret);
        Taken taken = meaning.match(
                slip -> {
                    TicketSlip kept = new TicketSlip(
                            scanId, slip.kind(), slip.dossierCode(), slip.key(), device, source, clock.now());
                    return new Taken(slip(kept), kept, null);
                },
                ticket -> new Taken(
                        standing(ticket.code(), KioskScanRules.isElsewhere(raw, hub.site()))
                                .map(one -> new KioskScan(scanId, Outcome.TICKET, null, List.of(), one)),
                        null,
                        null),
                booking -> new Taken(
                        booked(scanId, booking.code(), KioskScanRules.isBookedElsewhere(raw, hub.site())),
                        null,
                        new TicketBooking(booking.code(), null, clock.now())),
                said -> new Taken(Future.succeededFuture(KioskScan.said(scanId, said.outcome())), null, null));
        Future<KioskScan> answer = taken.answer().recover(e -> notLookedUp(scanId, e));
        remember(scanId, new Taken(answer, taken.slip(), taken.booking()));
        taken.answer().onFailure(e -> remembered.remove(scanId)); // a repeat is asked anew
        return answer;
    }

    /** A busy or broken store: whoever stands there scans once more, instead of before a screen that says nothing. */
    private static Future<KioskScan> notLookedUp(String scanId, Throwable e) {
        LOG.error("a scan cannot be looked up", e);
        return Future.succeededFuture(KioskScan.said(scanId, Outcome.AGAIN));
    }

    /** Bounded: nobody holds more than the last few slips in the hand. */
    private void remember(String scanId, Taken taken) {
        remembered.put(scanId, taken);
        if (remembered.size() > REMEMBERED)
            remembered.remove(remembered.keySet().iterator().next());
    }

    private Future<KioskScan> slip(TicketSlip slip) {
        return given(slip)
                .compose(request -> request.isEmpty()
                        ? Future.succeededFuture(new KioskScan(
                                slip.scanId(),
                                Outcome.SLIP,
                                slip.dossierCode(),
                                KioskScanRules.slipServices(settings.slipServices(), hub.site()),
                                null))
                        : standing(request.get().code(), false)
                                .map(one -> new KioskScan(
                                        slip.scanId(), Outcome.SLIP_HAS_NUMBER, slip.dossierCode(), List.of(), one)));
    }

    private Future<Optional<TicketRequest>> given(TicketSlip slip) {
        Optional<LocalDate> day = kiosk.businessDay();
        if (day.isEmpty()) return Future.succeededFuture(Optional.empty());
        return store.read(tx -> tx.requests().ofSlip(slip.key(), day.get()));
    }

    /** A hub that is away, or of a version that does not know the question, is silent: then the code is noted with the number. */
    private Future<KioskScan> booked(String scanId, BookingCode code, boolean elsewhere) {
        Future<JsonNode> asked = underWay >= UNDER_WAY_MAX
                ? Future.failedFuture("too many questions at once")
                : counted(hub.request(Requests.FIND_BOOKING, new Requests.FindBooking(code.value()), HUB_PATIENCE));
        return asked.map(answer -> booked(scanId, Json.read(answer, Requests.FoundBooking.class)))
                .otherwise(e -> booked(scanId, KioskScanRules.booked(null, isNone(e), elsewhere), null));
    }

    private <T> Future<T> counted(Future<T> asked) {
        underWay++;
        return asked.onComplete(done -> underWay--);
    }

    private static boolean isNone(Throwable e) {
        return e instanceof RefusedException refused && refused.refusal().code().equals("UNKNOWN_BOOKING");
    }

    private static KioskScan booked(String scanId, Requests.FoundBooking found) {
        Requests.FoundTicket ticket = found.ticket();
        return booked(
                scanId,
                KioskScanRules.booked(found, true, false),
                ticket == null ? null : KioskScanRules.ofHub(ticket));
    }

    private static KioskScan booked(String scanId, Booked booking, @Nullable Standing ticket) {
        return new KioskScan(scanId, Outcome.BOOKING, null, List.of(), ticket, booking);
    }

    private Future<Standing> standing(TicketCode code, boolean elsewhere) {
        Future<Optional<TicketRequest>> here = store.read(tx -> tx.requests().ofCode(code))
                .otherwise(e -> {
                    LOG.warn("whether a ticket is of this kiosk cannot be looked up: {}", e.toString());
                    return Optional.empty();
                });
        Future<HubWord> word = ask(code);
        return Future.all(here, word)
                .map(both -> KioskScanRules.standing(here.result(), word.result(), kiosk.certainDay(), elsewhere));
    }

    /** A hub that is away, or of a version that does not know the question, is silent: that is said, not guessed. */
    private Future<HubWord> ask(TicketCode code) {
        if (underWay >= UNDER_WAY_MAX) return Future.succeededFuture(HubWord.SILENT);
        underWay++;
        return hub.request(Requests.FIND_TICKET, new Requests.FindTicket(code.value()), HUB_PATIENCE)
                .map(KioskScans::found)
                .otherwise(KioskScans::notFound)
                .onComplete(done -> underWay--);
    }

    private static HubWord found(JsonNode answer) {
        return new HubWord(true, Json.read(answer, Requests.FoundTicket.class));
    }

    private static HubWord notFound(Throwable e) {
        boolean isUnknown = e instanceof RefusedException refused
                && refused.refusal().code().equals("UNKNOWN_TICKET");
        return isUnknown ? HubWord.UNKNOWN_TICKET : HubWord.SILENT;
    }

    /**
     * For the page that is open now, and gone from the feed a moment later.
     *
     * @param order the running number of the scan: one that had to wait for the hub does not replace what was scanned after it
     */
    private void show(KioskScan scan, long order) {
        if (order < lastShown) return;
        lastShown = order;
        vertx.cancelTimer(showTimer);
        feed.set(TOPIC, KEY, scan.shown());
        showTimer = vertx.setTimer(SHOWN_MS, late -> feed.set(TOPIC, KEY, null));
    }

    /** Whether a text may be a scan: something, and no longer than one can be. */
    static boolean isSane(String text) {
        return !text.isBlank() && text.getBytes(StandardCharsets.UTF_8).length <= ScanClassifier.MAX_BYTES;
    }
}
