package vn.motcua.hub;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.fleet.FleetService;
import vn.motcua.hub.platform.feed.FeedScope;
import vn.motcua.hub.platform.ledger.Outcome;

/** A real hub in a temporary folder behind a plain server on a free port. */
public final class HubRig implements AutoCloseable {
    public static final PersonId LAN = person();
    public static final PersonId MINH = person();
    public final Vertx vertx;
    public final Path home;
    public final Site site;
    public final Clock clock;
    public final Hub hub;
    private final HttpServer server;
    private final boolean ownsVertx;

    public HubRig(Path home, Site site, Clock clock) {
        this(Vertx.vertx(), true, home, site, clock);
    }

    public HubRig(Vertx vertx, boolean ownsVertx, Path home, Site site, Clock clock) {
        this(vertx, ownsVertx, HubSettings.of(home, site), clock);
    }

    HubRig(Vertx vertx, boolean ownsVertx, HubSettings settings, Clock clock) {
        this.vertx = vertx;
        this.ownsVertx = ownsVertx;
        this.home = settings.home();
        this.site = settings.site();
        this.clock = clock;
        this.hub = await(Hub.start(vertx, settings, clock));
        this.server = await(vertx.createHttpServer(new HttpServerOptions()
                        .setMaxWebSocketMessageSize(LinkFrame.MAX_FRAME_BYTES)
                        .setMaxWebSocketFrameSize(LinkFrame.MAX_FRAME_BYTES))
                .webSocketHandler(socket -> {
                    if (socket.path().equals("/link")) hub.links().handle(socket);
                    else if (socket.path().startsWith("/scans/")) watch(socket);
                    else hub.feed().handle(socket, java.util.EnumSet.allOf(FeedScope.class));
                })
                .listen(0, "127.0.0.1"));
    }

    /** {@code /scans/COUNTER/PERSON}: a console page whose session was looked at before. */
    private void watch(ServerWebSocket socket) {
        String[] parts = socket.path().split("/");
        hub.scans().watch(socket, new CounterId(parts[2]), new PersonId(parts[3]));
    }

    public int port() {
        return server.actualPort();
    }

    /** Enrols an agent with a fresh key. */
    public ScriptedAgent enrol(String name, String... modules) {
        ScriptedAgent agent = new ScriptedAgent(vertx, new AgentId(name), site, clock, java.util.List.of(modules));
        enrol(agent);
        return agent;
    }

    public void enrol(ScriptedAgent agent) {
        FleetService.EnrolCode code = await(hub.fleet().newCode(LAN, agent.id, "Kiosk"));
        FleetService.Enrolled enrolled = done(hub.fleet().enrol(code.code(), agent.publicKey(), agent.modules));
        agent.enrolled(enrolled.hubKey());
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    public static <T> T done(Future<Outcome<T>> future) {
        return await(future).match(value -> value, refusal -> {
            throw new AssertionError("refused: " + refusal);
        });
    }

    public static String refused(Future<? extends Outcome<?>> future) {
        return await(future)
                .match(
                        value -> {
                            throw new AssertionError("not refused: " + value);
                        },
                        Requests.Refusal::code);
    }

    public static RequestId request() {
        return new RequestId(UUID.randomUUID().toString());
    }

    public static VisitId visit() {
        return new VisitId(UUID.randomUUID().toString());
    }

    public static PersonId person() {
        return new PersonId(UUID.randomUUID().toString());
    }

    @Override
    public void close() {
        await(hub.close());
        await(server.close());
        if (ownsVertx) await(vertx.close());
    }
}
