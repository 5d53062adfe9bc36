package vn.motcua.core.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import vn.motcua.core.model.Series;

/**
 * No two series may print the same number: two people would walk to one call. {@code A1} with two digits meets {@code A} with
 * three, so what is printed is compared, not the prefix: all numbers of a length at once, for a range has up to 100,000. Pure.
 */
public final class SeriesApart {
    private static final int DIGITS_MAX = 5;

    private SeriesApart() {}

    /** A number both would print, the lowest of the other's. */
    public static Optional<String> shared(Series one, Series other) {
        return text(other, lowest(one, other, true));
    }

    /** As {@link #shared} for two forms of one series: the same number printed alike is the same number. */
    public static Optional<String> sharedByAnother(Series before, Series after) {
        return text(after, lowest(before, after, false));
    }

    private static Optional<String> text(Series series, OptionalInt value) {
        return value.isPresent() ? Optional.of(series.text(value.getAsInt())) : Optional.empty();
    }

    /** The lowest value of the other series whose print is one of this series, too. */
    private static OptionalInt lowest(Series one, Series other, boolean isAlsoOfSameValue) {
        int longer = other.prefix().length() - one.prefix().length();
        String rest = longer >= 0 ? rest(other.prefix(), one.prefix()) : rest(one.prefix(), other.prefix());
        if (rest == null) return OptionalInt.empty();
        int head = rest.isEmpty() ? 0 : Integer.parseInt(rest);
        if (head == 0 && !isAlsoOfSameValue) return OptionalInt.empty();
        int lowest = Integer.MAX_VALUE;
        for (int length = 1; length <= DIGITS_MAX; length++) {
            Range mine = Range.printed(one, length + longer);
            Range theirs = Range.printed(other, length);
            // The digits of the longer prefix stand before those of its number, and are the head of the other's.
            long ahead = longer >= 0 ? head * power(length) : -head * power(length + longer);
            Range both = theirs.and(mine.moved(-ahead));
            if (!both.isEmpty()) lowest = (int) Math.min(lowest, both.from);
        }
        return lowest == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(lowest);
    }

    /** What is left of a prefix behind another: some digits or nothing; null if it is none of these. */
    private static @org.jspecify.annotations.Nullable String rest(String prefix, String head) {
        if (!prefix.startsWith(head)) return null;
        String rest = prefix.substring(head.length());
        boolean isDigits = rest.length() < DIGITS_MAX && rest.chars().allMatch(one -> one >= '0' && one <= '9');
        return isDigits ? rest : null;
    }

    private static long power(int digits) {
        long power = 1;
        for (int i = 0; i < digits; i++) power *= 10;
        return power;
    }

    /** Values in a row; empty if they end before they begin. */
    private record Range(long from, long to) {
        static final Range NONE = new Range(0, -1);

        /** Those a series prints with so many digits. */
        static Range printed(Series series, int digits) {
            if (digits < series.digits() || digits > DIGITS_MAX) return NONE;
            long least = digits == series.digits() ? 0 : power(digits - 1);
            return new Range(least, power(digits) - 1).and(new Range(series.first(), series.last()));
        }

        Range and(Range other) {
            return new Range(Math.max(from, other.from), Math.min(to, other.to));
        }

        Range moved(long by) {
            return new Range(from + by, to + by);
        }

        boolean isEmpty() {
            return from > to;
        }
    }

    /** @param problems told the place of the later series and what it must not print */
    static void check(List<Series> series, BiConsumer<Integer, Allowed> problems) {
        for (int i = 0; i < series.size(); i++) {
            for (int j = 0; j < i; j++) {
                Optional<String> text = shared(series.get(j), series.get(i));
                if (text.isEmpty()) continue;
                problems.accept(i, Allowed.of("series.apart", series.get(j).id(), text.get()));
                break;
            }
        }
    }
}
