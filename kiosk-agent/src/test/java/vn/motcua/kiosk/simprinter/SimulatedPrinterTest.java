package vn.motcua.kiosk.simprinter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Raw bytes in, raw bytes out: the judge must not be judged with the help of the accused. */
class SimulatedPrinterTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private SimulatedPrinter printer;

    @BeforeEach
    void switchOn() throws IOException {
        printer = SimulatedPrinter.listen("127.0.0.1", 0);
    }

    @AfterEach
    void switchOff() {
        printer.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", printer.port());
        socket.setSoTimeout(15_000);
        return socket;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) bytes[i] = (byte) values[i];
        return bytes;
    }

    private static byte[] ask(Socket socket, int count, int... command) throws IOException {
        socket.getOutputStream().write(bytes(command));
        return socket.getInputStream().readNBytes(count);
    }

    @Test
    void itImportsNothingOfTheDriverItJudges() throws Exception {
        Path root = Path.of(SimulatedPrinter.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (Stream<Path> all = Files.walk(root.resolve("vn/motcua/kiosk/simprinter"))) {
            for (Path file :
                    all.filter(path -> path.toString().endsWith(".class")).toList())
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain("vn/motcua/kiosk/printer");
        }
    }

    @Test
    void answersStatusAsTheReferenceSays() throws Exception {
        try (Socket socket = connect()) {
            assertThat(ask(socket, 4, 16, 4, 1, 16, 4, 2, 16, 4, 3, 16, 4, 4)).containsExactly(0x12, 0x12, 0x12, 0x12);
            assertThat(ask(socket, 4, 0x1D, 'a', 14)).containsExactly(0x10, 0, 0, 0x0F);
            assertThat(ask(socket, 1, 0x1D, 'r', 1)).containsExactly(0);
            assertThat(ask(socket, 7, 0x1D, '(', 'H', 6, 0, 48, 48, 'a', 'b', 'c', 'd'))
                    .containsExactly(0x37, 0x22, 'a', 'b', 'c', 'd', 0);

            printer.coverOpen(true);

            assertThat(socket.getInputStream().readNBytes(4)).containsExactly(0x38, 0, 0, 0x0F);
            assertThat(ask(socket, 2, 16, 4, 1, 16, 4, 2)).containsExactly(0x1A, 0x16);
        }
    }

    @Test
    void offlineItAnswersInRealTimeButCarriesNothingOut() throws Exception {
        printer.paperOut(true);
        try (Socket socket = connect()) {
            assertThat(ask(socket, 1, 0x1D, 'r', 1, 16, 4, 4)).containsExactly(0x7E);

            printer.paperOut(false);

            assertThat(socket.getInputStream().read()).isZero();
        }
    }

    @Test
    void initialiseSwitchesStatusBackOff() throws Exception {
        try (Socket socket = connect()) {
            assertThat(ask(socket, 4, 0x1D, 'a', 14)).hasSize(4);
            socket.getOutputStream().write(bytes(0x1B, '@', 0x1D, 'r', 1));
            assertThat(socket.getInputStream().read()).isZero();

            printer.coverOpen(true);

            assertThat(ask(socket, 1, 16, 4, 2)).containsExactly(0x16);
        }
    }

    @Test
    void paperIsDrawnDotForDotAndCut() throws Exception {
        ByteArrayOutputStream job = new ByteArrayOutputStream();
        job.writeBytes(bytes(0x1B, '@', 0x1D, 'v', '0', 0, 72, 0, 2, 0));
        byte[] rows = new byte[144];
        rows[0] = (byte) 0x80;
        rows[143] = 1;
        job.writeBytes(rows);
        job.writeBytes(bytes(0x1D, 'V', 0));
        try (Socket socket = connect()) {
            socket.getOutputStream().write(job.toByteArray());
            await().atMost(SOON).until(() -> printer.cuts() == 1);
        }
        var ticket = printer.tickets().get(0);

        assertThat(ticket.getHeight()).isEqualTo(2);
        assertThat(ticket.getRGB(0, 0) & 0xFF).isZero();
        assertThat(ticket.getRGB(575, 1) & 0xFF).isZero();
        assertThat(ticket.getRGB(1, 0) & 0xFF).isEqualTo(255);
        assertThat(ImageIO.read(new ByteArrayInputStream(printer.paperPng())).getWidth())
                .isEqualTo(576);
        assertThat(printer.unparsedBytes() + printer.textBytes()).isZero();
    }

    @Test
    void strayTextIsCountedAsGarbage() throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("oops".getBytes(StandardCharsets.US_ASCII));
            await().atMost(SOON).until(() -> printer.textBytes() == 4);
        }
    }

    @Test
    void aSecondClientWaitsUntilTheFirstHasGone() throws Exception {
        try (Socket first = connect();
                Socket second = connect()) {
            assertThat(ask(first, 1, 16, 4, 1)).containsExactly(0x12);
            second.setSoTimeout(300);
            second.getOutputStream().write(bytes(16, 4, 1));
            boolean isAnswered;
            try {
                isAnswered = second.getInputStream().read() >= 0;
            } catch (SocketTimeoutException e) {
                isAnswered = false;
            }
            assertThat(isAnswered).isFalse();

            first.close();
            second.setSoTimeout(15_000);

            assertThat(second.getInputStream().read()).isEqualTo(0x12);
        }
    }

    @Test
    void frozenItTakesWhatTheSystemBuffersAndSaysNothing() throws Exception {
        printer.frozen(true);
        try (Socket socket = connect()) {
            socket.setSoTimeout(300);
            socket.getOutputStream().write(bytes(16, 4, 1));
            long before = printer.bytesReceived();
            boolean isSilent;
            try {
                isSilent = socket.getInputStream().read() < 0;
            } catch (SocketTimeoutException e) {
                isSilent = true;
            }
            assertThat(isSilent).isTrue();
            assertThat(before).isZero();

            socket.setSoTimeout(15_000);
            printer.frozen(false);

            assertThat(socket.getInputStream().read()).isEqualTo(0x12);
        }
    }
}
