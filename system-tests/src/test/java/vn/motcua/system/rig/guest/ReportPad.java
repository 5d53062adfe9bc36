package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import vn.motcua.rating.pad.sim.PadsOnTheBench;

/**
 * A game pad of five buttons: gadget function hid on one side, driver usbhid with its hidraw node on the other. Descriptor and reports
 * are those of the simulated pad on the bench, which is judged by the HID standard elsewhere; here the kernel judges them too.
 */
public final class ReportPad implements Cable {
    /** How a configuration finds it. */
    public static final String LINK = "hid:sn=RIG-PAD";

    private static final String FUNCTION = "hid.usb1";
    private static final int BUTTONS = 5;
    private static final Path NODES = Path.of("/sys/class/hidraw");

    private final Gadget gadget;
    private final int socket;
    private Handle line;
    private boolean plugged;

    public ReportPad(int socket) throws IOException {
        this.socket = socket;
        this.gadget = Gadget.make(
                "pad",
                new Gadget.Identity(0x1d6b, 0x0105, "RIG-PAD"),
                FUNCTION,
                Map.of(
                        "subclass",
                        "0".getBytes(StandardCharsets.US_ASCII),
                        "protocol",
                        "0".getBytes(StandardCharsets.US_ASCII),
                        "report_length",
                        "2".getBytes(StandardCharsets.US_ASCII),
                        "report_desc",
                        PadsOnTheBench.descriptor(BUTTONS)));
    }

    @Override
    public void plug() throws IOException {
        gadget.plug(socket);
        plugged = true;
        Path deviceSide = gadget.node(FUNCTION, "hidg");
        Waiting.until("the pad's own side appears", Duration.ofSeconds(10), () -> Files.exists(deviceSide));
        line = Handle.open(deviceSide, LibC.O_RDWR);
    }

    @Override
    public void unplug() throws IOException {
        if (!plugged) return;
        line.close();
        gadget.unplug();
        plugged = false;
    }

    @Override
    public Optional<Path> node() throws IOException {
        if (!Files.exists(NODES)) return Optional.empty();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(NODES, "hidraw*")) {
            for (Path raw : all) {
                Path node = Path.of("/dev").resolve(raw.getFileName());
                if (gadget.carries(raw.resolve("device")) && Files.exists(node)) return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /** What the pad reports before the drivers are done is dropped by the kernel. */
    @Override
    public Path awaitNode() throws IOException {
        Path node = Cable.super.awaitNode();
        Usb.awaitSetUp(NODES.resolve(node.getFileName()).resolve("device"));
        return node;
    }

    /** One report. */
    @Override
    public void say(byte[] report) throws IOException {
        line.write(report);
    }

    @Override
    public void close() throws IOException {
        unplug();
    }
}
