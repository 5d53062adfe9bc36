package vn.motcua.kiosk.simprinter;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The characters redrawn by {@code ESC &}, per font. They last until {@code ESC @}, {@code ESC ?} or the power goes. */
final class UserGlyphs {
    private static final int HEADER = 3;

    private final Map<Integer, Dots> drawn = new HashMap<>();
    private final ByteArrayOutputStream data = new ByteArrayOutputStream();
    private int[] header = new int[HEADER];
    private int headerLeft;
    private int next;
    private int columns;
    private boolean isWidthNext;
    private int font;
    private int cellWidth;
    private int cellHeight;

    void forget() {
        drawn.clear();
        headerLeft = 0;
    }

    void cancel(int ofFont, int code) {
        drawn.remove(key(ofFont, code));
    }

    @Nullable
    Dots at(int ofFont, int code) {
        return drawn.get(key(ofFont, code));
    }

    int count() {
        return drawn.size();
    }

    private static int key(int font, int code) {
        return font * 256 + code;
    }

    /** What follows {@code ESC &} is fed to {@link #accept}. */
    void begin(int ofFont, int width, int height) {
        font = ofFont;
        cellWidth = width;
        cellHeight = height;
        header = new int[HEADER];
        headerLeft = HEADER;
        data.reset();
    }

    /** y c1 c2, then for each character x and x times y bytes, column by column. @return true while more is wanted */
    boolean accept(int b) {
        if (headerLeft > 0) {
            header[HEADER - headerLeft--] = b;
            next = header[1];
            isWidthNext = true;
            return headerLeft > 0 || header[1] <= header[2];
        }
        if (isWidthNext) {
            columns = b;
            isWidthNext = false;
            data.reset();
        } else {
            data.write(b);
        }
        if (data.size() >= columns * header[0]) keep();
        return next <= header[2];
    }

    private void keep() {
        byte[] bytes = data.toByteArray();
        int bytesPerColumn = header[0];
        Dots dots = new Dots(cellWidth, cellHeight);
        for (int x = 0; x < columns; x++)
            for (int y = 0; y < bytesPerColumn * 8; y++)
                if ((bytes[x * bytesPerColumn + y / 8] >> (7 - y % 8) & 1) == 1) dots.set(x, y);
        drawn.put(key(font, next), dots);
        next++;
        isWidthNext = true;
    }
}
