package vn.motcua.rating.panic;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.wire.Requests;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.driver.DeviceInput;
import vn.motcua.edge.module.AgentModule;
import vn.motcua.edge.module.ModuleContext;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.rating.pad.ButtonPad;
import vn.motcua.rating.pad.PadPress;
import vn.motcua.rating.pad.Purpose;

/** See the package. Event loop only. */
public final class PanicModule implements AgentModule {
    /** Presses this close at one counter are one call for help. */
    static final Duration SAME_CALL = Duration.ofSeconds(10);

    private static final Duration ANSWER = Duration.ofSeconds(2);
    private static final long AGAIN_MILLIS = 500;
    /** The oldest ones beyond are left to their facts in the outbox. */
    private static final int WAITING_MAX = 50;

    private static final Logger LOG = LoggerFactory.getLogger(PanicModule.class);

    private final Map<String, PanicPressed> untold = new LinkedHashMap<>();
    private final Set<String> underWay = new HashSet<>();
    private final Map<CounterId, Instant> lastAt = new HashMap<>();
    private boolean isSilent = true;
    private List<ButtonPad> buttons = List.of();
    private @Nullable ModuleContext context;
    private long timer = -1;

    /** For {@link java.util.ServiceLoader}. */
    public PanicModule() {}

    @Override
    public String name() {
        return "panic";
    }

    @Override
    public void configure(ConfigNode section) {
        isSilent = section.bool("silent", true);
    }

    @Override
    public Future<Void> start(ModuleContext started) {
        context = started;
        buttons = started.devices().ofType(ButtonPad.class).stream()
                .filter(pad -> pad.buttons().purpose() == Purpose.PANIC)
                .toList();
        if (buttons.isEmpty()) LOG.warn("the section panic switches on a module that has no button among the devices");
        started.devices().onInput(DeviceKind.PANIC_BUTTON, this::heard);
        started.onLinked(() -> tellAll(started));
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        ModuleContext here = context;
        context = null;
        if (here != null) here.vertx().cancelTimer(timer);
        return Future.succeededFuture();
    }

    private void heard(DeviceKey from, DeviceInput input) {
        ModuleContext here = context;
        if (here == null || !(input instanceof PadPress press)) return;
        CounterId counter = press.counter();
        Instant now = here.hubNow();
        Instant before = lastAt.put(counter, now);
        if (before != null && now.isBefore(before.plus(SAME_CALL))) return;
        call(here, new PanicPressed(UUID.randomUUID().toString(), counter, from.name(), now));
    }

    /** Stored and told side by side: a full disk must not keep an alarm back, nor a hub that is away. */
    private void call(ModuleContext here, PanicPressed pressed) {
        LOG.warn("panic button {} at {}", pressed.device(), pressed.counterId());
        here.append(pressed)
                .onFailure(
                        e -> LOG.error("a call for help of {} was not stored: {}", pressed.device(), e.getMessage()));
        untold.put(pressed.panicId(), pressed);
        if (untold.size() > WAITING_MAX)
            untold.remove(untold.keySet().iterator().next());
        tell(here, pressed);
        if (!isSilent) for (ButtonPad one : buttons) show(one, pressed);
    }

    private static void show(ButtonPad button, PanicPressed pressed) {
        if (button.key().name().equals(pressed.device())) button.answer(ButtonPad.Answer.ALARM);
    }

    /** A call has one id for as long as it is told, so that it can be told twice and is one. */
    private void tell(ModuleContext here, PanicPressed pressed) {
        if (!underWay.add(pressed.panicId())) return;
        Requests.RaisePanic body =
                new Requests.RaisePanic(pressed.panicId(), pressed.counterId(), pressed.device(), pressed.at());
        here.request(Requests.RAISE_PANIC, body, ANSWER)
                .onComplete(done -> underWay.remove(pressed.panicId()))
                .onSuccess(answer -> untold.remove(pressed.panicId()))
                .onFailure(e -> notTold(here, pressed, e));
    }

    private void notTold(ModuleContext here, PanicPressed pressed, Throwable e) {
        if (e instanceof RefusedException) {
            untold.remove(pressed.panicId());
            LOG.error("the hub did not take a call for help of {}: {}", pressed.device(), e.getMessage());
        } else if (context == here && timer < 0) {
            timer = here.vertx().setTimer(AGAIN_MILLIS, due -> {
                timer = -1;
                tellAll(here);
            });
        }
    }

    private void tellAll(ModuleContext here) {
        if (context != here) return;
        for (PanicPressed one : List.copyOf(untold.values())) tell(here, one);
    }
}
