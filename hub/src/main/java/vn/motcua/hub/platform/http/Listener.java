package vn.motcua.hub.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening server. Any thread. */
public final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
    private static final Duration CERTIFICATE_ROUND = Duration.ofMinutes(1);
    private static final List<String> PROTOCOLS = List.of("h2", "http/1.1");

    private final HttpServer server;
    private final Optional<CertificateWatch> watch;

    private Listener(HttpServer server, Optional<CertificateWatch> watch) {
        this.server = server;
        this.watch = watch;
    }

    /**
     * Binds and serves. Fails with a {@link java.net.BindException} when the port is taken or the address is not this machine's,
     * with a {@link TlsFiles.UnfitException} when certificate and key are no pair. Reads files: not on an event loop.
     *
     * @param webSocketBytesMax largest frame and message of any WebSocket
     */
    public static Future<Listener> start(
            Vertx vertx, ListenSettings settings, Surface surface, int webSocketBytesMax, Clock clock) {
        List<FileTime> times = settings.tls().map(CertificateWatch::times).orElse(List.of());
        Optional<TlsFiles> tls;
        try {
            tls = settings.tls().isEmpty()
                    ? Optional.empty()
                    : Optional.of(TlsFiles.read(settings.tls().get()));
        } catch (TlsFiles.UnfitException unfit) {
            return Future.failedFuture(unfit);
        }
        HttpServer server = vertx.createHttpServer(options(settings, tls, webSocketBytesMax))
                .requestHandler(surface::handle)
                .exceptionHandler(broken -> LOG.debug("connection refused: {}", broken.toString()))
                .invalidRequestHandler(Listener::refuseMalformed);
        return server.listen()
                .map(listening -> new Listener(
                        server,
                        tls.map(read -> watch(vertx, settings.tls().orElseThrow(), read, times, clock, server))));
    }

    private static CertificateWatch watch(
            Vertx vertx,
            ListenSettings.Tls files,
            TlsFiles present,
            List<FileTime> times,
            Clock clock,
            HttpServer server) {
        CertificateWatch watch = new CertificateWatch(
                vertx,
                files,
                present,
                times,
                clock,
                renewed -> server.updateSSLOptions(new ServerSSLOptions()
                        .setApplicationLayerProtocols(PROTOCOLS)
                        .setKeyCertOptions(renewed.options())));
        watch.start(CERTIFICATE_ROUND);
        return watch;
    }

    public int port() {
        return server.actualPort();
    }

    public Future<Void> stop() {
        watch.ifPresent(CertificateWatch::stop);
        return server.close();
    }

    private static HttpServerOptions options(ListenSettings settings, Optional<TlsFiles> tls, int webSocketBytesMax) {
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
        tls.ifPresent(read -> options.setSsl(true).setUseAlpn(true).setKeyCertOptions(read.options()));
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
