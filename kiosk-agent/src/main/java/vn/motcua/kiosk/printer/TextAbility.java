package vn.motcua.kiosk.printer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a printer can print from characters.
 *
 * @param fonts its built-in fonts; none: it is sent pictures only
 * @param glyphs which characters can be redrawn by us; null if it knows no {@code ESC &}
 * @param codePages the pages of {@code ESC t} that matter for Vietnamese
 * @param isQrSpoken whether it draws QR codes itself ({@code GS ( k})
 */
public record TextAbility(List<Font> fonts, @Nullable GlyphRange glyphs, List<CodePage> codePages, boolean isQrSpoken) {
    public static final TextAbility NONE = new TextAbility(List.of(), null, List.of(), false);

    public TextAbility {
        fonts = List.copyOf(fonts);
        codePages = List.copyOf(codePages);
    }

    /**
     * A built-in font.
     *
     * @param name A, B …
     * @param select argument of {@code ESC M}
     * @param width of a character cell in dots, its right-hand space included
     * @param height in dots
     */
    public record Font(String name, int select, int width, int height) {}

    /**
     * The characters {@code ESC &} can redraw, in each font apart.
     *
     * @param fonts names of the fonts that can be redrawn
     * @param first lowest code
     * @param last highest code
     * @param max how many of them may be redrawn at a time in one font
     */
    public record GlyphRange(List<String> fonts, int first, int last, int max) {
        public GlyphRange {
            fonts = List.copyOf(fonts);
        }
    }

    /**
     * A page of {@code ESC t}.
     *
     * @param number argument of {@code ESC t} on this model
     * @param name such as {@code TCVN-3-1}, {@code TCVN-3-2}, {@code CP1258}, {@code VISCII}
     */
    public record CodePage(int number, String name) {}

    public Optional<Font> font(String name) {
        return fonts.stream().filter(font -> font.name().equals(name)).findFirst();
    }

    public Optional<CodePage> codePage(String name) {
        return codePages.stream().filter(page -> page.name().equals(name)).findFirst();
    }

    /** Whether accented letters can come out right: by redrawing them, or from a page of its own. */
    public boolean canSpeakVietnamese() {
        return !fonts.isEmpty() && (glyphs != null || !codePages.isEmpty());
    }
}
