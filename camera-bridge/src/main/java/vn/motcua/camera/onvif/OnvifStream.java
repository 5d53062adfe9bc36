package vn.motcua.camera.onvif;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.camera.http.DeviceStream;
import vn.motcua.camera.http.HttpStream;
import vn.motcua.camera.onvif.OnvifFault.Why;
import vn.motcua.camera.source.Backoff;
import vn.motcua.camera.source.Heard;

/** An ONVIF device as any other that is asked for its events: refused logins are counted over restarts. Event loop only. */
public final class OnvifStream implements DeviceStream, OnvifPull.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(OnvifStream.class);

    private final OnvifSettings settings;
    private final Backoff backoff;
    private final HttpStream.Listener listener;
    private final Supplier<Instant> now;
    private final Random jitter;
    private final DeviceStream events;

    /** @param consumer where the device posts its events to; empty to pull them */
    public OnvifStream(
            Vertx vertx,
            OnvifSettings settings,
            Backoff backoff,
            HttpStream.Listener listener,
            Supplier<Instant> now,
            Random jitter,
            Optional<URI> consumer) {
        this.settings = settings;
        this.backoff = backoff;
        this.listener = listener;
        this.now = now;
        this.jitter = jitter;
        this.events = consumer.isPresent()
                ? new OnvifNotify(vertx, settings, consumer.get(), this, now, this::after)
                : new OnvifPull(vertx, settings, this, now, System::nanoTime, this::after);
    }

    @Override
    public void start() {
        if (backoff.isStopped()) listener.lost("LOGIN_REFUSED");
        else events.start();
    }

    @Override
    public Future<Void> stop() {
        return events.stop();
    }

    private Optional<Duration> after(Throwable failure, int failures) {
        if (!OnvifClient.isFault(failure, Why.NOT_AUTHORIZED))
            return Optional.of(OnvifRetry.delay(failures, jitter.nextDouble()));
        backoff.refused();
        listener.login(backoff.memory());
        return backoff.next();
    }

    @Override
    public Future<Void> heard(List<Heard> heard) {
        listener.heard(heard);
        return Future.succeededFuture();
    }

    @Override
    public void connected(Optional<Duration> skew, List<String> topics) {
        LOG.debug("{} tells of {}", settings, topics);
        backoff.accepted();
        listener.login(backoff.memory());
        listener.opened(skew.map(ahead -> now.get().plus(ahead)));
    }

    @Override
    public void lost(Throwable why, Optional<Duration> next) {
        LOG.debug("{} is lost: {}", settings, why.getMessage());
        listener.lost(reason(why));
        if (next.isEmpty()) LOG.warn("{} refuses this login: nobody asks again until it is another", settings);
    }

    private String reason(Throwable why) {
        if (!(why instanceof OnvifFault fault)) return "UNREACHABLE";
        if (fault.why() != Why.NOT_AUTHORIZED) return "NOT_SPOKEN";
        return backoff.memory().isGood() ? "BUSY" : "LOGIN_REFUSED";
    }
}
