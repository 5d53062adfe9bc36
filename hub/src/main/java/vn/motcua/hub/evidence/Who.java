package vn.motcua.hub.evidence;

import org.jspecify.annotations.Nullable;

/**
 * A person before evidence, and why.
 *
 * @param purpose as a code, such as {@code REVIEW} or {@code COMPLAINT}
 * @param note in their own words; null if the code says it all
 */
public record Who(
        String person,
        String role,
        String purpose,
        @Nullable String note) {
    public Who {
        if (!purpose.matches("[A-Z][A-Z_]{2,39}")) throw new IllegalArgumentException("purpose: allowed is a code");
    }

    AuditEntry.Deed deed(AuditAction action, String incident, @Nullable String item, @Nullable String detail) {
        return new AuditEntry.Deed(person, role, action, incident, item, purpose, note, detail);
    }
}
