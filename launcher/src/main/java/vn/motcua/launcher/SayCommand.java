package vn.motcua.launcher;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import vn.motcua.core.config.ConfigException;
import vn.motcua.display.voice.AudioSink;
import vn.motcua.display.voice.AudioSinkException;
import vn.motcua.display.voice.JavaSoundSink;
import vn.motcua.display.voice.NoSoundDeviceException;
import vn.motcua.display.voice.PcmAudio;
import vn.motcua.display.voice.ReadMode;
import vn.motcua.display.voice.Region;
import vn.motcua.display.voice.Speaker;
import vn.motcua.display.voice.SpeechException;
import vn.motcua.display.voice.UnreadableTextException;
import vn.motcua.display.voice.VoicePack;

/**
 * {@code motcua say A012 --counter 3}: prints the words of a call on one line and speaks them, or writes them to a WAV.
 * A machine without sound output still prints the words, says so on the error stream and succeeds.
 */
@Command(name = "say", resourceBundle = SayCommand.TEXTS)
public final class SayCommand implements Callable<Integer> {
    static final String TEXTS = "vn.motcua.launcher.say";

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle(TEXTS);

    private final Supplier<AudioSink> output;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "TICKET", descriptionKey = "ticket")
    private String ticket = "";

    @Option(names = "--counter", required = true, paramLabel = "COUNTER", descriptionKey = "counter")
    private String counter = "";

    @Option(
            names = "--region",
            paramLabel = "north|south",
            defaultValue = "north",
            descriptionKey = "region",
            converter = RegionConverter.class)
    private Region region = Region.NORTH;

    @Option(
            names = "--read",
            paramLabel = "cardinal|digits",
            descriptionKey = "read",
            converter = ReadModeConverter.class)
    private ReadMode mode = ReadMode.AUTO;

    @Option(names = "--voice", paramLabel = "PACK", descriptionKey = "voice")
    private List<String> voices = new ArrayList<>();

    @Option(names = "--pace", paramLabel = "PERCENT", defaultValue = "100", descriptionKey = "pace")
    private int pacePercent = 100;

    @Option(names = "--short", descriptionKey = "short")
    private boolean isShort;

    @Option(names = "--out", paramLabel = "FILE.wav", descriptionKey = "out")
    private @Nullable Path out;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    /** Speaks on the machine's own sound output. */
    public SayCommand() {
        this(JavaSoundSink::new);
    }

    SayCommand(Supplier<AudioSink> output) {
        this.output = output;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (AudioSink sink = output.get()) {
            Speaker speaker = Speaker.of(packs(), mode, pace(), sink);
            Speaker.Speech speech = speaker.speech(ticket, counter, isShort);
            spec().commandLine().getOut().println(speech.text().line());
            spec().commandLine().getOut().flush();
            return sound(speaker, speech, sink);
        } catch (UnreadableTextException e) {
            throw new ParameterException(spec().commandLine(), explain(e), e, null, e.value());
        } catch (ConfigException e) {
            return failed(String.valueOf(e.getMessage()));
        } catch (SpeechException | IOException e) {
            return failed(text("error.speech", e.getMessage()));
        }
    }

    /** The asked-for packs in their order, else the Vietnamese of the region. */
    private List<VoicePack> packs() throws IOException {
        List<VoicePack> packs = new ArrayList<>();
        for (String voice : voices.isEmpty() ? List.of(region.pack()) : voices) {
            if (!isPack(voice))
                throw new ParameterException(
                        spec().commandLine(),
                        text("error.voice", voice, String.join(", ", VoicePack.SHIPPED)),
                        null,
                        voice);
            packs.add(VoicePack.open(voice));
        }
        return packs;
    }

    private static boolean isPack(String voice) {
        try {
            return VoicePack.isThere(voice);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private int pace() {
        if (pacePercent < Speaker.PACE_MIN || pacePercent > Speaker.PACE_MAX)
            throw new ParameterException(
                    spec().commandLine(), text("error.pace", pacePercent, Speaker.PACE_MIN, Speaker.PACE_MAX));
        return pacePercent;
    }

    private int sound(Speaker speaker, Speaker.Speech speech, AudioSink sink) throws InterruptedException {
        if (out != null) return write(speech.audio(), out);
        if (!sink.isReady()) return noDevice();
        try {
            speaker.play("say", speech);
            return ExitCode.OK;
        } catch (NoSoundDeviceException e) {
            return noDevice();
        } catch (AudioSinkException e) {
            return failed(text("error.sound", e.getMessage()));
        }
    }

    private int noDevice() {
        spec().commandLine().getErr().println(text("no.device"));
        return ExitCode.OK;
    }

    private int write(PcmAudio audio, Path file) {
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
            audio.writeWav(stream);
            return ExitCode.OK;
        } catch (IOException e) {
            return failed(text("error.write", Words.reason(e, file)));
        }
    }

    private int failed(String message) {
        spec().commandLine().getErr().println(message);
        return ExitCode.SOFTWARE;
    }

    private static String explain(UnreadableTextException e) {
        String part = text("part." + e.part());
        String problem = text("problem." + e.problem(), e.detail());
        return text("error.unreadable", part, e.value(), problem, text("allowed." + e.part()));
    }

    private static String text(String key, @Nullable Object... values) {
        return new MessageFormat(BUNDLE.getString(key)).format(values);
    }

    private CommandSpec spec() {
        if (spec == null) throw new IllegalStateException("say runs through picocli");
        return spec;
    }

    private static <E extends Enum<E>> E choice(String given, Function<E, String> code, E... allowed) {
        return Arrays.stream(allowed)
                .filter(value -> code.apply(value).equalsIgnoreCase(given.strip()))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(text(
                        "error.choice", given, Arrays.stream(allowed).map(code).collect(Collectors.joining(", ")))));
    }

    static final class RegionConverter implements ITypeConverter<Region> {
        @Override
        public Region convert(String value) {
            return choice(value, Region::code, Region.values());
        }
    }

    static final class ReadModeConverter implements ITypeConverter<ReadMode> {
        @Override
        public ReadMode convert(String value) {
            return choice(value, ReadMode::code, ReadMode.CARDINAL, ReadMode.DIGITS);
        }
    }
}
