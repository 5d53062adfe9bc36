package vn.motcua.hub.estimate;

/** Minutes as people say them: single ones below ten, even ones to thirty, fives above. Pure. */
final class Rounding {
    private static final long MINUTE = 60_000;
    private static final int SINGLE_BELOW = 10;
    private static final int EVEN_BELOW = 30;

    private Rounding() {}

    static int near(long millis) {
        long minutes = (millis + MINUTE / 2) / MINUTE;
        long step = step(minutes);
        return (int) ((millis + step * MINUTE / 2) / (step * MINUTE) * step);
    }

    static int up(long millis) {
        long minutes = (millis + MINUTE - 1) / MINUTE;
        long step = step(minutes);
        return (int) ((minutes + step - 1) / step * step);
    }

    private static long step(long minutes) {
        if (minutes < SINGLE_BELOW) return 1;
        return minutes < EVEN_BELOW ? 2 : 5;
    }
}
