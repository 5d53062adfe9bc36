package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A receipt printer of the USB printer class: gadget function printer on one side, driver usblp on the other. */
public final class UsbPrinter implements TwoWayCable {
    private static final Path DEVICE_SIDE = Path.of("/dev/g_printer0");
    private static final Path PORTS = Path.of("/sys/class/usbmisc");
    /** GADGET_SET_PRINTER_STATUS. Source: Linux, include/uapi/linux/usb/g_printer.h. */
    private static final long SET_STATUS = 0xC001_6722L;
    /** Bits of the port status. Source: USB Device Class Definition for Printing Devices 1.1, GET_PORT_STATUS. */
    private static final int NOT_ERROR = 0x08;

    private static final int SELECTED = 0x10;
    private static final int PAPER_EMPTY = 0x20;
    private final Gadget gadget;
    private final int socket;
    private Handle line;
    private boolean plugged;

    public UsbPrinter(int socket) throws IOException {
        this.socket = socket;
        this.gadget = Gadget.make(
                "receipt-printer",
                new Gadget.Identity(0x0525, 0xa4a8, "RIG-LP"),
                "printer.0",
                Map.of("pnp_string", "MFG:Rig;MDL:T20;CLS:PRINTER;".getBytes(StandardCharsets.US_ASCII)));
    }

    @Override
    public void plug() throws IOException {
        gadget.plug(socket);
        plugged = true;
        Waiting.until("the computer has set the printer up", Duration.ofSeconds(10), this::isOpened);
        paper(true);
    }

    private boolean isOpened() throws IOException {
        try {
            line = Handle.open(DEVICE_SIDE, LibC.O_RDWR);
            return true;
        } catch (Handle.ErrnoException e) {
            if (e.errno() != LibC.ENODEV) throw e;
            return false;
        }
    }

    @Override
    public void unplug() throws IOException {
        if (!plugged) return;
        line.close();
        gadget.unplug();
        plugged = false;
    }

    /** Whether there is paper, as the port status tells. */
    public void paper(boolean isIn) throws IOException {
        line.ioctl(SET_STATUS, isIn ? NOT_ERROR | SELECTED : SELECTED | PAPER_EMPTY);
    }

    @Override
    public byte[] heard(int max) throws IOException {
        return line.read(max);
    }

    @Override
    public void say(byte[] bytes) throws IOException {
        line.write(bytes);
    }

    @Override
    public Optional<Path> node() throws IOException {
        if (!Files.exists(PORTS)) return Optional.empty();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(PORTS, "lp*")) {
            for (Path port : all) {
                Path node = Path.of("/dev/usb").resolve(port.getFileName());
                if (gadget.carries(port.resolve("device")) && Files.exists(node)) return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        unplug();
    }
}
