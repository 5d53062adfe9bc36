package vn.motcua.core.scan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields of one person, in memory for one screen. Made so that they cannot slip out: no property for a JSON mapper to find, not
 * {@link java.io.Serializable}, and {@link #toString} tells names of fields only. Whoever shows a value says so by {@link #reveal}.
 */
public final class PersonalFields {
    /** No field at all. */
    public static final PersonalFields NONE = new PersonalFields(Map.of());

    static final String MASK = "•••";
    private static final int SHORTEST_PARTLY_SHOWN = 8;

    private final Map<String, Value> values;

    private PersonalFields(Map<String, Value> values) {
        this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    // Not isEmpty: a JSON mapper would take that for a property, and write an object where it must refuse.
    public boolean hasAny() {
        return !values.isEmpty();
    }

    /** The names of the fields, in the order of the card. */
    public Set<String> names() {
        return values.keySet();
    }

    /** One value in full, for the one screen it is meant for; null if the scan has no such field. */
    public @Nullable String reveal(String name) {
        Value value = values.get(name);
        return value == null ? null : value.text;
    }

    /** All values in full, for the one screen they are meant for. */
    public Map<String, String> revealAll() {
        Map<String, String> shown = new LinkedHashMap<>();
        values.forEach((name, value) -> shown.put(name, value.text));
        return shown;
    }

    /** Names with masks: of numbers the last three digits, of all else nothing, not even its length. */
    public Map<String, String> maskAll() {
        Map<String, String> masked = new LinkedHashMap<>();
        values.forEach((name, value) -> masked.put(name, value.mask()));
        return masked;
    }

    PersonalFields without(String name) {
        Map<String, Value> left = new LinkedHashMap<>(values);
        left.remove(name);
        return left.isEmpty() ? NONE : new PersonalFields(left);
    }

    PersonalFields with(String name, String text) {
        Map<String, Value> changed = new LinkedHashMap<>(values);
        changed.put(name, new Value(text, false));
        return new PersonalFields(changed);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PersonalFields fields && values.equals(fields.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Names only. */
    @Override
    public String toString() {
        return "PersonalFields" + values.keySet();
    }

    private record Value(String text, boolean number) {
        String mask() {
            return number && text.length() >= SHORTEST_PARTLY_SHOWN ? MASK + text.substring(text.length() - 3) : MASK;
        }

        @Override
        public String toString() {
            return mask();
        }
    }

    /** Collects the fields of one scan; blank ones are left out. Confined to one thread. */
    static final class Builder {
        private final Map<String, Value> values = new LinkedHashMap<>();

        void text(String name, @Nullable String value) {
            if (value != null && !value.isBlank()) values.put(name, new Value(value.strip(), false));
        }

        /** Of which the last three digits may be shown and kept. */
        void number(String name, @Nullable String value) {
            if (value != null && !value.isBlank()) values.put(name, new Value(value.strip(), true));
        }

        PersonalFields build() {
            return values.isEmpty() ? NONE : new PersonalFields(values);
        }
    }
}
