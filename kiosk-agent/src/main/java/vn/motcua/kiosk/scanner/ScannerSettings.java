package vn.motcua.kiosk.scanner;

import java.time.Duration;
import java.util.Optional;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.CounterId;

/**
 * An entry of {@code devices:} of a scanner.
 *
 * @param counter whose console shows its scans; empty for one that stands at no counter
 * @param atKiosk whether it is built into the kiosk of this PC; its scans are the kiosk page's
 */
record ScannerSettings(Optional<CounterId> counter, boolean atKiosk, Framing framing) {
    private static final Allowed COUNTER = Allowed.of("slug");

    /** Where a scanner stands. */
    private enum Place {
        COUNTER,
        KIOSK
    }

    /** @param gap of a scanner without an end mark, if the entry names none */
    static ScannerSettings read(ConfigNode entry, Duration gap) {
        Optional<CounterId> counter =
                entry.parsedOr("counter", COUNTER, text -> Optional.of(new CounterId(text)), Optional.empty());
        boolean atKiosk = entry.choice("at", Place.class, Place.COUNTER) == Place.KIOSK;
        if (atKiosk && counter.isPresent()) entry.problem("at", "kiosk", Allowed.of("scanner.at"));
        Framing.End end = entry.choice("end", Framing.End.class, Framing.End.AUTO);
        Duration silent = entry.duration("gap", Framing.GAP_MIN, Framing.GAP_MAX, gap);
        return new ScannerSettings(counter, atKiosk, new Framing(end, silent, entry.bool("aim", false)));
    }
}
