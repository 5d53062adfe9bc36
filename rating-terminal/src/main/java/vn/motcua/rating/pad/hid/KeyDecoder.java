package vn.motcua.rating.pad.hid;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.input.InputEvent;
import vn.motcua.edge.input.InputStreamCodec;

/** Key events of a numeric keypad. The kernel's repeats are no changes. Source: linux/input-event-codes.h. */
final class KeyDecoder implements PadDecoder {
    private static final Allowed KEY = Allowed.of("pad.keyCode");
    private static final int EV_KEY = 1;
    private static final int REPEATED = 2;
    private static final int KEY_MAX = 767;
    /** KEY_1 to KEY_5 and KEY_KP1 to KEY_KP5. */
    private static final Map<Integer, Integer> DIGITS =
            Map.of(2, 1, 3, 2, 4, 3, 5, 4, 6, 5, 79, 1, 80, 2, 81, 3, 75, 4, 76, 5);

    private final int longBytes;
    private final Map<Integer, Integer> buttons;
    private InputStreamCodec codec;

    /**
     * @param longBytes size of the kernel's {@code long}
     * @param buttons button of each key code
     */
    KeyDecoder(int longBytes, Map<Integer, Integer> buttons) {
        this.longBytes = longBytes;
        this.buttons = Map.copyOf(buttons);
        this.codec = new InputStreamCodec(longBytes);
    }

    /** Reads {@code keys}: key code and button; without it the digits of a keyboard and a keypad. */
    static KeyDecoder read(ConfigNode entry, int longBytes) {
        Map<Integer, Integer> buttons = new LinkedHashMap<>();
        ConfigNode node = entry.object("keys");
        for (String key : node.keys()) {
            int button = node.integer(key, 0, 63, 0);
            if (key.matches("\\d{1,3}") && Integer.parseInt(key) <= KEY_MAX) buttons.put(Integer.valueOf(key), button);
            else node.problem(key, key, KEY);
        }
        return new KeyDecoder(longBytes, buttons.isEmpty() ? DIGITS : buttons);
    }

    @Override
    public List<Change> decode(byte[] bytes) {
        List<Change> changes = new ArrayList<>();
        for (InputEvent event : codec.decode(bytes)) {
            Integer button = event.type() == EV_KEY ? buttons.get(event.code()) : null;
            if (button != null && event.value() != REPEATED) changes.add(new Change(button, event.value() == 1));
        }
        return changes;
    }

    @Override
    public void reset() {
        codec = new InputStreamCodec(longBytes);
    }
}
