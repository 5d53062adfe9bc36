package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.motcua.core.wire.Requests;

/** docs/protocol.md leaves out nothing the hub answers to: whoever writes a program for it reads that page first. */
class ProtocolDocumentTest {
    private static final Pattern PATH =
            Pattern.compile("`(?:(?:GET|POST|PUT|DELETE)(?:[/, ]+(?:GET|POST|PUT|DELETE))* )?(/[^` ?]*)");

    private static List<String> lines;

    @BeforeAll
    static void read() throws IOException {
        lines = Files.readAllLines(Path.of("..", "docs", "protocol.md"));
    }

    @Test
    void everyRouteStandsInATable() {
        Set<String> told = new TreeSet<>();
        lines.stream().filter(line -> line.startsWith("|")).forEach(line -> told.addAll(paths(line)));

        List<String> missing = new ArrayList<>();
        for (HubEndpoint one : HubEndpoint.values())
            if (!told.contains(one.endpoint().path()))
                missing.add(one.endpoint().toString());

        assertThat(missing).isEmpty();
    }

    @Test
    void everyRequestOverTheLinkStandsInItsTable() throws IllegalAccessException {
        List<String> names = new ArrayList<>();
        for (var field : Requests.class.getFields())
            if (field.getType() == String.class) names.add((String) field.get(null));

        assertThat(names)
                .hasSizeGreaterThan(5)
                .allMatch(name -> lines.stream().anyMatch(line -> line.startsWith("| `" + name + "`")));
    }

    /** The paths of a row; one that follows another and begins like none of the hub's hangs at the place of the last word before it. */
    private static Set<String> paths(String line) {
        Set<String> found = new TreeSet<>();
        String before = "";
        Matcher path = PATH.matcher(line);
        while (path.find()) {
            String one = path.group(1);
            found.add(one);
            found.add(before.substring(0, Math.max(0, before.lastIndexOf('/'))) + one);
            if (one.startsWith("/api/") || before.isEmpty()) before = one;
        }
        return found;
    }
}
