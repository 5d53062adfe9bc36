package vn.motcua.core.dossier;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A line of form II.06a/VPCP/KSTT, columns 3 to 13 as printed, ours or somebody else's. It may be wrong: {@link #broken} says how.
 *
 * @param received column 3, received in all
 * @param online column 4, of them new and online
 * @param directOrPostal column 5, new, at a counter or by post
 * @param carriedIn column 6, from the period before
 * @param resolved column 7, resolved in all
 * @param early column 8, before the due date
 * @param onTime column 9, on the due date; withdrawn ones are in it
 * @param late column 10, after the due date
 * @param pending column 11, open at the end in all
 * @param inTime column 12, not yet overdue
 * @param overdue column 13
 */
public record ReportII06a(
        long received,
        long online,
        long directOrPostal,
        long carriedIn,
        long resolved,
        long early,
        long onTime,
        long late,
        long pending,
        long inTime,
        long overdue) {
    /** The number of the first column in {@link #columns}. */
    public static final int FIRST_COLUMN = 3;

    /** What must hold on every line of the form. */
    public enum Identity {
        RECEIVED_IS_THE_SUM_OF_ITS_PARTS(
                "3=4+5+6", line -> line.received == line.online + line.directOrPostal + line.carriedIn),
        RESOLVED_IS_THE_SUM_OF_ITS_PARTS("7=8+9+10", line -> line.resolved == line.early + line.onTime + line.late),
        PENDING_IS_THE_SUM_OF_ITS_PARTS("11=12+13", line -> line.pending == line.inTime + line.overdue),
        WHAT_CAME_IN_IS_RESOLVED_OR_PENDING("3=7+11", line -> line.received == line.resolved + line.pending);

        private final String formula;
        private final Predicate<ReportII06a> rule;

        Identity(String formula, Predicate<ReportII06a> rule) {
            this.formula = formula;
            this.rule = rule;
        }

        /** In numbers of columns, such as {@code 3=7+11}. */
        public String formula() {
            return formula;
        }
    }

    /** The identities that fail; empty if the line is right. */
    public Set<Identity> broken() {
        Set<Identity> broken = EnumSet.noneOf(Identity.class);
        Arrays.stream(Identity.values())
                .filter(identity -> !identity.rule.test(this))
                .forEach(broken::add);
        return broken;
    }

    /** Columns 3 to 13 in their order. */
    public List<Long> columns() {
        return List.of(
                received, online, directOrPostal, carriedIn, resolved, early, onTime, late, pending, inTime, overdue);
    }
}
