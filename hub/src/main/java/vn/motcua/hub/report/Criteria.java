package vn.motcua.hub.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import vn.motcua.core.figures.Share;

/**
 * The nine criteria of the decree on one-stop shops, 0 to 2 points each, as far as this system knows them: what the clocks, calls and the
 * catalogue say is computed, what only citizens know is asked, and for the rest there is no data here, which is no nought. Pure.
 *
 * @param all nine, in the decree's order
 */
public record Criteria(LocalDate from, LocalDate to, List<Criterion> all) {
    public static final int POINTS_MAX = 2;
    /** The question whose answers are the seventh. */
    static final String ATTITUDE = "ATTITUDE";
    /** So many of the petitions answered in time are one point. */
    private static final double IN_TIME = 0.9;

    public Criteria {
        all = List.copyOf(all);
    }

    /** Where the points come from. */
    public enum How {
        COMPUTED,
        ASKED,
        NO_DATA
    }

    /**
     * @param number 1 to 9
     * @param points 0 to 2; empty without data
     * @param share so many of so many it was made from
     */
    public record Criterion(int number, How how, OptionalDouble points, Share share) {}

    /**
     * What is known.
     *
     * @param contacts visits served at the first call, at the second, and after more
     * @param received services some counter receives, of all
     * @param published services with a procedure in force, of all; of none where no procedures are kept
     * @param attitude answers yes, partly and no to the question about it
     * @param answered bad ratings with a reason that a supervisor saw within a day, of all
     */
    record Facts(Three contacts, Share received, Share published, Three attitude, Share answered) {}

    /** Counts worth two points, one and none. */
    record Three(long two, long one, long none) {
        long all() {
            return two + one + none;
        }

        double mean() {
            return (2.0 * two + one) / all();
        }
    }

    static Criteria of(LocalDate from, LocalDate to, Facts facts) {
        return new Criteria(
                from,
                to,
                List.of(
                        none(1),
                        none(2),
                        mean(3, How.COMPUTED, facts.contacts, 1),
                        none(4),
                        whole(5, facts.received),
                        whole(6, facts.published),
                        // Of fewer nothing is said: in a small centre they would be one officer's.
                        mean(7, How.ASKED, facts.attitude, Share.SAID_FROM),
                        answered(facts.answered),
                        none(9)));
    }

    private static Criterion none(int number) {
        return new Criterion(number, How.NO_DATA, OptionalDouble.empty(), new Share(0, 0));
    }

    private static Criterion mean(int number, How how, Three counts, long from) {
        if (counts.all() < from) return none(number);
        return new Criterion(number, how, OptionalDouble.of(counts.mean()), new Share(counts.two, counts.all()));
    }

    /** All of them are one point; the second asks for what is not known here. */
    private static Criterion whole(int number, Share share) {
        if (share.all() == 0) return none(number);
        double points = share.hits() == share.all() ? 1 : 0;
        return new Criterion(number, How.COMPUTED, OptionalDouble.of(points), share);
    }

    /** None at all is as good as all in time. */
    private static Criterion answered(Share share) {
        double value = share.value().orElse(1.0);
        double points = value >= 1 ? 2 : value >= IN_TIME ? 1 : 0;
        return new Criterion(8, How.COMPUTED, OptionalDouble.of(points), share);
    }

    /** Of the criteria with data. */
    public double points() {
        return all.stream().mapToDouble(one -> one.points().orElse(0)).sum();
    }

    /** What those with data could have. */
    public int pointsMost() {
        return POINTS_MAX
                * (int) all.stream().filter(one -> one.points().isPresent()).count();
    }

    /** Names and units are in the first row; without data a row ends after how. */
    public String csv() {
        StringBuilder rows = new StringBuilder("criterion,how,points_of_2,counted,of\r\n");
        for (Criterion one : all) {
            rows.append(one.number()).append(',').append(one.how()).append(',');
            if (one.points().isPresent())
                rows.append(String.format(Locale.ROOT, "%.2f", one.points().getAsDouble()))
                        .append(',')
                        .append(one.share().hits())
                        .append(',')
                        .append(one.share().all());
            else rows.append(",,");
            rows.append("\r\n");
        }
        return rows.toString();
    }
}
