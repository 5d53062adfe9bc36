package vn.motcua.display.led;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.HealthLevel;
import vn.motcua.edge.device.HealthReport;
import vn.motcua.edge.device.HealthReport.Verdict;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.device.ServiceState;
import vn.motcua.edge.device.StatusKeeper;
import vn.motcua.edge.driver.DeviceEnv;

/**
 * One sign on a bus. It sends what is wanted, asks what is shown, and sends again until both are the same; READY means the sign has
 * said so. One that cannot tell is UNKNOWN for ever and is told again and again. Event loop only.
 */
public final class LedSign implements CounterSign, BusMember {
    private static final String KEPT = "shown";
    private static final int MISSES_MAX = 3;
    private static final long RETRY_NANOS = Duration.ofMillis(60).toNanos();
    private static final long ABSENT_NANOS = Duration.ofMillis(600).toNanos();
    private static final long BLINK_MILLIS = 500;
    private static final long TEST_MILLIS = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(LedSign.class);

    private final DeviceKey key;
    private final SignSettings settings;
    private final SignCodec codec;
    private final DeviceEnv env;
    private final SignBuses buses;
    private final StatusKeeper status;
    private final ArrayDeque<SignRequest> sending = new ArrayDeque<>();

    private @Nullable SignBus bus;
    private SignContent wanted = SignContent.DARK;
    private long sequence;
    private SignFace face;
    private boolean isDarkPhase;
    private boolean isTest;
    private long blinkTimer = -1;
    private long dueAt = Long.MAX_VALUE;
    private boolean isUrgent;
    private int misses;
    private int mismatches;
    private @Nullable Promise<Boolean> awaited;

    public LedSign(DeviceKey key, SignSettings settings, DeviceEnv env, SignBuses buses) {
        this.key = key;
        this.settings = settings;
        this.codec = settings.codec();
        this.env = env;
        this.buses = buses;
        this.status = new StatusKeeper(key, env.clock(), env::changed);
        this.face = SignFace.of(wanted, codec.cells(), codec.dims());
    }

    @Override
    public DeviceKey key() {
        return key;
    }

    @Override
    public CounterId counter() {
        return settings.counter();
    }

    @Override
    public DeviceStatus status() {
        return status.status();
    }

    @Override
    public SignContent wanted() {
        return wanted;
    }

    /** What was shown before a restart is shown again before anybody tells anything new. */
    @Override
    public Future<Void> start() {
        return env.load(KEPT)
                .map(kept -> kept.flatMap(KeptContent::parse))
                .otherwise(Optional.empty())
                .map(kept -> {
                    if (sequence == 0) kept.ifPresent(this::restore);
                    compose();
                    bus = buses.join(env, this);
                    return null;
                });
    }

    private void restore(KeptContent kept) {
        sequence = kept.sequence();
        wanted = kept.content();
    }

    @Override
    public Future<Void> close() {
        stopBlinking();
        SignBus joined = bus;
        bus = null;
        return joined == null ? Future.succeededFuture() : buses.leave(joined, this);
    }

    @Override
    public Future<Void> show(SignContent content) {
        if (content.equals(wanted) && sequence > 0) return Future.succeededFuture();
        boolean isNewText = !content.text().equals(wanted.text()) || sequence == 0;
        wanted = content;
        sequence++;
        stopBlinking();
        if (content.blinking() && !codec.blinks())
            blinkTimer = env.vertx().setPeriodic(BLINK_MILLIS, due -> env.guard(this::blink));
        compose();
        if (!isNewText) return Future.succeededFuture();
        return env.save(KEPT, new KeptContent(sequence, content).text())
                .onFailure(e -> LOG.warn("{}: what it shows was not kept: {}", key, e.getMessage()));
    }

    private void blink() {
        isDarkPhase = !isDarkPhase;
        compose();
    }

    private void stopBlinking() {
        if (blinkTimer >= 0) env.vertx().cancelTimer(blinkTimer);
        blinkTimer = -1;
        isDarkPhase = false;
    }

    /** The last value wins: whatever of an older one is not sent yet never is. */
    private void compose() {
        SignFace whole = isTest
                ? new SignFace("8".repeat(codec.cells()), false, false)
                : SignFace.of(wanted, codec.cells(), codec.dims());
        face = isDarkPhase && !isTest ? whole.dark() : whole;
        send();
    }

    private void send() {
        sending.clear();
        sending.addAll(codec.show(face));
        isUrgent = misses < MISSES_MAX;
        dueAt = misses < MISSES_MAX ? System.nanoTime() : dueAt;
        SignBus joined = bus;
        if (joined != null) joined.kick();
    }

    @Override
    public long dueAt() {
        return dueAt;
    }

    @Override
    public boolean isUrgent() {
        return isUrgent;
    }

    @Override
    public SignRequest next() {
        SignRequest head = sending.peek();
        if (head != null) return head;
        Optional<SignRequest> read = codec.read();
        if (read.isPresent()) return read.get();
        sending.addAll(codec.show(face));
        return sending.element();
    }

    @Override
    public void answered(SignRequest request, SignAnswer answer) {
        if (request.answer() != null) {
            misses = 0;
            status.seen();
        }
        if (answer instanceof SignAnswer.Shows shows) compare(shows.text());
        else if (answer instanceof SignAnswer.Refused refused) refused(refused);
        else taken(request);
    }

    private void taken(SignRequest request) {
        if (sending.peek() == request) sending.poll();
        if (!sending.isEmpty()) return;
        boolean canTell = codec.read().isPresent();
        isUrgent = canTell;
        dueAt = canTell ? System.nanoTime() : rest();
        if (!canTell && request.answer() != null) status.service(ServiceState.READY);
    }

    private long rest() {
        return System.nanoTime() + settings.verifyEvery().toNanos();
    }

    private void compare(String shown) {
        if (!sending.isEmpty()) return; // asked before something new was wanted
        isUrgent = false;
        dueAt = rest();
        if (shown.equals(face.text())) {
            mismatches = 0;
            status.service(ServiceState.READY);
            settle(true);
            return;
        }
        mismatches++;
        // Once is a power cut of the sign: told again, it shows it. Twice is a sign that does not do as it is told.
        if (mismatches > 1) status.service(ServiceState.DEGRADED, DeviceCode.L_NOT_SHOWN);
        if (mismatches > 1) settle(false);
        sending.addAll(codec.show(face));
        isUrgent = mismatches == 1;
        if (isUrgent) dueAt = System.nanoTime();
    }

    private void refused(SignAnswer.Refused refused) {
        LOG.debug("{} refuses: {}", key, refused.why());
        status.service(ServiceState.DEGRADED, DeviceCode.L_NOT_SHOWN);
        settle(false);
        sending.clear();
        sending.addAll(codec.show(face));
        isUrgent = false;
        dueAt = rest();
    }

    @Override
    public void silent(SignRequest request) {
        misses++;
        isUrgent = misses < MISSES_MAX;
        dueAt = System.nanoTime() + (isUrgent ? RETRY_NANOS : ABSENT_NANOS);
        if (isUrgent) return;
        // It may have lost its power: once it answers again it is told everything.
        sending.clear();
        sending.addAll(codec.show(face));
        status.service(ServiceState.UNKNOWN, DeviceCode.E_TIMEOUT);
    }

    @Override
    public void changed(LinkState state, @Nullable DeviceCode code) {
        SignBus joined = bus;
        if (joined != null) env.why(joined.why());
        status.link(state, code);
        if (state != LinkState.UP) return;
        misses = 0;
        mismatches = 0;
        dueAt = System.nanoTime();
        send();
    }

    @Override
    public Duration answerWithin() {
        return settings.answerWithin();
    }

    @Override
    public Duration gap() {
        return settings.gap();
    }

    /** Outwardly: all segments for two seconds, and what the sign says of it. */
    @Override
    public Future<HealthReport> checkHealth(HealthLevel level, Duration deadline) {
        if (level != HealthLevel.EXTERNAL) return CounterSign.super.checkHealth(level, deadline);
        if (awaited != null || isTest) return Future.succeededFuture(report(Verdict.UNKNOWN, DeviceCode.E_BUSY));
        Promise<Boolean> shown = Promise.promise();
        awaited = shown;
        isTest = true;
        compose();
        long timer = env.vertx().setTimer(deadline.toMillis(), late -> shown.tryFail("no answer"));
        return shown.future()
                .map(isShown ->
                        report(isShown ? Verdict.PASSED : Verdict.FAILED, isShown ? null : DeviceCode.L_NOT_SHOWN))
                .otherwise(e -> report(Verdict.UNKNOWN, status().code().orElse(DeviceCode.E_TIMEOUT)))
                .onComplete(done -> {
                    env.vertx().cancelTimer(timer);
                    awaited = null;
                    env.vertx().setTimer(TEST_MILLIS, over -> endTest());
                });
    }

    private void endTest() {
        isTest = false;
        compose();
    }

    private void settle(boolean isShown) {
        Promise<Boolean> waiting = awaited;
        if (waiting != null) waiting.tryComplete(isShown);
    }

    private HealthReport report(Verdict verdict, @Nullable DeviceCode code) {
        return new HealthReport(
                key, HealthLevel.EXTERNAL, verdict, code == null ? List.of() : List.of(code), "all segments lit");
    }
}
