package vn.motcua.camera.onvif;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import vn.motcua.camera.onvif.OnvifFault.Why;
import vn.motcua.camera.onvif.OnvifHttp.Answer;
import vn.motcua.camera.onvif.Soap.Call;
import vn.motcua.camera.onvif.Soap.Subscription;
import vn.motcua.camera.source.Links;
import vn.motcua.camera.source.SafeXml;
import vn.motcua.camera.source.SafeXml.BadXml;
import vn.motcua.camera.source.SafeXml.Element;

/**
 * The calls of one device's device, event and media service. Learns the device's clock first, by the one call that needs no login,
 * and dates its logins by it. Fails with {@link OnvifFault} for what a device answers, otherwise with the failure of the connection.
 * Event loop only.
 */
final class OnvifClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final int UNAUTHORIZED = 401;
    private static final int OK_BELOW = 300;

    /**
     * What is known of a device after {@link #connect}.
     *
     * @param skew how far its clock is before ours; empty if it does not say
     * @param isPersistent whether it keeps events and gives them again
     */
    record Device(Optional<Duration> skew, String events, String media, boolean isPersistent) {}

    private final OnvifSettings settings;
    private final OnvifHttp http;
    private final OnvifLogin login;
    private final Supplier<Instant> now;
    private Duration skew = Duration.ZERO;

    OnvifClient(Vertx vertx, OnvifSettings settings, Supplier<Instant> now) {
        this.settings = settings;
        this.http = new OnvifHttp(vertx, settings);
        this.now = now;
        this.login = new OnvifLogin(settings, new SecureRandom());
    }

    /** The device's time now, as far as it is known. */
    Instant deviceNow() {
        return now.get().plus(skew);
    }

    /** Clock, then services. */
    Future<Device> connect() {
        return time().compose(learned -> services()
                .map(services -> new Device(
                        learned,
                        Soap.service(services, Soap.EVENTS, "Events").orElse(settings.path()),
                        Soap.service(services, Soap.MEDIA, "Media").orElse(settings.path()),
                        Soap.isPersistent(services))));
    }

    private Future<Optional<Duration>> time() {
        Instant asked = now.get();
        return send(settings.path(), Soap.dateAndTime(), "", "", PATIENCE)
                .compose(OnvifClient::content)
                .map(Soap::time)
                .recover(failure -> failure instanceof OnvifFault
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure))
                .map(time -> time.map(device -> {
                    Duration half = Duration.between(asked, now.get()).dividedBy(2);
                    skew = Duration.between(asked.plus(half), device);
                    return skew;
                }));
    }

    /** Older devices know {@code GetCapabilities} only. */
    private Future<Element> services() {
        return ask(settings.path(), Soap.services(), "", PATIENCE)
                .recover(failure -> isFault(failure, Why.NOT_AUTHORIZED) || !(failure instanceof OnvifFault)
                        ? Future.failedFuture(failure)
                        : ask(settings.path(), Soap.capabilities(), "", PATIENCE));
    }

    /** Topics it says it has; none if it does not say. */
    Future<List<String>> topics(Device device) {
        return ask(device.events(), Soap.eventProperties(), "", PATIENCE)
                .map(Soap::topics)
                .recover(failure -> failure instanceof OnvifFault
                        ? Future.succeededFuture(List.of())
                        : Future.failedFuture(failure));
    }

    /** @param isAbsolute for devices that take a duration for a point of time long ago */
    Future<Subscription> create(Device device, boolean isAbsolute) {
        return ask(device.events(), Soap.create(end(isAbsolute)), "", PATIENCE)
                .map(answer -> Soap.subscription(answer, device.events()));
    }

    /** @param consumer where it posts its events to */
    Future<Subscription> subscribe(Device device, URI consumer, boolean isAbsolute) {
        return ask(device.events(), Soap.subscribe(consumer, end(isAbsolute)), "", PATIENCE)
                .map(answer -> Soap.subscription(answer, device.events()));
    }

    /** The life it has from now on, if the device says. */
    Future<Optional<Duration>> renew(Subscription of, boolean isAbsolute) {
        return ask(of.path(), Soap.renew(end(isAbsolute)), Soap.headers(of), PATIENCE)
                .map(Soap::lifetime);
    }

    private String end(boolean isAbsolute) {
        return isAbsolute
                ? deviceNow()
                        .plus(settings.lifetime())
                        .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                        .toString()
                : settings.lifetime().toString();
    }

    /** The answer, which holds notifications or none. */
    Future<Element> pull(Subscription from, int limit) {
        return ask(
                from.path(),
                Soap.pull(settings.poll(), limit),
                Soap.headers(from),
                settings.poll().plus(PATIENCE));
    }

    Future<Element> seek(Subscription in, Instant deviceTime) {
        return ask(in.path(), Soap.seek(deviceTime), Soap.headers(in), PATIENCE);
    }

    Future<Element> synchronize(Subscription in) {
        return ask(in.path(), Soap.synchronize(), Soap.headers(in), PATIENCE);
    }

    /** Ends what is under way, frees the pull point and the connection; succeeds whatever the device says to it. */
    Future<Void> leave(Optional<Subscription> subscription) {
        return http.disconnect()
                .compose(gone -> subscription.isEmpty()
                        ? Future.<Void>succeededFuture()
                        : ask(subscription.get().path(), Soap.unsubscribe(), Soap.headers(subscription.get()), FAREWELL)
                                .<Void>mapEmpty())
                .recover(failure -> Future.succeededFuture())
                .compose(left -> http.disconnect());
    }

    /**
     * Where the picture of a channel is fetched: a path, at the configured host whatever host the device writes there.
     *
     * @return empty if the device knows no such channel, or has no picture of it
     */
    Future<Optional<String>> snapshotPath(Device device, String channel) {
        return ask(device.media(), Soap.profiles(), "", PATIENCE)
                .compose(answer -> Soap.profile(answer, channel)
                        .map(profile -> ask(device.media(), Soap.snapshotUri(profile), "", PATIENCE)
                                .map(said -> said.find("Uri").flatMap(uri -> Links.path(uri.text(), Set.of()))))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    Future<Void> close() {
        return http.close();
    }

    /** With the login this service takes; a challenge is answered once. */
    private Future<Element> ask(String path, Call call, String headers, Duration patience) {
        return send(path, call, headers + login.header(path, deviceNow()), "", patience)
                .compose(answer -> answer.status() == UNAUTHORIZED
                        ? answerChallenge(path, call, headers, patience, answer)
                        : Future.succeededFuture(answer))
                .compose(OnvifClient::content);
    }

    private Future<Answer> answerChallenge(String path, Call call, String headers, Duration patience, Answer refused) {
        Optional<String> authorization = login.answer(path, refused.challenges());
        if (authorization.isEmpty()) return Future.succeededFuture(refused);
        return send(path, call, headers, authorization.get(), patience).onSuccess(answer -> {
            if (answer.status() != UNAUTHORIZED) login.learn(path);
        });
    }

    private Future<Answer> send(String path, Call call, String headers, String authorization, Duration patience) {
        return http.post(path, call.action(), Soap.envelope(call, headers), authorization, patience);
    }

    private static Future<Element> content(Answer answer) {
        if (answer.status() == UNAUTHORIZED) return failed(Why.NOT_AUTHORIZED, "401");
        try {
            Element root = SafeXml.read(answer.body());
            Optional<Element> fault = root.find("Fault");
            if (fault.isPresent()) {
                String codes = OnvifEnvelopes.reason(fault.get());
                boolean isLogin = codes.contains("NotAuthorized") || codes.contains("FailedAuthentication");
                return failed(isLogin ? Why.NOT_AUTHORIZED : Why.FAULT, codes);
            }
            return answer.status() < OK_BELOW
                    ? Future.succeededFuture(root)
                    : failed(Why.STATUS, Integer.toString(answer.status()));
        } catch (BadXml bad) {
            return answer.status() < OK_BELOW
                    ? failed(Why.UNREADABLE, bad.what())
                    : failed(Why.STATUS, Integer.toString(answer.status()));
        }
    }

    private static <T> Future<T> failed(Why why, String what) {
        return Future.failedFuture(new OnvifFault(why, what));
    }

    static boolean isFault(Throwable failure, Why why) {
        return failure instanceof OnvifFault fault && fault.why() == why;
    }
}
