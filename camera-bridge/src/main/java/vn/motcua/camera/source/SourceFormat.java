package vn.motcua.camera.source;

import java.time.ZoneId;

/**
 * One way a camera speaks, found by {@code ServiceLoader}; the name is what {@code motcua camera replay --source} takes. Stateless.
 */
public interface SourceFormat {
    /** Such as {@code isapi} or {@code onvif-push}. */
    String name();

    /** A decoder for one connection or capture. */
    Decoder decoder(Setting setting);

    /**
     * What a decoder must know beside the bytes.
     *
     * @param zone in which a device's time without an offset is read: the site's
     * @param host the configured address of the device; links to others are refused. Empty: links are kept as paths only
     */
    record Setting(ZoneId zone, String host) {}
}
