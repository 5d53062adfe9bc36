package vn.motcua.kiosk;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import vn.motcua.edge.plug.UsbIdentity;

/** What a USB device seems to be, from a table of makers and products. A guess for a person, never a reason to open anything. */
final class UsbNames {
    private final Properties table = new Properties();

    UsbNames() {
        try (Reader in = new InputStreamReader(
                java.util.Objects.requireNonNull(UsbNames.class.getResourceAsStream("doctor/usb-devices.properties")),
                StandardCharsets.UTF_8)) {
            table.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> of(UsbIdentity usb) {
        String exact = table.getProperty(usb.vendor() + "." + usb.product());
        return Optional.ofNullable(exact == null ? table.getProperty(usb.vendor()) : exact);
    }
}
