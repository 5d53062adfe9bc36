package vn.motcua.display.board;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ZoneId;
import vn.motcua.core.wire.Json;

/**
 * One board of this PC, opened as {@code /board?board=NAME}.
 *
 * @param name in the address
 * @param kind its picture
 * @param zones whose calls it shows
 * @param counter of a counter's board
 * @param rows calls of a hall's board, 3 to 8
 * @param columns of the calls below the newest (hall, 1 or 2) or of the counters (area, 1 to 6); 0 by their number
 * @param hasSide whether next numbers, notices and pictures stand beside the calls
 */
record BoardLayout(
        String name,
        Kind kind,
        List<ZoneId> zones,
        Optional<CounterId> counter,
        int rows,
        int columns,
        boolean hasSide) {
    private static final int ZONES_MAX = 4;

    BoardLayout {
        zones = List.copyOf(zones);
    }

    /** What a board is for. */
    enum Kind {
        /** The calls of a hall, the newest on top. */
        HALL,
        /** Each counter of an area with the number it serves. */
        AREA,
        /** One counter, big. */
        COUNTER
    }

    static BoardLayout read(ConfigNode node, ZoneId own) {
        Kind kind = node.choice("layout", Kind.class, Kind.HALL);
        Allowed counter = Allowed.of("board.counter");
        Optional<CounterId> at = kind == Kind.COUNTER || node.has("counter")
                ? Optional.of(node.parsed("counter", counter, CounterId::new, new CounterId("none")))
                : Optional.empty();
        return new BoardLayout(
                node.parsed("name", Allowed.of("slug"), BoardLayout::name, "board"),
                kind,
                zones(node, own),
                at,
                node.integer("rows", 3, 8, 5),
                node.integer("columns", 0, kind == Kind.AREA ? 6 : 2, 0),
                node.bool("side", kind != Kind.COUNTER));
    }

    private static String name(String text) {
        return new ZoneId(text).value();
    }

    private static List<ZoneId> zones(ConfigNode node, ZoneId own) {
        Allowed allowed = Allowed.of("board.zones", ZONES_MAX);
        List<String> texts = node.texts("zones");
        if (texts.size() > ZONES_MAX) node.problem("zones", texts, allowed);
        try {
            return texts.isEmpty()
                    ? List.of(own)
                    : texts.stream().map(ZoneId::new).toList();
        } catch (IllegalArgumentException e) {
            node.problem("zones", texts, allowed);
            return List.of(own);
        }
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("name", name)
                .put("layout", kind.name().toLowerCase(Locale.ROOT))
                .put("rows", rows)
                .put("columns", columns)
                .put("side", hasSide);
        ArrayNode list = json.putArray("zones");
        zones.forEach(zone -> list.add(zone.value()));
        counter.ifPresent(id -> json.put("counter", id.value()));
        return json;
    }
}
