package vn.motcua.camera.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ClipCheckTest {
    private static final byte[] CLIP = Clips.clip(Duration.ofSeconds(30), 5_000, 1);

    private static ClipCheck fed(byte[] bytes, int chunk) {
        ClipCheck check = new ClipCheck();
        for (int at = 0; at < bytes.length; at += chunk)
            check.feed(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + chunk)));
        return check;
    }

    @Test
    void aWholeClipIsWholeAndTellsItsLengthInAnyPieces() {
        for (int chunk = 1; chunk < 200; chunk++) {
            ClipCheck check = fed(CLIP, chunk);

            assertThat(check.isWhole()).isTrue();
            assertThat(check.length()).contains(Duration.ofSeconds(30));
        }
    }

    @Test
    void cutAnywhereItIsNotWhole() {
        for (int end = 0; end < CLIP.length; end++) {
            byte[] cut = Arrays.copyOf(CLIP, end);
            assertThat(fed(cut, 777).isWhole()).as("cut at %d", end).isFalse();
        }
    }

    @Test
    void aPageWithAnErrorIsNoClip() {
        assertThat(fed("<html>no recordings</html>".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 5)
                        .isWhole())
                .isFalse();
    }

    @Test
    void aFilmThatWasWrittenWhileItWasSentTellsNoLength() {
        assertThat(fed(Clips.clip(Duration.ZERO, 10, 1), 50).length()).isEmpty();
    }
}
