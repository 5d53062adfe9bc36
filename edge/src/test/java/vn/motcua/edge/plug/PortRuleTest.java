package vn.motcua.edge.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.edge.device.DeviceCode;

/** Binding by what a device is and where it sits, on a PC made of files (HARDWARE e3). */
class PortRuleTest {
    private static final String CH340 = "1a86:7523";
    private static final String FTDI = "0403:6001";

    @TempDir
    Path folder;

    private FakeSysfs pc;

    @BeforeEach
    void emptyPc() throws Exception {
        pc = new FakeSysfs(folder);
    }

    private Binding resolve(String rule) {
        return PortRule.parse(rule).resolve(PortClass.SERIAL, pc.sysfs());
    }

    private Binding.Bound bound(String node) {
        return new Binding.Bound(pc.dev(node).toString());
    }

    private static DeviceCode code(Binding binding) {
        assertThat(binding).isInstanceOf(Binding.Unbound.class);
        return ((Binding.Unbound) binding).code();
    }

    @Test
    void twoTwinsWithoutASerialNumberAreToldApartByTheirSockets() throws Exception {
        pc.plug(PortClass.SERIAL, "ttyUSB0", "1-1", CH340, null);
        pc.plug(PortClass.SERIAL, "ttyUSB1", "1-2.4", CH340, null);

        assertThat(resolve("usb=1a86:7523/1-1")).isEqualTo(bound("ttyUSB0"));
        assertThat(resolve("usb=1A86:7523/1-2.4:0")).isEqualTo(bound("ttyUSB1"));
    }

    @Test
    void theKernelsNumberMayChangeAndTheSocketStaysTheSame() throws Exception {
        pc.plug(PortClass.SERIAL, "ttyUSB0", "1-1", CH340, null);
        pc.plug(PortClass.SERIAL, "ttyUSB1", "1-2", CH340, null);
        pc.unplug(PortClass.SERIAL, "ttyUSB0", "1-1");
        pc.unplug(PortClass.SERIAL, "ttyUSB1", "1-2");
        pc.plug(PortClass.SERIAL, "ttyUSB0", "1-2", CH340, null);
        pc.plug(PortClass.SERIAL, "ttyUSB1", "1-1", CH340, null);

        assertThat(resolve("usb=1a86:7523/1-1")).isEqualTo(bound("ttyUSB1"));
        assertThat(resolve("usb=1a86:7523/1-2")).isEqualTo(bound("ttyUSB0"));
    }

    @Test
    void twinsWithoutASocketInTheRuleAreAmbiguousAndNeitherIsOpened() throws Exception {
        pc.plug(PortClass.SERIAL, "ttyUSB0", "1-1", CH340, null);
        pc.plug(PortClass.SERIAL, "ttyUSB1", "1-2", CH340, null);

        Binding binding = resolve("usb=1a86:7523");

        assertThat(code(binding)).isEqualTo(DeviceCode.E_AMBIGUOUS);
        assertThat(((Binding.Ambiguous) binding).ports()).hasSize(2);
        assertThat(((Binding.Ambiguous) binding).why()).contains("2 ports", "1-1", "1-2", "ttyUSB0");
    }

    @Test
    void aDeviceInAnotherSocketIsMovedAndNotOpened() throws Exception {
        pc.plug(PortClass.SERIAL, "ttyUSB0", "1-3", CH340, null);

        Binding binding = resolve("usb=1a86:7523/1-1");

        assertThat(code(binding)).isEqualTo(DeviceCode.E_MOVED);
        assertThat(((Binding.Moved) binding).why()).contains("1-3");
    }

    /** Told "moved", a clerk would pull the cable of the one that works. */
    @Test
    void anAbsentTwinIsNotTakenForTheOneThatSitsInItsOwnSocket() throws Exception {
        pc.plug(PortClass.SERIAL, "ttyUSB1", "1-2", CH340, null);
        pc.plug(PortClass.SERIAL, "ttyUSB2", "1-5", CH340, null);
        PortRule left = PortRule.parse("usb=1a86:7523/1-1");

        Binding moved =
                left.resolve(PortClass.SERIAL, pc.sysfs(), port -> port.node().endsWith("ttyUSB1"));
        Binding absent = left.resolve(PortClass.SERIAL, pc.sysfs(), port -> true);

        assertThat(code(absent)).isEqualTo(DeviceCode.E_NOHARDWARE);
        assertThat(code(moved)).isEqualTo(DeviceCode.E_MOVED);
        assertThat(((Binding.Moved) moved).ports()).extracting(Port::node).containsExactly(pc.dev("ttyUSB2"));
    }

    /** Twins have one name in by-id, and udev lets it lead to either. */
    @Test
    void aLinkByIdentityIsAmbiguousBesideATwinUntilASocketNarrowsIt() throws Exception {
        pc.plug(PortClass.SERIAL, "ttyUSB0", "1-1", CH340, null);
        Path links = Files.createDirectories(folder.resolve("serial/by-id"));
        Path link = Files.createSymbolicLink(links.resolve("usb-1a86_USB_Serial-if00-port0"), pc.dev("ttyUSB0"));
        assertThat(resolve(link.toString())).isEqualTo(new Binding.Bound(link.toString()));

        pc.plug(PortClass.SERIAL, "ttyUSB1", "1-2", CH340, null);

        Binding binding = resolve(link.toString());
        assertThat(code(binding)).isEqualTo(DeviceCode.E_AMBIGUOUS);
        assertThat(((Binding.Ambiguous) binding).why()).contains("ttyUSB0", "ttyUSB1");
        assertThat(resolve(link + "|usb=1a86:7523/1-2")).isEqualTo(bound("ttyUSB1"));
        assertThat(resolve(link + "|usb=1a86:7523/1-1")).isEqualTo(new Binding.Bound(link.toString()));
    }

    @Test
    void aLinkByIdentityIsGoodForASerialNumberOfItsOwn() throws Exception {
        pc.plug(PortClass.SERIAL, "ttyUSB0", "1-1", FTDI, "A10K");
        pc.plug(PortClass.SERIAL, "ttyUSB1", "1-2", FTDI, "B20K");
        Path links = Files.createDirectories(folder.resolve("serial/by-id"));
        Path link = Files.createSymbolicLink(links.resolve("usb-FTDI_A10K-if00-port0"), pc.dev("ttyUSB0"));

        assertThat(resolve(link.toString())).isEqualTo(new Binding.Bound(link.toString()));
        Files.delete(link);
        assertThat(code(resolve(link.toString()))).isEqualTo(DeviceCode.E_NOHARDWARE);
    }

    /** Printer (CH340) and sign (FTDI) change places: neither may be driven as the other. */
    @Test
    void swappedSocketsNeverCrossWire() throws Exception {
        pc.plug(PortClass.SERIAL, "ttyUSB0", "1-1", FTDI, "A10K");
        pc.plug(PortClass.SERIAL, "ttyUSB1", "1-2", CH340, null);

        assertThat(code(resolve("usb=1a86:7523/1-1"))).isEqualTo(DeviceCode.E_MOVED);
        assertThat(code(resolve("usb=0403:6001/1-2"))).isEqualTo(DeviceCode.E_MOVED);
        assertThat(code(resolve("usb=1a86:7523/1-1|" + pc.dev("ttyUSB0")))).isEqualTo(DeviceCode.E_MOVED);
    }

    @Test
    void aSerialNumberIsFoundInAnySocket() throws Exception {
        pc.plug(PortClass.SERIAL, "ttyUSB0", "1-1", FTDI, "OTHER");
        pc.plug(PortClass.SERIAL, "ttyUSB7", "2-4.1", FTDI, "A10K");

        assertThat(resolve("sn=A10K|usb=0403:6001/1-1")).isEqualTo(bound("ttyUSB7"));
    }

    @Test
    void aSerialNumberThatClonesShareIsNarrowedByTheSocketOrAmbiguous() throws Exception {
        pc.plug(PortClass.SERIAL, "ttyUSB0", "1-1", FTDI, "0001");
        pc.plug(PortClass.SERIAL, "ttyUSB1", "1-2", FTDI, "0001");

        assertThat(resolve("sn=0001|usb=0403:6001/1-2")).isEqualTo(bound("ttyUSB1"));
        assertThat(code(resolve("sn=0001"))).isEqualTo(DeviceCode.E_AMBIGUOUS);
    }

    @Test
    void aFallbackNeverTakesADeviceThatIsKnownToBeAnother() throws Exception {
        pc.plug(PortClass.SERIAL, "ttyUSB0", "1-1", FTDI, "OTHER");

        assertThat(code(resolve("sn=A10K|" + pc.dev("ttyUSB0")))).isEqualTo(DeviceCode.E_NOHARDWARE);
        assertThat(code(resolve("sn=A10K|usb=0403:6001/1-1"))).isEqualTo(DeviceCode.E_NOHARDWARE);
    }

    @Test
    void aLinkAndAPlainNameAreTakenAsTheyAre() throws Exception {
        pc.plug(PortClass.SERIAL, "ttyUSB0", "1-1", CH340, null);
        Path link = Files.createSymbolicLink(folder.resolve("by-id"), pc.dev("ttyUSB0"));

        assertThat(resolve(link.toString())).isEqualTo(new Binding.Bound(link.toString()));
        assertThat(resolve("sn=NONE|" + link)).isEqualTo(new Binding.Bound(link.toString()));
        assertThat(resolve("COM3")).isEqualTo(new Binding.Bound("COM3"));
    }

    @Test
    void nothingPluggedInIsAbsent() {
        assertThat(code(resolve("usb=1a86:7523/1-1"))).isEqualTo(DeviceCode.E_NOHARDWARE);
        assertThat(code(resolve("sn=X|/no/such/node"))).isEqualTo(DeviceCode.E_NOHARDWARE);
    }

    @Test
    void portsSayWhatTheyAreAndPhantomsAreLeftOut() throws Exception {
        pc.onBoard("ttyS0", "4");
        pc.onBoard("ttyS1", "0");
        pc.plug(PortClass.SERIAL, "ttyACM0", "3-2.1", "05f9:4204", "S/N 17");
        pc.plug(PortClass.PRINTER, "lp0", "3-2.2", "04b8:0e15", null);

        assertThat(pc.sysfs().ports(PortClass.SERIAL))
                .extracting(port -> port.node().getFileName().toString())
                .containsExactly("ttyACM0", "ttyS0");
        assertThat(pc.sysfs().ports(PortClass.SERIAL).get(0).usb())
                .contains(new UsbIdentity("05f9", "4204", "S/N 17", "3-2.1", 0, "QinHeng USB Serial"));
        assertThat(pc.sysfs().ports(PortClass.PRINTER).get(0).node()).isEqualTo(pc.dev("usb/lp0"));
        assertThat(pc.sysfs().ports(PortClass.VIDEO)).isEmpty();
    }

    @Test
    void aRuleThatIsNoneNamesWhatIsAllowed() {
        for (String wrong : new String[] {"", "sn=", "usb=", "usb=1a86", "usb=xyz1:7523", "usb=1a86:7523/1", "sn=A|"}) {
            assertThatThrownBy(() -> PortRule.parse(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("VID:PID");
        }
    }
}
