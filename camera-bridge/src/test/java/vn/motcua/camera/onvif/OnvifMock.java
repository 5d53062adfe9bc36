package vn.motcua.camera.onvif;

import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vn.motcua.camera.NotRun;
import vn.motcua.camera.NpmJudge;

/**
 * The device that the npm package onvif is tested with, as a process. Fetched by npm into {@code target}; without node, npm or a network
 * whoever starts it is not run, loudly.
 */
public final class OnvifMock implements AutoCloseable {
    private static final List<String> PACKAGES = List.of("onvif@0.6.2", "coffeescript@1.12.7", "dot@1.1.3");
    private static final String MOCK = "node_modules/onvif/test/serverMockup.coffee";
    private static final String COFFEE = "node_modules/coffeescript/bin/coffee";

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
        Path folder = NpmJudge.fetch("onvif-mock", PACKAGES, MOCK, COFFEE);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ProcessBuilder builder = new ProcessBuilder(
                        "node",
                        folder.resolve(COFFEE).toString(),
                        folder.resolve(MOCK).toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mock.log").toFile());
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
        if (!isUp) mock.destroyForcibly();
        NotRun.unless(isUp, "the ONVIF mock does not start, see " + folder.resolve("mock.log"));
        return new OnvifMock(mock, port);
    }
}
