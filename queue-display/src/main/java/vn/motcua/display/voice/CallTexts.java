package vn.motcua.display.voice;

import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a pack says around a ticket and a counter. Immutable; any thread.
 *
 * @param coded for counters with a number or a short code (3, 3A)
 * @param named for counters with a name (Tiếp nhận)
 * @param codedShort as {@code coded}, when others wait to be spoken
 * @param namedShort as {@code named}, when others wait to be spoken
 * @param counterLabels what may stand before a counter's own number or name in its label; it is not said twice
 */
record CallTexts(
        AnnouncementPattern coded,
        AnnouncementPattern named,
        AnnouncementPattern codedShort,
        AnnouncementPattern namedShort,
        List<String> counterLabels) {
    CallTexts {
        counterLabels = List.copyOf(counterLabels);
    }

    /** The one that fits. */
    AnnouncementPattern pattern(boolean isCoded, boolean isShort) {
        if (isShort) return isCoded ? codedShort : namedShort;
        return isCoded ? coded : named;
    }

    List<AnnouncementPattern> all() {
        return List.of(coded, named, codedShort, namedShort);
    }

    /** What stands before a counter's own name in its label. */
    Pattern label() {
        String words = counterLabels.stream()
                .map(label -> Pattern.quote(Normalizer.normalize(label, Normalizer.Form.NFC)))
                .collect(Collectors.joining("|"));
        return Pattern.compile("^\\s*(?:" + words + ")(?!\\p{L})\\s*", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }
}
