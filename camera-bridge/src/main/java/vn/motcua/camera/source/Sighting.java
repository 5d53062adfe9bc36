package vn.motcua.camera.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.camera.source.Seen.Kind;
import vn.motcua.camera.source.Seen.Phase;
import vn.motcua.camera.source.Seen.Picture;

/** Gathers what makes a {@link Seen}, field by field, and keeps its texts short. Not thread safe. */
public final class Sighting {
    private static final int TEXT_MAX = 64;
    private static final int DETAILS_MAX = 8;

    private final String vendorType;
    private final Kind kind;
    private final Map<String, String> detail = new LinkedHashMap<>();
    private final List<Picture> pictures = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private String device = "";
    private String channel = "";
    private Phase phase = Phase.PULSE;
    private String key = "";
    private @Nullable Instant at;
    private boolean hasZone;
    private boolean isLate;

    public Sighting(Kind kind, String vendorType) {
        this.kind = kind;
        this.vendorType = brief(vendorType);
    }

    public Kind kind() {
        return kind;
    }

    public Sighting of(String device, String channel) {
        this.device = brief(device);
        this.channel = brief(channel);
        return this;
    }

    public Sighting phase(Phase phase) {
        this.phase = phase;
        return this;
    }

    public Sighting key(String key) {
        this.key = brief(key);
        return this;
    }

    public Sighting at(DeviceTime time) {
        this.at = time.at();
        this.hasZone = time.hasZone();
        return this;
    }

    public Sighting late(boolean late) {
        this.isLate = late;
        return this;
    }

    /** Nothing where the value is empty, and nothing beyond eight. */
    public Sighting detail(String name, String value) {
        if (!value.isBlank() && (detail.size() < DETAILS_MAX || detail.containsKey(name)))
            detail.put(name, brief(value));
        return this;
    }

    public Sighting picture(Picture picture) {
        pictures.add(picture);
        return this;
    }

    public Sighting link(String path) {
        links.add(path);
        return this;
    }

    public Heard heard() {
        return new Heard.Event(
                new Seen(device, channel, kind, phase, key, vendorType, at, hasZone, detail, pictures, links, isLate));
    }

    /** At most 64 characters, without control characters: what a device sends is shown on screens and in logs. */
    public static String brief(String text) {
        String plain = text.strip();
        StringBuilder kept = new StringBuilder(Math.min(plain.length(), TEXT_MAX));
        for (int i = 0;
                i < plain.length() && kept.length() < TEXT_MAX;
                i += Character.charCount(plain.codePointAt(i))) {
            int c = plain.codePointAt(i);
            if (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) kept.appendCodePoint(c);
        }
        return kept.toString();
    }
}
