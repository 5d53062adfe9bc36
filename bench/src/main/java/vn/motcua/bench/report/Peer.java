package vn.motcua.bench.report;

/**
 * What a figure stands beside: another way to do the same, or a physical limit, taken in the same run.
 *
 * @param id names its text
 * @param value in the figure's own unit
 */
public record Peer(String id, double value) {
    /** How often the peer's value fits into the figure's; not a number when the peer is zero. */
    public double ratioOf(double figure) {
        return value == 0 ? Double.NaN : figure / value;
    }
}
