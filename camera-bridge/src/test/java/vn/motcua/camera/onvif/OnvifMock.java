package vn.motcua.camera.onvif;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The device that the npm package onvif is tested with, as a process. Fetched by npm into {@code target}; without node, npm or a network
 * whoever starts it is not run, loudly.
 */
public final class OnvifMock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OnvifMock.class);
    private static final String[] PACKAGES = {"onvif@0.6.2", "coffeescript@1.12.7", "dot@1.1.3"};
    private static final Path FOLDER = Path.of("target", "onvif-mock").toAbsolutePath();
    private static final Path MOCK = FOLDER.resolve("node_modules/onvif/test/serverMockup.coffee");
    private static final Path COFFEE = FOLDER.resolve("node_modules/coffeescript/bin/coffee");

    private final Process mock;
    private final int port;

    private OnvifMock(Process mock, int port) {
        this.mock = mock;
        this.port = port;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        mock.destroyForcibly();
    }

    public static OnvifMock start() throws Exception {
        fetch();
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder("node", COFFEE.toString(), MOCK.toString())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("mock.log").toFile());
        builder.environment().put("HOSTNAME", "10.99.99.99");
        builder.environment().put("PORT", Integer.toString(port));
        Process mock = builder.start();
        boolean isUp = false;
        for (long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                !isUp && mock.isAlive() && System.nanoTime() < until; ) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                isUp = socket.isConnected();
            } catch (java.io.IOException notYet) {
                Thread.onSpinWait();
            }
        }
        if (!isUp) {
            mock.destroyForcibly();
            LOG.warn("NOT RUN: the ONVIF mock does not start, see {}", FOLDER.resolve("mock.log"));
        }
        assumeTrue(isUp, "the ONVIF mock does not start");
        return new OnvifMock(mock, port);
    }

    private static void fetch() throws Exception {
        Files.createDirectories(FOLDER);
        if (!isFetched() && isProgram("node") && isProgram("npm")) {
            List<String> command =
                    new java.util.ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund", "--prefix", "."));
            command.addAll(List.of(PACKAGES));
            Process npm = new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("npm.log").toFile())
                    .start();
            if (!npm.waitFor(90, TimeUnit.SECONDS)) npm.destroyForcibly();
        }
        boolean isHere = isFetched() && isProgram("node");
        if (!isHere) LOG.warn("NOT RUN: {} (npm) could not be fetched; its judgement is missing here", PACKAGES[0]);
        assumeTrue(isHere, "the ONVIF mock is not here");
    }

    private static boolean isFetched() {
        return Files.isRegularFile(MOCK) && Files.isRegularFile(COFFEE);
    }

    private static boolean isProgram(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
