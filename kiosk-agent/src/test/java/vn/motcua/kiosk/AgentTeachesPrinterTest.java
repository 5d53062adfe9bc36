package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.StoreSettings;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/** An agent that knows its site, with its hub away: the kiosk's printer learns the site's letters without any ticket. */
class AgentTeachesPrinterTest {
    @TempDir
    Path folder;

    private static <T> T done(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    /** As the link keeps it from the last time the hub was there. */
    private void letItKnowItsSite() throws Exception {
        Path home = ChildAgent.home(folder);
        Vertx vertx = Vertx.vertx();
        AgentStore store = AgentStore.open(
                vertx, new StoreSettings(home, 64 * 1024, 1_000, Duration.ofDays(7), 4_096), Instant::now);
        done(store.essential(tx -> {
            tx.keyValues().put("site", Json.write(KioskRig.site(true)));
            return true;
        }));
        done(store.close());
        done(vertx.close());
    }

    @Test
    void theKiosksPrinterIsTaughtWhatTheSitesTicketsNeed() throws Exception {
        letItKnowItsSite();
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0);
                ChildAgent agent = ChildAgent.begin(folder, """
                    web: {port: 0}
                    store: {reserveMiB: 1}
                    kiosk: {name: kiosk-1, printer: printer-1}
                    printers: [{name: printer-1, link: "%s", profile: epson-tm-t20, mode: text}]
                    """.formatted(printer.address()))) {
            agent.awaitReady();
            await().atMost(Duration.ofSeconds(60)).until(() -> printer.taughtLetters() >= 30);
            assertThat(printer.cuts()).isZero();
            assertThat(printer.unparsedBytes()).isZero();
        }
    }
}
