package vn.motcua.camera.smtp;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Optional;
import vn.motcua.camera.source.Seen.Kind;

/** What vendors' words for an event mean; the first that is in the text counts, so that narrower ones stand first. Pure; any thread. */
final class MailKinds {
    private static final List<Entry<String, Kind>> WORDS = List.of(
            entry("video loss", Kind.SIGNAL_LOST),
            entry("videoloss", Kind.SIGNAL_LOST),
            entry("signal loss", Kind.SIGNAL_LOST),
            entry("mat tin hieu", Kind.SIGNAL_LOST),
            entry("tamper", Kind.TAMPER),
            entry("shelter", Kind.TAMPER),
            entry("covered", Kind.TAMPER),
            entry("blind", Kind.TAMPER),
            entry("mask", Kind.TAMPER),
            entry("defocus", Kind.TAMPER),
            entry("scene change", Kind.TAMPER),
            entry("che camera", Kind.TAMPER),
            entry("line cross", Kind.LINE_CROSSED),
            entry("linecross", Kind.LINE_CROSSED),
            entry("cross line", Kind.LINE_CROSSED),
            entry("crossline", Kind.LINE_CROSSED),
            entry("line detection", Kind.LINE_CROSSED),
            entry("linedetection", Kind.LINE_CROSSED),
            entry("tripwire", Kind.LINE_CROSSED),
            entry("vuot", Kind.LINE_CROSSED),
            entry("loiter", Kind.LOITERING),
            entry("wander", Kind.LOITERING),
            entry("crowd", Kind.CROWDING),
            entry("gather", Kind.CROWDING),
            entry("people count", Kind.OCCUPANCY),
            entry("unattended", Kind.OBJECT_LEFT),
            entry("abandon", Kind.OBJECT_LEFT),
            entry("left object", Kind.OBJECT_LEFT),
            entry("object removal", Kind.OBJECT_TAKEN),
            entry("missing object", Kind.OBJECT_TAKEN),
            entry("taken away", Kind.OBJECT_TAKEN),
            entry("intrusion", Kind.PRESENCE),
            entry("field detection", Kind.PRESENCE),
            entry("fielddetection", Kind.PRESENCE),
            entry("region", Kind.PRESENCE),
            entry("xam nhap", Kind.PRESENCE),
            entry("human", Kind.PRESENCE),
            entry("audio", Kind.AUDIO),
            entry("sound", Kind.AUDIO),
            entry("noise", Kind.AUDIO),
            entry("am thanh", Kind.AUDIO),
            entry("hdd", Kind.DEVICE_FAULT),
            entry("disk", Kind.DEVICE_FAULT),
            entry("storage", Kind.DEVICE_FAULT),
            entry("network", Kind.DEVICE_FAULT),
            entry("ip conflict", Kind.DEVICE_FAULT),
            entry("illegal", Kind.DEVICE_FAULT),
            entry("alarm input", Kind.INPUT),
            entry("io alarm", Kind.INPUT),
            entry("external alarm", Kind.INPUT),
            entry("local alarm", Kind.INPUT),
            entry("motion", Kind.MOTION),
            entry("vmd", Kind.MOTION),
            entry("chuyen dong", Kind.MOTION));

    private MailKinds() {}

    static Optional<Entry<String, Kind>> word(String text) {
        String plain = plain(text);
        return WORDS.stream().filter(word -> plain.contains(word.getKey())).findFirst();
    }

    /** Lower case, without marks, with blanks for what vendors put between words. */
    static String plain(String text) {
        return Normalizer.normalize(text.replace('đ', 'd').replace('Đ', 'D'), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[_-]+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
