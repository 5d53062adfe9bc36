package vn.motcua.edge.print;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything that stands on one paper ticket, in the citizen's language, ready to draw. The printer adds no word of its own. A null
 * line is left out and leaves no gap.
 *
 * @param agencyLine who runs the centre, small, first line
 * @param centreName the centre's name, the heading
 * @param title what this paper is, such as "PHIẾU SỐ THỨ TỰ"
 * @param serviceName what the citizen came for
 * @param numberText the number as called, such as {@code A012}; drawn as large as it fits
 * @param peopleAheadText such as "Trước bạn: 3 người"
 * @param estimateText such as "Dự kiến chờ khoảng 12 phút"
 * @param countersText such as "Quầy 2, 3, 4 · khu Đất đai"
 * @param issueTimeText such as "07:42 · Thứ Hai, 23/11/2026"
 * @param qrUrl the one address in the QR
 * @param qrCaption what scanning it is good for
 * @param keepAndWaitText the closing sentence
 * @param priorityMark such as "ƯU TIÊN", drawn white on black
 * @param reprintMark such as "BẢN IN LẠI · lần 2"; there exactly when the attempt is 2 or more
 * @param trainingMark such as "TẬP HUẤN"; there exactly in a training site
 * @param locale language of the texts, for line breaking
 * @param translation the texts in the other language of the house (English for a Vietnamese ticket, Vietnamese for any other), by the
 *     field names of {@link #toJson}; for papers that carry both
 * @param noteText the service's own line, such as what to have ready
 * @param noticeText the centre's own line, such as how long it is open
 */
public record TicketPrintout(
        String agencyLine,
        String centreName,
        String title,
        String serviceName,
        String numberText,
        @Nullable String peopleAheadText,
        @Nullable String estimateText,
        @Nullable String countersText,
        String issueTimeText,
        String qrUrl,
        @Nullable String qrCaption,
        String keepAndWaitText,
        @Nullable String priorityMark,
        @Nullable String reprintMark,
        @Nullable String trainingMark,
        Locale locale,
        Map<String, String> translation,
        @Nullable String noteText,
        @Nullable String noticeText) {
    public TicketPrintout {
        translation = Map.copyOf(translation);
        if (numberText.isBlank()) throw new IllegalArgumentException("a ticket without a number");
        if (qrUrl.isBlank())
            throw new IllegalArgumentException("ticket " + numberText + " without an address for its QR");
    }

    /** Without lines of the service's or the centre's own. */
    public TicketPrintout(
            String agencyLine,
            String centreName,
            String title,
            String serviceName,
            String numberText,
            @Nullable String peopleAheadText,
            @Nullable String estimateText,
            @Nullable String countersText,
            String issueTimeText,
            String qrUrl,
            @Nullable String qrCaption,
            String keepAndWaitText,
            @Nullable String priorityMark,
            @Nullable String reprintMark,
            @Nullable String trainingMark,
            Locale locale,
            Map<String, String> translation) {
        this(
                agencyLine,
                centreName,
                title,
                serviceName,
                numberText,
                peopleAheadText,
                estimateText,
                countersText,
                issueTimeText,
                qrUrl,
                qrCaption,
                keepAndWaitText,
                priorityMark,
                reprintMark,
                trainingMark,
                locale,
                translation,
                null,
                null);
    }

    /** A ticket in one language. */
    public TicketPrintout(
            String agencyLine,
            String centreName,
            String title,
            String serviceName,
            String numberText,
            @Nullable String peopleAheadText,
            @Nullable String estimateText,
            @Nullable String countersText,
            String issueTimeText,
            String qrUrl,
            @Nullable String qrCaption,
            String keepAndWaitText,
            @Nullable String priorityMark,
            @Nullable String reprintMark,
            @Nullable String trainingMark,
            Locale locale) {
        this(
                agencyLine,
                centreName,
                title,
                serviceName,
                numberText,
                peopleAheadText,
                estimateText,
                countersText,
                issueTimeText,
                qrUrl,
                qrCaption,
                keepAndWaitText,
                priorityMark,
                reprintMark,
                trainingMark,
                locale,
                Map.of());
    }

    /** The same ticket with the service's and the centre's own lines. */
    public TicketPrintout noted(@Nullable String note, @Nullable String notice) {
        return new TicketPrintout(
                agencyLine,
                centreName,
                title,
                serviceName,
                numberText,
                peopleAheadText,
                estimateText,
                countersText,
                issueTimeText,
                qrUrl,
                qrCaption,
                keepAndWaitText,
                priorityMark,
                reprintMark,
                trainingMark,
                locale,
                translation,
                note,
                notice);
    }

    /** The same ticket with its words in the other language. */
    public TicketPrintout with(Map<String, String> translated) {
        return new TicketPrintout(
                agencyLine,
                centreName,
                title,
                serviceName,
                numberText,
                peopleAheadText,
                estimateText,
                countersText,
                issueTimeText,
                qrUrl,
                qrCaption,
                keepAndWaitText,
                priorityMark,
                reprintMark,
                trainingMark,
                locale,
                translated,
                noteText,
                noticeText);
    }

    /** The texts of another printout of this ticket, as {@link #with(Map)} takes them. */
    public Map<String, String> words() {
        Map<String, String> words = new TreeMap<>();
        toJson().forEach(entry -> {
            if (entry.getValue() instanceof String text) words.put(entry.getKey(), text);
        });
        words.keySet().removeAll(java.util.Set.of("numberText", "qrUrl", "locale"));
        return words;
    }

    /** For the journal; {@link #fromJson} reads it back. Field names are stored and only ever added. */
    public JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("agencyLine", agencyLine)
                .put("centreName", centreName)
                .put("title", title)
                .put("serviceName", serviceName)
                .put("numberText", numberText)
                .put("issueTimeText", issueTimeText)
                .put("qrUrl", qrUrl)
                .put("keepAndWaitText", keepAndWaitText)
                .put("locale", locale.toLanguageTag());
        putIfThere(json, "peopleAheadText", peopleAheadText);
        putIfThere(json, "estimateText", estimateText);
        putIfThere(json, "countersText", countersText);
        putIfThere(json, "qrCaption", qrCaption);
        putIfThere(json, "priorityMark", priorityMark);
        putIfThere(json, "reprintMark", reprintMark);
        putIfThere(json, "trainingMark", trainingMark);
        putIfThere(json, "noteText", noteText);
        putIfThere(json, "noticeText", noticeText);
        if (!translation.isEmpty()) {
            JsonObject other = new JsonObject();
            translation.forEach(other::put);
            json.put("translation", other);
        }
        return json;
    }

    public static TicketPrintout fromJson(JsonObject json) {
        return new TicketPrintout(
                json.getString("agencyLine", ""),
                json.getString("centreName", ""),
                json.getString("title", ""),
                json.getString("serviceName", ""),
                json.getString("numberText", ""),
                json.getString("peopleAheadText"),
                json.getString("estimateText"),
                json.getString("countersText"),
                json.getString("issueTimeText", ""),
                json.getString("qrUrl", ""),
                json.getString("qrCaption"),
                json.getString("keepAndWaitText", ""),
                json.getString("priorityMark"),
                json.getString("reprintMark"),
                json.getString("trainingMark"),
                Locale.forLanguageTag(json.getString("locale", "vi")),
                translation(json.getJsonObject("translation", new JsonObject())),
                json.getString("noteText"),
                json.getString("noticeText"));
    }

    private static Map<String, String> translation(JsonObject json) {
        Map<String, String> words = new TreeMap<>();
        for (String key : json.fieldNames()) words.put(key, json.getString(key, ""));
        return words;
    }

    private static void putIfThere(JsonObject json, String key, @Nullable String value) {
        if (value != null) json.put(key, value);
    }
}
