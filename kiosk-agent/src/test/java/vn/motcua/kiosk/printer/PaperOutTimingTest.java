package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/**
 * How soon the end of the paper is known, with the waiting times of a real agent (HARDWARE e13): 2 s idle, 500 ms while printing. The
 * middle one of some looks is held against the limit, for the machine may be busy.
 */
@Tag("alone")
class PaperOutTimingTest {
    private static final Duration IDLE_MAX = Duration.ofSeconds(2);
    private static final Duration PRINTING_MAX = Duration.ofMillis(500);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int LOOKS = 3;

    private Vertx vertx;
    private LinkRuntime links;
    private SimulatedPrinter printer;
    private Rig rig;

    @BeforeEach
    void switchOn() throws Exception {
        vertx = Vertx.vertx();
        links = new LinkRuntime();
        printer = SimulatedPrinter.listen("127.0.0.1", 0);
        rig = new Rig(
                vertx,
                links,
                printer,
                PrinterProfile.named("generic-80"),
                new MemoryJournal(),
                PrinterSettings.Times.standard());
    }

    @AfterEach
    void switchOff() {
        rig.close();
        links.close();
        Rig.await(vertx.close());
    }

    private boolean isOut() {
        return rig.service.status().codes().contains(DeviceCode.P_PAPER_OUT);
    }

    private boolean isReady() {
        return rig.service.status().condition() == Condition.READY;
    }

    private static Duration until(BooleanSupplier seen) {
        long begun = System.nanoTime();
        await().pollInterval(Duration.ofMillis(5)).atMost(SOON).until(seen::getAsBoolean);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static Duration middle(List<Duration> all) {
        Collections.sort(all);
        return all.get(all.size() / 2);
    }

    private void endsAndComesBackWhileIdle() {
        rig.started();
        await().atMost(SOON).until(this::isReady);
        List<Duration> out = new ArrayList<>();
        List<Duration> back = new ArrayList<>();
        for (int i = 0; i < LOOKS; i++) {
            printer.paperOut(true);
            out.add(until(this::isOut));
            printer.paperOut(false);
            back.add(until(this::isReady));
        }
        assertThat(middle(out)).as("%s", out).isLessThan(IDLE_MAX);
        assertThat(middle(back)).as("%s", back).isLessThan(IDLE_MAX);
    }

    @Test
    void idleByStatusBack() {
        endsAndComesBackWhileIdle();
    }

    @Test
    void idleByAskingAloneOnAModelWithoutStatusBack() {
        printer.unanswered("GS a");
        endsAndComesBackWhileIdle();
    }

    private void endsWhilePrinting() {
        rig.started();
        await().atMost(SOON).until(this::isReady);
        List<Duration> out = new ArrayList<>();
        for (int i = 0; i < LOOKS; i++) {
            printer.slowDrain(20_000);
            var outcome = rig.print("p" + i);
            int before = printer.uncutRows();
            await().atMost(SOON).until(() -> printer.uncutRows() > before + 20);
            printer.paperOut(true);
            out.add(until(this::isOut));
            printer.paperOut(false);
            printer.slowDrain(0);
            assertThat(Rig.await(outcome).name()).isIn("CONFIRMED", "UNKNOWN");
            await().atMost(SOON).until(this::isReady);
        }
        assertThat(middle(out)).as("%s", out).isLessThan(PRINTING_MAX);
    }

    @Test
    void printingByStatusBack() {
        endsWhilePrinting();
    }

    @Test
    void anUnknownStateIsNeitherOutNorReady() {
        printer.mute(true);
        rig.started();

        await().atMost(SOON).until(() -> rig.service.status().condition() == Condition.UNKNOWN);

        assertThat(rig.service.status().codes()).containsExactly(DeviceCode.E_TIMEOUT);
    }
}
