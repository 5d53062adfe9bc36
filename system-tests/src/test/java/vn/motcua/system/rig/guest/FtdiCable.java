package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** An FT232 USB-serial converter emulated by the machine, on an xHCI socket; the kernel's ftdi_sio drives it. */
public final class FtdiCable implements TwoWayCable {
    /** How a configuration finds it. */
    public static final String LINK = "serial:usb=0403:6001@9600";

    private static final String ADD = "{\"execute\":\"device_add\",\"arguments\":{\"driver\":\"usb-serial\","
            + "\"chardev\":\"ftdi\",\"id\":\"ftdi\",\"always-plugged\":true}}";

    private final Monitor monitor;
    private final Handle line;
    private boolean plugged;

    FtdiCable(Monitor monitor) throws IOException {
        this.monitor = monitor;
        line = Handle.open(Monitor.port("ftdi"), LibC.O_RDWR);
    }

    /** Tried again for a while: the machine lets go of a pulled device's line a moment after the pull. */
    @Override
    public void plug() throws IOException {
        Waiting.until("the machine plugs the converter in", Duration.ofSeconds(10), () -> monitor.accepts(ADD));
        plugged = true;
    }

    @Override
    public void unplug() throws IOException {
        if (!plugged) return;
        plugged = false;
        monitor.command("{\"execute\":\"device_del\",\"arguments\":{\"id\":\"ftdi\"}}");
    }

    @Override
    public Optional<Path> node() throws IOException {
        return Cable.find("ttyUSB", device -> true);
    }

    @Override
    public void say(byte[] bytes) throws IOException {
        line.write(bytes);
    }

    @Override
    public byte[] heard(int max) throws IOException {
        return line.read(max);
    }

    /** Its far end stays open: the machine has one such line. */
    @Override
    public void close() throws IOException {
        unplug();
    }
}
