package vn.motcua.hub.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.SubjectRequestAnswered;
import vn.motcua.core.event.SubjectRequestReceived;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.privacy.SubjectFindings;
import vn.motcua.hub.privacy.SubjectRequest;
import vn.motcua.hub.privacy.SubjectService;

/** Requests of people concerned: taken down, looked up, answered in time. */
final class SubjectRoutes {
    private static final int NUMBER_MAX = 12;

    private final SubjectService subjects;
    private final Supplier<Site> site;

    SubjectRoutes(SubjectService subjects, Supplier<Site> site) {
        this.subjects = subjects;
        this.site = site;
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.SUBJECT_REQUESTS, call -> subjects.register().map(this::register))
                .on(HubEndpoint.TAKE_SUBJECT_REQUEST, this::take)
                .on(HubEndpoint.SEARCH_SUBJECT, this::search)
                .on(HubEndpoint.ANSWER_SUBJECT_REQUEST, this::answer);
    }

    private Future<Reply> take(Call call) {
        Body body = call.body();
        RequestId request = body.requestId();
        LocalDate day = body.parsed("day", "day", Body::dayOf);
        SubjectRequest.Asked asked = new SubjectRequest.Asked(
                day,
                body.has("number") ? body.text("number", 1, NUMBER_MAX) : "",
                moment(body, "from", day),
                moment(body, "until", day),
                body.has("counterId") ? body.id("counterId", CounterId::new) : null);
        SubjectRequestReceived.Kind kind = body.choice("kind", SubjectRequestReceived.Kind.class);
        return Answers.of(subjects.take(request, call.caller().id(), kind, asked), Reply::json);
    }

    /** As the clock on the centre's wall showed it. */
    private @Nullable Instant moment(Body body, String field, LocalDate day) {
        if (!body.has(field)) return null;
        LocalTime time = body.parsed(field, "clock", LocalTime::parse);
        return day.atTime(time).atZone(site.get().calendar().zone()).toInstant();
    }

    private Future<Reply> search(Call call) {
        RequestId request = call.body().requestId();
        return Answers.of(subjects.search(request, call.caller().id(), call.pathText("id")), Reply::json);
    }

    private Future<Reply> answer(Call call) {
        Body body = call.body();
        RequestId request = body.requestId();
        SubjectRequestAnswered.Outcome outcome = body.choice("outcome", SubjectRequestAnswered.Outcome.class);
        SubjectRequestAnswered.Reason reason =
                body.choiceOr("reason", SubjectRequestAnswered.Reason.class, SubjectRequestAnswered.Reason.NONE);
        return Answers.of(
                subjects.answer(request, call.caller().id(), call.pathText("id"), outcome, reason), Reply::json);
    }

    private Reply register(SubjectService.Register register) {
        ObjectNode node = Json.object();
        ArrayNode open = node.putArray("open");
        register.open().forEach(one -> open.add(node(one)));
        ArrayNode answered = node.putArray("answered");
        register.answered().forEach(one -> answered.add(node(one)));
        node.put("visitsMax", SubjectFindings.VISITS_MAX);
        return Reply.json(node);
    }

    private ObjectNode node(SubjectRequest request) {
        ObjectNode node = Json.object();
        SubjectRequest.Asked asked = request.asked();
        node.put("id", request.id());
        node.put("kind", request.kind().name());
        node.put("day", asked.day().toString());
        node.put("number", asked.number());
        Instant from = asked.from();
        Instant until = asked.until();
        CounterId counter = asked.counter();
        if (from != null) node.put("from", from.toString());
        if (until != null) node.put("until", until.toString());
        if (counter != null) node.put("counterId", counter.value());
        node.put("takenBy", subjects.nameOf(request.takenBy()));
        node.put("takenAt", request.takenAt().toString());
        node.put("dueAt", request.dueAt().toString());
        node.put("searches", request.searches());
        request.answer().ifPresent(answer -> {
            node.put("outcome", answer.outcome().name());
            node.put("reason", answer.reason().name());
            node.put("answeredBy", subjects.nameOf(answer.by()));
            node.put("answeredAt", answer.at().toString());
        });
        return node;
    }
}
