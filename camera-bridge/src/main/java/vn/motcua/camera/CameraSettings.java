package vn.motcua.camera;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;

/**
 * Section {@code camera} of {@code agent.yaml}.
 *
 * <pre>
 * camera:
 *   sources:
 *     hall-cameras:                 # last part of the webhook's path
 *       secret: "at least 16 characters, the same at the sender"
 *       counters: {cam-1: counter-1} # which counter a camera looks at; optional
 * </pre>
 *
 * @param sources by name, 1 to 20
 */
record CameraSettings(Map<String, Source> sources) {
    private static final int SOURCES_MAX = 20;
    private static final int SECRET_MIN = 16;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /**
     * One sender.
     *
     * @param secret shared with the sender; never logged
     * @param counters camera, as the sender names it, to the counter it looks at
     */
    record Source(String name, String secret, Map<String, CounterId> counters) {
        Source {
            counters = Map.copyOf(counters);
        }

        @Override
        public String toString() {
            return "Source[" + name + "]";
        }
    }

    CameraSettings {
        sources = Map.copyOf(sources);
    }

    static CameraSettings read(ConfigNode section) {
        ConfigNode list = section.object("sources");
        if (list.keys().isEmpty() || list.keys().size() > SOURCES_MAX) {
            section.problem("sources", list.keys().size() + " sources", "1 to " + SOURCES_MAX + " named sources");
        }
        Map<String, Source> sources = new LinkedHashMap<>();
        for (String name : list.keys()) {
            if (!NAME.matcher(name).matches()) list.problem(name, name, "a name of 1 to 64 of a-z, 0-9, '.', '_', '-'");
            sources.put(name, source(name, list.object(name)));
        }
        return new CameraSettings(sources);
    }

    private static Source source(String name, ConfigNode node) {
        String allowed = "a shared secret of at least " + SECRET_MIN + " characters";
        String secret = node.text("secret", allowed);
        if (!secret.isEmpty() && secret.length() < SECRET_MIN) node.problem("secret", "(too short)", allowed);
        return new Source(name, secret, counters(node.object("counters")));
    }

    private static Map<String, CounterId> counters(ConfigNode node) {
        Map<String, CounterId> counters = new LinkedHashMap<>();
        CounterId none = new CounterId("none");
        for (String camera : node.keys()) {
            counters.put(
                    camera,
                    node.parsed(camera, "the id of a counter of the site, such as counter-1", CounterId::new, none));
        }
        return counters;
    }
}
