package vn.motcua.display.led.alpha;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.motcua.display.led.SignAnswer;
import vn.motcua.display.led.SignCodec;
import vn.motcua.display.led.SignFace;
import vn.motcua.display.led.SignRequest;

/**
 * The packets to one Alpha sign: NUL ×5 (the sign finds the line's speed by them), SOH, type, address, STX, command, ETX, sum, EOT.
 * The text is the priority TEXT file, which is shown before all others and needs no memory set aside. A write is not answered; the
 * file is read back.
 */
final class AlphaSignCodec implements SignCodec {
    private static final char NUL = 0x00;
    private static final char SOH = 0x01;
    private static final char STX = 0x02;
    private static final char ETX = 0x03;
    private static final char EOT = 0x04;
    private static final char ESC = 0x1b;
    private static final String SYNC = String.valueOf(NUL).repeat(5);
    /** Any type of sign. */
    private static final char ALL_TYPES = 'Z';

    private static final char WRITE_TEXT = 'A';
    private static final char READ_TEXT = 'B';
    private static final char PRIORITY_FILE = '0';
    private static final char MIDDLE_LINE = ' ';
    private static final char HOLD = 'b';
    private static final char FLASH = 'c';
    /** An answer is of type 0 to address 00. */
    private static final String ANSWER_HEAD = SOH + "000" + STX + WRITE_TEXT + PRIORITY_FILE;

    private static final int SUM_DIGITS = 4;

    private final String address;
    private final int cells;
    private final boolean isSevenBit;
    private final boolean answers;

    /**
     * @param sign 1 to 255
     * @param isSevenBit 7 data bits and even parity, made in software on an 8-bit line; the sign's factory setting
     * @param answers false for a sign wired for sending only
     */
    AlphaSignCodec(int sign, int cells, boolean isSevenBit, boolean answers) {
        this.address = String.format(Locale.ROOT, "%02X", sign);
        this.cells = cells;
        this.isSevenBit = isSevenBit;
        this.answers = answers;
    }

    @Override
    public int cells() {
        return cells;
    }

    @Override
    public boolean dims() {
        return false;
    }

    @Override
    public boolean blinks() {
        return true;
    }

    @Override
    public List<SignRequest> show(SignFace face) {
        String command =
                "" + WRITE_TEXT + PRIORITY_FILE + ESC + MIDDLE_LINE + (face.blinking() ? FLASH : HOLD) + face.text();
        return List.of(new SignRequest(packet(command), null));
    }

    @Override
    public Optional<SignRequest> read() {
        if (!answers) return Optional.empty();
        return Optional.of(new SignRequest(packet("" + READ_TEXT + PRIORITY_FILE), this::find));
    }

    private byte[] packet(String command) {
        String summed = STX + command + ETX;
        return bytes(SYNC + SOH + ALL_TYPES + address + summed + sum(summed) + EOT);
    }

    private static String sum(String summed) {
        int sum = summed.chars().sum() & 0xffff;
        return String.format(Locale.ROOT, "%04X", sum);
    }

    private byte[] bytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte one : text.getBytes(StandardCharsets.US_ASCII)) out.write(isSevenBit ? withParity(one) : one);
        return out.toByteArray();
    }

    private static int withParity(int seven) {
        return Integer.bitCount(seven) % 2 == 0 ? seven : seven | 0x80;
    }

    private Optional<SignAnswer> find(byte[] heard) {
        StringBuilder text = new StringBuilder();
        for (byte one : heard) text.append((char) (one & 0x7f));
        int at = text.lastIndexOf(ANSWER_HEAD);
        int etx = at < 0 ? -1 : text.indexOf(String.valueOf(ETX), at);
        if (etx < 0 || text.length() < etx + 1 + SUM_DIGITS) return Optional.empty();
        String summed = text.substring(at + ANSWER_HEAD.indexOf(STX), etx + 1);
        boolean isSound = sum(summed).equals(text.substring(etx + 1, etx + 1 + SUM_DIGITS));
        if (!isSound) return Optional.empty();
        return Optional.of(new SignAnswer.Shows(padded(text.substring(at + ANSWER_HEAD.length(), etx))));
    }

    /** Without position and mode, as long as the sign is. */
    private String padded(String content) {
        String bare = content.length() >= 3 && content.charAt(0) == ESC ? content.substring(3) : content;
        StringBuilder text = new StringBuilder(bare);
        while (text.length() < cells) text.append(' ');
        return text.toString();
    }
}
