package vn.motcua.core.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Id;
import vn.motcua.core.model.RatingPolicy;
import vn.motcua.core.model.RatingPolicy.Question;
import vn.motcua.core.model.RatingPolicy.Reason;
import vn.motcua.core.model.RatingPolicy.Side;
import vn.motcua.core.model.RatingScale;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;

/** Section {@code rating} of {@code site.yaml}, read and written. */
final class RatingReader {
    /** Two lines of a button, and of a heading. */
    private static final int TEXT_MAX = 60;

    private static final int QUESTION_MAX = 120;
    private static final String STAND_IN = "REASON";

    private RatingReader() {}

    /** @param services ids of the site's services */
    static RatingPolicy read(ConfigNode root, Set<String> services) {
        RatingPolicy plain = RatingPolicy.DEFAULT;
        if (!root.has("rating")) return plain;
        ConfigNode node = root.object("rating");
        int faces = node.integer("faces", RatingScale.FACES_MIN, RatingScale.FACES_MAX, plain.faces());
        List<Reason> reasons = node.has("reasons") ? reasons(node, services) : plain.reasons();
        return new RatingPolicy(faces, reasons, questions(node), node.bool("text", false));
    }

    private static List<Reason> reasons(ConfigNode node, Set<String> services) {
        List<Reason> reasons = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ConfigNode one : node.objects("reasons")) {
            String code = code(one, seen);
            Text text = one.has("text") ? words(one, TEXT_MAX) : own(one, code);
            reasons.add(new Reason(
                    code,
                    one.choice("side", Side.class, Side.BAD),
                    text,
                    one.bool("conduct", false),
                    References.services(one, services)));
        }
        for (String service : services) fits(node, reasons, new ServiceId(service));
        return reasons;
    }

    private static String code(ConfigNode node, Set<String> seen) {
        Allowed allowed = Allowed.of("rating.code");
        String code = node.parsed("code", allowed, RatingReader::code, STAND_IN);
        if (!code.equals(STAND_IN) && !seen.add(code)) node.problem("code", code, Allowed.of("priority.once"));
        return code;
    }

    private static String code(String text) {
        if (!RatingPolicy.CODE.matcher(text).matches()) throw new IllegalArgumentException(text);
        return text;
    }

    private static @Nullable Text own(ConfigNode node, String code) {
        if (!RatingPolicy.KNOWN.contains(code) && !code.equals(STAND_IN))
            node.problem("text", "", Allowed.of("text.both"));
        return null;
    }

    private static Text words(ConfigNode node, int most) {
        Text text = node.bilingual("text");
        if (text.vi().length() > most || text.en().length() > most)
            node.problem("text", text.vi(), Allowed.of("text.length", most));
        return text;
    }

    private static void fits(ConfigNode node, List<Reason> reasons, ServiceId service) {
        RatingPolicy tried = new RatingPolicy(RatingScale.FACES_MAX, reasons, List.of());
        for (Side side : List.of(Side.GOOD, Side.BAD)) {
            int offered = tried.reasons(service, side).size();
            if (offered <= RatingPolicy.REASONS_MAX) continue;
            String name = side.name().toLowerCase(Locale.ROOT);
            node.problem("reasons", offered, Allowed.of("rating.reasons", RatingPolicy.REASONS_MAX, name, service));
        }
    }

    private static List<Question> questions(ConfigNode node) {
        List<Question> questions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (ConfigNode one : node.objects("questions"))
            questions.add(new Question(code(one, seen), words(one, QUESTION_MAX)));
        if (questions.size() > RatingPolicy.QUESTIONS_MAX)
            node.problem("questions", questions.size(), Allowed.of("rating.questions", RatingPolicy.QUESTIONS_MAX));
        return questions;
    }

    /** What was not set is not written, so that a later default reaches the site. */
    static void put(Map<String, Object> root, Site site) {
        RatingPolicy policy = site.rating();
        if (policy.equals(RatingPolicy.DEFAULT)) return;
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("faces", policy.faces());
        if (!policy.reasons().equals(RatingPolicy.DEFAULT.reasons()))
            node.put(
                    "reasons",
                    policy.reasons().stream().map(RatingReader::reason).toList());
        if (!policy.questions().isEmpty())
            node.put(
                    "questions",
                    policy.questions().stream()
                            .map(one -> entry(one.code(), map -> map.put("text", SiteDocument.text(one.text()))))
                            .toList());
        if (policy.asksText()) node.put("text", true);
        root.put("rating", node);
    }

    private static Map<String, Object> reason(Reason one) {
        return entry(one.code(), node -> {
            node.put("side", one.side().name().toLowerCase(Locale.ROOT));
            if (one.text() != null) node.put("text", SiteDocument.text(one.text()));
            if (one.conduct()) node.put("conduct", true);
            if (!one.services().isEmpty())
                node.put("services", one.services().stream().map(Id::value).toList());
        });
    }

    private static Map<String, Object> entry(String code, Consumer<Map<String, Object>> more) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("code", code);
        more.accept(node);
        return node;
    }
}
