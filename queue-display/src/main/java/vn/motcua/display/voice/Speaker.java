package vn.motcua.display.voice;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks one call at a time: chime, then the call in each language in the configured order. The first language must be able to
 * say it; a further one that cannot, such as a counter's name without a recording, is left out. The queue's thread only, but
 * for {@link #volume(int)}.
 */
public final class Speaker {
    /** The slowest pace, in percent of the recordings' own. */
    public static final int PACE_MIN = TimeStretch.PERCENT_MIN;

    /** The fastest pace, in percent of the recordings' own. */
    public static final int PACE_MAX = TimeStretch.PERCENT_MAX;

    private static final Logger LOG = LoggerFactory.getLogger(Speaker.class);
    private static final Duration AFTER_CHIME = Duration.ofMillis(150);
    private static final Duration BETWEEN_LANGUAGES = Duration.ofMillis(450);
    private static final String CHIME = "";

    private final List<Voice> voices;
    private final PcmAudio chime;
    private final AudioSink sink;
    private volatile int volumePercent = 100;

    /** One language: its words and its sound. */
    record Voice(CallWords words, SpeechEngine engine) {}

    /** A call in words and sound. */
    public record Speech(SpokenText text, PcmAudio audio, List<AudioSink.Piece> pieces) {
        public Speech {
            pieces = List.copyOf(pieces);
        }
    }

    /** @param chime sounds before each announcement in full; may be silence */
    Speaker(List<Voice> voices, PcmAudio chime, AudioSink sink) {
        if (voices.isEmpty()) throw new IllegalArgumentException("a speaker has a voice");
        this.voices = List.copyOf(voices);
        this.chime = chime;
        this.sink = sink;
    }

    /**
     * @param packs in the order they are heard, at least one
     * @param pacePercent of the recordings' own pace, 70 to 130
     * @throws IOException if the chime cannot be read
     */
    public static Speaker of(List<VoicePack> packs, ReadMode mode, int pacePercent, AudioSink sink) throws IOException {
        List<Voice> voices = packs.stream()
                .map(pack -> new Voice(pack.words(mode), pack.engine(pacePercent)))
                .toList();
        return new Speaker(voices, ClipPack.chime(), sink);
    }

    /** From the next announcement on. Any thread. */
    public void volume(int percent) {
        if (percent < 0 || percent > 100) throw new IllegalArgumentException("0 to 100, not " + percent);
        volumePercent = percent;
    }

    /**
     * A call as it will be heard, chime included.
     *
     * @param isShort number and counter only, without the chime: others wait
     */
    public Speech speech(String ticket, String counter, boolean isShort)
            throws UnreadableTextException, SpeechException, InterruptedException {
        List<String> phrases = new ArrayList<>();
        List<SpeechPart> parts = new ArrayList<>();
        if (!isShort) {
            parts.add(new SpeechPart(CHIME, chime));
            parts.add(SpeechPart.pause(AFTER_CHIME));
        }
        for (int i = 0; i < voices.size(); i++) {
            try {
                SpokenText text = voices.get(i).words().call(ticket, counter, isShort);
                List<SpeechPart> own = voices.get(i).engine().parts(text);
                if (i > 0) parts.add(SpeechPart.pause(BETWEEN_LANGUAGES));
                parts.addAll(own);
                phrases.addAll(text.phrases());
            } catch (UnreadableTextException | SpeechException e) {
                if (i == 0) throw e;
                LOG.debug("language {} of a call is left out: {}", i + 1, e.getMessage());
            } catch (RuntimeException e) {
                // A fault of a further pack's own must not silence the language everybody knows.
                if (i == 0) throw e;
                LOG.warn("language {} of a call is left out", i + 1, e);
            }
        }
        PcmAudio audio = PcmAudio.join(parts.stream().map(SpeechPart::audio).toList());
        return new Speech(new SpokenText(phrases), audio, pieces(parts));
    }

    private static List<AudioSink.Piece> pieces(List<SpeechPart> parts) {
        List<AudioSink.Piece> pieces = new ArrayList<>();
        Duration at = Duration.ZERO;
        for (SpeechPart part : parts) {
            Duration end = at.plus(part.audio().duration());
            if (!part.words().isEmpty()) pieces.add(new AudioSink.Piece(part.words(), at, end));
            at = end;
        }
        return pieces;
    }

    /** Speaks to the end and returns the length of the sound. */
    Duration speak(Announcement announcement, boolean isShort)
            throws UnreadableTextException, SpeechException, AudioSinkException, InterruptedException {
        Speech speech = speech(announcement.ticket(), announcement.counter(), isShort);
        play(announcement.id(), speech);
        return speech.audio().duration();
    }

    /** Plays a sound made by {@link #speech}. */
    public void play(String id, Speech speech) throws AudioSinkException, InterruptedException {
        sink.play(new AudioSink.Track(id, speech.text(), speech.audio().atVolume(volumePercent), speech.pieces()));
    }
}
