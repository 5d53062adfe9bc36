package vn.motcua.display.voice;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.Text;

/**
 * One language of the announcer: how it reads numbers and letters, what it says around them, and the recorded pieces of it. A
 * pack is a folder with {@value #MANIFEST}, {@value ClipPack#INDEX} and the WAV files that one names; those that come with
 * the product are known by name. A pack that cannot say every number, letter and call is refused when it is read, with all
 * that is wrong at once. Immutable; any thread.
 */
public final class VoicePack {
    /** What a pack's folder must hold, beside {@link ClipPack#INDEX}. */
    public static final String MANIFEST = "pack.yaml";

    /** The packs that come with the product. */
    public static final List<String> SHIPPED = List.of("vi-north", "vi-south", "en");

    private static final Duration ESPEAK_TIME_LIMIT = Duration.ofSeconds(5);
    private static final int SHOWN_MAX = 20;

    private final PackManifest manifest;
    private final ClipPack clips;

    private VoicePack(PackManifest manifest, ClipPack clips) {
        this.manifest = manifest;
        this.clips = clips;
    }

    /** Whether a name or folder of the configuration is a pack at all; its content is judged by {@link #open}. */
    public static boolean isThere(String nameOrFolder) {
        return SHIPPED.contains(nameOrFolder) || Files.isReadable(Path.of(nameOrFolder, MANIFEST));
    }

    /**
     * A shipped pack by its name, or the one of a folder. May take a while: not on an event loop.
     *
     * @throws ConfigException with everything that is wrong with the manifest, and what it could say but has no piece for
     * @throws IOException if there is none, or a file of it cannot be read
     */
    public static VoicePack open(String nameOrFolder) throws IOException {
        return SHIPPED.contains(nameOrFolder) ? shipped(nameOrFolder) : folder(Path.of(nameOrFolder));
    }

    static VoicePack shipped(String name) throws IOException {
        return read(name + "/" + MANIFEST, file -> VoiceResources.open("voices/" + name + "/" + file), true);
    }

    static VoicePack folder(Path folder) throws IOException {
        return read(folder.resolve(MANIFEST).toString(), file -> Files.newInputStream(folder.resolve(file)), false);
    }

    /** @param isOurs our tests have judged it: an agent's start need not */
    private static VoicePack read(String name, ClipPack.Source source, boolean isOurs) throws IOException {
        String yaml;
        try (InputStream in = source.open(MANIFEST)) {
            yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        ConfigNode root = ConfigNode.parse(name, yaml);
        VoicePack base = base(root);
        PackManifest manifest = PackManifest.read(root, base == null ? null : base.manifest, isOurs);
        root.check();
        ClipPack own = clips(source, base != null);
        VoicePack pack = new VoicePack(manifest, base == null ? own : own.over(base.clips));
        if (!isOurs) pack.requireEveryPiece(root);
        return pack;
    }

    private static @Nullable VoicePack base(ConfigNode root) throws IOException {
        Allowed allowed = Allowed.of("voice.base", String.join(", ", SHIPPED));
        Optional<String> base = root.optionalText("base", allowed);
        if (base.isEmpty()) return null;
        if (SHIPPED.contains(base.get())) return shipped(base.get());
        root.problem("base", base.get(), allowed);
        return null;
    }

    /** A pack over another may have no recordings of its own. */
    private static ClipPack clips(ClipPack.Source source, boolean mayBeNone) throws IOException {
        try (InputStream index = source.open(ClipPack.INDEX)) {
            index.available();
        } catch (NoSuchFileException | FileNotFoundException e) {
            if (mayBeNone) return ClipPack.NONE;
            throw e;
        }
        return ClipPack.read(source);
    }

    private void requireEveryPiece(ConfigNode root) {
        Set<String> missing = missing();
        if (missing.isEmpty()) return;
        String some = missing.stream().limit(SHOWN_MAX).collect(Collectors.joining(", "));
        String more = missing.size() > SHOWN_MAX ? " (+" + (missing.size() - SHOWN_MAX) + ")" : "";
        root.problem("", some + more, Allowed.of("voice.pieces", ClipPack.INDEX));
        throw new ConfigException(root.problems());
    }

    /** Words that calls may hold and no piece covers; a counter's name is not among them. */
    Set<String> missing() {
        var engine = new ClipSpeechEngine(clips, Duration.ZERO, Duration.ZERO, null);
        Set<String> missing = new TreeSet<>();
        for (AnnouncementPattern pattern : manifest.texts().all())
            pattern.fixedWords().forEach(words -> missing.addAll(engine.missing(words)));
        manifest.reading().letters().values().forEach(name -> missing.addAll(engine.missing(name)));
        NumberRules numbers = manifest.reading().numbers();
        for (int value = 0; value <= 9_999; value += value < 1_000 ? 1 : 37) {
            String digits = String.join(" ", numbers.digits(Integer.toString(value % 10)));
            missing.addAll(engine.missing(digits));
            numbers.cardinal(value).ifPresent(words -> missing.addAll(engine.missing(String.join(" ", words))));
        }
        return missing;
    }

    /** Its language, BCP 47. */
    public String language() {
        return manifest.language();
    }

    /** What people call it. */
    public Text name() {
        return manifest.name();
    }

    /** Under which licence its recordings may be used. */
    public String licence() {
        return manifest.licence();
    }

    ClipPack clips() {
        return clips;
    }

    PackReading reading() {
        return manifest.reading();
    }

    /** How this pack words a call. */
    public CallWords words(ReadMode mode) {
        return new CallWords(manifest.reading(), manifest.texts(), mode);
    }

    /** @param pacePercent of the recordings' own pace */
    SpeechEngine engine(int pacePercent) {
        SpeechEngine fallback = manifest.espeak()
                .map(voice -> new EspeakSpeechEngine(EspeakSpeechEngine.PROGRAM, voice, ESPEAK_TIME_LIMIT))
                .orElse(null);
        return new ClipSpeechEngine(
                clips.paced(pacePercent),
                manifest.wordGap().multipliedBy(100).dividedBy(pacePercent),
                manifest.phraseGap().multipliedBy(100).dividedBy(pacePercent),
                fallback);
    }

    @Override
    public String toString() {
        return manifest.language() + " (" + manifest.name().vi().toLowerCase(Locale.ROOT) + ")";
    }
}
