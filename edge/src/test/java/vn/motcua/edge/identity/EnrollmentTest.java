package vn.motcua.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.edge.identity.Enrollment.EnrollmentException;
import vn.motcua.edge.store.StoreRig;
import vn.motcua.edge.trust.HubTrust;

class EnrollmentTest {
    private final Vertx vertx = Vertx.vertx();
    private final String hubKey =
            LinkSignatures.encode(LinkSignatures.newKeyPair().getPublic());

    @TempDir
    Path home;

    private HttpServer hub;
    private ObjectNode asked;
    private int status = 200;
    private String answer = "";

    @BeforeEach
    void listen() throws Exception {
        answer = Json.write(Json.object()
                .put("agent", "kiosk-1")
                .put("site", "demo")
                .put("hubKey", hubKey)
                .put("training", true)
                .put("linkPath", "/link"));
        hub = StoreRig.await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    asked = Json.parseObject(body.toString());
                    request.response().setStatusCode(status).end(answer);
                }))
                .listen(0, "127.0.0.1"));
    }

    @AfterEach
    void close() throws Exception {
        StoreRig.await(vertx.close());
    }

    private String url() {
        return "http://127.0.0.1:" + hub.actualPort();
    }

    private Identity enroll() throws Exception {
        return StoreRig.await(Enrollment.enroll(
                vertx, url() + "/", " CODE ", List.of("kiosk"), home.resolve(Identity.FILE), HubTrust.ofJava()));
    }

    @Test
    void keepsWhatTheHubGaveInAFileOnlyItsOwnerReads() throws Exception {
        Identity identity = enroll();

        Optional<Identity> loaded = Identity.load(home.resolve(Identity.FILE));
        assertThat(loaded).contains(identity);
        assertThat(identity.agent()).isEqualTo(new AgentId("kiosk-1"));
        assertThat(identity.hubUrl()).isEqualTo(url());
        assertThat(identity.training()).isTrue();
        assertThat(asked.path("code").asText()).isEqualTo("CODE");
        assertThat(asked.path("publicKey").asText()).hasSize(43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(Identity.FILE))))
                .isEqualTo("rw-------");
        assertThat(identity.toString()).doesNotContain(identity.privateKey());
    }

    @Test
    void aRefusalLeavesTheOldIdentityAlone() throws Exception {
        Identity before = enroll();
        status = 403;
        answer = "{\"code\":\"CODE_USED\",\"message\":{\"vi\":\"Mã đã dùng\",\"en\":\"code used\"}}";

        assertThatThrownBy(this::enroll).isInstanceOf(EnrollmentException.class).hasMessageContaining("CODE_USED");
        Optional<Identity> loaded = Identity.load(home.resolve(Identity.FILE));
        assertThat(loaded).contains(before);
    }

    @Test
    void saysWhenWhatAnswersIsNoHub() {
        answer = "<html>router</html>";

        assertThatThrownBy(this::enroll).hasMessageContaining("no Motcua hub");
        assertThat(home.resolve(Identity.FILE)).doesNotExist();
    }

    @Test
    void saysWhenTheFileIsDamaged() throws Exception {
        Files.writeString(home.resolve(Identity.FILE), "{\"agent\":\"x\"");

        assertThatThrownBy(() -> Identity.load(home.resolve(Identity.FILE))).hasMessageContaining("enrol this agent");
    }
}
