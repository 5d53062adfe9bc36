package vn.motcua.kiosk.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The bundled faces (OFL, see {@code fonts/README.md}). No font of the operating system is used: a ticket looks the same on every PC,
 * and a bare one has none.
 *
 * @param display Be Vietnam Pro Bold, for headings and marks
 * @param body Noto Sans, for reading; from 22 dots up, below that its accents merge on a thermal head
 * @param strong Noto Sans Bold, also for the number: its zero cannot be taken for a letter O
 */
public record TicketFonts(Font display, Font body, Font strong) {
    /** Read at first use, which takes longer than an event loop may wait. */
    public static TicketFonts loaded() {
        return Loaded.FONTS;
    }

    private static final class Loaded {
        static final TicketFonts FONTS = load();
    }

    static TicketFonts load() {
        return new TicketFonts(read("BeVietnamPro-Bold.ttf"), read("NotoSans-Regular.ttf"), read("NotoSans-Bold.ttf"));
    }

    private static Font read(String file) {
        try (InputStream in = TicketFonts.class.getResourceAsStream("fonts/" + file)) {
            if (in == null) throw new IllegalStateException("missing in this build: font " + file);
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("font " + file + " cannot be read", e);
        }
    }
}
