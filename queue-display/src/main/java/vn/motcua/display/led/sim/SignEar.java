package vn.motcua.display.led.sim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** How simulated signs understand what is on their line. Guarded by its bus. */
abstract class SignEar {
    private static final int UNREAD_MAX = 4_096;
    private static final int BROADCAST = 0;

    final Map<Integer, LitSign> signs;
    private byte[] unread = {};

    private SignEar(Map<Integer, LitSign> signs) {
        this.signs = signs;
    }

    /** What is spoken on the line. */
    enum Dialect {
        MODBUS_RTU,
        MODBUS_TCP,
        ALPHA
    }

    static SignEar of(Dialect dialect, Map<Integer, LitSign> signs) {
        return switch (dialect) {
            case MODBUS_RTU -> new Rtu(signs);
            case MODBUS_TCP -> new Tcp(signs);
            case ALPHA -> new Alpha(signs);
        };
    }

    /** @return what the signs say to it */
    final byte[] hear(byte[] bytes) {
        byte[] all = Arrays.copyOf(unread, unread.length + bytes.length);
        System.arraycopy(bytes, 0, all, unread.length, bytes.length);
        ByteArrayOutputStream answers = new ByteArrayOutputStream();
        int used = 0;
        while (true) {
            int taken = take(Arrays.copyOfRange(all, used, all.length), answers);
            if (taken == 0) break;
            used += taken;
        }
        unread = all.length - used > UNREAD_MAX ? new byte[0] : Arrays.copyOfRange(all, used, all.length);
        return answers.toByteArray();
    }

    /** @return how many bytes are done with; 0 if more must come */
    abstract int take(byte[] bytes, ByteArrayOutputStream answers);

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    /** One Modbus request without its wrapping; an empty answer is none. */
    byte[] serve(int unit, byte[] request) {
        if (unit == BROADCAST) {
            signs.values().forEach(sign -> serve(sign, request));
            return new byte[0];
        }
        LitSign sign = signs.get(unit);
        return sign == null || !sign.isOn() ? new byte[0] : serve(sign, request);
    }

    private static byte[] serve(LitSign sign, byte[] request) {
        int first = word(request, 1);
        int count = word(request, 3);
        if (request[0] == 3) {
            byte[] answer = new byte[2 + 2 * count];
            answer[0] = 3;
            answer[1] = (byte) (2 * count);
            for (int i = 0; i < count; i++) {
                answer[2 + 2 * i] = (byte) (sign.register(first + i) >> 8);
                answer[3 + 2 * i] = (byte) sign.register(first + i);
            }
            return answer;
        }
        if (request[0] != 16) return new byte[] {(byte) (request[0] | 0x80), 1};
        for (int i = 0; i < count; i++) sign.register(first + i, word(request, 6 + 2 * i));
        return Arrays.copyOf(request, 5);
    }

    private static final class Rtu extends SignEar {
        Rtu(Map<Integer, LitSign> signs) {
            super(signs);
        }

        @Override
        int take(byte[] bytes, ByteArrayOutputStream answers) {
            if (bytes.length < 8) return 0;
            int length = bytes[1] == 16 ? 9 + (bytes[6] & 0xff) : 8;
            if (bytes.length < length) return 0;
            if (crc(bytes, length - 2) != ((bytes[length - 2] & 0xff) | (bytes[length - 1] & 0xff) << 8)) return 1;
            byte[] answer = serve(bytes[0] & 0xff, Arrays.copyOfRange(bytes, 1, length - 2));
            if (answer.length == 0) return length;
            byte[] frame = new byte[answer.length + 3];
            frame[0] = bytes[0];
            System.arraycopy(answer, 0, frame, 1, answer.length);
            int crc = crc(frame, answer.length + 1);
            frame[frame.length - 2] = (byte) crc;
            frame[frame.length - 1] = (byte) (crc >> 8);
            answers.writeBytes(frame);
            return length;
        }

        /** By table of one nibble: another way than the codec's. */
        private static int crc(byte[] bytes, int length) {
            int crc = 0xffff;
            for (int i = 0; i < length; i++) {
                crc ^= bytes[i] & 0xff;
                crc = crc >> 4 ^ NIBBLE[crc & 15];
                crc = crc >> 4 ^ NIBBLE[crc & 15];
            }
            return crc;
        }

        private static final int[] NIBBLE = {
            0x0000, 0xcc01, 0xd801, 0x1400, 0xf001, 0x3c00, 0x2800, 0xe401, 0xa001, 0x6c00, 0x7800, 0xb401, 0x5000,
            0x9c01, 0x8801, 0x4400
        };
    }

    private static final class Tcp extends SignEar {
        Tcp(Map<Integer, LitSign> signs) {
            super(signs);
        }

        @Override
        int take(byte[] bytes, ByteArrayOutputStream answers) {
            if (bytes.length < 7) return 0;
            int length = 6 + word(bytes, 4);
            if (word(bytes, 2) != 0 || length > 300) return 1;
            if (bytes.length < length) return 0;
            byte[] answer = serve(bytes[6] & 0xff, Arrays.copyOfRange(bytes, 7, length));
            if (answer.length == 0) return length;
            byte[] frame = Arrays.copyOf(bytes, 7 + answer.length);
            frame[4] = (byte) (answer.length + 1 >> 8);
            frame[5] = (byte) (answer.length + 1);
            System.arraycopy(answer, 0, frame, 7, answer.length);
            answers.writeBytes(frame);
            return length;
        }
    }

    private static final class Alpha extends SignEar {
        private static final String EMPTY = "";

        Alpha(Map<Integer, LitSign> signs) {
            super(signs);
        }

        @Override
        int take(byte[] bytes, ByteArrayOutputStream answers) {
            StringBuilder text = new StringBuilder();
            for (byte one : bytes) text.append((char) (one & 0x7f));
            int start = text.indexOf("\u0001");
            if (start < 0) return bytes.length;
            int end = text.indexOf("\u0004", start);
            if (end < 0) return start;
            boolean withParity = isParity(bytes, start, end);
            String answer = packet(text.substring(start + 1, end));
            for (char one : answer.toCharArray())
                answers.write(withParity && Integer.bitCount(one) % 2 == 1 ? one | 0x80 : one);
            return end + 1;
        }

        private static boolean isParity(byte[] bytes, int start, int end) {
            for (int i = start; i < end; i++) if (bytes[i] < 0) return true;
            return false;
        }

        /** Type, address, STX, command, ETX, sum. */
        private String packet(String packet) {
            if (packet.length() < 10 || packet.charAt(3) != 2) return EMPTY;
            int etx = packet.indexOf('\u0003');
            if (etx < 0 || !packet.substring(etx + 1).equals(sum(packet.substring(3, etx + 1)))) return EMPTY;
            int address = Integer.parseInt(packet.substring(1, 3), 16);
            String command = packet.substring(4, etx);
            if (address == 0) signs.values().forEach(sign -> command(sign, command));
            LitSign sign = signs.get(address);
            return sign == null || !sign.isOn() ? EMPTY : command(sign, command);
        }

        private static String command(LitSign sign, String command) {
            if (command.startsWith("A0")) {
                boolean hasMode = command.length() >= 5 && command.charAt(2) == 0x1b;
                sign.blink(hasMode && command.charAt(4) == 'c');
                sign.text(command.substring(hasMode ? 5 : 2));
                return EMPTY;
            }
            if (!command.equals("B0")) return EMPTY;
            String body = "\u0002A0\u001b " + (sign.isBlinking() ? 'c' : 'b') + sign.text() + "\u0003";
            return "\u0000".repeat(20) + "\u0001000" + body + sum(body) + "\u0004";
        }

        private static String sum(String text) {
            int sum = 0;
            for (byte one : text.getBytes(StandardCharsets.US_ASCII)) sum += one;
            return String.format(Locale.ROOT, "%04X", sum & 0xffff);
        }
    }
}
