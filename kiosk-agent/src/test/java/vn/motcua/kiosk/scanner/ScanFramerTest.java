package vn.motcua.kiosk.scanner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.core.model.ScanSource;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.kiosk.scanner.Framing.End;

/** Where scans end, in whatever pieces they come (HARDWARE e19). */
class ScanFramerTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final int ROUNDS = Boolean.getBoolean("motcua.full") ? 20_000 : 1_000;
    private static final Duration GAP = Duration.ofMillis(30);
    /** The person does not exist: place 099 is given to nobody. */
    private static final String CARD = "099090000031||Lê Văn Ví Dụ|09091990|Nam|Buôn Mẫu, Xã Thử, Đắk Lắk|20082023";

    private static final List<String> SCANS = List.of(
            "H12.15-250701-0042",
            "https://motcua.example.vn/t/BCGHKLMNPQTVBCGHKLB",
            CARD,
            "X",
            "ABCD-2345",
            "8938505974194",
            "đ".repeat(2_048));

    @BeforeAll
    static void tellSeed() {
        System.getLogger("seed").log(System.Logger.Level.INFO, "seed {0}", SEED);
    }

    private static Framing framing(End end) {
        return new Framing(end, GAP, false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String mark(End end) {
        return switch (end) {
            case AUTO, CR -> "\r";
            case LF -> "\n";
            case CRLF -> "\r\n";
            case TAB -> "\t";
            case GAP -> "";
        };
    }

    private static List<String> texts(List<ScanFrame> frames) {
        List<String> all = new ArrayList<>();
        for (ScanFrame frame : frames) {
            if (frame instanceof ScanFrame.Whole whole) all.add(new String(whole.bytes(), StandardCharsets.UTF_8));
            else if (frame instanceof ScanFrame.Broken broken)
                all.add(broken.code().name());
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void aScanSplitAtAnyByteIsTheSameScan(End end) {
        for (String scan : SCANS.subList(0, 6)) {
            byte[] sent = bytes(scan + mark(end));
            for (int split = 0; split <= sent.length; split++) {
                ScanFramer framer = new ScanFramer(framing(end));
                List<ScanFrame> frames = new ArrayList<>(framer.feed(Arrays.copyOf(sent, split)));
                frames.addAll(framer.feed(Arrays.copyOfRange(sent, split, sent.length)));
                if (framer.isPending()) frames.addAll(framer.silence());

                assertThat(texts(frames)).as("%s split at %d", end, split).containsExactly(scan);
            }
        }
    }

    /** The whole way to the text: a card's letters composed or apart, an identifier before it or none. */
    @ParameterizedTest
    @EnumSource(End.class)
    void aCardSplitAtAnyByteIsTheSameTextWithAnIdentifierAndWithout(End end) throws Exception {
        for (boolean aim : List.of(false, true)) {
            for (Normalizer.Form form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
                byte[] sent = bytes((aim ? "]Q1" : "") + Normalizer.normalize(CARD, form) + mark(end));
                for (int split = 0; split <= sent.length; split++) {
                    ScanFramer framer = new ScanFramer(framing(end));
                    List<ScanFrame> frames = new ArrayList<>(framer.feed(Arrays.copyOf(sent, split)));
                    frames.addAll(framer.feed(Arrays.copyOfRange(sent, split, sent.length)));
                    if (framer.isPending()) frames.addAll(framer.silence());

                    assertThat(frames).as("%s split at %d", end, split).hasSize(1);
                    byte[] whole = ((ScanFrame.Whole) frames.get(0)).bytes();
                    assertThat(ScanDecoder.decode(whole, aim).text())
                            .as("%s split at %d, %s, identifier %s", end, split, form, aim)
                            .isEqualTo(CARD);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = End.class,
            names = {"GAP"},
            mode = EnumSource.Mode.EXCLUDE)
    void scansGluedTogetherComeApartAtTheirMarks(End end) {
        Random random = new Random(SEED);
        ScanFramer framer = new ScanFramer(framing(end));
        for (int round = 0; round < ROUNDS; round++) {
            List<String> scans = draw(random, 1 + random.nextInt(4));
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            for (String scan : scans) sent.writeBytes(bytes(scan + markOf(end, random)));

            List<ScanFrame> frames = feedInPieces(framer, sent.toByteArray(), random);

            assertThat(texts(frames))
                    .as("round %d of %s, seed %d", round, end, SEED)
                    .isEqualTo(scans);
            assertThat(framer.isPending()).isFalse();
        }
    }

    /** A scanner in AUTO may send any of the three; each keeps to its own. */
    private static String markOf(End end, Random random) {
        return end == End.AUTO ? List.of("\r", "\n", "\r\n").get(random.nextInt(3)) : mark(end);
    }

    private static List<String> draw(Random random, int count) {
        List<String> scans = new ArrayList<>();
        for (int i = 0; i < count; i++) scans.add(SCANS.get(random.nextInt(SCANS.size())));
        return scans;
    }

    private static List<ScanFrame> feedInPieces(ScanFramer framer, byte[] sent, Random random) {
        List<ScanFrame> frames = new ArrayList<>();
        int piece = 1 + random.nextInt(64);
        for (int at = 0; at < sent.length; ) {
            int next = Math.min(sent.length, at + 1 + random.nextInt(piece));
            frames.addAll(framer.feed(Arrays.copyOfRange(sent, at, next)));
            at = next;
        }
        return frames;
    }

    @Test
    void silenceEndsTheScansOfAScannerWithoutAMark() {
        Random random = new Random(SEED);
        for (End end : List.of(End.AUTO, End.GAP)) {
            ScanFramer framer = new ScanFramer(framing(end));
            for (int round = 0; round < ROUNDS; round++) {
                String scan = SCANS.get(random.nextInt(SCANS.size()));
                List<ScanFrame> frames = feedInPieces(framer, bytes(scan), random);
                assertThat(framer.patience()).isEqualTo(GAP);
                frames.addAll(framer.silence());

                assertThat(texts(frames)).containsExactly(scan);
            }
        }
    }

    @Test
    void aScannerSeenToSendAMarkIsHeldToIt() {
        ScanFramer framer = new ScanFramer(framing(End.AUTO));
        framer.feed(bytes("first\r"));
        framer.feed(bytes("099090"));

        assertThat(framer.patience()).isGreaterThan(GAP);
        assertThat(texts(framer.silence())).containsExactly("S_BAD_FRAME");
    }

    @Test
    void aScannerSetUpAnewIsBelievedAfterOneBrokenScan() {
        ScanFramer framer = new ScanFramer(framing(End.AUTO));
        framer.feed(bytes("first\r"));
        framer.feed(bytes("second"));
        framer.silence();
        framer.feed(bytes("third"));

        assertThat(texts(framer.silence())).containsExactly("third");
    }

    @Test
    void fourKibibytesAreAScanAndOneByteMoreIsNone() {
        for (End end : End.values()) {
            ScanFramer framer = new ScanFramer(framing(end));
            String largest = "a".repeat(ScanFramer.MAX_BYTES);
            List<ScanFrame> frames = new ArrayList<>(framer.feed(bytes(largest + mark(end))));
            frames.addAll(framer.silence());
            frames.addAll(framer.feed(bytes(largest + "b" + mark(end))));
            frames.addAll(framer.silence());
            frames.addAll(framer.feed(bytes("a".repeat(100_000) + mark(end))));
            frames.addAll(framer.silence());
            frames.addAll(framer.feed(bytes("next" + mark(end))));
            frames.addAll(framer.silence());

            assertThat(texts(frames)).as("%s", end).containsExactly(largest, "S_BAD_FRAME", "S_BAD_FRAME", "next");
        }
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void aScanWithAHoleAnywhereIsNeverHadInPart(End end) {
        byte[] sent = bytes("H12.15-250701-0042" + mark(end));
        for (int hole = 0; hole < sent.length; hole++) {
            ScanFramer framer = new ScanFramer(framing(end));
            List<ScanFrame> frames = new ArrayList<>(framer.feed(Arrays.copyOf(sent, hole)));
            frames.addAll(framer.lost());
            frames.addAll(framer.feed(Arrays.copyOfRange(sent, Math.min(sent.length, hole + 3), sent.length)));
            frames.addAll(framer.silence());
            frames.addAll(framer.feed(bytes("next" + mark(end))));
            frames.addAll(framer.silence());

            boolean isPastTheScan = hole >= 18;
            if (!isPastTheScan)
                assertThat(texts(frames)).as("%s, hole at %d", end, hole).containsExactly("S_OVERRUN", "next");
            else assertThat(texts(frames)).as("%s, hole at %d", end, hole).doesNotContain("H12.15-250701-004");
        }
    }

    @Test
    void linesOfOneScanStayTogetherWhereOnlyAnotherMarkEndsIt() {
        ScanFramer framer = new ScanFramer(framing(End.TAB));

        assertThat(texts(framer.feed(bytes("PHIẾU HẸN\r\nMã: H12.15-250701-0042\r\n\t"))))
                .containsExactly("PHIẾU HẸN\r\nMã: H12.15-250701-0042\r\n");
    }

    @Test
    void theTextIsComposedAndItsIdentifierTakenOff() throws Exception {
        String apart = Normalizer.normalize(CARD, Normalizer.Form.NFD);
        ScanDecoder.Text read = ScanDecoder.decode(bytes("]Q1" + apart), true);

        assertThat(read.text()).isEqualTo(CARD);
        assertThat(read.symbology()).isEqualTo("]Q1");
        assertThat(ScanDecoder.decode(bytes("]Q1x"), false).text()).isEqualTo("]Q1x");
    }

    @Test
    void whatIsNoUtf8IsRefusedAtEveryByte() throws Exception {
        byte[] card = bytes(CARD);
        int refused = 0;
        for (int at = 0; at < card.length; at++) {
            byte[] broken = card.clone();
            broken[at] = (byte) 0xFF;
            try {
                ScanDecoder.decode(broken, false);
            } catch (ScanDecoder.BadUtf8 e) {
                refused++;
            }
        }
        assertThat(refused).isEqualTo(card.length);
    }

    @Test
    void aScanWithoutTheIdentifierItShouldHaveHasLostItsBeginning() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> ScanDecoder.decode(bytes("9090000031|"), true))
                .isInstanceOf(ScanDecoder.NoIdentifier.class);
    }

    @Test
    void nothingTellsWhatWasScanned() throws Exception {
        ScanFrame.Whole whole = new ScanFrame.Whole(bytes(CARD));
        ScanInput.Read read = new ScanInput.Read("quay-1", false, ScanSource.SERIAL, CARD, "]Q1", false);

        assertThat(whole + "" + ScanDecoder.decode(whole.bytes(), false) + read)
                .doesNotContain("0990", "Ví Dụ", "1990", "Buôn");
        assertThat(new ScanFrame.Broken(DeviceCode.S_CHECK).code()).isEqualTo(DeviceCode.S_CHECK);
    }
}
