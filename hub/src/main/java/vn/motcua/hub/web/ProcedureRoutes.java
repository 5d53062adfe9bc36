package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Procedure;
import vn.motcua.core.model.ProcedureField;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.Reply;

/** The procedures that hold today, of one service or all. */
final class ProcedureRoutes {
    private final Supplier<Site> site;
    private final Clock clock;

    ProcedureRoutes(Supplier<Site> site, Clock clock) {
        this.site = site;
        this.clock = clock;
    }

    /** @param procedures in the order of the catalogue */
    private record OfDay(LocalDate day, List<View> procedures) {}

    /**
     * @param field it belongs to
     * @param agency who decides
     * @param services that receive it
     * @param until last day it holds; null for "until further notice"
     */
    private record View(
            String code,
            Text name,
            @Nullable Text field,
            @Nullable Text agency,
            List<ServiceId> services,
            @Nullable LocalDate until) {
        static View of(Site site, Procedure one) {
            Optional<ProcedureField> field = site.procedures().field(one.field());
            return new View(
                    one.code(),
                    one.name(),
                    field.map(ProcedureField::name).orElse(null),
                    field.map(ProcedureField::agency).orElse(null),
                    one.services(),
                    one.until());
        }
    }

    void mount(Endpoints endpoints) {
        endpoints.on(HubEndpoint.PROCEDURES, this::today);
    }

    private Future<Reply> today(Call call) {
        Site now = site.get();
        LocalDate today = now.calendar().businessDay(clock.instant());
        Optional<ServiceId> service = call.query("service", "id", ServiceId::new);
        List<View> found = now.procedures().on(today).stream()
                .filter(one -> service.isEmpty() || one.services().contains(service.get()))
                .map(one -> View.of(now, one))
                .toList();
        return Future.succeededFuture(Reply.json(new OfDay(today, found)));
    }
}
