package vn.motcua.kiosk.simprinter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What hangs on the simulated printer or lies in its lasting memory: beeper, drawer, presenter, stored pictures. Written from the Epson
 * ESC/POS command reference and, for {@code GS e}, the Custom VKP80 manual. Commands come on the head's thread; anybody may look.
 */
final class Attachments {
    private static final int QUEUED_MAX = 1_000;
    private static final int GRAPHICS_HEAD = 11;
    private static final int LENGTH_MAX = 200_000;

    private final PaperRoll paper;
    private final Consumer<byte[]> answer;
    private final Map<String, Picture> stored = new LinkedHashMap<>(); // head thread only; survives power
    private final List<String> done = new CopyOnWriteArrayList<>();

    private record Picture(int widthBytes, byte[] rows) {}

    Attachments(PaperRoll paper, Consumer<byte[]> answer) {
        this.paper = paper;
        this.answer = answer;
    }

    /** What was done so far, such as {@code beep}, {@code drawer 2}, {@code present 12}, {@code store MC}, {@code logo MC}. */
    List<String> done() {
        return List.copyOf(done);
    }

    private void note(String what) {
        if (done.size() < QUEUED_MAX) done.add(what);
    }

    /** Whether a command of at least two bytes is one of ours. */
    static boolean isOurs(byte[] c) {
        return switch (c[0]) {
            case 0x1B -> c[1] == 'B' || c[1] == 'p' || c[1] == '(';
            case 0x1C -> c[1] == 'q' || c[1] == 'p';
            case 0x1D -> c[1] == 'e' || c[1] == '8' || c[1] == '(' && c.length >= 3 && c[2] == 'L';
            default -> false;
        };
    }

    /** @return true when the command is whole and carried out */
    boolean run(byte[] c) {
        if (c[0] == 0x1B) return escape(c);
        if (c[0] == 0x1C) return c[1] == 'q' ? defineColumns(c) : printNumber(c);
        if (c[1] == 'e') return eject(c);
        return c[1] == '8' ? longGraphics(c) : graphics(c);
    }

    private boolean escape(byte[] c) {
        switch (c[1]) {
            case 'B' -> {
                if (c.length < 4) return false;
                note("beep");
            }
            case 'p' -> {
                if (c.length < 5) return false;
                note("drawer " + (c[2] % '0' == 0 ? 2 : 5));
            }
            default -> {
                if (c.length < 5 || c.length < 5 + size(c, 3)) return false;
                if (c[2] == 'A') note("beep");
            }
        }
        return true;
    }

    private boolean eject(byte[] c) {
        if (c.length < 3) return false;
        int more = c[2] == 3 ? 1 : c[2] == 32 ? 2 : 0;
        if (c.length < 3 + more) return false;
        note(more == 0 ? "eject " + c[2] : "present " + (c[3] & 0xFF));
        return true;
    }

    private static int size(byte[] c, int at) {
        return (c[at] & 0xFF) + 256 * (c[at + 1] & 0xFF);
    }

    /** GS ( L pL pH m fn … */
    private boolean graphics(byte[] c) {
        if (c.length < 5 || c.length < 5 + size(c, 3)) return false;
        carryOut(Arrays.copyOfRange(c, 5, c.length));
        return true;
    }

    /** GS 8 L p1 p2 p3 p4 m fn …; what is longer than any logo is not kept. */
    private boolean longGraphics(byte[] c) {
        if (c.length < 7) return false;
        long length = size(c, 3) + 65_536L * size(c, 5);
        if (length > LENGTH_MAX) return true; // broken off somewhere; a real one would swallow the next tickets
        if (c.length < 7 + length) return false;
        carryOut(Arrays.copyOfRange(c, 7, c.length));
        return true;
    }

    private void carryOut(byte[] p) {
        if (p.length < 2) return;
        switch (p[1]) {
            case 64 -> answerKeys();
            case 65 -> stored.clear();
            case 67 -> {
                if (p.length < GRAPHICS_HEAD) return;
                int widthBytes = (size(p, 6) + 7) / 8;
                store(key(p, 3), new Picture(widthBytes, Arrays.copyOfRange(p, GRAPHICS_HEAD, p.length)));
            }
            case 69 -> {
                if (p.length >= 4) print(key(p, 2));
            }
            default -> {} // capacity, print buffer: not simulated
        }
    }

    private static String key(byte[] p, int at) {
        return "" + (char) p[at] + (char) p[at + 1];
    }

    private void answerKeys() {
        List<Byte> bytes = new ArrayList<>(List.of((byte) 0x37, (byte) 0x72, (byte) 0x40));
        for (String key : stored.keySet()) {
            if (key.startsWith("FS")) continue;
            bytes.add((byte) key.charAt(0));
            bytes.add((byte) key.charAt(1));
        }
        bytes.add((byte) 0);
        byte[] all = new byte[bytes.size()];
        for (int i = 0; i < all.length; i++) all[i] = bytes.get(i);
        answer.accept(all);
    }

    private void store(String key, Picture picture) {
        stored.put(key, picture);
        note("store " + key);
    }

    private void print(String key) {
        Picture picture = stored.get(key);
        if (picture == null) return; // a real one prints nothing either
        byte[] row = new byte[picture.widthBytes()];
        for (int at = 0; at + row.length <= picture.rows().length; at += row.length) {
            System.arraycopy(picture.rows(), at, row, 0, row.length);
            paper.row(row);
        }
        note("logo " + key);
    }

    /** FS p n m */
    private boolean printNumber(byte[] c) {
        if (c.length < 4) return false;
        print("FS" + (c[2] & 0xFF));
        return true;
    }

    /** FS q n, then n times xL xH yL yH and columns from the left, each byte eight dots downwards. */
    private boolean defineColumns(byte[] c) {
        if (c.length < 3) return false;
        int at = 3;
        List<Picture> pictures = new ArrayList<>();
        for (int i = 0; i < (c[2] & 0xFF); i++) {
            if (c.length < at + 4) return false;
            int widthBytes = size(c, at);
            int tall = size(c, at + 2);
            int length = widthBytes * 8 * tall;
            if (c.length < at + 4 + length) return false;
            pictures.add(turned(c, at + 4, widthBytes, tall));
            at += 4 + length;
        }
        stored.keySet().removeIf(key -> key.startsWith("FS"));
        for (int i = 0; i < pictures.size(); i++) store("FS" + (i + 1), pictures.get(i));
        return true;
    }

    private static Picture turned(byte[] c, int from, int widthBytes, int tall) {
        byte[] rows = new byte[widthBytes * tall * 8];
        for (int x = 0; x < widthBytes * 8; x++)
            for (int y = 0; y < tall * 8; y++)
                if ((c[from + x * tall + y / 8] >> (7 - y % 8) & 1) == 1)
                    rows[y * widthBytes + x / 8] |= (byte) (0x80 >>> x % 8);
        return new Picture(widthBytes, rows);
    }
}
