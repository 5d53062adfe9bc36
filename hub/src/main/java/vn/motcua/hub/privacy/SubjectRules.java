package vn.motcua.hub.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.motcua.core.event.SubjectRequestAnswered.Outcome;
import vn.motcua.core.event.SubjectRequestAnswered.Reason;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.WorkingDays;

/** What a request may ask, by when it must be answered, and how. Pure. */
final class SubjectRules {
    /** Decree 356/2025: working days until the answer. */
    static final int WORKING_DAYS = 2;
    /** Somebody knows the hour they were there: who asks for more asks about others. */
    static final Duration WINDOW_MAX = Duration.ofHours(4);

    private SubjectRules() {}

    static Instant due(OpeningCalendar calendar, Instant now) {
        return WorkingDays.due(calendar, now, WORKING_DAYS);
    }

    /** The field that is wrong; empty if all is well. */
    static Optional<String> wrong(SubjectRequest.Asked asked, OpeningCalendar calendar, Instant now) {
        if (asked.day().isAfter(calendar.businessDay(now))) return Optional.of("day");
        Instant from = asked.from();
        Instant until = asked.until();
        if (!asked.number().isEmpty()) return from == null && until == null ? Optional.empty() : Optional.of("from");
        if (from == null || !isOn(asked.day(), from, calendar)) return Optional.of("from");
        boolean isSpan = until != null && until.isAfter(from) && !until.isAfter(from.plus(WINDOW_MAX));
        return isSpan ? Optional.empty() : Optional.of("until");
    }

    private static boolean isOn(LocalDate day, Instant moment, OpeningCalendar calendar) {
        return calendar.businessDay(moment).equals(day);
    }

    /** A refusal has a ground, and nothing else has one. */
    static boolean isAnswer(Outcome outcome, Reason reason) {
        boolean isRefusal = outcome == Outcome.REFUSED || outcome == Outcome.PARTLY;
        return isRefusal == (reason != Reason.NONE);
    }
}
