package vn.motcua.rating.pad.serial;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.HealthLevel;
import vn.motcua.edge.device.HealthReport;
import vn.motcua.edge.device.HealthReport.Verdict;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.driver.DeviceEnv;
import vn.motcua.edge.driver.DeviceLine;
import vn.motcua.rating.pad.ButtonPad;
import vn.motcua.rating.pad.PadButtons;
import vn.motcua.rating.pad.PadState;

/** A pad on a serial line. One that only speaks when pressed is UNKNOWN until its first press after each plugging. */
final class SerialPad implements ButtonPad, DeviceLine.Listener {
    /** So much without one known code is a wrong speed or a wrong protocol, not a spike. */
    static final int NONSENSE_BYTES = 24;

    private static final Duration STALL = Duration.ofSeconds(2);
    private static final Logger LOG = LoggerFactory.getLogger(SerialPad.class);

    private final DeviceKey key;
    private final SerialPadSettings settings;
    private final PadProtocol protocol;
    private final DeviceEnv env;
    private final PadState state;
    private final PadFrames frames;
    private final DeviceLine line;
    private long pollTimer = -1;
    private long silenceTimer = -1;

    SerialPad(DeviceKey key, SerialPadSettings settings, DeviceEnv env) {
        this.key = key;
        this.settings = settings;
        this.protocol = settings.protocol();
        this.env = env;
        this.state = new PadState(key, settings.buttons(), env);
        this.frames = new PadFrames(protocol);
        this.line = new DeviceLine(env, this);
    }

    @Override
    public DeviceKey key() {
        return key;
    }

    @Override
    public DeviceStatus status() {
        return state.status();
    }

    @Override
    public PadButtons buttons() {
        return settings.buttons();
    }

    @Override
    public Future<Void> start() {
        line.open();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> close() {
        stopTimers();
        state.close();
        return line.close();
    }

    @Override
    public void up() {
        frames.reset();
        byte[] poll = protocol.poll();
        if (poll != null) {
            long every = protocol.pollEvery().toMillis();
            pollTimer = env.vertx().setPeriodic(1, every, due -> env.guard(() -> send(poll)));
        }
        awaitWord();
    }

    @Override
    public void received(byte[] bytes) {
        received(bytes, 0);
    }

    @Override
    public void received(byte[] bytes, long heldUpNanos) {
        List<PadWord> words = frames.feed(bytes);
        if (!words.isEmpty()) {
            line.proved();
            state.heard();
            awaitWord();
        }
        for (PadWord word : words) say(word, heldUpNanos);
        if (frames.nonsense() >= NONSENSE_BYTES) state.troubled(DeviceCode.E_PROTOCOL);
    }

    private void say(PadWord word, long heldUpNanos) {
        if (word instanceof PadWord.Level level) state.heldUpLevel(level.button(), level.closed(), heldUpNanos);
        else if (word instanceof PadWord.Stroke stroke) state.stroke(stroke.button());
    }

    @Override
    public void changed(LinkState now, @Nullable DeviceCode code) {
        if (now != LinkState.UP) stopTimers();
        state.link(now, code);
    }

    private void awaitWord() {
        Duration silentAfter = protocol.silentAfter();
        if (silentAfter == null) return;
        env.vertx().cancelTimer(silenceTimer);
        silenceTimer = env.vertx()
                .setTimer(silentAfter.toMillis(), due -> env.guard(() -> state.troubled(DeviceCode.E_TIMEOUT)));
    }

    private void stopTimers() {
        env.vertx().cancelTimer(pollTimer);
        env.vertx().cancelTimer(silenceTimer);
        pollTimer = -1;
        silenceTimer = -1;
    }

    @Override
    public void answer(Answer answer) {
        byte[] bytes = protocol.answers().get(answer);
        if (bytes != null) send(bytes);
    }

    private void send(byte[] bytes) {
        line.write(protocol.outgoing(bytes), STALL)
                .onFailure(e -> LOG.debug("{}: nothing sent: {}", key, e.getMessage()));
    }

    /** Outwardly: the lamp of thanks, which only a person can see. */
    @Override
    public Future<HealthReport> checkHealth(HealthLevel level, Duration deadline) {
        byte[] bytes = protocol.answers().get(Answer.THANKS);
        if (level != HealthLevel.EXTERNAL || bytes == null) return ButtonPad.super.checkHealth(level, deadline);
        return line.write(protocol.outgoing(bytes), deadline)
                .map(result -> new HealthReport(
                        key,
                        level,
                        result.isComplete() ? Verdict.UNKNOWN : Verdict.FAILED,
                        result.fault() == null ? List.of() : List.of(result.fault()),
                        result.isComplete() ? "thanks shown: look at the pad" : "nothing sent"));
    }
}
