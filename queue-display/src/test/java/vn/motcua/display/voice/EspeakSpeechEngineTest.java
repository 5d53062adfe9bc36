package vn.motcua.display.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs stand-ins for espeak-ng, so the tests are the same with and without it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins are shell scripts")
class EspeakSpeechEngineTest {
    private static final SpokenText WORDS = new SpokenText(List.of("tiếp nhận", "e-lờ"));

    @TempDir
    private Path folder;

    private EspeakSpeechEngine engine(String script, Duration timeLimit) throws IOException {
        Path program = folder.resolve("speaker");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new EspeakSpeechEngine(program.toString(), "vi-vn-x-south", timeLimit);
    }

    @Test
    void wordsGoThroughStandardInputAndTheSoundComesBack() throws Exception {
        try (var out = Files.newOutputStream(folder.resolve("ready.wav"))) {
            ClipSpeechTest.tone(Duration.ofMillis(700), 5_000).writeWav(out);
        }
        var engine = engine(
                "cat > '" + folder + "/words'; echo \"$@\" > '" + folder + "/arguments'\n"
                        + "while [ \"$1\" != -w ]; do shift; done\n"
                        + "cp '" + folder + "/ready.wav' \"$2\"",
                Duration.ofSeconds(20));

        PcmAudio speech = engine.speak(WORDS);

        assertThat(speech.duration()).isEqualTo(Duration.ofMillis(700));
        assertThat(Files.readString(folder.resolve("words"))).isEqualTo("tiếp nhận e lờ");
        assertThat(Files.readString(folder.resolve("arguments")))
                .contains("-v vi-vn-x-south", "--stdin")
                .doesNotContain("tiếp");
    }

    @Test
    void aMissingProgramIsAnAnswer() {
        var engine = new EspeakSpeechEngine(folder.resolve("nothing").toString(), "vi", Duration.ofSeconds(5));

        assertThatThrownBy(() -> engine.speak(WORDS))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("nothing")
                .hasMessageContaining("tiếp nhận");
    }

    @Test
    void aProgramThatHangsIsEnded() throws Exception {
        var engine = engine("echo $$ > '" + folder + "/pid'; exec tail -f /dev/null", Duration.ofMillis(700));

        assertThatThrownBy(() -> engine.speak(WORDS))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("700 ms");
    }

    @Test
    void aProgramThatFailsOrStaysSilentIsAnError() throws Exception {
        var failing = engine("cat > /dev/null; exit 3", Duration.ofSeconds(20));
        assertThatThrownBy(() -> failing.speak(WORDS))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("3");

        var silent = engine("cat > /dev/null", Duration.ofSeconds(20));
        assertThatThrownBy(() -> silent.speak(WORDS)).isInstanceOf(SpeechException.class);
    }
}
