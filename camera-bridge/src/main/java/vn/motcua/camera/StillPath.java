package vn.motcua.camera;

import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.motcua.camera.onvif.OnvifSettings;
import vn.motcua.camera.onvif.OnvifStills;
import vn.motcua.camera.still.StillFault;
import vn.motcua.camera.still.StillFault.Why;
import vn.motcua.camera.still.StillPaths;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.module.ModuleContext;

/**
 * Where a device that is asked for its events has its pictures: where its kind has them, or at a path of its own, with {@code {channel}} in it.
 * Event loop only.
 */
final class StillPath {
    private static final String CHANNEL = "{channel}";

    private final String type;
    private final String template;
    /** What an ONVIF device said; asked once for each channel. */
    private final Map<String, String> known = new HashMap<>();

    private StillPath(String type, String template) {
        this.type = type;
        this.template = template;
    }

    /** {@code stills: off} is none. */
    static Optional<StillPath> read(String type, ConfigNode node) {
        Allowed allowed = Allowed.of("camera.still");
        if (!node.bool("stills", true)) return Optional.empty();
        String template = node.textOr("still", "", allowed);
        if (!template.isEmpty() && !StillPaths.isChannel("path", template.replace(CHANNEL, "1")))
            node.problem("still", template, allowed);
        String kind = type.startsWith("dahua") ? "dahua" : type.startsWith("onvif") ? "onvif" : type;
        return Optional.of(new StillPath(kind, template));
    }

    /** Fails with {@link StillFault}. */
    Future<String> path(ModuleContext context, StreamSettings settings, String channel) {
        if (!template.isEmpty()) return Future.succeededFuture(template.replace(CHANNEL, encoded(channel)));
        if (type.equals("onvif")) return told(context, settings, channel);
        // A device with one camera may leave its channel out.
        String number = channel.isEmpty() ? "1" : channel;
        return StillPaths.isChannel(type, number)
                ? Future.succeededFuture(StillPaths.path(type, number, Optional.empty()))
                : Future.failedFuture(new StillFault(Why.NOT_FOUND, "no channel " + channel));
    }

    private static String encoded(String channel) {
        return URLEncoder.encode(channel, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Future<String> told(ModuleContext context, StreamSettings settings, String channel) {
        String before = known.get(channel);
        if (before != null) return Future.succeededFuture(before);
        OnvifSettings device = OnvifSettings.of(
                settings.url(),
                settings.trust(),
                settings.login().user(),
                settings.login().password());
        return OnvifStills.path(context.vertx(), device, channel, context::hubNow)
                .onSuccess(path -> known.put(channel, path));
    }
}
