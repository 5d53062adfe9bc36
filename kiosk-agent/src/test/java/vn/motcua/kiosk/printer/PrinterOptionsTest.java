package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.awt.image.BufferedImage;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.printer.PrinterProfile.Cut;
import vn.motcua.kiosk.printer.PrinterProfile.LogoMemory;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** Cutter, presenter, drawer, beeper, roll and stored logo, on the simulated printer. */
class PrinterOptionsTest {
    private Vertx vertx;
    private LinkRuntime links;
    private SimulatedPrinter printer;

    @BeforeEach
    void switchOn() throws Exception {
        vertx = Vertx.vertx();
        links = new LinkRuntime();
        printer = SimulatedPrinter.listen("127.0.0.1", 0);
    }

    @AfterEach
    void switchOff() {
        printer.close();
        links.close();
        Rig.await(vertx.close());
    }

    private Rig rig(PrinterProfile profile) {
        return new Rig(vertx, links, printer, profile, new MemoryJournal(), Rig.SHORT).started();
    }

    @Test
    void aTicketBeepsAndPulsesTheDrawerWhereTheSiteWantsIt() {
        PrinterProfile profile = PrinterProfile.named("xprinter-xp-80")
                .with(Cut.FULL, List.of(TicketAction.BEEP, TicketAction.DRAWER_2, TicketAction.DRAWER_5));
        try (Rig rig = rig(profile)) {
            assertThat(Rig.await(rig.print("a")).name()).isEqualTo("CONFIRMED");

            assertThat(printer.actions()).containsExactly("beep", "drawer 2", "drawer 5");
            assertThat(printer.unparsedBytes() + printer.textBytes()).isZero();
        }
    }

    @Test
    void aKioskPrinterHoldsTheTicketOut() {
        try (Rig rig = rig(PrinterProfile.named("kiosk-80"))) {
            assertThat(Rig.await(rig.print("a")).name()).isEqualTo("CONFIRMED");

            assertThat(printer.actions()).containsExactly("present 12");
            assertThat(printer.cuts()).isEqualTo(1);
        }
    }

    @Test
    void theBeeperOfEachFamilyIsUnderstood() {
        try (Rig rig = rig(PrinterProfile.named("epson-tm-t82").with(Cut.PARTIAL, List.of(TicketAction.BEEP)))) {
            assertThat(Rig.await(rig.print("a")).name()).isEqualTo("CONFIRMED");
            assertThat(printer.actions()).containsExactly("beep");
            assertThat(printer.unparsedBytes()).isZero();
        }
    }

    @Test
    void theCutIsTheSitesChoice() {
        assertThat(TicketEnd.cut(PrinterProfile.named("generic-80"))).isEqualTo(EscPosCodec.cutPartial());
        assertThat(TicketEnd.cut(PrinterProfile.named("generic-80").with(Cut.FULL, List.of())))
                .isEqualTo(EscPosOptions.cutFull());
        assertThat(TicketEnd.cut(PrinterProfile.named("generic-58"))).isEqualTo(EscPosCodec.feedLines(4));
    }

    @Test
    void whatAPrinterCannotDoIsRefusedNamingWhatItCan() {
        ConfigNode entry = ConfigNode.parse("agent.yaml", "{cut: full, onTicket: [beep, drawer_2], mode: raster}");

        PrinterProfile profile = ProfileOverride.read(entry, PrinterProfile.named("epson-tm-t20"));

        assertThat(profile.mode()).isEqualTo(PrintMode.RASTER);
        assertThat(entry.problems())
                .extracting(problem -> problem.key() + " " + problem.value())
                .containsExactlyInAnyOrder("cut full", "onTicket beep");
        assertThat(entry.problems().toString()).contains("partial").contains("drawer_2, drawer_5");
    }

    @Test
    void aMarginMovesThePictureInwards() {
        byte[] rows = {(byte) 0xFF, 1, 2, 3};
        RasterTicket wide = new RasterTicket(16, rows).withMargin(8);

        assertThat(wide.widthDots()).isEqualTo(32);
        assertThat(wide.rows()).containsExactly(0, 0xFF, 1, 0, 0, 2, 3, 0);
    }

    @Test
    void theRollIsCountedWarnedOfAndAFreshOneClearsTheWarning() {
        PrinterSettings settings = PrinterSettings.of(
                        "printer-1", LinkAddress.parse(printer.address()), PrinterProfile.named("generic-80"))
                .withRoll(1)
                .with(Rig.SHORT);
        MemoryJournal journal = new MemoryJournal();
        PrintService service = PrintService.create(vertx, settings, journal, Clock.systemUTC(), s -> {}, links);
        Rig.await(service.start());
        // A roll of one metre warns from the beginning.
        await().atMost(Duration.ofSeconds(20))
                .until(() -> service.status().codes().contains(DeviceCode.P_PAPER_NEAR_END));
        assertThat(service.status().condition()).isEqualTo(Condition.ATTENTION);

        var job = journal.queued(Samples.job("r", "A012", "printer-1", Samples.plain("A012", Samples.url("r"))));
        assertThat(Rig.await(service.submit(job)).name()).isEqualTo("CONFIRMED");

        double height = printer.tickets().get(0).getHeight() * 25.4 / 203 / 1_000;
        assertThat(Rig.await(service.paperUse()).usedMetres()).isBetween(height - 0.01, height + 0.02);
        Rig.await(service.rollChanged());
        assertThat(Rig.await(service.paperUse()).usedMetres()).isZero();
        Rig.await(service.close());
    }

    @ParameterizedTest
    @EnumSource(
            value = LogoMemory.class,
            names = {"GS_L", "FS_P"})
    void aStoredLogoComesOutDotForDotAlsoAfterThePowerWasOff(LogoMemory memory) throws Exception {
        byte[] rows = new byte[72 * 40];
        new Random(3).nextBytes(rows);
        send(EscPosOptions.storeLogo(memory, 72, rows));
        await().atMost(Duration.ofSeconds(20)).until(() -> printer.actions().size() == 1);
        printer.powerCycle();

        send(EscPosOptions.printLogo(memory));
        await().atMost(Duration.ofSeconds(20)).until(() -> printer.uncutRows() == 40);

        BufferedImage paper = printer.uncutPaper();
        for (int y = 0; y < 40; y++)
            for (int x = 0; x < 576; x++) {
                boolean isBlack = (rows[y * 72 + x / 8] >> (7 - x % 8) & 1) == 1;
                assertThat((paper.getRGB(x, y) & 0xFF) == 0).as("%d, %d", x, y).isEqualTo(isBlack);
            }
        assertThat(printer.unparsedBytes() + printer.textBytes()).isZero();
    }

    private void send(byte[] bytes) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", printer.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }
    }

    @Test
    void aPrinterThatCanBeAskedIsAskedWhetherItHoldsTheLogo() throws Exception {
        byte[] rows = new byte[72 * 8];
        EncodedTicket byReference = new EncodedTicket() {
            @Override
            public byte[] bytes(PrinterMemory memory) {
                return memory.isLogoStored() ? EscPosOptions.printLogo(LogoMemory.GS_L) : EscPosCodec.feedDots(1);
            }

            @Override
            public int lengthMax() {
                return 100;
            }
        };
        assertThat(logoPrintedBy(byReference)).isFalse();
        send(EscPosOptions.storeLogo(LogoMemory.GS_L, 72, rows));
        await().atMost(Duration.ofSeconds(20)).until(() -> printer.actions().contains("store MC"));
        assertThat(logoPrintedBy(byReference)).isTrue();
    }

    private boolean logoPrintedBy(EncodedTicket ticket) throws Exception {
        PrinterSettings settings = PrinterSettings.of(
                        "printer-1", LinkAddress.parse(printer.address()), PrinterProfile.named("epson-tm-t20"))
                .withStoredLogo(true)
                .with(Rig.SHORT);
        MemoryJournal journal = new MemoryJournal();
        PrintService service = PrintService.tried(vertx, settings, journal, links, printout -> ticket);
        Rig.await(service.start());
        await().atMost(Duration.ofSeconds(20)).until(() -> service.status().condition() == Condition.READY);
        long before = printer.actions().stream().filter("logo MC"::equals).count();
        var job = Samples.job("l" + before, "A012", "printer-1", Samples.plain("A012", Samples.url("l")));
        assertThat(Rig.await(service.submit(journal.queued(job))).name()).isEqualTo("CONFIRMED");
        Rig.await(service.close());
        return printer.actions().stream().filter("logo MC"::equals).count() > before;
    }
}
