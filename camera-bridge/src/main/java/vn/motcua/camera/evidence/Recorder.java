package vn.motcua.camera.evidence;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.function.Function;
import vn.motcua.camera.still.Still;

/** What one device or recorder can be asked for. All of it fails with {@code StillFault}. Event loop only. */
public interface Recorder {
    /** Its picture of now. */
    Future<Still> now(String channel);

    /** Whether it can be asked for the past: its stills and clips. */
    boolean isRecording();

    /** Its picture of a past second; only where it {@link #isRecording}. */
    Future<Still> past(String channel, Instant at);

    /**
     * Its recording, byte by byte as it sends it; only where it {@link #isRecording}.
     *
     * @param sink takes one piece after the other; the next is read when it is done with the one before
     */
    Future<Void> clip(String channel, Instant from, Instant to, Function<byte[], Future<Void>> sink);

    Future<Void> close();
}
