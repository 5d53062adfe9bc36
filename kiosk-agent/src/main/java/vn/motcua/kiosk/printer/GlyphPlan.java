package vn.motcua.kiosk.printer;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.kiosk.font.CellFont;
import vn.motcua.kiosk.printer.TextAbility.Font;
import vn.motcua.kiosk.printer.TextAbility.GlyphRange;

/**
 * Which letter is drawn under which code of the printer while one ticket is put together: begins with what the printer knows already,
 * and teaches what a line needs right before that line. Not thread-safe.
 */
final class GlyphPlan {
    /** Codes in the order they are given away: what Vietnamese hardly writes comes first, so that few changes of set are needed. */
    private static final String GIVEN_AWAY =
            "!\"#$%&';<=>?@[\\]^_`{|}~*+JWZFjwzfK()RXYSEBOLVAPIDMUGQCTHNkxrvsyqebomdplauighctn";

    /** So many of them are given away before a letter that is not needed now has to leave; the others would be missed in every line. */
    private static final int RARE = 56;

    private static final int CHANGE_BYTES = 6;
    private static final int COMMAND_BYTES = 5;
    private static final String PLACE = "%s/0x%02X";

    private final Font font;
    private final CellFont cells;
    private final List<Integer> codes = new ArrayList<>();
    private final Map<Integer, Integer> letterAt = new LinkedHashMap<>(); // not used for longest first
    private final Map<Integer, Integer> codeOf = new HashMap<>();
    private final int max;
    private Map<Integer, Integer> spoken = Map.of();

    GlyphPlan(Font font, GlyphRange range, CellFont cells, PrinterMemory memory) {
        this.font = font;
        this.cells = cells;
        this.max = range.max();
        GIVEN_AWAY
                .chars()
                .filter(code -> code >= range.first() && code <= range.last())
                .forEach(codes::add);
        Map<String, Integer> places = new HashMap<>();
        codes.forEach(code -> places.put(place(code), code));
        for (String place : memory.oldestFirst()) {
            Integer code = places.get(place);
            String known = memory.at(place);
            if (code != null && known != null) occupy(code, known.codePointAt(0));
        }
    }

    private String place(int code) {
        return String.format(PLACE, font.name(), code);
    }

    private void occupy(int code, int letter) {
        Integer before = letterAt.remove(code);
        letterAt.put(code, letter);
        if (before != null) codeOf.remove(before, code);
        codeOf.put(letter, code);
    }

    /** The code a letter is under, if it was taught. */
    Optional<Integer> code(int letter) {
        return Optional.ofNullable(codeOf.get(letter));
    }

    /** Whether the built-in character of this code is hidden by a letter of ours. */
    boolean isHidden(int code) {
        return letterAt.containsKey(code);
    }

    /** How often the ticket prints each of the printer's own characters: hiding one that it does not print costs no change of set. */
    void spoken(Map<Integer, Integer> times) {
        spoken = Map.copyOf(times);
    }

    /** How many letters can be known at a time without hiding a character that Vietnamese writes often. */
    static int rareCodes(GlyphRange range) {
        long rare = GIVEN_AWAY
                .chars()
                .limit(RARE)
                .filter(code -> code >= range.first() && code <= range.last())
                .count();
        return (int) Math.min(range.max(), rare);
    }

    /** Whether so many letters can be known at a time. */
    boolean hasRoomFor(int letters) {
        return letters <= Math.min(max, codes.size());
    }

    /**
     * Commands that teach what is not known yet; empty if nothing is missing.
     *
     * @param needed the letters the next line needs
     * @param later those this ticket needs after it: they stay as long as there is room
     */
    byte[] teach(Set<Integer> needed, Set<Integer> later) {
        Map<Integer, Integer> fresh = new TreeMap<>();
        for (int letter : needed) {
            Integer known = codeOf.get(letter);
            int code = known == null ? free(needed, later) : known;
            occupy(code, letter);
            if (known == null) fresh.put(code, letter);
        }
        return definitions(fresh);
    }

    private int free(Set<Integer> needed, Set<Integer> later) {
        boolean hasRoom = letterAt.size() < max;
        Set<Integer> wanted = new HashSet<>(needed);
        wanted.addAll(later);
        return Optional.<Integer>empty()
                .or(() -> hasRoom ? unused(codes.subList(0, Math.min(RARE, codes.size()))) : Optional.empty())
                .or(() -> oldest(wanted))
                .or(() -> hasRoom ? unused(codes) : Optional.empty())
                .or(() -> oldest(needed))
                .orElseThrow(() -> new IllegalStateException("a line needs more than " + max + " drawn letters"));
    }

    /** In bytes: a change of set there and back for each time it is printed as itself, and a command of its own beside no other. */
    private int cost(int code) {
        boolean isBesideOne = letterAt.containsKey(code - 1) || letterAt.containsKey(code + 1);
        return spoken.getOrDefault(code, 0) * CHANGE_BYTES + (isBesideOne ? 0 : COMMAND_BYTES);
    }

    private Optional<Integer> unused(List<Integer> among) {
        return among.stream().filter(code -> !letterAt.containsKey(code)).min(Comparator.comparingInt(this::cost));
    }

    /** The code of the letter that was not used for longest and is none of these. */
    private Optional<Integer> oldest(Set<Integer> keep) {
        return letterAt.entrySet().stream()
                .filter(each -> !keep.contains(each.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private byte[] definitions(Map<Integer, Integer> fresh) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<byte[]> run = new ArrayList<>();
        int first = -1;
        for (Map.Entry<Integer, Integer> each : fresh.entrySet()) {
            if (!run.isEmpty() && each.getKey() != first + run.size()) {
                out.writeBytes(defined(first, run));
                run.clear();
            }
            if (run.isEmpty()) first = each.getKey();
            run.add(columns(each.getValue()));
        }
        if (!run.isEmpty()) out.writeBytes(defined(first, run));
        return out.toByteArray();
    }

    private byte[] defined(int first, List<byte[]> run) {
        return RasterTicket.freeOfRealTimeCommands(EscPosCodec.defineCharacters(first, bytesPerColumn(), run));
    }

    private int bytesPerColumn() {
        return (font.height() + 7) / 8;
    }

    /** Column by column; what is white on the right is left out. */
    private byte[] columns(int letter) {
        int[] rows = cells.rows(letter);
        int all = 0;
        for (int row : rows) all |= row;
        int used = all == 0 ? 1 : font.width() - Integer.numberOfTrailingZeros(all);
        byte[] columns = new byte[used * bytesPerColumn()];
        for (int x = 0; x < used; x++)
            for (int y = 0; y < rows.length; y++)
                if ((rows[y] >> (font.width() - 1 - x) & 1) == 1)
                    columns[x * bytesPerColumn() + y / 8] |= (byte) (0x80 >> y % 8);
        return columns;
    }

    /** Keeps what the printer will know once it has been sent everything. */
    void commit(PrinterMemory memory) {
        letterAt.forEach((code, letter) -> memory.put(place(code), Character.toString(letter)));
    }

    /** The letters of a text that are no ASCII. */
    static Set<Integer> drawnLetters(@Nullable String text) {
        Set<Integer> letters = new LinkedHashSet<>();
        if (text != null) text.codePoints().filter(letter -> letter > '~').forEach(letters::add);
        return letters;
    }
}
