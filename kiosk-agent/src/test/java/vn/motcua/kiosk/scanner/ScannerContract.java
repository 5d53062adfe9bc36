package vn.motcua.kiosk.scanner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.device.HealthLevel;
import vn.motcua.edge.device.HealthReport;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.edge.transport.LinkFactory;
import vn.motcua.edge.transport.LinkRuntime;

/** What every scanner must do, whatever it hangs on. */
abstract class ScannerContract {
    private static final int SCANS = Boolean.getBoolean("motcua.full") ? 1_000 : 50;

    static final Duration SOON = Duration.ofSeconds(30);
    private static final String CARD = "099090000031||Lê Văn Ví Dụ|09091990|Nam|Buôn Mẫu, Xã Thử, Đắk Lắk|20082023";

    final LinkRuntime runtime = new LinkRuntime();
    ScannerEnv env;
    Device device;
    private Hand hand;

    /** A person with the scanner in the hand. */
    interface Hand extends AutoCloseable {
        String address();

        /** Reads a code and sends its end mark. */
        void scan(String text) throws Exception;

        /** Sends a part of a code and loses the rest. */
        void stumble() throws Exception;

        /** What the agent must call it then. */
        DeviceCode stumbled();

        void unplug() throws Exception;

        void plug() throws Exception;

        @Override
        void close() throws Exception;
    }

    abstract Hand hand() throws Exception;

    abstract DeviceDriver<?> driver();

    LinkFactory links() {
        return runtime;
    }

    /** Of its entry, beside the counter. */
    String settings() {
        return "";
    }

    /** How many one after the other. */
    int scans() {
        return SCANS;
    }

    @BeforeEach
    void open() throws Exception {
        hand = hand();
        env = new ScannerEnv(links(), hand.address());
        device = create(driver());
        env.onLoop(device::start);
        awaitCondition(Condition.UNKNOWN);
    }

    private <S> Device create(DeviceDriver<S> driver) throws Exception {
        ConfigNode entry = ConfigNode.parse("agent.yaml", "counter: quay-1\n" + settings());
        S settings = driver.configure(entry);
        assertThat(entry.problems()).isEmpty();
        return env.onLoop(() ->
                Future.succeededFuture(driver.create(new DeviceKey(DeviceKind.SCANNER, "scanner-1"), settings, env)));
    }

    @AfterEach
    void close() throws Exception {
        env.onLoop(device::close);
        env.close();
        hand.close();
        runtime.close();
    }

    private void awaitCondition(Condition condition) {
        await().atMost(SOON).until(() -> device.status().condition() == condition);
    }

    private void awaitScans(int count) {
        await().atMost(SOON).until(() -> env.scans.size() >= count);
    }

    private static String text(ScanInput scan) {
        return scan instanceof ScanInput.Read read
                ? read.text()
                : ((ScanInput.Broken) scan).code().name();
    }

    @Test
    void everyCodeComesWholeAndInOrder() throws Exception {
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < scans(); i++) {
            sent.add("H12.15-250701-" + String.format("%04d", i));
            hand.scan(sent.get(i));
        }
        awaitScans(scans());

        assertThat(env.scans).extracting(ScannerContract::text).isEqualTo(sent);
        assertThat(env.scans).allSatisfy(scan -> assertThat(scan.counter()).isEqualTo("quay-1"));
    }

    @Test
    void vietnameseComesThrough() throws Exception {
        hand.scan(CARD);
        awaitScans(1);

        assertThat(text(env.scans.get(0))).isEqualTo(CARD);
    }

    @Test
    void itIsUnknownUntilItHasScannedAndReadyThen() throws Exception {
        assertThat(device.status().condition()).isEqualTo(Condition.UNKNOWN);

        hand.scan("ABCD-2345");

        awaitCondition(Condition.READY);
    }

    @Test
    void aStumbleIsToldAndTheNextScanIsGood() throws Exception {
        hand.scan("ABCD-2345");
        awaitScans(1);
        hand.stumble();
        awaitScans(2);
        assertThat(device.status().condition()).isEqualTo(Condition.ATTENTION);
        hand.scan("ABCD-2346");
        awaitScans(3);

        assertThat(env.scans)
                .extracting(ScannerContract::text)
                .containsExactly("ABCD-2345", hand.stumbled().name(), "ABCD-2346");
        awaitCondition(Condition.READY);
    }

    @Test
    void theSameCodeAtOnceIsOneRepeat() throws Exception {
        for (int i = 0; i < 4; i++) hand.scan("ABCD-2345");
        hand.scan("ABCD-2346");
        await().atMost(SOON)
                .until(() -> env.scans.stream().anyMatch(scan -> text(scan).equals("ABCD-2346")));

        assertThat(env.scans).filteredOn(scan -> text(scan).equals("ABCD-2345")).hasSize(2);
        assertThat(((ScanInput.Read) env.scans.get(1)).repeat()).isTrue();
    }

    @Test
    void itComesBackAfterItsCableWasPulled() throws Exception {
        hand.scan("ABCD-2345");
        awaitScans(1);
        hand.unplug();
        awaitCondition(Condition.OFFLINE);
        hand.plug();
        env.plugEvent();
        awaitCondition(Condition.UNKNOWN);
        hand.scan("ABCD-2346");
        awaitScans(2);

        assertThat(text(env.scans.get(1))).isEqualTo("ABCD-2346");
    }

    @Test
    void aPersonTriesItByScanning() throws Exception {
        Future<HealthReport> asked =
                env.onLoop(() -> Future.succeededFuture(device.checkHealth(HealthLevel.INTERACTIVE, SOON)));
        hand.scan("ABCD-2345");
        HealthReport report = env.onLoop(() -> asked);

        assertThat(report.verdict()).isEqualTo(HealthReport.Verdict.PASSED);
        assertThat(report.heard()).isEqualTo("9 characters");
    }

    @Test
    void aPersonWhoDoesNotScanProvesNothing() throws Exception {
        HealthReport report = env.onLoop(() -> device.checkHealth(HealthLevel.INTERACTIVE, Duration.ofMillis(50)));

        assertThat(report.verdict()).isEqualTo(HealthReport.Verdict.UNKNOWN);
        assertThat(report.codes()).containsExactly(DeviceCode.E_TIMEOUT);
    }
}
