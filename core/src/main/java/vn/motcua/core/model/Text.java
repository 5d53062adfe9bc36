package vn.motcua.core.model;

import java.util.Objects;

/**
 * A text people read, in both languages of every site.
 *
 * @param vi Vietnamese, shown first
 * @param en English
 */
public record Text(String vi, String en) {
    public Text {
        Objects.requireNonNull(vi, "vi");
        Objects.requireNonNull(en, "en");
    }

    public String in(Locale locale) {
        return locale == Locale.EN ? en : vi;
    }

    /** The languages every text is complete in. */
    public enum Locale {
        VI,
        EN
    }
}
