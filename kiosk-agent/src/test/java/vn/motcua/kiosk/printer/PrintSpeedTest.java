package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.transport.LinkRuntime;

/** Not the bench: only a fence against something becoming slow by a factor of ten. */
@Tag("alone")
class PrintSpeedTest {
    private static final Logger LOG = LoggerFactory.getLogger(PrintSpeedTest.class);
    private static final int TICKETS = 60;

    @Test
    void aWarmTicketIsProvedWithinAGlance() throws Exception {
        Vertx vertx = Vertx.vertx();
        try (LinkRuntime links = new LinkRuntime();
                Rig rig = Rig.tcp(vertx, links, "generic-80").started()) {
            Awaitility.await().until(() -> rig.service.status().condition() == Condition.READY);
            List<Long> micros = new ArrayList<>();
            for (int i = 0; i < TICKETS; i++) {
                String id = "s" + i;
                var job = Samples.job(id, "A012", "printer-1", Samples.full("A012", Samples.url(id)));
                long begun = System.nanoTime();
                assertThat(Rig.await(rig.print(job)).name()).isEqualTo("CONFIRMED");
                micros.add((System.nanoTime() - begun) / 1_000);
            }
            long first = micros.get(0);
            Collections.sort(micros);
            LOG.info(
                    "submit to proof: first {} ms, p50 {} ms, p95 {} ms",
                    first / 1_000,
                    micros.get(TICKETS / 2) / 1_000,
                    micros.get(TICKETS * 95 / 100) / 1_000);
            assertThat(micros.get(TICKETS / 2)).isLessThan(600_000);
        } finally {
            Rig.await(vertx.close());
        }
    }
}
