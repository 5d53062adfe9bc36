package vn.motcua.kiosk.simprinter;

/**
 * What the distances in commands are counted in ({@code GS P}), as Epson's reference lists it per model.
 *
 * @param dpi dots of the head per inch
 * @param x horizontal units per inch
 * @param y vertical units per inch
 */
record MotionUnits(int dpi, int x, int y) {
    private static final int WIDTH_OF_TM_T88 = 512;

    /** Of a printer switched on. Heads of 512 dots are those of the TM-T88 family: 180 an inch, half a dot the vertical unit. */
    static MotionUnits ofHead(int widthDots) {
        return widthDots == WIDTH_OF_TM_T88 ? new MotionUnits(180, 180, 360) : new MotionUnits(203, 203, 203);
    }

    /** {@code GS P}; 0 is what it was when switched on. */
    MotionUnits set(int perInchAcross, int perInchDown, MotionUnits first) {
        return new MotionUnits(
                dpi, perInchAcross == 0 ? first.x : perInchAcross, perInchDown == 0 ? first.y : perInchDown);
    }

    /** Dots across. */
    int columns(int units) {
        return units * dpi / x;
    }

    /** Dots down. */
    int rows(int units) {
        return units * dpi / y;
    }
}
