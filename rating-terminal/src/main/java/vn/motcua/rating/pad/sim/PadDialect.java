package vn.motcua.rating.pad.sim;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a simulated pad on a serial line says, byte by byte. */
enum PadDialect implements PadVoice {
    MOTCUA_LINES {
        @Override
        byte[] change(int button, boolean closed) {
            return ascii((closed ? "D" : "U") + button + "\r\n");
        }

        @Override
        public byte[] beat() {
            return ascii("OK\r\n");
        }

        @Override
        public boolean hasLamp() {
            return true;
        }

        /** Its end is there: without one, no pad of lines could be understood again. */
        @Override
        public List<byte[]> torn(int key) {
            return List.of(ascii("D\r\n"));
        }
    },
    ASCII_DIGITS {
        @Override
        byte[] change(int button, boolean closed) {
            return closed ? ascii(String.valueOf(button)) : NOTHING;
        }
    },
    FRAMED_SUM {
        @Override
        byte[] change(int button, boolean closed) {
            int sum = 0xaa + 0x55 + button & 0xff;
            return closed ? new byte[] {(byte) 0xaa, 0x55, (byte) button, (byte) sum, 0x0d} : NOTHING;
        }

        @Override
        public List<byte[]> torn(int key) {
            return List.of(Arrays.copyOf(change(key, true), 3));
        }
    };

    private static final byte[] NOTHING = {};
    private static final int NOISE_BYTES = 80;

    /** Empty if the pad does not tell of it. */
    abstract byte[] change(int button, boolean closed);

    @Override
    public List<byte[]> say(List<Move> moves) {
        return PadVoice.each(moves, move -> change(move.key(), move.closed()));
    }

    @Override
    public boolean tellsOfReleases() {
        return change(1, false).length > 0;
    }

    /** Nonsense of a wrong line speed. */
    @Override
    public List<byte[]> noise() {
        byte[] noise = new byte[NOISE_BYTES];
        for (int i = 0; i < noise.length; i++) noise[i] = (byte) (i % 5 == 4 ? '\n' : 0x80 + i);
        return List.of(noise);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
