package vn.motcua.edge.driver;

import java.util.List;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus;

/** The configured devices of this agent as its modules see them. Event loop only. */
public interface Devices {
    /** No devices at all. */
    Devices NONE = new Devices() {
        @Override
        public <D extends Device> List<D> ofType(Class<D> type) {
            return List.of();
        }

        @Override
        public void onInput(DeviceKind kind, InputListener listener) {}

        @Override
        public List<DeviceStatus> statuses() {
            return List.of();
        }
    };

    /** Those of a kind's interface, in the order of the configuration; also those that are unplugged or disabled. */
    <D extends Device> List<D> ofType(Class<D> type);

    /** Hears every input of a kind from now on. What a listener throws is logged once and counted; the others hear it all the same. */
    void onInput(DeviceKind kind, InputListener listener);

    List<DeviceStatus> statuses();
}
