package vn.motcua.camera.evidence;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.motcua.camera.source.Backoff;
import vn.motcua.camera.still.Still;
import vn.motcua.camera.still.StillClient;
import vn.motcua.camera.still.StillFault;
import vn.motcua.camera.still.StillFault.Why;

/** A device that gives pictures of now, each from a path of its own. Its recording cannot be asked for. Event loop only. */
public final class DeviceRecorder implements Recorder {
    private final StillClient client;
    private final Function<String, Future<String>> paths;
    private final BooleanSupplier isKnown;
    private final Supplier<Instant> clock;
    /** The login itself was taken where events are asked for; here it may lack the right to pictures. */
    private final Backoff backoff = new Backoff(new Backoff.Memory("", 0, true), new Random());

    private Instant quietUntil = Instant.MIN;

    /**
     * @param paths from a channel to the path of its picture; fails with {@link StillFault} where there is none
     * @param isKnown whether the device has taken this login before: one it may refuse is not tried here too
     */
    public DeviceRecorder(
            StillClient client,
            Function<String, Future<String>> paths,
            BooleanSupplier isKnown,
            Supplier<Instant> clock) {
        this.client = client;
        this.paths = paths;
        this.isKnown = isKnown;
        this.clock = clock;
    }

    @Override
    public Future<Still> now(String channel) {
        if (!isKnown.getAsBoolean()) return fault(Why.UNREACHABLE, "it has let nobody in yet");
        if (clock.get().isBefore(quietUntil)) return fault(Why.LOGIN_REFUSED, "not asked again before " + quietUntil);
        return paths.apply(channel).compose(client::fetch).onComplete(asked -> {
            if (asked.succeeded()) backoff.accepted();
            else if (asked.cause() instanceof StillFault fault && fault.why() == Why.LOGIN_REFUSED)
                backoff.next().ifPresent(pause -> quietUntil = clock.get().plus(pause));
        });
    }

    private static <T> Future<T> fault(Why why, String what) {
        return Future.failedFuture(new StillFault(why, what));
    }

    @Override
    public boolean isRecording() {
        return false;
    }

    @Override
    public Future<Still> past(String channel, Instant at) {
        return fault(Why.NOT_FOUND, "no pictures of the past");
    }

    @Override
    public Future<Void> clip(String channel, Instant from, Instant to, Function<byte[], Future<Void>> sink) {
        return fault(Why.NOT_FOUND, "no recording");
    }

    @Override
    public Future<Void> close() {
        return client.close();
    }
}
