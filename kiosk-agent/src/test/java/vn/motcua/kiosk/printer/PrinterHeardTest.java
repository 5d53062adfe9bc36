package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkRuntime;

/** What a printer's status says beside its condition. */
class PrinterHeardTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    // One for all: drawing ahead may outlast a test, and a failure in its thread would be counted as the next one's.
    private static final Vertx VERTX = Vertx.vertx();

    private final LinkRuntime links = new LinkRuntime();

    @AfterEach
    void closeLinks() {
        links.close();
    }

    @AfterAll
    static void close() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
    }

    @Test
    void lastSeenIsWhenThePrinterLastSpokeWhateverChanges() throws Exception {
        try (Rig rig = Rig.tcp(VERTX, links, "epson-tm-t20").started()) {
            await().atMost(SOON).until(() -> rig.service.status().condition() == Condition.READY);
            Instant first = rig.service.status().lastSeen();
            assertThat(first).isNotNull();
            await().atMost(SOON).until(() -> rig.service.status().lastSeen().isAfter(first));

            rig.printer.mute(true);
            await().atMost(SOON).until(() -> rig.service.status().condition() != Condition.READY);
            Instant last = rig.service.status().lastSeen();
            int changes = rig.heard.size();
            await().atMost(SOON).until(() -> rig.heard.size() > changes + 1);

            assertThat(rig.service.status().lastSeen()).isEqualTo(last);
        }
    }

    @Test
    void whatStandsInTheWayOfItsLineIsToldWithTheStatus() {
        PrinterSettings settings = PrinterSettings.of(
                        "printer-1", LinkAddress.parse("memory:nobody"), PrinterProfile.named("generic-80"))
                .with(Rig.SHORT);
        PrintService service =
                PrintService.create(VERTX, settings, new MemoryJournal(), Clock.systemUTC(), status -> {}, links);
        Rig.await(service.start());

        await().atMost(SOON)
                .until(() -> service.status()
                        .code()
                        .filter(DeviceCode.E_NOHARDWARE::equals)
                        .isPresent());

        assertThat(service.status().detail()).contains("memory:nobody", "nothing listens");
        assertThat(service.status().lastSeen()).isNull();
        Rig.await(service.close());
    }
}
