package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.kiosk.printer.EscPosCodec.StatusQuery;
import vn.motcua.kiosk.printer.PrinterReply.Block;
import vn.motcua.kiosk.printer.PrinterReply.FlowControl;
import vn.motcua.kiosk.printer.PrinterReply.Noise;
import vn.motcua.kiosk.printer.PrinterReply.PaperSensors;
import vn.motcua.kiosk.printer.PrinterReply.ProcessId;
import vn.motcua.kiosk.printer.PrinterReply.RealTime;
import vn.motcua.kiosk.printer.PrinterReply.StatusBack;

class StatusParserTest {
    /** All kinds of reply, as an Epson sends them. */
    private static final byte[] STREAM = bytes(
            0x12, 0x12, 0x12, 0x12, // DLE EOT 1 to 4
            0x10, 0x00, 0x00, 0x0F, // ASB, ready
            0x00, // GS r 1
            0x37, 0x22, '!', '"', 'z', '~', 0x00, // GS ( H
            0x5F, 'T', 'M', '-', 'T', '2', '0', 0x00, // GS I 67
            0x13, 0x11, // XOFF, XON
            0x38, 0x00, 0x0F, 0x0F, // ASB, offline, cover open, paper out
            0x0F, // GS r 1, no paper
            0x1E); // DLE EOT 1, offline

    private static final List<PrinterReply> MEANING = List.of(
            new RealTime(0x12),
            new RealTime(0x12),
            new RealTime(0x12),
            new RealTime(0x12),
            new StatusBack(0x10, 0, 0, 0x0F),
            new PaperSensors(0),
            new ProcessId("!\"z~"),
            new Block(0x5F, List.of((int) 'T', (int) 'M', (int) '-', (int) 'T', (int) '2', (int) '0')),
            new FlowControl(true),
            new FlowControl(false),
            new StatusBack(0x38, 0, 0x0F, 0x0F),
            new PaperSensors(0x0F),
            new RealTime(0x1E));

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }

    private static List<PrinterReply> parse(byte[]... pieces) {
        List<PrinterReply> replies = new ArrayList<>();
        StatusParser parser = new StatusParser(replies::add);
        for (byte[] piece : pieces) parser.feed(piece);
        return replies;
    }

    @Test
    void tellsAllKindsApartAtEverySplit() {
        for (int a = 0; a <= STREAM.length; a++)
            for (int b = a; b <= STREAM.length; b++)
                assertThat(parse(
                                Arrays.copyOfRange(STREAM, 0, a),
                                Arrays.copyOfRange(STREAM, a, b),
                                Arrays.copyOfRange(STREAM, b, STREAM.length)))
                        .isEqualTo(MEANING);
    }

    @Test
    void aTruncatedStreamYieldsOnlyWhatWasWhole() {
        List<PrinterReply> all = parse(STREAM);
        for (int end = 0; end <= STREAM.length; end++) {
            List<PrinterReply> some = parse(Arrays.copyOf(STREAM, end));
            assertThat(all.subList(0, some.size())).isEqualTo(some);
        }
    }

    @Test
    void theRestOfABrokenStatusIsNeverTakenForProof() {
        List<PrinterReply> replies = parse(bytes(0x12, 0x10, 0x00, 0x12, 0x80, 0x00, 0x0F, 0x12));

        assertThat(replies).filteredOn(PaperSensors.class::isInstance).isEmpty();
        assertThat(replies).filteredOn(RealTime.class::isInstance).hasSize(3);
    }

    @Test
    void aPlainByteBeforeAnythingElseIsNoProofEither() {
        assertThat(parse(bytes(0x00, 0x00))).allMatch(Noise.class::isInstance);
        assertThat(parse(bytes(0x00, 0x12, 0x00))).contains(new PaperSensors(0));
    }

    @Test
    void findsItsFeetAfterAnyNoise() {
        Random random = new Random(Long.getLong("motcua.seed", 20261122L));
        for (int round = 0; round < 2_000; round++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(noise);
            all.writeBytes(new byte[] {0, 0, 0, 0}); // the longest thing a last byte of noise can have begun, ended
            all.writeBytes(STREAM);
            List<PrinterReply> replies = parse(all.toByteArray());
            assertThat(replies.subList(replies.size() - MEANING.size(), replies.size()))
                    .as("noise %s", Arrays.toString(noise))
                    .isEqualTo(MEANING);
        }
    }

    @Test
    void aBlockWithoutAnEndIsGivenUp() {
        byte[] endless = new byte[500];
        Arrays.fill(endless, (byte) 'A');
        endless[0] = 0x5F;

        assertThat(parse(endless)).allMatch(Noise.class::isInstance);
    }

    @Test
    void bitsMeanWhatTheReferenceSays() {
        assertThat(new RealTime(0x16).meaning(StatusQuery.OFFLINE_CAUSE)).containsExactly(DeviceCode.P_COVER_OPEN);
        assertThat(new RealTime(0x32).meaning(StatusQuery.OFFLINE_CAUSE)).containsExactly(DeviceCode.P_PAPER_OUT);
        assertThat(new RealTime(0x1A).meaning(StatusQuery.ERROR_CAUSE)).containsExactly(DeviceCode.P_CUTTER);
        assertThat(new RealTime(0x52).meaning(StatusQuery.ERROR_CAUSE)).containsExactly(DeviceCode.P_OVERHEAT);
        assertThat(new RealTime(0x1E).meaning(StatusQuery.PAPER)).containsExactly(DeviceCode.P_PAPER_NEAR_END);
        assertThat(new RealTime(0x7E).meaning(StatusQuery.PAPER))
                .containsExactlyInAnyOrder(DeviceCode.P_PAPER_NEAR_END, DeviceCode.P_PAPER_OUT);
        assertThat(new StatusBack(0x38, 0x08, 0x0F, 0x0F).meaning())
                .containsExactlyInAnyOrder(
                        DeviceCode.E_OFFLINE,
                        DeviceCode.P_COVER_OPEN,
                        DeviceCode.P_CUTTER,
                        DeviceCode.P_PAPER_NEAR_END,
                        DeviceCode.P_PAPER_OUT);
    }
}
