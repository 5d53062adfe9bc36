package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Requests;
import vn.motcua.edge.module.RefusedException;

/** A kiosk of its own for each test, with a hub that answers as it is told. */
abstract class KioskServiceRig {
    @TempDir
    Path home;

    KioskRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new KioskRig(home).open();
    }

    @AfterEach
    void close() throws Exception {
        rig.closeAll();
    }

    static void assertRefused(Future<?> answer, String code) {
        assertThatThrownBy(() -> KioskRig.await(answer))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    static Future<com.fasterxml.jackson.databind.JsonNode> noAnswer(Requests.AllocateTicket ask, Duration timeout) {
        return Future.failedFuture(new TimeoutException("no answer"));
    }
}
