package vn.motcua.kiosk.printer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.font.CellFont;
import vn.motcua.kiosk.font.CodePages;
import vn.motcua.kiosk.font.TicketFonts;
import vn.motcua.kiosk.printer.TextAbility.Font;
import vn.motcua.kiosk.printer.TextAbility.GlyphRange;
import vn.motcua.kiosk.ticket.Block.Align;

/**
 * A ticket as characters of the printer's own font; Vietnamese letters are drawn by us and taught to it, or come from a page it has.
 * A ticket with a letter it can print in neither way is sent as a picture: a letter and its mark are never printed apart.
 */
final class TextEncoder implements TicketEncoder {
    /** Of a smooth number; one that had to be smaller would be harder to read than large square digits. */
    private static final int[] NUMBER_HEIGHTS = {160, 144, 128, 112};

    private static final double NUMBER_WIDTH_MAX = 0.92; // of the printable width
    private static final int NUMBER_MAGNIFIED_MAX = 8;
    private static final TextAbility ASSUMED = new TextAbility(
            List.of(new Font("A", 0, 12, 24)), new GlyphRange(List.of("A"), ' ', '~', '~' - ' ' + 1), List.of(), true);

    private static final boolean[][] NO_CODE = new boolean[1][1];

    private final PrinterProfile profile;
    private final TextAbility ability;
    private final Font font;
    private final @Nullable CellFont cells;
    private final TicketRenderer renderer;
    private final RasterEncoder pictures;
    private final TextComposer composer;

    /**
     * @param profile one that says nothing of letters is taken for a printer that can be taught them and draws codes, as nearly all can
     * @param renderer says what stands on a ticket, and draws the codes and whole tickets
     */
    TextEncoder(PrinterProfile profile, TicketRenderer renderer) {
        this.profile = profile;
        this.ability = ability(profile.text());
        this.font = ability.fonts().get(0);
        this.cells = ability.glyphs() == null ? null : new CellFont(font.width(), font.height());
        this.renderer = renderer;
        this.pictures = new RasterEncoder(profile, renderer);
        this.composer = new TextComposer(profile, ability, renderer::code);
    }

    /** With letters of ours in the first font, or from the pages the printer has. */
    private static TextAbility ability(TextAbility told) {
        if (!told.canSpeakVietnamese()) return ASSUMED;
        GlyphRange range = told.glyphs();
        boolean isFirstTaught =
                range != null && range.fonts().contains(told.fonts().get(0).name());
        List<Font> fonts = told.fonts().subList(0, 1);
        return new TextAbility(fonts, isFirstTaught ? range : null, told.codePages(), told.isQrSpoken());
    }

    @Override
    public PrintMode mode() {
        return PrintMode.TEXT;
    }

    @Override
    public EncodedTicket encode(TicketPrintout ticket) {
        List<TextPiece> pieces = composer.compose(renderer.page(ticket));
        List<List<TextPiece>> numbers = List.of(List.of());
        for (TextPiece piece : pieces) if (piece instanceof TextPiece.Number number) numbers = forms(number);
        Set<Integer> letters = letters(pieces);
        for (TextPiece piece : numbers.get(numbers.size() - 1)) letters.addAll(letters(List.of(piece)));
        if (!letters.stream().allMatch(this::isPrintable)) return pictures.encode(ticket);
        List<TextPiece> plainer = PlainSpelling.of(pieces);
        Set<Integer> fewer = letters(plainer);
        if (plainer.equals(pieces) || !fewer.stream().allMatch(this::isPrintable)) plainer = null;
        CellFont drawn = cells;
        letters.addAll(fewer);
        if (drawn != null) letters.forEach(drawn::rows); // here, not on the event loop
        return new TextTicket(profile, ability, drawn, pieces, plainer, numbers);
    }

    private boolean isPrintable(int letter) {
        if (ability.glyphs() != null) return letter <= Character.MAX_VALUE;
        return ability.codePages().stream()
                .anyMatch(page -> CodePages.code(page.name(), letter).isPresent());
    }

    private static Set<Integer> letters(List<TextPiece> pieces) {
        Set<Integer> letters = new HashSet<>();
        for (TextPiece piece : pieces)
            if (piece instanceof TextPiece.Line line) letters.addAll(GlyphPlan.drawnLetters(line.text()));
        return letters;
    }

    private List<List<TextPiece>> forms(TextPiece.Number number) {
        List<List<TextPiece>> forms = new ArrayList<>();
        int widthMax = (int) (profile.head().insideDots() * NUMBER_WIDTH_MAX);
        byte[] before = {};
        for (int height : NUMBER_HEIGHTS) {
            if (height > number.heightDots()) continue;
            byte[] picture = picture(number.text(), widthMax, height);
            if (picture.length != before.length) forms.add(List.of(new TextPiece.Command(picture)));
            before = picture;
        }
        forms.add(ownDigits(number.text(), widthMax));
        return forms;
    }

    /** Drawn at half the size and doubled by the printer: a quarter of the bytes, edges of half a millimetre's fraction. */
    private static byte[] picture(String text, int widthMax, int height) {
        int width = (widthMax / 2 + 7) / 8 * 8;
        Paper paper = new Paper(width, 0);
        paper.asLargeAsFits(text, TicketFonts.loaded().strong(), widthMax / 2, height / 2);
        byte[] rows = paper.tear();
        int widthBytes = width / 8;
        int blank = 0;
        while (blank < widthBytes / 2 && isWhite(rows, widthBytes, blank)) blank++;
        int used = widthBytes - 2 * blank;
        byte[] cropped = new byte[rows.length / widthBytes * used];
        for (int y = 0; y < rows.length / widthBytes; y++)
            System.arraycopy(rows, y * widthBytes + blank, cropped, y * used, used);
        return EscPosCodec.rasterDoubled(used, RasterTicket.freeOfRealTimeCommands(cropped));
    }

    private static boolean isWhite(byte[] rows, int widthBytes, int column) {
        for (int at = 0; at < rows.length; at += widthBytes)
            if (rows[at + column] != 0 || rows[at + widthBytes - 1 - column] != 0) return false;
        return true;
    }

    private List<TextPiece> ownDigits(String text, int widthMax) {
        int across = Math.max(1, Math.min(NUMBER_MAGNIFIED_MAX, widthMax / (font.width() * text.length())));
        int down = Math.min(NUMBER_MAGNIFIED_MAX, across + 1);
        return List.of(new TextPiece.Line(text, across, down, 0, true, false, 0, Align.CENTRE));
    }

    @Override
    public void foresee(String qrUrl, @Nullable String qrCaption) {
        renderer.foresee(qrUrl, qrCaption);
    }

    @Override
    public Optional<LetterLesson> lesson(List<TicketPrintout> tickets) {
        GlyphRange range = ability.glyphs();
        CellFont drawn = cells;
        if (range == null || drawn == null) return Optional.empty();
        TextComposer wordsOnly = new TextComposer(profile, ability, url -> NO_CODE);
        List<List<TextPiece>> pages = tickets.stream()
                .map(ticket -> wordsOnly.compose(renderer.page(ticket)))
                .toList();
        return Optional.of(LetterLesson.of(profile, font, range, drawn, pages));
    }

    @Override
    public void warmUp() {
        encode(TicketRenderer.nobodys()).bytes(new PrinterMemory());
    }
}
