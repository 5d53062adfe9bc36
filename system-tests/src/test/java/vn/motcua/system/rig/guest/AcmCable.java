package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A CDC-ACM device (scanners in USB-COM mode, pads, LED signs): gadget function acm on one side, driver cdc_acm on the other. */
public final class AcmCable implements TwoWayCable {
    private static final String FUNCTION = "acm.0";
    private static final int VENDOR = 0x1d6b;
    private static final int PRODUCT = 0x0104;

    private final Gadget gadget;
    private final Path deviceSide;
    private final int socket;
    private final String serial;
    private Handle line;
    private boolean plugged;

    /** @param socket of dummy_hcd, one device each */
    public AcmCable(String name, int socket, String serial) throws IOException {
        this.socket = socket;
        this.serial = serial;
        gadget = Gadget.make(name, new Gadget.Identity(VENDOR, PRODUCT, serial), FUNCTION, Map.of());
        deviceSide = Path.of("/dev/ttyGS" + gadget.attribute(FUNCTION, "port_num"));
    }

    /** How a configuration finds one that has a serial number. */
    public String link() {
        return "serial:sn=" + serial + "@115200";
    }

    /** A configuration's address of such a device; an empty socket leaves open which. */
    static String rule(String socket) {
        return "serial:usb=%04x:%04x%s@115200".formatted(VENDOR, PRODUCT, socket.isEmpty() ? "" : "/" + socket);
    }

    @Override
    public void plug() throws IOException {
        plug(socket);
    }

    /** Into another socket than its own. */
    void plug(int other) throws IOException {
        gadget.plug(other);
        plugged = true;
        line = Handle.openRaw(deviceSide);
    }

    @Override
    public void unplug() throws IOException {
        if (!plugged) return;
        gadget.unplug();
        plugged = false;
        line.close();
    }

    @Override
    public Optional<Path> node() throws IOException {
        return Cable.find("ttyACM", gadget::carries);
    }

    @Override
    public void say(byte[] bytes) throws IOException {
        line.write(bytes);
    }

    @Override
    public byte[] heard(int max) throws IOException {
        return line.read(max);
    }

    @Override
    public void close() throws IOException {
        unplug();
    }
}
