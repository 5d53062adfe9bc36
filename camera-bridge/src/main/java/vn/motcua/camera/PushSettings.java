package vn.motcua.camera;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.camera.http.DigestLogin;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;

/**
 * A device that posts its events to this agent.
 *
 * @param type {@code isapi-push}, {@code onvif-push} or {@code motion}
 * @param from addresses it posts from, empty for any
 * @param key the end of its path, empty for none
 * @param login it logs in with, null for none
 * @param counters channel to the counter it looks at
 * @param silentAfter after which it may be gone
 */
record PushSettings(
        String name,
        String type,
        Set<String> from,
        String key,
        @Nullable DigestLogin login,
        Map<String, CounterId> counters,
        Duration silentAfter) {
    static final Set<String> TYPES = Set.of("isapi-push", "onvif-push", "motion");
    private static final int KEY_MIN = 16;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{" + KEY_MIN + ",128}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]{2,39}");
    /** Who has no heartbeat speaks when something happens, and perhaps once a day. */
    private static final Duration SILENT = Duration.ofHours(25);

    PushSettings {
        from = Set.copyOf(from);
        counters = Map.copyOf(counters);
    }

    /**
     * Where all of them post.
     *
     * @param host address of this PC it listens on
     */
    record Door(String host, int port) {
        private static final int PORT = 8085;

        /** @param isNamed whether devices are told this address, so that it must be one they can reach */
        static Door read(ConfigNode node, boolean isNamed) {
            Allowed allowed = Allowed.of("camera.listen");
            String host = node.textOr("listen", "127.0.0.1", allowed);
            if (isNamed && (host.equals("0.0.0.0") || host.equals("::"))) node.problem("listen", host, allowed);
            return new Door(host, node.integer("port", 0, 65_535, PORT));
        }

        /** @param actual the port it got */
        URI at(int actual) {
            return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + actual);
        }
    }

    /** Hikvision says every second what goes on and often no end. */
    Duration idleEnd() {
        return type.equals("isapi-push") ? Duration.ofSeconds(5) : Duration.ZERO;
    }

    /** The device's address, where there is one only. */
    String host() {
        return from.size() == 1 ? from.iterator().next() : "";
    }

    static PushSettings read(String name, String type, ConfigNode node) {
        Set<String> from = Set.copyOf(node.texts("from"));
        for (String address : from)
            if (!ADDRESS.matcher(address).matches()) node.problem("from", address, Allowed.of("camera.from"));
        Allowed keys = Allowed.of("camera.key", KEY_MIN);
        String key = node.textOr("key", "", keys);
        if (!key.isEmpty() && !KEY.matcher(key).matches()) node.problem("key", "***", keys);
        String user = node.textOr("user", "", Allowed.of("camera.user"));
        DigestLogin login =
                user.isEmpty() ? null : new DigestLogin(user, StreamSettings.password(node), node.bool("basic", false));
        if (from.isEmpty() && key.isEmpty() && login == null) node.problem("key", "", Allowed.of("camera.push"));
        Duration silent = node.duration("silentAfter", Duration.ofSeconds(5), Duration.ofDays(7), SILENT);
        return new PushSettings(name, type, from, key, login, StreamSettings.channels(node), silent);
    }

    @Override
    public String toString() {
        return "PushSettings[" + name + "]";
    }
}
