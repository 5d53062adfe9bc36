package vn.motcua.hub.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.motcua.core.model.Id;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.Json;

/**
 * A request's JSON object, read field by field. What is not as it must be is refused as {@code BAD_FIELD}, naming the field and
 * what is allowed; unknown fields are ignored, as the protocol says.
 */
public final class Body {
    private static final int DAY_LENGTH = "2026-11-23".length();
    private final JsonNode fields;

    Body(ObjectNode fields) {
        this.fields = fields;
    }

    /** A text; leading and trailing blanks do not count and are taken off. */
    public String text(String field, int min, int max) {
        String text = raw(field, min, max).strip();
        if (text.length() < min || text.codePoints().anyMatch(Body::isInvisible))
            throw RefusedException.field(field, Allowed.of("text", min, max));
        return text;
    }

    /** A text as it was typed, blanks included: a password. */
    public String raw(String field, int min, int max) {
        JsonNode value = fields.path(field);
        boolean isGood = value.isTextual()
                && value.textValue().length() >= min
                && value.textValue().length() <= max
                && value.textValue().codePoints().noneMatch(Body::isNoCharacter);
        if (!isGood) throw RefusedException.field(field, Allowed.of("text", min, max));
        return value.textValue();
    }

    /** Control characters, and halves of a character that no store could give back as they came. */
    private static boolean isNoCharacter(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL || type == Character.SURROGATE || point == 0xFFFE || point == 0xFFFF;
    }

    /** Marks that turn the direction of writing around or take no room: a name with them reads as another. */
    private static boolean isInvisible(int point) {
        return Character.getType(point) == Character.FORMAT;
    }

    /** Whether the field is there with a value. */
    public boolean has(String field) {
        return fields.hasNonNull(field);
    }

    /** True or false; absent reads as false. */
    public boolean flag(String field) {
        JsonNode value = fields.path(field);
        if (value.isMissingNode() || value.isNull()) return false;
        if (!value.isBoolean()) throw RefusedException.field(field, Allowed.of("choice", "true, false"));
        return value.booleanValue();
    }

    /** A whole configuration document: as a text in its own form, or as a JSON object. Its reader says what is wrong in it. */
    public String document(String field) {
        JsonNode value = fields.path(field);
        if (value.isObject()) return Json.write(value);
        if (!value.isTextual() || value.textValue().isBlank()) throw RefusedException.badField(field, "document");
        return value.textValue();
    }

    public RequestId requestId() {
        return id("requestId", RequestId::new);
    }

    /** For commands that are the same done twice. */
    public RequestId requestIdOrNew() {
        return fields.hasNonNull("requestId")
                ? requestId()
                : new RequestId(UUID.randomUUID().toString());
    }

    public <T extends Id> T id(String field, Function<String, T> make) {
        return parsed(field, fields.path(field).asText(""), "slug-or-uuid", make);
    }

    /** A value made of a text; what {@code make} refuses is a bad field. {@code allowed} names the words for it. */
    public <T> T parsed(String field, String allowed, Function<String, T> make) {
        return parsed(field, fields.path(field).asText(""), allowed, make);
    }

    /** A year of four digits: with more there is no tomorrow of its last day. */
    public static LocalDate dayOf(String text) {
        LocalDate day = LocalDate.parse(text);
        if (text.length() != DAY_LENGTH) throw new DateTimeException("year");
        return day;
    }

    static <T> T parsed(String field, String text, String allowed, Function<String, T> make) {
        try {
            return make.apply(text);
        } catch (IllegalArgumentException | DateTimeException refused) {
            String words = allowed.equals("slug-or-uuid") ? idWords(refused) : allowed;
            throw RefusedException.field(field, Allowed.of(words));
        }
    }

    public <E extends Enum<E>> E choice(String field, Class<E> type) {
        String text = fields.path(field).asText("");
        for (E one : type.getEnumConstants()) if (one.name().equals(text)) return one;
        String all = Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        throw RefusedException.field(field, Allowed.of("choice", all));
    }

    public <E extends Enum<E>> E choiceOr(String field, Class<E> type, E fallback) {
        return fields.hasNonNull(field) ? choice(field, type) : fallback;
    }

    /** One of these texts. */
    public String choiceOr(String field, List<String> all, String fallback) {
        if (!fields.hasNonNull(field)) return fallback;
        String text = fields.path(field).asText("");
        if (!all.contains(text)) throw RefusedException.field(field, Allowed.of("choice", String.join(", ", all)));
        return text;
    }

    public int integer(String field, int min, int max) {
        JsonNode value = fields.path(field);
        if (!value.isInt() || value.intValue() < min || value.intValue() > max)
            throw RefusedException.field(field, Allowed.of("integer", min, max));
        return value.intValue();
    }

    /** As {@link #integer}, where numbers grow for years. */
    public long number(String field, long min, long max) {
        JsonNode value = fields.path(field);
        boolean isGood = value.isIntegralNumber() && value.canConvertToLong();
        if (!isGood || value.longValue() < min || value.longValue() > max)
            throw RefusedException.field(field, Allowed.of("integer", min, max));
        return value.longValue();
    }

    /** A whole number written as text, in a form or a query. */
    public static int integer(String field, String text, int min, int max) {
        int value = text.matches("\\d{1,9}") ? Integer.parseInt(text) : min - 1;
        if (value < min || value > max) throw RefusedException.badInteger(field, min, max);
        return value;
    }

    /** Short codes; absent reads as none. */
    public List<String> codes(String field, int max) {
        JsonNode value = fields.path(field);
        if (value.isMissingNode() || value.isNull()) return List.of();
        List<String> codes = new ArrayList<>();
        value.forEach(one -> codes.add(one.asText("")));
        if (!value.isArray()) throw RefusedException.field(field, Allowed.of("codes", max));
        return codes(field, codes, max);
    }

    /** A list of objects, read as a body each; it must be there, and may be empty. */
    public List<Body> objects(String field, int max) {
        JsonNode value = fields.path(field);
        List<Body> all = new ArrayList<>();
        for (JsonNode one : value) if (one instanceof ObjectNode object) all.add(new Body(object));
        if (!value.isArray() || all.size() != value.size() || all.size() > max)
            throw RefusedException.field(field, Allowed.of("objects", max));
        return List.copyOf(all);
    }

    /** An object of texts, numbers and truths, each as a text; what is null is left out. It must be there. */
    public Map<String, String> cells(String field, int max, int charsMax) {
        JsonNode value = fields.path(field);
        Map<String, String> cells = new LinkedHashMap<>();
        boolean isGood = value.isObject() && value.size() <= max;
        for (Map.Entry<String, JsonNode> one : value.properties()) {
            JsonNode cell = one.getValue();
            isGood &= cell.isValueNode() && cell.asText().length() <= charsMax;
            if (!cell.isNull()) cells.put(one.getKey(), cell.asText());
        }
        if (!isGood) throw RefusedException.field(field, Allowed.of("cells", max, charsMax));
        return cells;
    }

    public static List<String> codes(String field, List<String> codes, int max) {
        if (codes.size() > max || !codes.stream().allMatch(Body::isCode))
            throw RefusedException.field(field, Allowed.of("codes", max));
        return List.copyOf(codes);
    }

    private static boolean isCode(String text) {
        return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    }

    private static String idWords(RuntimeException refused) {
        return String.valueOf(refused.getMessage()).contains("UUID") ? "uuid" : "slug";
    }
}
