package vn.motcua.display.led.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.display.led.SignAnswer;
import vn.motcua.display.led.SignFace;
import vn.motcua.display.led.SignRequest;
import vn.motcua.edge.driver.ModbusCrc;

class ModbusSignCodecTest {
    private static final ModbusMap FOUR = new ModbusMap(0, 4, false, null, null);
    private static final ModbusMap ALL =
            new ModbusMap(1_000, 5, true, new ModbusMap.Register(36, 7, 1), new ModbusMap.Register(37, 1, 0));

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes);
    }

    private static Optional<SignAnswer> answer(SignRequest request, byte[] heard) {
        return request.answer().parse(heard);
    }

    /** The read request of the specification's first RTU examples everywhere: 01 03 00 00 00 04 with CRC 44 09. */
    @Test
    void theBytesAreThoseOfTheSpecification() {
        ModbusSignCodec rtu = new ModbusSignCodec(ModbusFraming.RTU, 1, FOUR);
        ModbusSignCodec tcp = new ModbusSignCodec(ModbusFraming.TCP, 17, FOUR);

        assertThat(hex(rtu.read().orElseThrow().bytes())).isEqualTo("01 03 00 00 00 04 44 09");
        assertThat(hex(tcp.read().orElseThrow().bytes())).isEqualTo("00 01 00 00 00 06 11 03 00 00 00 04");
        assertThat(hex(rtu.show(new SignFace("A012", false, false)).get(0).bytes()))
                .startsWith("01 10 00 00 00 04 08 00 41 00 30 00 31 00 32");
    }

    @Test
    void packedTextLightAndBlinkingGoToTheirRegisters() {
        ModbusSignCodec codec = new ModbusSignCodec(ModbusFraming.TCP, 1, ALL);
        List<String> sent = codec.show(new SignFace("A0123", true, true)).stream()
                .map(one -> hex(one.bytes()).substring("00 00 00 00 00 00 01 ".length()))
                .toList();

        assertThat(sent)
                .containsExactly(
                        "10 03 E8 00 03 06 41 30 31 32 33 00", "10 00 24 00 01 02 00 01", "10 00 25 00 01 02 00 01");
        assertThat(codec.dims()).isTrue();
        assertThat(codec.blinks()).isTrue();
    }

    @Test
    void anAnswerIsFoundInPiecesAndBehindNoise() {
        ModbusSignCodec codec = new ModbusSignCodec(ModbusFraming.RTU, 1, FOUR);
        byte[] body = hex("01 03 08 00 41 00 30 00 31 00 32");
        int crc = ModbusCrc.of(body, 0, body.length);
        byte[] heard = Arrays.copyOf(hex("00 FF 01 03"), 4 + body.length + 2);
        System.arraycopy(body, 0, heard, 4, body.length);
        heard[heard.length - 2] = (byte) crc;
        heard[heard.length - 1] = (byte) (crc >> 8);

        for (int length = 0; length < heard.length; length++)
            assertThat(answer(codec.read().orElseThrow(), Arrays.copyOf(heard, length)))
                    .isEmpty();
        assertThat(answer(codec.read().orElseThrow(), heard)).hasValue(new SignAnswer.Shows("A012"));
    }

    @Test
    void anothersAnswerALateOneAndADamagedOneAreNone() {
        ModbusSignCodec rtu = new ModbusSignCodec(ModbusFraming.RTU, 2, FOUR);
        ModbusSignCodec tcp = new ModbusSignCodec(ModbusFraming.TCP, 1, FOUR);
        SignRequest asked = tcp.read().orElseThrow();
        byte[] late = hex("00 00 00 00 00 0B 01 03 08 00 41 00 30 00 31 00 32");
        byte[] right = hex("00 01 00 00 00 0B 01 03 08 00 41 00 30 00 31 00 32");

        assertThat(answer(rtu.read().orElseThrow(), hex("01 03 08 00 41 00 30 00 31 00 32 00 00")))
                .isEmpty();
        assertThat(answer(asked, late)).isEmpty();
        assertThat(answer(asked, right)).hasValue(new SignAnswer.Shows("A012"));
    }

    @Test
    void anExceptionIsARefusal() {
        ModbusSignCodec codec = new ModbusSignCodec(ModbusFraming.TCP, 1, FOUR);

        assertThat(answer(codec.read().orElseThrow(), hex("00 01 00 00 00 03 01 83 02")))
                .hasValueSatisfying(one -> assertThat(one).isInstanceOf(SignAnswer.Refused.class));
    }

    @Test
    void anyNoiseIsTakenWithoutAWord() {
        long seed = Long.getLong("motcua.seed", 20_261_122);
        Random random = new Random(seed);
        ModbusSignCodec codec = new ModbusSignCodec(ModbusFraming.RTU, 1, FOUR);
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            assertThat(answer(codec.read().orElseThrow(), noise))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void aSitesOwnMapIsReadFromItsFileAndItsMistakesAreNamed(@TempDir Path folder) throws Exception {
        Path map = folder.resolve("led.yaml");
        Files.writeString(map, "text: 1000\ncells: 5\npacked: true\nlight: {register: 36, bright: 7, dim: 1}\n");
        Path bad = folder.resolve("bad.yaml");
        Files.writeString(bad, "txt: 1000\ncells: 900\n");

        ConfigNode right = ConfigNode.parse("agent.yaml", "map: " + map);
        assertThat(ModbusMap.of(right))
                .isEqualTo(new ModbusMap(1_000, 5, true, new ModbusMap.Register(36, 7, 1), null));
        right.check();
        ConfigNode wrong = ConfigNode.parse("agent.yaml", "map: " + bad);
        ModbusMap.of(wrong);
        assertThat(wrong.problems()).anyMatch(one -> one.value().contains("txt"));
        assertThat(wrong.problems()).anyMatch(one -> one.value().contains("900"));
        ConfigNode unknown = ConfigNode.parse("agent.yaml", "map: nothing");
        ModbusMap.of(unknown);
        assertThat(unknown.problems()).hasSize(1);
    }
}
