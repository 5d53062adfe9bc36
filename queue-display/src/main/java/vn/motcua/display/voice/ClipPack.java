package vn.motcua.display.voice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * Recorded pieces of speech by their text. A pack is a folder of WAV files with an {@code index.properties} in UTF-8
 * whose lines are {@code file-without-ending=text}. Immutable once read; any thread.
 */
public final class ClipPack {
    /** Names the pieces of a pack, one a line. */
    public static final String INDEX = "index.properties";

    private final Map<String, PcmAudio> clips;
    private final int wordsMax;

    private ClipPack(Map<String, PcmAudio> clips) {
        this.clips = Map.copyOf(clips);
        this.wordsMax = clips.keySet().stream()
                .mapToInt(text -> text.split(" ").length)
                .max()
                .orElse(0);
    }

    /** Where the files of a pack come from. */
    interface Source {
        InputStream open(String file) throws IOException;
    }

    static final ClipPack NONE = new ClipPack(Map.of());

    /**
     * The recordings of a folder.
     *
     * @throws IOException if the index or a clip it names is missing or unreadable
     */
    public static ClipPack folder(Path folder) throws IOException {
        return read(file -> Files.newInputStream(folder.resolve(file)));
    }

    /** These pieces, and of the other pack what is not among them. */
    ClipPack over(ClipPack other) {
        Map<String, PcmAudio> all = new HashMap<>(other.clips);
        all.putAll(clips);
        return new ClipPack(all);
    }

    /** The same pieces slower or faster at their own pitch. */
    ClipPack paced(int percent) {
        if (percent == 100) return this;
        Map<String, PcmAudio> paced = new HashMap<>();
        clips.forEach((words, clip) -> paced.put(words, TimeStretch.paced(clip, percent)));
        return new ClipPack(paced);
    }

    /** The two notes before an announcement. */
    public static PcmAudio chime() throws IOException {
        return wav(VoiceResources::open, "voices/chime.wav");
    }

    static ClipPack read(Source source) throws IOException {
        Properties index;
        try (InputStream in = source.open(INDEX)) {
            index = VoiceResources.properties(in);
        }
        Map<String, PcmAudio> clips = new HashMap<>();
        for (String name : index.stringPropertyNames()) {
            clips.put(key(index.getProperty(name)), wav(source, name + ".wav"));
        }
        return new ClipPack(clips);
    }

    private static PcmAudio wav(Source source, String file) throws IOException {
        try (InputStream in = source.open(file)) {
            return PcmAudio.readWav(in);
        } catch (IOException e) {
            throw new IOException("voice clip " + file + ": " + e.getMessage(), e);
        }
    }

    /** The clip of exactly these words, capitals aside. */
    public Optional<PcmAudio> clip(String words) {
        return Optional.ofNullable(clips.get(key(words)));
    }

    /** The texts that have a clip: NFC, lower case. */
    public Set<String> texts() {
        return clips.keySet();
    }

    /** How many words the longest piece has. */
    int wordsMax() {
        return wordsMax;
    }

    private static String key(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC)
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
