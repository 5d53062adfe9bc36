package vn.motcua.display;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.ZoneId;
import vn.motcua.display.voice.ClipPack;
import vn.motcua.display.voice.ReadMode;
import vn.motcua.display.voice.Region;

/**
 * Section {@code display} of {@code agent.yaml}.
 *
 * @param zone the hall zone whose calls are spoken
 * @param region whose Vietnamese; default north
 * @param read how digits are read; default auto: as one number up to three digits, one by one from four
 * @param sound where sound goes; default device
 * @param folder where {@code sound: file} keeps its WAV files; default {@code voice} under the working folder
 * @param clips a folder of a centre's own recordings with an {@code index.properties}; default: the shipped voice of the region
 * @param waitingMax calls that may wait to be spoken, 1 to 40; default 40, as many as the feed keeps
 */
record DisplaySettings(
        ZoneId zone, Region region, ReadMode read, Sound sound, Path folder, Optional<Path> clips, int waitingMax) {
    private static final int WAITING_MAX = 40;

    /** Where sound goes. */
    enum Sound {
        /** The machine's default sound output. */
        DEVICE,
        /** WAV files, for tests and demonstrations. */
        FILE,
        /** This agent shows a board and never speaks; another agent of the zone does. */
        NONE
    }

    static DisplaySettings read(ConfigNode section) {
        return new DisplaySettings(
                section.parsed("zone", Allowed.of("display.zone"), ZoneId::new, new ZoneId("none")),
                section.choice("region", Region.class, Region.NORTH),
                section.choice("read", ReadMode.class, ReadMode.AUTO),
                section.choice("sound", Sound.class, Sound.DEVICE),
                section.parsedOr("folder", Allowed.of("display.folder"), Path::of, Path.of("voice")),
                clips(section),
                section.integer("waitingMax", 1, WAITING_MAX, WAITING_MAX));
    }

    private static Optional<Path> clips(ConfigNode section) {
        Allowed allowed = Allowed.of("display.clips");
        Optional<String> text = section.optionalText("clips", allowed);
        try {
            Optional<Path> folder = text.map(Path::of);
            if (folder.isPresent() && !Files.isReadable(folder.get().resolve(ClipPack.INDEX))) {
                section.problem("clips", folder.get(), allowed);
            }
            return folder;
        } catch (InvalidPathException e) {
            section.problem("clips", text.orElse(""), allowed);
            return Optional.empty();
        }
    }
}
