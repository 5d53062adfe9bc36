package vn.motcua.hub.booking.reminder;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where somebody wants to be reminded: a phone number, or an address of mail. A person's data: it is sealed before it is stored.
 *
 * @param value digits with at most a plus in front, or a lower-case address
 */
public record Contact(String value) {
    private static final int LONGEST = 100;
    private static final Pattern GAPS = Pattern.compile("[\\s().-]");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{8,15}");
    private static final Pattern MAIL =
            Pattern.compile("[^\\s@<>\",;:]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){1,5}");

    /** As somebody typed it; empty if nothing can be sent there. */
    public static Optional<Contact> typed(String text) {
        String plain = text.strip();
        if (plain.length() > LONGEST) return Optional.empty();
        if (MAIL.matcher(plain).matches()) return Optional.of(new Contact(plain.toLowerCase(Locale.ROOT)));
        String digits = GAPS.matcher(plain).replaceAll("");
        return PHONE.matcher(digits).matches() ? Optional.of(new Contact(digits)) : Optional.empty();
    }

    /** Never in a log. */
    @Override
    public String toString() {
        return "Contact[…]";
    }
}
