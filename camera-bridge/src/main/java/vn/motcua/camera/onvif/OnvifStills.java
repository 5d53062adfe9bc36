package vn.motcua.camera.onvif;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.function.Supplier;
import vn.motcua.camera.still.StillFault;
import vn.motcua.camera.still.StillFault.Why;

/** Where a device that speaks ONVIF has its pictures of now, which only it can say ({@code GetSnapshotUri}). Event loop only. */
public final class OnvifStills {
    private OnvifStills() {}

    /**
     * Path and query of the picture of a channel, for the configured host and port, whatever host the device writes there. Fails with
     * {@link StillFault}.
     *
     * @param channel token of a video source as sightings show it, or of a profile
     */
    public static Future<String> path(Vertx vertx, OnvifSettings settings, String channel, Supplier<Instant> now) {
        OnvifClient client = new OnvifClient(vertx, settings, now);
        return client.connect()
                .compose(device -> client.snapshotPath(device, channel))
                .recover(failure -> Future.failedFuture(fault(failure)))
                .compose(path -> path.map(Future::succeededFuture)
                        .orElseGet(
                                () -> Future.failedFuture(new StillFault(Why.NOT_FOUND, "no picture of " + channel))))
                .eventually(client::close);
    }

    private static StillFault fault(Throwable failure) {
        String what = String.valueOf(failure.getMessage());
        if (!(failure instanceof OnvifFault)) return new StillFault(Why.UNREACHABLE, what);
        boolean isLogin = OnvifClient.isFault(failure, OnvifFault.Why.NOT_AUTHORIZED);
        return new StillFault(isLogin ? Why.LOGIN_REFUSED : Why.STATUS, what);
    }
}
