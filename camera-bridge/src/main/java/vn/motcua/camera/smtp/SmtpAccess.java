package vn.motcua.camera.smtp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Whose mail is taken.
 *
 * @param senders addresses in lower case; empty for any
 * @param users with their passwords; empty when nobody need log in
 */
public record SmtpAccess(Set<String> senders, Map<String, String> users) {
    /** Takes all: for a capture, which proves nothing. */
    static final SmtpAccess ANY = new SmtpAccess(Set.of(), Map.of());

    public SmtpAccess {
        senders = Set.copyOf(senders);
        users = Map.copyOf(users);
    }

    boolean isSender(String address) {
        return senders.isEmpty() || senders.contains(address.toLowerCase(Locale.ROOT));
    }

    /** Takes as long for a wrong password as for a right one. */
    boolean isUser(String user, String password) {
        if (users.isEmpty()) return true;
        String right = users.getOrDefault(user, "");
        boolean isSame = MessageDigest.isEqual(
                right.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
        return isSame && !right.isEmpty();
    }

    @Override
    public String toString() {
        return "SmtpAccess[" + senders + ", " + users.size() + " users]";
    }
}
