package vn.motcua.hub.platform.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;
import vn.motcua.hub.platform.http.RefusedException;

/**
 * Which keys a person gave the commands of the console. A command that is not named keeps its key as shipped.
 *
 * @param on whether keys are wanted at all
 * @param keys command, such as {@code finish}, to where its key sits, such as {@code KeyF} (UI Events {@code KeyboardEvent.code})
 */
public record ConsoleKeys(boolean on, Map<String, String> keys) {
    public static final ConsoleKeys SHIPPED = new ConsoleKeys(true, Map.of());

    private static final int COMMANDS_MAX = 40;
    private static final Pattern COMMAND = Pattern.compile("[a-z][a-z-]{0,31}");
    /** Digits answer choices, Escape and "?" have their meaning everywhere, and the rest is the browser's. */
    private static final Pattern FREE =
            Pattern.compile("Key[A-Z]|Space|Enter|F[2467-9]|F10|Insert|Home|End|PageUp|PageDown"
                    + "|Backquote|Minus|Equal|BracketLeft|BracketRight|Backslash|Semicolon|Quote|Comma|Period");

    public ConsoleKeys {
        keys = Map.copyOf(keys);
    }

    /**
     * What a page sent.
     *
     * @throws RefusedException {@code KEY_RESERVED} for a key nobody may take, {@code KEY_TWICE} for one with two commands,
     *     {@code BAD_FIELD} for anything that is no such map
     */
    public static ConsoleKeys checked(boolean on, String document) {
        JsonNode node = parsed(document);
        if (node.size() > COMMANDS_MAX) throw RefusedException.badField("keys", "document");
        Map<String, String> keys = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        node.fields().forEachRemaining(entry -> {
            String code = entry.getValue().asText("");
            if (!COMMAND.matcher(entry.getKey()).matches() || code.length() > 20)
                throw RefusedException.badField("keys", "document");
            if (!FREE.matcher(code).matches()) throw new RefusedException("KEY_RESERVED");
            if (!taken.add(code)) throw new RefusedException("KEY_TWICE");
            keys.put(entry.getKey(), code);
        });
        return new ConsoleKeys(on, keys);
    }

    private static JsonNode parsed(String document) {
        try {
            return Json.parseObject(document);
        } catch (WireException e) {
            throw RefusedException.badField("keys", "document");
        }
    }

    static ConsoleKeys read(String text) {
        return Json.read(text, ConsoleKeys.class);
    }

    String write() {
        return Json.write(this);
    }
}
