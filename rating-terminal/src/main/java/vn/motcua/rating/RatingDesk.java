package vn.motcua.rating;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.RatingGiven.Channel;
import vn.motcua.core.event.RatingPressIgnored;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.module.FeedView;
import vn.motcua.edge.module.ModuleContext;
import vn.motcua.edge.module.StoreFullException;
import vn.motcua.rating.pad.PadPress;
import vn.motcua.rating.pad.PadRejection;

/**
 * One counter's presses. Every well-formed press for a living right is stored, the second and third too: the hub counts
 * one, a correction within seconds replaces it, the rest is surplus. A child that hammers the screen is bounded: so many
 * presses for one right, and noise told at most once in a while. Event loop only.
 */
final class RatingDesk {
    static final int PRESSES_PER_RIGHT_MAX = 20;
    static final Duration NOISE_TOLD_EVERY = Duration.ofSeconds(2);

    private static final int ANSWERS_KEPT = 500;
    private static final String LOCAL_TOPIC = "rating-presses";
    private static final Logger LOG = LoggerFactory.getLogger(RatingDesk.class);

    private final ModuleContext context;
    private final CounterId counter;
    private final CounterRights rights;
    private final Map<String, Future<Answer>> answers = bounded(ANSWERS_KEPT);
    private final Map<String, Integer> pressesByRight = bounded(ANSWERS_KEPT);
    private long given;
    private long ignored;
    private long rejected;
    private String rejectedLast = "";
    private @Nullable Instant noiseToldAt;

    /** What a press came to. */
    enum Answer {
        STORED,
        NO_RIGHT,
        TOO_MANY,
        STORE_FULL
    }

    RatingDesk(ModuleContext context, CounterId counter, CounterRights rights) {
        this.context = context;
        this.counter = counter;
        this.rights = rights;
    }

    static String topic(CounterId counter) {
        return "rating:" + counter.value();
    }

    static String key(CounterId counter) {
        return "rights:" + counter.value();
    }

    /** Keeps the right the hub shows now, so that a restart without the hub does not take it from the citizen. */
    void look(FeedView feed) {
        feed.value(topic(counter), "right")
                .flatMap(RatingRight::read)
                .filter(right -> rights.learn(right, context.hubNow()))
                .ifPresent(right -> context.save(key(counter), rights.text())
                        .onFailure(failure ->
                                LOG.warn("a right of {} was not stored: {}", counter, failure.getMessage())));
    }

    /** One effect and one answer for each rating id, also while the first is still being stored. */
    Future<Answer> press(Press press) {
        Future<Answer> known = answers.get(press.ratingId());
        if (known != null) return known;
        Instant now = context.hubNow();
        Optional<RatingRight> right = rights.alive(press.rightId(), now);
        return right.isEmpty()
                ? ignore(tablet(), press.score(), now)
                : press(press, right.get(), Channel.TABLET, tablet(), now);
    }

    /** A pad shows no number, so its press is for the visit finished last here, and only shortly after it. */
    Future<Answer> press(PadPress pressed, String pad, @Nullable FeedView feed) {
        Instant now = context.hubNow();
        Optional<RatingRight> right = PadRules.right(counter, rights, feed, now);
        if (right.isEmpty()) return ignore(pad, pressed.score(), now);
        Press press = new Press(
                UUID.randomUUID().toString(),
                right.get().rightId(),
                pressed.score(),
                pressed.scaleMax(),
                List.of(),
                List.of());
        return press(press, right.get(), Channel.PAD, pad, now);
    }

    /** Touched, and no press: shown to technicians, told to nobody. */
    void reject(PadRejection rejection) {
        rejected++;
        rejectedLast = rejection.reason().name();
        show();
    }

    private Future<Answer> press(Press press, RatingRight right, Channel channel, String device, Instant now) {
        int presses = pressesByRight.merge(press.rightId(), 1, Integer::sum);
        if (presses > PRESSES_PER_RIGHT_MAX) return Future.succeededFuture(Answer.TOO_MANY);
        Future<Answer> answer = store(press, right, channel, device, now);
        answers.put(press.ratingId(), answer);
        return answer.onComplete(done -> {
            if (done.failed() || done.result() != Answer.STORED) forget(press);
        });
    }

    /** What was not stored may be tried again and uses nothing up. */
    private void forget(Press press) {
        answers.remove(press.ratingId());
        pressesByRight.computeIfPresent(press.rightId(), (right, presses) -> presses - 1);
    }

    private Future<Answer> store(Press press, RatingRight right, Channel channel, String device, Instant now) {
        RatingGiven event = new RatingGiven(
                press.ratingId(),
                right.rightId(),
                right.visitId(),
                counter,
                press.score(),
                press.scaleMax(),
                press.reasons(),
                channel,
                device,
                now,
                press.answers());
        return context.append(event)
                .map(stored -> Answer.STORED)
                .onSuccess(stored -> given++)
                .recover(RatingDesk::storeFull)
                .onComplete(done -> show());
    }

    private static Future<Answer> storeFull(Throwable failure) {
        return failure instanceof StoreFullException
                ? Future.succeededFuture(Answer.STORE_FULL)
                : Future.failedFuture(failure);
    }

    private String tablet() {
        return "tablet-" + counter.value();
    }

    private Future<Answer> ignore(String device, int score, Instant now) {
        ignored++;
        show();
        if (noiseToldAt == null || !now.isBefore(noiseToldAt.plus(NOISE_TOLD_EVERY))) {
            noiseToldAt = now;
            context.append(new RatingPressIgnored(counter, device, score, now))
                    .onFailure(failure -> LOG.warn("noise at {} was not stored: {}", counter, failure.getMessage()));
        }
        return Future.succeededFuture(Answer.NO_RIGHT);
    }

    private void show() {
        context.publishLocal(
                LOCAL_TOPIC,
                counter.value(),
                Json.object()
                        .put("given", given)
                        .put("ignored", ignored)
                        .put("rejected", rejected)
                        .put("rejectedLast", rejectedLast));
    }

    private static <V> Map<String, V> bounded(int kept) {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > kept;
            }
        };
    }
}
