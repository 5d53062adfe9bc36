package vn.motcua.kiosk.printer;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.kiosk.font.CodePages;
import vn.motcua.kiosk.ticket.Block.Align;

/**
 * Writes pieces as bytes, saying each mode only when it changes. Begins and ends with the modes of a printer just switched on, because
 * {@code ESC @} would make it forget the letters it was taught. Only where we know of none does it begin with that: the printer may hold
 * those of a ticket before, under codes we now take for its own letters. Used once.
 */
final class TextWriter {
    private static final int LINE_GAP = 6;
    private static final int LINE_MAX = 255;
    private static final int UNITS_MAX = 255; // an inch

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(2_048);
    private final PrinterProfile profile;
    private final TextAbility ability;
    private final @Nullable GlyphPlan glyphs;
    private final boolean isAfresh;

    private int lineDots; // 0 is the default
    private int across = 1;
    private int down = 1;
    private int spacing;
    private int underline;
    private int align;
    private int page = -1;
    private boolean isBold;
    private boolean isNegative;
    private boolean isUserSet;

    /** @param isAfresh whether nothing is known of what the printer was taught */
    TextWriter(PrinterProfile profile, TextAbility ability, @Nullable GlyphPlan glyphs, boolean isAfresh) {
        this.profile = profile;
        this.ability = ability;
        this.glyphs = glyphs;
        this.isAfresh = isAfresh;
    }

    /** @param onTop commands of a picture as wide as the head, or none */
    byte[] write(List<TextPiece> pieces, byte[] onTop) {
        begin(onTop);
        Set<Integer> all = letters(pieces);
        if (glyphs != null) glyphs.spoken(spoken(pieces));
        // All at once needs fewer commands; a ticket of very many letters is taught line by line.
        if (glyphs != null && glyphs.hasRoomFor(all.size())) out.writeBytes(glyphs.teach(all, Set.of()));
        for (int i = 0; i < pieces.size(); i++) {
            TextPiece piece = pieces.get(i);
            if (piece instanceof TextPiece.Feed feed) out.writeBytes(EscPosCodec.feedDots(feed.dots()));
            if (piece instanceof TextPiece.Command command) command(command);
            if (piece instanceof TextPiece.Line line) line(line, letters(pieces.subList(i + 1, pieces.size())));
        }
        end();
        return out.toByteArray();
    }

    private void begin(byte[] onTop) {
        if (isAfresh) out.writeBytes(EscPosCodec.initialise());
        // Behind ESC @, which switches it off.
        if (profile.isStatusSpoken()) out.writeBytes(EscPosCodec.enableStatusBack());
        int dpi = profile.head().dpi();
        if (dpi <= UNITS_MAX) out.writeBytes(EscPosCodec.motionUnits(dpi));
        out.writeBytes(EscPosCodec.plain());
        out.writeBytes(EscPosCodec.defaultLineSpacing());
        int margin = profile.head().marginDots();
        if (margin > 0 && onTop.length > 0) out.writeBytes(EscPosCodec.area(0, profile.widthDots()));
        out.writeBytes(onTop);
        if (margin > 0) out.writeBytes(EscPosCodec.area(margin, profile.head().insideDots()));
    }

    private void end() {
        modes(TextPiece.Line.plain("", Align.LEFT));
        userSet(false);
        out.writeBytes(TicketEnd.bytes(profile));
    }

    /** How often each of the printer's own characters is printed. */
    static Map<Integer, Integer> spoken(List<TextPiece> pieces) {
        Map<Integer, Integer> times = new HashMap<>();
        for (TextPiece piece : pieces)
            if (piece instanceof TextPiece.Line line)
                line.text()
                        .codePoints()
                        .filter(letter -> letter <= '~')
                        .forEach(letter -> times.merge(letter, 1, Integer::sum));
        return times;
    }

    private static Set<Integer> letters(List<TextPiece> pieces) {
        Set<Integer> letters = new HashSet<>();
        for (TextPiece piece : pieces)
            if (piece instanceof TextPiece.Line line) letters.addAll(GlyphPlan.drawnLetters(line.text()));
        return letters;
    }

    private void command(TextPiece.Command command) {
        align(Align.CENTRE);
        out.writeBytes(command.bytes());
    }

    private void line(TextPiece.Line line, Set<Integer> later) {
        Set<Integer> needed = GlyphPlan.drawnLetters(line.text());
        if (glyphs != null) out.writeBytes(glyphs.teach(needed, later));
        modes(line);
        line.text().codePoints().forEach(this::letter);
        out.write('\n');
    }

    private void modes(TextPiece.Line line) {
        align(line.align());
        int wanted =
                line.down() == 1 ? 0 : Math.min(LINE_MAX, ability.fonts().get(0).height() * line.down() + LINE_GAP);
        if (wanted != lineDots)
            out.writeBytes(wanted == 0 ? EscPosCodec.defaultLineSpacing() : EscPosCodec.lineSpacing(wanted));
        lineDots = wanted;
        if (line.across() != across || line.down() != down)
            out.writeBytes(EscPosCodec.size(across = line.across(), down = line.down()));
        if (line.isBold() != isBold) out.writeBytes(EscPosCodec.bold(isBold = line.isBold()));
        if (line.isNegative() != isNegative) out.writeBytes(EscPosCodec.negative(isNegative = line.isNegative()));
        if (line.underline() != underline) out.writeBytes(EscPosCodec.underline(underline = line.underline()));
        if (line.spacing() != spacing) out.writeBytes(EscPosCodec.spacing(spacing = line.spacing()));
    }

    private void align(Align wanted) {
        int n = wanted == Align.LEFT ? 0 : wanted == Align.CENTRE ? 1 : 2;
        if (n != align) out.writeBytes(EscPosCodec.align(align = n));
    }

    private void userSet(boolean on) {
        if (on != isUserSet) out.writeBytes(EscPosCodec.userCharacters(isUserSet = on));
    }

    private void letter(int letter) {
        if (letter <= '~') {
            if (glyphs != null && glyphs.isHidden(letter)) userSet(false);
            out.write(letter);
            return;
        }
        Optional<Integer> drawn = glyphs == null ? Optional.empty() : glyphs.code(letter);
        if (drawn.isPresent()) {
            userSet(true);
            out.write(drawn.get());
        } else {
            fromPage(letter);
        }
    }

    private void fromPage(int letter) {
        for (TextAbility.CodePage each : ability.codePages()) {
            Optional<Integer> code = CodePages.code(each.name(), letter);
            if (code.isEmpty()) continue;
            if (page != each.number()) out.writeBytes(EscPosCodec.codePage(page = each.number()));
            out.write(code.get());
            return;
        }
        throw new IllegalStateException("no way to print " + Character.toString(letter));
    }
}
