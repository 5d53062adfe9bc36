package vn.motcua.rating.pad;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.device.ServiceState;
import vn.motcua.edge.device.StatusKeeper;
import vn.motcua.edge.driver.DeviceEnv;

/**
 * What every pad driver does alike: turns contacts into presses of its counter, and what is known of the pad into a status. Event
 * loop only.
 */
public final class PadState implements PressWatch.Listener {
    private final DeviceEnv env;
    private final PadButtons buttons;
    private final StatusKeeper status;
    private final PressWatch watch;
    private Set<Integer> stuck = Set.of();
    private @Nullable DeviceCode trouble;
    private boolean isHeard;

    public PadState(DeviceKey key, PadButtons buttons, DeviceEnv env) {
        this.env = env;
        this.buttons = buttons;
        this.status = new StatusKeeper(key, env.clock(), env::changed);
        this.watch = new PressWatch(env.vertx(), System::nanoTime, buttons.rules(), this);
    }

    /** Any thread. */
    public DeviceStatus status() {
        return status.status();
    }

    public PadButtons buttons() {
        return buttons;
    }

    public void link(LinkState state, @Nullable DeviceCode code) {
        if (state != LinkState.UP) {
            watch.forget();
            stuck = Set.of();
            trouble = null;
            isHeard = false;
        } else {
            watch.opened();
        }
        status.link(state, code);
    }

    /** The pad has said something that makes sense. */
    public void heard() {
        status.seen();
        if (isHeard && trouble == null) return;
        isHeard = true;
        trouble = null;
        show();
    }

    /** What it says makes no sense, or it is silent though it should speak. */
    public void troubled(DeviceCode code) {
        if (code == trouble) return;
        trouble = code;
        show();
    }

    public void level(int button, boolean closed) {
        if (buttons.has(button)) watch.level(button, closed);
    }

    /** @param atNanos when, by {@link System#nanoTime} */
    public void level(int button, boolean closed, long atNanos) {
        if (buttons.has(button)) watch.level(button, closed, atNanos);
    }

    /** @param heldUpNanos how much earlier than now it may have become so, because it was read late */
    public void heldUpLevel(int button, boolean closed, long heldUpNanos) {
        if (buttons.has(button)) watch.heldUpLevel(button, closed, heldUpNanos);
    }

    public void assume(int button, boolean closed) {
        if (buttons.has(button)) watch.assume(button, closed);
    }

    public void stroke(int button) {
        if (buttons.has(button)) watch.stroke(button);
    }

    public void close() {
        watch.close();
    }

    @Override
    public void pressed(int button) {
        buttons.score(button)
                .ifPresent(score -> env.input(
                        new PadPress(buttons.purpose(), buttons.counter(), button, score, buttons.scaleMax())));
    }

    @Override
    public void rejected(PressOutcome.Rejected rejected) {
        env.input(new PadRejection(buttons.purpose(), buttons.counter(), rejected.reason()));
    }

    @Override
    public void stuck(Set<Integer> now) {
        stuck = now;
        show();
    }

    private void show() {
        if (trouble != null) status.service(ServiceState.UNKNOWN, trouble);
        else if (!stuck.isEmpty()) status.service(ServiceState.DEGRADED, DeviceCode.B_STUCK);
        else if (isHeard) status.service(ServiceState.READY);
    }
}
