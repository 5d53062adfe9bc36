package vn.motcua.hub.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.PanicAcknowledged;
import vn.motcua.core.event.PanicEnded;
import vn.motcua.core.event.PanicPressed;
import vn.motcua.core.event.PanicTestAnnounced;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;

/** The last calls for help, and when each button was tried. Writer thread. */
public final class PanicBook {
    static final int KEPT = 200;
    /** What was seen and never ended is history after that, and so is every alarm from before ending was asked for. */
    static final Duration STANDS = Duration.ofDays(1);

    private static final Duration OVER_SHOWN = Duration.ofHours(1);

    private final Map<String, Panic> panics = new LinkedHashMap<>();
    private final Map<CounterId, Test> tests = new HashMap<>();
    private final Map<Button, Tested> tested = new LinkedHashMap<>();

    /**
     * A call for help, or a press that was announced as a test.
     *
     * @param at pressed
     * @param heardAt when this hub learned of it, which is later if there was no link
     * @param testId the announced test it belongs to; null if it is an alarm
     * @param seenBy who acknowledged it, or null
     * @param endedBy who ended it, or null
     */
    record Panic(
            String id,
            CounterId counter,
            String device,
            Instant at,
            Instant heardAt,
            @Nullable String testId,
            @Nullable PersonId seenBy,
            @Nullable Instant seenAt,
            @Nullable PersonId endedBy,
            @Nullable Instant endedAt,
            PanicEnded.@Nullable Reason reason) {
        boolean isTest() {
            return testId != null;
        }

        /** An alarm that nobody answered for yet. */
        boolean stands(Instant now) {
            boolean isHistory = seenAt != null && !now.isBefore(seenAt.plus(STANDS));
            return !isTest() && endedAt == null && !isHistory;
        }

        /** A test, or what is over, stays a little, so that whoever looks later still sees it. */
        boolean isShown(Instant now) {
            if (stands(now)) return true;
            Instant over = isTest() ? heardAt : endedAt;
            return over != null && !over.plus(OVER_SHOWN).isBefore(now);
        }

        Panic seen(PersonId by, Instant when) {
            return new Panic(id, counter, device, at, heardAt, testId, by, when, endedBy, endedAt, reason);
        }

        /** Who ends what nobody had seen has seen it. */
        Panic ended(PersonId by, Instant when, PanicEnded.Reason why) {
            Panic known = seenBy == null ? seen(by, when) : this;
            return new Panic(id, counter, device, at, heardAt, testId, known.seenBy(), known.seenAt(), by, when, why);
        }
    }

    /** A time in which the first press of each button of a counter is a test. */
    record Test(String id, CounterId counter, PersonId by, Instant from, Instant until) {
        boolean covers(Instant pressed) {
            return !pressed.isBefore(from) && pressed.isBefore(until);
        }
    }

    /** A button by its place and name. */
    record Button(CounterId counter, String device) {}

    /** The last press of a button that was a test. */
    record Tested(Button button, String testId, Instant at) {}

    void load(List<Panic> last, List<Test> announced, List<Tested> pressed) {
        panics.clear();
        tests.clear();
        tested.clear();
        last.forEach(one -> panics.put(one.id(), one));
        announced.forEach(one -> tests.put(one.counter(), one));
        pressed.forEach(one -> tested.put(one.button(), one));
    }

    /** @return false if it is known already */
    boolean pressed(PanicPressed event, Instant heardAt) {
        if (panics.containsKey(event.panicId())) return false;
        String test = testOf(event);
        Button button = new Button(event.counterId(), event.device());
        if (test != null) tested.put(button, new Tested(button, test, event.at()));
        panics.put(
                event.panicId(),
                new Panic(
                        event.panicId(),
                        event.counterId(),
                        event.device(),
                        event.at(),
                        heardAt,
                        test,
                        null,
                        null,
                        null,
                        null,
                        null));
        if (panics.size() > KEPT) panics.remove(panics.keySet().iterator().next());
        return true;
    }

    /** Only the first press of a button: whoever presses once more while it is tried may need help. */
    private @Nullable String testOf(PanicPressed event) {
        Test test = tests.get(event.counterId());
        if (test == null || !test.covers(event.at())) return null;
        Tested last = tested.get(new Button(event.counterId(), event.device()));
        return last != null && last.testId().equals(test.id()) ? null : test.id();
    }

    void announced(PanicTestAnnounced event) {
        tests.put(
                event.counterId(),
                new Test(event.testId(), event.counterId(), event.personId(), event.at(), event.until()));
    }

    void acknowledged(PanicAcknowledged event) {
        panics.computeIfPresent(
                event.panicId(), (id, one) -> one.seenBy() != null ? one : one.seen(event.personId(), event.at()));
    }

    void ended(PanicEnded event) {
        panics.computeIfPresent(
                event.panicId(),
                (id, one) -> one.endedBy() != null ? one : one.ended(event.personId(), event.at(), event.reason()));
    }

    Optional<Panic> panic(String id) {
        return Optional.ofNullable(panics.get(id));
    }

    List<Panic> all() {
        return new ArrayList<>(panics.values());
    }

    List<Test> tests() {
        return new ArrayList<>(tests.values());
    }

    List<Tested> tested() {
        return new ArrayList<>(tested.values());
    }
}
