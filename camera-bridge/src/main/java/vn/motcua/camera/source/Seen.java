package vn.motcua.camera.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a camera saw, in this system's words.
 *
 * @param device as the source names itself (serial, address, name); empty when only the configuration knows
 * @param channel of the device, as its vendor counts it; empty where there is one only
 * @param kind normalised
 * @param phase where in the course of it this message stands
 * @param key what else tells two of one kind apart: a region, rule or object; empty for none. Device, channel, kind and key fold repeats
 * @param vendorType the vendor's own word for it, for diagnosis
 * @param deviceAt by the device's clock, as a point of time; null when it says none. Never trusted: see {@code Skew}
 * @param hasZone whether the device said an offset; without one {@code deviceAt} was read in the site's zone
 * @param detail few, named, bounded values (score, count, region …): no text of people, no plate, no name
 * @param pictures that came with it
 * @param links to a still or clip at the device: path and query only, the host is always the configured one
 * @param isLate sent again or from before (retransmission, an open event read after a restart)
 */
public record Seen(
        String device,
        String channel,
        Kind kind,
        Phase phase,
        String key,
        String vendorType,
        @Nullable Instant deviceAt,
        boolean hasZone,
        Map<String, String> detail,
        List<Picture> pictures,
        List<String> links,
        boolean isLate) {

    /** What it is about. Names are part of the protocol, in lower case with hyphens ({@link #word}). */
    public enum Kind {
        MOTION,
        /** A line was crossed. */
        LINE_CROSSED,
        /** Something or somebody is inside a field; its absence is how an empty chair is known. */
        PRESENCE,
        LOITERING,
        CROWDING,
        /** A number of people counted; {@code detail.count}. */
        OCCUPANCY,
        /** A raised voice, shout or other loud sound; never words. */
        AUDIO,
        OBJECT_LEFT,
        OBJECT_TAKEN,
        /** Covered, turned, blinded, blurred, too dark. */
        TAMPER,
        SIGNAL_LOST,
        /** A wired input: a panic button, most often; {@code detail.input}. */
        INPUT,
        /** A fault of the device itself: disk, network, illegal login. */
        DEVICE_FAULT,
        /** The device's clock was set. */
        CLOCK_SET,
        /** The device says that it is there or gone. */
        AVAILABILITY,
        /** Anything else about a place. */
        OTHER;

        /** As it stands in events and in the replay command's output. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** Where in its course a thing stands. */
    public enum Phase {
        /** It began, or is on. */
        START,
        /** It goes on. */
        UPDATE,
        /** It is over. */
        END,
        /** It has no length. */
        PULSE,
        /** How it stands now, said again after a subscription: never an alarm by itself. {@code detail.active} is true or false. */
        STATE
    }

    /**
     * A picture as the camera sent it.
     *
     * @param mediaType such as {@code image/jpeg}
     * @param bytes not copied: nobody changes them
     */
    public record Picture(String mediaType, byte[] bytes) {}

    public Seen {
        detail = Map.copyOf(detail);
        pictures = List.copyOf(pictures);
        links = List.copyOf(links);
    }
}
