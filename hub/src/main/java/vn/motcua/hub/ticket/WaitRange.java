package vn.motcua.hub.ticket;

/**
 * How long somebody is likely to wait yet. Pure.
 *
 * @param fromMinutes hardly sooner, 1 and above: until then one may be away
 * @param toMinutes hardly later, more than {@code fromMinutes}
 */
public record WaitRange(int fromMinutes, int toMinutes) {
    private static final double LESS = 0.7;
    private static final double MORE = 1.3;
    private static final int NARROWEST = 2;

    public WaitRange {
        if (fromMinutes < 1 || toMinutes <= fromMinutes)
            throw new IllegalArgumentException(
                    "wait " + fromMinutes + "–" + toMinutes + ": allowed is 1 and above, from before to");
    }

    /** Three in ten either way of a mean, and never narrower than two minutes. */
    public static WaitRange around(int meanMinutes) {
        int from = Math.max(1, (int) Math.floor(meanMinutes * LESS));
        return new WaitRange(from, Math.max(from + NARROWEST, (int) Math.ceil(meanMinutes * MORE)));
    }
}
