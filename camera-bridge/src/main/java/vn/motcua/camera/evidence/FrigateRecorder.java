package vn.motcua.camera.evidence;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import vn.motcua.camera.http.DeviceTrust;
import vn.motcua.camera.http.DigestLogin;
import vn.motcua.camera.still.Still;
import vn.motcua.camera.still.StillClient;
import vn.motcua.camera.still.StillFault;
import vn.motcua.camera.still.StillFault.Why;
import vn.motcua.camera.still.StillPaths;

/** A Frigate: any second and any stretch of what it recorded. Source: Frigate HTTP API. Event loop only. */
public final class FrigateRecorder implements Recorder {
    private static final String FRIGATE = "frigate";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final StillClient stills;
    private final ClipClient clips;

    /** @param token for the port with login; empty for none */
    public FrigateRecorder(Vertx vertx, URI api, DeviceTrust trust, String token) {
        stills = new StillClient(
                vertx, api, trust, new DigestLogin("", "", false), token, PATIENCE, StillClient.AGENT_BYTES_MAX);
        clips = new ClipClient(vertx, api, trust, token, PATIENCE);
    }

    @Override
    public Future<Still> now(String channel) {
        return still(channel, Optional.empty());
    }

    @Override
    public boolean isRecording() {
        return true;
    }

    @Override
    public Future<Still> past(String channel, Instant at) {
        return still(channel, Optional.of(at));
    }

    private Future<Still> still(String channel, Optional<Instant> at) {
        return isCamera(channel)
                ? stills.fetch(StillPaths.path(FRIGATE, channel, at))
                : Future.failedFuture(new StillFault(Why.NOT_FOUND, "no camera " + channel));
    }

    private static boolean isCamera(String channel) {
        return StillPaths.isChannel(FRIGATE, channel);
    }

    @Override
    public Future<Void> clip(String channel, Instant from, Instant to, Function<byte[], Future<Void>> sink) {
        if (!isCamera(channel)) return Future.failedFuture(new StillFault(Why.NOT_FOUND, "no camera " + channel));
        String path = "/api/" + channel + "/start/" + from.getEpochSecond() + "/end/" + to.getEpochSecond();
        return clips.fetch(path + "/clip.mp4", sink);
    }

    @Override
    public Future<Void> close() {
        return Future.join(stills.close(), clips.close()).mapEmpty();
    }
}
