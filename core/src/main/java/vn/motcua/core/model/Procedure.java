package vn.motcua.core.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An administrative procedure as it holds for a while. When its name, its field or where it is received changes for a day, a second
 * entry with the same code begins on that day.
 *
 * @param code as the national database has it, such as {@code 1.001193}, with a local tail such as {@code .H38} or without
 * @param name its official name
 * @param field it belongs to
 * @param services that receive it; empty while it is handled elsewhere
 * @param from first day it holds; null for "always so"
 * @param until last day it holds; null for "until further notice"
 */
public record Procedure(
        String code,
        Text name,
        FieldId field,
        List<ServiceId> services,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {
    public static final int CODE_MAX = 40;
    /** National codes, their local copies, and the free-form codes some provinces have. */
    private static final Pattern CODE = Pattern.compile("[0-9A-Z][0-9A-Z._/-]{0," + (CODE_MAX - 1) + "}");

    private static final Pattern NATIONAL = Pattern.compile("\\d\\.\\d{6}([.-].*)?");
    private static final int NATIONAL_LENGTH = 8;

    public Procedure {
        if (!isCode(code)) throw new IllegalArgumentException("procedure code " + code);
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(field, "field");
        services = List.copyOf(services);
        if (from != null && until != null && until.isBefore(from))
            throw new IllegalArgumentException("procedure " + code + ": " + until + " is before " + from);
    }

    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** What copies of one procedure share: the national eight characters, or the whole of a free-form code. */
    public String core() {
        return NATIONAL.matcher(code).matches() ? code.substring(0, NATIONAL_LENGTH) : code;
    }

    /** Its name among the entries of a catalogue: the code and, where it begins on a day, that day. */
    public String key() {
        return from == null ? code : code + "@" + from;
    }

    public boolean isValid(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
    }

    /** Whether there is a day on which both hold. */
    public boolean overlaps(Procedure other) {
        return !endsBefore(other) && !other.endsBefore(this);
    }

    private boolean endsBefore(Procedure other) {
        return until != null && other.from != null && until.isBefore(other.from);
    }
}
