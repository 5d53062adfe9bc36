package vn.motcua.camera.still;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.http.DigestCheck;
import vn.motcua.camera.http.DigestLogin;
import vn.motcua.camera.still.StillFault.Why;

class StillClientTest {
    private static final DigestLogin LOGIN = new DigestLogin("agent", "s3cret", false);
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 1, 2, 3};

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private volatile Consumer<HttpServerRequest> device = request -> picture(request, JPEG);
    private URI url = URI.create("http://127.0.0.1");

    @BeforeEach
    void open() throws Exception {
        HttpServer server = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.add(request.uri());
                    device.accept(request);
                })
                .listen(0, "127.0.0.1"));
        url = URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static void picture(HttpServerRequest request, byte[] bytes) {
        request.response()
                .putHeader("Date", "Fri, 20 Nov 2026 01:00:00 GMT")
                .putHeader("Content-Type", "text/html")
                .end(Buffer.buffer(bytes));
    }

    private Still fetch(DigestLogin login, Duration patience) throws Exception {
        return await(new StillClient(vertx, url, login, patience).fetch("/ISAPI/Streaming/channels/101/picture"));
    }

    private void assertFault(Why why, DigestLogin login, Duration patience) {
        assertThatThrownBy(() -> fetch(login, patience))
                .isInstanceOf(ExecutionException.class)
                .extracting(Throwable::getCause)
                .isInstanceOfSatisfying(
                        StillFault.class, fault -> assertThat(fault.why()).isEqualTo(why));
    }

    private void assertFault(Why why) {
        assertFault(why, LOGIN, Duration.ofSeconds(10));
    }

    /** A device that wants its login, checked by the asking side of Digest. */
    private void withLogin() {
        DigestCheck check = new DigestCheck(LOGIN, new Random(7), System::nanoTime);
        device = request -> {
            String said = request.getHeader("Authorization");
            if (check.check(said, "GET", request.uri()) == DigestCheck.Verdict.RIGHT) picture(request, JPEG);
            else
                request.response()
                        .setStatusCode(401)
                        .putHeader("WWW-Authenticate", check.challenges(false))
                        .end();
        };
    }

    @Test
    void aPictureIsTakenAsItCameAndCalledByItsFirstBytes() throws Exception {
        withLogin();

        Still still = fetch(LOGIN, Duration.ofSeconds(10));

        assertThat(still.bytes()).isEqualTo(JPEG);
        assertThat(still.mediaType()).isEqualTo("image/jpeg");
        assertThat(still.deviceAt()).contains(Instant.parse("2026-11-20T01:00:00Z"));
    }

    @Test
    void aWrongPasswordIsSentOnceAndNoMore() {
        withLogin();

        assertFault(Why.LOGIN_REFUSED, new DigestLogin("agent", "wrong", false), Duration.ofSeconds(10));

        assertThat(asked).hasSize(2);
    }

    @Test
    void aRedirectIsNotFollowed() {
        device = request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", url + "/elsewhere")
                .end();

        assertFault(Why.REDIRECTED);

        assertThat(asked).containsExactly("/ISAPI/Streaming/channels/101/picture");
    }

    @Test
    void whatIsNoPictureIsRefusedWhateverTheDeviceCallsIt() {
        device = request ->
                request.response().putHeader("Content-Type", "image/jpeg").end("<html>Login</html>");
        assertFault(Why.NO_PICTURE);

        device = request -> request.response().setStatusCode(404).end();
        assertFault(Why.NOT_FOUND);

        device = request -> request.response().setStatusCode(500).end();
        assertFault(Why.STATUS);
    }

    @Test
    void moreThanEightMebibytesAreNotTaken() {
        device = request -> picture(request, new byte[8 * 1024 * 1024 + 1]);

        assertFault(Why.TOO_LARGE);
    }

    @Test
    void aDeviceThatSaysNothingOrHangsUpIsUnreachable() {
        device = request -> {};
        assertFault(Why.UNREACHABLE, LOGIN, Duration.ofMillis(100));

        device = request -> request.connection().close();
        assertFault(Why.UNREACHABLE);
    }

    @Test
    void pngAndWebpArePicturesAndTheirBeginningsAreNot() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
        byte[] webp = {'R', 'I', 'F', 'F', 1, 2, 3, 4, 'W', 'E', 'B', 'P'};

        assertThat(Still.mediaType(png)).contains("image/png");
        assertThat(Still.mediaType(webp)).contains("image/webp");
        assertThat(Still.mediaType(java.util.Arrays.copyOf(webp, 11))).isEmpty();
        assertThat(Still.mediaType(new byte[0])).isEmpty();
    }

    @Test
    void eachKindHasItsPathAndNothingButAChannelGetsIntoIt() {
        Optional<Instant> past = Optional.of(Instant.ofEpochSecond(1_700_000_000));

        assertThat(StillPaths.path("isapi", "2", Optional.empty())).isEqualTo("/ISAPI/Streaming/channels/201/picture");
        assertThat(StillPaths.path("dahua", "3", Optional.empty())).isEqualTo("/cgi-bin/snapshot.cgi?channel=3");
        assertThat(StillPaths.path("frigate", "hall", Optional.empty())).isEqualTo("/api/hall/latest.jpg");
        assertThat(StillPaths.path("frigate", "hall", past)).isEqualTo("/api/hall/recordings/1700000000/snapshot.jpg");
        for (String bad : List.of("", "0", "1/../2", "1&user=x", "1\r\n", "1000"))
            assertThat(StillPaths.isChannel("isapi", bad)).as(bad).isFalse();
        assertThat(StillPaths.path("path", "/snap.jpg?ch=1&q=2", Optional.empty()))
                .isEqualTo("/snap.jpg?ch=1&q=2");
        for (String bad : List.of("", "snap.jpg", "//10.0.0.9/snap", "http://10.0.0.9/snap", "/a b", "/a\r\nHost: x"))
            assertThat(StillPaths.isChannel("path", bad)).as(bad).isFalse();
        for (String bad : List.of("", "..", "a/b", "hall?x", "hall\n"))
            assertThat(StillPaths.isChannel("frigate", bad)).as(bad).isFalse();
        assertThatThrownBy(() -> StillPaths.path("isapi", "1", past)).isInstanceOf(IllegalArgumentException.class);
    }
}
