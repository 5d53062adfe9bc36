package vn.motcua.kiosk.ticket;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.font.Lettering;

/**
 * The look of a ticket, read from YAML (format: {@code docs/devices/tickets.md}). Immutable; any thread.
 *
 * <p>Bundled are the files of {@code config/templates}: {@link #names()}.
 */
public final class TicketTemplate {
    private static final List<String> BUNDLED = List.of("standard", "bilingual", "short");

    private final String name;
    private final List<TemplateLine> lines;

    TicketTemplate(String name, List<TemplateLine> lines) {
        this.name = name;
        this.lines = List.copyOf(lines);
    }

    public static List<String> names() {
        return BUNDLED;
    }

    /** The one that needs no file. */
    public static TicketTemplate standard() {
        return Standard.READ;
    }

    private static final class Standard {
        static final TicketTemplate READ = named(BUNDLED.get(0));
    }

    /** @throws IllegalArgumentException naming the bundled ones if it is none of them */
    public static TicketTemplate named(String name) {
        if (!BUNDLED.contains(name))
            throw new IllegalArgumentException("ticket template \"" + name + "\" is not known; allowed: " + BUNDLED);
        String resource = "templates/" + name + ".yaml";
        try (InputStream in = TicketTemplate.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("missing in this build: " + resource);
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return TemplateReader.read(name, ConfigNode.parse(name + ".yaml", yaml), null);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }

    /**
     * @param file pictures it names are looked for beside it
     * @throws ConfigException with everything that is wrong in it
     */
    public static TicketTemplate load(Path file) {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
        return TemplateReader.read(
                name, ConfigNode.load(file), file.toAbsolutePath().getParent());
    }

    /**
     * A bundled name, or a file.
     *
     * @param folder where a relative file is looked for; null for the present one
     */
    public static TicketTemplate find(String nameOrFile, @Nullable Path folder) {
        if (BUNDLED.contains(nameOrFile)) return named(nameOrFile);
        Path file = Path.of(nameOrFile);
        return load(folder == null ? file : folder.resolve(file));
    }

    public String name() {
        return name;
    }

    /**
     * What of this ticket stands on paper, from top to bottom; what it has no words for is left out, and letters are as
     * {@link Lettering#shown} has them.
     */
    public List<Block> page(TicketPrintout ticket) {
        return filled(ticket).map(Block::shown).toList();
    }

    /** The letters of this ticket that no face has; empty if all of it can be read on paper. */
    public Set<String> missing(TicketPrintout ticket) {
        Set<String> missing = new LinkedHashSet<>();
        filled(ticket)
                .flatMap(block -> block.texts().stream())
                .forEach(text -> missing.addAll(Lettering.missing(text)));
        return missing;
    }

    private Stream<Block> filled(TicketPrintout ticket) {
        return lines.stream().map(line -> line.on(ticket)).flatMap(Optional::stream);
    }
}
