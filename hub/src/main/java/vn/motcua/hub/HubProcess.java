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

    /** Completes when requests are answered. */
    Future<HubServer> start() {
        HubSettings settings = new HubSettings(arguments.home(), config.site(), config.recallLimit(), this::nameOf);
        return Hub.start(vertx, settings, clock)
                .onSuccess(hub::set)
                .compose(running -> {
                    People everybody = People.in(running.database(), vertx, clock, config.people());
                    people.set(everybody);
                    return everybody.start();
                })
                .compose(started -> seed())
                .compose(seeded -> HubServer.start(vertx, running(hub), parts()))
                .onSuccess(server::set)
                .compose(listening -> announceSetup(listening).map(listening));
    }

    /** Stops listening, saves, commits, closes: in this order, each even if the one before failed. */
    Future<Void> stop() {
        HubServer listening = server.get();
        People everybody = people.get();
        Hub running = hub.get();
        Future<Void> done = listening == null ? Future.succeededFuture() : listening.stop();
        return done.eventually(() -> everybody == null ? Future.succeededFuture() : everybody.stop())
                .eventually(() -> running == null ? Future.succeededFuture() : running.close())
                .eventually(vertx::close);
    }

    void stopWithin(long seconds) {
        try {
            stop().await(seconds, TimeUnit.SECONDS);
        } catch (Exception e) {
            LOG.warn("did not stop cleanly: {}", e.toString());
        }
    }

    private Future<?> seed() {
        return arguments.seedDemoUsers().isPresent()
                ? DemoUsers.seed(running(people), arguments.seedDemoUsers().get())
                : Future.succeededFuture();
    }

    private Future<?> announceSetup(HubServer listening) {
        return running(people)
                .newSetupCode()
                .onSuccess(code -> code.ifPresent(text -> operator.accept(
                        "first administrator: open " + listening.address() + "/setup and enter the code " + text)));
    }

    private HubServer.Parts parts() {
        Optional<DemoStart> demo = arguments.seedDemoUsers().map(users -> new DemoStart(users, arguments.demoLinks()));
        return new HubServer.Parts(
                running(people), config.listen(), config.people().sessionAbsolute(), demo, registry, clock);
    }

    private @Nullable String nameOf(PersonId id) {
        People everybody = people.get();
        return everybody == null ? null : everybody.find(id).map(Person::name).orElse(null);
    }

    private static <T> T running(AtomicReference<@Nullable T> part) {
        T started = part.get();
        if (started == null) throw new IllegalStateException("used before it was started");
        return started;
    }
}
