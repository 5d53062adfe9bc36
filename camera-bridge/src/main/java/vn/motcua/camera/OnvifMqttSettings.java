package vn.motcua.camera;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import vn.motcua.camera.mqtt.MqttSettings;
import vn.motcua.camera.onvif.OnvifMqtt;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;

/**
 * A device of ONVIF's Profile M that publishes to a broker.
 *
 * @param topicPrefix as the device is told to begin its topics
 * @param silentAfter these devices have no heartbeat: after this long without an event it may be gone
 * @param counters channel, as the device names it, to the counter it looks at
 */
record OnvifMqttSettings(
        String name, BrokerSettings broker, String topicPrefix, Duration silentAfter, Map<String, CounterId> counters) {
    static final String TYPE = "onvif-mqtt";
    private static final Duration SILENT = Duration.ofHours(25);

    OnvifMqttSettings {
        counters = Map.copyOf(counters);
    }

    static OnvifMqttSettings read(String name, ConfigNode node) {
        String prefix = node.text("topicPrefix", Allowed.of("camera.prefix"));
        if (!prefix.isEmpty() && !BrokerSettings.isPrefix(prefix))
            node.problem("topicPrefix", prefix, Allowed.of("camera.prefix"));
        return new OnvifMqttSettings(
                name,
                BrokerSettings.read(node),
                prefix,
                node.duration("silentAfter", Duration.ofSeconds(5), Duration.ofDays(7), SILENT),
                StreamSettings.channels(node));
    }

    /** @param agent makes the session's name one of its own */
    MqttSettings mqtt(String agent) {
        return broker.mqtt("motcua-" + agent + "-" + name, List.of(OnvifMqtt.filter(topicPrefix)));
    }
}
