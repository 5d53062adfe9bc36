package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.motcua.edge.transport.LinkRuntime;

/**
 * Runs inside the emulated machine: each check once, one line each into a file the host reads. Every way of ending is a line, so that
 * a silent check is a failed one.
 */
public final class GuestMain {
    private static final Duration CHECK_MAX = Duration.ofSeconds(240);
    private static final boolean FULL = Boolean.getBoolean("motcua.full");
    private static final int SCANS = FULL ? 200 : 60;

    private static final String PRINTER = "vn.motcua.kiosk.printer.KernelPrinterContract";

    /* Of each contract, what a kernel's driver can spoil: bytes whole and in order, both ways, and a cable pulled. The rest is the
     * drivers' own and holds over pseudo-terminals and TCP in every build; a full run has all of it here, too. */
    private static final String[] PRINTING =
            some("aTicketIsConfirmedAndOnPaperDotForDot", "coverAndPaperAreSeenWhileIdleAndClearByThemselves");
    private static final String[] SCANNING = some(
            "everyCodeComesWholeAndInOrder",
            "vietnameseComesThrough",
            "aStumbleIsToldAndTheNextScanIsGood",
            "itComesBackAfterItsCableWasPulled");
    private static final String[] PRESSING = some(
            "onePressIsOnePressOfItsFaceAlsoWhenTheContactBounces",
            "twoAtOnceAreRejectedWithTheReason",
            "aPulledCableIsSeenAndAPressAfterPluggingInCounts");
    private static final String[] SHOWING = some(
            "eachShowsItsOwnNumberAndSaysSo",
            "theLastOfManyWins",
            "afterReplugTheCurrentNumberIsShownWithinASecond",
            "aSilentSignIsUnknownAndItsNeighbourGoesOn");

    /** A pattern of names, for work on one check; empty for all. */
    private static final String ONLY = System.getProperty("rig.only", "");

    private final PrintStream results;
    private final Pace pace = Pace.begin();

    private static String[] some(String... methods) {
        return FULL ? new String[0] : methods;
    }

    private GuestMain(PrintStream results) {
        this.results = results;
    }

    public static void main(String[] args) throws IOException {
        try (PrintStream results =
                new PrintStream(Files.newOutputStream(Path.of(args[0])), true, StandardCharsets.UTF_8)) {
            new GuestMain(results).run();
        } catch (Throwable e) {
            e.printStackTrace();
        }
        System.exit(0); // a check that hangs must not hold the machine
    }

    private void run() throws Exception {
        try (LinkRuntime runtime = new LinkRuntime();
                Monitor monitor = new Monitor()) {
            AcmCable cdc = new AcmCable("scanner", 0, "RIG-1");
            FtdiCable ftdi = new FtdiCable(monitor);
            UsbPrinter printer = new UsbPrinter(1);
            Wedge wedge = new Wedge(2);
            check(
                    "stalled-device",
                    () -> new StalledDevice(
                                    runtime, pace, new AcmCable("sign", 1, "RIG-2"), new AcmCable("beside", 2, "RIG-3"))
                            .run());
            check("cdc-cycles", () -> new PlugCycles(runtime, pace, cdc, cdc.link()).run(FULL ? 100 : 6));
            check("ftdi-cycles", () -> new PlugCycles(runtime, pace, ftdi, FtdiCable.LINK).run(FULL ? 50 : 4));
            usbPrinter(runtime, printer);
            check("rig-keyboard", () -> RigItself.keyboard(wedge, 3));
            check("grabbed-keyboard", () -> new GrabbedKeyboard(runtime, pace, wedge).run(SCANS));
            contract("serial-contract", cdc, "vn.motcua.edge.transport.KernelSerialContract");
            contract("printer-contract", cdc, PRINTER, PRINTING);
            contract("usb-printer-contract", printer, PRINTER, PRINTING);
            contract("scanner-contract", cdc, "vn.motcua.kiosk.scanner.KernelCdcScannerContract", SCANNING);
            wedgeContract(runtime, wedge);
            contract("pad-contract", cdc, "vn.motcua.rating.pad.serial.KernelSerialPadContract", PRESSING);
            contract(
                    "hid-pad-contract", new ReportPad(3), "vn.motcua.rating.pad.hid.KernelReportPadContract", PRESSING);
            contract("sign-contract", ftdi, "vn.motcua.display.led.KernelSignContract", SHOWING);
            manyAtOnce(runtime, printer, wedge);
        }
    }

    /** One gadget for all: the kernel has one printer function to give. */
    private void usbPrinter(LinkRuntime runtime, UsbPrinter printer) throws InterruptedException {
        check("rig-printer", () -> RigItself.printer(printer));
        check("usb-printer", () -> new ClassPrinter(runtime, pace, printer).run());
        check("usb-printer-cycles", () -> new PlugCycles(runtime, pace, printer, ClassPrinter.LINK).run(FULL ? 50 : 3));
    }

    private void contract(String name, Object device, String className, String... methods) throws InterruptedException {
        check(name, () -> new Contract(pace, device, className, methods).run());
    }

    private void wedgeContract(LinkRuntime runtime, Wedge wedge) throws InterruptedException {
        check("wedge-contract", () -> {
            GrabbedKeyboard.warmUp(runtime, pace, wedge);
            return new Contract(pace, wedge, "vn.motcua.kiosk.scanner.KernelWedgeContract", SCANNING).run();
        });
    }

    private void manyAtOnce(LinkRuntime runtime, UsbPrinter printer, Wedge wedge) throws Exception {
        AcmCable left = new AcmCable("left", 3, "");
        AcmCable right = new AcmCable("right", 4, "");
        check("two-alike", () -> new TwoAlike(runtime, left, right).run(5));
        check("doctor", () -> new DoctorNames(runtime, printer, wedge, left, right).run());
    }

    private void check(String name, Callable<String> check) throws InterruptedException {
        if (!ONLY.isEmpty() && !name.matches(ONLY)) return;
        FutureTask<String> task = new FutureTask<>(check);
        Thread thread = new Thread(task, "check-" + name);
        thread.setDaemon(true);
        long begun = System.nanoTime();
        thread.start();
        try {
            say(name, "PASS", task.get(CHECK_MAX.toSeconds(), TimeUnit.SECONDS), begun);
        } catch (ExecutionException e) {
            e.getCause().printStackTrace();
            say(name, "FAIL", String.valueOf(e.getCause()), begun);
        } catch (TimeoutException e) {
            for (StackTraceElement frame : thread.getStackTrace()) System.err.println("  at " + frame);
            say(name, "FAIL", "not over within " + CHECK_MAX.toSeconds() + " s", begun);
        }
    }

    private void say(String name, String verdict, String detail, long begun) {
        String line = detail.replaceAll("\\s+", " ") + " tookMs=" + Waiting.millisSince(begun) + " machineStoodStillMs="
                + pace.stillMillis();
        results.println(name + "\t" + verdict + "\t" + line);
        System.out.println(name + " " + verdict + " " + line);
    }
}
