package vn.motcua.camera.still;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.motcua.camera.source.Links;

/**
 * Where each kind of device has its picture of now. Sources: Hikvision ISAPI, Streaming/channels (number of the channel, then 01 for the
 * main stream); Dahua HTTP API, snapshot.cgi; Frigate HTTP API, latest.jpg and recordings/…/snapshot.jpg. Any other device has a path that
 * its manual names. Pure.
 */
public final class StillPaths {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern CAMERA = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private StillPaths() {}

    /** The kinds there are. */
    public static Set<String> types() {
        return new TreeSet<>(Set.of("isapi", "dahua", "frigate", "path"));
    }

    /**
     * Whether a device of this kind may call a channel so; nothing else gets into a path.
     *
     * @param channel for {@code path} the path itself, with its query
     */
    public static boolean isChannel(String type, String channel) {
        return switch (type) {
            case "path" ->
                channel.startsWith("/")
                        && Links.path(channel, Set.of()).filter(channel::equals).isPresent();
            case "frigate" -> CAMERA.matcher(channel).matches();
            default -> NUMBER.matcher(channel).matches();
        };
    }

    /**
     * Path and query.
     *
     * @param at a past second, for {@code frigate} only, which can cut it from its recording
     * @throws IllegalArgumentException for a kind, channel or time it cannot be asked for
     */
    public static String path(String type, String channel, Optional<Instant> at) {
        if (!types().contains(type) || !isChannel(type, channel))
            throw new IllegalArgumentException("no channel " + channel + " of " + type);
        if (at.isPresent() && !type.equals("frigate"))
            throw new IllegalArgumentException(type + " gives pictures of now only");
        return switch (type) {
            case "isapi" -> "/ISAPI/Streaming/channels/" + channel + "01/picture";
            case "path" -> channel;
            case "dahua" -> "/cgi-bin/snapshot.cgi?channel=" + channel;
            default ->
                "/api/" + channel
                        + at.map(past -> "/recordings/" + past.getEpochSecond() + "/snapshot.jpg")
                                .orElse("/latest.jpg");
        };
    }
}
