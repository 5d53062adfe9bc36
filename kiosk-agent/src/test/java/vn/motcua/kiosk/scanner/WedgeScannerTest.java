package vn.motcua.kiosk.scanner;

import com.sun.jna.Native;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.driver.DeviceDriver;

/** A scanner that is a keyboard; a named pipe plays the kernel's node. */
@EnabledOnOs(OS.LINUX)
class WedgeScannerTest extends ScannerContract {
    @TempDir
    Path folder;

    @Override
    Hand hand() throws Exception {
        return new KeyboardHand(folder.resolve("event5"));
    }

    @Override
    DeviceDriver<?> driver() {
        return new WedgeScannerDriver();
    }

    /** Types as a scanner does: capitals with shift, what no key has by Alt and its number. */
    private static final class KeyboardHand implements Hand {
        private static final String PLAIN =
                "\u0001\u00011234567890-=\u0001\u0001qwertyuiop[]\r\u0001asdfghjkl;'`\u0001\\zxcvbnm,./";
        private static final String SHIFTED =
                "\u0001\u0001!@#$%^&*()_+\u0001\u0001QWERTYUIOP{}\u0001\u0001ASDFGHJKL:\"~\u0001|ZXCVBNM<>?";
        private static final int[] KEYPAD = {82, 79, 80, 81, 75, 76, 77, 71, 72, 73};

        private final Path node;
        private RandomAccessFile kernel;

        KeyboardHand(Path node) throws Exception {
            this.node = node;
            plug();
        }

        @Override
        public String address() {
            return "input:" + node + ",grab=false";
        }

        @Override
        public void scan(String text) throws IOException {
            type(text + "\r");
        }

        private void type(String text) throws IOException {
            ByteBuffer out = ByteBuffer.allocate(1 << 16).order(ByteOrder.nativeOrder());
            text.codePoints().forEach(c -> character(out, c));
            kernel.write(out.array(), 0, out.position());
        }

        private static void character(ByteBuffer out, int c) {
            int plain = PLAIN.indexOf(c);
            int shifted = SHIFTED.indexOf(c);
            if (c == ' ') stroke(out, 57);
            else if (plain > 0) stroke(out, plain);
            else if (shifted > 0) held(out, 42, () -> stroke(out, shifted));
            else held(out, 56, () -> ("0" + c).chars().forEach(digit -> stroke(out, KEYPAD[digit - '0'])));
        }

        private static void held(ByteBuffer out, int modifier, Runnable strokes) {
            event(out, 1, modifier, 1);
            event(out, 0, 0, 0);
            strokes.run();
            event(out, 1, modifier, 0);
            event(out, 0, 0, 0);
        }

        private static void stroke(ByteBuffer out, int key) {
            event(out, 1, key, 1);
            event(out, 0, 0, 0);
            event(out, 1, key, 0);
            event(out, 0, 0, 0);
        }

        private static void event(ByteBuffer out, int type, int code, int value) {
            for (int i = 0; i < 2 * Native.LONG_SIZE; i++) out.put((byte) 7);
            out.putShort((short) type).putShort((short) code).putInt(value);
        }

        /** The kernel drops the middle of a scan. */
        @Override
        public void stumble() throws IOException {
            type("ABCD");
            ByteBuffer out = ByteBuffer.allocate(256).order(ByteOrder.nativeOrder());
            event(out, 0, 3, 0);
            event(out, 1, 30, 0);
            event(out, 0, 0, 0);
            kernel.write(out.array(), 0, out.position());
            type("45\r");
        }

        @Override
        public DeviceCode stumbled() {
            return DeviceCode.S_OVERRUN;
        }

        @Override
        public void unplug() throws IOException {
            Files.delete(node);
            kernel.close();
        }

        @Override
        public void plug() throws Exception {
            Process made = new ProcessBuilder("mkfifo", node.toString()).start();
            if (!made.waitFor(20, TimeUnit.SECONDS) || made.exitValue() != 0) throw new IOException("no named pipe");
            kernel = new RandomAccessFile(node.toFile(), "rw");
        }

        @Override
        public void close() throws IOException {
            kernel.close();
        }
    }
}
