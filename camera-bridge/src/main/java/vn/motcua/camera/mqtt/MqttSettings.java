package vn.motcua.camera.mqtt;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vn.motcua.camera.http.DeviceTrust;

/**
 * Which broker, as whom, and for what.
 *
 * @param tls whose certificate is believed; empty for a line without TLS
 * @param clientId names the session at the broker: the same after every restart, and of nobody else
 * @param user empty for none
 * @param password never logged
 * @param filters topics with wildcards, subscribed at QoS 1
 * @param keepAlive after this long without a byte the broker is asked for one
 */
public record MqttSettings(
        String host,
        int port,
        Optional<DeviceTrust> tls,
        String clientId,
        String user,
        String password,
        List<String> filters,
        Duration keepAlive) {
    public MqttSettings {
        filters = List.copyOf(filters);
        if (clientId.isEmpty() || filters.isEmpty())
            throw new IllegalArgumentException("a session needs a name and topics");
        if (keepAlive.toSeconds() < 1 || keepAlive.toSeconds() > 0xffff)
            throw new IllegalArgumentException("keep-alive of " + keepAlive);
    }

    @Override
    public String toString() {
        return "MqttSettings[" + clientId + " at " + host + ":" + port + "]";
    }
}
