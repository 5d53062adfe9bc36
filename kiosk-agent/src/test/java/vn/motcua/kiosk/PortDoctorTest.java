package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.edge.plug.Sysfs;
import vn.motcua.edge.plug.UsbIdentity;
import vn.motcua.edge.transport.LinkAddress;

class PortDoctorTest {
    @TempDir
    Path folder;

    private void plug(String classFolder, String name, String node, String socket, String id, String serial)
            throws Exception {
        Path device = Files.createDirectories(folder.resolve("sys/devices/usb1/" + socket));
        Files.writeString(device.resolve("idVendor"), id.substring(0, 4));
        Files.writeString(device.resolve("idProduct"), id.substring(5));
        Files.writeString(device.resolve("serial"), serial);
        Path entry = Files.createDirectories(device.resolve(socket + ":1.0").resolve(name));
        Files.writeString(entry.resolve("uevent"), "DEVNAME=" + node);
        Path listed = Files.createDirectories(folder.resolve("sys/class/" + classFolder));
        Files.createSymbolicLink(listed.resolve(name), entry);
    }

    private List<Finding> examine() {
        List<Finding> found = new ArrayList<>();
        new PortDoctor(new Sysfs(folder.resolve("sys"), folder.resolve("dev")), folder.resolve("proc"), found::add)
                .examine();
        return found;
    }

    @Test
    void namesWhatIsPluggedInAndHowToWriteIt() throws Exception {
        plug("tty", "ttyUSB0", "ttyUSB0", "1-1.2", "1a86:7523", "");
        plug("tty", "ttyUSB1", "ttyUSB1", "1-1.3", "0403:6001", "A10K");
        plug("usbmisc", "lp0", "usb/lp0", "1-2", "04b8:0e15", "");
        Path process = Files.createDirectories(folder.resolve("proc/812"));
        Files.writeString(process.resolve("comm"), "ModemManager\n");

        List<Finding> found = examine();

        assertThat(found)
                .extracting(Finding::topic)
                .containsExactly("port.SERIAL", "port.SERIAL", "port.PRINTER", "meddler");
        assertThat(found.get(0).values().subList(1, 4))
                .containsExactly("QinHeng CH340", "1a86:7523, USB 1-1.2", "serial:usb=1a86:7523/1-1.2");
        assertThat(found.get(1).values().subList(1, 4))
                .containsExactly("FTDI FT232", "0403:6001, USB 1-1.3, sn A10K", "serial:sn=A10K");
        assertThat(found.get(2).values().subList(1, 4))
                .containsExactly("Epson TM-T20II", "04b8:0e15, USB 1-2", "usblp:usb=04b8:0e15/1-2");
        assertThat(found.get(3).values()).containsExactly("ModemManager");
    }

    /** A rule that is offered and then refused sends a technician in a circle. */
    @Test
    void whatIsOfferedAsALinkIsTakenAsOne() throws Exception {
        plug("tty", "ttyUSB0", "ttyUSB0", "1-1.2", "1a86:7523", "");
        plug("usbmisc", "lp0", "usb/lp0", "1-2", "04b8:0e15", "S 1");
        plug("hidraw", "hidraw2", "hidraw2", "1-4", "16c0:05df", "");
        plug("input", "event4", "input/event4", "1-3", "05e0:1200", "");
        Path own = Files.createDirectories(folder.resolve("sys/devices/i8042/event0"));
        Files.writeString(own.resolve("uevent"), "DEVNAME=input/event0");
        Files.createSymbolicLink(folder.resolve("sys/class/input/event0"), own);

        List<Finding> found = examine();

        assertThat(found)
                .extracting(Finding::topic)
                .containsExactly("port.SERIAL", "port.PRINTER", "port.HID", "port.INPUT.own", "port.INPUT");
        assertThat(found)
                .extracting(finding -> finding.values().get(3))
                .filteredOn(link -> !link.isEmpty())
                .hasSize(4)
                .allSatisfy(link -> assertThat(LinkAddress.parse(link.startsWith("serial:") ? link + "@9600" : link))
                        .isNotNull());
    }

    @Test
    void aSerialNumberThatClonesShareIsNotOfferedAsARule() throws Exception {
        plug("tty", "ttyUSB0", "ttyUSB0", "1-1", "0403:6001", "0001");
        plug("tty", "ttyUSB1", "ttyUSB1", "1-2", "0403:6001", "0001");

        assertThat(examine())
                .extracting(finding -> finding.values().get(3))
                .containsExactly("serial:usb=0403:6001/1-1", "serial:usb=0403:6001/1-2");
    }

    @Test
    void everyMakerOfTheTableCanBeRead() {
        UsbNames names = new UsbNames();

        for (String id : List.of(
                "1a86:7523",
                "10c4:ea60",
                "0403:6001",
                "067b:2303",
                "04b8:9999",
                "1504:0001",
                "0c2e:1",
                "05e0:1701",
                "1eab:1",
                "05f9:1"))
            assertThat(names.of(new UsbIdentity(id.substring(0, 4), id.substring(5), "", "1-1", 0, "")))
                    .as(id)
                    .isPresent();
        assertThat(names.of(new UsbIdentity("dead", "beef", "", "1-1", 0, ""))).isEmpty();
    }
}
