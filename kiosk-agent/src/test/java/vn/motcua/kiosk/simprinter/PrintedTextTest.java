package vn.motcua.kiosk.simprinter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Characters on the simulated paper, command by command. */
class PrintedTextTest {
    private static PrintedPaper print(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof String text) bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            else bytes.write((Integer) part);
        }
        return PrintedPaper.of(bytes.toByteArray(), 384);
    }

    private static Rectangle ink(BufferedImage paper) {
        Rectangle ink = new Rectangle(-1, -1);
        for (int y = 0; y < paper.getHeight(); y++)
            for (int x = 0; x < paper.getWidth(); x++)
                if ((paper.getRGB(x, y) & 0xFF) == 0) ink.add(new Rectangle(x, y, 1, 1));
        return ink;
    }

    @Test
    void aLineStandsWhereItIsAligned() {
        Rectangle left = ink(print("HHH\n").paper());
        Rectangle middle = ink(print("\u001ba", 1, "HHH\n").paper());
        Rectangle right = ink(print("\u001ba", 2, "HHH\n").paper());

        assertThat(left.x).isLessThan(6);
        assertThat(middle.x + middle.width / 2).isBetween(184, 200);
        assertThat(right.x + right.width).isGreaterThan(376);
    }

    @Test
    void lettersBecomeAsLargeAsToldAndTheLineGrowsWithThem() {
        Rectangle once = ink(print("H\n").paper());
        PrintedPaper large = print("\u001d!", 0x32, "H\nH\n");

        assertThat(once.height).isEqualTo(17);
        assertThat(large.paper().getHeight()).isEqualTo(2 * 24 * 3);
        assertThat(ink(print("\u001d!", 0x32, "H\n").paper()).width).isEqualTo(4 * once.width);
    }

    @Test
    void aLongLineGoesOnInTheNext() {
        assertThat(print("H".repeat(33), "\n").paper().getHeight()).isEqualTo(60);
        assertThat(print("H".repeat(32), "\n").paper().getHeight()).isEqualTo(30);
    }

    @Test
    void aRedrawnCharacterIsPrintedUntilThePrinterIsInitialised() {
        Object[] define = {"\u001b&", 3, 'A' + 0, 'B' + 0, 1, 0xFF, 0xFF, 0xFF, 2, 0x80, 0, 0, 0x80, 0, 0};
        String on = "\u001b%\u0001";

        PrintedPaper bar = print(join(define, on, "A\n"));
        PrintedPaper dots = print(join(define, on, "B\n"));
        PrintedPaper off = print(join(define, on, "\u001b%\u0000", "A\n"));
        PrintedPaper forgotten = print(join(define, "\u001b@", on, "A\n"));

        assertThat(ink(bar.paper())).isEqualTo(new Rectangle(0, 0, 1, 24));
        assertThat(ink(dots.paper())).isEqualTo(new Rectangle(0, 0, 2, 1));
        assertThat(ink(off.paper()))
                .isEqualTo(ink(forgotten.paper()))
                .isEqualTo(ink(print("A\n").paper()));
        assertThat(bar.unparsedBytes() + dots.unparsedBytes() + off.unparsedBytes())
                .isZero();
    }

    private static Object[] join(Object[] first, Object... more) {
        Object[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    @Test
    void whiteOnBlackUnderlineAndBoldAreInTheDots() {
        int plain = black(print("H\n"));

        assertThat(black(print("\u001dB\u0001H\n"))).isEqualTo(12 * 24 - plain);
        assertThat(black(print("\u001b-\u0002 \n"))).isEqualTo(24);
        assertThat(black(print("\u001bE\u0001H\n"))).isGreaterThan(plain);
    }

    private static int black(PrintedPaper paper) {
        int count = 0;
        for (int y = 0; y < paper.paper().getHeight(); y++)
            for (int x = 0; x < paper.paper().getWidth(); x++)
                if ((paper.paper().getRGB(x, y) & 0xFF) == 0) count++;
        return count;
    }

    @Test
    void aDoubledPictureIsTwiceAsWideAndHighAndAligned() {
        Rectangle ink =
                ink(print("\u001ba", 1, "\u001dv0", 3, 1, 0, 2, 0, 0xFF, 0xFF).paper());

        assertThat(ink).isEqualTo(new Rectangle(184, 0, 16, 4));
    }

    @Test
    void aTicketOfLettersLeavesNothingUnparsed() {
        PrintedPaper paper = print(
                "\u001b@\u001bt",
                30,
                "\u001ba",
                0,
                "\u001b!",
                0,
                "\u001b3",
                30,
                "\u001b ",
                2,
                "ab",
                0xE6,
                "\n",
                "\u001b2\u001bd",
                2,
                "\u001bJ",
                9,
                "\u001d(k",
                4,
                0,
                49,
                65,
                50,
                0,
                "\u001dV",
                66,
                0);

        assertThat(paper.unparsedBytes()).isZero();
        assertThat(paper.cuts()).isEqualTo(1);
        assertThat(paper.textBytes()).isEqualTo(3);
    }

    @Test
    void aTmT88CountsItsFeedsInHalfDotsUntilToldOtherwise() {
        byte[] feed = {'H', '\n', 0x1B, 'J', 100};
        byte[] told = {0x1D, 'P', (byte) 180, (byte) 180, 'H', '\n', 0x1B, 'J', 100};
        byte[] toldAndReset = {0x1D, 'P', (byte) 180, (byte) 180, 0x1B, '@', 'H', '\n', 0x1B, 'J', 100};

        assertThat(PrintedPaper.of(feed, 512).paper().getHeight()).isEqualTo(30 + 50);
        assertThat(PrintedPaper.of(told, 512).paper().getHeight()).isEqualTo(30 + 100);
        assertThat(PrintedPaper.of(toldAndReset, 512).paper().getHeight()).isEqualTo(30 + 50);
        assertThat(PrintedPaper.of(feed, 576).paper().getHeight()).isEqualTo(30 + 100);
    }
}
