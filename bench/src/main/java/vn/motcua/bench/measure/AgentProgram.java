package vn.motcua.bench.measure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.bench.machine.EmptyProgram;
import vn.motcua.launcher.demo.Child;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Installation;

/** Starts an agent of a world again and again, with the very command line everybody uses and a few Java options more. */
final class AgentProgram {
    private static final Duration READY = Duration.ofSeconds(60);
    private final Installation installation;
    private final DemoWorld world;
    private final String agent;

    AgentProgram(Installation installation, DemoWorld world, String agent) {
        this.installation = installation;
        this.world = world;
        this.agent = agent;
    }

    /** @param readySeconds from the start of the process to its line that it is ready */
    record Started(Child child, URI address, double readySeconds, long startedNanos) {}

    Started start(List<String> javaOptions) throws IOException, InterruptedException {
        Path home = world.home();
        List<String> command = new ArrayList<>(installation.agent(List.of(
                "--config",
                home.resolve(agent + "-config").toString(),
                "--home",
                home.resolve(agent).toString(),
                "--exit-with-input")));
        command.addAll(1, javaOptions);
        long start = System.nanoTime();
        Child child = Child.start(
                agent,
                command,
                Installation.agentEnvironment(),
                home.resolve("logs").resolve(agent + "-start.log"));
        try {
            URI address = child.awaitReady(READY);
            return new Started(child, address, (System.nanoTime() - start) / 1e9, start);
        } catch (IOException | InterruptedException e) {
            child.close();
            throw e;
        }
    }

    /** A Java program that does nothing, with an agent's Java options. */
    static Child startEmpty(Installation installation, Path log) throws IOException, InterruptedException {
        Child child = Child.start("empty", withMain(installation, EmptyProgram.class, false), log);
        child.awaitReady(READY);
        return child;
    }

    /** An agent's command line with another main class of this jar; with an agent's class path, or with none. */
    static List<String> withMain(Installation installation, Class<?> main, boolean agentClassPath) throws IOException {
        List<String> command = new ArrayList<>(installation.agent(List.of()));
        int path = command.indexOf("-cp") + 1;
        CodeSource source = main.getProtectionDomain().getCodeSource();
        if (path == 0 || source == null) throw new IOException("the agent's command line has no class path");
        String own = Path.of(source.getLocation().getPath()).toString();
        command.set(path, agentClassPath ? command.get(path) + java.io.File.pathSeparator + own : own);
        command.set(path + 1, main.getName());
        return command;
    }
}
