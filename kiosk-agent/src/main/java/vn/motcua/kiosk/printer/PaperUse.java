package vn.motcua.kiosk.printer;

/**
 * How a paper roll stands by counting.
 *
 * @param rollMetres length of a full roll as configured; 0 if nothing is counted
 * @param usedMetres since the last full roll
 * @param isNearEnd whether it is time to have a new roll ready
 */
public record PaperUse(double rollMetres, double usedMetres, boolean isNearEnd) {
    public static final PaperUse NOT_COUNTED = new PaperUse(0, 0, false);
}
