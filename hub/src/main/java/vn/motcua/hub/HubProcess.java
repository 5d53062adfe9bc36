package vn.motcua.hub;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.people.DemoUsers;
import vn.motcua.hub.platform.people.People;
import vn.motcua.hub.platform.people.PeopleHouse;
import vn.motcua.hub.platform.people.Person;
import vn.motcua.hub.web.DemoStart;
import vn.motcua.hub.web.HubServer;

/** Everything of one hub in the order it starts, and the reverse in which it stops. Any thread. */
final class HubProcess {
    private static final Logger LOG = LoggerFactory.getLogger(HubProcess.class);
    private final Arguments arguments;
    private final HubConfig config;
    private final Consumer<String> operator;
    private final Clock clock = Clock.systemUTC();
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final AtomicReference<@Nullable People> people = new AtomicReference<>();
    private final AtomicReference<@Nullable Hub> hub = new AtomicReference<>();
    private final AtomicReference<@Nullable HubServer> server = new AtomicReference<>();
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));

    /** @param operator gets the few lines a person at the console must see */
    HubProcess(Arguments arguments, HubConfig config, Consumer<String> operator) {
        this.arguments = arguments;
        this.config = config;
        this.operator = operator;
    }

    /** Blocks until requests are answered, or throws why not. Main's own thread: no event loop waits for what is read here. */
    HubServer start() {
        HubSettings settings = new HubSettings(
                arguments.home(),
                config.site(),
                config.recallLimit(),
                this::nameOf,
                config.marks(),
                config.waitTarget(),
                config.reminders(),
                config.evidence(),
                config.incidents(),
                config.dossiers());
        Hub running = Hub.start(vertx, settings, clock).await();
        hub.set(running);
        People everybody = People.in(running.database(), vertx, clock, config.people(), house(running));
        people.set(everybody);
        everybody.start().await();
        arguments
                .seedDemoUsers()
                .ifPresent(file -> DemoUsers.seed(everybody, file).await());
        HubServer listening = HubServer.start(vertx, running, parts(everybody)).await();
        server.set(listening);
        everybody
                .newSetupCode()
                .await()
                .ifPresent(code -> operator.accept(Console.of("setup", listening.address(), code)));
        return listening;
    }

    /** Stops listening, saves, commits, closes: in this order, each even if the one before failed. Blocks. */
    void stopWithin(long seconds) {
        HubServer listening = server.get();
        People everybody = people.get();
        Hub running = hub.get();
        Future<Void> stopped = (listening == null ? Future.<Void>succeededFuture() : listening.stop())
                .eventually(() -> everybody == null ? Future.succeededFuture() : everybody.stop())
                .eventually(() -> running == null ? Future.succeededFuture() : running.close());
        await(stopped, seconds);
        // Apart from the rest: a Future that goes on after the event loops ended would never complete.
        await(vertx.close(), seconds);
    }

    private static void await(Future<Void> end, long seconds) {
        try {
            end.await(seconds, TimeUnit.SECONDS);
        } catch (Exception e) {
            LOG.warn("did not stop cleanly: {}", e.toString());
        }
    }

    private PeopleHouse house(Hub running) {
        return new PeopleHouse(() -> running.site().calendar().businessDay(clock.instant()), running::keep);
    }

    private HubServer.Parts parts(People everybody) {
        Optional<DemoStart> demo = arguments.seedDemoUsers().map(users -> new DemoStart(users, arguments.demoLinks()));
        return new HubServer.Parts(
                everybody,
                config.listen(),
                config.people().sessionAbsolute(),
                demo,
                config.counterPage(),
                config.notices(),
                registry,
                clock);
    }

    private @Nullable String nameOf(PersonId id) {
        People everybody = people.get();
        return everybody == null ? null : everybody.find(id).map(Person::name).orElse(null);
    }
}
