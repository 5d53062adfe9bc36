package vn.motcua.launcher.demo;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.process.PrivateFolder;
import vn.motcua.edge.identity.Enrollment;
import vn.motcua.edge.identity.Identity;

/** Enrols the agent of a configuration folder: what {@code motcua enroll} does. */
public final class AgentEnrolment {
    private static final List<String> MODULES = List.of("kiosk", "display", "rating", "camera");

    private AgentEnrolment() {}

    /**
     * @param config folder with agent.yaml, whose sections tell the modules
     * @param home the agent's data folder, made if absent
     * @return who the agent is now
     * @throws IOException with the hub's refusal, or what went wrong on the way
     */
    public static Identity enrol(URI hub, String code, Path config, Path home) throws IOException {
        ConfigNode settings = ConfigNode.load(config.resolve("agent.yaml"));
        if (!settings.problems().isEmpty())
            throw new IOException(settings.problems().get(0).toString());
        List<String> modules = MODULES.stream().filter(settings::has).toList();
        PrivateFolder.make(home);
        Vertx vertx = Vertx.vertx();
        try {
            return Enrollment.enroll(vertx, hub.toString(), code, modules, home.resolve("identity.json"))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof IOException network) throw network;
            throw new IOException(Child.reason(e), e);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** {@code $MOTCUA_HOME/name}, or {@code ./data/name}. */
    public static Path defaultHome(String name) {
        return Stream.ofNullable(System.getenv("MOTCUA_HOME"))
                .map(Path::of)
                .findFirst()
                .orElse(Path.of("data"))
                .resolve(name);
    }
}
