package vn.motcua.rating.pad.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.rating.pad.Purpose;
import vn.motcua.rating.pad.serial.PadWord.Beat;
import vn.motcua.rating.pad.serial.PadWord.Level;
import vn.motcua.rating.pad.serial.PadWord.Stroke;

class PadFramesTest {
    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static List<PadWord> inPieces(PadProtocol protocol, byte[] bytes, int first, int second) {
        PadFrames frames = new PadFrames(protocol);
        List<PadWord> words = new ArrayList<>();
        int from = 0;
        for (int to : new int[] {first, second, bytes.length}) {
            words.addAll(frames.feed(java.util.Arrays.copyOfRange(bytes, from, to)));
            from = to;
        }
        return words;
    }

    @Test
    void everyWayOfCuttingTheBytesGivesTheSameWords() {
        byte[] lines = ascii("OK\r\nD3\rU3\n\n??\nD1\n");
        byte[] frames = hex("00 AA 55 03 02 0D AA AA 55 05 04 0D AA 55 05 FF 0D AA 55 01 00 0D");
        for (int first = 0; first <= lines.length; first++)
            for (int second = first; second <= lines.length; second++)
                assertThat(inPieces(PadProtocol.shipped("motcua-lines"), lines, first, second))
                        .containsExactly(new Beat(), new Level(3, true), new Level(3, false), new Level(1, true));
        for (int first = 0; first <= frames.length; first++)
            for (int second = first; second <= frames.length; second++)
                assertThat(inPieces(PadProtocol.shipped("framed-sum"), frames, first, second))
                        .containsExactly(new Stroke(3), new Stroke(5), new Stroke(1));
    }

    @Test
    void theChecksAreThoseOfTheirNames() {
        String head = "framing: frame\nstart: '01'\nlength: ";
        PadProtocol crc = SerialPadContract.protocol(head + "8\ncheck: crc16\ncodes: {'03 00 00 00 01': 2}\n");
        PadProtocol xor = SerialPadContract.protocol(head + "4\ncheck: xor\ncodes: {'03 07': 2}\n");

        // The Modbus request 01 03 00 00 00 01 with its published CRC 84 0A.
        assertThat(new PadFrames(crc).feed(hex("01 03 00 00 00 01 84 0A"))).containsExactly(new Stroke(2));
        assertThat(new PadFrames(crc).feed(hex("01 03 00 00 00 01 84 0B"))).isEmpty();
        assertThat(new PadFrames(xor).feed(hex("01 03 07 05"))).containsExactly(new Stroke(2));
    }

    @Test
    void afterAnyNoiseTheNextFrameIsHeard() {
        long seed = Long.getLong("motcua.seed", 20_261_122);
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            PadFrames frames = new PadFrames(PadProtocol.shipped("framed-sum"));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            bytes.writeBytes(noise);
            // A frame cut off by noise may swallow what follows it, but never more than its own length.
            for (int i = 0; i < 3; i++) bytes.writeBytes(hex("AA 55 04 03 0D"));

            assertThat(frames.feed(bytes.toByteArray()))
                    .as("seed %d round %d", seed, round)
                    .endsWith(new Stroke(4), new Stroke(4));
            assertThat(frames.nonsense()).isZero();
        }
    }

    @Test
    void aLineWithoutEndFillsNoMemoryAndCountsAsNonsense() {
        PadFrames frames = new PadFrames(PadProtocol.shipped("motcua-lines"));

        assertThat(frames.feed(ascii("D".repeat(5_000)))).isEmpty();
        assertThat(frames.nonsense()).isGreaterThan(SerialPad.NONSENSE_BYTES);
        assertThat(frames.feed(ascii("\nD1\n"))).containsExactly(new Level(1, true));
    }

    @Test
    void aSitesOwnProtocolIsReadFromItsFileAndItsMistakesAreNamed(@TempDir Path folder) throws Exception {
        Path good = folder.resolve("pad.yaml");
        Files.writeString(good, "framing: byte\ncodes: {A1: 5, A2: 1, '00': ignore}\n");
        Path bad = folder.resolve("bad.yaml");
        Files.writeString(bad, "framing: frame\nlength: 4\nchek: sum\ncodes: {A1: five}\n");

        ConfigNode right = ConfigNode.parse("agent.yaml", "counter: quay-1\nprotocol: " + good + "\n");
        SerialPadSettings read = SerialPadSettings.read(right, Purpose.RATING);
        right.check();
        ConfigNode wrong = ConfigNode.parse("agent.yaml", "counter: quay-1\nprotocol: " + bad + "\nscaleMax: 9\n");
        SerialPadSettings.read(wrong, Purpose.RATING);

        assertThat(new PadFrames(read.protocol()).feed(hex("A1 00 A2"))).containsExactly(new Stroke(5), new Stroke(1));
        assertThat(wrong.problems()).anyMatch(one -> one.value().contains("start"));
        assertThat(wrong.problems()).anyMatch(one -> one.value().contains("five"));
        assertThat(wrong.problems()).anyMatch(one -> one.key().equals("scaleMax"));
    }

    @Test
    void buttonsAreMappedToScoresAndAnUnknownCounterIsAProblem() {
        ConfigNode node = ConfigNode.parse("agent.yaml", "counter: quay-1\nscaleMax: 4\nbuttons: {1: 4, 2: 3, 8: 1}\n");
        SerialPadSettings read = SerialPadSettings.read(node, Purpose.RATING);
        node.check();

        assertThat(read.buttons().scores())
                .containsOnly(java.util.Map.entry(1, 4), java.util.Map.entry(2, 3), java.util.Map.entry(8, 1));
        ConfigNode wrong = ConfigNode.parse("agent.yaml", "counter: 'a b'\nbuttons: {99: 1, 1: 7}\n");
        SerialPadSettings.read(wrong, Purpose.RATING);
        assertThat(wrong.problems()).hasSize(3);
    }
}
