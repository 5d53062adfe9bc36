package vn.motcua.camera.onvif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.camera.http.DeviceTrust;
import vn.motcua.camera.still.StillFault;
import vn.motcua.camera.still.StillFault.Why;

class OnvifStillsTest {
    private final Vertx vertx = Vertx.vertx();
    private FakeOnvifDevice device;

    @BeforeEach
    void switchOn() throws Exception {
        device = new FakeOnvifDevice(vertx);
    }

    @AfterEach
    void switchOff() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(device.faults).as("what the device found wrong").isEmpty();
    }

    private String path(URI url, String channel) throws Exception {
        OnvifSettings settings =
                OnvifSettings.of(url, DeviceTrust.USUAL, FakeOnvifDevice.USER, FakeOnvifDevice.PASSWORD);
        return OnvifStills.path(vertx, settings, channel, Instant::now)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"v2, p2", "s2, p2", "p2, p2", "v1, p1"})
    void thePictureOfAChannelIsOfItsProfileAndOnThisHostWhateverHostIsNamed(String channel, String profile)
            throws Exception {
        device.skew = Duration.ofHours(-7);

        assertThat(path(device.url(), channel)).isEqualTo("/snap?of=" + profile + "&q=1");
    }

    @Test
    void anOldDeviceAndOneThatTakesDigestOnlySayItToo() throws Exception {
        device.isOld = true;
        device.digestPaths = Set.of("/onvif/media_service");

        assertThat(path(device.url(), "v1")).isEqualTo("/snap?of=p1&q=1");
    }

    @Test
    void whyThereIsNoneIsSaid() {
        assertFault(device.url(), "v9", Why.NOT_FOUND);
        assertThat(device.count("GetSnapshotUri")).isZero();

        device.isLoginRefused = true;
        assertFault(device.url(), "v1", Why.LOGIN_REFUSED);
        assertFault(URI.create("http://127.0.0.1:1"), "v1", Why.UNREACHABLE);
    }

    private void assertFault(URI url, String channel, Why why) {
        assertThatThrownBy(() -> path(url, channel))
                .cause()
                .isInstanceOfSatisfying(
                        StillFault.class, fault -> assertThat(fault.why()).isEqualTo(why));
    }
}
