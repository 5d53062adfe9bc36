package vn.motcua.rating;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.CounterId;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.driver.DeviceInput;
import vn.motcua.edge.module.FeedView;
import vn.motcua.edge.module.ModuleContext;
import vn.motcua.rating.pad.ButtonPad;
import vn.motcua.rating.pad.PadPress;
import vn.motcua.rating.pad.PadRejection;
import vn.motcua.rating.pad.Purpose;

/** Brings what rating pads say to the desk of their counter, and its answer back to the pad. Event loop only. */
final class RatingPads {
    private static final Logger LOG = LoggerFactory.getLogger(RatingPads.class);

    private final ModuleContext context;
    private final Map<String, RatingDesk> desks;
    private final List<ButtonPad> pads;

    RatingPads(ModuleContext context, Map<String, RatingDesk> desks) {
        this.context = context;
        this.desks = desks;
        this.pads = context.devices().ofType(ButtonPad.class).stream()
                .filter(pad -> pad.buttons().purpose() == Purpose.RATING)
                .toList();
    }

    /** Where pads stand. */
    Set<CounterId> counters() {
        Set<CounterId> counters = new LinkedHashSet<>();
        for (ButtonPad pad : pads) counters.add(pad.buttons().counter());
        return counters;
    }

    void listen(Supplier<@Nullable FeedView> feed) {
        context.devices().onInput(DeviceKind.RATING_PAD, (from, input) -> heard(from, input, feed.get()));
    }

    private void heard(DeviceKey from, DeviceInput input, @Nullable FeedView feed) {
        if (input instanceof PadPress press) press(from, press, feed);
        else if (input instanceof PadRejection rejection) reject(from, rejection);
    }

    private void press(DeviceKey from, PadPress press, @Nullable FeedView feed) {
        RatingDesk desk = desks.get(press.counter().value());
        if (desk == null) return;
        desk.press(press, from.name(), feed)
                .onSuccess(answer -> answer(from, answer))
                .onFailure(e -> LOG.error("a press of {} was not stored: {}", from, e.getMessage()));
    }

    private void reject(DeviceKey from, PadRejection rejection) {
        RatingDesk desk = desks.get(rejection.counter().value());
        if (desk != null) desk.reject(rejection);
        show(from, ButtonPad.Answer.NOT_NOW);
    }

    /** Thanks only what is stored; the rest is shown as not now. */
    private void answer(DeviceKey from, RatingDesk.Answer answer) {
        show(from, answer == RatingDesk.Answer.STORED ? ButtonPad.Answer.THANKS : ButtonPad.Answer.NOT_NOW);
    }

    private void show(DeviceKey at, ButtonPad.Answer answer) {
        for (ButtonPad pad : pads) if (pad.key().equals(at)) pad.answer(answer);
    }
}
