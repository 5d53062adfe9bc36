package vn.motcua.hub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Role;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.platform.people.Login;
import vn.motcua.hub.platform.people.People;
import vn.motcua.hub.platform.people.Person;

/** What an administrator does with people's accounts. */
final class PeopleRoutes {
    private final People people;

    PeopleRoutes(People people) {
        this.people = people;
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.PEOPLE, this::list)
                .on(HubEndpoint.ADD_PERSON, this::add)
                .on(HubEndpoint.RESET_PASSWORD, this::resetPassword)
                .on(HubEndpoint.DISABLE_PERSON, this::disable);
    }

    private Future<Reply> list(Call call) {
        return Future.succeededFuture(Reply.json(
                Map.of("people", people.all().stream().map(PersonView::of).toList())));
    }

    private Future<Reply> add(Call call) {
        Body body = call.body();
        Login login = body.parsed("login", "login", Login::new);
        String name = body.text("name", 1, Person.NAME_MAX);
        Role role = body.choice("role", Role.class);
        String password = body.raw("password", 1, SessionRoutes.PASSWORD_READ_MAX);
        return people.add(login, name, role, password)
                .map(person -> Reply.json(201, Map.of("person", PersonView.of(person))));
    }

    private Future<Reply> resetPassword(Call call) {
        PersonId id = call.path("id", PersonId::new);
        String password = call.body().raw("password", 1, SessionRoutes.PASSWORD_READ_MAX);
        return people.resetPassword(id, password).map(done -> Reply.nothing());
    }

    private Future<Reply> disable(Call call) {
        return people.disable(call.path("id", PersonId::new))
                .map(person -> Reply.json(Map.of("person", PersonView.of(person))));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record PersonView(
            PersonId id,
            String login,
            String name,
            Role role,
            Instant createdAt,
            @Nullable Instant disabledAt) {
        static PersonView of(Person person) {
            return new PersonView(
                    person.id(),
                    person.login().value(),
                    person.name(),
                    person.role(),
                    person.createdAt(),
                    person.disabledAt().orElse(null));
        }
    }
}
