package vn.motcua.rating.pad.hid;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.driver.DeviceEnv;
import vn.motcua.edge.driver.DeviceLine;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.rating.pad.ButtonPad;
import vn.motcua.rating.pad.PadButtons;
import vn.motcua.rating.pad.PadState;

/** A pad on a HID node. It is READY when the node is open: the kernel has talked to the device to make the node, and removes it with it. */
final class HidPad implements ButtonPad, DeviceLine.Listener {
    /** So many reports of a wrong length in a row are another device's, or the entry describes another one. */
    static final int NONSENSE = 8;

    private final DeviceKey key;
    private final HidPadSettings settings;
    private final PadState state;
    private final DeviceLine line;
    private final boolean isInRecords;

    HidPad(DeviceKey key, HidPadSettings settings, DeviceEnv env) {
        this.key = key;
        this.settings = settings;
        this.state = new PadState(key, settings.buttons(), env);
        this.line = new DeviceLine(env, this);
        this.isInRecords = env.address() instanceof LinkAddress.Hid;
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
        state.close();
        return line.close();
    }

    @Override
    public void up() {
        settings.decoder().reset();
        line.proved();
        state.heard();
    }

    @Override
    public void received(byte[] bytes) {
        received(bytes, 0);
    }

    @Override
    public void received(byte[] bytes, long heldUpNanos) {
        PadDecoder decoder = settings.decoder();
        List<PadDecoder.Change> changes = isInRecords ? decoder.record(bytes) : decoder.decode(bytes);
        if (decoder.nonsense() >= NONSENSE) state.troubled(DeviceCode.E_PROTOCOL);
        else if (decoder.nonsense() == 0) state.heard();
        for (PadDecoder.Change change : changes) state.heldUpLevel(change.button(), change.closed(), heldUpNanos);
    }

    @Override
    public void changed(LinkState now, @Nullable DeviceCode code) {
        state.link(now, code);
    }
}
