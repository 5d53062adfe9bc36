package vn.motcua.camera;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.motcua.camera.http.DeviceTrust;
import vn.motcua.camera.mqtt.MqttSettings;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;

/**
 * The broker through which a device speaks.
 *
 * @param address scheme {@code mqtt} or {@code mqtts}, host, port
 * @param user empty for none
 * @param trust of its certificate, over {@code mqtts}
 */
record BrokerSettings(URI address, String user, String password, DeviceTrust trust) {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final int PORT = 1883;
    private static final int TLS_PORT = 8883;
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_.-]{1,64}(/[A-Za-z0-9_.-]{1,64}){0,4}");

    static BrokerSettings read(ConfigNode node) {
        URI address = node.parsed(
                "broker", Allowed.of("camera.broker"), BrokerSettings::address, URI.create("mqtt://localhost"));
        String user = node.textOr("user", "", Allowed.of("camera.user"));
        String password = user.isEmpty() ? "" : StreamSettings.password(node);
        return new BrokerSettings(address, user, password, StreamSettings.trust(node));
    }

    /** Of topics: its levels, without wildcards. */
    static boolean isPrefix(String text) {
        return PREFIX.matcher(text).matches();
    }

    /** @param session its name at the broker: the same after every restart, and of nobody else */
    MqttSettings mqtt(String session, List<String> filters) {
        boolean isTls = "mqtts".equals(address.getScheme());
        int usual = isTls ? TLS_PORT : PORT;
        return new MqttSettings(
                address.getHost(),
                address.getPort() > 0 ? address.getPort() : usual,
                isTls ? Optional.of(trust) : Optional.empty(),
                session,
                user,
                password,
                filters,
                KEEP_ALIVE);
    }

    private static URI address(String text) {
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
        return "BrokerSettings[" + address + "]";
    }
}
