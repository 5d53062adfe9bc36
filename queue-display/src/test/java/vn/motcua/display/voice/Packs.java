package vn.motcua.display.voice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The shipped packs, each read once for all tests. */
final class Packs {
    private static final Map<String, VoicePack> READ = new ConcurrentHashMap<>();

    private Packs() {}

    static VoicePack of(String name) {
        return READ.computeIfAbsent(name, key -> {
            try {
                return VoicePack.shipped(key);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static VoicePack of(Region region) {
        return of(region.pack());
    }

    static CallWords words(Region region, ReadMode mode) {
        return of(region).words(mode);
    }

    static ClipSpeechEngine engine(ClipPack clips, SpeechEngine fallback) {
        return new ClipSpeechEngine(clips, Duration.ofMillis(35), Duration.ofMillis(120), fallback);
    }
}
