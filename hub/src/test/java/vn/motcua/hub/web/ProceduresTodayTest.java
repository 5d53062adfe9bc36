package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.FieldId;
import vn.motcua.core.model.Procedure;
import vn.motcua.core.model.ProcedureField;
import vn.motcua.core.model.Procedures;
import vn.motcua.core.model.Role;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;

class ProceduresTodayTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-23");
    private static final FieldId FIELD = new FieldId("ho-tich");

    @TempDir
    private Path home;

    @Test
    void staffReadTheProceduresOfAServiceThatHoldToday() throws Exception {
        Site site = RunningHub.site(false);
        ServiceId first = site.services().get(0).id();
        ServiceId second = site.services().get(1).id();
        Procedures procedures = new Procedures(
                List.of(new ProcedureField(FIELD, new Text("Hộ tịch", "Civil status"), new Text("UBND", "Committee"))),
                List.of(
                        procedure("1.001193", "Khai sinh cũ", first, null, TODAY.minusDays(1)),
                        procedure("1.001193", "Khai sinh", first, TODAY, TODAY),
                        procedure("1.000894", "Kết hôn", first, TODAY.plusDays(1), null),
                        procedure("1.000656", "Khai tử", second, null, null)));
        try (RunningHub hub = RunningHub.start(home, site.with(procedures)).withPeople()) {
            assertThat(names(hub, "")).containsExactly("Khai sinh", "Khai tử");
            assertThat(names(hub, "?service=" + first.value())).containsExactly("Khai sinh");
            assertThat(names(hub, "?service=nobody-knows-it")).isEmpty();
            hub.ask("GET", "/api/v1/procedures?service=A%20B").as(Role.OFFICER).expect(400);
        }
    }

    private static Procedure procedure(
            String code, String name, ServiceId service, @Nullable LocalDate from, @Nullable LocalDate until) {
        return new Procedure(code, new Text(name, name), FIELD, List.of(service), from, until);
    }

    private static List<String> names(RunningHub hub, String query) throws Exception {
        JsonObject answer = new JsonObject(
                hub.ask("GET", "/api/v1/procedures" + query).as(Role.OFFICER).expect(200));
        return answer.getJsonArray("procedures").stream()
                .map(one -> ((JsonObject) one).getJsonObject("name").getString("vi"))
                .toList();
    }
}
