package vn.motcua.hub.platform.people;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person types as login: 2 to 32 of a-z, 0-9, '.', '_', '-', not starting with a sign. Without case, because a phone
 * keyboard starts every field with a capital.
 */
public record Login(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{1,31}");

    public Login {
        Objects.requireNonNull(value, "value");
        value = value.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches())
            throw new IllegalArgumentException(
                    "login: allowed are 2 to 32 of a-z, 0-9, '.', '_', '-', not starting with a sign");
    }

    /** Empty if the text cannot be anybody's login. */
    static Optional<Login> find(String text) {
        try {
            return Optional.of(new Login(text));
        } catch (IllegalArgumentException impossible) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Login[…]";
    }
}
