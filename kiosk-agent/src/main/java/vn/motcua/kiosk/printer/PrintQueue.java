package vn.motcua.kiosk.printer;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.print.JobClosedException;
import vn.motcua.edge.print.OpenJob;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.PrintJournal;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.print.PrintOutcome.Cancelled;
import vn.motcua.edge.print.PrintOutcome.Confirmed;
import vn.motcua.edge.print.PrintOutcome.Expired;
import vn.motcua.edge.print.PrintOutcome.FailedNotPrinted;
import vn.motcua.edge.print.PrintOutcome.Unknown;
import vn.motcua.edge.print.PrintOutcome.UnknownReason;

/**
 * The jobs of one printer, one at a time, oldest first, and the order of things that keeps each job at one outcome: asked the printer,
 * recorded "sent", sent, recorded the outcome, told it. Event loop only, except {@link #size()}.
 */
final class PrintQueue {
    private static final Logger LOG = LoggerFactory.getLogger(PrintQueue.class);
    private static final int REMEMBERED_MAX = 2_000;
    private static final int RECORD_ATTEMPTS = 5;
    private static final long RECORD_PAUSE_MILLIS = 100;

    private final Vertx vertx;
    private final PrinterSettings settings;
    private final PrintJournal journal;
    private final Clock clock;
    private final EscPosPrinter printer;
    private final TicketEncoder encoder;
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final Map<String, Entry> open = new HashMap<>();
    private final Map<String, PrintOutcome> ended = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PrintOutcome> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };
    private @Nullable Entry active;
    private boolean isStarted;
    private boolean isClosed;
    private @Nullable Promise<Void> closing;
    private volatile int size;

    /** A job that has no outcome yet. */
    private static final class Entry {
        final PrintJob job;
        final Future<EncodedTicket> drawn;
        final Promise<PrintOutcome> promise = Promise.promise();
        long timer = -1;
        boolean isEnding;
        boolean isOverdue;
        boolean isExpiryFirst;

        Entry(PrintJob job, Future<EncodedTicket> drawn) {
            this.job = job;
            this.drawn = drawn;
        }
    }

    PrintQueue(
            Vertx vertx,
            PrinterSettings settings,
            PrintJournal journal,
            Clock clock,
            EscPosPrinter printer,
            TicketEncoder encoder) {
        this.vertx = vertx;
        this.settings = settings;
        this.journal = journal;
        this.clock = clock;
        this.printer = printer;
        this.encoder = encoder;
    }

    int size() {
        return size;
    }

    /** @return whether a ticket may have been broken off by the crash */
    Future<Boolean> recover() {
        return journal.open().compose(jobs -> {
            List<Future<Void>> settled = new ArrayList<>();
            boolean wasBrokenOff = false;
            for (OpenJob each : jobs) {
                if (!each.job().printerName().equals(settings.name())) continue;
                if (each.state() == OpenJob.State.SENT) {
                    wasBrokenOff = true;
                    settled.add(settle(each.job()));
                } else if (!open.containsKey(each.job().jobId())) {
                    enqueue(each.job());
                }
            }
            boolean isRecoveryDue = wasBrokenOff;
            return Future.all(settled).map(all -> {
                isStarted = true;
                return isRecoveryDue;
            });
        });
    }

    private Future<Void> settle(PrintJob job) {
        PrintOutcome unknown = new Unknown(UnknownReason.AGENT_RESTARTED);
        LOG.warn("ticket {} (job {}) was being printed when the agent stopped: {}", job.number(), job.jobId(), unknown);
        return journal.ended(job.jobId(), unknown).onSuccess(done -> ended.put(job.jobId(), unknown));
    }

    Future<PrintOutcome> submit(PrintJob job) {
        PrintOutcome before = ended.get(job.jobId());
        if (before != null) return Future.succeededFuture(before);
        Entry known = open.get(job.jobId());
        if (known != null) return known.promise.future();
        if (isClosed) return Future.failedFuture(new IllegalStateException(settings.name() + " is closed"));
        if (!job.printerName().equals(settings.name()))
            return Future.failedFuture(new IllegalArgumentException(
                    "job " + job.jobId() + " is for printer " + job.printerName() + ", not " + settings.name()));
        boolean isFull = waiting.size() >= settings.queueMax();
        Entry entry = enqueue(job);
        if (isFull) end(entry, new FailedNotPrinted(DeviceCode.E_BUSY));
        else advance();
        return entry.promise.future();
    }

    private Entry enqueue(PrintJob job) {
        // Drawn at once: while it waits for its turn is the time to do it.
        Future<EncodedTicket> drawn = vertx.executeBlocking(() -> encoder.encode(job.printout()), false);
        Entry entry = new Entry(job, drawn);
        open.put(job.jobId(), entry);
        size = open.size();
        waiting.addLast(entry);
        Duration useful = Duration.between(clock.instant(), job.expiresAt());
        Duration patience = settings.times().patience();
        entry.isExpiryFirst = useful.compareTo(patience) <= 0;
        Duration wait = entry.isExpiryFirst ? useful : patience;
        entry.timer = vertx.setTimer(Math.max(1, wait.toMillis()), t -> giveUp(entry));
        return entry;
    }

    private void giveUp(Entry entry) {
        entry.isOverdue = true; // while it is being printed, the print deadline rules
        if (entry != active && !entry.isEnding) end(entry, tooLate(entry));
    }

    private PrintOutcome tooLate(Entry entry) {
        return entry.isExpiryFirst || entry.job.isExpired(clock.instant())
                ? new Expired()
                : new FailedNotPrinted(printer.obstacle());
    }

    Future<Boolean> cancel(String jobId, String reason) {
        Entry entry = open.get(jobId);
        if (entry == null || entry == active || entry.isEnding) return Future.succeededFuture(false);
        end(entry, new Cancelled(reason));
        return entry.promise.future().map(outcome -> outcome instanceof Cancelled);
    }

    /** Takes up the next job if there is one and the printer can take it. */
    void advance() {
        if (!isStarted || isClosed || active != null || !printer.isUsable()) return;
        Entry next = waiting.poll();
        if (next == null) return;
        if (next.job.isExpired(clock.instant())) {
            end(next, new Expired());
            advance();
            return;
        }
        active = next;
        print(next).onComplete(done -> {
            active = null;
            Promise<Void> waitingForEnd = closing;
            if (waitingForEnd != null) waitingForEnd.tryComplete();
            advance();
        });
    }

    /** The printer is asked while the last dots are drawn: its answer takes as long. */
    private Future<Void> print(Entry entry) {
        Future<Boolean> usable = printer.checkNow();
        return entry.drawn.transform(drawn -> drawn.failed()
                ? undrawable(entry, drawn.cause())
                : usable.compose(isUsable -> isUsable ? record(entry, drawn.result()) : putBack(entry)));
    }

    private Future<Void> undrawable(Entry entry, Throwable cause) {
        LOG.error("ticket {} (job {}) cannot be drawn", entry.job.number(), entry.job.jobId(), cause);
        return end(entry, new FailedNotPrinted(DeviceCode.E_INTERNAL));
    }

    /** The printer was not ready, or lost before the first byte: the job keeps its place and its patience. */
    private Future<Void> putBack(Entry entry) {
        if (entry.isOverdue) return end(entry, tooLate(entry));
        if (isClosed) return abandon(entry);
        waiting.addFirst(entry);
        return Future.succeededFuture();
    }

    private Future<Void> abandon(Entry entry) {
        vertx.cancelTimer(entry.timer);
        forget(entry);
        entry.promise.tryFail(new IllegalStateException(
                settings.name() + " closed before ticket " + entry.job.number() + "; it stays in the journal"));
        return Future.succeededFuture();
    }

    private Future<Void> record(Entry entry, EncodedTicket ticket) {
        return journal.sent(entry.job.jobId(), ticket.lengthMax())
                .transform(stored -> stored.succeeded() ? send(entry, ticket) : notStored(entry, stored.cause()));
    }

    private Future<Void> notStored(Entry entry, Throwable cause) {
        if (cause instanceof JobClosedException closed) return tell(entry, closed.outcome());
        LOG.error(
                "ticket {} (job {}) is not printed: it could not be stored as sent",
                entry.job.number(),
                entry.job.jobId(),
                cause);
        return end(entry, new FailedNotPrinted(DeviceCode.E_STORE));
    }

    private Future<Void> send(Entry entry, EncodedTicket ticket) {
        return printer.send(ticket).compose(result -> {
            if (result instanceof SendResult.Proven proven) return end(entry, new Confirmed(proven.by()));
            if (result instanceof SendResult.Unsure unsure) return end(entry, new Unknown(unsure.why()));
            return putBack(entry);
        });
    }

    private Future<Void> end(Entry entry, PrintOutcome outcome) {
        entry.isEnding = true;
        vertx.cancelTimer(entry.timer);
        waiting.remove(entry);
        return store(entry, outcome, 1).transform(stored -> {
            if (stored.succeeded()) return tell(entry, stored.result());
            LOG.error("the outcome {} of job {} could not be recorded", outcome, entry.job.jobId(), stored.cause());
            forget(entry);
            entry.promise.tryFail(stored.cause());
            return Future.succeededFuture();
        });
    }

    private Future<PrintOutcome> store(Entry entry, PrintOutcome outcome, int attempt) {
        return journal.ended(entry.job.jobId(), outcome).map(outcome).recover(e -> {
            if (e instanceof JobClosedException closed) return Future.succeededFuture(closed.outcome());
            if (attempt >= RECORD_ATTEMPTS) return Future.failedFuture(e);
            return vertx.timer(RECORD_PAUSE_MILLIS * attempt).compose(t -> store(entry, outcome, attempt + 1));
        });
    }

    private Future<Void> tell(Entry entry, PrintOutcome outcome) {
        entry.isEnding = true;
        vertx.cancelTimer(entry.timer);
        ended.put(entry.job.jobId(), outcome);
        forget(entry);
        if (!(outcome instanceof Confirmed))
            LOG.warn(
                    "ticket {} (job {}): {} {}",
                    entry.job.number(),
                    entry.job.jobId(),
                    outcome.name(),
                    outcome.reason());
        entry.promise.tryComplete(outcome);
        return Future.succeededFuture();
    }

    private void forget(Entry entry) {
        open.remove(entry.job.jobId());
        size = open.size();
    }

    Future<Void> close() {
        if (isClosed) return Future.succeededFuture();
        isClosed = true;
        List<Entry> left = List.copyOf(waiting);
        waiting.clear();
        left.forEach(this::abandon);
        if (active == null) return Future.succeededFuture();
        Promise<Void> end = Promise.promise();
        closing = end;
        return end.future();
    }
}
