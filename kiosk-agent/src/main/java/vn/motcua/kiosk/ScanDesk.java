package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.ScanReceived;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.scan.Scan;
import vn.motcua.core.scan.ScanClassifier;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.driver.DeviceInput;
import vn.motcua.edge.driver.Devices;
import vn.motcua.edge.link.NoLinkException;
import vn.motcua.edge.web.LocalFeed;
import vn.motcua.kiosk.scanner.ScanInput;

/**
 * Where a scan goes: to the hub as a request that nobody stores, and if the hub does not answer, its kind and a slip's dossier code into
 * the outbox. What was read is in no store, feed or log of this agent (I9). Event loop only.
 */
final class ScanDesk {
    static final String TOPIC = "scans";
    /** A page shows the scan when the hub has answered; a person looks for it no longer than that. */
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(3);

    private static final int UNDER_WAY_MAX = 16;
    private static final Logger LOG = LoggerFactory.getLogger(ScanDesk.class);

    private final Hub hub;
    private final Outbox outbox;
    private final Supplier<Instant> now;
    private final Supplier<Optional<LocalDate>> today;
    private final LocalFeed feed;
    private int underWay;

    /** Asks the hub. */
    @FunctionalInterface
    interface Hub {
        Future<JsonNode> request(String name, Object body, Duration timeout);
    }

    /** Stores a fact. */
    @FunctionalInterface
    interface Outbox {
        Future<Void> append(Event event);
    }

    /** @param today the day at the site; empty while nobody can say which */
    ScanDesk(Hub hub, Outbox outbox, Supplier<Instant> now, Supplier<Optional<LocalDate>> today, LocalFeed feed) {
        this.hub = hub;
        this.outbox = outbox;
        this.now = now;
        this.today = today;
        this.feed = feed;
    }

    void listenTo(Devices devices) {
        devices.onInput(DeviceKind.SCANNER, this::heard);
    }

    void heard(DeviceKey from, DeviceInput input) {
        if (input instanceof ScanInput scan && scan.atKiosk()) return;
        if (input instanceof ScanInput.Read read) {
            RequestId id = new RequestId(UUID.randomUUID().toString());
            Future<Taken> taken = scanned(id, read.counter(), from.name(), read.source(), read.raw(), read.repeat());
            taken.onFailure(e -> LOG.error("{}: a scan is lost: {}", from.name(), e.toString()));
        } else if (input instanceof ScanInput.Broken broken) {
            notRead(from.name(), broken);
        }
    }

    /**
     * What is known of a scan afterwards.
     *
     * @param stored by the hub, or here until the hub is back
     * @param shown a console page got it
     */
    record Taken(ScanKind kind, Stored stored, boolean shown) {}

    /** Who keeps the fact. */
    enum Stored {
        HUB,
        HERE
    }

    /**
     * Takes one scan.
     *
     * @param device the scanner; empty for a page
     * @return done once somebody has stored the fact
     */
    Future<Taken> scanned(
            RequestId id, @Nullable String counter, String device, ScanSource source, String raw, boolean repeat) {
        Scan scan = ScanClassifier.classify(raw, today.get().orElse(null));
        Instant at = now.get();
        Requests.ReportScan report = new Requests.ReportScan(id, counter, device, source, raw, null, repeat, at);
        return ask(report)
                .map(answer -> new Taken(scan.kind(), Stored.HUB, isShown(answer)))
                .recover(e -> {
                    told(device, e);
                    return outbox.append(fact(id, counter, device, source, scan, repeat, at))
                            .map(stored -> new Taken(scan.kind(), Stored.HERE, false));
                })
                .onSuccess(taken -> show(device, counter, taken, repeat, at));
    }

    private static boolean isShown(JsonNode answer) {
        return answer.path("shown").asBoolean();
    }

    /** Bounded: a scanner that rattles must not fill the link. */
    private Future<JsonNode> ask(Requests.ReportScan report) {
        if (underWay >= UNDER_WAY_MAX) return Future.failedFuture(new NoLinkException("too many scans are under way"));
        underWay++;
        return hub.request(Requests.REPORT_SCAN, report, ANSWER_WITHIN).onComplete(done -> underWay--);
    }

    private static void told(String device, Throwable e) {
        if (!(e instanceof NoLinkException)) LOG.warn("{}: the hub did not take a scan: {}", device, e.getMessage());
    }

    private static ScanReceived fact(
            RequestId id,
            @Nullable String counter,
            String device,
            ScanSource source,
            Scan scan,
            boolean repeat,
            Instant at) {
        CounterId where = counter == null ? null : new CounterId(counter);
        String code = scan.field("dossierCode");
        return new ScanReceived(id.value(), where, null, device, source, scan.kind(), code, null, null, repeat, at);
    }

    /** The person at the counter should scan again; there is nothing to keep. */
    private void notRead(String device, ScanInput.Broken broken) {
        Requests.ReportScan report = new Requests.ReportScan(
                new RequestId(UUID.randomUUID().toString()),
                broken.counter(),
                device,
                broken.source(),
                null,
                broken.code().name(),
                false,
                now.get());
        ask(report)
                .onFailure(e -> LOG.debug("{}: nobody heard of {}: {}", device, broken.code(), e.getMessage()))
                .map(ScanDesk::isShown)
                .otherwise(false)
                .onSuccess(isShown -> set(
                        device,
                        broken.counter(),
                        Json.object().put("trouble", broken.code().name()).put("shown", isShown),
                        report.at()));
    }

    /** This agent's own pages learn that there was a scan, and of which kind; never what. */
    private void show(String device, @Nullable String counter, Taken taken, boolean repeat, Instant at) {
        ObjectNode shown = Json.object()
                .put("kind", taken.kind().name())
                .put("stored", taken.stored().name())
                .put("shown", taken.shown())
                .put("repeat", repeat);
        set(device, counter, shown, at);
    }

    private void set(String device, @Nullable String counter, ObjectNode shown, Instant at) {
        if (counter != null) shown.put("counter", counter);
        feed.set(TOPIC, device.isEmpty() ? "page" : device, shown.put("at", at.toString()));
    }
}
