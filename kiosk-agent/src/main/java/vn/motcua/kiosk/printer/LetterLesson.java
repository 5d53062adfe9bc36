package vn.motcua.kiosk.printer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.kiosk.font.CellFont;
import vn.motcua.kiosk.printer.TextAbility.Font;
import vn.motcua.kiosk.printer.TextAbility.GlyphRange;

/**
 * The letters that the tickets of a site need, for a printer to be taught before a ticket needs them. As many as have a code that
 * Vietnamese can do without; what a ticket needs beyond them it teaches itself. Immutable; its methods on the event loop only.
 */
final class LetterLesson {
    private static final byte[] NOTHING = {};

    private final PrinterProfile profile;
    private final Font font;
    private final GlyphRange range;
    private final CellFont cells;
    private final List<Integer> letters;
    private final Map<Integer, Integer> spoken;

    private LetterLesson(
            PrinterProfile profile,
            Font font,
            GlyphRange range,
            CellFont cells,
            List<Integer> letters,
            Map<Integer, Integer> spoken) {
        this.profile = profile;
        this.font = font;
        this.range = range;
        this.cells = cells;
        this.letters = List.copyOf(letters);
        this.spoken = Map.copyOf(spoken);
    }

    /**
     * Draws the letters, which takes milliseconds: on a worker thread.
     *
     * @param tickets what stands on each of the tickets that may come; what more of them need is taught sooner
     */
    static LetterLesson of(
            PrinterProfile profile, Font font, GlyphRange range, CellFont cells, List<List<TextPiece>> tickets) {
        Map<Integer, Integer> needed = new HashMap<>();
        Map<Integer, Integer> spoken = new HashMap<>();
        for (List<TextPiece> ticket : tickets) {
            Set<Integer> drawn = new HashSet<>();
            for (TextPiece piece : ticket)
                if (piece instanceof TextPiece.Line line) drawn.addAll(GlyphPlan.drawnLetters(line.text()));
            drawn.forEach(letter -> needed.merge(letter, 1, Integer::sum));
            TextWriter.spoken(ticket).forEach((letter, times) -> spoken.merge(letter, times, Integer::sum));
        }
        List<Integer> letters = needed.entrySet().stream()
                .filter(each -> each.getKey() <= Character.MAX_VALUE)
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .limit(GlyphPlan.rareCodes(range))
                .toList();
        letters.forEach(cells::rows);
        return new LetterLesson(profile, font, range, cells, letters, spoken);
    }

    int size() {
        return letters.size();
    }

    /** Whether the printer holds them all. */
    boolean isKnown(PrinterMemory memory) {
        return letters.stream().allMatch(memory::holds);
    }

    /**
     * Commands that teach the next letters, put into the printer's memory here; empty if it holds them all. Where nothing is known of
     * what it holds they begin with {@code ESC @}, as a ticket does.
     *
     * @param most letters at a time
     */
    byte[] next(PrinterMemory memory, int most) {
        List<Integer> missing = new ArrayList<>();
        for (int letter : letters) if (missing.size() < most && !memory.holds(letter)) missing.add(letter);
        if (missing.isEmpty()) return NOTHING;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (memory.isBlank()) {
            out.writeBytes(EscPosCodec.initialise());
            // Behind ESC @, which switches it off.
            if (profile.isStatusSpoken()) out.writeBytes(EscPosCodec.enableStatusBack());
        }
        GlyphPlan plan = new GlyphPlan(font, range, cells, memory);
        plan.spoken(spoken);
        out.writeBytes(plan.teach(new LinkedHashSet<>(missing), Set.copyOf(letters)));
        plan.commit(memory);
        return out.toByteArray();
    }
}
