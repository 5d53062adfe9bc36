package vn.motcua.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.SourceFormat;
import vn.motcua.core.wire.Json;

/**
 * {@code motcua camera replay}: feeds what a camera sent through the code that reads it in service, and prints one JSON object for each
 * event, refusal or fault. Nothing is stored, sent or looked up.
 */
@Command(name = "replay", resourceBundle = Texts.BUNDLE)
final class CameraReplayCommand implements Callable<Integer> {
    private static final int CHUNK = 8_192;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--source", required = true, paramLabel = "SOURCE", descriptionKey = "source")
    private String source = "";

    @Option(names = "--chunk", paramLabel = "N", descriptionKey = "chunk")
    private int chunk = CHUNK;

    @Option(names = "--zone", paramLabel = "ZONE", descriptionKey = "zone", defaultValue = "Asia/Ho_Chi_Minh")
    private String zone = "";

    @Option(names = "--host", paramLabel = "HOST", descriptionKey = "host")
    private String host = "";

    @Option(names = "--alive", descriptionKey = "alive")
    private boolean alive;

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private @Nullable Path file;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() {
        Map<String, SourceFormat> formats = new TreeMap<>();
        for (SourceFormat format : ServiceLoader.load(SourceFormat.class)) formats.put(format.name(), format);
        SourceFormat format = formats.get(source);
        if (format == null) throw wrong(Texts.of("say.camera.source", source, String.join(", ", formats.keySet())));
        if (chunk < 1) throw wrong(Texts.of("say.camera.chunk", chunk));
        Path capture = java.util.Objects.requireNonNull(file, "picocli gives the file");
        Decoder decoder = format.decoder(new SourceFormat.Setting(zone(), host));
        PrintWriter out = spec().commandLine().getOut();
        try (InputStream bytes = Files.newInputStream(capture)) {
            byte[] piece = bytes.readNBytes(chunk);
            while (piece.length > 0) {
                print(decoder.feed(piece), out);
                piece = bytes.readNBytes(chunk);
            }
        } catch (NoSuchFileException missing) {
            return unreadable(capture, Texts.of("say.camera.missing"));
        } catch (IOException e) {
            return unreadable(capture, Files.isDirectory(capture) ? Texts.of("say.camera.folder") : Words.reason(e));
        }
        print(decoder.end(), out);
        out.flush();
        if (!out.checkError()) return ExitCode.OK;
        spec().commandLine().getErr().println(Texts.of("say.camera.unwritten"));
        return ExitCode.SOFTWARE;
    }

    private void print(List<Heard> heard, PrintWriter out) {
        for (Heard one : heard) {
            boolean isShown = alive || one.<Boolean>match(e -> true, a -> false, r -> true, f -> true);
            if (isShown) out.println(Json.write(HeardJson.of(one)));
        }
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw wrong(Texts.of("say.camera.zone", zone));
        }
    }

    private int unreadable(Path capture, String why) {
        spec().commandLine().getErr().println(Texts.of("say.camera.unreadable", capture, why));
        return ExitCode.USAGE;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec().commandLine(), what);
    }

    private CommandSpec spec() {
        if (spec == null) throw new IllegalStateException("replay runs through picocli");
        return spec;
    }
}
