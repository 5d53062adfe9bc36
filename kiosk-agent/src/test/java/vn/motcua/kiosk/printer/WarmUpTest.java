package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkRuntime;

/** What a printer's service does behind its caller's back ends with the service. */
class WarmUpTest {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch enough = new CountDownLatch(1);

    private final TicketEncoder slow = new TicketEncoder() {
        @Override
        public EncodedTicket encode(TicketPrintout ticket) {
            throw new IllegalStateException("no ticket is printed here");
        }

        @Override
        public void warmUp() {
            begun.countDown();
            try {
                assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    };

    @Test
    void aServiceIsClosedOnlyWhenNothingOfItRunsAnyMore() throws Exception {
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        Vertx vertx = Vertx.vertx();
        try (LinkRuntime links = new LinkRuntime()) {
            PrinterSettings settings =
                    PrinterSettings.of("p", LinkAddress.parse("tcp://127.0.0.1:1"), PrinterProfile.named("generic-80"));
            PrintService service = PrintService.tried(vertx, settings, new MemoryJournal(), links, slow);
            service.start();
            assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

            Future<Void> closing = service.close();
            await().during(Duration.ofMillis(300)).until(() -> !closing.isComplete());
            enough.countDown();
            await().until(closing::isComplete);
        } finally {
            enough.countDown();
            vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(uncaught).isEmpty();
    }
}
