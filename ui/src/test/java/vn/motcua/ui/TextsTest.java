package vn.motcua.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern USED = Pattern.compile("\\b(?:t|rich)\\(\\s*'([^']+)'");
    private static final Pattern FAMILY = Pattern.compile("\\b(?:t|rich)\\(\\s*`([^`$]+)\\$\\{");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern VIETNAMESE =
            Pattern.compile("[ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]");
    private static final Pattern WORDS_IN_MARKUP = Pattern.compile(">\\s*\\p{L}[\\p{L}\\s,.!?]+</");

    private final JsonNode vi = UiFiles.json("texts/vi.json");
    private final JsonNode en = UiFiles.json("texts/en.json");

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(UiFiles.keys(en)).isEqualTo(UiFiles.keys(vi));
    }

    @Test
    void bothLanguagesFillInTheSameValues() {
        for (String key : UiFiles.keys(vi)) {
            assertThat(placeholders(en.get(key))).as(key).isSubsetOf(placeholders(vi.get(key)));
            if (en.get(key).isTextual() && vi.get(key).isTextual()) {
                assertThat(placeholders(en.get(key))).as(key).isEqualTo(placeholders(vi.get(key)));
            }
        }
    }

    @Test
    void noTextIsEmptyAndLettersAreComposed() {
        for (JsonNode texts : new JsonNode[] {vi, en}) {
            texts.forEach(text -> {
                assertThat(text.toString()).isNotEqualTo("\"\"");
                assertThat(Normalizer.isNormalized(text.toString(), Normalizer.Form.NFC))
                        .as(text.toString())
                        .isTrue();
            });
        }
    }

    @Test
    void everyTextThatAScreenAsksForExists() {
        Set<String> missing = new TreeSet<>();
        for (Path file : UiFiles.ending(".js")) {
            String code = UiFiles.read(file);
            Matcher used = USED.matcher(code);
            while (used.find()) if (!vi.has(used.group(1))) missing.add(file.getFileName() + ": " + used.group(1));
            Matcher family = FAMILY.matcher(code);
            while (family.find()) {
                String prefix = family.group(1);
                if (UiFiles.keys(vi).stream().noneMatch(key -> key.startsWith(prefix)))
                    missing.add(file.getFileName() + ": " + prefix + "…");
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void wordsForPeopleAreNowhereButInTheTexts() {
        for (Path file : UiFiles.ending(".js", ".html", ".css")) {
            String code = withoutComments(UiFiles.read(file));
            assertThat(VIETNAMESE.matcher(code).results().count())
                    .as(file.toString())
                    .isZero();
            assertThat(WORDS_IN_MARKUP
                            .matcher(code.replace("<title>Motcua</title>", ""))
                            .results())
                    .as(file.toString())
                    .isEmpty();
        }
    }

    private static String withoutComments(String code) {
        return code.replaceAll("(?s)/\\*.*?\\*/", "")
                .replaceAll("(?m)^\\s*//.*$", "")
                // The one place that must know these letters: search without marks.
                .replace("/[đĐ]/g", "");
    }

    private static Set<String> placeholders(JsonNode text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text.toString());
        while (matcher.find()) found.add(matcher.group(1));
        return found;
    }
}
