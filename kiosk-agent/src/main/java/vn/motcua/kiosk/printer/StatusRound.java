package vn.motcua.kiosk.printer;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.kiosk.printer.EscPosCodec.StatusQuery;
import vn.motcua.kiosk.printer.PrinterReply.RealTime;

/**
 * One round of the four status questions. The answers do not say which question they answer, so they are matched by order, and a new
 * round is never begun while one is open. Event loop only.
 */
final class StatusRound {
    private static final StatusQuery[] QUERIES = StatusQuery.values();

    private final Duration reply;
    private final Set<DeviceCode> said = EnumSet.noneOf(DeviceCode.class);
    private final List<Runnable> waiting = new ArrayList<>();
    private int answered = QUERIES.length;
    private long askedAtNanos;

    StatusRound(Duration reply) {
        this.reply = reply;
    }

    boolean isOpen() {
        return answered < QUERIES.length;
    }

    boolean isLate() {
        return isOpen() && waitedNanos() > reply.toNanos();
    }

    long waitedNanos() {
        return System.nanoTime() - askedAtNanos;
    }

    byte[] begin() {
        answered = 0;
        said.clear();
        askedAtNanos = System.nanoTime();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (StatusQuery query : QUERIES) out.writeBytes(EscPosCodec.readStatus(query));
        return out.toByteArray();
    }

    /** Runs when the round (the open one, or the one about to begin) is complete. */
    void whenDone(Runnable action) {
        waiting.add(action);
    }

    /** @return all that was said, when this answer completes the round */
    Optional<Set<DeviceCode>> hear(RealTime answer) {
        if (!isOpen()) return Optional.empty(); // nobody asked
        said.addAll(answer.meaning(QUERIES[answered++]));
        if (isOpen()) return Optional.empty();
        return Optional.of(Set.copyOf(said)); // the caller takes it in before those who wait look at it
    }

    void tellWaiting() {
        List<Runnable> now = List.copyOf(waiting);
        waiting.clear();
        now.forEach(Runnable::run);
    }
}
