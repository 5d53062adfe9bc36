package vn.motcua.display.voice;

import java.time.Duration;
import java.util.List;

/** Where sound goes. One caller at a time, on that caller's thread; never an event loop. */
public interface AudioSink extends AutoCloseable {
    /** What an announcement is to a sink; the pieces tell when in the sound each of them begins and ends. */
    record Track(String id, SpokenText text, PcmAudio audio, List<Piece> pieces) {
        public Track {
            pieces = List.copyOf(pieces);
        }

        Track(String id, SpokenText text, PcmAudio audio) {
            this(id, text, audio, List.of());
        }
    }

    /** One recorded piece within a sound. */
    record Piece(String words, Duration from, Duration to) {}

    /**
     * Plays to the end.
     *
     * @throws NoSoundDeviceException if there is nothing to play on
     * @throws AudioSinkException if playing failed
     * @throws InterruptedException if the thread was asked to stop; the sound has ended then
     */
    void play(Track track) throws AudioSinkException, InterruptedException;

    /** Whether sound could be played now; asked before the first announcement so that silence is an alert, not a surprise. */
    boolean isReady();

    @Override
    void close();
}
