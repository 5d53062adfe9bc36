package vn.motcua.camera.evidence;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.motcua.camera.still.Mask;
import vn.motcua.camera.still.MaskedStill;
import vn.motcua.camera.still.Masks;
import vn.motcua.camera.still.Still;
import vn.motcua.camera.still.StillFault;
import vn.motcua.camera.still.StillFault.Why;

/**
 * Covers what nobody may see in the pictures of one source, before anything else gets hold of them. One picture at a time is drawn, and only a few
 * wait for it. Event loop only.
 */
public final class Masking {
    /** In a storm of pictures the rest is let go: each waits in memory whole. */
    static final int WAITING_MAX = 6;

    private final Vertx vertx;
    private final Masks masks;
    private int waiting;

    public Masking(Vertx vertx, Masks masks) {
        this.vertx = vertx;
        this.masks = masks;
    }

    /** Fails with {@link StillFault} if the picture may not be shown, or cannot be covered. */
    public Future<Still> cover(String channel, Still still) {
        Optional<List<Mask>> zones = masks.of(channel);
        if (zones.isEmpty()) return Future.failedFuture(hidden(channel));
        if (zones.get().isEmpty()) return Future.succeededFuture(still);
        if (waiting >= WAITING_MAX)
            return Future.failedFuture(new StillFault(Why.NO_PICTURE, "too many pictures at once"));
        waiting++;
        return vertx.executeBlocking(() -> MaskedStill.paint(still, zones.get()))
                .onComplete(painted -> waiting--);
    }

    private static StillFault hidden(String channel) {
        return new StillFault(Why.MASKED, "channel " + channel + " is not among the masks");
    }

    /** The same device, nothing of which is shown that is covered. */
    public Recorder over(Recorder device) {
        return masks.isNone() ? device : new Covered(device);
    }

    private final class Covered implements Recorder {
        private final Recorder device;

        Covered(Recorder device) {
            this.device = device;
        }

        @Override
        public Future<Still> now(String channel) {
            return masks.of(channel).isEmpty()
                    ? Future.failedFuture(hidden(channel))
                    : device.now(channel).compose(still -> cover(channel, still));
        }

        @Override
        public boolean isRecording() {
            return device.isRecording();
        }

        @Override
        public Future<Still> past(String channel, Instant at) {
            return masks.of(channel).isEmpty()
                    ? Future.failedFuture(hidden(channel))
                    : device.past(channel, at).compose(still -> cover(channel, still));
        }

        /** A film would have to be drawn anew picture by picture: it is not fetched. */
        @Override
        public Future<Void> clip(String channel, Instant from, Instant to, Function<byte[], Future<Void>> sink) {
            return masks.of(channel).filter(List::isEmpty).isPresent()
                    ? device.clip(channel, from, to, sink)
                    : Future.failedFuture(new StillFault(Why.MASKED, "clips of channel " + channel));
        }

        @Override
        public Future<Void> close() {
            return device.close();
        }
    }
}
