package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.WriteResult;
import vn.motcua.kiosk.ticket.TicketTemplate;

/** When what is taught goes on the line, and how much of it at a time. */
class LetterTeachingTest {
    private static final PrinterProfile PROFILE =
            PrinterProfile.named("generic-80").with(PrintMode.TEXT);
    private static final LetterLesson LESSON = TicketEncoders.of(PROFILE, TicketTemplate.standard())
            .lesson(LongNames.tickets(6))
            .orElseThrow();
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final PrinterMemory memory = new PrinterMemory();
    private final AtomicBoolean isIdle = new AtomicBoolean(true);
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private volatile Promise<WriteResult> held;

    private record Sent(int bytes, long atNanos) {}

    @AfterEach
    void end() {
        Rig.await(vertx.close());
    }

    private LetterTeaching teaching(String address) {
        PrinterSettings settings = PrinterSettings.of("p", LinkAddress.parse(address), PROFILE);
        return new LetterTeaching(vertx, context, settings, memory, isIdle::get, this::write);
    }

    private Future<WriteResult> write(byte[] piece) {
        sent.add(new Sent(piece.length, System.nanoTime()));
        Promise<WriteResult> waits = held;
        return waits == null ? Future.succeededFuture(WriteResult.complete(piece.length)) : waits.future();
    }

    private void onLoop(Runnable step) {
        Promise<Void> done = Promise.promise();
        context.runOnContext(v -> {
            step.run();
            done.complete();
        });
        Rig.await(done.future());
    }

    private boolean isTaught() {
        AtomicBoolean known = new AtomicBoolean();
        onLoop(() -> known.set(LESSON.isKnown(memory)));
        return known.get();
    }

    @ParameterizedTest
    @ValueSource(ints = {9_600, 19_200, 115_200})
    void noPieceLeavesBeforeTheLineIsDoneWithTheOneBefore(int baud) {
        LetterTeaching teaching = teaching("serial:/dev/ttyUSB0@" + baud);
        long begun = System.nanoTime();
        onLoop(() -> teaching.give(LESSON));
        await().atMost(LONG).until(this::isTaught);

        assertThat(sent.get(0).atNanos() - begun).isGreaterThan(290_000_000L);
        for (int i = 0; i < sent.size(); i++) {
            long lineNanos = sent.get(i).bytes() * 10_000_000_000L / baud;
            assertThat(lineNanos).isLessThanOrEqualTo(60_000_000L);
            if (i + 1 < sent.size())
                assertThat(sent.get(i + 1).atNanos() - sent.get(i).atNanos())
                        .as("piece %d", i)
                        .isGreaterThan(lineNanos);
        }
    }

    @Test
    void whatIsToPrintHoldsItUpAndWhatIsForgottenIsTaughtAgain() {
        LetterTeaching teaching = teaching("serial:/dev/ttyUSB0@19200");
        onLoop(() -> teaching.give(LESSON));
        await().atMost(LONG).until(() -> sent.size() >= 3);
        onLoop(() -> {
            isIdle.set(false);
            teaching.hush();
        });
        int before = sent.size();
        await().during(Duration.ofMillis(400)).atMost(LONG).until(() -> sent.size() == before);
        onLoop(() -> {
            memory.forget();
            isIdle.set(true);
            teaching.wake();
        });
        await().atMost(LONG).until(this::isTaught);

        int pieces = (LESSON.size() + 1) / 2;
        assertThat(sent).hasSize(before + pieces);
        onLoop(teaching::wake);
        await().during(Duration.ofMillis(400)).atMost(LONG).until(() -> sent.size() == before + pieces);
    }

    @Test
    void aPieceThatTheLineDoesNotTakeIsTheLastOneTillItDoes() {
        LetterTeaching teaching = teaching("serial:/dev/ttyUSB0@19200");
        Promise<WriteResult> stuck = Promise.promise();
        held = stuck;
        onLoop(() -> teaching.give(LESSON));
        await().atMost(LONG).until(() -> sent.size() == 1);
        onLoop(teaching::wake);
        await().during(Duration.ofMillis(500)).atMost(LONG).until(() -> sent.size() == 1);

        held = null;
        stuck.complete(WriteResult.nothing(sent.get(0).bytes(), DeviceCode.E_WRITE_STALLED));
        onLoop(teaching::end);
        await().during(Duration.ofMillis(400)).atMost(LONG).until(() -> sent.size() == 1);
    }
}
