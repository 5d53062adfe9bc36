package vn.motcua.kiosk;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.BookingNoted;
import vn.motcua.core.event.ScanReceived;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.event.TicketStored.Origin;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.EventIds;
import vn.motcua.edge.store.OfflineBands;
import vn.motcua.edge.store.StoredJob;
import vn.motcua.edge.store.TicketBooking;
import vn.motcua.edge.store.TicketRequest;
import vn.motcua.edge.store.TicketSlip;
import vn.motcua.edge.store.Tx;

/**
 * The kiosk's transactions. A number, the fact that it is stored, its print job and the fact of that job are one commit: whatever
 * is answered or printed afterwards is on the disk. Any thread.
 */
final class TicketLedger {
    /** The least attempt that is marked as a reprint. */
    private static final int MARKED = 2;

    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private final AgentStore store;
    private final KioskSettings settings;
    private final PrintoutComposer composer;
    private final OfflineContingents contingents;
    private final Supplier<Instant> now;

    TicketLedger(
            AgentStore store,
            KioskSettings settings,
            PrintoutComposer composer,
            OfflineContingents contingents,
            Supplier<Instant> now) {
        this.contingents = contingents;
        this.store = store;
        this.settings = settings;
        this.composer = composer;
        this.now = now;
    }

    /**
     * A request with what came of it.
     *
     * @param job its last print job; null if it has none
     * @param fresh true if this very call stored the number
     */
    record Issued(TicketRequest request, @Nullable StoredJob job, boolean fresh) {
        String printState() {
            return job == null ? "NONE" : job.word();
        }
    }

    Future<Optional<Issued>> find(RequestId id) {
        return store.read(tx -> {
            Optional<TicketRequest> found = tx.requests().find(id);
            return found.isEmpty() ? Optional.empty() : Optional.of(issued(tx, found.get(), false));
        });
    }

    /**
     * Remembers a request before anybody is asked; a repeat finds the visit and code of the first, with its number if it has one.
     *
     * @param slip it is made with: a slip that got its number today gets no second one, whatever was asked
     * @param booking it is made with; null of one who did not book
     * @param refusal of a request that has no number yet; it is then not remembered either
     */
    Future<Issued> remember(
            TicketRequest fresh,
            Optional<SlipToday> slip,
            @Nullable TicketBooking booking,
            Optional<RefusedException> refusal) {
        return store.essential(tx -> {
                    Optional<TicketRequest> known = tx.requests().find(fresh.requestId());
                    if (known.isPresent() && known.get().issue() != null)
                        return Optional.of(issued(tx, known.get(), false));
                    Optional<TicketRequest> given = given(tx, slip);
                    if (given.isPresent()) return Optional.of(issued(tx, given.get(), false));
                    if (refusal.isPresent()) return Optional.<Issued>empty();
                    if (known.isEmpty()) add(tx, fresh, slip, booking);
                    return Optional.of(new Issued(known.orElse(fresh), null, false));
                })
                .compose(found ->
                        found.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(refusal.orElseThrow())));
    }

    /** A slip, and the business day on which it may get one number. */
    record SlipToday(TicketSlip slip, LocalDate day) {}

    private static Optional<TicketRequest> given(Tx tx, Optional<SlipToday> slip) throws SQLException {
        if (slip.isEmpty()) return Optional.empty();
        return tx.requests().ofSlip(slip.get().slip().key(), slip.get().day());
    }

    private static void add(Tx tx, TicketRequest fresh, Optional<SlipToday> slip, @Nullable TicketBooking booking)
            throws SQLException {
        tx.requests().add(fresh);
        if (booking != null) tx.requests().addBooking(fresh.requestId(), booking);
        if (slip.isPresent())
            tx.requests().addSlip(fresh.requestId(), slip.get().slip());
    }

    /**
     * Stores the hub's number; if the request has one already, that one stands.
     *
     * @param left numbers of the service the hub has still, or null; kept for the time it is away
     * @param visit as the hub knows it: another than was minted here if this memory was put back to a day before the request
     */
    Future<Issued> storeHubNumber(
            Site site, RequestId id, VisitId visit, TicketRequest.Issue issue, @Nullable Integer left) {
        return store.essential(tx -> {
            TicketRequest request = require(tx, id);
            if (request.issue() == null && !request.visitId().equals(visit)) {
                tx.requests().isOfVisit(id, visit);
                request = require(tx, id);
            }
            OfflineContingents.heard(tx, request.serviceId(), left, issue.issuedAt());
            return write(tx, site, request, issue);
        });
    }

    /**
     * Takes the next number of the band and stores it.
     *
     * @param mode told in the same transaction when {@code wentOffline} is not null
     */
    Future<Taken> takeBandNumber(Site site, Series series, RequestId id, KioskMode mode, @Nullable String wentOffline) {
        return store.essential(tx -> {
            TicketRequest request = require(tx, id);
            if (request.issue() != null) return new Taken(issued(tx, request, false), null);
            if (wentOffline != null) mode.recordOffline(tx, wentOffline);
            Instant at = now.get();
            LocalDate day = site.calendar().businessDay(at);
            // Whoever booked has a place of the day already: a contingent is for the others.
            Optional<RefusedException> spent = tx.requests().booking(id).isPresent()
                    ? Optional.empty()
                    : contingents.refusal(tx, site, request.serviceId(), at);
            if (spent.isPresent()) return new Taken(null, spent.get());
            Optional<OfflineBands.Taken> taken = tx.bands().take(series.id(), day);
            if (taken.isEmpty()) return new Taken(null, null);
            TicketRequest.Issue issue = new TicketRequest.Issue(
                    series.leased(taken.get().value()),
                    day,
                    Origin.BAND,
                    taken.get().band(),
                    -1,
                    -1,
                    -1,
                    false,
                    at);
            return new Taken(write(tx, site, request, issue), null);
        });
    }

    /**
     * What the band gave.
     *
     * @param issued null if it gave nothing
     * @param refused why, if it is not that the band is used up
     */
    record Taken(@Nullable Issued issued, @Nullable RefusedException refused) {}

    private Issued write(Tx tx, Site site, TicketRequest request, TicketRequest.Issue issue) throws SQLException {
        if (request.issue() != null || !tx.requests().setIssue(request.requestId(), issue))
            return issued(tx, require(tx, request.requestId()), false);
        tx.outbox()
                .append(new TicketStored(
                        request.requestId(),
                        request.visitId(),
                        issue.number(),
                        request.serviceId(),
                        issue.businessDay(),
                        request.priority(),
                        request.locale(),
                        request.code().value(),
                        null,
                        issue.origin(),
                        issue.band(),
                        settings.name(),
                        issue.issuedAt()));
        Optional<TicketSlip> slip = tx.requests().slip(request.requestId());
        if (slip.isPresent()) tx.outbox().append(scanned(slip.get(), request.visitId()));
        TicketBooking booking = tx.requests().booking(request.requestId()).orElse(null);
        // The hub joined the booking to a number of its own by itself.
        if (booking != null && issue.origin() == Origin.BAND) tx.outbox().append(noted(request, booking));
        TicketRequest numbered = request.with(issue);
        if (settings.printer() == null) return new Issued(numbered, null, true);
        int attempt = isRemindedBy(issue, request) ? MARKED : 1;
        TicketPrintout first = composer.first(site, numbered, issue, booking);
        PrintJob job = job(
                numbered,
                issue,
                request.requestId().value(),
                attempt,
                settings.printer(),
                attempt == 1 ? first : composer.again(first, attempt));
        tx.printJobs().queue(job, request.requestId());
        return new Issued(numbered, new StoredJob(job, StoredJob.State.QUEUED, null), true);
    }

    /** The slip stands on the visit's time line from its first minute. */
    private static ScanReceived scanned(TicketSlip slip, VisitId visit) {
        return new ScanReceived(
                slip.scanId(),
                null,
                visit,
                slip.device(),
                slip.source(),
                slip.kind(),
                slip.dossierCode(),
                null,
                null,
                false,
                slip.scannedAt());
    }

    private BookingNoted noted(TicketRequest request, TicketBooking booking) {
        return new BookingNoted(
                request.requestId(),
                request.visitId(),
                booking.code().value(),
                null,
                settings.name(),
                booking.notedAt());
    }

    /**
     * The hub gave this number before this memory knows of the request: the memory is younger than the request, its disk was put back
     * to an earlier day. The number may be on paper already, so the paper printed now bears the mark.
     */
    private static boolean isRemindedBy(TicketRequest.Issue issue, TicketRequest request) {
        return issue.origin() == Origin.HUB
                && issue.issuedAt().plus(CLOCKS_DIFFER).isBefore(request.askedAt());
    }

    private PrintJob job(
            TicketRequest request,
            TicketRequest.Issue issue,
            String orderedBy,
            int attempt,
            String printer,
            TicketPrintout printout) {
        Instant created = now.get();
        return new PrintJob(
                EventIds.next(),
                orderedBy,
                request.visitId().value(),
                issue.number().text(),
                attempt,
                printer,
                created,
                created.plus(settings.printBefore()),
                printout);
    }

    /** What a reprint order comes to. */
    record Reprint(@Nullable StoredJob job, @Nullable String refused) {}

    /** Queues one marked reprint per order; refused while another job of the visit is open. */
    Future<Reprint> reprint(VisitId visit, RequestId order) {
        return store.essential(tx -> {
            Optional<TicketRequest> request = tx.requests().ofVisit(visit);
            TicketRequest.Issue issue = request.map(TicketRequest::issue).orElse(null);
            if (request.isEmpty() || issue == null) return new Reprint(null, "UNKNOWN_TICKET");
            if (settings.printer() == null) return new Reprint(null, "NO_PRINTER");
            List<StoredJob> jobs = tx.printJobs().ofVisit(visit);
            for (StoredJob job : jobs) if (job.job().requestId().equals(order.value())) return new Reprint(job, null);
            if (jobs.isEmpty()) return new Reprint(null, "UNKNOWN_TICKET");
            if (jobs.stream().anyMatch(StoredJob::isOpen)) return new Reprint(null, "JOB_OPEN");
            StoredJob last = jobs.get(jobs.size() - 1);
            int attempt = last.job().attempt() + 1;
            PrintJob job = job(
                    request.get(),
                    issue,
                    order.value(),
                    attempt,
                    settings.printer(),
                    composer.again(last.job().printout(), attempt));
            tx.printJobs().queue(job, request.get().requestId());
            return new Reprint(new StoredJob(job, StoredJob.State.QUEUED, null), null);
        });
    }

    private static TicketRequest require(Tx tx, RequestId id) throws SQLException {
        return tx.requests()
                .find(id)
                .orElseThrow(() -> new IllegalStateException("request " + id + " was not remembered"));
    }

    private static Issued issued(Tx tx, TicketRequest request, boolean fresh) throws SQLException {
        List<StoredJob> jobs = tx.printJobs().ofVisit(request.visitId());
        return new Issued(request, jobs.isEmpty() ? null : jobs.get(jobs.size() - 1), fresh);
    }
}
