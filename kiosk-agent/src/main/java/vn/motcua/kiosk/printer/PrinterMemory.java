package vn.motcua.kiosk.printer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a printer was taught since its line was opened (redrawn characters, above all), and what is known to be in its lasting memory.
 * One per session: a new line begins with {@code ESC @}, which makes the printer forget what it was taught. Whenever the printer was
 * offline or silent it may have been switched off and on, so the session forgets too. What is forgotten here may still be there: a ticket
 * for an empty memory begins with {@code ESC @}. Event loop only.
 */
public final class PrinterMemory {
    private final Map<String, String> taught = new LinkedHashMap<>();
    private boolean isLogoStored;

    /** What is in a place such as {@code A/0x41}; null if nothing of ours. */
    public @Nullable String at(String place) {
        return taught.get(place);
    }

    /** Whether this letter is in any place. */
    boolean holds(int letter) {
        return taught.containsValue(Character.toString(letter));
    }

    /** Also what was known is put again when a ticket has used it. */
    public void put(String place, String content) {
        taught.remove(place);
        taught.put(place, content);
    }

    /** The places of what is known, those not used for longest first. */
    List<String> oldestFirst() {
        return List.copyOf(taught.keySet());
    }

    /** Whether nothing is known of the letters the printer holds, be they those of a ticket before. */
    boolean isBlank() {
        return taught.isEmpty();
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
