package vn.motcua.kiosk;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.process.Lifeline;
import vn.motcua.core.process.PrivateFolder;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.clock.TimeSource;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.web.AgentWeb;
import vn.motcua.edge.web.PortInUseException;

/**
 * The agent process: {@code --config DIR --home DIR [--exit-with-input]}. Says {@code motcua agent ready on http://127.0.0.1:PORT} on its output once
 * everything is up; everything else goes to the log. Ends with 0 when asked to, 2 for a wrong configuration, 3 for a port in use, 4
 * for an agent not enrolled, 5 for a home another agent uses, 1 for anything else.
 */
public final class Main {
    private static final int WRONG_CONFIGURATION = 2;
    private static final int PORT_IN_USE = 3;
    private static final int NOT_ENROLLED = 4;
    private static final int HOME_IN_USE = 5;
    private static final long STOP_SECONDS = 20;
    // For whoever starts this process and must leave nothing behind.
    private static final String EXIT_WITH_INPUT = "--exit-with-input";

    private Main() {}

    /** The process cannot go on; the message is for whoever started it. */
    private static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;
        private final int code;

        Failure(int code, String message) {
            super(message);
            this.code = code;
        }
    }

    public static void main(String[] arguments) {
        endOnError();
        try {
            List<String> said = new ArrayList<>(List.of(arguments));
            boolean exitsWithInput = said.removeIf(EXIT_WITH_INPUT::equals);
            Path config = option(said, "--config", "config");
            Path home = option(said, "--home", home());
            if (exitsWithInput) Lifeline.follow(System.in, () -> System.exit(0));
            run(config, home, System.out);
        } catch (Failure e) {
            end(e.code, String.valueOf(e.getMessage()), null);
        } catch (ConfigException e) {
            end(WRONG_CONFIGURATION, Console.of("problems", String.valueOf(e.getMessage())), null);
        } catch (PortInUseException e) {
            end(PORT_IN_USE, Console.of("port.taken", e.port()), null);
        } catch (Throwable e) {
            end(1, Console.of("failed", e), e);
        }
    }

    private static String home() {
        String data = System.getenv("MOTCUA_HOME");
        return (data == null || data.isBlank() ? Path.of("data") : Path.of(data))
                .resolve("agent")
                .toString();
    }

    private static Path option(List<String> arguments, String name, String fallback) throws Failure {
        String value = fallback;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (!argument.equals("--config") && !argument.equals("--home"))
                throw new Failure(WRONG_CONFIGURATION, Console.of("option.unknown", argument, EXIT_WITH_INPUT));
            if (++i == arguments.size()) throw new Failure(WRONG_CONFIGURATION, Console.of("option.folder", argument));
            if (argument.equals(name)) value = arguments.get(i);
        }
        return Path.of(value);
    }

    // A thread that ended on an error (no memory, a broken class) leaves a half agent; the journal makes a restart the
    // safer state.
    private static void endOnError() {
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            System.err.println("Thread " + thread.getName() + " failed:");
            e.printStackTrace();
            if (e instanceof Error || thread.getName().equals("agent-store"))
                Runtime.getRuntime().halt(1);
        });
    }

    private static void run(Path configFolder, Path home, PrintStream out) throws Throwable {
        prepareHome(home);
        prepareLogging(home);
        Path identityFile = home.resolve(Identity.FILE);
        Identity identity = Identity.load(identityFile)
                .orElseThrow(() -> new Failure(NOT_ENROLLED, Console.of("not.enrolled", identityFile, home)));
        ConfigNode root = ConfigNode.load(configFolder.resolve("agent.yaml"));
        AgentConfig config = AgentConfig.read(root, configFolder, home, identity, Main.class.getClassLoader());
        requireEnrolled(identity, config.moduleNames());
        HomeLock lock = HomeLock.take(home).orElseThrow(() -> new Failure(HOME_IN_USE, Console.of("home.taken", home)));
        AgentClock clock = new AgentClock(TimeSource.SYSTEM, UUID.randomUUID().toString());
        Vertx vertx = vertx();
        AgentStore store = AgentStore.open(vertx, config.store(), clock::now);
        await(own(store, identity));
        AgentProcess[] process = new AgentProcess[1];
        Future<Integer> started = onLoop(vertx, () -> {
            process[0] = new AgentProcess(vertx, identity, config, clock, store, TimeSource.SYSTEM);
            return process[0].start();
        });
        int port = await(started);
        tellPort(lock, port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(vertx, process[0], lock), "agent-stop"));
        out.println("motcua agent ready on http://" + AgentWeb.LOOPBACK + ":" + port);
        out.flush();
        // The loop's threads keep the process alive until it is asked to stop.
    }

    // The hub takes no facts of a module the administrator's code was not used for: better no start than a lost rating.
    private static void requireEnrolled(Identity identity, List<String> running) throws Failure {
        List<String> more = identity.notEnrolled(running);
        if (!more.isEmpty())
            throw new Failure(
                    NOT_ENROLLED,
                    Console.of("modules.not.enrolled", String.join(", ", more), identity.agent(), identity.hubUrl()));
    }

    /** A store belongs to one agent of one site; its sequences would be another's. */
    private static Future<Void> own(AgentStore store, Identity identity) {
        String owner = identity.site() + "/" + identity.agent();
        return store.essential(tx -> {
                    Optional<String> known = tx.keyValues().get("owner");
                    tx.keyValues().put("owner", known.orElse(owner));
                    return known.orElse(owner);
                })
                .compose(held -> held.equals(owner)
                        ? Future.succeededFuture()
                        : Future.failedFuture(new Failure(NOT_ENROLLED, Console.of("other.agent", held, owner))));
    }

    // Who asks this agent without knowing the port gets no answer then; its citizens do.
    private static void tellPort(HomeLock lock, int port) {
        try {
            lock.serves(port);
        } catch (IOException e) {
            LoggerFactory.getLogger(Main.class).warn("the port of the pages is not written down: {}", e.toString());
        }
    }

    private static void prepareHome(Path home) throws Failure {
        try {
            PrivateFolder.make(home);
        } catch (IOException | UnsupportedOperationException e) {
            throw new Failure(WRONG_CONFIGURATION, Console.of("home.bad", home.toAbsolutePath()));
        }
    }

    private static void prepareLogging(Path home) {
        setUnlessThere(AgentLogging.FOLDER, home.resolve("logs").toString());
        setUnlessThere("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
        setUnlessThere("java.awt.headless", "true");
        // The system's own resolver knows the names of a small network, and costs 90 classes less than Netty's.
        setUnlessThere("vertx.disableDnsResolver", "true");
    }

    private static void setUnlessThere(String key, String value) {
        if (System.getProperty(key) == null) System.setProperty(key, value);
    }

    // Small on purpose: one loop keeps all state of the agent on one thread, and a counter PC has little memory.
    private static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(3)
                .setInternalBlockingPoolSize(4)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    private interface Step {
        Future<Integer> run();
    }

    private static Future<Integer> onLoop(Vertx vertx, Step step) {
        io.vertx.core.Promise<Integer> promise = io.vertx.core.Promise.promise();
        vertx.runOnContext(go -> {
            try {
                step.run().onComplete(promise);
            } catch (RuntimeException e) {
                promise.fail(e);
            }
        });
        return promise.future();
    }

    private static <T> T await(Future<T> future) throws Throwable {
        try {
            return future.toCompletionStage().toCompletableFuture().get(120, TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static void shutDown(Vertx vertx, AgentProcess process, HomeLock lock) {
        int code = 0;
        try {
            Future<Integer> done = onLoop(vertx, () -> process.stop().map(0));
            code = done.toCompletionStage().toCompletableFuture().get(STOP_SECONDS, TimeUnit.SECONDS);
            lock.release();
        } catch (Exception e) {
            code = 1;
            System.err.println(Console.of("stop.failed", e));
        }
        // Asked to stop and stopped: that is no failure, whatever signal asked.
        Runtime.getRuntime().halt(code);
    }

    private static void end(int code, String message, @org.jspecify.annotations.Nullable Throwable trace) {
        System.err.println(message);
        if (trace != null) trace.printStackTrace();
        System.err.flush();
        // Threads of a half-started agent must not keep the process alive.
        Runtime.getRuntime().halt(code);
    }
}
