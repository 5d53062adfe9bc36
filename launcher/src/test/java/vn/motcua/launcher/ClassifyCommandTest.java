package vn.motcua.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.motcua.core.wire.Json;

class ClassifyCommandTest {
    // Place 099 is given to nobody.
    private static final String CARD = "099090000031||Lê Văn Ví Dụ|09091990|Nam|Buôn Mẫu, Xã Thử, Đắk Lắk|20082023";
    private static final String SLIP = "H12.15-250701-0042";

    private final StringWriter printed = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int classify(byte[] input, String... arguments) {
        return new CommandLine(new ClassifyCommand(new ByteArrayInputStream(input), System.out))
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    private List<ObjectNode> objects(String input, String... arguments) {
        assertThat(classify(input.getBytes(StandardCharsets.UTF_8), arguments)).isZero();
        assertThat(errors.toString()).isEmpty();
        return printed.toString().lines().map(Json::parseObject).toList();
    }

    @Test
    void printsOneObjectForEachScanWhateverEndsIt() {
        List<ObjectNode> objects = objects(SLIP + "\r" + SLIP + "\n" + SLIP + "\r\n" + SLIP + "\r\r\n" + CARD);

        assertThat(objects)
                .extracting(object -> object.path("kind").asText())
                .containsExactly(
                        "APPOINTMENT_SLIP",
                        "APPOINTMENT_SLIP",
                        "APPOINTMENT_SLIP",
                        "APPOINTMENT_SLIP",
                        "UNKNOWN",
                        "CITIZEN_ID");
        assertThat(objects.get(4).path("warnings").get(0).asText()).isEqualTo("EMPTY");
        assertThat(objects.get(0).path("fields").path("dossierCode").asText()).isEqualTo(SLIP);
    }

    @Test
    void personalFieldsAreMaskedUnlessAskedFor() {
        ObjectNode masked = objects(CARD, "--lang", "vi").get(0);

        assertThat(masked.path("masked").asBoolean()).isTrue();
        assertThat(masked.path("label").asText()).isEqualTo("Thẻ căn cước");
        assertThat(masked.path("fields").path("idNumber").asText()).isEqualTo("•••031");
        assertThat(masked.path("personal")).extracting(node -> node.asText()).contains("idNumber", "name", "address");
        assertThat(masked.path("warnings").get(0).asText()).isEqualTo("PLACE_UNKNOWN");
        assertThat(masked.path("advice").get(0).asText()).startsWith("Ba chữ số đầu");
        assertThat(printed.toString())
                .doesNotContain("Ví Dụ")
                .doesNotContain("090000031")
                .doesNotContain("1990");
    }

    @Test
    void showTellsAll() {
        ObjectNode shown = objects(CARD, "--show", "--lang=en").get(0);

        assertThat(shown.path("masked").asBoolean()).isFalse();
        assertThat(shown.path("label").asText()).isEqualTo("Citizen identity card");
        assertThat(shown.path("fields").path("name").asText()).isEqualTo("Lê Văn Ví Dụ");
        assertThat(shown.path("fields").path("birthDate").asText()).isEqualTo("1990-09-09");
    }

    @Test
    void rawFileIsOneScanWithItsControlBytes(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("scan.bin"),
                "]Q1I<UTOD231458907<<<<<<<<<<<<<<<\r\n7408122F1204159UTO<<<<<<<<<<<6\r\nERIKSSON<<ANNA<MARIA<<<<<<<<<<\r");

        List<ObjectNode> objects = objects("", "--raw", file.toString(), "--show");

        assertThat(objects).hasSize(1);
        assertThat(objects.get(0).path("kind").asText()).isEqualTo("MRZ");
        assertThat(objects.get(0).path("symbology").asText()).isEqualTo("]Q1");
        assertThat(objects.get(0).path("fields").path("surname").asText()).isEqualTo("ERIKSSON");
    }

    @Test
    void badUtf8EmptyFilesAndLongScansAreObjectsToo(@TempDir Path folder) throws IOException {
        byte[] bad = {'a', (byte) 0xFF, 'b', '\n'};
        Path empty = Files.createFile(folder.resolve("empty"));
        Path large = Files.writeString(folder.resolve("large"), "9".repeat(100_000));

        assertThat(classify(bad)).isZero();
        assertThat(classify("9".repeat(100_000).getBytes(StandardCharsets.US_ASCII)))
                .isZero();
        assertThat(classify(new byte[0], "--raw", empty.toString())).isZero();
        assertThat(classify(new byte[0], "--raw", large.toString())).isZero();
        assertThat(classify(new byte[0])).isZero();

        assertThat(printed.toString()
                        .lines()
                        .map(line ->
                                Json.parseObject(line).path("warnings").get(0).asText()))
                .containsExactly("BAD_UTF8", "TOO_LONG", "EMPTY", "TOO_LONG");
    }

    @Test
    void whatCannotBeReadIsSaidAndEndsWithTwo(@TempDir Path folder) {
        assertThat(classify(new byte[0], "--raw", folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("none");
        assertThat(classify(new byte[0], "--raw", folder.toString())).isEqualTo(2);
        assertThat(classify(new byte[0], "--lang", "fr")).isEqualTo(2);
        assertThat(errors.toString()).contains("vi, en");
        assertThat(printed.toString()).isEmpty();
    }

    @Test
    void resultsThatCannotBeWrittenEndTheCommandWithOne() {
        PrintStream full = new PrintStream(new FullDisk(), true, StandardCharsets.UTF_8);
        byte[] input = (SLIP + "\n" + SLIP + "\n").getBytes(StandardCharsets.US_ASCII);
        // As on the real standard output: a writer over the stream, which swallows what goes wrong.
        PrintWriter writer = new PrintWriter(new OutputStreamWriter(full, StandardCharsets.UTF_8), true);

        int exit = new CommandLine(new ClassifyCommand(new ByteArrayInputStream(input), full))
                .setOut(writer)
                .setErr(new PrintWriter(errors, true))
                .execute("--lang=en");

        assertThat(exit).isEqualTo(1);
        assertThat(errors.toString().lines()).hasSize(1);
    }

    private static final class FullDisk extends OutputStream {
        @Override
        public void write(int value) throws IOException {
            throw new IOException("No space left on device");
        }
    }

    @Test
    void answersAtTheCarriageReturnWithoutWaitingForMore() throws Exception {
        BlockingQueue<String> answers = new LinkedBlockingQueue<>();
        try (PipedOutputStream scanner = new PipedOutputStream();
                PipedInputStream input = new PipedInputStream(scanner)) {
            Thread reader = new Thread(() -> readInto(answers, input));
            reader.start();
            scanner.write((SLIP + "\r").getBytes(StandardCharsets.US_ASCII));
            scanner.flush();

            assertThat(answers.poll(20, TimeUnit.SECONDS)).isEqualTo(SLIP);

            scanner.close();
            reader.join(20_000);
        }
    }

    private static void readInto(BlockingQueue<String> answers, PipedInputStream input) {
        try {
            new ScanLines(input).forEach(scan -> answers.add(new String(scan, StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            answers.add(e.toString());
        }
    }
}
