package vn.motcua.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.plug.FakeSysfs;
import vn.motcua.edge.plug.PortClass;
import vn.motcua.edge.pty.PseudoTerminal;

/** From a rule to the bytes of the right device: real lines behind a faked {@code /sys} (HARDWARE e3). */
@EnabledOnOs({OS.LINUX, OS.MAC})
class BoundPortsTest {
    private static final String CH340 = "1a86:7523";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private FakeSysfs pc;
    private LinkRuntime runtime;
    private PseudoTerminal left;
    private PseudoTerminal right;

    @BeforeEach
    void plugTwins() throws Exception {
        pc = new FakeSysfs(folder);
        runtime = new LinkRuntime(pc.sysfs());
        left = PseudoTerminal.open();
        right = PseudoTerminal.open();
        plug("ttyUSB0", "1-1", left);
        plug("ttyUSB1", "1-2", right);
    }

    @AfterEach
    void close() {
        runtime.close();
        left.close();
        right.close();
    }

    private void plug(String name, String socket, PseudoTerminal line) throws Exception {
        pc.plug(PortClass.SERIAL, name, socket, CH340, null);
        pc.leads(name, line.path());
    }

    private ByteLink open(String rule, Hearing heard) {
        ByteLink link = runtime.create(LinkAddress.parse("serial:" + rule + "@9600,modemLines=false"));
        link.start(heard);
        return link;
    }

    private void says(PseudoTerminal line, String word, Hearing heard) throws Exception {
        byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
        assertThat(line.write(bytes, Duration.ofSeconds(5))).isEqualTo(bytes.length);
        await().atMost(SOON).until(() -> new String(heard.heard(), StandardCharsets.US_ASCII).endsWith(word));
    }

    @Test
    void twinsKeepTheirSocketsWhenTheKernelRenumbersThem() throws Exception {
        Hearing first = new Hearing();
        ByteLink link = open("usb=1a86:7523/1-1", first);
        first.awaitUp();
        says(left, "left", first);
        ByteLinkContract.get(link.close());
        pc.unplug(PortClass.SERIAL, "ttyUSB0", "1-1");
        pc.unplug(PortClass.SERIAL, "ttyUSB1", "1-2");
        plug("ttyUSB0", "1-2", right);
        plug("ttyUSB1", "1-1", left);

        Hearing again = new Hearing();
        link = open("usb=1a86:7523/1-1", again);

        again.awaitUp();
        says(left, "still left", again);
        ByteLinkContract.get(link.close());
    }

    @Test
    void whatCannotBeToldApartIsNotOpened() throws Exception {
        Hearing twins = new Hearing();
        Hearing moved = new Hearing();
        Hearing absent = new Hearing();
        open("usb=1a86:7523", twins);
        open("usb=1a86:7523/1-7", moved);
        open("sn=NONE", absent);

        twins.awaitDown();
        moved.awaitDown();
        absent.awaitDown();

        assertThat(twins.downs.get(0).code()).isEqualTo(DeviceCode.E_AMBIGUOUS);
        assertThat(moved.downs.get(0).code()).isEqualTo(DeviceCode.E_MOVED);
        assertThat(moved.downs.get(0).detail()).contains("1-1", "1-2");
        assertThat(absent.downs.get(0).code()).isEqualTo(DeviceCode.E_NOHARDWARE);
    }

    /** A clerk who is told "moved" pulls the cable of the twin that works, and its presses count for the wrong counter. */
    @Test
    void anUnpluggedTwinIsGoneAndNotMovedToTheOthersSocket() throws Exception {
        String leftRule = "usb=1a86:7523/1-1";
        String rightRule = "usb=1a86:7523/1-2";
        reserve(leftRule);
        Runnable right = reserve(rightRule);
        pc.unplug(PortClass.SERIAL, "ttyUSB0", "1-1");

        Hearing gone = new Hearing();
        open(leftRule, gone);
        gone.awaitDown();
        assertThat(gone.downs.get(0).code()).isEqualTo(DeviceCode.E_NOHARDWARE);

        right.run();
        Hearing moved = new Hearing();
        open(leftRule, moved);
        moved.awaitDown();
        assertThat(moved.downs.get(0).code()).isEqualTo(DeviceCode.E_MOVED);
    }

    @Test
    void aPortThatIsHeldIsNoPlaceWhereAnotherDeviceMayHaveMoved() throws Exception {
        Hearing holder = new Hearing();
        ByteLink held = open("usb=1a86:7523/1-2", holder);
        holder.awaitUp();
        pc.unplug(PortClass.SERIAL, "ttyUSB0", "1-1");

        Hearing gone = new Hearing();
        open("usb=1a86:7523/1-1", gone);
        gone.awaitDown();

        assertThat(gone.downs.get(0).code()).isEqualTo(DeviceCode.E_NOHARDWARE);
        ByteLinkContract.get(held.close());
    }

    /** The kernel deals names in the order of plugging; who opens first must not decide whose presses these are. */
    @Test
    void aNameYieldsToTheDeviceThatIsRecognisedBehindIt() throws Exception {
        reserve("usb=1a86:7523/1-1");
        Hearing byName = new Hearing();
        open(pc.dev("ttyUSB0").toString(), byName);

        byName.awaitDown();

        assertThat(byName.downs.get(0).code()).isEqualTo(DeviceCode.E_CLAIMED);
        assertThat(byName.downs.get(0).detail()).contains("belongs to", "usb=1a86:7523/1-1");
    }

    private Runnable reserve(String rule) {
        return runtime.reserve(LinkAddress.parse("serial:" + rule + "@9600,modemLines=false"));
    }

    /** The kernel would let root open it twice, and each would eat half of the other's bytes. */
    @Test
    void aPortIsHeldByOneLinkUntilItIsReallyReleased() throws Exception {
        Hearing holder = new Hearing();
        ByteLink held = open("usb=1a86:7523/1-1", holder);
        holder.awaitUp();
        Hearing second = new Hearing();
        ByteLink refused = open(left.path().toString(), second);

        second.awaitDown();
        assertThat(second.downs.get(0).code()).isEqualTo(DeviceCode.E_CLAIMED);
        assertThat(second.downs.get(0).detail()).contains("usb=1a86:7523/1-1");
        ByteLinkContract.get(refused.close());
        ByteLinkContract.get(held.close());

        Hearing third = new Hearing();
        ByteLink free = open(left.path().toString(), third);
        third.awaitUp();
        ByteLinkContract.get(free.close());
    }
}
