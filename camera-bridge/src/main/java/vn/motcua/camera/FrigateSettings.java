package vn.motcua.camera;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import vn.motcua.camera.evidence.FrigateRecorder;
import vn.motcua.camera.evidence.Recorder;
import vn.motcua.camera.frigate.FrigateClient;
import vn.motcua.camera.mqtt.MqttSettings;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;

/**
 * A Frigate this agent listens to.
 *
 * @param broker where its messages are
 * @param target its topics and its API
 * @param counters camera or zone, as Frigate names it, to the counter it looks at
 */
record FrigateSettings(
        String name, BrokerSettings broker, FrigateClient.Target target, Map<String, CounterId> counters) {
    /** Statistics come once a minute, whatever happens. */
    static final Duration SILENT_AFTER = Duration.ofMinutes(3);

    private static final Duration SETTLE = Duration.ofSeconds(5);

    FrigateSettings {
        counters = Map.copyOf(counters);
    }

    /** @param agent makes the session's name one of its own */
    MqttSettings mqtt(String agent) {
        return broker.mqtt("motcua-" + agent + "-" + name, FrigateClient.filters(target.prefix()));
    }

    /** Its recordings; empty where its API is not known. */
    Optional<Recorder> recorder(Vertx vertx) {
        return Optional.ofNullable(target.api())
                .map(api -> new FrigateRecorder(vertx, api, target.trust(), target.token()));
    }

    static FrigateSettings read(String name, ConfigNode node) {
        URI api = node.has("api")
                ? node.parsed("api", Allowed.of("camera.url"), StreamSettings::address, URI.create("http://localhost"))
                : null;
        String prefix = node.textOr("topicPrefix", "frigate", Allowed.of("camera.prefix"));
        if (!BrokerSettings.isPrefix(prefix)) node.problem("topicPrefix", prefix, Allowed.of("camera.prefix"));
        String token = node.textOr("apiToken", "", Allowed.of("camera.token"));
        return new FrigateSettings(
                name,
                BrokerSettings.read(node),
                new FrigateClient.Target(prefix, api, token, StreamSettings.trust(node), SETTLE),
                StreamSettings.channels(node));
    }

    @Override
    public String toString() {
        return "FrigateSettings[" + name + "]";
    }
}
