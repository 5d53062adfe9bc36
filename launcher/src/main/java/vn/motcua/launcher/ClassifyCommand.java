package vn.motcua.launcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.core.scan.Scan;
import vn.motcua.core.scan.ScanClassifier;
import vn.motcua.core.scan.ScanTexts;
import vn.motcua.core.wire.Json;

/**
 * {@code motcua classify}: says what scans are, for a technician with an unknown card. Reads scans from the standard input, each
 * ended by CR, LF or both, and prints one JSON object for each at once; {@code --raw FILE} is one scan with every byte of it.
 * Personal fields are masked unless {@code --show}; nothing is stored or sent.
 */
@Command(name = "classify", resourceBundle = ClassifyCommand.TEXTS)
public final class ClassifyCommand implements Callable<Integer> {
    static final String TEXTS = "vn.motcua.launcher.classify";

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle(TEXTS);

    private final InputStream input;
    private final PrintStream output;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--raw", paramLabel = "FILE", descriptionKey = "raw")
    private @Nullable Path raw;

    @Option(names = "--show", descriptionKey = "show")
    private boolean show;

    @Option(names = "--lang", paramLabel = "vi|en", descriptionKey = "lang")
    private @Nullable String language;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    /** Reads the machine's standard input. */
    public ClassifyCommand() {
        this(System.in, System.out);
    }

    ClassifyCommand(InputStream input, PrintStream output) {
        this.input = input;
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        ScanTexts texts = new ScanTexts(locale());
        PrintWriter out = spec().commandLine().getOut();
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        Consumer<byte[]> printer = scan -> {
            out.println(Json.write(describe(ScanClassifier.classify(scan, today), texts)));
            // Behind the command line's writer stands a stream that keeps its failures to itself.
            if (out.checkError() || output.checkError()) throw new Unwritten();
        };
        try {
            if (raw != null) return classify(raw, printer);
            new ScanLines(input).forEach(printer);
            return ExitCode.OK;
        } catch (Unwritten full) {
            spec().commandLine().getErr().println(text("unwritten"));
            return ExitCode.SOFTWARE;
        }
    }

    private int classify(Path file, Consumer<byte[]> printer) {
        try (InputStream bytes = Files.newInputStream(file)) {
            printer.accept(bytes.readNBytes(ScanClassifier.MAX_BYTES + 1));
            return ExitCode.OK;
        } catch (NoSuchFileException missing) {
            return unreadable(file, text("raw.missing"));
        } catch (IOException e) {
            return unreadable(file, Files.isDirectory(file) ? text("raw.folder") : String.valueOf(e.getMessage()));
        }
    }

    private ObjectNode describe(Scan scan, ScanTexts texts) {
        ObjectNode object = Json.object();
        object.put("kind", scan.kind().name());
        object.put("label", texts.of(scan.kind()));
        ObjectNode fields = object.putObject("fields");
        Map<String, String> values = show ? scan.revealed() : scan.masked();
        values.forEach(fields::put);
        ArrayNode personal = object.putArray("personal");
        scan.personal().names().forEach(personal::add);
        object.put("masked", !show && scan.personal().hasAny());
        ArrayNode warnings = object.putArray("warnings");
        scan.warnings().forEach(warning -> warnings.add(warning.name()));
        ArrayNode advice = object.putArray("advice");
        scan.warnings().forEach(warning -> advice.add(texts.of(warning)));
        object.put("confidence", scan.confidence().name());
        object.put("symbology", scan.symbology());
        return object;
    }

    private Locale locale() {
        if (language == null) return Locale.getDefault();
        if (language.equalsIgnoreCase("vi")) return new Locale("vi");
        if (language.equalsIgnoreCase("en")) return Locale.ENGLISH;
        throw new ParameterException(spec().commandLine(), text("lang.unknown", language));
    }

    private int unreadable(Path file, String why) {
        spec().commandLine().getErr().println(text("raw.unreadable", file, why));
        return ExitCode.USAGE;
    }

    /** The results do not arrive: the disk is full, or the program that read them has ended. */
    private static final class Unwritten extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static String text(String key, Object... values) {
        return MessageFormat.format(BUNDLE.getString(key), values);
    }

    private CommandSpec spec() {
        if (spec == null) throw new IllegalStateException("classify runs through picocli");
        return spec;
    }
}
