package vn.motcua.hub.estimate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.motcua.core.model.OpeningCalendar;

/**
 * The sessions of one day, and the next break in it. After the last session the work goes on: who has a number is served. Pure; epoch
 * milliseconds.
 */
final class WorkingTime {
    private final List<Span> spans;

    /** A session. From inclusive, to exclusive. */
    private record Span(long from, long to) {}

    /** @param inMillis working time until it begins @param millis its length, 0 if there is none */
    record Break(long inMillis, long millis) {
        static final Break NONE = new Break(0, 0);

        /** The time of the clock a span of working time takes. */
        long toClock(long working) {
            return millis > 0 && working > inMillis ? working + millis : working;
        }

        /** The working time in a span of the clock. */
        long toWorking(long clock) {
            if (millis == 0 || clock <= inMillis) return clock;
            return Math.max(inMillis, clock - millis);
        }
    }

    private WorkingTime(List<Span> spans) {
        this.spans = spans;
    }

    static WorkingTime of(OpeningCalendar calendar, Instant now) {
        if (calendar.alwaysOpen()) return new WorkingTime(List.of());
        LocalDate day = calendar.businessDay(now);
        List<Span> spans = new ArrayList<>();
        for (OpeningCalendar.Session session : calendar.sessions(day)) {
            spans.add(new Span(
                    day.atTime(session.from())
                            .atZone(calendar.zone())
                            .toInstant()
                            .toEpochMilli(),
                    day.atTime(session.to()).atZone(calendar.zone()).toInstant().toEpochMilli()));
        }
        spans.sort(Comparator.comparingLong(Span::from));
        return new WorkingTime(List.copyOf(spans));
    }

    /** This moment if it is worked in, else the beginning of the next session; after the last it is the moment itself. */
    long resume(long at) {
        for (Span span : spans) {
            if (at < span.from) return span.from;
            if (at < span.to) return at;
        }
        return at;
    }

    /** Whether a later session of today is still to begin and none runs now. */
    boolean isBreak(long at) {
        return resume(at) > at;
    }

    /** When the session before this moment ended; {@link Long#MIN_VALUE} if none did today. */
    long endBefore(long at) {
        long end = Long.MIN_VALUE;
        for (Span span : spans) if (span.to <= at) end = span.to;
        return end;
    }

    /** When the session of this moment began; {@link Long#MIN_VALUE} outside of sessions. */
    long beginOf(long at) {
        for (Span span : spans) if (at >= span.from && at < span.to) return span.from;
        return Long.MIN_VALUE;
    }

    /** The break that a wait beginning now meets first. */
    Break nextBreak(long now) {
        if (isBreak(now)) return new Break(0, resume(now) - now);
        for (int i = 0; i + 1 < spans.size(); i++)
            if (now < spans.get(i).to) return new Break(spans.get(i).to - now, spans.get(i + 1).from - spans.get(i).to);
        return Break.NONE;
    }
}
