package vn.motcua.camera.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.evidence.FetchRules.Step;
import vn.motcua.camera.evidence.Want.Media;
import vn.motcua.camera.still.StillFault.Why;

class FetchRulesTest {
    private static final Instant T = Instant.parse("2026-11-23T02:00:00Z");
    private static final Want STILL = want(Media.STILL);
    private static final Want CLIP = want(Media.CLIP);

    private static Want want(Media media) {
        return new Want(
                "w", "gate", "1", media, T, T.minusSeconds(10), T.plusSeconds(20), T.plus(Duration.ofMinutes(10)));
    }

    private static Step next(Want want, int second, String... has) {
        var all = java.util.Set.of(has);
        return FetchRules.next(
                want, T.plusSeconds(second), all.contains("ring"), all.contains("device"), all.contains("recording"));
    }

    @Test
    void aStillComesFromMemoryFirstThenFromTheRecordingThenFromNow() {
        assertThat(next(STILL, 2, "ring", "device")).isEqualTo(Step.WAIT);
        assertThat(next(STILL, 3, "ring", "device", "recording")).isEqualTo(Step.FROM_RING);
        assertThat(next(STILL, 3, "device", "recording")).isEqualTo(Step.ASK_PAST);
        assertThat(next(STILL, 5, "device")).isEqualTo(Step.ASK_NOW);
        assertThat(next(STILL, 6, "device")).isEqualTo(Step.GIVE_UP);
    }

    @Test
    void aClipIsAskedForWhenTheRecorderMayHaveClosedItsFile() {
        assertThat(next(CLIP, 34, "recording")).isEqualTo(Step.WAIT);
        assertThat(next(CLIP, 35, "recording")).isEqualTo(Step.ASK_PAST);
        assertThat(next(CLIP, 0, "ring", "device")).as("nothing to wait for").isEqualTo(Step.GIVE_UP);
    }

    @Test
    void whatLiesInMemoryIsGivenEvenWhenItIsLate() {
        assertThat(next(STILL, 900, "ring")).isEqualTo(Step.FROM_RING);
        assertThat(next(STILL, 900, "recording")).isEqualTo(Step.GIVE_UP);
    }

    @Test
    void theHubIsToldWhatTheDeviceSaidLast() {
        assertThat(FetchRules.failure(STILL, T, null)).isEqualTo(Failure.NO_RECORDING);
        assertThat(FetchRules.failure(STILL, T.plusSeconds(601), null)).isEqualTo(Failure.TOO_LATE);
        assertThat(FetchRules.failure(STILL, T, Why.UNREACHABLE)).isEqualTo(Failure.UNREACHABLE);
        assertThat(FetchRules.failure(STILL, T, Why.NOT_FOUND)).isEqualTo(Failure.NO_RECORDING);
        assertThat(FetchRules.failure(STILL, T, Why.LOGIN_REFUSED)).isEqualTo(Failure.REFUSED);
        assertThat(FetchRules.failure(STILL, T, Why.TOO_LARGE)).isEqualTo(Failure.TOO_BIG);
    }

    @Test
    void aRefusedLoginIsNotTriedAgainAndAMissingRecordingUntilTheWantEnds() {
        FetchJob refused = new FetchJob(CLIP);
        refused.failed(Why.LOGIN_REFUSED, T.plusSeconds(35));
        assertThat(refused.failure()).isEqualTo(Failure.REFUSED);

        FetchJob missing = new FetchJob(CLIP);
        Instant now = FetchRules.due(CLIP);
        while (missing.failure() == null) {
            missing.failed(Why.NOT_FOUND, now);
            now = now.plusSeconds(30);
        }
        assertThat(now).isAfter(T.plus(Duration.ofMinutes(9)));
        assertThat(missing.failure()).isEqualTo(Failure.NO_RECORDING);
    }
}
