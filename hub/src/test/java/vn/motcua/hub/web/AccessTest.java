package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.web.Route;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Role;
import vn.motcua.hub.platform.http.Access;
import vn.motcua.hub.platform.http.Endpoint;

/** Every route of the router has its line in the table, and lets through exactly whom the table says. */
class AccessTest {
    @TempDir
    private static Path home;

    private static RunningHub hub;

    @BeforeAll
    static void start() throws Exception {
        hub = RunningHub.start(home).withPeople();
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @Test
    void routerHoldsNothingButTheTable() {
        List<Route> routes = hub.server.surface().routes();

        assertThat(hub.server.surface().mounted().keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(HubEndpoint.values())
                        .map(HubEndpoint::endpoint)
                        .toList());
        assertThat(routes)
                .allSatisfy(route -> assertThat(hub.server.surface().mounted().containsValue(route))
                        .as("%s %s has a role", route.methods(), route.getPath())
                        .isTrue());
    }

    @Test
    void publicRoutesAreOnlyThoseThatMustBe() {
        assertThat(Arrays.stream(HubEndpoint.values())
                        .filter(one -> one.endpoint().access() == Access.PUBLIC)
                        .map(one -> one.endpoint().toString()))
                .containsExactlyInAnyOrder(
                        "GET /health",
                        "GET /api/v1/start",
                        "POST /api/v1/setup",
                        "POST /api/v1/session",
                        "POST /api/v1/enroll",
                        "GET /api/v1/booking-offer",
                        "GET /api/v1/booking-slots",
                        "POST /api/v1/bookings",
                        "GET /notice/{purpose}",
                        "GET /notice/{purpose}/sign",
                        "GET /api/v1/bookings/{code}",
                        "POST /api/v1/bookings/{code}/move",
                        "POST /api/v1/bookings/{code}/cancel",
                        "GET /b",
                        "POST /b",
                        "GET /b/{code}",
                        "GET /b/{code}/calendar.ics",
                        "GET /b/{code}/move",
                        "POST /b/{code}/move",
                        "GET /b/{code}/cancel",
                        "POST /b/{code}/cancel",
                        "GET /r",
                        "POST /r",
                        "GET /t/{code}",
                        "POST /t/{code}/rating",
                        "GET /t/{code}/cancel",
                        "POST /t/{code}/cancel",
                        "GET /t/{code}/now",
                        "GET /t/{code}/live",
                        "GET /",
                        "GET /sign-in",
                        "GET /setup",
                        "GET /ui/*",
                        "GET /webjars/*");
    }

    @Test
    void everyRouteRefusesWhoeverTheTableDoesNotName() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (HubEndpoint one : HubEndpoint.values()) {
            Optional<Role> least = one.endpoint().access().role();
            if (least.isEmpty() || one == HubEndpoint.SIGN_OUT || one == HubEndpoint.OWN_PASSWORD) continue;
            check(one, null, one.endpoint().access() == Access.OFFICER_OR_LOOPBACK ? 200 : 401, wrong);
            for (Role role : Role.values()) check(one, role, role.includes(least.get()) ? 200 : 403, wrong);
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void forgedOrOldCookieIsNobody() throws Exception {
        for (String token : List.of("", "x", "A".repeat(43), "A".repeat(4000)))
            hub.ask("GET", "/api/v1/session").cookie(token).expect(401);
    }

    @Test
    void noGetReachesACommand() throws Exception {
        hub.fake.log.clear();

        for (HubEndpoint one : HubEndpoint.values())
            if (!one.endpoint().isChange() && one.endpoint().kind() != Endpoint.Kind.SOCKET)
                hub.ask("GET", sample(one)).as(Role.ADMINISTRATOR).send();

        assertThat(hub.fake.log).isEmpty();
    }

    /** 200 stands for "the gate let it through": whatever the endpoint then says about an empty body. */
    private static void check(HubEndpoint one, @Nullable Role role, int expected, List<String> wrong) throws Exception {
        RunningHub.Asking asking = hub.ask(one.endpoint().method().name(), sample(one));
        if (role != null) asking.as(role);
        if (one.endpoint().isChange()) asking.json("{}");
        HttpResponse<String> answer = asking.send();
        boolean isPage = one.endpoint().kind() == Endpoint.Kind.PAGE;
        int denied = expected == 401 && isPage ? 303 : expected;
        boolean isDenied = List.of(401, 403, 303).contains(answer.statusCode());
        boolean isRight = expected == 200 ? !isDenied : answer.statusCode() == denied;
        if (!isRight) wrong.add(one + " as " + role + ": " + answer.statusCode() + " " + answer.body());
        if (denied == 303)
            assertThat(answer.headers().firstValue("Location").orElse("")).startsWith("/sign-in?next=%2F");
    }

    private static String sample(HubEndpoint one) {
        String id = one.endpoint().path().startsWith("/api/v1/visits")
                        || one.endpoint().path().contains("people")
                ? "01935a60-0000-7000-8000-000000000099"
                : "quay-1";
        return one.endpoint()
                .path()
                .replace("{id}", id)
                .replace("{number}", "1")
                .replace("{code}", "B".repeat(19))
                .replace("{purpose}", "quay")
                .replace("*", "mark.svg");
    }
}
