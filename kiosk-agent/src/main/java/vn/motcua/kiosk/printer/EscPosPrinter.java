package vn.motcua.kiosk.printer;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.AdminState;
import vn.motcua.edge.device.Backoff;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceState;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.device.ServiceState;
import vn.motcua.edge.transport.LinkDown;
import vn.motcua.edge.transport.LinkFactory;

/**
 * The driver of one ESC/POS printer: holds one connection, opens it again with back-off when it is lost, frees a printer that is stuck
 * in half a ticket, and knows how the printer is. Event loop only, except {@link #status()}.
 */
final class EscPosPrinter {
    private static final Logger LOG = LoggerFactory.getLogger(EscPosPrinter.class);
    private static final long RELEASE_PATIENCE_MILLIS = 2_000;

    private final Vertx vertx;
    private final Context context;
    private final PrinterSettings settings;
    private final LinkFactory links;
    private final Clock clock;
    private final DeviceKey key;
    private final Backoff backoff;
    private final ProcessIds ids;
    private final Runnable onChange;
    private final Consumer<DeviceStatus> onStatus;
    private final PaperRollCounter roll;

    private @Nullable PrinterSession session;
    private LinkState linkState = LinkState.ABSENT;
    private @Nullable DeviceCode linkCode;
    private volatile @Nullable Instant lastSeen;
    private volatile String why = "";
    private @Nullable DeviceCode logged;
    private @Nullable LetterLesson lesson;
    private boolean isRecoveryDue;
    private boolean hasProven;
    private boolean isClosed;
    private long retryTimer = -1;
    private Future<Void> releasing = Future.succeededFuture();
    private volatile DeviceStatus status;

    EscPosPrinter(
            Vertx vertx,
            Context context,
            PrinterSettings settings,
            LinkFactory links,
            Clock clock,
            Runnable onChange,
            Consumer<DeviceStatus> onStatus,
            PaperRollCounter roll) {
        this.roll = roll;
        this.vertx = vertx;
        this.context = context;
        this.settings = settings;
        this.links = links;
        this.clock = clock;
        this.key = new DeviceKey(DeviceKind.TICKET_PRINTER, settings.name());
        this.backoff =
                new Backoff(settings.times().backoffFirst(), settings.times().backoffMax());
        this.ids = new ProcessIds(clock.millis());
        this.onChange = onChange;
        this.onStatus = onStatus;
        this.status = DeviceStatus.derive(state(clock.instant()));
    }

    /** @param recover true if a ticket may have been broken off before this driver began */
    void start(boolean recover) {
        isRecoveryDue |= recover;
        connect();
    }

    /** The last public status, when it was last heard by now, and what stands in the way of its line; any thread. */
    DeviceStatus status() {
        return status.with(lastSeen, why);
    }

    boolean isUsable() {
        PrinterSession open = session;
        return open != null && open.isUsable();
    }

    DeviceCode obstacle() {
        PrinterSession open = session;
        if (open != null && linkState == LinkState.UP) return open.obstacle();
        return linkCode == null ? DeviceCode.E_OFFLINE : linkCode;
    }

    Future<Boolean> checkNow() {
        PrinterSession open = session;
        return open == null ? Future.succeededFuture(false) : open.checkNow();
    }

    /** Sends one ticket; after an unsure end the line is dropped and the printer freed before anything else is printed. */
    Future<SendResult> send(EncodedTicket ticket) {
        PrinterSession open = session;
        if (open == null || !open.isUsable()) return Future.succeededFuture(new SendResult.NothingLeft(obstacle()));
        return open.send(ticket).map(result -> {
            if (!(result instanceof SendResult.NothingLeft))
                roll.printed(settings.profile().head().millimetres(ticket.heightDots()));
            if (result instanceof SendResult.Proven) hasProven = true;
            boolean isBroken = result instanceof SendResult.Unsure unsure
                    && unsure.why() != vn.motcua.edge.print.PrintOutcome.UnknownReason.NO_FENCE;
            if (isBroken) {
                isRecoveryDue = true;
                open.abort().onComplete(released -> {});
            }
            changed();
            return result;
        });
    }

    /** What it is taught whenever it has nothing to print, until something else is given. */
    void teach(LetterLesson given) {
        lesson = given;
        PrinterSession open = session;
        if (open != null) open.teach(given);
    }

    /** A person put a full roll in. */
    void rollChanged() {
        roll.changed();
        changed();
    }

    PaperUse paperUse() {
        return roll.isCounting()
                ? new PaperUse(settings.rollMetres(), roll.used(), roll.isNearEnd())
                : PaperUse.NOT_COUNTED;
    }

    /** Something was plugged in: no more waiting. */
    void lookAgain() {
        backoff.reset();
        if (retryTimer < 0) return;
        vertx.cancelTimer(retryTimer);
        connect();
    }

    private void connect() {
        retryTimer = -1;
        if (isClosed) return;
        become(LinkState.OPENING, linkCode);
        PrinterSession opened =
                new PrinterSession(vertx, context, settings, links.create(settings.address()), ids, new SessionOwner());
        session = opened;
        opened.teach(lesson);
        opened.open(isRecoveryDue);
    }

    private final class SessionOwner implements PrinterSession.Owner {
        @Override
        public void changed() {
            PrinterSession open = session;
            if (open == null || open.isOver() || !open.isAssessed()) return;
            if (open.isProbed() && open.condition().isKnown()) {
                // The way is free again, and the greeting (with the recovery in it) was answered in order.
                if (open.fence().isPresent()) hasProven = true;
                isRecoveryDue = false;
                backoff.reset();
            }
            linkState = LinkState.UP;
            linkCode = null;
            why = "";
            logged = null;
            EscPosPrinter.this.changed();
        }

        @Override
        public void heard() {
            lastSeen = clock.instant();
        }

        @Override
        public void down(LinkDown reason) {
            lost(reason);
        }

        @Override
        public boolean hasProvenBefore() {
            return hasProven;
        }
    }

    private void lost(LinkDown reason) {
        PrinterSession gone = session;
        if (gone == null || isClosed) return;
        session = null;
        // Its end may come later than the next connection; a flush too many does no harm.
        isRecoveryDue |= gone.isSending();
        boolean wasUp = linkState == LinkState.UP;
        DeviceCode code = reason.code() == null ? DeviceCode.E_TIMEOUT : reason.code();
        log(code, reason.detail());
        why = reason.wasWanted() ? "" : reason.detail(); // that we gave it up ourselves explains nothing
        become(wasUp ? LinkState.LOST : LinkState.BACKOFF, code);
        // Open again only when the old handle is gone: a port reopened beside it comes back under another name.
        // An opening that does not return (a name that is looked up, a list of queues) is no handle that clings.
        long stuckTimer = gone.wasOpen()
                ? vertx.setTimer(RELEASE_PATIENCE_MILLIS, t -> become(LinkState.STUCK, DeviceCode.E_CLOSE_STUCK))
                : -1;
        releasing = gone.released();
        releasing.onComplete(done -> context.runOnContext(v -> {
            vertx.cancelTimer(stuckTimer);
            if (isClosed) return;
            become(LinkState.BACKOFF, code);
            retryTimer = vertx.setTimer(backoff.next().toMillis(), t -> connect());
        }));
    }

    /** Once for each new reason: the attempts go on for as long as the printer is away. */
    private void log(DeviceCode code, String detail) {
        if (code == logged) LOG.debug("printer {}: {}", settings.name(), detail);
        else LOG.info("printer {}: {}", settings.name(), detail);
        logged = code;
    }

    private void become(LinkState now, @Nullable DeviceCode code) {
        linkState = now;
        linkCode = code;
        changed();
    }

    private void changed() {
        Instant now = clock.instant();
        PrinterSession open = session;
        if (open != null && open.condition().isKnown())
            roll.paper(open.condition().isPaperOut(), open.condition().isCoverOpen());
        DeviceStatus next = DeviceStatus.derive(state(now));
        if (!next.saysTheSameAs(status)) {
            status = next;
            LOG.debug("printer {} at {}: {} {}", settings.name(), settings.address(), next.condition(), next.codes());
            onStatus.accept(status());
        }
        onChange.run();
    }

    private DeviceState state(Instant now) {
        PrinterSession open = session;
        PrinterCondition condition = open == null ? PrinterCondition.SILENT : open.condition();
        if (isGettingKnown(open, condition))
            return new DeviceState(
                    key, AdminState.ENABLED, LinkState.OPENING, ServiceState.UNKNOWN, List.of(), now, lastSeen);
        ServiceState service = linkState == LinkState.UP ? condition.service() : ServiceState.UNKNOWN;
        return new DeviceState(key, AdminState.ENABLED, linkState, service, codes(open, condition), now, lastSeen);
    }

    /** In good order, but how it can prove printing is still being found out: not yet a printer to send tickets to. */
    private boolean isGettingKnown(@Nullable PrinterSession open, PrinterCondition condition) {
        boolean isGood = condition.isKnown() && !condition.isBlocked();
        return linkState == LinkState.UP && open != null && isGood && !open.isProbed();
    }

    private List<DeviceCode> codes(@Nullable PrinterSession open, PrinterCondition condition) {
        if (linkState != LinkState.UP || open == null) return linkCode == null ? List.of() : List.of(linkCode);
        List<DeviceCode> codes = new ArrayList<>(condition.codes());
        if (roll.isNearEnd() && codes.isEmpty()) codes.add(DeviceCode.P_PAPER_NEAR_END);
        if (!condition.isKnown() && settings.profile().isStatusSpoken()) codes.add(DeviceCode.E_TIMEOUT);
        if (open.isProbed() && open.fence().isEmpty()) codes.add(DeviceCode.P_UNCONFIRMED);
        return codes;
    }

    Future<Void> close() {
        isClosed = true;
        PrinterSession open = session;
        session = null;
        become(LinkState.ABSENT, null);
        return open == null ? releasing : open.close();
    }
}
