package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pictures of {@code docs/screens} are those its page names, and small enough to be fetched with the sources. */
class KeptScreensTest {
    private static final Path SCREENS = Path.of("..", "docs", "screens");
    private static final Path README = Path.of("..", "README.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\| \\[[^]]+\\]\\(([a-z0-9-]+)\\.png\\) \\|$");
    private static final Pattern SHOWN = Pattern.compile("docs/screens/([a-z0-9-]+)\\.png");
    private static final long BYTES_MAX = 300_000;
    /** Put together by hand from the others. */
    private static final String COMPOSED = "one-visit";

    /** While pictures are being taken, a new row has none yet; the script looks after that. */
    @BeforeEach
    void picturesStand() {
        Assumptions.assumeTrue(System.getenv("MOTCUA_SCREENS") == null, "pictures are being taken");
    }

    private static List<String> rows() throws IOException {
        return ROW.matcher(Files.readString(SCREENS.resolve("README.md")))
                .results()
                .map(row -> {
                    assertThat(row.group(2)).isEqualTo(row.group(1));
                    return row.group(1);
                })
                .toList();
    }

    @Test
    void eachPictureHasOneRowAndEachRowItsPicture() throws Exception {
        try (Stream<Path> files = Files.list(SCREENS)) {
            List<String> pictures = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".png"))
                    .map(name -> name.replace(".png", ""))
                    .filter(name -> !name.equals(COMPOSED))
                    .toList();

            assertThat(rows()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(pictures);
        }
    }

    @Test
    void noneIsTooLargeToBeKept() throws Exception {
        for (String name : rows())
            assertThat(Files.size(SCREENS.resolve(name + ".png"))).as(name).isLessThan(BYTES_MAX);
    }

    @Test
    void theFirstPageShowsSomeThatAreThere() throws Exception {
        TreeSet<String> shown = SHOWN.matcher(Files.readString(README))
                .results()
                .map(one -> one.group(1))
                .filter(name -> !name.equals(COMPOSED))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(shown).hasSizeGreaterThanOrEqualTo(3).isSubsetOf(rows());
    }
}
