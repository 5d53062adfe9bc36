package vn.motcua.kiosk.printer;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a printer was taught since its line was opened (redrawn characters, above all), and what is known to be in its lasting memory.
 * One per session: a new line begins with {@code ESC @}, which makes the printer forget what it was taught. Whenever the printer was
 * offline or silent it may have been switched off and on, so the session forgets too. Event loop only.
 */
public final class PrinterMemory {
    private final Map<String, String> taught = new HashMap<>();
    private boolean isLogoStored;

    /** What is in a place such as {@code A/0x41}; null if nothing of ours. */
    public @Nullable String at(String place) {
        return taught.get(place);
    }

    public void put(String place, String content) {
        taught.put(place, content);
    }

    /** After {@code ESC @}, and when the printer may have been off. */
    public void forget() {
        taught.clear();
    }

    /** Whether the site's logo can be printed from the printer's own memory. */
    public boolean isLogoStored() {
        return isLogoStored;
    }

    void logoStored(boolean isStored) {
        isLogoStored = isStored;
    }
}
