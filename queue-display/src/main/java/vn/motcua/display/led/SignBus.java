package vn.motcua.display.led;

import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.Backoff;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.driver.DeviceEnv;
import vn.motcua.edge.driver.DeviceLine;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.WriteResult;

/**
 * One line with signs on it, half-duplex: one request is under way at a time, what is urgent goes first, and a sign that does not
 * answer costs the others one waiting time. Event loop only.
 */
final class SignBus implements DeviceLine.Listener {
    private static final Duration STALL = Duration.ofSeconds(2);
    /** A sign plugged in again must not wait long for its number. */
    private static final Duration LOOK_FIRST = Duration.ofMillis(200);

    private static final Duration LOOK_LAST = Duration.ofMillis(400);
    /** More than any answer; whatever talks so much is no sign. */
    private static final int HEARD_MAX = 1_024;
    /** So many unanswered requests in a row on a network line: the far end may be gone without a word. */
    private static final int SILENT_DROP = 25;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int BITS_PER_BYTE = 11;
    private static final int LONGEST_ANSWER = 64;

    private final DeviceEnv env;
    private final DeviceLine line;
    private final LinkAddress address;
    private final Set<BusMember> members = new LinkedHashSet<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private @Nullable Exchange exchange;
    private long timer = -1;
    private long quietUntil;
    private int silent;

    /** A request under way. */
    private record Exchange(BusMember member, SignRequest request) {}

    SignBus(DeviceEnv env) {
        this.env = env;
        this.address = env.address();
        this.line = new DeviceLine(env, new Backoff(LOOK_FIRST, LOOK_LAST), this);
    }

    void join(BusMember member) {
        boolean isFirst = members.isEmpty();
        members.add(member);
        if (isFirst) line.open();
        else member.changed(line.state(), null);
        kick();
    }

    /** @return true if nobody is left and the line is closed */
    Future<Boolean> leave(BusMember member) {
        members.remove(member);
        if (exchange != null && exchange.member() == member) exchange = null;
        if (!members.isEmpty()) {
            kick();
            return Future.succeededFuture(false);
        }
        stopTimer();
        return line.close().map(true);
    }

    /** What stands in the way of the line, for a technician; empty while nothing does. */
    String why() {
        return line.why();
    }

    /** A member may want to send. */
    void kick() {
        if (exchange != null || line.state() != LinkState.UP) return;
        stopTimer();
        long now = System.nanoTime();
        BusMember chosen = choose();
        if (chosen == null || chosen.dueAt() == Long.MAX_VALUE) return;
        long at = Math.max(quietUntil, chosen.dueAt());
        if (at > now) timer = env.vertx().setTimer(millis(at - now), due -> env.guard(() -> kick()));
        else begin(chosen);
    }

    /** The urgent before those that are only due; among equals who has waited longest. */
    private @Nullable BusMember choose() {
        BusMember chosen = null;
        for (BusMember one : members) if (chosen == null || isBefore(one, chosen)) chosen = one;
        return chosen;
    }

    private static boolean isBefore(BusMember one, BusMember other) {
        boolean isDue = one.dueAt() <= System.nanoTime();
        if (isDue && one.isUrgent() != other.isUrgent()) return one.isUrgent();
        return one.dueAt() < other.dueAt();
    }

    private void begin(BusMember member) {
        SignRequest request = member.next();
        Exchange begun = new Exchange(member, request);
        exchange = begun;
        heard.reset();
        line.write(request.bytes(), STALL)
                .onSuccess(result -> written(begun, result))
                .onFailure(e -> end(begun));
    }

    private void written(Exchange begun, WriteResult result) {
        if (exchange != begun) return;
        if (!result.isComplete()) {
            end(begun);
            begun.member().silent(begun.request());
            return;
        }
        long sending = sendingMillis(begun.request().bytes().length);
        if (begun.request().answer() == null)
            timer = env.vertx()
                    .setTimer(Math.max(1, sending), due -> env.guard(() -> finish(begun, new SignAnswer.Taken())));
        else
            timer = env.vertx()
                    .setTimer(
                            sending
                                    + sendingMillis(LONGEST_ANSWER)
                                    + begun.member().answerWithin().toMillis(),
                            due -> env.guard(() -> silent(begun)));
    }

    /** The system has the bytes long before the wire has them. */
    private long sendingMillis(int bytes) {
        return address instanceof LinkAddress.Serial serial ? 1_000L * bytes * BITS_PER_BYTE / serial.baud() + 1 : 0;
    }

    private void silent(Exchange begun) {
        if (exchange != begun) return;
        end(begun);
        begun.member().silent(begun.request());
        silent++;
        if (silent >= SILENT_DROP && address instanceof LinkAddress.Tcp) {
            silent = 0;
            line.drop(DeviceCode.E_TIMEOUT);
        }
        kick();
    }

    private void finish(Exchange begun, SignAnswer answer) {
        if (exchange != begun) return;
        end(begun);
        begun.member().answered(begun.request(), answer);
        kick();
    }

    private void end(Exchange ended) {
        if (exchange != ended) return;
        exchange = null;
        stopTimer();
        quietUntil = System.nanoTime() + ended.member().gap().toNanos();
    }

    @Override
    public void up() {
        quietUntil = System.nanoTime();
        kick();
    }

    @Override
    public void received(byte[] bytes) {
        Exchange open = exchange;
        if (open == null) return; // a late answer: whoever it is from is asked again anyway
        heard.writeBytes(bytes);
        if (heard.size() > HEARD_MAX) {
            heard.reset();
            return;
        }
        SignRequest.AnswerParser parser = open.request().answer();
        if (parser == null) return;
        withoutEcho(heard.toByteArray(), open.request().bytes())
                .flatMap(parser::parse)
                .ifPresent(answer -> {
                    silent = 0;
                    line.proved();
                    finish(open, answer);
                });
    }

    /** Many two-wire adapters hear themselves. @return empty while it may still be the echo that is coming in */
    static Optional<byte[]> withoutEcho(byte[] heard, byte[] sent) {
        int common = Math.min(heard.length, sent.length);
        if (!Arrays.equals(heard, 0, common, sent, 0, common)) return Optional.of(heard);
        return heard.length < sent.length
                ? Optional.empty()
                : Optional.of(Arrays.copyOfRange(heard, sent.length, heard.length));
    }

    @Override
    public void changed(LinkState state, @Nullable DeviceCode code) {
        if (state != LinkState.UP) {
            exchange = null;
            stopTimer();
        }
        for (BusMember one : Set.copyOf(members)) one.changed(state, code);
    }

    private void stopTimer() {
        if (timer >= 0) env.vertx().cancelTimer(timer);
        timer = -1;
    }

    private static long millis(long nanos) {
        return Math.max(1, (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }
}
