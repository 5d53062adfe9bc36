package vn.motcua.rating.pad.gpio;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.Backoff;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.driver.BlockingTurns;
import vn.motcua.edge.driver.DeviceEnv;
import vn.motcua.rating.pad.ButtonPad;
import vn.motcua.rating.pad.PadButtons;
import vn.motcua.rating.pad.PadState;

/** Buttons on pins. Event loop only; the library's threads only hand over edges with their time. */
final class GpioPad implements ButtonPad {
    private static final Duration AGAIN_FIRST = Duration.ofSeconds(5);
    private static final Duration AGAIN_LAST = Duration.ofMinutes(1);
    /** More than a hand makes while pins are opened; of more, the last count. */
    private static final int EARLY_MAX = 256;

    private static final Logger LOG = LoggerFactory.getLogger(GpioPad.class);

    private final DeviceKey key;
    private final GpioSettings settings;
    private final DeviceEnv env;
    private final GpioPins.Opener opener;
    private final PadState state;
    private final Context context;
    /** Opening and release in order: a pin is let go of before it is taken again. */
    private final BlockingTurns turns;

    private final Backoff backoff = new Backoff(AGAIN_FIRST, AGAIN_LAST);
    /** Edges told before the levels at the opening are known. */
    private final ArrayDeque<Edge> early = new ArrayDeque<>();

    private @Nullable GpioPins pins;
    private @Nullable Ear ear;
    private @Nullable Runnable plugged;
    private boolean closed;
    private long timer = -1;

    /** Pins and the levels they had when they were opened. */
    private record Opened(GpioPins pins, Set<Integer> high) {}

    private record Edge(int pin, boolean isHigh, long atNanos) {}

    GpioPad(DeviceKey key, GpioSettings settings, DeviceEnv env, GpioPins.Opener opener) {
        this.key = key;
        this.settings = settings;
        this.env = env;
        this.opener = opener;
        this.state = new PadState(key, settings.buttons(), env);
        this.context = env.vertx().getOrCreateContext();
        this.turns = new BlockingTurns(env.vertx());
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
        plugged = env.onPlug(this::lookAgain);
        open();
        return Future.succeededFuture();
    }

    /** A board that came back need not wait for its turn. */
    private void lookAgain() {
        if (closed || timer < 0) return;
        env.vertx().cancelTimer(timer);
        backoff.reset();
        open();
    }

    private void open() {
        timer = -1;
        early.clear();
        if (closed) return;
        Ear fresh = new Ear();
        ear = fresh;
        turns.run(() -> {
                    GpioPins opened = opener.open(settings, fresh);
                    return new Opened(opened, opened.high());
                })
                .onSuccess(opened -> opened(opened, fresh))
                .onFailure(this::failed);
    }

    /** Hears one opening's pins, on threads of the library; those of an earlier opening are forgotten. */
    private final class Ear implements GpioPins.EdgeListener {
        private @Nullable String gone; // event loop only

        @Override
        public void edge(int pin, boolean isHigh) {
            long now = System.nanoTime();
            onLoop(() -> told(new Edge(pin, isHigh, now)));
        }

        @Override
        public void gone(String why) {
            onLoop(() -> {
                gone = why;
                if (pins != null) lost(why);
            });
        }

        private void onLoop(Runnable step) {
            context.runOnContext(go -> {
                if (ear == this && !closed) env.guard(step);
            });
        }
    }

    private void lost(String why) {
        GpioPins open = pins;
        pins = null;
        if (open != null) release(open).onFailure(e -> LOG.debug("{}: {}", key, e.getMessage()));
        failed(new GpioException(DeviceCode.E_NOHARDWARE, why));
    }

    private void opened(Opened opened, Ear by) {
        if (closed || by.gone != null) {
            release(opened.pins()).onFailure(e -> LOG.debug("{}: {}", key, e.getMessage()));
            if (by.gone != null) failed(new GpioException(DeviceCode.E_NOHARDWARE, by.gone));
            return;
        }
        pins = opened.pins();
        backoff.reset();
        env.why("");
        state.link(LinkState.UP, null);
        state.heard();
        settings.pins()
                .forEach((pin, button) ->
                        state.assume(button, settings.isPressed(opened.high().contains(pin))));
        while (!early.isEmpty()) changed(early.remove());
    }

    private void failed(Throwable e) {
        if (closed) return;
        DeviceCode code = e instanceof GpioException known ? known.code() : DeviceCode.E_INTERNAL;
        String why = String.valueOf(e.getMessage());
        LOG.debug("{}: {}", key, why);
        env.why(why);
        state.link(LinkState.BACKOFF, code);
        timer = env.vertx().setTimer(backoff.next().toMillis(), again -> env.guard(this::open));
    }

    private void told(Edge edge) {
        if (pins != null) {
            changed(edge);
        } else {
            if (early.size() >= EARLY_MAX) early.remove();
            early.add(edge);
        }
    }

    private void changed(Edge edge) {
        Integer button = settings.pins().get(edge.pin());
        if (button == null) return;
        state.heard();
        state.level(button, settings.isPressed(edge.isHigh()), edge.atNanos());
    }

    @Override
    public Future<Void> close() {
        closed = true;
        if (plugged != null) plugged.run();
        env.vertx().cancelTimer(timer);
        state.close();
        GpioPins open = pins;
        pins = null;
        return open == null ? Future.succeededFuture() : release(open);
    }

    private Future<Void> release(GpioPins open) {
        return turns.run(() -> {
            open.close();
            return null;
        });
    }
}
