package vn.motcua.core.model;

import java.util.regex.Pattern;

/**
 * Why somebody may go first, as the code of one of the site's classes. The class is kept, never the reason with an identity. A code
 * the site does not know (any more) counts as {@link #NORMAL}. Any thread.
 *
 * @param value capital letters, digits and underscores, such as {@code ELDERLY}
 */
public record Priority(String value) implements Id {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,31}");

    /** Who has no reason to go first. */
    public static final Priority NORMAL = new Priority("NORMAL");

    /** Elderly, pregnant, disabled, with a small child, people with merit: where a site tells them no further apart. */
    public static final Priority PRIORITY = new Priority("PRIORITY");

    public Priority {
        if (value == null || !CODE.matcher(value).matches())
            throw new IllegalArgumentException("priority '" + value
                    + "': allowed are 1 to 32 of A-Z, 0-9 and '_', the first a letter, such as NORMAL or PRIORITY");
    }

    @Override
    public String toString() {
        return value;
    }
}
