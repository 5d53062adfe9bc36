package vn.motcua.rating;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import vn.motcua.core.event.RatingGiven.Answer;
import vn.motcua.core.model.RatingPolicy;

/** A press as the page sends it, checked for form. What it is worth is decided elsewhere. */
record Press(String ratingId, String rightId, int score, int scaleMax, List<String> reasons, List<Answer> answers) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,79}");
    private static final Pattern REASON = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
    private static final Pattern ANSWER = Pattern.compile("[A-Z][A-Z0-9_]{0,39}[.](YES|PARTLY|NO)");
    private static final int REASONS_MAX = 6;

    Press {
        reasons = List.copyOf(reasons);
        answers = List.copyOf(answers);
    }

    /** @throws IllegalArgumentException naming the field, its value and what is allowed */
    static Press read(ObjectNode body) {
        int scaleMax = number(body, "scaleMax", 3, 5);
        return new Press(
                id(body, "ratingId"),
                id(body, "rightId"),
                number(body, "score", 1, scaleMax),
                scaleMax,
                codes(body, "reasons", REASONS_MAX, REASON),
                codes(body, "answers", RatingPolicy.QUESTIONS_MAX, ANSWER).stream()
                        .map(Answer::parse)
                        .toList());
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

    private static List<String> codes(ObjectNode body, String field, int most, Pattern form) {
        JsonNode values = body.path(field);
        if (values.isMissingNode() || values.isNull()) return List.of();
        if (!values.isArray() || values.size() > most) {
            throw wrong(field, values, "a list of at most " + most + " codes");
        }
        List<String> codes = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isTextual() || !form.matcher(value.asText()).matches()) {
                throw wrong(field, value, "codes as " + form);
            }
            codes.add(value.asText());
        }
        return codes;
    }

    private static IllegalArgumentException wrong(String field, JsonNode value, String allowed) {
        String shown = value.isMissingNode() ? "nothing" : value.toString();
        String shortened = shown.length() <= 60 ? shown : shown.substring(0, 60) + "…";
        return new IllegalArgumentException(field + ": " + shortened + "; allowed: " + allowed);
    }
}
