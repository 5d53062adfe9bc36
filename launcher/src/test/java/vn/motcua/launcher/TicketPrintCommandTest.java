package vn.motcua.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.device.DeviceTexts;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.print.PrintOutcome.UnknownReason;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.kiosk.TestPrint;
import vn.motcua.kiosk.printer.PrintMode;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** {@code motcua ticket print} as a technician types it. */
@Timeout(120)
class TicketPrintCommandTest {
    private final StringWriter printed = new StringWriter();
    private final StringWriter errors = new StringWriter();

    private int run(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "print";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return execute(all);
    }

    private int execute(String... all) {
        CommandLine line = new CommandLine(new TicketCommand());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line.setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(errors, true))
                .execute(all);
    }

    private static String text(String key) {
        return ResourceBundle.getBundle(TicketCommand.TEXTS).getString(key).replaceAll("[:(].*", "");
    }

    @Test
    void aNetworkPrinterProvesItAndTheExitCodeIsZero() throws Exception {
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0)) {
            int code = run("--to", printer.address(), "--profile", "epson-tm-t20", "--data", "number=B105");

            assertThat(code).as("%s%s", printed, errors).isZero();
            assertThat(printed.toString())
                    .contains("epson-tm-t20")
                    .contains(text("print.confirmed"))
                    .contains("PROCESS_ID");
            assertThat(errors.toString()).isEmpty();
            assertThat(printer.cuts()).isEqualTo(1);
            assertThat(printer.unparsedBytes()).isZero();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aSlowSerialPrinterGetsTextByItself() throws Exception {
        try (SimulatedPrinter printer = SimulatedPrinter.onPseudoTerminal(SimulatedPrinter.WIDTH_DOTS_80)) {
            String address = "serial:" + printer.path() + "@19200";

            assertThat(run("--to", address, "--profile", "epson-tm-t20"))
                    .as("%s%s", printed, errors)
                    .isZero();
            assertThat(printed.toString()).contains(text("print.mode.TEXT"));
            assertThat(printer.unparsedBytes()).isZero();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPictureOnASlowLineIsWarnedOf() throws Exception {
        try (SimulatedPrinter printer = SimulatedPrinter.onPseudoTerminal(SimulatedPrinter.WIDTH_DOTS_58)) {
            String address = "serial:" + printer.path() + "@19200";

            assertThat(run("--to", address, "--profile", "generic-58"))
                    .as("%s%s", printed, errors)
                    .isZero();
            assertThat(printed.toString()).contains(text("print.slow"));
        }
    }

    @Test
    void aFileIsWrittenAndThatIsSuccess(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("ticket.bin");

        assertThat(run("--to", "file:" + file, "--mode", "raster"))
                .as("%s%s", printed, errors)
                .isZero();

        assertThat(printed.toString())
                .contains(text("print.written").replaceAll("\\{.*", ""))
                .contains(file.toString());
        byte[] once = Files.readAllBytes(file);
        assertThat(once).startsWith(0x1B, '@').endsWith(0x1D, 'V', 66, 0);
        assertThat(run("--to", "file:" + file, "--mode", "raster")).isZero();
        assertThat(Files.readAllBytes(file)).hasSameSizeAs(once);
    }

    @ParameterizedTest
    @EnumSource(
            value = UnknownReason.class,
            names = {"NO_FENCE"},
            mode = EnumSource.Mode.EXCLUDE)
    void aFileThatIsNotWrittenToItsEndIsNotSaidToBe(UnknownReason why) {
        assertThat(told(new PrintOutcome.Unknown(why))).isEqualTo(PrintReport.UNKNOWN);
        assertThat(printed.toString()).isEmpty();
        assertThat(errors.toString()).contains(text("print.unknown"));
    }

    @Test
    void whereNoFileCanBeWrittenIsSaidAndNoCableIsBlamed(@TempDir Path folder) {
        assertThat(run("--to", "file:" + folder)).isEqualTo(PrintReport.NOT_PRINTED);
        assertThat(errors.toString())
                .contains(folder.toString())
                .doesNotContain(DeviceTexts.in(Locale.getDefault()).clerk(DeviceCode.E_NOHARDWARE));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsNoBrokenLine() {
        assertThat(run("--to", "file:/dev/full")).isNotZero();
        assertThat(errors.toString())
                .contains("/dev/full", "No space left")
                .doesNotContain(text("print.unknown.LINK_LOST"));
    }

    @ParameterizedTest
    @CsvSource({"en, the host name is not known", "vi, không tìm thấy máy có tên này trên mạng"})
    void aNameNobodyKnowsIsNoRefusal(String language, String words) {
        Locale terminal = Locale.getDefault();
        Locale.setDefault(new Locale(language));
        try {
            assertThat(run("--to", "tcp://nohost.invalid:9100")).isEqualTo(PrintReport.NOT_PRINTED);
            assertThat(errors.toString())
                    .contains("nohost.invalid", words)
                    .doesNotContain(DeviceTexts.in(Locale.getDefault()).technician(DeviceCode.E_OFFLINE));
        } finally {
            Locale.setDefault(terminal);
        }
    }

    @Test
    void aWebServerIsNoBrokenPrinter() throws Exception {
        try (ServerSocket web = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread answering = new Thread(() -> answerInWords(web));
            answering.setDaemon(true);
            answering.start();

            assertThat(run("--to", "tcp://127.0.0.1:" + web.getLocalPort())).isEqualTo(PrintReport.NOT_PRINTED);
        }
        assertThat(errors.toString()).contains("E_PROTOCOL").doesNotContain("P_UNRECOVERABLE");
    }

    private static void answerInWords(ServerSocket web) {
        List<Socket> open = new ArrayList<>();
        try {
            while (true) {
                Socket one = web.accept();
                open.add(one);
                assertThat(one.getInputStream().read()).isNotNegative();
                one.getOutputStream()
                        .write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    @Test
    void aSilentPrinterMayBeHeldByAnother() {
        told(Optional.empty(), DeviceCode.E_TIMEOUT, false);
        assertThat(errors.toString()).contains(text("print.not.silent"));
    }

    @Test
    void aPrinterThatAnswersOtherQuestionsIsNotSilent() {
        told(Optional.empty(), DeviceCode.E_TIMEOUT, true);
        assertThat(errors.toString()).contains(text("print.not.half").replaceAll("\\..*", ""), "DLE EOT");
    }

    @Test
    void aWriteThatStalledIsNotSaidToBeTakenWhole() {
        told(Optional.of(new PrintOutcome.Unknown(UnknownReason.TIMEOUT)), DeviceCode.E_WRITE_STALLED, true);
        assertThat(errors.toString()).contains(text("print.unknown.STALLED"));
    }

    private void told(Optional<PrintOutcome> outcome, DeviceCode code, boolean isHeard) {
        new PrintReport(new PrintWriter(printed), new PrintWriter(errors), "print.confirmed")
                .tell(
                        LinkAddress.parse("tcp://127.0.0.1:9100"),
                        new TestPrint.Result(outcome, Optional.of(code), "", isHeard, Duration.ZERO));
    }

    @Test
    void whoStopsItIsToldWhetherSomethingMayBeOnPaper() {
        try (LastWord word = new LastWord(new PrintWriter(errors, true))) {
            word.say();
            assertThat(errors.toString()).contains(text("print.not.before"));
            word.sending();
            word.say();
            assertThat(errors.toString()).contains(text("print.unknown.STOPPED"));
        }
    }

    @Test
    void aFileOfWhichNothingIsWrittenIsNotPrinted() {
        assertThat(told(new PrintOutcome.FailedNotPrinted(DeviceCode.E_LINK_LOST)))
                .isEqualTo(PrintReport.NOT_PRINTED);
        assertThat(told(new PrintOutcome.Unknown(UnknownReason.NO_FENCE))).isZero();
    }

    private int told(PrintOutcome outcome) {
        return new PrintReport(new PrintWriter(printed), new PrintWriter(errors), "print.confirmed")
                .tell(
                        LinkAddress.parse("file:t.bin"),
                        new TestPrint.Result(Optional.of(outcome), Optional.empty(), "", false, Duration.ZERO));
    }

    @Test
    void aPreviewSaysThatASlowLineGetsText(@TempDir Path folder) {
        String out = folder.resolve("t.png").toString();
        assertThat(execute("preview", "--profile", "epson-tm-t20", "--out", out))
                .as("%s%s", printed, errors)
                .isZero();
        assertThat(printed.toString()).contains("--mode text");
        printed.getBuffer().setLength(0);
        assertThat(execute("preview", "--profile", "generic-80", "--out", out)).isZero();
        assertThat(execute("preview", "--profile", "epson-tm-t20", "--mode", "text", "--out", out))
                .isZero();
        assertThat(printed.toString()).doesNotContain("--mode text");
    }

    @Test
    void noPaperAndAnOpenCoverAreExitCodeOneAndSayWhatToDo() throws Exception {
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0)) {
            printer.paperOut(true);
            assertThat(run("--to", printer.address())).isEqualTo(PrintReport.NOT_PRINTED);
            assertThat(errors.toString()).contains("P_PAPER_OUT");
            printer.paperOut(false);
            printer.coverOpen(true);
            assertThat(run("--to", printer.address())).isEqualTo(PrintReport.NOT_PRINTED);
            assertThat(errors.toString()).contains("P_COVER_OPEN");
            assertThat(printer.cuts()).isZero();
        }
    }

    @Test
    void aClosedPortIsExitCodeOne() throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        assertThat(run("--to", "tcp://127.0.0.1:" + closed)).isEqualTo(PrintReport.NOT_PRINTED);
        assertThat(errors.toString()).contains("E_OFFLINE").doesNotContain("Exception");
    }

    @Test
    void aPrinterThatProvesNothingIsExitCodeThree() throws Exception {
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0)) {
            assertThat(run("--to", printer.address(), "--profile", "write-only-80"))
                    .isEqualTo(PrintReport.UNKNOWN);
            assertThat(errors.toString()).contains(text("print.unknown"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"printer", "tcp:9100", "usb:0", "memory:x", "serial:COM3@fast"})
    void aWrongAddressIsAnsweredWithThoseThatAreAllowed(String address) {
        assertThat(run("--to", address)).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains(address).contains("tcp://").contains("usblp:/dev/usb/lp0");
    }

    @Test
    void aWrongProfileIsAnsweredWithThoseThereAre() {
        assertThat(run("--to", "tcp://127.0.0.1:1", "--profile", "epson")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains("epson-tm-t20").contains("generic-80");
    }

    @Test
    void theLogoOfATemplateIsStoredAndPrintedFromThere(@TempDir Path folder) throws Exception {
        Path template = template(folder);
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0)) {
            int code = execute(
                    "logo", "--to", printer.address(), "--profile", "epson-tm-t20", "--template", template.toString());

            assertThat(code).as("%s%s", printed, errors).isZero();
            assertThat(printer.actions()).containsExactly("store MC", "logo MC");
            assertThat(printer.unparsedBytes() + printer.textBytes()).isZero();
        }
    }

    @Test
    void aPrinterWithoutMemoryAndATemplateWithoutLogoAreToldApart(@TempDir Path folder) throws Exception {
        assertThat(execute("logo", "--to", "tcp://127.0.0.1:1", "--profile", "epson-tm-t20"))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains("standard");
        Path template = template(folder);
        assertThat(execute("logo", "--to", "tcp://127.0.0.1:1", "--template", template.toString()))
                .isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains("generic-80");
    }

    private static Path template(Path folder) throws Exception {
        BufferedImage logo = new BufferedImage(60, 40, BufferedImage.TYPE_BYTE_GRAY);
        assertThat(ImageIO.write(logo, "png", folder.resolve("logo.png").toFile()))
                .isTrue();
        return Files.writeString(
                folder.resolve("own.yaml"),
                "version: 1\nlines:\n  - {logo: logo.png, height: 10}\n  - {number: \"{number}\"}\n");
    }

    @Test
    void everyConditionReasonAndModeHasWordsInBothLanguages() {
        for (Locale locale : new Locale[] {Locale.ENGLISH, new Locale("vi")}) {
            ResourceBundle bundle = ResourceBundle.getBundle(TicketCommand.TEXTS, locale);
            for (Condition condition : Condition.values())
                assertThat(bundle.getString("print.condition." + condition)).isNotBlank();
            for (UnknownReason why : UnknownReason.values())
                assertThat(bundle.getString("print.unknown." + why)).isNotBlank();
            assertThat(bundle.getString("print.mode." + PrintMode.RASTER)).isNotBlank();
            assertThat(bundle.getString("print.mode." + PrintMode.TEXT)).isNotBlank();
        }
    }
}
