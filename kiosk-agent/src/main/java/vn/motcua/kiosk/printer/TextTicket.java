package vn.motcua.kiosk.printer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.kiosk.font.CellFont;
import vn.motcua.kiosk.printer.TextAbility.Font;
import vn.motcua.kiosk.printer.TextAbility.GlyphRange;

/**
 * A ticket of characters. The number takes what is left of {@value #BYTES_MAX} bytes: as a smooth picture, smaller or larger, or else
 * in the printer's own digits; if that is not enough, its words are spelt plainer. So a ticket that must also teach letters stays as
 * short as the others where that can be done. One that is longer either way is spelt in full.
 */
final class TextTicket implements EncodedTicket {
    /** About a second on a line of 19,200 baud. */
    static final int BYTES_MAX = 2_048;

    private static final int LINE_DOTS = 30;
    private static final int PICTURE_DOTS = 200;
    private static final byte[] NOTHING = {};

    private static final List<Boolean> AFRESH = List.of(true);
    /** What is known may hide so many letters that it is shorter to begin anew. */
    private static final List<Boolean> WITH_WHAT_IS_KNOWN_FIRST = List.of(false, true);

    private final PrinterProfile profile;
    private final TextAbility ability;
    private final @Nullable CellFont cells;
    private final List<TextPiece> pieces;
    private final @Nullable List<TextPiece> plainer;
    private final List<List<TextPiece>> numbers;

    /**
     * @param plainer the same in fewer letters; null if there is no such spelling
     * @param numbers forms of the number, the best first, the last the shortest
     */
    TextTicket(
            PrinterProfile profile,
            TextAbility ability,
            @Nullable CellFont cells,
            List<TextPiece> pieces,
            @Nullable List<TextPiece> plainer,
            List<List<TextPiece>> numbers) {
        this.profile = profile;
        this.ability = ability;
        this.cells = cells;
        this.pieces = List.copyOf(pieces);
        this.plainer = plainer == null ? null : List.copyOf(plainer);
        this.numbers = List.copyOf(numbers);
    }

    /** One way to write the ticket. */
    private record Draft(byte[] bytes, @Nullable GlyphPlan plan, boolean isAfresh) {}

    @Override
    public byte[] bytes(PrinterMemory memory) {
        return bytes(memory, NOTHING);
    }

    /** @param onTop commands of a picture as wide as the head */
    byte[] bytes(PrinterMemory memory, byte[] onTop) {
        Draft draft = shortest(pieces, memory, onTop);
        if (draft.bytes().length > BYTES_MAX && plainer != null) {
            Draft plain = shortest(plainer, memory, onTop);
            if (plain.bytes().length <= BYTES_MAX) draft = plain;
        }
        return kept(draft, memory);
    }

    /** With the best number there is room for; the shortest of all where there is none. */
    private Draft shortest(List<TextPiece> words, PrinterMemory memory, byte[] onTop) {
        Draft shortest = null;
        for (List<TextPiece> number : numbers)
            for (boolean isAfresh : memory.isBlank() ? AFRESH : WITH_WHAT_IS_KNOWN_FIRST) {
                Draft draft = draft(with(words, number), isAfresh ? new PrinterMemory() : memory, onTop);
                if (draft.bytes().length <= BYTES_MAX) return draft;
                if (shortest == null || draft.bytes().length < shortest.bytes().length) shortest = draft;
            }
        if (shortest == null) throw new IllegalStateException("a ticket without a form of its number");
        return shortest;
    }

    private Draft draft(List<TextPiece> all, PrinterMemory from, byte[] onTop) {
        GlyphPlan plan = plan(from);
        byte[] bytes = new TextWriter(profile, ability, plan, from.isBlank()).write(all, onTop);
        return new Draft(bytes, plan, from.isBlank());
    }

    private static byte[] kept(Draft draft, PrinterMemory memory) {
        if (draft.isAfresh()) memory.forget();
        GlyphPlan plan = draft.plan();
        if (plan != null) plan.commit(memory);
        return draft.bytes();
    }

    @Override
    public int lengthMax() {
        return Math.max(BYTES_MAX, bytes(new PrinterMemory()).length);
    }

    /** By the pieces; a picture or code is taken for as high as such things are. */
    @Override
    public int heightDots() {
        int height = 0;
        for (TextPiece piece : with(pieces, numbers.get(0))) {
            if (piece instanceof TextPiece.Feed feed) height += feed.dots();
            if (piece instanceof TextPiece.Line line)
                height += line.down() == 1 ? LINE_DOTS : font().height() * line.down();
            if (piece instanceof TextPiece.Command) height += PICTURE_DOTS;
        }
        return height;
    }

    private Font font() {
        return ability.fonts().get(0);
    }

    private @Nullable GlyphPlan plan(PrinterMemory memory) {
        GlyphRange range = ability.glyphs();
        return range == null || cells == null ? null : new GlyphPlan(font(), range, cells, memory);
    }

    private static List<TextPiece> with(List<TextPiece> words, List<TextPiece> number) {
        List<TextPiece> all = new ArrayList<>();
        for (TextPiece piece : words) {
            if (piece instanceof TextPiece.Number) all.addAll(number);
            else all.add(piece);
        }
        return all;
    }
}
