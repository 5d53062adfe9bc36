package vn.motcua.display.board;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.ZoneId;

/**
 * Keys {@code boards}, {@code notices}, {@code generalNotices} and {@code media} of section {@code display}.
 *
 * @param zone of the section, shown where nothing else is said
 * @param layouts by name
 * @param notices in their order
 * @param hasGeneralNotices whether the product's own notices (papers, priority, fees …) turn with them
 * @param media the folder of pictures and films
 */
public record BoardSettings(
        ZoneId zone,
        List<BoardLayout> layouts,
        List<BoardNotice> notices,
        boolean hasGeneralNotices,
        Optional<Media> media) {
    private static final int BOARDS_MAX = 12;
    private static final int NOTICES_MAX = 24;

    public BoardSettings {
        layouts = List.copyOf(layouts);
        notices = List.copyOf(notices);
    }

    /**
     * @param folder on this PC; one that is not there, such as a stick that was pulled, stops no agent: it is told
     * @param seconds how long one picture stands
     * @param mebibytesMax how much of the folder is shown; what is beyond is left out and told
     */
    record Media(Path folder, Duration seconds, int mebibytesMax) {}

    /** Problems are noted in the node. */
    public static BoardSettings read(ConfigNode section, ZoneId zone) {
        List<BoardLayout> layouts = section.objects("boards").stream()
                .map(node -> BoardLayout.read(node, zone))
                .toList();
        Set<String> names = new HashSet<>();
        for (BoardLayout layout : layouts)
            if (!names.add(layout.name())) section.problem("boards", layout.name(), Allowed.of("id.once"));
        return new BoardSettings(
                zone,
                most(section, "boards", layouts, BOARDS_MAX),
                most(
                        section,
                        "notices",
                        section.objects("notices").stream()
                                .map(BoardNotice::read)
                                .toList(),
                        NOTICES_MAX),
                section.bool("generalNotices", true),
                section.has("media") ? media(section.object("media")) : none(section));
    }

    private static Optional<Media> none(ConfigNode section) {
        section.leave("media");
        return Optional.empty();
    }

    private static <T> List<T> most(ConfigNode section, String key, List<T> given, int max) {
        if (given.size() <= max) return given;
        section.problem(key, given.size(), Allowed.of("board.most", max));
        return new ArrayList<>(given.subList(0, max));
    }

    private static Optional<Media> media(ConfigNode node) {
        Allowed allowed = Allowed.of("board.folder");
        String text = node.text("folder", allowed);
        Duration seconds = node.duration("each", Duration.ofSeconds(5), Duration.ofMinutes(2), Duration.ofSeconds(12));
        int mebibytes = node.integer("maxMiB", 1, 2_000, 200);
        try {
            return Optional.of(new Media(Path.of(text), seconds, mebibytes));
        } catch (InvalidPathException e) {
            node.problem("folder", text, allowed);
            return Optional.empty();
        }
    }
}
