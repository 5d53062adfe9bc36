package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.DeviceTexts;
import vn.motcua.edge.link.HubLink;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.StoredJob;
import vn.motcua.edge.web.LocalFeed;
import vn.motcua.edge.web.SiteTopic;

/** What the pages of this PC are told: mode, clock, print jobs, printers, the catalogue. Event loop only. */
final class KioskTopics {
    private static final Logger LOG = LoggerFactory.getLogger(KioskTopics.class);
    private static final int KEPT_JOBS = 50;
    private static final int KEPT_CHANGES = 200;

    private final Context context;
    private final LocalFeed feed;
    private final AgentStore store;
    private final HubLink link;
    private final AgentClock clock;
    private final Map<String, CounterId> counters;
    private final ArrayDeque<String> jobKeys = new ArrayDeque<>();
    private final ArrayDeque<ObjectNode> history = new ArrayDeque<>(); // guarded by itself

    /** @param counters where devices stand, those that stand at one */
    KioskTopics(
            Vertx vertx,
            LocalFeed feed,
            AgentStore store,
            HubLink link,
            AgentClock clock,
            Map<String, CounterId> counters) {
        this.counters = Map.copyOf(counters);
        this.context = vertx.getOrCreateContext();
        this.feed = feed;
        this.store = store;
        this.link = link;
        this.clock = clock;
    }

    /** Site, mode and clock as they are now. */
    void refresh(KioskMode mode, Optional<RefusedException> refusal) {
        link.site().ifPresent(site -> feed.replace(SiteTopic.NAME, SiteTopic.of(site, clock.now())));
        ObjectNode node = Json.object();
        node.put("online", mode.isOnline() && link.isLive());
        node.put("since", mode.since().toString());
        refusal.ifPresent(one -> node.set("refuse", Json.tree(one.refusal())));
        feed.set("local", "mode", node);
        clock();
    }

    /** On a PC without a kiosk: whether the hub is there, the clock and the catalogue. */
    void refreshWithoutKiosk() {
        link.site().ifPresent(site -> feed.replace(SiteTopic.NAME, SiteTopic.of(site, clock.now())));
        feed.set("local", "mode", Json.object().put("online", link.isLive()));
        clock();
    }

    private void clock() {
        ObjectNode node = Json.object();
        node.put("suspect", clock.isSuspect());
        // While all is well the page needs no news of every second.
        if (clock.isSuspect()) {
            node.put("wall", clock.wall().toString());
            node.put("lastKnown", clock.now().toString());
        }
        feed.set("local", "clock", node);
    }

    /** From any thread. */
    void job(StoredJob job) {
        context.runOnContext(go -> showJob(job));
    }

    void showJob(StoredJob job) {
        String key = "job:" + job.job().requestId();
        ObjectNode node = Json.object();
        node.put("requestId", job.job().requestId());
        node.put("jobId", job.job().jobId());
        node.put("state", job.state().name());
        node.put("number", job.job().number());
        if (job.outcome() != null) {
            node.put("outcome", job.outcome().name());
            node.put("reason", job.outcome().reason());
            code(job.outcome().reason()).ifPresent(code -> node.set("message", Json.tree(clerk(code))));
        }
        if (!jobKeys.contains(key)) {
            jobKeys.addLast(key);
            if (jobKeys.size() > KEPT_JOBS) feed.set("print", jobKeys.removeFirst(), null);
        }
        feed.set("print", key, node);
    }

    /** A printer's status changed: also told to the pages that print. */
    void printer(DeviceStatus status) {
        context.runOnContext(go -> feed.set("printers", status.key().name(), shown(status)));
        device(status);
    }

    /** A device's status changed: shown here, told to the hub, one log line. Any thread. */
    void device(DeviceStatus status) {
        String name = status.key().name();
        String code = status.code().map(Enum::name).orElse("");
        LOG.info("{}: {} {}", status.key(), status.condition(), code);
        ObjectNode node = shown(status);
        node.put("kind", status.key().kind().name());
        context.runOnContext(go -> feed.set("devices", name, node));
        remember(status, code);
        String detail = status.code()
                .map(one -> DeviceTexts.in(Locale.ENGLISH).technician(one))
                .orElse("");
        store.append(new DeviceStatusChanged(
                        name, status.key().kind().name(), status.condition().name(), code, detail, counters.get(name)))
                .onFailure(e -> LOG.warn("status of {} not recorded: {}", name, e.toString()));
    }

    private void remember(DeviceStatus status, String code) {
        ObjectNode change = Json.object();
        change.put("at", status.since().toString());
        change.put("device", status.key().name());
        change.put("status", status.condition().name());
        change.put("code", code);
        if (!status.detail().isEmpty()) change.put("detail", status.detail());
        synchronized (history) {
            history.addLast(change);
            if (history.size() > KEPT_CHANGES) history.removeFirst();
        }
    }

    /** The last changes of any device, oldest first. Any thread. */
    List<ObjectNode> history() {
        synchronized (history) {
            return List.copyOf(history);
        }
    }

    private static ObjectNode shown(DeviceStatus status) {
        ObjectNode node = Json.object();
        node.put("device", status.key().name());
        node.put("status", status.condition().name());
        node.put("code", status.code().map(Enum::name).orElse(""));
        status.code().ifPresent(one -> node.set("message", Json.tree(clerk(one))));
        return node;
    }

    private static Text clerk(DeviceCode code) {
        return new Text(
                DeviceTexts.in(Locale.forLanguageTag("vi")).clerk(code),
                DeviceTexts.in(Locale.ENGLISH).clerk(code));
    }

    private static Optional<DeviceCode> code(String reason) {
        for (DeviceCode code : DeviceCode.values()) if (code.name().equals(reason)) return Optional.of(code);
        return Optional.empty();
    }
}
