package vn.motcua.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Which key does what at the officer's console, read from its sources: an object of JavaScript drops the first of two in silence. */
class ConsoleKeysTest {
    /** In every mode: digits answer, Escape closes, the slash is the question mark. */
    private static final Pattern RESERVED = Pattern.compile("Digit\\d|Numpad\\d|Escape|Slash|Tab|Shift\\+Slash");

    private static final Pattern DEFAULT = Pattern.compile("'?([a-z][a-z-]*)'?: '([A-Z][A-Za-z+]*)'");
    private static final Pattern COMMAND = Pattern.compile("(?m)^  '?([a-z][a-z-]*)'?: \\(\\) =>");
    private static final Pattern MODE = Pattern.compile("(?m)^      (\\w+): \\{(.*)},?$");
    private static final Pattern ANSWER =
            Pattern.compile("((?:Key|Digit|Numpad)\\w+|Enter|Space|Escape|Slash): \\(\\) =>");

    private final List<String[]> shipped = shipped();

    @Test
    void noKeyHasTwoCommandsAndNoCommandTwoKeys() {
        assertThat(shipped).hasSizeGreaterThan(10);
        assertThat(shipped).extracting(pair -> pair[0]).doesNotHaveDuplicates();
        assertThat(shipped).extracting(pair -> pair[1]).doesNotHaveDuplicates();
    }

    @Test
    void noCommandHasAKeyThatMeansTheSameEverywhere() {
        assertThat(shipped)
                .extracting(pair -> pair[1])
                .noneMatch(code -> RESERVED.matcher(code).matches());
    }

    @Test
    void whateverHasAKeyDoesSomethingAndTheOtherWayRound() {
        String code = between(source("commands"), "export const commandsOf = (page) => ({", "\n});");
        List<String> commands = all(COMMAND, code, 1);
        assertThat(commands).doesNotHaveDuplicates();
        assertThat(new TreeSet<>(commands))
                .isEqualTo(new TreeSet<>(shipped.stream().map(pair -> pair[0]).toList()));
    }

    /** While a choice is open its letters come first: twice the same there would be lost as well. */
    @Test
    void noLetterAnswersTwoQuestionsOfOneChoice() {
        Map<String, List<String>> modes = new LinkedHashMap<>();
        Matcher mode = MODE.matcher(between(source("moves"), "const letters = {", "\n    };"));
        while (mode.find()) modes.put(mode.group(1), all(ANSWER, mode.group(2), 1));
        assertThat(modes).containsOnlyKeys("transfer", "park");
        modes.forEach((name, codes) -> {
            assertThat(codes).as(name).isNotEmpty().doesNotHaveDuplicates();
            assertThat(codes).as(name).noneMatch(code -> RESERVED.matcher(code).matches());
        });
    }

    /** Desk choices (pause, second officer, hand-over, standing in) are answered by digits, and hear no letter that is a command. */
    @Test
    void onlyTheseFilesListenToKeysOfThemselves() {
        List<String> listening = new ArrayList<>();
        for (var file : UiFiles.ending(".js")) {
            String path = file.toString().replace('\\', '/');
            if (path.contains("/console/") && UiFiles.read(file).contains("'keydown'"))
                listening.add(file.getFileName().toString());
        }
        assertThat(listening).containsExactly("own-keys.js");
    }

    private static List<String[]> shipped() {
        List<String[]> pairs = new ArrayList<>();
        Matcher pair = DEFAULT.matcher(between(source("keymap"), "export const DEFAULTS = {", "\n};"));
        while (pair.find()) pairs.add(new String[] {pair.group(1), pair.group(2)});
        return pairs;
    }

    private static List<String> all(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().map(found -> found.group(group)).toList();
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from);
        assertThat(start).as(from).isNotNegative();
        return text.substring(start + from.length(), text.indexOf(to, start));
    }

    private static String source(String name) {
        return UiFiles.ending(".js").stream()
                .filter(file -> file.toString().replace('\\', '/').endsWith("/console/" + name + ".js"))
                .map(UiFiles::read)
                .findFirst()
                .orElseThrow();
    }
}
