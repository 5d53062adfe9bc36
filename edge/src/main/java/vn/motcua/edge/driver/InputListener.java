package vn.motcua.edge.driver;

import vn.motcua.edge.device.DeviceKey;

/** Hears what comes from devices of a kind. Event loop only. */
@FunctionalInterface
public interface InputListener {
    void heard(DeviceKey from, DeviceInput input);
}
