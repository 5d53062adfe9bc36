package vn.motcua.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.jna.Native;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.input.InputEvent;
import vn.motcua.edge.input.InputStreamCodec;
import vn.motcua.edge.input.Recording;
import vn.motcua.edge.plug.FakeSysfs;
import vn.motcua.edge.plug.PortClass;

/** An input node, played by a named pipe; the grab itself needs a real kernel and is tried on the rig. */
@EnabledOnOs(OS.LINUX)
class InputByteLinkTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String LETTERS = "1000000000007 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe";

    @TempDir
    Path folder;

    private LinkRuntime runtime = new LinkRuntime();
    private final Hearing hearing = new Hearing();

    @AfterEach
    void close() {
        runtime.close();
    }

    private Path pipe() throws Exception {
        Path pipe = folder.resolve("event7");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(made.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return pipe;
    }

    private ByteLink open(String address) {
        ByteLink link = runtime.create(LinkAddress.parse(address));
        link.start(hearing);
        return link;
    }

    private LinkDown down() throws InterruptedException {
        hearing.awaitDown();
        return hearing.downs.get(0);
    }

    @Test
    void handsOnEveryEventOfABurst() throws Exception {
        Path pipe = pipe();
        InputStreamCodec codec = new InputStreamCodec(Native.LONG_SIZE);
        List<InputEvent> events =
                new Recording().type("H12.15-250701-0042\r".repeat(15)).events();
        try (RandomAccessFile kernel = new RandomAccessFile(pipe.toFile(), "rw")) {
            open("input:" + pipe + ",grab=false");
            hearing.awaitUp();
            kernel.write(codec.encode(events));

            int bytes = events.size() * codec.eventBytes();
            await().atMost(SOON).until(() -> hearing.heard().length == bytes);
            assertThat(codec.decode(hearing.heard())).isEqualTo(events);
        }
    }

    @Test
    void noticesThatTheDeviceIsGone() throws Exception {
        Path pipe = pipe();
        try (RandomAccessFile kernel = new RandomAccessFile(pipe.toFile(), "rw")) {
            open("input:" + pipe + ",grab=false");
            hearing.awaitUp();
            kernel.write(new byte[24]);
            await().atMost(SOON).until(() -> hearing.heard().length > 0);
        }
        assertThat(down().code()).isEqualTo(DeviceCode.E_LINK_LOST);
    }

    @Test
    void refusesToGrabWhatIsNoInputDevice() throws Exception {
        Path pipe = pipe();
        try (RandomAccessFile kernel = new RandomAccessFile(pipe.toFile(), "rw")) {
            assertThat(kernel.getFD().valid()).isTrue();
            open("input:" + pipe);

            assertThat(down().code()).isEqualTo(DeviceCode.E_CONFIG);
        }
    }

    @Test
    void saysThatNothingIsPluggedIn() throws Exception {
        open("input:" + folder.resolve("event99"));

        assertThat(down().code()).isEqualTo(DeviceCode.E_NOHARDWARE);
    }

    @Test
    void writesNothing() throws Exception {
        Path pipe = pipe();
        try (RandomAccessFile kernel = new RandomAccessFile(pipe.toFile(), "rw")) {
            assertThat(kernel.getFD().valid()).isTrue();
            ByteLink link = open("input:" + pipe + ",grab=false");
            hearing.awaitUp();
            WriteResult result = ByteLinkContract.get(link.write(new byte[] {1}, SOON));

            assertThat(result.taken()).isZero();
        }
    }

    @Test
    void findsTheNodeOfAScannerThatTypesAndLeavesTheOnlyKeyboardAlone() throws Exception {
        FakeSysfs sysfs = new FakeSysfs(folder);
        scanner(sysfs);
        runtime.close();
        runtime = new LinkRuntime(sysfs.sysfs());
        open("input:usb=05e0:1200");

        LinkDown down = down();
        assertThat(down.code()).isEqualTo(DeviceCode.E_CONFIG);
        assertThat(down.detail()).contains("onlyKeyboard=true", "event3");
    }

    @Test
    void takesAScannerBesideAnotherKeyboard() throws Exception {
        FakeSysfs sysfs = new FakeSysfs(folder);
        scanner(sysfs);
        sysfs.plug(PortClass.INPUT, "event0", "1-3", "046d:c31c", null);
        keys("event0", LETTERS);
        runtime.close();
        runtime = new LinkRuntime(sysfs.sysfs());
        open("input:usb=05e0:1200");

        // A plain file cannot be grabbed; that it was tried says that the keyboard beside it was seen.
        assertThat(down().detail()).contains("no input device");
    }

    /** After a start event3 may be the keyboard and event4 the scanner: passwords would be read as scans. */
    @Test
    void aNumberOfTheKernelIsNoNameForWhatIsTakenAway() {
        assertThatThrownBy(() -> LinkAddress.parse("input:/dev/input/event3"))
                .hasMessageContaining("keyboard")
                .hasMessageContaining("VID:PID");
        assertThatThrownBy(() -> LinkAddress.parse("input:usb=05e0:1200|/dev/input/event3,onlyKeyboard=true"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(LinkAddress.parse("input:/dev/input/event3,grab=false").nodes())
                .containsExactly(Path.of("/dev/input/event3"));
        assertThat(LinkAddress.parse("input:/dev/input/by-id/usb-X-event-kbd").nodes())
                .hasSize(1);
    }

    @Test
    void anotherScannerIsNoKeyboardThatRemains() throws Exception {
        FakeSysfs sysfs = new FakeSysfs(folder);
        scanner(sysfs);
        sysfs.plug(PortClass.INPUT, "event6", "1-4", "05e0:1300", "S2");
        keys("event6", LETTERS);
        runtime.close();
        runtime = new LinkRuntime(sysfs.sysfs());
        Runnable second = runtime.reserve(LinkAddress.parse("input:sn=S2"));
        open("input:sn=S18201");

        assertThat(down().detail()).contains("onlyKeyboard=true");

        second.run();
        Hearing again = new Hearing();
        runtime.create(LinkAddress.parse("input:sn=S18201")).start(again);
        again.awaitDown();
        assertThat(again.downs.get(0).detail()).contains("no input device");
    }

    private void scanner(FakeSysfs sysfs) throws IOException {
        sysfs.plug(PortClass.INPUT, "event3", "1-2", "05e0:1200", "S18201");
        keys("event3", LETTERS);
        sysfs.plug(PortClass.INPUT, "event4", "1-2", "05e0:1200", "S18201");
        keys(
                "event4",
                "3f000301ff 0 0 483ffff17aff32d bfd4444600000000 1 130ff38b17c000 677bfad9415fed 19ed68000004400 10000002");
    }

    private void keys(String name, String words) throws IOException {
        Path device = folder.resolve("sys/class/input").resolve(name).resolve("device/capabilities");
        Files.createDirectories(device);
        Files.writeString(device.resolve("key"), words + "\n");
    }
}
