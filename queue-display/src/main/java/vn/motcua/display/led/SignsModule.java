package vn.motcua.display.led;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.display.led.SignRules.Called;
import vn.motcua.edge.module.AgentModule;
import vn.motcua.edge.module.FeedView;
import vn.motcua.edge.module.ModuleContext;

/**
 * The agent module {@code signs}: each counter sign shows the number called last to its counter, blinks for a while after the call,
 * says when the counter is paused, and when nobody knows whether it is still so (I8). Event loop only.
 */
public final class SignsModule implements AgentModule {
    private static final Duration STALE = Duration.ofSeconds(3);
    private static final long LOOK_MILLIS = 500;
    private static final Duration BLINK = Duration.ofSeconds(6);
    /** "Nghỉ" as a sign of four cells can write it. */
    private static final String PAUSE = "NGHI";

    private static final Logger LOG = LoggerFactory.getLogger(SignsModule.class);

    private final Map<String, Blinking> blinking = new HashMap<>();
    private Duration blinkFor = BLINK;
    private @Nullable String idle;
    private String pause = PAUSE;
    private @Nullable ModuleContext context;
    private @Nullable FeedView feed;
    private List<CounterSign> signs = List.of();
    private Set<String> topics = Set.of();
    private long timer = -1;

    /** For {@link java.util.ServiceLoader}. */
    public SignsModule() {}

    /** The last announcement seen of a counter, and how long it blinks. */
    private record Blinking(String announcement, Instant until) {}

    @Override
    public String name() {
        return "signs";
    }

    @Override
    public void configure(ConfigNode section) {
        blinkFor = section.duration("blink", Duration.ZERO, Duration.ofMinutes(1), BLINK);
        idle = section.optionalText("idle", Allowed.of("sign.idle")).orElse(null);
        pause = section.optionalText("pause", Allowed.of("sign.pause")).orElse(PAUSE);
    }

    @Override
    public Future<Void> start(ModuleContext started) {
        context = started;
        signs = started.devices().ofType(CounterSign.class);
        if (signs.isEmpty()) LOG.warn("the section signs switches on a module that has no sign among the devices");
        timer = started.vertx().setPeriodic(LOOK_MILLIS, due -> look());
        look();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        if (context != null) context.vertx().cancelTimer(timer);
        if (feed != null) feed.close();
        feed = null;
        context = null;
        return Future.succeededFuture();
    }

    private void look() {
        ModuleContext here = context;
        if (here == null) return;
        subscribe(here);
        FeedView board = feed;
        boolean isFresh = board != null && board.isLive() && board.age().compareTo(STALE) <= 0;
        for (CounterSign sign : signs) {
            if (board == null || !isFresh) show(sign, stale(sign.wanted()));
            else fresh(here, sign, board);
        }
    }

    /** The catalogue may come later than the module. */
    private void subscribe(ModuleContext here) {
        Set<String> wanted = new LinkedHashSet<>();
        for (CounterSign sign : signs) topic(here, sign.counter()).ifPresent(wanted::add);
        if (wanted.equals(topics)) return;
        if (feed != null) feed.close();
        topics = wanted;
        feed = here.subscribe(List.copyOf(wanted), this::look);
    }

    private static Optional<String> topic(ModuleContext here, CounterId id) {
        return here.site()
                .flatMap(site -> site.counters().stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst())
                .map(Counter::zone)
                .map(zone -> "board:" + zone.value());
    }

    private static SignContent stale(SignContent last) {
        return new SignContent(last.text(), false, !last.text().isBlank());
    }

    private void fresh(ModuleContext here, CounterSign sign, FeedView board) {
        Map<String, JsonNode> values =
                topic(here, sign.counter()).map(board::topic).orElse(Map.of());
        Optional<Called> last = SignRules.last(values, sign.counter());
        if (SignRules.isPaused(values, sign.counter())) show(sign, SignContent.of(pause));
        else if (last.isPresent()) called(here, sign, last.get(), SignRules.isFinished(values, last.get()));
        else if (!SignRules.isAnyCalled(values)) show(sign, SignContent.of(idle == null ? "" : idle));
        else
            show(
                    sign,
                    SignContent.of(
                            sign.wanted().text().equals(pause)
                                    ? ""
                                    : sign.wanted().text()));
    }

    private void called(ModuleContext here, CounterSign sign, Called called, boolean isFinished) {
        Instant now = here.hubNow();
        String counter = sign.counter().value();
        Blinking known = blinking.get(counter);
        if (known == null || !known.announcement().equals(called.announcement())) {
            known = new Blinking(called.announcement(), called.isNewAt(now) ? now.plus(blinkFor) : now);
            blinking.put(counter, known);
        }
        if (isFinished && idle != null) show(sign, SignContent.of(idle));
        else show(sign, new SignContent(called.number(), !isFinished && now.isBefore(known.until()), false));
    }

    private static void show(CounterSign sign, SignContent content) {
        if (content.equals(sign.wanted())) return;
        sign.show(content).onFailure(e -> LOG.warn("{}: not kept: {}", sign.key(), e.getMessage()));
    }
}
