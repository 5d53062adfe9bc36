package vn.motcua.hub.scan;

import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.ScanReceived;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.DossierCode;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.scan.BearerCode;
import vn.motcua.core.scan.DossierCodeText;
import vn.motcua.core.scan.KeyedHash;
import vn.motcua.core.scan.LedgerScan;
import vn.motcua.core.scan.Scan;
import vn.motcua.core.scan.ScanClassifier;
import vn.motcua.core.wire.Requests;
import vn.motcua.core.wire.WireException;
import vn.motcua.hub.counter.FloorState;
import vn.motcua.hub.dossier.DossierGlance;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.platform.ledger.SiteWriter;
import vn.motcua.hub.scan.ScanRules.AllRecorded;
import vn.motcua.hub.ticket.CodeHasher;

/** Scans as commands of the site's writer. Any thread. */
public final class Scans implements ScanService {
    private static final Logger LOG = LoggerFactory.getLogger(Scans.class);

    /** For {@link KeyedHash#derived}: with another name nobody would be recognised from before. */
    public static final String KEY_USE = "motcua-scan-1";

    private static final int DEVICE_NAME_MAX = 64;
    private static final Pattern SCAN_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    /** No scanner is named by a citizen's number. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{9}");

    private static final String TROUBLE = "S_[A-Z0-9_]{1,30}";

    private final SiteWriter writer;
    private final FloorState floor;
    private final CodeHasher codes;
    private final KeyedHash key;
    private final Function<TicketCode, Future<Optional<ScanView.TicketSeen>>> tickets;
    private final Function<DossierCode, Future<Optional<DossierGlance>>> dossiers;
    private final Clock clock;
    private final ScanWords words = new ScanWords();
    private final ScanPages pages = new ScanPages();

    /**
     * @param key derived for {@link #KEY_USE} from the hub's secret of ticket codes
     * @param tickets whose a ticket's code is
     * @param dossiers what the register says of a dossier
     */
    public Scans(
            SiteWriter writer,
            FloorState floor,
            CodeHasher codes,
            KeyedHash key,
            Function<TicketCode, Future<Optional<ScanView.TicketSeen>>> tickets,
            Function<DossierCode, Future<Optional<DossierGlance>>> dossiers,
            Clock clock) {
        this.writer = writer;
        this.floor = floor;
        this.codes = codes;
        this.key = key;
        this.tickets = tickets;
        this.dossiers = dossiers;
        this.clock = clock;
    }

    /** A scan with what may be kept of it. */
    private record Read(ScanFact fact, Scan scan) {}

    @Override
    public Future<Outcome<Requests.ScanTaken>> ofAgent(Requests.ReportScan report) {
        Optional<CounterId> counter = counter(report.counter());
        boolean isSane = report.device().length() <= DEVICE_NAME_MAX
                && (report.counter() == null || counter.isPresent())
                && (report.text() == null) != (report.trouble() == null);
        if (!isSane) return Future.succeededFuture(Outcome.refused(Refusals.of("BAD_REQUEST", "ReportScan")));
        if (report.text() == null) return Future.succeededFuture(notRead(report, counter.orElse(null)));
        Read read = read(
                report.requestId().value(),
                counter.orElse(null),
                report.device(),
                report.source(),
                report.text(),
                report);
        return writer.command(
                        report.requestId(),
                        "RecordScan",
                        AllRecorded.class,
                        (now, ids) -> ScanRules.fromAgent(floor, read.fact()))
                .compose(outcome -> show(outcome, List.of(read)))
                .map(outcome -> outcome.match(
                        views -> Outcome.done(tell(views.get(0), report, counter.orElse(null))), Outcome::refused));
    }

    /** A counter's name is taken from a technician's file. */
    private static Optional<CounterId> counter(@Nullable String name) {
        try {
            return name == null ? Optional.empty() : Optional.of(new CounterId(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Nothing to keep; the person at the counter should know that the scan went wrong. */
    private Outcome<Requests.ScanTaken> notRead(Requests.ReportScan report, @Nullable CounterId counter) {
        String trouble = String.valueOf(report.trouble());
        if (!trouble.matches(TROUBLE)) return Outcome.refused(Refusals.of("BAD_REQUEST", "trouble"));
        boolean isShown = pages.tellAll(counter, Map.of("t", "trouble", "code", trouble, "device", report.device()));
        return Outcome.done(new Requests.ScanTaken(report.requestId(), isShown));
    }

    private Requests.ScanTaken tell(Shown shown, Requests.ReportScan report, @Nullable CounterId counter) {
        boolean isShown = pages.show(counter, shown.recorded().holder(), Map.of("t", "scan", "scan", shown.view()));
        return new Requests.ScanTaken(report.requestId(), isShown);
    }

    @Override
    public Future<Outcome<List<ScanView>>> atConsole(
            RequestId request,
            PersonId person,
            CounterId counter,
            @Nullable VisitId inHand,
            ScanSource source,
            List<String> texts) {
        List<Read> reads = new ArrayList<>();
        for (String text : texts) {
            String id = reads.isEmpty() ? request.value() : UUID.randomUUID().toString();
            reads.add(read(id, counter, "", source, text, null));
        }
        return writer.command(
                        request,
                        "RecordScans",
                        AllRecorded.class,
                        (now, ids) -> ScanRules.fromPage(
                                floor,
                                person,
                                inHand,
                                reads.stream().map(Read::fact).toList()))
                .compose(outcome -> show(outcome, reads))
                .map(outcome -> outcome.match(
                        shown -> Outcome.done(shown.stream().map(Shown::view).toList()), Outcome::refused));
    }

    @Override
    public Future<Outcome<Boolean>> mayScan(PersonId person, CounterId counter) {
        return writer.command(
                null,
                "MayScan",
                Boolean.class,
                (now, ids) -> floor.at(counter, person, (where, state) -> Decision.accepted(true)));
    }

    private Read read(
            String scanId,
            @Nullable CounterId counter,
            String device,
            ScanSource source,
            String text,
            Requests.@Nullable ReportScan report) {
        Scan scan = ScanClassifier.classify(text, floor.today(clock.instant()));
        ScanFact fact = new ScanFact(
                scanId,
                counter,
                device,
                source,
                kept(scan),
                report != null && report.repeat(),
                report == null ? clock.instant() : report.at());
        return new Read(fact, scan);
    }

    /** A ticket's code has one hash in the ledger, whether it was issued or scanned. */
    private LedgerScan kept(Scan scan) {
        LedgerScan kept = LedgerScan.of(scan, key);
        return ticketCode(scan)
                .map(code -> new LedgerScan(kept.kind(), null, codes.hash(code), null))
                .orElse(kept);
    }

    private static Optional<TicketCode> ticketCode(Scan scan) {
        BearerCode bearer = scan.bearer();
        if (scan.kind() != ScanKind.TICKET_CODE || bearer == null) return Optional.empty();
        return TicketCode.isValid(bearer.reveal()) ? Optional.of(new TicketCode(bearer.reveal())) : Optional.empty();
    }

    /** What became of a scan, and how its page sees it. */
    private record Shown(ScanRecorded recorded, ScanView view) {}

    private Future<Outcome<List<Shown>>> show(Outcome<AllRecorded> outcome, List<Read> reads) {
        return outcome.match(
                recorded -> {
                    if (recorded.scans().size() != reads.size())
                        return Future.succeededFuture(Outcome.refused(Refusals.of("REQUEST_REUSED")));
                    List<Future<Shown>> each = new ArrayList<>();
                    for (int i = 0; i < reads.size(); i++)
                        each.add(shown(reads.get(i), recorded.scans().get(i)));
                    return Future.all(each).map(all -> Outcome.done(all.<Shown>list()));
                },
                refusal -> Future.succeededFuture(Outcome.refused(refusal)));
    }

    private Future<Shown> shown(Read read, ScanRecorded recorded) {
        Optional<TicketCode> code = ticketCode(read.scan());
        Future<Optional<ScanView.TicketSeen>> ticket =
                code.isPresent() ? tickets.apply(code.get()) : Future.succeededFuture(Optional.empty());
        return Future.all(ticket, dossier(read.scan())).map(found -> {
            Optional<ScanView.TicketSeen> seen = found.resultAt(0);
            Optional<DossierGlance> dossier = found.resultAt(1);
            ScanView.Found both = new ScanView.Found(seen.orElse(null), dossier.orElse(null));
            return new Shown(recorded, ScanView.of(read.fact(), read.scan(), recorded, both, words));
        });
    }

    /** A register that cannot be read must not keep a scan from its page. */
    private Future<Optional<DossierGlance>> dossier(Scan scan) {
        Optional<DossierCode> code =
                Optional.ofNullable(scan.fields().get("dossierCode")).flatMap(DossierCodeText::read);
        if (code.isEmpty()) return Future.succeededFuture(Optional.empty());
        return dossiers.apply(code.get()).otherwise(failure -> {
            LOG.warn("a slip's dossier could not be looked up: {}", failure.getMessage());
            return Optional.empty();
        });
    }

    /**
     * A scan an agent kept: what it calls a dossier code must be one, and nothing else of it stays but the visit of a slip that a
     * kiosk gave a number for.
     *
     * @throws WireException if its id or its device is something else
     */
    public static ScanReceived sealed(ScanReceived reported) {
        if (!SCAN_ID.matcher(reported.scanId()).matches()) throw new WireException("the scan's id is no UUID");
        if (reported.device().length() > DEVICE_NAME_MAX
                || LONG_NUMBER.matcher(reported.device()).find())
            throw new WireException("the scan's device is no name");
        String code = reported.dossierCode();
        // Whether it is a code is a matter of its letters, not of the day.
        boolean isCode =
                code != null && code.equals(ScanClassifier.classify(code, null).field("dossierCode"));
        boolean isSlip = reported.kind() == ScanKind.APPOINTMENT_SLIP || reported.kind() == ScanKind.SLIP_URL;
        return isSlip && reported.counterId() == null
                ? reported.asReportedWithTicket(isCode ? code : null)
                : reported.asReported(isCode ? code : null);
    }

    @Override
    public void watch(ServerWebSocket page, CounterId counter, PersonId person) {
        pages.watch(page, counter, person);
    }
}
