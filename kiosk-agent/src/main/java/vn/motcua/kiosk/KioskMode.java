package vn.motcua.kiosk;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.KioskCameOnline;
import vn.motcua.core.event.KioskWentOffline;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.Tx;

/**
 * Whether the kiosk asks the hub or issues from its bands. Kept in the store, so that a restart changes neither the mode nor the
 * record of it. Event loop only.
 */
final class KioskMode {
    private static final Logger LOG = LoggerFactory.getLogger(KioskMode.class);
    private static final String KEY = "kiosk/mode";
    private static final String OFFLINE = "OFFLINE";

    private final AgentStore store;
    private final KioskSettings settings;
    private final Supplier<Instant> now;
    private final Runnable onChange;
    private boolean online = true;
    private boolean returning;
    private Instant since;

    KioskMode(AgentStore store, KioskSettings settings, Supplier<Instant> now, Runnable onChange) {
        this.store = store;
        this.settings = settings;
        this.now = now;
        this.onChange = onChange;
        this.since = now.get();
    }

    Future<Void> load() {
        return store.read(tx -> tx.keyValues().get(KEY))
                .onSuccess(mode -> online = !mode.filter(OFFLINE::equals).isPresent())
                .mapEmpty();
    }

    boolean isOnline() {
        return online;
    }

    Instant since() {
        return since;
    }

    /** Part of the transaction of the first number from a band; {@link #wentOffline} follows its commit. */
    void recordOffline(Tx tx, String reason) throws SQLException {
        // Several touches may time out together; they are one going offline.
        if (tx.keyValues().get(KEY).filter(OFFLINE::equals).isPresent()) return;
        tx.outbox().append(new KioskWentOffline(settings.name(), reason, now.get()));
        tx.keyValues().put(KEY, OFFLINE);
    }

    void wentOffline(String reason) {
        if (!online) return;
        LOG.warn("kiosk {} issues from its bands: {}", settings.name(), reason);
        online = false;
        since = now.get();
        onChange.run();
    }

    /** Call it every second: after the link has been well long enough, the hub is asked again. */
    void look(HubLine hub) {
        boolean well = hub.healthyFor()
                .filter(healthy -> healthy.compareTo(settings.healthyFor()) >= 0)
                .isPresent();
        if (online || returning || !well) return;
        returning = true;
        store.essential(tx -> {
                    tx.outbox().append(new KioskCameOnline(settings.name(), now.get()));
                    tx.keyValues().put(KEY, null);
                    return true;
                })
                .onComplete(done -> returning = false)
                .onSuccess(done -> cameOnline())
                .onFailure(e -> LOG.warn("the way back to the hub is not stored: {}", e.toString()));
    }

    private void cameOnline() {
        LOG.info("kiosk {} asks the hub again", settings.name());
        online = true;
        since = now.get();
        onChange.run();
    }
}
