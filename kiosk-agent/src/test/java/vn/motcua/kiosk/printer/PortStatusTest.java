package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.transport.ByteLink;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkListener;
import vn.motcua.edge.transport.PortStatus;
import vn.motcua.edge.transport.WriteResult;

/** A printer of which nothing is known but what its port says. */
class PortStatusTest {
    private static final LinkAddress ADDRESS = new LinkAddress.UsbLp("/dev/usb/lp0");

    private final AtomicReference<LinkListener> ear = new AtomicReference<>();

    private ByteLink line() {
        return new ByteLink() {
            @Override
            public LinkAddress address() {
                return ADDRESS;
            }

            @Override
            public LinkState state() {
                return LinkState.UP;
            }

            @Override
            public void start(LinkListener listener) {
                ear.set(listener);
                listener.up();
            }

            @Override
            public Future<WriteResult> write(byte[] bytes, Duration stallAfter) {
                return Future.succeededFuture(WriteResult.complete(bytes.length));
            }

            @Override
            public Future<Void> close() {
                return Future.succeededFuture();
            }

            @Override
            public Future<Void> abort() {
                return close();
            }
        };
    }

    @Test
    void aPortThatNoLongerAnswersIsNotBelievedToBeOutOfPaperForEver() {
        Vertx vertx = Vertx.vertx();
        PrinterSettings settings = PrinterSettings.of("p", ADDRESS, PrinterProfile.named("write-only-80"))
                .with(Rig.SHORT);
        PrintService service = PrintService.tried(
                vertx, settings, new MemoryJournal(), address -> line(), TicketEncoders.of(settings));
        Rig.await(service.start());
        await().until(() -> ear.get() != null);

        ear.get().status(new PortStatus(true, true, true));
        await().until(() ->
                service.status().code().filter(DeviceCode.P_PAPER_OUT::equals).isPresent());
        ear.get().statusUnknown();

        await().until(() -> service.status().condition() != Condition.FAULT);
        assertThat(service.status().codes()).doesNotContain(DeviceCode.P_PAPER_OUT, DeviceCode.E_TIMEOUT);
        Rig.await(service.close());
        Rig.await(vertx.close());
    }
}
