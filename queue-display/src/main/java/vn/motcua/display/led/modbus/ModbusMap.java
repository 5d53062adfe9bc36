package vn.motcua.display.led.modbus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;

/**
 * Where a make of sign keeps what it shows.
 *
 * @param text first register of the text
 * @param cells characters of the sign
 * @param packed two characters in a register, the first in the high byte; otherwise one, in the low byte
 * @param light the register of brightness, or null
 * @param blink the register of blinking, or null
 */
record ModbusMap(
        int text,
        int cells,
        boolean packed,
        @Nullable Register light,
        @Nullable Register blink) {
    private static final Allowed MAP = Allowed.of("sign.map");
    private static final int REGISTER_MAX = 0xffff;
    private static final int CELLS_MAX = 64;

    /** A register with two values that matter: full light and dim, or blinking and steady. */
    record Register(int at, int on, int off) {}

    /** Reads {@code map} of an entry: a shipped one by name, or the path of a file. Problems are noted. */
    static ModbusMap of(ConfigNode entry) {
        String name = entry.textOr("map", "dm36", MAP);
        Optional<ConfigNode> file = file(name);
        if (file.isEmpty()) {
            entry.problem("map", name, MAP);
            return new ModbusMap(0, 1, false, null, null);
        }
        ModbusMap map = read(file.get());
        file.get().rejectUnknown();
        file.get().problems().forEach(problem -> entry.problem("map", problem.toString(), MAP));
        return map;
    }

    private static Optional<ConfigNode> file(String name) {
        try {
            if (name.endsWith(".yaml")) return Optional.of(ConfigNode.load(Path.of(name)));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
        if (!name.matches("[a-z0-9-]{1,40}")) return Optional.empty();
        String path = "maps/" + name + ".yaml";
        try (InputStream in = ModbusMap.class.getResourceAsStream(path)) {
            if (in == null) return Optional.empty();
            return Optional.of(ConfigNode.parse(path, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModbusMap read(ConfigNode node) {
        return new ModbusMap(
                node.integer("text", 0, REGISTER_MAX, 0),
                node.integer("cells", 1, CELLS_MAX, 4),
                node.bool("packed", false),
                register(node, "light", "bright", "dim"),
                register(node, "blink", "on", "off"));
    }

    private static @Nullable Register register(ConfigNode node, String key, String on, String off) {
        if (!node.has(key)) return null;
        ConfigNode one = node.object(key);
        return new Register(
                one.integer("register", 0, REGISTER_MAX, 0),
                one.integer(on, 0, REGISTER_MAX, 1),
                one.integer(off, 0, REGISTER_MAX, 0));
    }

    int registers() {
        return packed ? (cells + 1) / 2 : cells;
    }

    int[] values(String face) {
        int[] values = new int[registers()];
        for (int i = 0; i < cells; i++) {
            if (!packed) values[i] = face.charAt(i);
            else values[i / 2] |= face.charAt(i) << (i % 2 == 0 ? 8 : 0);
        }
        return values;
    }

    String text(int[] values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < cells; i++) {
            int one = packed ? values[i / 2] >> (i % 2 == 0 ? 8 : 0) & 0xff : values[i] & 0xff;
            text.append(one == 0 ? ' ' : (char) one);
        }
        return text.toString();
    }
}
