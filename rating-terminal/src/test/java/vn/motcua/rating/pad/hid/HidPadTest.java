package vn.motcua.rating.pad.hid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.jna.Native;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.TestEnv;
import vn.motcua.edge.input.InputEvent;
import vn.motcua.edge.input.InputStreamCodec;
import vn.motcua.edge.pty.RecordNode;
import vn.motcua.rating.pad.PadPress;
import vn.motcua.rating.pad.hid.PadDecoder.Change;

/** A HID node, played by a pipe of whole records; a real one needs a real kernel. */
@EnabledOnOs(OS.LINUX)
class HidPadTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final TestEnv rig = new TestEnv();
    private Device pad;

    @AfterEach
    void stop() throws Exception {
        if (pad != null) rig.onLoop(pad::close);
        rig.close();
    }

    private RecordNode node() throws Exception {
        return RecordNode.make(folder.resolve("hidraw7"));
    }

    private void start(HidPadDriver driver, String scheme, String more) throws Exception {
        ConfigNode node = ConfigNode.parse("agent.yaml", "counter: quay-1\n" + more);
        HidPadSettings settings = driver.configure(node);
        node.check();
        rig.address(scheme + folder.resolve("hidraw7") + (scheme.equals("input:") ? ",grab=false" : ""));
        rig.onLoop(() -> {
            pad = driver.create(new DeviceKey(DeviceKind.RATING_PAD, "pad-1"), settings, rig);
            return pad.start();
        });
        await().atMost(SOON).until(() -> rig.status().equals("READY"));
    }

    private List<Integer> scores() {
        return rig.inputs.stream()
                .filter(PadPress.class::isInstance)
                .map(input -> ((PadPress) input).score())
                .toList();
    }

    @Test
    void aBitOfAReportIsAButton() throws Exception {
        try (RecordNode kernel = node()) {
            start(new HidPadDriver(), "hid:", "reportBytes: 3\nplaces: {1: '2.0', 5: '2.4'}\n");
            kernel.write(new byte[] {1, 0, 0});
            kernel.write(new byte[] {1, 0, 0x10});
            await().atMost(SOON).until(() -> scores().equals(List.of(5)));
            kernel.write(new byte[] {1, 0, 0});
            kernel.write(new byte[] {1, 0, 0x01});
            await().atMost(SOON).until(() -> scores().equals(List.of(5, 1)));
        }
    }

    @Test
    void aKeypadsDigitIsAButtonAndTheKernelsRepeatsAreNone() throws Exception {
        InputStreamCodec codec = new InputStreamCodec(Native.LONG_SIZE);
        try (RecordNode kernel = node()) {
            start(new HidPadDriver.Keys(), "input:", "");
            kernel.write(codec.encode(List.of(new InputEvent(1, 79, 0), new InputEvent(1, 6, 0))));
            kernel.write(codec.encode(List.of(new InputEvent(1, 79, 1), new InputEvent(0, 0, 0))));
            for (int i = 0; i < 30; i++) kernel.write(codec.encode(List.of(new InputEvent(1, 79, 2))));
            await().atMost(SOON).until(() -> scores().equals(List.of(1)));
            kernel.write(codec.encode(List.of(new InputEvent(1, 79, 0), new InputEvent(1, 6, 1))));
            await().atMost(SOON).until(() -> scores().equals(List.of(1, 5)));
        }
    }

    @Test
    void aNodeThatIsNotThereIsSaid() throws Exception {
        HidPadDriver driver = new HidPadDriver();
        HidPadSettings settings =
                driver.configure(ConfigNode.parse("agent.yaml", "counter: quay-1\nplaces: {1: '0.0'}\n"));
        rig.address("hid:" + folder.resolve("hidraw9"));
        rig.onLoop(() -> {
            pad = driver.create(new DeviceKey(DeviceKind.RATING_PAD, "pad-1"), settings, rig);
            return pad.start();
        });

        await().atMost(SOON).until(() -> rig.status().equals("OFFLINE E_NOHARDWARE"));
        assertThat(Files.exists(folder.resolve("hidraw9"))).isFalse();
    }

    @Test
    void reportsAreFoundInAnyPieces() {
        ConfigNode node = ConfigNode.parse("agent.yaml", "reportBytes: 2\nplaces: {1: '0=1F', 2: '1.7'}\n");
        byte[] all = {0x1f, 0, 0x1f, (byte) 0x80, 0, (byte) 0x80, 0, 0};
        for (int cut = 0; cut <= all.length; cut++) {
            ReportDecoder decoder = ReportDecoder.read(node);
            List<Change> changes = new java.util.ArrayList<>();
            changes.addAll(decoder.decode(java.util.Arrays.copyOf(all, cut)));
            changes.addAll(decoder.decode(java.util.Arrays.copyOfRange(all, cut, all.length)));
            assertThat(changes)
                    .containsExactly(
                            new Change(1, true),
                            new Change(2, false),
                            new Change(2, true),
                            new Change(1, false),
                            new Change(2, false));
        }
    }

    /** A keyboard with a volume wheel says two kinds of report at one node. */
    @Test
    void otherReportsOfTheSameDeviceAreNeitherPressesNorTrouble() {
        ReportDecoder decoder = ReportDecoder.read(
                ConfigNode.parse("agent.yaml", "reportBytes: 2\nreportId: 1\nplaces: {1: '1.0', 2: '1.1'}\n"));
        for (int i = 0; i < 50; i++)
            assertThat(decoder.record(new byte[] {2, 3})).isEmpty();
        assertThat(decoder.nonsense()).isZero();
        assertThat(decoder.record(new byte[] {1, 2})).containsExactly(new Change(1, false), new Change(2, true));
        assertThat(decoder.record(new byte[] {1})).isEmpty();
        assertThat(decoder.nonsense()).isOne();
        assertThat(decoder.record(new byte[] {1, 0})).containsExactly(new Change(2, false));
        assertThat(decoder.nonsense()).isZero();
    }

    /** A byte of another report may well be the number of this one. */
    @Test
    void inAStreamAnotherReportIsNoPressAndNoTroubleEither() {
        ReportDecoder decoder = ReportDecoder.read(
                ConfigNode.parse("agent.yaml", "reportBytes: 4\nreportId: 7\nplaces: {1: '1.0', 2: '1.1'}\n"));

        assertThat(decoder.decode(new byte[] {9, 7, 1, 7})).isEmpty();
        assertThat(decoder.decode(new byte[] {9, 9, 7, 1, 7, 2})).isEmpty();
        assertThat(decoder.nonsense()).isZero();
        assertThat(decoder.decode(new byte[] {0, 0})).containsExactly(new Change(1, false), new Change(2, true));
    }

    @Test
    void aReportNumberIsForNodesThatGiveWholeReports() {
        for (String link :
                List.of("hid:/dev/hidraw0", "simulated:pad", "serial:/dev/ttyS0@9600", "tcp://10.0.0.1:9100")) {
            ConfigNode node = ConfigNode.parse(
                    "agent.yaml",
                    "counter: quay-1\nlink: \"" + link + "\"\nreportBytes: 2\nreportId: 1\nplaces: {1: '1.0'}\n");
            new HidPadDriver().configure(node);

            assertThat(node.problems())
                    .as(link)
                    .extracting(one -> one.key())
                    .filteredOn("reportId"::equals)
                    .hasSize(link.startsWith("hid") || link.startsWith("sim") ? 0 : 1);
        }
    }

    @Test
    void aButtonThatIsDownInTheFirstReportIsStuckAndNoPress() throws Exception {
        try (RecordNode kernel = node()) {
            start(new HidPadDriver(), "hid:", "reportBytes: 1\nplaces: {1: '0.0', 2: '0.1'}\nstuckAfter: 3s\n");
            kernel.write(new byte[] {1});
            await().atMost(SOON).until(() -> rig.status().equals("ATTENTION B_STUCK"));
            kernel.write(new byte[] {3});
            await().atMost(SOON).until(() -> scores().equals(List.of(2)));
        }
    }

    @Test
    void mistakesInTheEntryAreNamed() {
        ConfigNode node = ConfigNode.parse("agent.yaml", "counter: quay-1\nreportBytes: 2\nplaces: {1: '5.0', 2: x}\n");
        new HidPadDriver().configure(node);

        assertThat(node.problems()).extracting(one -> one.key()).contains("places.1", "places.2", "places");
    }
}
