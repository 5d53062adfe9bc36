package vn.motcua.camera;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.motcua.camera.http.DeviceTrust;
import vn.motcua.camera.http.DigestLogin;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;

/**
 * A device this agent asks for its stream of events.
 *
 * @param type {@code isapi}, {@code dahua}, {@code dahua-snap}, {@code onvif} or {@code onvif-push}
 * @param url scheme, host and port of it
 * @param trust of its certificate, over https
 * @param counters channel to the counter it looks at
 * @param stills where its pictures are; empty if none shall be taken
 */
record StreamSettings(
        String name,
        String type,
        URI url,
        DeviceTrust trust,
        DigestLogin login,
        Map<String, CounterId> counters,
        Optional<StillPath> stills) {
    static final int HEARTBEAT_SECONDS = 5;
    /** For a whole picture. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String DAHUA_EVENTS =
            "/cgi-bin/eventManager.cgi?action=attach&codes=[All]&heartbeat=" + HEARTBEAT_SECONDS;
    private static final String DAHUA_SNAPS =
            "/cgi-bin/snapManager.cgi?action=attachFileProc&Flags[0]=Event&Events=[All]&heartbeat=" + HEARTBEAT_SECONDS;
    static final String ONVIF = "onvif";
    /** A device that posts because it is asked to, as long as it is. */
    static final String ONVIF_PUSH = "onvif-push";

    static final Set<String> TYPES = Set.of("isapi", "dahua", "dahua-snap", ONVIF);

    StreamSettings {
        counters = Map.copyOf(counters);
    }

    /** As it goes over the line: these devices want their brackets as they are. */
    String path() {
        return switch (type) {
            case "dahua" -> DAHUA_EVENTS;
            case "dahua-snap" -> DAHUA_SNAPS;
            default -> "/ISAPI/Event/notification/alertStream";
        };
    }

    /** Hikvision says every second what goes on and often no end; Dahua tells its ends. */
    Duration idleEnd() {
        return type.equals("isapi") ? Duration.ofSeconds(5) : Duration.ZERO;
    }

    /** Three heartbeats; Hikvision sends its own about every ten seconds, some only each half minute. A pull of ONVIF waits ten, a subscription is renewed each minute and a half. */
    Duration silentAfter() {
        return switch (type) {
            case "isapi" -> Duration.ofSeconds(90);
            case ONVIF -> Duration.ofSeconds(30);
            case ONVIF_PUSH -> Duration.ofMinutes(4);
            default -> Duration.ofSeconds(3 * HEARTBEAT_SECONDS);
        };
    }

    static StreamSettings read(String name, String type, ConfigNode node) {
        URI url = node.parsed("url", Allowed.of("camera.url"), StreamSettings::address, URI.create("http://localhost"));
        String user = node.text("user", Allowed.of("camera.user"));
        String password = password(node);
        return new StreamSettings(
                name,
                type,
                url,
                trust(node),
                new DigestLogin(user, password, node.bool("basic", false)),
                channels(node),
                StillPath.read(type, node));
    }

    static DeviceTrust trust(ConfigNode node) {
        if (!node.has("certificate")) return DeviceTrust.USUAL;
        Allowed allowed = Allowed.of("camera.certificate");
        String file = node.text("certificate", allowed);
        try {
            return DeviceTrust.read(node.beside(file));
        } catch (IOException | InvalidPathException | CertificateException e) {
            node.problem("certificate", file, allowed);
            return DeviceTrust.USUAL;
        }
    }

    /** Channel to counter. */
    static Map<String, CounterId> channels(ConfigNode node) {
        Map<String, CounterId> counters = new LinkedHashMap<>();
        ConfigNode channels = node.object("channels");
        for (String channel : channels.keys())
            counters.put(
                    channel,
                    channels.parsed(channel, Allowed.of("camera.counter"), CounterId::new, new CounterId("none")));
        return counters;
    }

    static URI address(String text) {
        URI url = URI.create(text);
        boolean isHttp = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        boolean isBare = url.getRawPath() == null
                || url.getRawPath().isEmpty()
                || url.getRawPath().equals("/");
        if (!isHttp || url.getHost() == null || !isBare || url.getRawQuery() != null || url.getRawUserInfo() != null)
            throw new IllegalArgumentException("not an address of a device");
        return url;
    }

    static String password(ConfigNode node) {
        Allowed allowed = Allowed.of("camera.password");
        if (!node.has("passwordFile")) return node.text("password", allowed);
        String file = node.text("passwordFile", allowed);
        try {
            String password = Files.readString(node.beside(file)).strip();
            if (password.isEmpty()) node.problem("passwordFile", file, allowed);
            return password;
        } catch (IOException | InvalidPathException e) {
            node.problem("passwordFile", file, allowed);
            return "";
        }
    }
}
