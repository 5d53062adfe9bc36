package vn.motcua.kiosk.printer;

import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.driver.DeviceHost.DeviceMemory;

/**
 * How much of its roll a printer has used, for printers without a near-end sensor. Told to start anew by a person, or by the paper
 * sensor: paper that comes back after it was out is a new roll, if at least half of the last one was used; otherwise somebody had the
 * cover open. Event loop only.
 */
final class PaperRollCounter {
    private static final Logger LOG = LoggerFactory.getLogger(PaperRollCounter.class);
    private static final double WARN_SHARE = 0.06;
    private static final double WARN_METRES_MIN = 2;
    private static final double NEW_ROLL_SHARE = 0.5;
    private static final double SAVE_EVERY_METRES = 0.5;
    /** From the last line to the knife, which every ticket takes along. */
    private static final double TAIL_MILLIMETRES = 12;

    private final String key;
    private final double rollMetres;
    private final DeviceMemory memory;
    private double used;
    private double saved;
    private boolean wasOut;

    /** @param rollMetres length of a full roll; 0 counts nothing */
    PaperRollCounter(String printer, double rollMetres, DeviceMemory memory) {
        this.key = "printer." + printer + ".roll";
        this.rollMetres = rollMetres;
        this.memory = memory;
    }

    boolean isCounting() {
        return rollMetres > 0;
    }

    /** Never fails: a count that cannot be read begins at a full roll. */
    Future<Void> load() {
        if (!isCounting()) return Future.succeededFuture();
        return memory.load(key)
                .onSuccess(text -> text.ifPresent(this::read))
                .onFailure(e -> LOG.warn("{}: the paper used so far is not known: {}", key, e.toString()))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private void read(String text) {
        try {
            used = saved = Math.max(0, Double.parseDouble(text));
        } catch (NumberFormatException e) {
            LOG.warn("{}: \"{}\" is no length", key, text);
        }
    }

    /** A ticket of so much paper may have come out. */
    void printed(double millimetres) {
        if (!isCounting()) return;
        used += (millimetres + TAIL_MILLIMETRES) / 1_000;
        if (used - saved >= SAVE_EVERY_METRES) save();
    }

    /** The sensor's word, again and again. Under an open cover many printers report no paper, whatever lies in them: that says nothing. */
    void paper(boolean isOut, boolean isCoverOpen) {
        if (!isCounting() || isCoverOpen) return;
        if (wasOut && !isOut && used >= rollMetres * NEW_ROLL_SHARE) changed();
        wasOut = isOut;
    }

    /** A full roll was put in. */
    void changed() {
        used = 0;
        save();
    }

    /** Metres that should be left; 0 when more was used than a roll has. */
    double left() {
        return Math.max(0, rollMetres - used);
    }

    double used() {
        return used;
    }

    boolean isNearEnd() {
        return isCounting() && left() < Math.max(WARN_METRES_MIN, rollMetres * WARN_SHARE);
    }

    Future<Void> save() {
        if (!isCounting() || used == saved) return Future.succeededFuture();
        saved = used;
        return memory.save(key, String.format(java.util.Locale.ROOT, "%.3f", used))
                .onFailure(e -> LOG.warn("{}: not saved: {}", key, e.toString()))
                .otherwiseEmpty();
    }
}
