package vn.motcua.display.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Machines that run tests have a loudspeaker or not; either way the sink answers and stays silent here. */
class JavaSoundSinkTest {
    private static final AudioSink.Track SILENCE =
            new AudioSink.Track("a", new SpokenText(List.of("một")), PcmAudio.silence(Duration.ofMillis(50)));

    @Test
    void aMachineWithoutSoundIsAnAnswerAndOneWithSoundPlaysToTheEnd() throws Exception {
        try (JavaSoundSink sink = new JavaSoundSink()) {
            if (sink.isReady()) sink.play(SILENCE);
            else assertThatThrownBy(() -> sink.play(SILENCE)).isInstanceOf(NoSoundDeviceException.class);
        }
    }

    @Test
    void everyFormADeviceMayAskForHoldsTheSameSound() {
        PcmAudio tone = ClipSpeechTest.tone(Duration.ofMillis(100), 1_000);

        byte[] mono = tone.littleEndian(1, 1);
        byte[] stereo48 = tone.littleEndian(3, 2);

        assertThat(stereo48).hasSize(mono.length * 6);
        for (int frame = 0; frame < mono.length / 2; frame++) {
            for (int channel = 0; channel < 2; channel++) {
                int at = frame * 12 + channel * 2;
                assertThat(stereo48[at]).isEqualTo(mono[2 * frame]);
                assertThat(stereo48[at + 1]).isEqualTo(mono[2 * frame + 1]);
            }
        }
    }
}
