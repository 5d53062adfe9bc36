package vn.motcua.hub.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening server. Any thread. */
public final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private final HttpServer server;

    private Listener(HttpServer server) {
        this.server = server;
    }

    /**
     * Binds and serves. Fails with a {@link java.net.BindException} when the port is taken or the address is not this machine's.
     *
     * @param webSocketBytesMax largest frame and message of any WebSocket
     */
    public static Future<Listener> start(Vertx vertx, ListenSettings settings, Surface surface, int webSocketBytesMax) {
        HttpServer server = vertx.createHttpServer(options(settings, webSocketBytesMax))
                .requestHandler(surface::handle)
                .exceptionHandler(broken -> LOG.debug("connection refused: {}", broken.toString()))
                .invalidRequestHandler(Listener::refuseMalformed);
        return server.listen().map(listening -> new Listener(server));
    }

    public int port() {
        return server.actualPort();
    }

    public Future<Void> stop() {
        return server.close();
    }

    private static HttpServerOptions options(ListenSettings settings, int webSocketBytesMax) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setMaxInitialLineLength(4_096)
                .setMaxHeaderSize(16_384)
                .setMaxFormAttributeSize(2_048)
                .setMaxFormFields(32)
                .setMaxFormBufferedBytes(4_096)
                .setMaxWebSocketFrameSize(webSocketBytesMax)
                .setMaxWebSocketMessageSize(webSocketBytesMax)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setIdleTimeout(75)
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
        settings.tls()
                .ifPresent(tls -> options.setSsl(true)
                        .setUseAlpn(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .addCertPath(tls.certificate().toString())
                                .addKeyPath(tls.key().toString())));
        return options;
    }

    private static void refuseMalformed(io.vertx.core.http.HttpServerRequest request) {
        request.response()
                .setStatusCode(400)
                .putHeader("Connection", "close")
                .end()
                .onComplete(sent -> request.connection().close());
    }
}
