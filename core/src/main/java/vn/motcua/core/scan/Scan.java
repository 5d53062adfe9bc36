package vn.motcua.core.scan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;

/**
 * One scan, told apart. Only {@code kind}, {@code fields} and {@code warnings} may leave the machine; a JSON mapper given the whole
 * refuses, because {@link PersonalFields} has no written form.
 *
 * @param kind what it is
 * @param fields what anyone may know: never free text, only what passed a grammar. Names per kind: {@code docs/devices/scanners.md}
 * @param bearer the code that gives its holder a right, of tickets, bookings and slip addresses
 * @param personal the person's fields, in memory only
 * @param warnings what to know about it
 * @param confidence how surely it is of its kind
 * @param symbology the AIM identifier the scanner put in front, such as {@code ]Q3}; null if it did not
 */
public record Scan(
        ScanKind kind,
        Map<String, String> fields,
        @Nullable BearerCode bearer,
        PersonalFields personal,
        Set<ScanWarning> warnings,
        Confidence confidence,
        @Nullable String symbology) {
    public Scan {
        Objects.requireNonNull(kind, "kind");
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        Objects.requireNonNull(personal, "personal");
        warnings = Collections.unmodifiableSet(new LinkedHashSet<>(warnings));
        Objects.requireNonNull(confidence, "confidence");
    }

    public boolean has(ScanWarning warning) {
        return warnings.contains(warning);
    }

    /** A public field; null if this scan has none of that name. */
    public @Nullable String field(String name) {
        return fields.get(name);
    }

    /** All fields as a technician may see them: personal ones masked. */
    public Map<String, String> masked() {
        return together(personal.maskAll());
    }

    /** All fields in full, for the one screen they are meant for. */
    public Map<String, String> revealed() {
        return together(personal.revealAll());
    }

    private Map<String, String> together(Map<String, String> persons) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        if (bearer != null) all.put(bearer.name(), bearer.reveal());
        all.putAll(persons);
        return all;
    }

    /** Safe for logs: no bearer code, no personal value. */
    @Override
    public String toString() {
        return "Scan[" + kind + ", " + fields + ", " + bearer + ", " + personal + ", " + warnings + ", " + confidence
                + ", " + symbology + "]";
    }
}
