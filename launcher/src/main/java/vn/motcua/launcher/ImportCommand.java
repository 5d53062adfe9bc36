package vn.motcua.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.motcua.core.register.RawRow;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.dossier.file.RowFormatException;
import vn.motcua.hub.dossier.file.RowSource;

/**
 * {@code motcua import}: brings a register of dossiers to a running hub, 200 rows at a time. Only columns the hub reads leave this PC: names and
 * addresses do not. Exit 0: every row was taken; 1: some were left out, each told; 2: nothing could be read or the hub said no.
 */
@Command(name = "import", resourceBundle = Texts.BUNDLE)
final class ImportCommand implements Callable<Integer> {
    private static final int ROWS = 200;
    /** So that a request stays below what a hub reads, whatever stands in the cells. */
    private static final int CHARACTERS = 300_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final HubAccess hub = new HubAccess();

    @Parameters(paramLabel = "FILE", descriptionKey = "file")
    private @Nullable Path file;

    @Option(names = "--source", paramLabel = "NAME", defaultValue = "motcua", descriptionKey = "source")
    private String source = "motcua";

    @Option(names = "--dry-run", descriptionKey = "dryRun")
    private boolean isDryRun;

    @Option(names = "--errors", paramLabel = "FILE", descriptionKey = "errors")
    private @Nullable Path errors;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    private final ImportTally tally = new ImportTally();

    @Override
    public Integer call() throws Exception {
        Path register = java.util.Objects.requireNonNull(file, "file");
        try (hub;
                RowSource rows = RowSource.open(register);
                ImportProblems problems =
                        ImportProblems.to(errors, register, spec().commandLine().getErr())) {
            List<String> columns = columns();
            run(rows, columns, problems);
        } catch (RowFormatException broken) {
            String key = "say.import." + broken.reason();
            spec().commandLine().getErr().println(register + ": " + Texts.of(key, broken.line()));
            if (!tally.isEmpty()) summary();
            return ExitCode.USAGE;
        } catch (IOException failed) {
            spec().commandLine().getErr().println(Words.reason(failed));
            if (!tally.isEmpty()) summary();
            return ExitCode.USAGE;
        }
        summary();
        return tally.left() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private void run(RowSource rows, List<String> columns, ImportProblems problems) throws Exception {
        List<RawRow> portion = new ArrayList<>();
        int characters = 0;
        for (Optional<RawRow> next = rows.next(); next.isPresent(); next = rows.next()) {
            RawRow row = next.get().only(columns);
            int length = row.characters();
            boolean isFull = portion.size() == ROWS || characters + length > CHARACTERS;
            if (isFull && !portion.isEmpty()) {
                send(portion, problems);
                portion.clear();
                characters = 0;
            }
            portion.add(row);
            characters += length;
        }
        if (!portion.isEmpty()) send(portion, problems);
    }

    private List<String> columns() throws Exception {
        JsonNode sources =
                HubAccess.good(hub.http().get("/api/v1/dossier-sources")).json().path("sources");
        List<String> known = new ArrayList<>();
        for (JsonNode one : sources) {
            known.add(one.path("system").asText());
            if (!one.path("system").asText().equals(source)) continue;
            List<String> columns = new ArrayList<>();
            one.path("columns").forEach(column -> columns.add(column.asText()));
            return columns;
        }
        throw new ParameterException(
                spec().commandLine(), Texts.of("say.import.source", source, String.join(", ", known)));
    }

    private void send(List<RawRow> portion, ImportProblems problems) throws Exception {
        ObjectNode body = Json.object()
                .put("requestId", UUID.randomUUID().toString())
                .put("source", source)
                .put("dryRun", isDryRun);
        ArrayNode rows = body.putArray("rows");
        for (RawRow row : portion) {
            ObjectNode node = rows.addObject().put("line", row.line());
            ObjectNode values = node.putObject("values");
            row.values().forEach(values::put);
        }
        JsonNode taken =
                HubAccess.good(hub.http().post("/api/v1/dossiers", body)).json();
        tally.add(portion.size(), taken);
        for (JsonNode problem : taken.path("problems")) problems.tell(problem);
    }

    private void summary() {
        String key = isDryRun ? "say.import.tried" : "say.import.done";
        spec().commandLine()
                .getOut()
                .println(Texts.of(key, tally.rows(), tally.added(), tally.changed(), tally.same(), tally.left()));
    }

    private CommandSpec spec() {
        if (spec == null) throw new IllegalStateException("import runs through picocli");
        return spec;
    }

    /** Rows left out, told on the terminal or in a file. */
    static final class ImportProblems implements AutoCloseable {
        private final Path register;
        private final PrintWriter terminal;
        private final @Nullable PrintWriter list;

        private ImportProblems(Path register, PrintWriter terminal, @Nullable PrintWriter list) {
            this.register = register;
            this.terminal = terminal;
            this.list = list;
            if (list != null) list.print("line,column,value,reason\r\n");
        }

        static ImportProblems to(@Nullable Path file, Path register, PrintWriter terminal) throws IOException {
            PrintWriter list =
                    file == null ? null : new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
            return new ImportProblems(register, terminal, list);
        }

        void tell(JsonNode problem) {
            String line = problem.path("line").asText();
            String column = problem.path("column").asText();
            String value = problem.path("value").asText();
            String text = problem.path("text").asText();
            if (list == null) terminal.println(register + ":" + line + ": " + column + " = '" + value + "': " + text);
            else list.print(line + "," + quoted(column) + "," + quoted(value) + "," + quoted(text) + "\r\n");
        }

        /** A value that a spreadsheet would take for a formula is none. */
        private static String quoted(String text) {
            if (!text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0) return quoted("'" + text);
            return '"' + text.replace("\"", "\"\"") + '"';
        }

        @Override
        public void close() throws IOException {
            if (list == null) return;
            list.close();
            if (list.checkError()) throw new IOException("the list of rows left out could not be written");
        }
    }
}
