package vn.motcua.hub.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.config.SiteReader;
import vn.motcua.core.model.BookingPolicy;
import vn.motcua.core.model.Role;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.http.ListenSettings;
import vn.motcua.hub.platform.people.Login;
import vn.motcua.hub.platform.people.MovableClock;
import vn.motcua.hub.platform.people.People;
import vn.motcua.hub.platform.people.PeopleDatabase;
import vn.motcua.hub.platform.people.PeopleHouse;
import vn.motcua.hub.platform.people.PeopleSettings;
import vn.motcua.hub.platform.people.SignIn;
import vn.motcua.hub.platform.people.TestPeople;

/** The whole HTTP surface on a free port over a {@link FakeHub}; each answer it gives is held against the contract. */
final class RunningHub implements AutoCloseable {
    static final String PASSWORD = "con mèo nằm trên mái";

    final FakeHub fake;
    final People people;
    final HubServer server;
    final MovableClock clock = new MovableClock(FakeHub.NOW);
    final Contract contract;
    final Map<Role, SignIn> sessions = new EnumMap<>(Role.class);
    private final Vertx vertx = Vertx.vertx();
    private final PeopleDatabase database;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private RunningHub(Path home, Site site, Optional<DemoStart> demo) throws Exception {
        this(home, site, demo, PeopleSettings.DEFAULTS);
    }

    private RunningHub(Path home, Site site, Optional<DemoStart> demo, PeopleSettings settings) throws Exception {
        this.contract = Contract.load();
        this.database = new PeopleDatabase(vertx, home.resolve("people.db"));
        this.fake = new FakeHub(site, database);
        this.people = TestPeople.in(
                database,
                vertx,
                clock,
                settings,
                new PeopleHouse(() -> site.calendar().businessDay(clock.instant()), fake::keep));
        people.start().await(20, SECONDS);
        HubServer.Parts parts = new HubServer.Parts(
                people,
                new ListenSettings("127.0.0.1", 0, Optional.empty(), false),
                Duration.ofDays(7),
                demo,
                URI.create("http://127.0.0.1:8090/counter"),
                NoticePageTest.NOTICES,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                clock);
        this.server = HubServer.start(vertx, fake, parts).await(20, SECONDS);
    }

    static RunningHub start(Path home) throws Exception {
        return new RunningHub(home, site(false), Optional.empty());
    }

    static RunningHub start(Path home, Site site) throws Exception {
        return new RunningHub(home, site, Optional.empty());
    }

    /** One whose sessions are locked after so long without use. */
    static RunningHub locking(Path home, Duration after) throws Exception {
        PeopleSettings plain = PeopleSettings.DEFAULTS;
        PeopleSettings settings =
                new PeopleSettings(plain.passwordMinLength(), plain.sessionIdle(), plain.sessionAbsolute(), after);
        return new RunningHub(home, site(false), Optional.empty(), settings);
    }

    static RunningHub start(Path home, boolean training, Optional<DemoStart> demo) throws Exception {
        return new RunningHub(home, site(training), demo);
    }

    static Site site(boolean training) {
        ConfigNode node = ConfigNode.load(Path.of("..", "config", "site.yaml"));
        Site site = SiteReader.read(node);
        node.check();
        return new Site(
                site.id(),
                site.name(),
                site.agency(),
                training,
                site.publicUrl(),
                site.calendar(),
                site.zones(),
                site.series(),
                site.services(),
                site.counters(),
                site.line(),
                new BookingPolicy(
                        List.of(new BookingPolicy.Offer(FakeBookings.SERVICE, 2)),
                        Duration.ofMinutes(30),
                        14,
                        Duration.ofMinutes(30),
                        10));
    }

    /** One signed-in person per role. */
    RunningHub withPeople() throws Exception {
        for (Role role : Role.values()) {
            String login = role.name().toLowerCase(java.util.Locale.ROOT);
            people.add(new Login(login), "Người " + login, role, PASSWORD).await(20, SECONDS);
            sessions.put(role, people.signIn(login, PASSWORD, "test").await(20, SECONDS));
        }
        return this;
    }

    Asking ask(String method, String path) {
        return new Asking(method, path);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpClient client() {
        return client;
    }

    @Override
    public void close() throws Exception {
        server.stop().await(20, SECONDS);
        people.stop().await(20, SECONDS);
        database.close();
        vertx.close().await(20, SECONDS);
    }

    /** One request, put together word by word. */
    final class Asking {
        private final String method;
        private final String path;
        private final Map<String, String> headers = new HashMap<>();
        private String body;

        private Asking(String method, String path) {
            this.method = method;
            this.path = path;
        }

        Asking as(Role role) {
            SignIn session = sessions.get(role);
            if (!method.equals("GET")) headers.put("X-CSRF-Token", session.csrf());
            return cookie(session.token());
        }

        Asking cookie(String token) {
            return with("Cookie", "motcua_session=" + token);
        }

        Asking with(String header, String value) {
            headers.put(header, value);
            return this;
        }

        Asking without(String header) {
            headers.remove(header);
            return this;
        }

        Asking json(String text) {
            body = text;
            headers.putIfAbsent("Content-Type", "application/json");
            return this;
        }

        Asking form(String text) {
            body = text;
            return with("Content-Type", "application/x-www-form-urlencoded");
        }

        HttpResponse<String> send() throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
            headers.forEach(request::header);
            request.method(
                    method,
                    body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            hold(answer);
            return answer;
        }

        /** Sends, expects the status, and gives the body. */
        String expect(int status) throws Exception {
            HttpResponse<String> answer = send();
            assertThat(answer.statusCode())
                    .as("%s %s: %s", method, path, answer.body())
                    .isEqualTo(status);
            return answer.body();
        }

        private void hold(HttpResponse<String> answer) {
            String bare = path.split("\\?", 2)[0];
            for (HubEndpoint one : HubEndpoint.values()) {
                boolean isThis = one.endpoint().method().name().equals(method)
                        && bare.matches(one.endpoint()
                                .path()
                                .replaceAll("\\{[a-z]+}", "[^/]+")
                                .replace("*", ".+"));
                if (!isThis) continue;
                Optional<String> complaint = contract.complaint(
                        method,
                        one.endpoint().path(),
                        answer.statusCode(),
                        answer.headers().firstValue("Content-Type").orElse(""),
                        answer.body());
                assertThat(complaint)
                        .as("%s against docs/openapi.yaml", one.endpoint())
                        .isEmpty();
                return;
            }
        }
    }
}
