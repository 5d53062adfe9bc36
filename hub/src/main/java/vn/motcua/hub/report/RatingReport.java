package vn.motcua.hub.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.figures.Share;
import vn.motcua.core.model.RatingScale;

/**
 * How content citizens were, never without how many did not say.
 *
 * @param total of all visits
 * @param lines by counter, service and day, in this order; within counters the ranked first
 * @param channels where counted ratings came from
 * @param surplus presses after the one that counts
 * @param otherwise presses that do not count for another reason: corrected, too late, of a visit that was taken up again
 * @param noise presses while nobody could rate
 * @param signs what somebody should look at
 * @param opinions why, of the whole centre
 */
public record RatingReport(
        LocalDate from,
        LocalDate to,
        Line total,
        List<Line> lines,
        Map<String, Long> channels,
        long surplus,
        long otherwise,
        long noise,
        RatingSigns signs,
        RatingOpinions opinions) {
    /** Without signs and opinions. */
    public RatingReport(
            LocalDate from,
            LocalDate to,
            Line total,
            List<Line> lines,
            Map<String, Long> channels,
            long surplus,
            long otherwise,
            long noise) {
        this(from, to, total, lines, channels, surplus, otherwise, noise, RatingSigns.NONE, RatingOpinions.NONE);
    }

    public RatingReport {
        lines = List.copyOf(lines);
        channels = Map.copyOf(channels);
    }

    /** What lines are made for. */
    public enum Kind {
        TOTAL,
        COUNTER,
        SERVICE,
        DAY
    }

    /**
     * @param id of the counter or service, or the day; empty for the total
     * @param coverage rated of served
     * @param content contented of rated
     * @param isHidden behind a counter sits an officer: of too few ratings nothing is said, nor what they could be reckoned from
     */
    public record Line(Kind kind, String id, Share coverage, Share content, boolean isHidden) {
        /** As it stands alone. */
        public Line(Kind kind, String id, Share coverage, Share content) {
            this(kind, id, coverage, content, kind == Kind.COUNTER && content.all() < Share.SAID_FROM);
        }

        public boolean isSaid() {
            return content.all() > 0 && !isHidden;
        }

        /** Of what is said; counters only. */
        public boolean isRanked() {
            return kind == Kind.COUNTER && isSaid() && content.rank().isPresent();
        }

        private double rank() {
            return isRanked() ? content.rank().orElse(0.0) : -1;
        }

        private Line hiddenBy(Set<Suppression.Key> hidden) {
            return new Line(kind, id, coverage, content, hidden.contains(new Suppression.Key(kind, id)));
        }

        private Line plus(Cell cell) {
            long rated = cell.isRated() ? cell.visits() : 0;
            long contented = cell.isContented() ? cell.visits() : 0;
            return new Line(
                    kind,
                    id,
                    coverage.plus(new Share(rated, cell.visits())),
                    content.plus(new Share(contented, rated)));
        }
    }

    /**
     * Visits served that have all of this in common.
     *
     * @param channel null where nobody rated; score and scale are 0 then
     */
    record Cell(
            LocalDate day,
            String service,
            String counter,
            @Nullable String channel,
            int score,
            int scaleMax,
            long visits) {
        boolean isRated() {
            return channel != null;
        }

        boolean isContented() {
            return isRated() && new RatingScale(scaleMax).isSatisfied(score);
        }
    }

    /** @param leftOut presses by verdict */
    static RatingReport of(LocalDate from, LocalDate to, List<Cell> cells, Map<String, Long> leftOut, long noise) {
        Line total = none(Kind.TOTAL, "");
        Map<String, Long> channels = new TreeMap<>();
        for (Cell cell : cells) {
            total = total.plus(cell);
            if (cell.channel() != null) channels.merge(cell.channel(), cell.visits(), Long::sum);
        }
        List<Line> lines = new ArrayList<>(grouped(cells, Kind.COUNTER, Cell::counter));
        lines.addAll(grouped(cells, Kind.SERVICE, Cell::service));
        lines.addAll(grouped(cells, Kind.DAY, cell -> cell.day().toString()));
        Set<Suppression.Key> hidden = Suppression.of(cells);
        lines.replaceAll(line -> line.hiddenBy(hidden));
        lines.sort(Comparator.comparing(Line::kind).thenComparing(line -> -line.rank()));
        long surplus = leftOut.getOrDefault("SURPLUS", 0L);
        long all = leftOut.values().stream().mapToLong(Long::longValue).sum();
        return new RatingReport(from, to, total.hiddenBy(hidden), lines, channels, surplus, all - surplus, noise);
    }

    public RatingReport with(RatingSigns found) {
        return new RatingReport(from, to, total, lines, channels, surplus, otherwise, noise, found, opinions);
    }

    /** Left out where too few rated in the whole centre, or where the total is held back. */
    public RatingReport with(RatingOpinions told) {
        boolean isFew = !total.isSaid() || total.content().all() < Share.SAID_FROM;
        RatingOpinions said = isFew ? RatingOpinions.NONE : told;
        return new RatingReport(from, to, total, lines, channels, surplus, otherwise, noise, signs, said);
    }

    /** Counters of which something is said. */
    Set<String> saidCounters() {
        return lines.stream()
                .filter(line -> line.kind() == Kind.COUNTER && line.isSaid())
                .map(Line::id)
                .collect(Collectors.toSet());
    }

    private static List<Line> grouped(List<Cell> cells, Kind kind, Function<Cell, String> key) {
        Map<String, Line> lines = new TreeMap<>();
        for (Cell cell : cells)
            lines.put(
                    key.apply(cell),
                    lines.getOrDefault(key.apply(cell), none(kind, key.apply(cell)))
                            .plus(cell));
        return List.copyOf(lines.values());
    }

    private static Line none(Kind kind, String id) {
        return new Line(kind, id, new Share(0, 0), new Share(0, 0));
    }

    /** Names and units are in the first row; shares are of 1. What is not said is empty. */
    public String csv() {
        StringBuilder rows = new StringBuilder("kind,id,served_visits,rated_visits,coverage_share,contented_visits,"
                + "contented_share,wilson95_low_share,wilson95_high_share\r\n");
        append(rows, total);
        lines.forEach(line -> append(rows, line));
        channels.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(one ->
                        append(rows, "CHANNEL", one.getKey(), total.coverage().all(), one.getValue()));
        opinions.reasons()
                .forEach(one ->
                        append(rows, "REASON", one.code(), total.coverage().all(), one.ratings()));
        opinions.questions().stream().filter(RatingOpinions.Question::isSaid).forEach(one -> append(rows, one));
        rows.append("LEFT_OUT,surplus_presses,,").append(surplus).append(",,,,,\r\n");
        rows.append("LEFT_OUT,other_presses,,").append(otherwise).append(",,,,,\r\n");
        rows.append("LEFT_OUT,noise_presses,,").append(noise).append(",,,,,\r\n");
        return rows.toString();
    }

    private static void append(StringBuilder rows, String kind, String id, long served, long rated) {
        rows.append(kind)
                .append(',')
                .append(id)
                .append(',')
                .append(served)
                .append(',')
                .append(rated);
        rows.append(',')
                .append(share(new Share(rated, served).value().orElse(0.0)))
                .append(",,,,\r\n");
    }

    private void append(StringBuilder rows, RatingOpinions.Question one) {
        append(rows, "ANSWER", one.code() + ".YES", total.coverage().all(), one.yes());
        append(rows, "ANSWER", one.code() + ".PARTLY", total.coverage().all(), one.partly());
        append(rows, "ANSWER", one.code() + ".NO", total.coverage().all(), one.no());
    }

    private static void append(StringBuilder rows, Line line) {
        Share coverage = line.coverage();
        rows.append(line.kind()).append(',').append(line.id()).append(',');
        rows.append(coverage.all()).append(',').append(coverage.hits()).append(',');
        coverage.value().ifPresent(value -> rows.append(share(value)));
        if (!line.isSaid()) {
            rows.append(",,,,\r\n");
            return;
        }
        Share.Interval interval = line.content().interval().orElseThrow();
        rows.append(',').append(line.content().hits());
        rows.append(',').append(share(line.content().value().orElseThrow()));
        rows.append(',').append(share(interval.low()));
        rows.append(',').append(share(interval.high())).append("\r\n");
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
