package vn.motcua.core.figures;

/**
 * Hears a bad share rise early: each one moves a sum up if it is bad and a little down if it is not, never below nought; at the limit it
 * is an alarm (E. S. Page, 1954, with the weights of a likelihood ratio). Values only: each step gives a new one.
 *
 * @param usual the bad share that is no reason for alarm, 0 to {@code raised}
 * @param raised the one to be heard, to 1
 * @param limit of the sum
 * @param sum so far
 */
public record Cusum(double usual, double raised, double limit, double sum) {
    public Cusum {
        if (!(usual > 0 && usual < raised && raised < 1))
            throw new IllegalArgumentException(usual + ", " + raised + ": allowed is 0 < usual < raised < 1");
        if (!(limit > 0)) throw new IllegalArgumentException("limit " + limit + ": allowed is more than 0");
    }

    public static Cusum of(double usual, double raised, double limit) {
        return new Cusum(usual, raised, limit, 0);
    }

    public Cusum next(boolean isBad) {
        double weight = isBad ? Math.log(raised / usual) : Math.log((1 - raised) / (1 - usual));
        return new Cusum(usual, raised, limit, Math.max(0, sum + weight));
    }

    public boolean isAlarm() {
        return sum >= limit;
    }

    /** After an alarm was heard it begins anew. */
    public Cusum again() {
        return of(usual, raised, limit);
    }
}
