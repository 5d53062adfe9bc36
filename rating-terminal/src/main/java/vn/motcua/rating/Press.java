package vn.motcua.rating;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A press as the page sends it, checked for form. What it is worth is decided elsewhere. */
record Press(String ratingId, String rightId, int score, int scaleMax, List<String> reasons) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,79}");
    private static final Pattern REASON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
    private static final int REASONS_MAX = 6;

    Press {
        reasons = List.copyOf(reasons);
    }

    /** @throws IllegalArgumentException naming the field, its value and what is allowed */
    static Press read(ObjectNode body) {
        int scaleMax = number(body, "scaleMax", 3, 5);
        return new Press(
                id(body, "ratingId"),
                id(body, "rightId"),
                number(body, "score", 1, scaleMax),
                scaleMax,
                reasons(body.path("reasons")));
    }

    private static String id(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isTextual() || !ID.matcher(value.asText()).matches()) {
            throw wrong(field, value, "an id of 1 to 80 letters, digits and . _ : -");
        }
        return value.asText();
    }

    private static int number(ObjectNode body, String field, int min, int max) {
        JsonNode value = body.path(field);
        if (!value.isInt() || value.asInt() < min || value.asInt() > max) {
            throw wrong(field, value, "a whole number from " + min + " to " + max);
        }
        return value.asInt();
    }

    private static List<String> reasons(JsonNode values) {
        if (values.isMissingNode() || values.isNull()) return List.of();
        if (!values.isArray() || values.size() > REASONS_MAX) {
            throw wrong("reasons", values, "a list of at most " + REASONS_MAX + " codes");
        }
        List<String> reasons = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isTextual() || !REASON.matcher(value.asText()).matches()) {
                throw wrong("reasons", value, "codes of 1 to 40 letters, digits, _ and -");
            }
            reasons.add(value.asText());
        }
        return reasons;
    }

    private static IllegalArgumentException wrong(String field, JsonNode value, String allowed) {
        String shown = value.isMissingNode() ? "nothing" : value.toString();
        String shortened = shown.length() <= 60 ? shown : shown.substring(0, 60) + "…";
        return new IllegalArgumentException(field + ": " + shortened + "; allowed: " + allowed);
    }
}
