package vn.motcua.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.trust.HubTrust;
import vn.motcua.edge.trust.TrustedCertificates;

class HubUploadTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "{\"nextPiece\":1,\"finished\":false}";
    private HttpServer hub;
    private HubUpload uploads;

    @BeforeEach
    void start() throws Exception {
        hub = await(vertx.createHttpServer()
                .requestHandler(asked -> asked.body().onSuccess(body -> {
                    heard.add(asked.method() + " " + asked.uri() + " " + asked.getHeader("authorization") + " "
                            + asked.getHeader("content-type") + " " + body.length());
                    asked.response().setStatusCode(status).end(answer);
                }))
                .listen(0, "127.0.0.1"));
        var keys = LinkSignatures.newKeyPair();
        String url = "http://127.0.0.1:" + hub.actualPort();
        Identity identity = new Identity(
                new AgentId("pc-1"),
                new SiteId("site"),
                url,
                LinkSignatures.encode(keys.getPublic()),
                LinkSignatures.encodePrivate(keys.getPrivate()),
                true);
        HubTrust trust = new HubTrust(TrustedCertificates.OF_JAVA, java.time.Instant::now);
        uploads = new HubUpload(vertx, LinkSettings.of(identity, url, trust, "boot", List.of("camera")));
    }

    @AfterEach
    void stop() throws Exception {
        await(uploads.close());
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private JsonNode put() throws Exception {
        return await(uploads.put("/api/v1/agent/evidence/e/pieces/0", "secret", Buffer.buffer(new byte[1024 * 1024])));
    }

    @Test
    void aPieceGoesWithItsTokenAndItsAnswerComesBack() throws Exception {
        assertThat(put().path("nextPiece").asInt()).isOne();
        assertThat(heard)
                .containsExactly(
                        "PUT /api/v1/agent/evidence/e/pieces/0 Bearer secret application/octet-stream 1048576");
    }

    @Test
    void aRefusalIsOneAndWhatIsNoAnswerOfAHubIsToldAsThat() throws Exception {
        status = 401;
        answer = "{\"code\":\"UPLOAD_NOT_OPEN\",\"message\":{\"vi\":\"…\",\"en\":\"not open\"}}";
        assertThatThrownBy(this::put).hasCauseInstanceOf(RefusedException.class).hasMessageContaining("not open");

        answer = "<html>a proxy</html>";
        assertThatThrownBy(this::put).hasCauseInstanceOf(WireException.class).hasMessageContaining("401");

        status = 200;
        answer = "{\"x\":\"" + "x".repeat(HubUpload.ANSWER_MAX) + "\"}";
        assertThatThrownBy(this::put).hasCauseInstanceOf(WireException.class).hasMessageContaining("too long");
    }

    @Test
    void aHubThatIsAwayFailsIt() throws Exception {
        await(hub.close());

        assertThatThrownBy(this::put).isInstanceOf(java.util.concurrent.ExecutionException.class);
    }
}
