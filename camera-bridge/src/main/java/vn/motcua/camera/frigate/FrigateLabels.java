package vn.motcua.camera.frigate;

import java.util.Locale;
import java.util.Set;
import vn.motcua.camera.source.BiometricKinds;
import vn.motcua.camera.source.Seen.Kind;

/** What Frigate calls what it sees and hears. Pure; any thread. */
final class FrigateLabels {
    /** Of its audio model those that are listened for; as events they have the same form as things seen. */
    private static final Set<String> SOUNDS = Set.of(
            "speech",
            "yell",
            "shout",
            "scream",
            "screaming",
            "crying",
            "bark",
            "laughter",
            "babbling",
            "whispering",
            "fire_alarm",
            "smoke_detector",
            "glass",
            "shatter",
            "gunshot",
            "explosion",
            "siren",
            "alarm",
            "slam",
            "bang",
            "thump");

    private static final Set<String> PLATES = Set.of("license_plate", "licence_plate", "lpr", "plate");
    private static final String VERIFIED = "-verified";

    private FrigateLabels() {}

    static Kind kind(String label) {
        return SOUNDS.contains(plain(label)) ? Kind.AUDIO : Kind.PRESENCE;
    }

    static boolean isBiometric(String label) {
        return BiometricKinds.isBiometric(plain(label));
    }

    static boolean isPlate(String label) {
        return PLATES.contains(plain(label));
    }

    /** "person-verified" is a person whose face was recognised: that is not kept. */
    static String plain(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        return lower.endsWith(VERIFIED) ? lower.substring(0, lower.length() - VERIFIED.length()) : lower;
    }
}
