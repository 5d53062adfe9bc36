package vn.motcua.core.scan;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A code that gives its holder a right, such as to cancel a ticket or to read a slip's page. No log or event carries it; the hub
 * keeps a keyed hash. Not serializable, and no property for a JSON mapper to find.
 */
public final class BearerCode {
    private final String name;
    private final String value;

    BearerCode(String name, String value) {
        this.name = Objects.requireNonNull(name, "name");
        this.value = Objects.requireNonNull(value, "value");
    }

    /** {@code ticketCode}, {@code bookingCode} or {@code slipId}. */
    public String name() {
        return name;
    }

    /** The code in full, for whoever looks it up. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BearerCode code && name.equals(code.name) && value.equals(code.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, value);
    }

    /** Its name only. */
    @Override
    public String toString() {
        return "BearerCode[" + name + "]";
    }
}
