package vn.motcua.core.model;

import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** A name that is a type of its own, so that a counter can never be passed for a service. Any thread. */
public interface Id {
    Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /** The text on the wire and in the database. */
    String value();

    /** Names written by an administrator: lower case letters, digits, dot, underscore, hyphen; at most 64. */
    static void requireSlug(String kind, String value) {
        Objects.requireNonNull(value, kind);
        if (!SLUG.matcher(value).matches()) {
            throw new IllegalArgumentException(kind + " '" + shorten(value)
                    + "': allowed are 1 to 64 of a-z, 0-9, '.', '_', '-', not starting with a sign");
        }
    }

    /** Names minted by a program: a UUID in its 36-character lower-case form. */
    static void requireUuid(String kind, String value) {
        Objects.requireNonNull(value, kind);
        if (value.length() != 36 || !value.equals(canonical(kind, value))) {
            throw new IllegalArgumentException(
                    kind + " '" + shorten(value) + "': allowed is a UUID of 36 lower-case characters");
        }
    }

    private static String canonical(String kind, String value) {
        try {
            return UUID.fromString(value).toString();
        } catch (IllegalArgumentException notAUuid) {
            throw new IllegalArgumentException(
                    kind + " '" + shorten(value) + "': allowed is a UUID of 36 lower-case characters", notAUuid);
        }
    }

    private static String shorten(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }
}
