package vn.motcua.display.led;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import vn.motcua.edge.driver.DeviceEnv;

/** The lines of one driver's signs: entries with the same link are on the same bus. Event loop only. */
public final class SignBuses {
    private final Map<String, SignBus> byAddress = new HashMap<>();

    SignBus join(DeviceEnv env, BusMember member) {
        SignBus bus = byAddress.computeIfAbsent(env.address().toString(), address -> new SignBus(env));
        bus.join(member);
        return bus;
    }

    Future<Void> leave(SignBus bus, BusMember member) {
        return bus.leave(member).map(isOver -> {
            if (isOver) byAddress.values().remove(bus);
            return null;
        });
    }
}
