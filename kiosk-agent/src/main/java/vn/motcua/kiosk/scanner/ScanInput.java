package vn.motcua.kiosk.scanner;

import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanSource;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.driver.DeviceInput;

/** What a scanner gave: a text, or the word that it could not be read. In memory only (I9). */
public sealed interface ScanInput extends DeviceInput {
    /** The counter the scanner stands at; null if at none. */
    @Nullable
    String counter();

    /** The scanner is the kiosk's: its scans are for the kiosk page of this PC and for nobody else. */
    boolean atKiosk();

    ScanSource source();

    /** Whether these are the settings of a scanner whose scans will be the kiosk's. */
    static boolean isAtKiosk(Object settings) {
        return settings instanceof ScannerSettings scanner && scanner.atKiosk();
    }

    /**
     * A whole scan.
     *
     * @param text what was scanned, identifier left out; may be anybody's personal data
     * @param symbology the AIM identifier if the scanner sends it
     * @param repeat the same was read by the same scanner within 1.5 s
     */
    record Read(
            @Nullable String counter,
            boolean atKiosk,
            ScanSource source,
            String text,
            @Nullable String symbology,
            boolean repeat)
            implements ScanInput {
        /** As the scanner would have sent it. */
        public String raw() {
            return symbology == null ? text : symbology + text;
        }

        /** Never what was scanned. */
        @Override
        public String toString() {
            return "Read[" + counter + ", " + (atKiosk ? "kiosk, " : "") + source + ", " + text.length()
                    + " characters, " + symbology + ", " + repeat + "]";
        }
    }

    /** A scan that was lost; the person should scan again. @param code an {@code S_…} code */
    record Broken(@Nullable String counter, boolean atKiosk, ScanSource source, DeviceCode code) implements ScanInput {}
}
