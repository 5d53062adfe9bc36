package vn.motcua.camera.onvif;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.camera.http.DeviceStream;
import vn.motcua.camera.onvif.OnvifClient.Device;
import vn.motcua.camera.onvif.OnvifFault.Why;
import vn.motcua.camera.onvif.Soap.Subscription;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.SafeXml.Element;
import vn.motcua.camera.source.Seen;
import vn.motcua.camera.source.Seen.Phase;

/**
 * Pulls the events of one device for as long as it runs: subscribes, pulls, renews at 80 % of a subscription's life, makes another one
 * where that fails, and frees what it holds before it asks for more. What happened in an outage is asked for again where the device
 * keeps it, and told as late. The next pull waits until what was heard is taken, so that a storm is held at the device. All on one
 * event loop; {@link #start} and {@link #stop} from any thread.
 */
final class OnvifPull implements DeviceStream {
    private static final int LIMIT = 100;
    /** For a device that answers at once though there is nothing, and does so several times. */
    private static final long EMPTY_PAUSE_MS = 50;

    private static final int EMPTY_MAX = 4;

    private static final int UNREADABLE_MAX = 3;

    /** Who is told. All on the event loop. */
    interface Listener {
        /** Events, refusals, faults and signs of life of one answer; the next is pulled when they are taken. */
        Future<Void> heard(List<Heard> heard);

        /**
         * A subscription began.
         *
         * @param skew how far the device's clock is before ours; empty if it does not say
         * @param topics the device says it has
         */
        void connected(Optional<Duration> skew, List<String> topics);

        /** @param next when it is tried again; empty when it is not, because the password is refused */
        void lost(Throwable why, Optional<Duration> next);
    }

    /** When to try again. */
    interface Retry {
        /**
         * Empty for never.
         *
         * @param failures in a row, from 1
         */
        Optional<Duration> after(Throwable failure, int failures);
    }

    private final Vertx vertx;
    private final Listener listener;
    private final OnvifLease lease;
    private final Retry retry;
    private final OnvifClient client;
    private @Nullable Context context;
    private @Nullable Subscription subscription;
    private @Nullable Device device;
    private @Nullable Instant lastAt;
    private @Nullable Instant lateBefore;
    private boolean isStopped;
    private long timer = -1;
    private int limit = LIMIT;
    private int failures;
    private int unreadable;
    private int empty;

    /**
     * @param now the best knowledge of the time
     * @param nanos a clock that is never set, as {@code System::nanoTime}
     */
    OnvifPull(
            Vertx vertx,
            OnvifSettings settings,
            Listener listener,
            Supplier<Instant> now,
            LongSupplier nanos,
            Retry retry) {
        this.vertx = vertx;
        this.listener = listener;
        this.lease = new OnvifLease(settings.lifetime(), nanos);
        this.retry = retry;
        this.client = new OnvifClient(vertx, settings, now);
    }

    /** Begins; whatever fails is told and tried again. */
    @Override
    public void start() {
        Context own = vertx.getOrCreateContext();
        context = own;
        own.runOnContext(started -> connect());
    }

    /** Ends what is under way and frees the pull point; in about two seconds, whatever the device does. */
    @Override
    public Future<Void> stop() {
        Context own = context;
        if (own == null) return client.close();
        Promise<Void> stopped = Promise.promise();
        own.runOnContext(asked -> {
            isStopped = true;
            vertx.cancelTimer(timer);
            client.leave(Optional.ofNullable(subscription))
                    .compose(left -> client.close())
                    .onComplete(stopped);
        });
        return stopped.future();
    }

    private void connect() {
        client.connect()
                .compose(found -> {
                    device = found;
                    return subscribe(found).compose(subscribed -> client.topics(found));
                })
                .onSuccess(topics -> {
                    if (isStopped || device == null) return;
                    listener.connected(device.skew(), topics);
                    next();
                })
                .onFailure(this::lost);
    }

    private Future<Void> subscribe(Device at) {
        return client.create(at, lease.isAbsolute()).compose(made -> {
            subscription = made;
            lease.lives(made.lifetime());
            return catchUp(at, made);
        });
    }

    /** From the last event on by the device's own clock, where it keeps events. */
    private Future<Void> catchUp(Device at, Subscription made) {
        Instant from = lastAt;
        lateBefore = null;
        if (from == null || !at.isPersistent()) return Future.succeededFuture();
        Instant until = made.now().orElse(client.deviceNow());
        return client.seek(made, from)
                .onSuccess(sought -> lateBefore = until)
                .<Void>mapEmpty()
                .recover(failure ->
                        failure instanceof OnvifFault ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    private void next() {
        Subscription from = subscription;
        if (isStopped) return;
        if (from == null) connect();
        else if (lease.isDue()) renew(from);
        else pull(from);
    }

    private void renew(Subscription of) {
        client.renew(of, lease.isAbsolute())
                .onSuccess(life -> {
                    lease.lives(life);
                    next();
                })
                .onFailure(failure -> {
                    if (failure instanceof OnvifFault) replace();
                    else lost(failure);
                });
    }

    /** Frees the old one first: a device has few. */
    private void replace() {
        Device at = device;
        client.leave(Optional.ofNullable(subscription))
                .compose(left -> {
                    subscription = null;
                    return at == null ? Future.failedFuture("no device") : subscribe(at);
                })
                .onSuccess(made -> next())
                .onFailure(this::lost);
    }

    private void pull(Subscription from) {
        client.pull(from, limit)
                .onSuccess(answer -> taken(OnvifEnvelopes.envelope(answer), answer))
                .onFailure(failure -> {
                    if (OnvifClient.isFault(failure, Why.UNREADABLE) && ++unreadable < UNREADABLE_MAX)
                        unreadable(failure);
                    else lost(failure);
                });
    }

    private void taken(List<Heard> heard, Element answer) {
        failures = 0;
        unreadable = 0;
        limit = LIMIT;
        empty = answer.find("NotificationMessage").isEmpty() ? empty + 1 : 0;
        List<Heard> told = heard.stream().map(this::timed).toList();
        listener.heard(told)
                .onSuccess(done -> {
                    if (empty >= EMPTY_MAX) after(Duration.ofMillis(EMPTY_PAUSE_MS), this::next);
                    else next();
                })
                .onFailure(this::lost);
    }

    /** One answer is dropped, the subscription is kept; the next is asked to be smaller. */
    private void unreadable(Throwable failure) {
        limit = Math.max(1, limit / 4);
        listener.heard(List.of(new Heard.Fault("XML", String.valueOf(failure.getMessage()))))
                .onSuccess(done -> after(Duration.ofMillis(EMPTY_PAUSE_MS), this::next))
                .onFailure(this::lost);
    }

    private Heard timed(Heard heard) {
        if (!(heard instanceof Heard.Event event)) return heard;
        Seen seen = event.seen();
        Instant at = seen.deviceAt();
        if (at == null || seen.phase() == Phase.STATE) return heard;
        if (lastAt == null || at.isAfter(lastAt)) lastAt = at;
        return lateBefore != null && at.isBefore(lateBefore) ? new Heard.Event(late(seen)) : heard;
    }

    private static Seen late(Seen seen) {
        return new Seen(
                seen.device(),
                seen.channel(),
                seen.kind(),
                seen.phase(),
                seen.key(),
                seen.vendorType(),
                seen.deviceAt(),
                seen.hasZone(),
                seen.detail(),
                seen.pictures(),
                seen.links(),
                true);
    }

    private void lost(Throwable failure) {
        if (isStopped) return;
        failures++;
        Optional<Duration> delay = retry.after(failure, failures);
        listener.lost(failure, delay);
        delay.ifPresent(wait -> after(wait, () -> reopen(failure)));
    }

    /** Only the line was lost: the same subscription goes on, and the device tells anew how things stand. */
    private void reopen(Throwable failure) {
        Subscription kept = subscription;
        if (kept != null && !(failure instanceof OnvifFault) && failures == 1 && !lease.isDue()) {
            client.synchronize(kept).onSuccess(done -> next()).onFailure(gone -> fresh());
        } else fresh();
    }

    private void fresh() {
        if (isStopped) return;
        client.leave(Optional.ofNullable(subscription)).onComplete(left -> {
            subscription = null;
            if (!isStopped) connect();
        });
    }

    private void after(Duration wait, Runnable then) {
        if (!isStopped) timer = vertx.setTimer(wait.toMillis(), fired -> then.run());
    }
}
