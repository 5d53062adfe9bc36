package vn.motcua.launcher.demo;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.process.PrivateFolder;
import vn.motcua.edge.identity.Enrollment;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.trust.HubTrust;
import vn.motcua.edge.trust.TrustedCertificates;
import vn.motcua.launcher.Texts;

/** Enrols the agent of a configuration folder: what {@code motcua enroll} does. */
public final class AgentEnrolment {
    private static final List<String> MODULES = List.of("kiosk", "display", "signs", "rating", "panic", "camera");

    private AgentEnrolment() {}

    /**
     * @param config folder with agent.yaml, whose sections tell the modules
     * @param home the agent's data folder, made if absent
     * @param certificate whose signature the hub's certificate must bear; null for what agent.yaml names, else whom Java trusts
     * @return who the agent is now
     * @throws IOException with the hub's refusal, or what went wrong on the way
     */
    public static Identity enrol(URI hub, String code, Path config, Path home, @Nullable Path certificate)
            throws IOException {
        ConfigNode settings = ConfigNode.load(config.resolve("agent.yaml"));
        HubTrust trust = new HubTrust(trusted(settings, config, certificate), Instant::now);
        if (!settings.problems().isEmpty())
            throw new IOException(settings.problems().get(0).toString());
        List<String> modules = MODULES.stream().filter(settings::has).toList();
        PrivateFolder.make(home);
        Vertx vertx = Vertx.vertx();
        try {
            return Enrollment.enroll(vertx, hub.toString(), code, modules, home.resolve("identity.json"), trust)
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

    private static TrustedCertificates trusted(ConfigNode settings, Path config, @Nullable Path certificate)
            throws IOException {
        Optional<String> named = settings.object("hub").optionalText("certificate", Allowed.of("hub.certificate"));
        if (named.isPresent() && certificate != null) throw new IOException(Texts.of("say.enroll.twice", named.get()));
        Path file = named.map(config::resolve).orElse(certificate);
        return file == null
                ? TrustedCertificates.OF_JAVA
                : TrustedCertificates.read(file).requireOneValid(file, Instant.now());
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
