package vn.motcua.hub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CatalogueChanged.Edit;
import vn.motcua.core.event.CatalogueScheduleEnded;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.catalogue.CatalogueService;
import vn.motcua.hub.catalogue.Scheduled;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.platform.people.People;
import vn.motcua.hub.platform.people.Person;

/** Changes of the catalogue for a later day: made, listed with what became of them, taken back. */
final class ScheduleRoutes {
    private static final int SHOWN = 50;
    private static final int DAY_LENGTH = 10;
    private final CatalogueService catalogue;
    private final People people;

    ScheduleRoutes(CatalogueService catalogue, People people) {
        this.catalogue = catalogue;
        this.people = people;
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.SCHEDULED_CATALOGUES, this::list)
                .on(HubEndpoint.SCHEDULE_CATALOGUE, this::schedule)
                .on(HubEndpoint.UNSCHEDULE_CATALOGUE, this::cancel);
    }

    private Future<Reply> list(Call call) {
        return catalogue
                .scheduled(SHOWN)
                .map(found -> Reply.json(
                        Map.of("scheduled", found.stream().map(this::view).toList())));
    }

    private Future<Reply> schedule(Call call) {
        long base = CatalogueRoutes.base(call);
        Body body = call.body();
        String reason = body.has("reason") ? body.text("reason", 1, CatalogueService.REASON_MAX) : null;
        return Answers.of(
                catalogue.schedule(
                        body.requestId(), call.caller().id(), base, body.document("document"), day(body), reason),
                CatalogueRoutes::answer);
    }

    private static LocalDate day(Body body) {
        try {
            return LocalDate.parse(body.text("day", DAY_LENGTH, DAY_LENGTH));
        } catch (DateTimeException notADay) {
            throw new RefusedException("BAD_FIELD", "day");
        }
    }

    private Future<Reply> cancel(Call call) {
        long number = call.path("number", CatalogueRoutes::number);
        return Answers.of(
                catalogue.unschedule(call.body().requestId(), call.caller().id(), number), done -> Reply.nothing());
    }

    private View view(Scheduled one) {
        CatalogueScheduleEnded ended = one.ended();
        return new View(
                one.number(),
                one.base(),
                one.day(),
                ended == null ? "WAITING" : ended.outcome().name(),
                one.personId(),
                name(one.personId()),
                one.reason(),
                one.at(),
                one.edits(),
                ended == null ? null : ended.at(),
                ended == null ? null : name(ended.personId()),
                ended == null ? null : ended.version(),
                ended == null ? List.of() : ended.faults());
    }

    private @Nullable String name(@Nullable PersonId id) {
        return Optional.ofNullable(id).flatMap(people::find).map(Person::name).orElse(null);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record View(
            long schedule,
            long base,
            LocalDate day,
            String state,
            PersonId personId,
            @Nullable String personName,
            @Nullable String reason,
            Instant at,
            List<Edit> edits,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            @Nullable Long version,
            List<CatalogueScheduleEnded.Fault> faults) {}
}
