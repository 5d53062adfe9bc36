package vn.motcua.display.board;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Json;

/**
 * A still page of a board: a notice, the duty roster, a procedure's posting.
 *
 * @param kind what it is, for its sign
 * @param title one line
 * @param body a few lines
 * @param from the first day it is shown
 * @param until the last
 */
record BoardNotice(Kind kind, Text title, Text body, Optional<LocalDate> from, Optional<LocalDate> until) {
    private static final int TITLE_MAX = 60;
    private static final int BODY_MAX = 420;

    /** What it is. */
    enum Kind {
        NOTICE,
        DUTY,
        POSTING
    }

    static BoardNotice read(ConfigNode node) {
        Optional<LocalDate> from = day(node, "from");
        Optional<LocalDate> until = day(node, "until");
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get()))
            node.problem("until", until.get(), Allowed.of("board.until", from.get()));
        return new BoardNotice(
                node.choice("kind", Kind.class, Kind.NOTICE),
                text(node, "title", TITLE_MAX),
                text(node, "body", BODY_MAX),
                from,
                until);
    }

    private static Text text(ConfigNode node, String key, int max) {
        Text text = node.bilingual(key);
        if (Math.max(text.vi().length(), text.en().length()) > max)
            node.problem(key, text.vi(), Allowed.of("board.text", max));
        return text;
    }

    private static Optional<LocalDate> day(ConfigNode node, String key) {
        Optional<String> text = node.optionalText(key, Allowed.of("board.day"));
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException e) {
            node.problem(key, text.orElse(""), Allowed.of("board.day"));
            return Optional.empty();
        }
    }

    boolean holds(LocalDate day) {
        return from.filter(day::isBefore).isEmpty()
                && until.filter(day::isAfter).isEmpty();
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("kind", kind.name().toLowerCase(Locale.ROOT));
        json.set("title", Json.node(title));
        json.set("body", Json.node(body));
        return json;
    }
}
