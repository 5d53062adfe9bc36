package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import vn.motcua.core.event.IncidentDecided.Cause;
import vn.motcua.core.event.IncidentDecided.Consequence;
import vn.motcua.core.event.IncidentDecided.Verdict;
import vn.motcua.core.event.IncidentOpened;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.incident.IncidentQueries;
import vn.motcua.hub.incident.IncidentService;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Refusals;

/** Incidents: what supervisors look into and decide, and what officers are asked. */
final class IncidentRoutes {
    private static final int TEXT_MAX = 2_000;
    private static final int PAGE = 50;
    private static final int DAYS = 28;
    private static final List<String> STATES = List.of("NEW", "CLAIMED", "NEEDS_INFO", "DECIDED", "CLOSED");

    private final IncidentService incidents;
    private final IncidentQueries queries;
    private final Supplier<Site> site;

    IncidentRoutes(IncidentService incidents, IncidentQueries queries, Supplier<Site> site) {
        this.incidents = incidents;
        this.queries = queries;
        this.site = site;
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.INCIDENTS, this::list)
                .on(HubEndpoint.INCIDENT, this::one)
                .on(HubEndpoint.INCIDENT_RULES, this::rules)
                .on(HubEndpoint.MUTE_INCIDENT_RULE, this::mute)
                .on(HubEndpoint.FLAG_INCIDENT, this::flag)
                .on(HubEndpoint.CLAIM_INCIDENT, call -> step(incidents.claim(act(call))))
                .on(HubEndpoint.RELEASE_INCIDENT, call -> step(incidents.release(act(call))))
                .on(HubEndpoint.ASK_INCIDENT, this::ask)
                .on(HubEndpoint.STATE_INCIDENT, call -> step(incidents.state(act(call), text(call, "text"))))
                .on(HubEndpoint.NOTE_INCIDENT, call -> step(incidents.note(act(call), text(call, "text"))))
                .on(HubEndpoint.DECIDE_INCIDENT, this::decide)
                .on(HubEndpoint.SECOND_INCIDENT, this::second)
                .on(HubEndpoint.UNDO_INCIDENT, call -> step(incidents.undo(act(call))))
                .on(HubEndpoint.REOPEN_INCIDENT, call -> step(incidents.reopen(act(call), text(call, "reason"))))
                .on(HubEndpoint.CLOSE_INCIDENT, call -> step(incidents.close(act(call))));
    }

    private Future<Reply> list(Call call) {
        Optional<LocalDate> day = call.day("day");
        ZoneId zone = site.get().calendar().zone();
        IncidentQueries.Filter filter = new IncidentQueries.Filter(
                call.choice("state", STATES).orElse(null),
                call.choice("kind", names(IncidentOpened.Kind.values())).orElse(null),
                call.choice("severity", names(IncidentOpened.Severity.values())).orElse(null),
                day.map(one -> one.atStartOfDay(zone).toInstant()).orElse(null),
                day.map(one -> one.plusDays(1).atStartOfDay(zone).toInstant()).orElse(null),
                call.query("before", 1, 999_999_999).map(Integer::longValue).orElse(null),
                call.query("limit", 1, IncidentQueries.PAGE_MAX).orElse(PAGE));
        return queries.list(viewer(call), filter).map(found -> Reply.json(Map.of("incidents", found)));
    }

    private static List<String> names(Enum<?>[] all) {
        return java.util.Arrays.stream(all).map(Enum::name).toList();
    }

    private Future<Reply> one(Call call) {
        return queries.one(viewer(call), call.pathText("id"))
                .map(found ->
                        found.map(Reply::json).orElseThrow(() -> RefusedException.of(Refusals.of("UNKNOWN_INCIDENT"))));
    }

    private Future<Reply> rules(Call call) {
        int days = call.query("days", 1, 366).orElse(DAYS);
        return queries.rules(days).map(found -> Reply.json(Map.of("days", days, "rules", found)));
    }

    /** For no days it speaks again at once. */
    private Future<Reply> mute(Call call) {
        IncidentOpened.Kind kind = call.path("id", IncidentOpened.Kind::valueOf);
        Body body = call.body();
        Duration length = Duration.ofDays(body.integer("days", 0, 90));
        IncidentService.Act act = new IncidentService.Act(
                body.requestId(), call.caller().id(), call.caller().role(), "");
        return Answers.of(incidents.mute(act, kind, length), Reply::json);
    }

    private Future<Reply> flag(Call call) {
        Body body = call.body();
        CounterId counter = body.has("counterId") ? body.id("counterId", CounterId::new) : null;
        VisitId visit = body.has("visitId") ? body.id("visitId", VisitId::new) : null;
        Instant at = body.parsed("at", "instant", Instant::parse);
        IncidentService.Flag flag = new IncidentService.Flag(counter, visit, at, body.text("text", 1, TEXT_MAX));
        IncidentService.Act act = new IncidentService.Act(
                body.requestId(), call.caller().id(), call.caller().role(), "");
        return Answers.of(incidents.flag(act, flag), done -> Reply.json(201, done));
    }

    private Future<Reply> ask(Call call) {
        Body body = call.body();
        PersonId of = body.has("personId") ? body.id("personId", PersonId::new) : null;
        return step(incidents.ask(act(call), of));
    }

    private Future<Reply> decide(Call call) {
        Body body = call.body();
        Verdict verdict = body.choice("verdict", Verdict.class);
        Cause cause = body.has("cause") ? body.choice("cause", Cause.class) : null;
        String other = body.has("duplicateOf") ? body.text("duplicateOf", 1, 80) : null;
        Consequence consequence = body.choiceOr("consequence", Consequence.class, Consequence.NONE);
        return step(incidents.decide(act(call), verdict, cause, other, consequence));
    }

    private Future<Reply> second(Call call) {
        boolean agrees =
                call.body().choiceOr("agrees", List.of("true", "false"), "").equals("true");
        return step(incidents.second(act(call), agrees));
    }

    private static Future<Reply> step(Future<Outcome<IncidentService.Step>> outcome) {
        return Answers.of(outcome, Reply::json);
    }

    private static String text(Call call, String field) {
        return call.body().text(field, 1, TEXT_MAX);
    }

    private static IncidentService.Act act(Call call) {
        return new IncidentService.Act(
                call.body().requestId(), call.caller().id(), call.caller().role(), call.pathText("id"));
    }

    private static IncidentQueries.Viewer viewer(Call call) {
        return new IncidentQueries.Viewer(call.caller().id(), call.caller().role());
    }
}
