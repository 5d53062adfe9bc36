package vn.motcua.display;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.ZoneId;
import vn.motcua.display.board.BoardSettings;
import vn.motcua.display.voice.ReadMode;
import vn.motcua.display.voice.Region;

/**
 * Section {@code display} of {@code agent.yaml}.
 *
 * @param zone the hall zone whose calls are spoken
 * @param voices voice packs in the order they are heard: a shipped one's name or a pack's folder; one that is not there is
 *     told and passed over ({@link ReadyPacks}); default the Vietnamese of {@code region}, north or south, default north
 * @param read how digits are read; default auto: as one number up to three digits, one by one from four
 * @param pacePercent of the recordings' own pace, 70 to 130; default 100
 * @param hours when it is silent and how loud it is otherwise
 * @param validFor how long a call that could not be spoken at once is still spoken, 1 to 30 minutes; default 10
 * @param sound where sound goes; default device
 * @param folder where {@code sound: file} keeps its WAV files; default {@code voice} under the working folder
 * @param fileSpeed how many times faster than it sounds a file takes its turn; 0 for at once
 * @param boards what its boards show
 * @param waitingMax calls that may wait to be spoken, 1 to 40; default 40, as many as the feed keeps
 */
record DisplaySettings(
        ZoneId zone,
        List<String> voices,
        ReadMode read,
        int pacePercent,
        VoiceHours hours,
        Duration validFor,
        Sound sound,
        Path folder,
        int fileSpeed,
        BoardSettings boards,
        int waitingMax) {
    private static final int WAITING_MAX = 40;
    private static final int VOICES_MAX = 4;

    DisplaySettings {
        voices = List.copyOf(voices);
    }

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
        ZoneId zone = section.parsed("zone", Allowed.of("display.zone"), ZoneId::new, new ZoneId("none"));
        return new DisplaySettings(
                zone,
                voices(section),
                section.choice("read", ReadMode.class, ReadMode.AUTO),
                section.integer("pace", 70, 130, 100),
                VoiceHours.read(section),
                section.duration("validFor", Duration.ofMinutes(1), Duration.ofMinutes(30), AnnouncerRules.VALID_FOR),
                section.choice("sound", Sound.class, Sound.DEVICE),
                section.parsedOr("folder", Allowed.of("display.folder"), Path::of, Path.of("voice")),
                section.integer("fileSpeed", 0, 1000, 0),
                BoardSettings.read(section, zone),
                section.integer("waitingMax", 1, WAITING_MAX, WAITING_MAX));
    }

    private static List<String> voices(ConfigNode section) {
        Region region = section.choice("region", Region.class, Region.NORTH);
        List<String> voices = section.texts("voices");
        if (voices.isEmpty()) return List.of(region.pack());
        if (voices.size() > VOICES_MAX)
            section.problem("voices", voices, Allowed.of("display.voices.most", VOICES_MAX));
        return voices;
    }
}
