package vn.motcua.rating;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.DeviceInput;
import vn.motcua.edge.driver.Devices;
import vn.motcua.edge.driver.InputListener;
import vn.motcua.rating.pad.ButtonPad;
import vn.motcua.rating.pad.PadButtons;

/** Devices without drivers. */
final class FakeDevices implements Devices {
    private final List<Device> devices = new CopyOnWriteArrayList<>();
    private final Map<DeviceKind, List<InputListener>> listeners = new EnumMap<>(DeviceKind.class);

    /** A pad that remembers its answers. */
    record Pad(DeviceKey key, PadButtons buttons, List<Answer> answers) implements ButtonPad {
        @Override
        public DeviceStatus status() {
            return new DeviceStatus(key, DeviceStatus.Condition.READY, List.of(), Instant.EPOCH, null);
        }

        @Override
        public Future<Void> start() {
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }

        @Override
        public void answer(Answer answer) {
            answers.add(answer);
        }
    }

    Pad pad(String name, PadButtons buttons) {
        Pad pad = new Pad(new DeviceKey(buttons.purpose().kind(), name), buttons, new CopyOnWriteArrayList<>());
        devices.add(pad);
        return pad;
    }

    void say(DeviceKey from, DeviceInput input) {
        listeners.getOrDefault(from.kind(), List.of()).forEach(one -> one.heard(from, input));
    }

    @Override
    public <D extends Device> List<D> ofType(Class<D> type) {
        return devices.stream().filter(type::isInstance).map(type::cast).toList();
    }

    @Override
    public void onInput(DeviceKind kind, InputListener listener) {
        listeners.computeIfAbsent(kind, k -> new CopyOnWriteArrayList<>()).add(listener);
    }

    @Override
    public List<DeviceStatus> statuses() {
        return devices.stream().map(Device::status).toList();
    }
}
