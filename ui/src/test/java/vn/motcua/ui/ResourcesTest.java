package vn.motcua.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ResourcesTest {
    private static final Pattern LOCAL = Pattern.compile("(?:href|src)=\"(/ui/[^\"#$]+)\"");
    private static final Pattern IMPORTED = Pattern.compile("from '([^']+)'");
    private static final Pattern ICON = Pattern.compile("\\b(?:icon|empty)\\('([a-z0-9-]+)'");
    private static final Pattern TOKEN_USED = Pattern.compile("var\\((--[a-z0-9-]+)");
    private static final Pattern TOKEN_MADE = Pattern.compile("(--[a-z0-9-]+)\\s*:");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}\\b");

    private final JsonNode imports = UiFiles.json("importmap.json").get("imports");

    static Stream<Path> pages() {
        return UiFiles.ending(".html").stream();
    }

    @Test
    void everyTargetOfTheImportMapIsOnTheClassPath() {
        imports.fields().forEachRemaining(entry -> {
            String target = entry.getValue().asText();
            assertThat(onClassPath(target)).as(entry.getKey() + " → " + target).isNotNull();
        });
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pageHasOnePlaceForTheImportMapAndNothingInline(Path page) {
        String html = UiFiles.read(page);

        assertThat(html).containsOnlyOnce("<!-- import map -->");
        assertThat(html).startsWith("<!doctype html>").contains("<html lang=\"vi\"");
        assertThat(html).doesNotContain("<style", " style=", "javascript:").doesNotContainPattern("\\son[a-z]+=");
        assertThat(html).doesNotContainPattern("<script(?![^>]*\\bsrc=)");
        assertThat(html).doesNotContainPattern("https?://");
    }

    @Test
    void everythingThatPagesAndModulesNameExists() {
        Set<String> missing = new TreeSet<>();
        for (Path file : UiFiles.ending(".html", ".js")) {
            String code = UiFiles.read(file);
            Matcher local = LOCAL.matcher(code);
            while (local.find()) if (onClassPath(local.group(1)) == null) missing.add(file + ": " + local.group(1));
            Matcher imported = IMPORTED.matcher(code);
            while (imported.find()) {
                String target = resolve(imported.group(1));
                if (onClassPath(target) == null) missing.add(file + ": " + imported.group(1));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyIconThatAScreenNamesIsInTheSprite() {
        String sprite = UiFiles.read(UiFiles.ROOT.resolve("icons.svg"));
        Set<String> missing = new TreeSet<>();
        for (Path file : UiFiles.ending(".js")) {
            Matcher icon = ICON.matcher(UiFiles.read(file));
            while (icon.find()) if (!sprite.contains("id=\"i-" + icon.group(1) + "\"")) missing.add(icon.group(1));
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyIconThatAConfigurationMayNameIsInTheSprite() {
        String sprite = UiFiles.read(UiFiles.ROOT.resolve("icons.svg"));
        String code = UiFiles.read(UiFiles.ROOT.resolve("lib/icons.js"));
        String known = code.substring(code.indexOf("const KNOWN"), code.indexOf(".split(' ')"));
        Matcher name = Pattern.compile("[a-z][a-z0-9-]*(?=[ '])").matcher(known.substring(known.indexOf("('")));
        while (name.find()) assertThat(sprite).contains("id=\"i-" + name.group() + "\"");
    }

    @Test
    void styleSheetsUseOnlyTokensThatExist() {
        Set<String> made = new TreeSet<>();
        Set<String> used = new TreeSet<>();
        for (Path sheet : UiFiles.ending(".css", ".svg")) {
            String css = UiFiles.read(sheet);
            TOKEN_MADE.matcher(css).results().forEach(found -> made.add(found.group(1)));
            TOKEN_USED.matcher(css).results().forEach(found -> used.add(found.group(1)));
        }
        assertThat(made).containsAll(used);
    }

    @Test
    void coloursAreTokens() {
        Set<String> strays = new TreeSet<>();
        for (Path sheet : UiFiles.ending(".css")) {
            if (sheet.endsWith("tokens.css")) continue;
            Matcher colour = COLOUR.matcher(UiFiles.read(sheet));
            while (colour.find()) strays.add(sheet.getFileName() + ": " + colour.group());
        }
        assertThat(strays).isEmpty();
    }

    @Test
    void screensSetNoStyleAttributes() {
        for (Path file : UiFiles.ending(".js")) {
            assertThat(UiFiles.read(file)).as(file.toString()).doesNotContain(" style=", "styleMap", "unsafeHTML");
        }
    }

    @Test
    void fontsAndIconsCarryTheirLicence() {
        assertThat(UiFiles.ROOT.resolve("fonts/OFL-be-vietnam-pro.txt")).exists();
        assertThat(UiFiles.ROOT.resolve("fonts/OFL-noto-sans.txt")).exists();
        assertThat(UiFiles.ROOT.resolve("icons-LICENSE.txt")).exists();
    }

    @Test
    void everyFontFileIsDeclared() throws Exception {
        String sheet = UiFiles.read(UiFiles.ROOT.resolve("fonts/fonts.css"));
        for (Path font : UiFiles.ending(".woff2")) {
            assertThat(sheet).contains("\"" + font.getFileName() + "\"");
            assertThat(Files.size(font)).isLessThan(30_000);
        }
    }

    private String resolve(String specifier) {
        if (specifier.startsWith("/")) return specifier;
        if (imports.has(specifier)) return imports.get(specifier).asText();
        String best = "";
        for (String key : UiFiles.keys(imports)) {
            if (key.endsWith("/") && specifier.startsWith(key) && key.length() > best.length()) best = key;
        }
        return best.isEmpty() ? specifier : imports.get(best).asText() + specifier.substring(best.length());
    }

    private static URL onClassPath(String path) {
        return ResourcesTest.class.getResource("/META-INF/resources" + path);
    }
}
