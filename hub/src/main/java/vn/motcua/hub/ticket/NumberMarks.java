package vn.motcua.hub.ticket;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.AnomalyFound;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.IncarnationStarted;
import vn.motcua.core.event.TicketIssued;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.LinkFrame.HighestNumber;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Prelude;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/**
 * Marks no number above which was ever given, raised outside the store before the commit that would pass them. So a store from an
 * older backup can be told what was given since. What a store gives after a restore begins above the marks; if they were lost with
 * the disk, a jump ahead in every series. Beside the ledger, never rebuilt. Writer thread, but for {@link #upTo}.
 */
public final class NumberMarks implements Projection, Prelude {
    /** How far a mark stands above the number that raised it: the file is forced to disk once in so many numbers. */
    static final int AHEAD = 20;

    /** The file follows the ledger's position within this time, so that a restore knows it to be younger than the backup. */
    private static final long FRESH_NANOS = 3_000_000_000L;

    private static final int DAYS_KEPT = 7;
    private static final Logger LOG = LoggerFactory.getLogger(NumberMarks.class);

    private final Supplier<Site> site;
    private final Numbering numbering;
    private final TicketBook tickets;
    private final RecoveryState recovery;
    private final NumberMarkFile file;
    private final int jump;
    private final long filePosition;
    private final boolean known;
    private final List<String> leftOut = new ArrayList<>();
    private @Nullable Event notice;
    private final Map<Key, Integer> given = new HashMap<>();
    private Map<Key, Integer> marks = new HashMap<>();
    private boolean noticed;
    private boolean beginning;
    private boolean raised;
    private boolean toTell;
    private long position;
    private long committedPosition;
    private long writtenPosition;
    private long writtenNanos = System.nanoTime();
    private volatile List<HighestNumber> upTo;

    private record Key(LocalDate day, SeriesId series) {}

    /** @param jump numbers left out in every series when a restored store finds no marks */
    public NumberMarks(
            Supplier<Site> site,
            Numbering numbering,
            TicketBook tickets,
            RecoveryState recovery,
            NumberMarkFile file,
            int jump) {
        this.site = site;
        this.numbering = numbering;
        this.tickets = tickets;
        this.recovery = recovery;
        this.file = file;
        this.jump = jump;
        Optional<NumberMarkFile.Content> found = file.read();
        this.known = found.isPresent();
        this.filePosition = found.map(NumberMarkFile.Content::position).orElse(0L);
        found.ifPresent(content ->
                content.upTo().forEach(mark -> marks.put(new Key(mark.businessDay(), mark.series()), mark.value())));
        this.upTo = list(marks);
    }

    /** Whether this very store was once further than it is: somebody put an older one in its place. Before the first commit. */
    public boolean isAheadOf(long storePosition) {
        return known && filePosition > storePosition;
    }

    @Override
    public List<String> tables() {
        return List.of();
    }

    @Override
    public void load(Sql db) throws SQLException {
        given.clear();
        beginning = false;
        position = db.first(TicketTable.SQL.get("ledger-position"), row -> row.number("position"))
                .orElse(0L);
        committedPosition = position;
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        position = recorded.position();
        Event event = recorded.event();
        if (event instanceof TicketIssued issued)
            given.merge(
                    new Key(issued.businessDay(), issued.number().series()),
                    issued.number().value(),
                    Math::max);
        else if (event instanceof IncarnationStarted started)
            begin(started, site.get().calendar().businessDay(recorded.recordedAt()), recorded.position());
    }

    private void begin(IncarnationStarted started, LocalDate today, long at) throws SQLException {
        beginning = true;
        raiseToMarks(today);
        // A file last written before the backup was taken says nothing of what came after it, nor does a copy on
        // another disk, which
        // may have been out for hours.
        boolean tells = known && file.wasHere() && filePosition >= at - 1;
        if (started.restoredFrom() != null && !tells) leap(today);
        if (!leftOut.isEmpty())
            notice = new AnomalyFound(
                    "NUMBERS_SKIPPED",
                    null,
                    "",
                    "may be in people's hands, so left out: " + String.join("; ", leftOut));
        leftOut.clear();
    }

    private void raiseToMarks(LocalDate today) throws SQLException {
        for (Map.Entry<Key, Integer> mark : marks.entrySet()) {
            Key key = mark.getKey();
            if (key.day().isBefore(today) || site.get().series(key.series()).isEmpty()) continue;
            int highest = numbering.highestTaken(tickets.day(key.day()), key.day(), key.series());
            if (mark.getValue() > highest) skip(key, highest, mark.getValue(), "as " + NumberMarkFile.NAME + " tells");
        }
    }

    private void leap(LocalDate today) throws SQLException {
        for (Series series : site.get().series()) {
            int highest = Math.max(series.first() - 1, numbering.highestTaken(tickets.day(today), today, series.id()));
            int length = series.last() - series.first() + 1;
            int to = highest + Math.min(jump, length / 4);
            if (to > highest)
                skip(new Key(today, series.id()), highest, to, "nothing tells what was given after the backup");
        }
    }

    private void skip(Key key, int highest, int to, String why) throws SQLException {
        recovery.raiseFloor(key.day(), key.series(), to);
        Series series = site.get().series(key.series()).orElseThrow();
        // The range may have become another since: what lies outside it is still somebody's.
        int from = Math.max(highest + 1, series.first());
        String numbers = series.text(from) + " to " + series.text(Math.max(from, Math.min(to, series.last())));
        LOG.warn("after the restore {} of {} are left out: {}", numbers, key.day(), why);
        leftOut.add(numbers + " of " + key.day() + " (" + why + ")");
    }

    /** Tells a supervisor once which numbers were left out. */
    @Override
    public List<Event> due(Instant now, IdSource ids) {
        Event told = notice;
        noticed = told != null;
        return told == null ? List.of() : List.of(told);
    }

    @Override
    public void committing() throws SQLException {
        Map<Key, Integer> higher = new HashMap<>(marks);
        given.forEach((key, value) -> {
            if (value > marks.getOrDefault(key, -1)) higher.put(key, ahead(key, value));
        });
        if (!higher.equals(marks)) raise(higher);
        else if (writtenPosition < committedPosition && System.nanoTime() - writtenNanos > FRESH_NANOS) refresh();
    }

    /** What the commit at hand is about to pass is on the disk before, or nothing is committed. */
    private void raise(Map<Key, Integer> higher) throws SQLException {
        given.keySet().stream()
                .map(Key::day)
                .max(LocalDate::compareTo)
                .ifPresent(newest -> higher.keySet().removeIf(key -> key.day().isBefore(newest.minusDays(DAYS_KEPT))));
        write(higher, committedPosition);
        marks = higher;
        raised = true;
    }

    private void write(Map<Key, Integer> content, long at) throws SQLException {
        writtenNanos = System.nanoTime();
        file.write(at, list(content));
        writtenPosition = at;
    }

    private void refresh() {
        try {
            write(marks, committedPosition);
        } catch (SQLException e) {
            LOG.warn("{}; a restore now would leave out more numbers than it must", e.getMessage());
        }
    }

    private int ahead(Key key, int value) {
        int last = site.get().series(key.series()).map(Series::last).orElse(value);
        return Math.max(value, Math.min(value + AHEAD, last));
    }

    private static List<HighestNumber> list(Map<Key, Integer> marks) {
        return marks.entrySet().stream()
                .map(mark ->
                        new HighestNumber(mark.getKey().series(), mark.getKey().day(), mark.getValue()))
                .toList();
    }

    @Override
    public void committed() {
        committedPosition = position;
        given.clear();
        if (noticed) notice = null;
        noticed = false;
        // A restored store is shorter than the file says; left so, each start would take it for an older one again.
        if (beginning) refresh();
        beginning = false;
        if (!raised) return;
        upTo = list(marks);
        raised = false;
        toTell = true;
    }

    /** Marks raised by the last commit, once; empty if none. Writer thread. */
    public List<HighestNumber> takeRaised() {
        if (!toTell) return List.of();
        toTell = false;
        return upTo;
    }

    /** As last committed; any thread. */
    public List<HighestNumber> upTo() {
        return upTo;
    }
}
