package vn.motcua.kiosk;

import io.vertx.core.Future;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.driver.DeviceHost.DeviceMemory;
import vn.motcua.edge.store.AgentStore;

/** What devices want kept over a restart, in the agent's store. Any thread. */
final class StoredDeviceMemory implements DeviceMemory {
    private final AgentStore store;

    StoredDeviceMemory(AgentStore store) {
        this.store = store;
    }

    @Override
    public Future<Optional<String>> load(String key) {
        return store.read(tx -> tx.keyValues().get(key));
    }

    @Override
    public Future<Void> save(String key, @Nullable String value) {
        return store.essential(tx -> {
                    tx.keyValues().put(key, value);
                    return true;
                })
                .mapEmpty();
    }
}
