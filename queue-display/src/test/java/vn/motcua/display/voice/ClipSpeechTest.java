package vn.motcua.display.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClipSpeechTest {
    private static final SpeechEngine NO_FALLBACK = text -> {
        throw new SpeechException("asked for " + text.line());
    };

    @ParameterizedTest
    @EnumSource(Region.class)
    void everyCallIsSpokenFromClipsAlone(Region region) throws Exception {
        var engine = Packs.engine(Packs.of(region).clips(), NO_FALLBACK);

        for (ReadMode mode : ReadMode.values()) {
            CallWords words = Packs.words(region, mode);
            for (int number = 0; number <= 9_999; number += number < 1_000 ? 1 : 101) {
                String letter = Character.toString('A' + number % 26);
                String ticket = letter + String.format("%03d", number);
                PcmAudio sound = engine.speak(words.call(ticket, String.valueOf(number % 40)));
                assertThat(sound.duration()).as(ticket).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(11));
                assertThat(sound.rms()).as(ticket).isGreaterThan(0.05);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Region.class)
    void theOtherCallsSeenInTheFieldHaveClipsToo(Region region) throws Exception {
        var engine = Packs.engine(Packs.of(region).clips(), NO_FALLBACK);

        for (String pattern : List.of(
                "Mời công dân vé số {ticket} đến quầy {counter}",
                "Xin mời công dân số {ticket} đến quầy số {counter}",
                "Kính mời số {ticket} đến {counter}")) {
            SpokenText text = new AnnouncementPattern(pattern).fill(List.of("a", "mười hai"), List.of("ba"));
            assertThat(engine.speak(text).duration()).isGreaterThan(Duration.ofSeconds(2));
        }
    }

    @ParameterizedTest
    @EnumSource(Region.class)
    void clipsAreShortTrimmedAndEquallyLoud(Region region) throws IOException {
        ClipPack pack = Packs.of(region).clips();

        for (String text : pack.texts()) {
            PcmAudio clip = pack.clip(text).orElseThrow();
            assertThat(clip.rms()).as(text).isBetween(0.08, 0.105);
            assertThat(clip.duration()).as(text).isBetween(Duration.ofMillis(80), Duration.ofSeconds(2));
        }
    }

    @Test
    void theTwoRegionsSoundDifferent() throws Exception {
        PcmAudio north = Packs.of(Region.NORTH).clips().clip("năm").orElseThrow();
        PcmAudio south = Packs.of(Region.SOUTH).clips().clip("năm").orElseThrow();

        assertThat(north.littleEndian(1, 1)).isNotEqualTo(south.littleEndian(1, 1));
    }

    @Test
    void aRunOfWordsWithNoClipIsAskedOfTheOtherEngineAtOnceAndMadeAsLoud() throws Exception {
        List<String> asked = new ArrayList<>();
        SpeechEngine loud = text -> {
            asked.add(text.line());
            return tone(Duration.ofSeconds(1), 30_000);
        };
        var engine = Packs.engine(Packs.of(Region.NORTH).clips(), loud);

        PcmAudio sound = engine.speak(new SpokenText(List.of("đến quầy", "tiếp nhận hồ sơ hai")));

        assertThat(asked).containsExactly("tiếp nhận hồ sơ");
        assertThat(sound.duration()).isGreaterThan(Duration.ofSeconds(2));
        assertThat(sound.rms()).isCloseTo(0.09, within(0.015));
    }

    @Test
    void aWordThatNobodyCanSpeakFailsTheWholeAnnouncement() throws Exception {
        var engine = Packs.engine(Packs.of(Region.NORTH).clips(), null);

        assertThatThrownBy(() -> engine.speak(new SpokenText(List.of("đến quầy", "hộ tịch"))))
                .isInstanceOf(SpeechException.class)
                .hasMessageContaining("hộ tịch");
    }

    @Test
    void aCentreMayBringItsOwnRecordings(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("index.properties"), "hello=Xin  chào\n");
        try (var out = Files.newOutputStream(folder.resolve("hello.wav"))) {
            tone(Duration.ofMillis(300), 3_000).writeWav(out);
        }

        ClipPack pack = ClipPack.folder(folder);

        assertThat(pack.clip("xin CHÀO").orElseThrow().duration()).isEqualTo(Duration.ofMillis(300));
        assertThat(pack.clip("xin")).isEmpty();
    }

    @Test
    void aBrokenPackNamesTheBadFile(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("index.properties"), "one=một\n");
        assertThatThrownBy(() -> ClipPack.folder(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("one.wav");

        Files.writeString(folder.resolve("one.wav"), "this is no sound");
        assertThatThrownBy(() -> ClipPack.folder(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("one.wav");
    }

    @Test
    void soundSurvivesBeingWrittenAndRead() throws Exception {
        PcmAudio tone = tone(Duration.ofMillis(500), 8_000);
        var out = new ByteArrayOutputStream();
        tone.writeWav(out);

        PcmAudio back = PcmAudio.readWav(new ByteArrayInputStream(out.toByteArray()));

        assertThat(back.littleEndian(1, 1)).isEqualTo(tone.littleEndian(1, 1));
    }

    @Test
    void otherRatesAndCompandedSoundAreConverted() throws Exception {
        byte[] tone = tone(Duration.ofSeconds(1), 8_000).littleEndian(3, 2);
        var pcm = new AudioInputStream(
                new ByteArrayInputStream(tone), new AudioFormat(48_000, 16, 2, true, false), tone.length / 4);
        var companded = AudioSystem.getAudioInputStream(AudioFormat.Encoding.ULAW, pcm);
        var file = new ByteArrayOutputStream();
        AudioSystem.write(companded, AudioFileFormat.Type.WAVE, file);

        PcmAudio back = PcmAudio.readWav(new ByteArrayInputStream(file.toByteArray()));

        assertThat(back.duration().toMillis()).isCloseTo(1_000, within(10L));
        assertThat(back.rms()).isCloseTo(8_000 / Math.sqrt(2) / Short.MAX_VALUE, within(0.02));
    }

    static PcmAudio tone(Duration length, int amplitude) {
        short[] samples = new short[(int) (length.toMillis() * PcmAudio.RATE_HZ / 1000)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * 440 * i / PcmAudio.RATE_HZ));
        }
        return PcmAudio.of(samples);
    }
}
