package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.print.FenceKind;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.print.PrintOutcome.Confirmed;
import vn.motcua.edge.print.PrintOutcome.Unknown;
import vn.motcua.edge.print.PrintOutcome.UnknownReason;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.kiosk.printer.EncodedTicket;
import vn.motcua.kiosk.printer.PrintMode;
import vn.motcua.kiosk.printer.PrinterProfile;
import vn.motcua.kiosk.printer.PrinterSettings;
import vn.motcua.kiosk.printer.TicketEncoders;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** What a technician does first with a printer, in all the ways it can go. */
@Timeout(90)
class TestPrintTest {
    private final List<DeviceStatus> heard = new ArrayList<>();

    private TestPrint.Result print(String address, String profile) throws InterruptedException {
        PrinterSettings settings =
                PrinterSettings.of("test", LinkAddress.parse(address), PrinterProfile.named(profile));
        return new TestPrint(settings, TicketEncoders.of(settings.profile(), settings.address()), heard::add)
                .run(ticket());
    }

    private static TicketPrintout ticket() {
        return new TicketPrintout(
                "UBND phường An Bình",
                "Trung tâm Phục vụ hành chính công",
                "PHIẾU THỬ",
                "Chứng thực",
                "A000",
                null,
                null,
                null,
                "07:42 · 23/11/2026",
                "https://mc.example.vn/t/test",
                null,
                "Phiếu thử, không có giá trị",
                null,
                null,
                null,
                Locale.forLanguageTag("vi"));
    }

    private static SimulatedPrinter printer() throws IOException {
        return SimulatedPrinter.listen("127.0.0.1", 0);
    }

    private void assertRefused(TestPrint.Result result, DeviceCode code) {
        assertThat(result.outcome()).isEmpty();
        assertThat(result.code()).contains(code);
        assertThat(heard).hasSize(1);
    }

    @Test
    void aHealthyNetworkPrinterProvesIt() throws Exception {
        try (SimulatedPrinter printer = printer()) {
            TestPrint.Result result = print(printer.address(), "epson-tm-t20");

            assertThat(result.outcome()).contains(new Confirmed(FenceKind.PROCESS_ID));
            assertThat(heard.get(0).condition()).isEqualTo(Condition.READY);
            assertThat(printer.cuts()).isEqualTo(1);
            assertThat(printer.unparsedBytes() + printer.textBytes()).isZero();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aSerialPrinterToo() throws Exception {
        try (SimulatedPrinter printer = SimulatedPrinter.onPseudoTerminal(SimulatedPrinter.WIDTH_DOTS_58)) {
            TestPrint.Result result = print(printer.address(), "generic-58");

            assertThat(result.outcome()).contains(new Confirmed(FenceKind.GS_R));
        }
    }

    @Test
    void aFileGetsTheTicketAndNothingElseWhateverTheProfile(@TempDir Path folder) throws Exception {
        Path once = folder.resolve("once.bin");
        Path again = folder.resolve("again.bin");

        TestPrint.Result result = print("file:" + once, "epson-tm-t20");
        print("file:" + again, "epson-tm-t20");

        assertThat(result.outcome()).contains(new Unknown(UnknownReason.NO_FENCE));
        byte[] bytes = Files.readAllBytes(once);
        assertThat(bytes).startsWith(0x1B, '@', 0x1D, 'v', '0').endsWith(0x1D, 'V', 66, 0);
        assertThat(Files.readAllBytes(again)).isEqualTo(bytes);
    }

    @Test
    void aPrinterThatAnswersNothingIsNotSaidToHavePrinted() throws Exception {
        try (SimulatedPrinter printer = printer()) {
            printer.mute(true);

            assertRefused(print(printer.address(), "generic-80"), DeviceCode.E_TIMEOUT);
            assertThat(printer.cuts()).isZero();

            TestPrint.Result blind = print(printer.address(), "write-only-80");
            assertThat(blind.outcome()).contains(new Unknown(UnknownReason.NO_FENCE));
        }
    }

    @Test
    void paperCoverAndCutterAreToldAndNothingIsSent() throws Exception {
        try (SimulatedPrinter printer = printer()) {
            printer.paperOut(true);
            assertRefused(print(printer.address(), "generic-80"), DeviceCode.P_PAPER_OUT);
            heard.clear();
            printer.paperOut(false);
            printer.coverOpen(true);
            assertRefused(print(printer.address(), "generic-80"), DeviceCode.P_COVER_OPEN);
            heard.clear();
            printer.coverOpen(false);
            printer.cutterJam(true);
            assertRefused(print(printer.address(), "generic-80"), DeviceCode.P_CUTTER);
            assertThat(printer.cuts()).isZero();
        }
    }

    @Test
    void aClosedPortAnUnknownHostAndAMissingDeviceAreToldAtOnce(@TempDir Path folder) throws Exception {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        long begun = System.nanoTime();

        assertRefused(print("tcp://127.0.0.1:" + closed, "generic-80"), DeviceCode.E_OFFLINE);
        heard.clear();
        assertRefused(print("tcp://printer.invalid:9100", "generic-80"), DeviceCode.E_OFFLINE);
        heard.clear();
        assertRefused(print("serial:" + folder.resolve("ttyUSB9") + "@19200", "generic-80"), DeviceCode.E_NOHARDWARE);
        heard.clear();
        assertRefused(print("file:" + folder.resolve("no/such/place"), "generic-80"), DeviceCode.E_NOHARDWARE);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(40));
    }

    @Test
    void paperThatEndsInTheMiddleIsUnknownAndSaysWhy() throws Exception {
        try (SimulatedPrinter printer = printer()) {
            printer.paperOutAfter(20_000);

            TestPrint.Result result = print(printer.address(), "generic-80");

            assertThat(result.outcome()).contains(new Unknown(UnknownReason.PAPER_OUT));
        }
    }

    @Test
    void aTicketIsWaitedForLongerThanItsDriverMayTake() {
        for (String address : new String[] {"serial:COM3@9600", "serial:COM3@1200", "tcp://printer:9100"}) {
            PrinterSettings settings =
                    PrinterSettings.of("p", LinkAddress.parse(address), PrinterProfile.named("generic-80"));
            EncodedTicket whole =
                    TicketEncoders.of(settings.profile(), settings.address()).encode(ticket());
            Duration driver =
                    settings.times().patience().plus(settings.printTime(whole.lengthMax(), whole.heightDots()));

            assertThat(TestPrint.longest(settings, whole)).as(address).isGreaterThan(driver);
            assertThat(TestPrint.useful(settings.times()))
                    .isGreaterThan(settings.times().patience());
        }
    }

    @Test
    void aDriverThatNeverSaysWhatBecameOfAJobLeavesItUnknown() throws Exception {
        assertThat(TestPrint.outcome(Promise.<PrintOutcome>promise().future(), Duration.ofMillis(20)))
                .isEqualTo(new Unknown(UnknownReason.TIMEOUT));
    }

    @Test
    void aTextTicketInAFileBeginsAfreshWhateverThePrinterWasLeftIn(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("text.bin");
        PrinterSettings settings = PrinterSettings.of(
                "test",
                LinkAddress.parse("file:" + file),
                PrinterProfile.named("epson-tm-t20").with(PrintMode.TEXT));

        new TestPrint(settings, TicketEncoders.of(settings.profile(), settings.address()), heard::add).run(ticket());

        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes).startsWith(0x1B, '@').endsWith(0x1D, 'V', 66, 0);
        assertThat(bytes[2] == 0x1B && bytes[3] == '@').isFalse();
    }

    @Test
    void aSlowLineIsGivenItsTime() {
        PrinterSettings slow =
                PrinterSettings.of("slow", LinkAddress.parse("serial:COM3@19200"), PrinterProfile.named("generic-80"));
        PrinterSettings fast =
                PrinterSettings.of("fast", LinkAddress.parse("tcp://printer:9100"), PrinterProfile.named("generic-80"));

        assertThat(slow.printTime(19_200, 0)).isEqualTo(slow.times().print().plusSeconds(12));
        assertThat(fast.printTime(19_200, 0)).isEqualTo(fast.times().print());
        assertThat(fast.printTime(0, 8_000))
                .isBetween(
                        fast.times().print().plusSeconds(10),
                        fast.times().print().plusSeconds(14));
    }
}
