package vn.motcua.camera.still;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is covered in the pictures of a source. A source with masks shows only the channels that are named: a slip of the pen in a name hides
 * a picture and never shows one.
 *
 * @param channels each with its masks; one without any is shown whole
 */
public record Masks(Map<String, List<Mask>> channels) {
    /** Nothing is covered. */
    public static final Masks NONE = new Masks(Map.of());

    public Masks {
        channels = Map.copyOf(channels);
    }

    public boolean isNone() {
        return channels.isEmpty();
    }

    /** Empty if the pictures of this channel are not to be shown at all. */
    public Optional<List<Mask>> of(String channel) {
        if (isNone()) return Optional.of(List.of());
        // A device with one camera may leave its channel out.
        return Optional.ofNullable(channels.get(channel.isEmpty() ? "1" : channel));
    }
}
