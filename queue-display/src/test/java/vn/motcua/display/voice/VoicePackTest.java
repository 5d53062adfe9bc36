package vn.motcua.display.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.config.ConfigException;

class VoicePackTest {
    private static final Path KHMER = Path.of("..", "config", "voices", "km");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"vi-north", "vi-south", "en"})
    void everyShippedPackSaysEveryCallFromItsOwnPieces(String name) throws Exception {
        VoicePack pack = Packs.of(name);
        ClipSpeechEngine engine = Packs.engine(pack.clips(), null);

        for (int number = 0; number <= 999; number += 29) {
            for (boolean isShort : new boolean[] {false, true}) {
                SpokenText call = pack.words(ReadMode.AUTO).call("Đ" + number, "3A", isShort);
                assertThat(engine.speak(call).rms()).as(call.line()).isGreaterThan(0.04);
            }
        }
        assertThat(pack.missing()).isEmpty();
        pack.reading().numbers().requireNoCircle();
        assertThat(pack.licence()).contains("Apache-2.0");
        assertThat(Locale.forLanguageTag(pack.language()).getLanguage()).isEqualTo(name.substring(0, 2));
    }

    @Test
    void anEnglishCallIsWordedByItsOwnPack() throws Exception {
        CallWords words = Packs.of("en").words(ReadMode.AUTO);

        assertThat(words.call("A012", "Quầy 3").line()).isEqualTo("Number ay twelve please go to counter three");
        assertThat(words.call("A012", "3", true).line()).isEqualTo("ay twelve counter three");
    }

    @Test
    void theShortCallIsNumberAndCounter() throws Exception {
        CallWords words = Packs.words(Region.NORTH, ReadMode.AUTO);

        assertThat(words.call("A012", "3", true).line()).isEqualTo("a mười hai quầy ba");
    }

    @Test
    void theKhmerSkeletonNeedsItsRecordingsOnly() throws Exception {
        copy(KHMER, VoicePack.MANIFEST);
        copy(KHMER, ClipPack.INDEX);
        assertThatThrownBy(() -> VoicePack.folder(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(".wav");

        record(folder);
        VoicePack pack = VoicePack.folder(folder);

        assertThat(pack.language()).isEqualTo("km");
        assertThat(pack.words(ReadMode.AUTO).call("A021", "3").line())
                .isEqualTo("សូមអញ្ជើញលេខ អេ ម្ភៃ មួយ ទៅបញ្ជរលេខ បី");
        assertThat(pack.engine(100)
                        .speak(pack.words(ReadMode.AUTO).call("Z999", "12"))
                        .duration())
                .isGreaterThan(Duration.ofSeconds(1));
    }

    /** Words and recordings are the folder's alone; the program knows nothing of the language but its name. */
    @Test
    void aLanguageTheProgramHasNeverHeardOfIsDataAndSpeaksAfterTheFirst() throws Exception {
        StringBuilder manifest = new StringBuilder("""
                language: rad
                name: {vi: Tiếng Ê Đê, en: Ê Đê}
                licence: made up for a test
                call:
                  coded: w0 {ticket} w1 {counter}
                  named: w0 {ticket} w2 {counter}
                  codedShort: "{ticket} w1 {counter}"
                  namedShort: "{ticket} w2 {counter}"
                counterLabels: [quầy]
                numbers:
                  cardinal:
                """);
        StringBuilder index = new StringBuilder("w0=w0\nw1=w1\nw2=w2\n");
        for (int i = 0; i < 10; i++) piece(manifest, index, "    " + i + ": n" + i, "n" + i);
        for (int i = 10; i <= 90; i += 10) piece(manifest, index, "    " + i + ": \"n" + i + "[ >]\"", "n" + i);
        piece(manifest, index, "    100: \"< n100[ >]\"", "n100");
        piece(manifest, index, "    1000: \"< n1000[ >]\"", "n1000");
        manifest.append("letters:\n");
        for (char c = 'A'; c <= 'Z'; c++) piece(manifest, index, "  " + c + ": l" + (int) c, "l" + (int) c);
        piece(manifest, index, "  Đ: l0", "l0");
        Files.writeString(folder.resolve(VoicePack.MANIFEST), manifest);
        Files.writeString(folder.resolve(ClipPack.INDEX), index);
        record(folder);

        VoicePack pack = VoicePack.open(folder.toString());

        assertThat(pack.language()).isEqualTo("rad");
        assertThat(pack.missing()).isEmpty();
        var sink = new FileSink(folder, java.time.Clock.systemUTC());
        Speaker speaker = Speaker.of(List.of(Packs.of("vi-north"), pack), ReadMode.AUTO, 100, sink);
        assertThat(speaker.speech("A321", "3", false).text().line())
                .isEqualTo("Mời công dân số a ba trăm hai mươi mốt đến quầy số ba w0 l65 n3 n100 n20 n1 w1 n3");
    }

    private static void piece(StringBuilder manifest, StringBuilder index, String line, String piece) {
        manifest.append(line).append('\n');
        index.append(piece).append('=').append(piece).append('\n');
    }

    /** A tone in place of each recording. */
    private static void record(Path folder) throws IOException {
        Properties index;
        try (InputStream in = Files.newInputStream(folder.resolve(ClipPack.INDEX))) {
            index = VoiceResources.properties(in);
        }
        for (String file : index.stringPropertyNames()) {
            try (var out = Files.newOutputStream(folder.resolve(file + ".wav"))) {
                ClipSpeechTest.tone(Duration.ofMillis(150), 4_000).writeWav(out);
            }
        }
    }

    private void copy(Path from, String file) throws IOException {
        Files.copy(from.resolve(file), folder.resolve(file));
    }

    @Test
    void aCentreChangesALetterOfAShippedPackAndAddsItsPiece() throws Exception {
        Files.writeString(folder.resolve(VoicePack.MANIFEST), "base: vi-south\nletters: {S: xờ}\n");
        Files.writeString(folder.resolve(ClipPack.INDEX), "letter-s=xờ\n");
        record(folder);

        VoicePack pack = VoicePack.open(folder.toString());

        assertThat(pack.words(ReadMode.AUTO).call("S105", "3").line())
                .isEqualTo("Mời công dân số xờ một trăm lẻ năm đến quầy số ba");
        assertThat(pack.clips().clip("xờ").orElseThrow().duration()).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void whatAPackCouldSayAndHasNoPieceForIsNamed() throws Exception {
        Files.writeString(
                folder.resolve(VoicePack.MANIFEST),
                "base: vi-north\nletters: {S: xờ}\ncall: {named: 'Xin {ticket} ra {counter}'}\n");

        assertThatThrownBy(() -> VoicePack.folder(folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Xin, ra, xờ");
    }

    @Test
    void everyProblemOfAManifestIsToldAtOnce() throws Exception {
        Files.writeString(folder.resolve(VoicePack.MANIFEST), """
                language: Klingon!
                name: tlhIngan
                colour: red
                call: {coded: 'no places'}
                numbers: {cardinal: {0: pagh}}
                letters: {AB: ab}
                """);

        assertThatThrownBy(() -> VoicePack.folder(folder))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Klingon!")
                .hasMessageContaining("licence")
                .hasMessageContaining("colour")
                .hasMessageContaining("coded")
                .hasMessageContaining("cardinal.1 is missing")
                .hasMessageContaining("letters.AB");
    }

    @Test
    void languagesFollowEachOtherAndAFurtherOneThatCannotSayItIsLeftOut() throws Exception {
        var sink = new FileSink(folder, java.time.Clock.systemUTC());
        Speaker speaker = Speaker.of(List.of(Packs.of("vi-north"), Packs.of("en")), ReadMode.AUTO, 100, sink);

        assertThat(speaker.speech("A012", "3", false).text().line())
                .isEqualTo("Mời công dân số a mười hai đến quầy số ba Number ay twelve please go to counter three");

        var onlyNumbers = new Speaker.Voice(
                Packs.of("en").words(ReadMode.AUTO), Packs.engine(Packs.of("en").clips(), null));
        SpeechEngine anything = text -> ClipSpeechTest.tone(Duration.ofMillis(300), 4_000);
        var vietnamese = new Speaker.Voice(Packs.words(Region.NORTH, ReadMode.AUTO), anything);
        Speaker both = new Speaker(List.of(vietnamese, onlyNumbers), PcmAudio.silence(Duration.ZERO), sink);
        assertThat(both.speech("A012", "Tiếp nhận", false).text().line())
                .isEqualTo("Mời công dân số a mười hai đến quầy tiếp nhận");

        var broken = new Speaker.Voice(Packs.of("en").words(ReadMode.AUTO), text -> {
            throw new IllegalStateException("a fault of this pack's own");
        });
        Speaker first = new Speaker(List.of(vietnamese, broken), PcmAudio.silence(Duration.ZERO), sink);
        assertThat(first.speech("A012", "3", false).text().line())
                .isEqualTo("Mời công dân số a mười hai đến quầy số ba");
    }

    @Test
    void aSlowerPaceIsLongerAtTheSamePitch() {
        PcmAudio tone = ClipSpeechTest.tone(Duration.ofMillis(900), 8_000);

        for (int percent : new int[] {70, 85, 115, 130}) {
            PcmAudio paced = TimeStretch.paced(tone, percent);
            assertThat(paced.duration().toMillis()).isBetween(900L * 100 / percent - 2, 900L * 100 / percent + 2);
            double perSecond = crossings(paced) * 1000.0 / paced.duration().toMillis();
            double own = crossings(tone) * 1000.0 / tone.duration().toMillis();
            assertThat(perSecond).as("%d %%", percent).isBetween(own * 0.97, own * 1.03);
            assertThat(paced.rms()).isBetween(tone.rms() * 0.85, tone.rms() * 1.1);
        }
    }

    private static int crossings(PcmAudio sound) {
        short[] samples = sound.samples();
        int crossings = 0;
        for (int i = 1; i < samples.length; i++) if ((samples[i - 1] < 0) != (samples[i] < 0)) crossings++;
        return crossings;
    }

    @Test
    void volumeIsAPartOfTheLoudness() {
        PcmAudio tone = ClipSpeechTest.tone(Duration.ofMillis(200), 8_000);

        assertThat(tone.atVolume(50).rms()).isBetween(tone.rms() * 0.49, tone.rms() * 0.51);
        assertThat(tone.atVolume(0).rms()).isZero();
    }
}
