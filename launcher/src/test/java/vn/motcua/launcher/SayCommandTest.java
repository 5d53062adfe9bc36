package vn.motcua.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import vn.motcua.display.voice.AudioSink;
import vn.motcua.display.voice.AudioSinkException;
import vn.motcua.display.voice.NoSoundDeviceException;

class SayCommandTest {
    private final StringWriter printed = new StringWriter();
    private final StringWriter errors = new StringWriter();
    private final Loudspeaker loudspeaker = new Loudspeaker();

    private int say(String... arguments) {
        return new CommandLine(new SayCommand(() -> loudspeaker))
                .setOut(new PrintWriter(printed, true))
                .setErr(new PrintWriter(errors, true))
                .execute(arguments);
    }

    @ParameterizedTest
    @CsvSource({
        "A012 --counter 3, Mời công dân số a mười hai đến quầy số ba",
        "a105 --counter 12 --region south, Mời công dân số a một trăm lẻ năm đến quầy số mười hai",
        "A012 --counter=3A --read digits, Mời công dân số a không một hai đến quầy số ba a",
        "1001 --counter 3 --region NORTH --read cardinal, Mời công dân số một nghìn không trăm linh một đến quầy số ba",
        "ĐĐ-008 --counter 3, Mời công dân số đê đê tám đến quầy số ba",
        "A012 --counter 3 --short, a mười hai quầy ba",
        "A012 --counter 3 --voice en --pace 90, Number ay twelve please go to counter three",
        "A7 --counter 3 --voice vi-south --voice en, Mời công dân số a bảy đến quầy số ba Number ay seven please go to counter three"
    })
    void printsTheWordsOnOneLineAndSpeaksThem(String line, String words) {
        int exit = say(line.split(" "));

        assertThat(exit).isZero();
        assertThat(printed.toString()).isEqualTo(words + System.lineSeparator());
        assertThat(errors.toString()).isEmpty();
        assertThat(loudspeaker.heard).containsExactly(words);
    }

    @Test
    void writesAWavAndPlaysNothing(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("a.wav");

        int exit = say("A012", "--counter", "3", "--out", file.toString());

        assertThat(exit).isZero();
        assertThat(loudspeaker.heard).isEmpty();
        assertThat(seconds(file)).isBetween(2.0, 8.0);
    }

    private static double seconds(Path wav) throws Exception {
        try (var in = AudioSystem.getAudioInputStream(new BufferedInputStream(Files.newInputStream(wav)))) {
            return in.getFrameLength() / (double) in.getFormat().getFrameRate();
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("missing").resolve("a.wav");

        int exit = say("A012", "--counter", "3", "--out", file.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(errors.toString()).contains(file.toString());
    }

    @Test
    void aMachineWithoutSoundPrintsTheWordsAndSaysSo() {
        loudspeaker.isReady = false;

        int exit = say("A012", "--counter", "3");

        assertThat(exit).isZero();
        assertThat(printed.toString().lines()).containsExactly("Mời công dân số a mười hai đến quầy số ba");
        assertThat(errors.toString()).contains("--out");
    }

    @Test
    void aLoudspeakerPulledAtTheLastMomentIsTheSameAsNone() {
        loudspeaker.failure = new NoSoundDeviceException("gone", null);

        assertThat(say("A012", "--counter", "3")).isZero();
        assertThat(errors.toString()).contains("--out");
    }

    @Test
    void aSoundOutputThatFailsIsAnError() {
        loudspeaker.failure = new AudioSinkException("held by another program", null);

        assertThat(say("A012", "--counter", "3")).isEqualTo(1);
        assertThat(errors.toString()).contains("held by another program");
    }

    @ParameterizedTest
    @CsvSource({
        "A012|--counter|3|--region|central, central, 'north, south'",
        "A012|--counter|3|--read|roman, roman, 'cardinal, digits'",
        "ABC|--counter|3, ABC, A012",
        "A012B013|--counter|3, A012B013, A012",
        "A0!2|--counter|3, !, A012",
        "A012|--counter|#3, #, 3A",
        "EMPTY|--counter|3, '\"\"', A012",
        "A012|--counter|EMPTY, '\"\"', 3A",
        "A012|--counter|3|--voice|nowhere, nowhere, 'vi-north, vi-south, en'",
        "A012|--counter|3|--pace|20, 20, '70'",
        "A012, --counter, --counter",
        "--counter|3, TICKET, TICKET"
    })
    void badInputNamesTheValueAndWhatIsAllowedAndEndsWithTwo(String arguments, String value, String allowed) {
        int exit = say(Arrays.stream(arguments.split("\\|"))
                .map(argument -> argument.equals("EMPTY") ? "" : argument)
                .toArray(String[]::new));

        assertThat(exit).isEqualTo(2);
        assertThat(printed.toString()).isEmpty();
        assertThat(errors.toString().lines().findFirst().orElseThrow())
                .contains(value)
                .contains(allowed);
        assertThat(loudspeaker.heard).isEmpty();
    }

    @Test
    void aPackThatCannotSayEverythingIsToldByWhatIsMissing(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("pack.yaml"), "base: vi-north\nletters: {S: xờ}\n");

        assertThat(say("S012", "--counter", "3", "--voice", folder.toString())).isEqualTo(1);
        assertThat(errors.toString()).contains("xờ", "index.properties");
    }

    @Test
    void helpExplainsEveryOption() {
        int exit = say("--help");

        assertThat(exit).isZero();
        assertThat(printed.toString())
                .contains("TICKET", "--counter", "--region", "--read", "--voice", "--pace", "--short", "--out");
    }

    private static final class Loudspeaker implements AudioSink {
        final List<String> heard = new ArrayList<>();
        private boolean isReady = true;
        private AudioSinkException failure;

        @Override
        public void play(Track track) throws AudioSinkException {
            if (failure != null) throw failure;
            heard.add(track.text().line());
        }

        @Override
        public boolean isReady() {
            return isReady;
        }

        @Override
        public void close() {}
    }
}
