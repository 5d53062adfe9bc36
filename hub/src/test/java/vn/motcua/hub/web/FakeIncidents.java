package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.IncidentDecided.Cause;
import vn.motcua.core.event.IncidentDecided.Consequence;
import vn.motcua.core.event.IncidentDecided.Verdict;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.incident.IncidentQueries;
import vn.motcua.hub.incident.IncidentService;
import vn.motcua.hub.platform.ledger.Outcome;

/** Does what it is asked, and says so. */
final class FakeIncidents implements IncidentService, IncidentQueries {
    static final String ID = "01935a60-0000-7000-8000-000000000031";
    private final FakeHub hub;
    /** Whose claims are real; null for none. */
    volatile @Nullable IncidentService real;
    /** Who was on duty, as that person sees it; null for nobody. */
    volatile @Nullable PersonId officer;

    FakeIncidents(FakeHub hub) {
        this.hub = hub;
    }

    private Future<Outcome<Step>> step(String what) {
        return hub.decide(what, new Step(ID, "CLAIMED", FakeHub.NOW, null, false));
    }

    @Override
    public Future<Outcome<Step>> flag(Act act, Flag flag) {
        return step("flag incident " + flag.text());
    }

    @Override
    public Future<Outcome<Step>> claim(Act act) {
        IncidentService asked = real;
        return asked == null ? step("claim incident") : asked.claim(act);
    }

    @Override
    public Future<Outcome<Step>> release(Act act) {
        return step("release incident");
    }

    @Override
    public Future<Outcome<Step>> ask(Act act, @Nullable PersonId of) {
        return step("ask " + of);
    }

    @Override
    public Future<Outcome<Step>> state(Act act, String text) {
        return step("state " + text);
    }

    @Override
    public Future<Outcome<Step>> note(Act act, String text) {
        return step("note " + text);
    }

    @Override
    public Future<Outcome<Step>> decide(
            Act act, Verdict verdict, @Nullable Cause cause, @Nullable String other, Consequence consequence) {
        return step("decide " + verdict + " " + cause + " " + other + " " + consequence);
    }

    @Override
    public Future<Outcome<Step>> second(Act act, boolean agrees) {
        return step("second " + agrees);
    }

    @Override
    public Future<Outcome<Step>> undo(Act act) {
        return step("undo verdict");
    }

    @Override
    public Future<Outcome<Step>> reopen(Act act, String reason) {
        return step("reopen " + reason);
    }

    @Override
    public Future<Outcome<Step>> close(Act act) {
        return step("close incident");
    }

    @Override
    public Future<Outcome<Muted>> mute(
            Act act, vn.motcua.core.event.IncidentOpened.Kind kind, java.time.Duration length) {
        return hub.decide("mute " + kind + " " + length, new Muted(kind.name(), act.person(), FakeHub.NOW));
    }

    @Override
    public Future<List<RuleFigures>> rules(int days) {
        return hub.answer(List.of(
                new RuleFigures("CROWDING", 3, 0.1, 2, 1, 0.5, 0.1, 0.9, 4.5, 12.0, 0.4, 0.0, 1, false, null, null),
                new RuleFigures("AFTER_HOURS", 0, 0, 0, 0, null, null, null, null, 0, 0, null, 0, false, null, null)));
    }

    @Override
    public Future<List<Summary>> list(Viewer viewer, Filter filter) {
        return hub.answer(List.of(summary()));
    }

    @Override
    public Future<Optional<Whole>> one(Viewer viewer, String incidentId) {
        if (!incidentId.equals(ID)) return hub.answer(Optional.empty());
        return hub.answer(Optional.of(new Whole(
                summary(),
                FakeHub.NOW,
                new Asked(true, null, FakeHub.NOW),
                false,
                0,
                List.of(new Signal("CONDUCT_REPORT", "MEDIUM", "s-1", FakeHub.NOW)),
                List.of(new Entry(FakeHub.NOW, "OfficerCame", "hub", Json.object())),
                List.of(new Words("t-1", "STATEMENT", true, null, FakeHub.NOW, "Tôi đang tra cứu hồ sơ.")),
                List.of())));
    }

    private @Nullable Person officer() {
        PersonId one = officer;
        return one == null ? null : new Person(one, "Lan");
    }

    private Summary summary() {
        return new Summary(
                7,
                ID,
                "CONDUCT_REPORT",
                "MEDIUM",
                "NEEDS_INFO",
                FakeHub.NOW,
                FakeHub.NOW,
                null,
                null,
                FakeHub.VISIT,
                "A012",
                FakeHub.SERVICE,
                officer(),
                true,
                false,
                null,
                null,
                null,
                null,
                false,
                0,
                1);
    }
}
