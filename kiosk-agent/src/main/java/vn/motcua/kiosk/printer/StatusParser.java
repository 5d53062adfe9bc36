package vn.motcua.kiosk.printer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import vn.motcua.kiosk.printer.PrinterReply.Block;
import vn.motcua.kiosk.printer.PrinterReply.FlowControl;
import vn.motcua.kiosk.printer.PrinterReply.Noise;
import vn.motcua.kiosk.printer.PrinterReply.PaperSensors;
import vn.motcua.kiosk.printer.PrinterReply.ProcessId;
import vn.motcua.kiosk.printer.PrinterReply.RealTime;
import vn.motcua.kiosk.printer.PrinterReply.StatusBack;

/**
 * Tells apart what a printer sends mixed into one stream: real-time status {@code 0xx1xx10}, Automatic Status Back (4 bytes, the
 * first {@code 0xx1xx00}, the others {@code 0xx0xxxx}), {@code GS r} answers {@code 0xx0xxxx}, blocks {@code 37 … 00} and
 * {@code 5F … 00}, XON and XOFF. Bytes may come in any pieces. Source: Epson ESC/POS Command Reference, "Distinguishing status".
 *
 * <p>A frame that breaks is dropped as noise and the byte that broke it is read afresh, with one exception: the rest of a broken status
 * would look like {@code GS r} answers, and such an answer may be taken as proof of printing, so plain bytes right after a break are
 * noise too, until a byte that can only begin something. Not thread-safe.
 */
final class StatusParser {
    private static final int BLOCK_MAX = 80;
    private static final int BLOCK_37 = 0x37;
    private static final int BLOCK_5F = 0x5F;
    private static final int PROCESS_ID = 0x22;
    private static final int PROCESS_ID_LENGTH = 5;
    private static final int WORDS_MIN = 12;
    private static final int XON = 0x11;
    private static final int XOFF = 0x13;

    private final Consumer<PrinterReply> out;
    private State state = new Broken(); // what came before this session is of no use

    StatusParser(Consumer<PrinterReply> out) {
        this.out = out;
    }

    /** Where the parser stands in the stream. */
    private sealed interface State {
        State next(int b, Consumer<PrinterReply> out);
    }

    /**
     * Whether these bytes are a text for people. Answers to status questions are never so many printable bytes in a row with so few of
     * the fixed bits; blocks, which carry names, end with NUL.
     */
    static boolean isWords(byte[] bytes) {
        int answers = 0;
        for (byte b : bytes) {
            boolean isText = b >= ' ' && b < 0x7F || b == '\r' || b == '\n' || b == '\t';
            if (!isText) return false;
            if ((b & 0x93) == 0x12) answers++;
        }
        boolean isBlock = bytes.length > 0 && (bytes[0] == BLOCK_37 || bytes[0] == BLOCK_5F);
        return !isBlock && bytes.length >= WORDS_MIN && answers * 2 < bytes.length;
    }

    void feed(byte[] bytes) {
        for (byte b : bytes) state = state.next(b & 0xFF, out);
    }

    /** Between frames. */
    private record Idle() implements State {
        @Override
        public State next(int b, Consumer<PrinterReply> out) {
            if (isPlain(b)) out.accept(new PaperSensors(b));
            else return begin(b, out);
            return this;
        }
    }

    /** After a broken frame: plain bytes cannot be told from its rest. */
    private record Broken() implements State {
        @Override
        public State next(int b, Consumer<PrinterReply> out) {
            if (!isPlain(b)) return begin(b, out);
            out.accept(new Noise(1));
            return this;
        }
    }

    /** Inside the four bytes of an Automatic Status Back. */
    private record InStatusBack(List<Integer> read) implements State {
        @Override
        public State next(int b, Consumer<PrinterReply> out) {
            if (!isPlain(b)) {
                out.accept(new Noise(read.size()));
                return begin(b, out);
            }
            List<Integer> all = plus(read, b);
            if (all.size() < 4) return new InStatusBack(all);
            out.accept(new StatusBack(all.get(0), all.get(1), all.get(2), all.get(3)));
            return new Idle();
        }
    }

    /** Inside a block that ends with NUL. */
    private record InBlock(int header, List<Integer> read) implements State {
        @Override
        public State next(int b, Consumer<PrinterReply> out) {
            if (b == 0) {
                out.accept(frame(header, read));
                return new Idle();
            }
            boolean isText = b >= 0x20 && b < 0x7F;
            if (isText && read.size() < BLOCK_MAX) return new InBlock(header, plus(read, b));
            out.accept(new Noise(1 + read.size()));
            return isText ? new Broken() : begin(b, out);
        }

        private static PrinterReply frame(int header, List<Integer> data) {
            boolean isId = header == BLOCK_37 && data.size() == PROCESS_ID_LENGTH && data.get(0) == PROCESS_ID;
            if (!isId) return new Block(header, data);
            StringBuilder id = new StringBuilder();
            data.subList(1, data.size()).forEach(c -> id.append((char) c.intValue()));
            return new ProcessId(id.toString());
        }
    }

    private static State begin(int b, Consumer<PrinterReply> out) {
        if (b == BLOCK_37 || b == BLOCK_5F) return new InBlock(b, List.of());
        if ((b & 0x93) == 0x10) return new InStatusBack(List.of(b));
        if ((b & 0x93) == 0x12) out.accept(new RealTime(b));
        else if (b == XON || b == XOFF) out.accept(new FlowControl(b == XOFF));
        else {
            out.accept(new Noise(1));
            return new Broken();
        }
        return new Idle();
    }

    /** {@code 0xx0xxxx}. */
    private static boolean isPlain(int b) {
        return (b & 0x90) == 0;
    }

    private static List<Integer> plus(List<Integer> read, int b) {
        List<Integer> all = new ArrayList<>(read);
        all.add(b);
        return all;
    }
}
