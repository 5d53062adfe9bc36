package vn.motcua.display.voice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Speaks by joining clips: in each phrase the longest piece that fits, then the next. Words with no clip go, a run at a
 * time, to another engine, brought to the loudness of the clips. Any thread.
 */
public final class ClipSpeechEngine implements SpeechEngine {
    private static final double CLIP_RMS = 0.1;
    private static final double PEAK_MAX = 0.89;
    private static final int QUIET_MAX = 65;

    private final ClipPack pack;
    private final Duration wordGap;
    private final Duration phraseGap;
    private final @Nullable SpeechEngine fallback;

    /** @param fallback speaks words with no clip; without one such an announcement fails */
    ClipSpeechEngine(ClipPack pack, Duration wordGap, Duration phraseGap, @Nullable SpeechEngine fallback) {
        this.pack = pack;
        this.wordGap = wordGap;
        this.phraseGap = phraseGap;
        this.fallback = fallback;
    }

    @Override
    public PcmAudio speak(SpokenText text) throws SpeechException, InterruptedException {
        return PcmAudio.join(parts(text).stream().map(SpeechPart::audio).toList());
    }

    @Override
    public List<SpeechPart> parts(SpokenText text) throws SpeechException, InterruptedException {
        List<SpeechPart> parts = new ArrayList<>();
        for (String phrase : text.phrases()) {
            if (!parts.isEmpty()) parts.add(SpeechPart.pause(phraseGap));
            addPhrase(parts, phrase.strip().split("\\s+"));
        }
        return parts;
    }

    private void addPhrase(List<SpeechPart> parts, String[] words) throws SpeechException, InterruptedException {
        int at = 0;
        while (at < words.length) {
            if (at > 0) parts.add(SpeechPart.pause(wordGap));
            int taken = longestPiece(words, at);
            if (taken > 0) {
                parts.add(new SpeechPart(piece(words, at, taken), clip(words, at, taken)));
            } else {
                taken = runWithoutClips(words, at);
                String run = piece(words, at, taken);
                parts.add(new SpeechPart(run, fallback(run)));
            }
            at += taken;
        }
    }

    /** The words of a phrase no piece covers, each run as one. */
    List<String> missing(String phrase) {
        String[] words = phrase.strip().split("\\s+");
        List<String> missing = new ArrayList<>();
        int at = 0;
        while (at < words.length) {
            int taken = longestPiece(words, at);
            if (taken == 0) {
                taken = runWithoutClips(words, at);
                missing.add(piece(words, at, taken));
            }
            at += taken;
        }
        return missing;
    }

    /** How many words from here make a piece; 0 for none. */
    private int longestPiece(String[] words, int at) {
        int count = Math.min(pack.wordsMax(), words.length - at);
        while (count > 0 && pack.clip(piece(words, at, count)).isEmpty()) count--;
        return count;
    }

    private int runWithoutClips(String[] words, int at) {
        int count = 1;
        while (at + count < words.length && longestPiece(words, at + count) == 0) count++;
        return count;
    }

    private PcmAudio clip(String[] words, int at, int count) throws SpeechException {
        String piece = piece(words, at, count);
        return pack.clip(piece).orElseThrow(() -> new SpeechException("no clip for \"" + piece + "\""));
    }

    private PcmAudio fallback(String words) throws SpeechException, InterruptedException {
        if (fallback == null) throw new SpeechException("no clip for \"" + words + "\" and no engine to speak it");
        return fallback.speak(new SpokenText(List.of(words))).trimmed(QUIET_MAX).leveledTo(CLIP_RMS, PEAK_MAX);
    }

    private static String piece(String[] words, int at, int count) {
        return String.join(" ", List.of(words).subList(at, at + count));
    }
}
