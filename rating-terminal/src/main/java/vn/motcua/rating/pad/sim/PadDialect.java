package vn.motcua.rating.pad.sim;

import java.nio.charset.StandardCharsets;

/** What a simulated pad says, byte by byte. */
enum PadDialect {
    MOTCUA_LINES {
        @Override
        byte[] change(int button, boolean closed) {
            return ascii((closed ? "D" : "U") + button + "\r\n");
        }

        @Override
        byte[] beat() {
            return ascii("OK\r\n");
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
    };

    private static final byte[] NOTHING = {};

    /** Empty if the pad does not tell of it. */
    abstract byte[] change(int button, boolean closed);

    /** What it answers when asked whether it is there. */
    byte[] beat() {
        return NOTHING;
    }

    boolean tellsOfReleases() {
        return change(1, false).length > 0;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
