package vn.motcua.camera.onvif;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.camera.http.DeviceStream;
import vn.motcua.camera.onvif.OnvifClient.Device;
import vn.motcua.camera.onvif.Soap.Subscription;
import vn.motcua.camera.source.Heard;

/**
 * Has one device post its events to an address of ours for as long as it runs: subscribes, renews at 80 % of the subscription's life, makes
 * another where that fails, and frees what it holds before it asks for more. What is posted comes by the door; a renewal is a sign of
 * life. All on one event loop; {@link #start} and {@link #stop} from any thread.
 */
final class OnvifNotify implements DeviceStream {
    private final Vertx vertx;
    private final URI consumer;
    private final OnvifPull.Listener listener;
    private final OnvifPull.Retry retry;
    private final OnvifClient client;
    private final OnvifLease lease;
    private @Nullable Context context;
    private @Nullable Subscription subscription;
    private boolean isStopped;
    private long timer = -1;
    private int failures;

    /** @param consumer where the device posts to */
    OnvifNotify(
            Vertx vertx,
            OnvifSettings settings,
            URI consumer,
            OnvifPull.Listener listener,
            Supplier<Instant> now,
            OnvifPull.Retry retry) {
        this.vertx = vertx;
        this.consumer = consumer;
        this.listener = listener;
        this.retry = retry;
        client = new OnvifClient(vertx, settings, now);
        lease = new OnvifLease(settings.lifetime(), System::nanoTime);
    }

    @Override
    public void start() {
        Context own = vertx.getOrCreateContext();
        context = own;
        own.runOnContext(started -> connect());
    }

    @Override
    public Future<Void> stop() {
        Context own = context;
        if (own == null) return client.close();
        Promise<Void> stopped = Promise.promise();
        own.runOnContext(asked -> {
            isStopped = true;
            vertx.cancelTimer(timer);
            leave().compose(left -> client.close()).onComplete(stopped);
        });
        return stopped.future();
    }

    private Future<Void> leave() {
        Subscription held = subscription;
        subscription = null;
        return client.leave(Optional.ofNullable(held));
    }

    private void connect() {
        leave().compose(left -> client.connect()).compose(this::subscribe).onFailure(this::lost);
    }

    private Future<Void> subscribe(Device device) {
        return client.subscribe(device, consumer, lease.isAbsolute()).map(made -> {
            subscription = made;
            lease.lives(made.lifetime());
            failures = 0;
            if (isStopped) return null;
            listener.connected(device.skew(), List.of());
            after(lease.left(), this::renew);
            return null;
        });
    }

    private void renew() {
        Subscription held = subscription;
        if (held == null) {
            connect();
            return;
        }
        client.renew(held, lease.isAbsolute())
                .compose(life -> {
                    lease.lives(life);
                    return listener.heard(List.of(new Heard.Alive("")));
                })
                .onSuccess(told -> after(lease.left(), this::renew))
                .onFailure(failure -> {
                    // A device that cannot renew lets itself be asked anew; only one that cannot be reached is lost.
                    if (failure instanceof OnvifFault) connect();
                    else lost(failure);
                });
    }

    private void lost(Throwable failure) {
        if (isStopped) return;
        failures++;
        Optional<Duration> delay = retry.after(failure, failures);
        listener.lost(failure, delay);
        delay.ifPresent(wait -> after(wait, this::connect));
    }

    private void after(Duration wait, Runnable then) {
        if (!isStopped) timer = vertx.setTimer(Math.max(1, wait.toMillis()), due -> then.run());
    }
}
