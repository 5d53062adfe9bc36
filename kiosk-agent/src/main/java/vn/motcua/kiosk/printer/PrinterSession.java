package vn.motcua.kiosk.printer;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.print.FenceKind;
import vn.motcua.edge.transport.ByteLink;
import vn.motcua.edge.transport.LinkDown;
import vn.motcua.edge.transport.LinkListener;
import vn.motcua.edge.transport.PortStatus;
import vn.motcua.kiosk.printer.PrinterProfile.LogoMemory;
import vn.motcua.kiosk.printer.PrinterReply.StatusBack;

/**
 * One connection to a printer, from opening to loss: makes the printer known (what it answers, how it is), keeps asking, and sends one
 * ticket at a time. Event loop only; the link's words are brought there first.
 */
final class PrinterSession {
    private static final int SILENT_POLLS = 3;
    private static final int PROBE_REPLIES = 2;
    private static final Duration POLL_WHILE_PRINTING_MAX = Duration.ofMillis(350);

    private final Vertx vertx;
    private final Context context;
    private final PrinterSettings settings;
    private final PrinterProfile profile;
    private final ByteLink link;
    private final Owner owner;
    private final ProcessIds ids;
    private final StatusParser parser = new StatusParser(this::heard);
    private final StatusRound round;
    private final FenceProbe probe;
    private final PrinterMemory memory = new PrinterMemory();
    private final LetterTeaching teaching;

    private PrinterCondition condition = PrinterCondition.SILENT;
    private boolean isProbed;
    private boolean isLogoAwaited;
    private long probeTimer = -1;
    private long pollTimer = -1;
    private boolean wasOpen;
    private boolean isOver;
    private boolean isGivenUp;
    private boolean isAssessed;
    private @Nullable TicketSending sending;

    /** Who has made this session. Called on the event loop. */
    interface Owner {
        void changed();

        /** The printer has said something, whatever it was. */
        void heard();

        void down(LinkDown reason);

        /** True if this printer has proved something in an earlier session, so silence means trouble, not a simple model. */
        boolean hasProvenBefore();
    }

    PrinterSession(Vertx vertx, Context context, PrinterSettings settings, ByteLink link, ProcessIds ids, Owner owner) {
        this.vertx = vertx;
        this.context = context;
        this.settings = settings;
        this.profile = settings.profile();
        this.link = link;
        this.ids = ids;
        this.owner = owner;
        this.round = new StatusRound(settings.times().reply());
        memory.logoStored(settings.hasStoredLogo() && profile.extras().logo() == LogoMemory.FS_P);
        this.isLogoAwaited = isLogoAsked();
        this.teaching = new LetterTeaching(
                vertx,
                context,
                settings,
                memory,
                this::canBeTaught,
                bytes -> link.write(bytes, settings.stall(bytes.length)));
        this.probe = new FenceProbe(profile.fences(), ids.next());
    }

    void open(boolean recover) {
        link.start(new LinkListener() {
            @Override
            public void up() {
                context.runOnContext(v -> greet(recover));
            }

            @Override
            public void received(byte[] bytes) {
                context.runOnContext(v -> take(bytes));
            }

            @Override
            public void status(PortStatus status) {
                context.runOnContext(v -> portSays(status));
            }

            @Override
            public void statusUnknown() {
                context.runOnContext(v -> portIsSilent());
            }

            @Override
            public void down(LinkDown reason) {
                context.runOnContext(v -> over(reason));
            }
        });
    }

    private void take(byte[] bytes) {
        owner.heard();
        // What looks like an answer here and there is none when all of it is words: a web server, a terminal, a scale.
        if (!condition.isKnown() && profile.isStatusSpoken() && StatusParser.isWords(bytes)) refuse();
        else parser.feed(bytes);
    }

    private void refuse() {
        abort().onComplete(released -> {});
        over(new LinkDown(
                DeviceCode.E_PROTOCOL,
                settings.address() + ": it answers in words; no ESC/POS printer, or the wrong port or line speed"));
    }

    private void greet(boolean recover) {
        wasOpen = true;
        if (isOver) return;
        if (!profile.isStatusSpoken()) {
            greetInTheDark(recover);
            return;
        }
        ByteArrayOutputStream hello = new ByteArrayOutputStream();
        hello.writeBytes(recover ? PrinterRecovery.bytes(profile) : PrinterRecovery.headerEnd());
        hello.writeBytes(EscPosCodec.initialise());
        // First, so that their answers tell the parser where a frame begins.
        hello.writeBytes(round.begin());
        hello.writeBytes(probe.questions());
        // Last: the printer takes the next byte it is sent for the answer to its answer.
        if (isLogoAwaited) hello.writeBytes(EscPosOptions.askLogos());
        pollLater();
        post(hello.toByteArray());
    }

    private boolean isLogoAsked() {
        return settings.hasStoredLogo() && profile.extras().logo() == LogoMemory.GS_L;
    }

    /** Only a printer that holds the very picture is told to print it; one that cannot be asked is believed. */
    private void hearLogos(PrinterReply.Block keys) {
        if (!isLogoAsked() || !keys.isLogoList()) return;
        memory.logoStored(keys.hasLogo(EscPosOptions.logoKey()));
        post(EscPosOptions.ack());
        isLogoAwaited = false;
        concludeIfDone();
    }

    /** Each ticket begins by itself; on a print queue a greeting would be a job of its own. */
    private void greetInTheDark(boolean recover) {
        if (recover) post(PrinterRecovery.bytes(profile));
        isProbed = true;
        isAssessed = true;
        owner.changed();
    }

    /** A model that answers questions is believed; the port's wire is for those that do not. */
    private void portSays(PortStatus status) {
        if (isOver || profile.isStatusSpoken()) return;
        become(PrinterCondition.heard(PrinterCondition.meaning(status), profile));
    }

    private void portIsSilent() {
        if (!isOver && !profile.isStatusSpoken()) become(PrinterCondition.SILENT);
    }

    private void post(byte[] bytes) {
        // A write that fails ends the link, and the link tells that itself.
        link.write(bytes, settings.times().stall()).onComplete(done -> {});
    }

    private void ask() {
        if (isOver || !profile.isStatusSpoken()) return;
        pollLater();
        if (!round.isOpen()) post(round.begin());
        else if (round.isLate()) silent();
    }

    private void pollLater() {
        vertx.cancelTimer(pollTimer);
        Duration poll = settings.times().poll();
        boolean isHurried = sending != null && poll.compareTo(POLL_WHILE_PRINTING_MAX) > 0;
        pollTimer = vertx.setTimer((isHurried ? POLL_WHILE_PRINTING_MAX : poll).toMillis(), t -> ask());
    }

    private void silent() {
        // A blocked printer whose buffer our own ticket fills cannot hear the question: its last word stands.
        boolean isExplained = sending != null && condition.isBlocked();
        if (!isExplained) {
            boolean isFirst = !isAssessed;
            isAssessed = true;
            become(PrinterCondition.SILENT);
            if (isFirst) owner.changed();
        }
        boolean isTooLong = round.waitedNanos()
                > settings.times().reply().multipliedBy(SILENT_POLLS).toNanos();
        // A ticket under way has its own deadline; cutting the line now would only make its end unknown sooner.
        if (isTooLong && sending == null) abort();
    }

    private void heard(PrinterReply reply) {
        if (isOver) return;
        noteProof(reply);
        if (reply instanceof StatusBack status) become(PrinterCondition.heard(status.meaning(), profile));
        if (reply instanceof PrinterReply.Block block) hearLogos(block);
        if (reply instanceof PrinterReply.RealTime answer) round.hear(answer).ifPresent(this::roundDone);
        TicketSending ticket = sending;
        if (ticket != null) ticket.hear(reply);
    }

    private void roundDone(Set<DeviceCode> said) {
        become(PrinterCondition.heard(said, profile));
        round.tellWaiting();
        TicketSending ticket = sending;
        if (ticket != null) ticket.aliveAgain();
    }

    private void noteProof(PrinterReply reply) {
        // A slow one may prove itself after the waiting time: better late than never.
        probe.hear(reply);
        concludeIfDone();
    }

    private void concludeIfDone() {
        if (!isProbed && probe.isConcluded() && !isLogoAwaited) concludeProbe();
    }

    private void become(PrinterCondition now) {
        boolean isNews = !now.equals(condition);
        // Whoever was silent or offline may have been switched off and on.
        if (!now.isKnown() || now.isBlocked()) memory.forget();
        condition = now;
        isAssessed |= now.isKnown();
        if (!isProbed && probeTimer < 0 && now.isKnown() && !now.isBlocked()) startProbeTimer();
        if (isNews) owner.changed();
        teaching.wake();
    }

    /** What this printer is to be taught while it has nothing to print. */
    void teach(@Nullable LetterLesson lesson) {
        teaching.give(lesson);
    }

    /** Only where it is known when it forgets; one that waits for paper would take what it is taught for later. */
    private boolean canBeTaught() {
        return profile.isStatusSpoken() && isUsable();
    }

    /** Commands are carried out in order only while the printer is online, so the waiting begins there. */
    private void startProbeTimer() {
        long wait = settings.times().reply().multipliedBy(PROBE_REPLIES).toMillis();
        probeTimer = vertx.setTimer(wait, t -> {
            probeTimer = -1;
            if (isOver || isProbed) return;
            if (condition.isBlocked() || !condition.isKnown()) return; // begins anew when it is back
            concludeProbe();
        });
    }

    private void concludeProbe() {
        if (fence().isEmpty() && owner.hasProvenBefore()) {
            abort();
            return;
        }
        isProbed = true;
        owner.changed();
        teaching.wake();
    }

    private void over(LinkDown reason) {
        if (isOver) return;
        isOver = true;
        vertx.cancelTimer(pollTimer);
        vertx.cancelTimer(probeTimer);
        teaching.end();
        TicketSending ticket = sending;
        if (ticket != null) ticket.lineLost();
        owner.down(reason);
    }

    /** The best way this printer has shown to prove printing. */
    Optional<FenceKind> fence() {
        return probe.best();
    }

    PrinterCondition condition() {
        return condition;
    }

    /** Whether there ever was a handle that has to be let go of. */
    boolean wasOpen() {
        return wasOpen;
    }

    /** Lost, or given up and about to be. */
    boolean isOver() {
        return isOver || isGivenUp;
    }

    /** Whether it has said how it is, or has had the time to. */
    boolean isAssessed() {
        return isAssessed;
    }

    boolean isSending() {
        return sending != null;
    }

    boolean isProbed() {
        return isProbed;
    }

    boolean isUsable() {
        if (isOver() || !isProbed || sending != null) return false;
        return !condition.isBlocked() && (condition.isKnown() || !profile.isStatusSpoken());
    }

    /** What stands in the way when it is not usable. */
    DeviceCode obstacle() {
        if (condition.isBlocked()) return condition.codes().get(0);
        return isOver ? DeviceCode.E_OFFLINE : DeviceCode.E_TIMEOUT;
    }

    /** Asks for the state anew; succeeds with whether the printer is usable after its answer. Never fails. */
    Future<Boolean> checkNow() {
        if (!profile.isStatusSpoken()) return Future.succeededFuture(isUsable());
        teaching.hush();
        Promise<Boolean> fresh = Promise.promise();
        if (isOver) return Future.succeededFuture(false);
        long timer = vertx.setTimer(settings.times().reply().toMillis(), t -> {
            silent();
            fresh.tryComplete(false);
        });
        Runnable answered = () -> {
            vertx.cancelTimer(timer);
            fresh.tryComplete(isUsable());
        };
        if (round.isOpen()) round.whenDone(() -> askThen(answered));
        else askThen(answered);
        return fresh.future();
    }

    private void askThen(Runnable answered) {
        if (isOver || round.isOpen()) return; // the timer answers
        round.whenDone(answered);
        post(round.begin());
    }

    /** Sends a ticket and waits for proof of it. Only when {@link #isUsable()}. Never fails. */
    Future<SendResult> send(EncodedTicket ticket) {
        teaching.hush();
        Fence fence = fence().map(kind -> Fence.of(kind, ids.next())).orElse(null);
        // Where nothing comes back nobody knows what the printer still holds.
        if (!profile.isStatusSpoken()) memory.forget();
        byte[] whole = ticket.bytes(memory);
        // Without a greeting a ticket must begin well by itself, whatever state the printer was left in.
        byte[] bytes = profile.isStatusSpoken() ? whole : EscPosCodec.initialised(whole);
        Duration deadline = settings.printTime(bytes.length, ticket.heightDots());
        TicketSending started = new TicketSending(
                vertx, link, settings.stall(bytes.length), deadline, fence, this::askSoon, () -> condition);
        sending = started;
        return started.run(bytes).onComplete(done -> {
            sending = null;
            teaching.wake();
        });
    }

    private void askSoon() {
        context.runOnContext(v -> ask());
    }

    /** Gives the line up and drops what the printer has not received. */
    Future<Void> abort() {
        isGivenUp = true;
        return link.abort();
    }

    Future<Void> close() {
        return link.close();
    }

    Future<Void> released() {
        return link.close(); // already ending: only waits for the handle
    }
}
