package vn.motcua.camera;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import vn.motcua.camera.frigate.FrigateClient;
import vn.motcua.camera.mqtt.MqttSettings;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;

/**
 * A Frigate this agent listens to.
 *
 * @param broker scheme {@code mqtt} or {@code mqtts}, host, port
 * @param user of the broker, empty for none
 * @param target its topics and its API
 * @param counters camera or zone, as Frigate names it, to the counter it looks at
 */
record FrigateSettings(
        String name,
        URI broker,
        String user,
        String password,
        FrigateClient.Target target,
        Map<String, CounterId> counters) {
    /** Statistics come once a minute, whatever happens. */
    static final Duration SILENT_AFTER = Duration.ofMinutes(3);

    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final int PORT = 1883;
    private static final int TLS_PORT = 8883;

    FrigateSettings {
        counters = Map.copyOf(counters);
    }

    /** @param agent makes the session's name one of its own */
    MqttSettings mqtt(String agent) {
        boolean isTls = "mqtts".equals(broker.getScheme());
        int port = broker.getPort() > 0 ? broker.getPort() : isTls ? TLS_PORT : PORT;
        return new MqttSettings(
                broker.getHost(),
                port,
                isTls,
                "motcua-" + agent + "-" + name,
                user,
                password,
                FrigateClient.filters(target.prefix()),
                KEEP_ALIVE);
    }

    static FrigateSettings read(String name, ConfigNode node) {
        URI broker = node.parsed(
                "broker", Allowed.of("camera.broker"), FrigateSettings::broker, URI.create("mqtt://localhost"));
        String user = node.textOr("user", "", Allowed.of("camera.user"));
        String password = user.isEmpty() ? "" : StreamSettings.password(node);
        URI api = node.has("api")
                ? node.parsed("api", Allowed.of("camera.url"), StreamSettings::address, URI.create("http://localhost"))
                : null;
        String prefix = node.textOr("topicPrefix", "frigate", Allowed.of("camera.prefix"));
        if (!prefix.matches("[A-Za-z0-9_-]{1,64}(/[A-Za-z0-9_-]{1,64}){0,4}"))
            node.problem("topicPrefix", prefix, Allowed.of("camera.prefix"));
        String token = node.textOr("apiToken", "", Allowed.of("camera.token"));
        return new FrigateSettings(
                name,
                broker,
                user,
                password,
                new FrigateClient.Target(prefix, api, token, SETTLE),
                StreamSettings.channels(node));
    }

    private static URI broker(String text) {
        URI uri = URI.create(text);
        boolean isMqtt = "mqtt".equals(uri.getScheme()) || "mqtts".equals(uri.getScheme());
        if (!isMqtt
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || !uri.getRawPath().isEmpty()) throw new IllegalArgumentException("not an address of a broker");
        return uri;
    }

    @Override
    public String toString() {
        return "FrigateSettings[" + name + "]";
    }
}
