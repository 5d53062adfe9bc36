package vn.motcua.display.voice;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Speaks one call at a time: words, then sound with the chime before it, then the sink. The queue's thread only. */
public final class Speaker {
    private static final Duration AFTER_CHIME = Duration.ofMillis(150);
    private static final Duration ESPEAK_TIME_LIMIT = Duration.ofSeconds(5);

    private final CallWords words;
    private final SpeechEngine engine;
    private final PcmAudio opening;
    private final AudioSink sink;

    /** @param chime sounds before each announcement; may be silence */
    public Speaker(CallWords words, SpeechEngine engine, PcmAudio chime, AudioSink sink) {
        this.words = words;
        this.engine = engine;
        this.opening = PcmAudio.join(List.of(chime, PcmAudio.silence(AFTER_CHIME)));
        this.sink = sink;
    }

    /**
     * The shipped clips with an installed espeak-ng behind them.
     *
     * @throws IOException if a clip cannot be read
     */
    public static Speaker shipped(Region region, ReadMode mode, AudioSink sink) throws IOException {
        return with(ClipPack.shipped(region), region, mode, sink);
    }

    /**
     * Other clips, such as a centre's own recordings, with an installed espeak-ng behind them.
     *
     * @throws IOException if the chime cannot be read
     */
    public static Speaker with(ClipPack clips, Region region, ReadMode mode, AudioSink sink) throws IOException {
        var espeak = new EspeakSpeechEngine(EspeakSpeechEngine.PROGRAM, region, ESPEAK_TIME_LIMIT);
        var engine = new ClipSpeechEngine(clips, espeak);
        return new Speaker(CallWords.of(region, mode), engine, ClipPack.chime(), sink);
    }

    /** The words of a call. */
    public SpokenText words(String ticket, String counter) throws UnreadableTextException {
        return words.call(ticket, counter);
    }

    /** The whole sound of a text, chime included. */
    public PcmAudio sound(SpokenText text) throws SpeechException, InterruptedException {
        return PcmAudio.join(List.of(opening, engine.speak(text)));
    }

    /** Speaks to the end and returns the length of the sound. */
    Duration speak(Announcement announcement)
            throws UnreadableTextException, SpeechException, AudioSinkException, InterruptedException {
        SpokenText text = words(announcement.ticket(), announcement.counter());
        PcmAudio sound = sound(text);
        sink.play(new AudioSink.Track(announcement.id(), text, sound));
        return sound.duration();
    }

    /** Plays a sound made by {@link #sound}. */
    public void play(SpokenText text, PcmAudio sound) throws AudioSinkException, InterruptedException {
        sink.play(new AudioSink.Track("say", text, sound));
    }
}
