package vn.motcua.kiosk.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.Text;
import vn.motcua.kiosk.ticket.Block.Align;
import vn.motcua.kiosk.ticket.Block.Size;
import vn.motcua.kiosk.ticket.Block.Stroke;
import vn.motcua.kiosk.ticket.Block.Style;
import vn.motcua.kiosk.ticket.TemplateLine.Filling;

/** Reads a template and reports everything that is wrong in it at once. */
final class TemplateReader {
    private static final int VERSION = 1;
    private static final int LINES_MAX = 60;
    private static final double SPACE_MAX = 50;
    private static final double NUMBER_MAX = 40;
    private static final double QR_MIN = 15;
    private static final double QR_MAX = 48;
    private static final double LOGO_MAX = 40;

    /** PNG, GIF, BMP, JPEG. */
    private static final List<String> PICTURE_MARKS = List.of("\u0089PNG", "GIF8", "BM", "\u00ff\u00d8\u00ff");

    private static final int PICTURE_MARK_MAX = 4;

    private final @Nullable Path folder;

    private TemplateReader(@Nullable Path folder) {
        this.folder = folder;
    }

    static TicketTemplate read(String name, ConfigNode root, @Nullable Path folder) {
        root.integer("version", VERSION, VERSION, VERSION);
        TemplateReader reader = new TemplateReader(folder);
        List<ConfigNode> nodes = root.objects("lines");
        List<TemplateLine> lines = new ArrayList<>();
        nodes.forEach(node -> reader.line(node).ifPresent(lines::add));
        boolean hasNumber = nodes.stream().anyMatch(node -> node.has("number"));
        if (root.problems().isEmpty() && !hasNumber)
            root.problem("lines", nodes.size(), Allowed.of("ticket.template.number"));
        if (nodes.size() > LINES_MAX)
            root.problem("lines", nodes.size(), Allowed.of("ticket.template.lines", LINES_MAX));
        root.check();
        return new TicketTemplate(name, lines);
    }

    private Optional<TemplateLine> line(ConfigNode node) {
        List<String> kinds =
                node.keys().stream().filter(TemplateLine.KINDS::contains).toList();
        if (kinds.size() != 1) {
            node.problem(
                    "",
                    String.join(", ", node.keys()),
                    Allowed.of("ticket.template.kind", String.join(", ", new TreeSet<>(TemplateLine.KINDS))));
            node.keys().forEach(node::leave);
            return Optional.empty();
        }
        Filling filling = switch (kinds.get(0)) {
            case "text" -> text(node);
            case "number" -> number(node);
            case "mark" -> mark(node);
            case "rule" -> rule(node);
            case "qr" -> qr(node);
            case "logo" -> logo(node);
            default -> blank(node);
        };
        return Optional.of(new TemplateLine(fields(node, "when"), fields(node, "unless"), filling));
    }

    private static Filling text(ConfigNode node) {
        Phrase phrase = phrase(node, "text");
        Size size = node.choice("size", Size.class, Size.NORMAL);
        Style style = node.choice("style", Style.class, Style.REGULAR);
        Align align = node.choice("align", Align.class, Align.CENTRE);
        boolean isSpaced = node.bool("spaced", false);
        double before = before(node);
        double after = after(node);
        return ticket -> phrase.in(ticket)
                .map(words -> new Block.Words(words, size, style, align, isSpaced, before, after, phrase.isLasting()));
    }

    private static Filling number(ConfigNode node) {
        Phrase phrase = phrase(node, "number");
        if (!phrase.names(TicketField.NUMBER))
            node.problem(
                    "number", node.bilingual("number").vi(), Allowed.of("ticket.template.number.blank", "{number}"));
        double height = millimetres(node, "height", 8, NUMBER_MAX, 22);
        double before = before(node);
        double after = after(node);
        return ticket -> phrase.in(ticket).map(words -> new Block.Number(words, height, before, after, false));
    }

    private static Filling mark(ConfigNode node) {
        Phrase phrase = phrase(node, "mark");
        boolean isWide = node.bool("wide", false);
        double before = before(node);
        double after = after(node);
        return ticket ->
                phrase.in(ticket).map(words -> new Block.Mark(words, isWide, before, after, phrase.isLasting()));
    }

    private static Filling rule(ConfigNode node) {
        Stroke stroke = node.choice("rule", Stroke.class, Stroke.SOLID);
        double before = before(node);
        double after = after(node);
        return ticket -> Optional.of(new Block.Rule(stroke, before, after, true));
    }

    private static Filling qr(ConfigNode node) {
        Phrase phrase = phrase(node, "qr");
        Phrase caption = node.has("caption") ? phrase(node, "caption") : null;
        boolean isBeside = node.bool("beside", true);
        double side = millimetres(node, "side", QR_MIN, QR_MAX, 28);
        double before = before(node);
        double after = after(node);
        return ticket -> phrase.in(ticket).map(address -> {
            String below = caption == null ? null : caption.in(ticket).orElse(null);
            return new Block.Qr(address, below, isBeside, side, before, after, false);
        });
    }

    private Filling logo(ConfigNode node) {
        Path file = node.parsed("logo", Allowed.of("ticket.template.logo"), this::picture, Path.of(""));
        double height = millimetres(node, "height", 4, LOGO_MAX, 12);
        Align align = node.choice("align", Align.class, Align.CENTRE);
        double before = before(node);
        double after = after(node);
        return ticket -> Optional.of(new Block.Logo(file, height, align, before, after, true));
    }

    private Path picture(String text) {
        Path file = folder == null ? Path.of(text) : folder.resolve(text);
        if (!Files.isRegularFile(file) || !isPicture(file)) throw new IllegalArgumentException(text);
        return file;
    }

    /** By its first bytes; what is broken further on shows when it is drawn. */
    private static boolean isPicture(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String begins = new String(in.readNBytes(PICTURE_MARK_MAX), StandardCharsets.ISO_8859_1);
            return PICTURE_MARKS.stream().anyMatch(begins::startsWith);
        } catch (IOException e) {
            return false;
        }
    }

    private static Filling blank(ConfigNode node) {
        double height = millimetres(node, "blank", 0.5, SPACE_MAX, 4);
        return ticket -> Optional.of(new Block.Blank(height, 0, true));
    }

    private static Phrase phrase(ConfigNode node, String key) {
        Text text = node.bilingual(key);
        try {
            return new Phrase(text);
        } catch (IllegalArgumentException e) {
            node.problem(
                    key, String.valueOf(e.getMessage()), Allowed.of("ticket.template.blank", TicketField.blanks()));
            return new Phrase(new Text("-", "-"));
        }
    }

    private static List<TicketField> fields(ConfigNode node, String key) {
        List<TicketField> fields = new ArrayList<>();
        for (String word : node.texts(key))
            TicketField.named(word)
                    .ifPresentOrElse(
                            fields::add, () -> node.problem(key, word, Allowed.of("choice", TicketField.words())));
        return fields;
    }

    private static double before(ConfigNode node) {
        return millimetres(node, "before", 0, SPACE_MAX, 0);
    }

    private static double after(ConfigNode node) {
        return millimetres(node, "after", 0, SPACE_MAX, 0);
    }

    private static double millimetres(ConfigNode node, String key, double min, double max, double fallback) {
        Function<String, Double> parser = text -> {
            double value = Double.parseDouble(text);
            if (!(value >= min && value <= max)) throw new IllegalArgumentException(text);
            return value;
        };
        return node.parsedOr(key, Allowed.of("ticket.template.millimetres", plain(min), plain(max)), parser, fallback);
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
