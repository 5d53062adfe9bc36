package vn.motcua.hub.evidence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which masked copy stands for which picture, as the chain tells it. The newest copy counts, and only once a person looked at it and
 * confirmed it: who masked again was not content with the one before.
 */
final class RedactedCopies {
    /** What the store gives as the source of a copy. */
    static final String SOURCE = "redaction";

    private final Map<String, String> newest = new HashMap<>();
    private final Set<String> confirmed = new HashSet<>();

    RedactedCopies(List<AuditEntry> custody) {
        for (AuditEntry entry : custody) {
            String item = entry.item();
            if (item == null) continue;
            if (entry.action() == AuditAction.REDACTED) newest.put(original(entry), item);
            if (entry.action() == AuditAction.REDACTION_CONFIRMED) confirmed.add(item);
        }
    }

    private static String original(AuditEntry entry) {
        String detail = entry.detail() == null ? "" : entry.detail();
        return detail.split(" ", 2)[0];
    }

    /** What the chain keeps of a masking: the original and the boxes. */
    static String detail(String original, List<Box> boxes) {
        StringBuilder detail = new StringBuilder(original).append(" |");
        for (Box box : boxes) detail.append(' ').append(box);
        return detail.toString();
    }

    static boolean isCopy(StoredItem item) {
        return item.item().source().equals(SOURCE);
    }

    static boolean hasOpened(List<AuditEntry> custody, String item, String person) {
        return custody.stream()
                .anyMatch(entry -> entry.action() == AuditAction.OPENED
                        && item.equals(entry.item())
                        && person.equals(entry.actor()));
    }

    /** The id of the copy that may leave the house for this picture. */
    Optional<String> confirmedOf(String original) {
        return Optional.ofNullable(newest.get(original)).filter(confirmed::contains);
    }
}
