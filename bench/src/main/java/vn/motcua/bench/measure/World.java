package vn.motcua.bench.measure;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.motcua.bench.Room;
import vn.motcua.bench.load.LoadClient;
import vn.motcua.bench.load.LoadClient.Session;
import vn.motcua.launcher.demo.DemoWorld;

/**
 * Real hub and agent processes for one measurement, and the clients that load them from this one. The site is the bench's own: open
 * always, with series of five digits so that no range runs out.
 */
final class World implements AutoCloseable {
    private static final int HUB_CONNECTIONS = 64;
    private static final long PATIENCE_S = 120;
    private static final List<String> TEMPLATES = List.of(
            "site.yaml",
            "hub.yaml",
            "kiosk/agent.yaml",
            "printing/agent.yaml",
            "counter/agent.yaml",
            "cameras/agent.yaml");

    private final DemoWorld world;
    private final Vertx vertx;
    private final LoadClient hub;

    private World(DemoWorld world, Vertx vertx, LoadClient hub) {
        this.world = world;
        this.vertx = vertx;
        this.hub = hub;
    }

    /**
     * @param agents id to kind of configuration, {@code kiosk}, {@code printing}, {@code counter} or {@code cameras}
     * @param values what their configuration asks for
     */
    static World start(Room room, Map<String, String> agents, Map<String, String> values)
            throws IOException, InterruptedException {
        return start(room, agents, values, "");
    }

    /** @param counters more of them, in YAML as in {@code site.yaml} */
    static World start(Room room, Map<String, String> agents, Map<String, String> values, String counters)
            throws IOException, InterruptedException {
        Path templates = room.home().resolve("templates");
        for (String name : TEMPLATES) copy(name, templates.resolve(name));
        Files.writeString(templates.resolve("site.yaml"), counters, StandardOpenOption.APPEND);
        DemoWorld world =
                DemoWorld.start(room.installation(), room.home(), new DemoWorld.Plan(agents, values, templates));
        for (String agent : agents.keySet()) Kiosks.awaitOnline(world, agent);
        Vertx vertx = Vertx.vertx();
        return new World(world, vertx, new LoadClient(vertx, world.hub(), HUB_CONNECTIONS));
    }

    private static void copy(String name, Path to) throws IOException {
        Files.createDirectories(to.toAbsolutePath().getParent());
        try (InputStream from = World.class.getResourceAsStream("/vn/motcua/bench/world/" + name)) {
            if (from == null) throw new IOException(name + " is missing among the bench's resources");
            Files.write(to, from.readAllBytes());
        }
    }

    DemoWorld processes() {
        return world;
    }

    Vertx vertx() {
        return vertx;
    }

    LoadClient hub() {
        return hub;
    }

    LoadClient agent(String name, int connections) {
        return new LoadClient(vertx, world.address(name), connections);
    }

    URI hubAddress() {
        return world.hub();
    }

    /** So many sessions at the hub, spread over the people of that role. */
    List<Session> sessions(String role, int count) throws IOException, InterruptedException {
        List<JsonNode> people = world.users().stream()
                .filter(user -> role.equals(user.path("role").asText()))
                .toList();
        List<Session> sessions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            JsonNode person = people.get(i % people.size());
            sessions.add(await(hub.signIn(
                    person.path("login").asText(), person.path("password").asText())));
        }
        return sessions;
    }

    /** Blocks; never on an event loop. */
    static <T> T await(Future<T> future) throws IOException, InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
        } catch (TimeoutException e) {
            throw new IOException("no answer within " + PATIENCE_S + " s", e);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        world.close();
    }
}
