package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.HelpAsked;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.counter.Desk;
import vn.motcua.hub.counter.DeskService;
import vn.motcua.hub.platform.http.Action;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.people.People;
import vn.motcua.hub.platform.people.Person;

/** What an officer does with the counter itself. */
final class DeskRoutes {
    /** Nobody is away longer than a working day. */
    private static final int MINUTES_MAX = 480;

    private static final int OTHERS_MAX = 100;

    private final DeskService desks;
    private final People people;

    DeskRoutes(DeskService desks, People people) {
        this.desks = desks;
        this.people = people;
    }

    /** A command about one counter, in the words of {@link DeskService}. */
    private interface Command {
        Future<Outcome<Desk>> give(RequestId request, PersonId person, CounterId counter);
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.PAUSE, this::pause)
                .on(HubEndpoint.RESUME, counter(desks::resume))
                .on(HubEndpoint.SERVE_FOR, this::serveFor)
                .on(HubEndpoint.OFFER, this::offer)
                .on(HubEndpoint.WITHDRAW, counter(desks::withdraw))
                .on(HubEndpoint.ACCEPT, this::accept)
                .on(HubEndpoint.ASK_HELP, this::askHelp)
                .on(HubEndpoint.HELP_DONE, counter(desks::endHelp))
                .on(HubEndpoint.TAKE_HELP, this::takeHelp)
                .on(HubEndpoint.COLLEAGUES, this::colleagues);
    }

    private static Action counter(Command command) {
        return call -> {
            CounterId counter = call.path("id", CounterId::new);
            RequestId request = call.body().requestId();
            return Answers.named("desk", command.give(request, call.caller().id(), counter));
        };
    }

    private Future<Reply> pause(Call call) {
        CounterId counter = call.path("id", CounterId::new);
        Body body = call.body();
        RequestId request = body.requestId();
        CounterPaused.Reason reason = body.choice("reason", CounterPaused.Reason.class);
        int minutes = body.has("minutes") ? body.integer("minutes", 0, MINUTES_MAX) : 0;
        Duration expected = minutes == 0 ? null : Duration.ofMinutes(minutes);
        return Answers.named("desk", desks.pause(request, call.caller().id(), counter, reason, expected));
    }

    private Future<Reply> serveFor(Call call) {
        CounterId counter = call.path("id", CounterId::new);
        Body body = call.body();
        RequestId request = body.requestId();
        Set<CounterId> others = body.codes("counters", OTHERS_MAX).stream()
                .map(DeskRoutes::counterId)
                .collect(Collectors.toSet());
        return Answers.named("desk", desks.serveFor(request, call.caller().id(), counter, others));
    }

    private static CounterId counterId(String text) {
        try {
            return new CounterId(text);
        } catch (IllegalArgumentException e) {
            throw RefusedException.badField("counters", "slug");
        }
    }

    private Future<Reply> offer(Call call) {
        CounterId counter = call.path("id", CounterId::new);
        Body body = call.body();
        RequestId request = body.requestId();
        PersonId to = body.id("personId", PersonId::new);
        Optional<Person> colleague = people.find(to).filter(person -> !person.isDisabled());
        if (colleague.isEmpty()) throw new RefusedException("UNKNOWN_PERSON");
        return Answers.named("desk", desks.offer(request, call.caller().id(), counter, to));
    }

    private Future<Reply> accept(Call call) {
        CounterId counter = call.path("id", CounterId::new);
        RequestId request = call.body().requestId();
        return Answers.of(
                desks.accept(request, call.caller().id(), counter),
                state -> Reply.json(Map.of("counter", new Taken(state.counterId()))));
    }

    private Future<Reply> askHelp(Call call) {
        CounterId counter = call.path("id", CounterId::new);
        Body body = call.body();
        RequestId request = body.requestId();
        HelpAsked.Reason reason = body.choice("reason", HelpAsked.Reason.class);
        return Answers.named("desk", desks.askHelp(request, call.caller().id(), counter, reason));
    }

    private Future<Reply> takeHelp(Call call) {
        String help = call.pathText("id");
        RequestId request = call.body().requestId();
        return Answers.named("desk", desks.takeHelp(request, call.caller().id(), help));
    }

    /** Who else may serve at a counter: names and logins, which stand on every sign-in of the house anyway. */
    private Future<Reply> colleagues(Call call) {
        List<Colleague> all = people.all().stream()
                .filter(person -> !person.isDisabled())
                .map(person ->
                        new Colleague(person.id(), person.name(), person.login().value()))
                .toList();
        return Future.succeededFuture(Reply.json(Map.of("colleagues", all)));
    }

    private record Taken(CounterId id) {}

    private record Colleague(PersonId id, String name, String login) {}
}
