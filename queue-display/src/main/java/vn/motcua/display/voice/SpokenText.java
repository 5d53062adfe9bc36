package vn.motcua.display.voice;

import java.util.List;

/**
 * An announcement in words, cut where a speaker would breathe. Immutable; any thread.
 *
 * @param phrases NFC, never empty; words within a phrase are separated by one space
 */
public record SpokenText(List<String> phrases) {
    public SpokenText {
        phrases = List.copyOf(phrases);
        if (phrases.isEmpty() || phrases.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a spoken text has phrases, and none is blank: " + phrases);
        }
    }

    /** All words on one line. */
    public String line() {
        return String.join(" ", phrases);
    }
}
