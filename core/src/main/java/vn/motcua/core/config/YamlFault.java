package vn.motcua.core.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Turns what the YAML reader throws into a problem that names the line. Pure. */
final class YamlFault {
    private static final Pattern DUPLICATE = Pattern.compile("found duplicate key (.+)", Pattern.DOTALL);

    private YamlFault() {}

    static ConfigProblem of(String file, YamlEngineException fault) {
        if (!(fault instanceof MarkedYamlEngineException marked))
            return new ConfigProblem(file, "", oneLine(String.valueOf(fault.getMessage())), Allowed.of("file.yaml"));
        String problem = oneLine(marked.getProblem());
        String at = line(marked.getProblemMark());
        Matcher duplicate = DUPLICATE.matcher(problem);
        return duplicate.matches()
                ? new ConfigProblem(file, duplicate.group(1), at, Allowed.of("key.once"))
                : new ConfigProblem(file, "", at.isEmpty() ? problem : at + ": " + problem, Allowed.of("file.yaml"));
    }

    private static String line(Optional<Mark> mark) {
        return mark.map(at -> ConfigTexts.of("line", at.getLine() + 1, at.getColumn() + 1))
                .orElse("");
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= 160 ? line : line.substring(0, 160) + "…";
    }
}
