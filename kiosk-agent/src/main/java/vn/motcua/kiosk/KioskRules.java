package vn.motcua.kiosk;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.store.TicketRequest;
import vn.motcua.edge.web.NextOpening;

/** What a kiosk decides, as values: who is refused and why, and what a new request is. Pure but for the random source given. */
final class KioskRules {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,5}");

    private KioskRules() {}

    /** Empty if this touch may have a number. A clock in doubt does not judge the opening hours. */
    static Optional<RefusedException> refusal(
            Optional<Site> site, TicketAsk ask, Instant now, boolean clockInDoubt, KioskTexts texts) {
        if (site.isEmpty()) return Optional.of(texts.refused("NOT_READY"));
        if (series(site.get(), ask.serviceId()).isEmpty()) return Optional.of(texts.refused("UNKNOWN_SERVICE"));
        if (clockInDoubt || site.get().calendar().isOpen(now)) return Optional.empty();
        return Optional.of(closed(site.get().calendar(), now, texts));
    }

    static Optional<Series> series(Site site, ServiceId service) {
        return site.service(service).flatMap(known -> site.series(known.series()));
    }

    static RefusedException closed(OpeningCalendar calendar, Instant now, KioskTexts texts) {
        Optional<ZonedDateTime> opens = NextOpening.after(calendar, now).map(at -> at.atZone(calendar.zone()));
        if (opens.isEmpty()) return texts.refused("CLOSED");
        Object[] blanks = {TIME.format(opens.get()), DAY.format(opens.get())};
        return texts.refused("CLOSED", "CLOSED.until", locale -> blanks);
    }

    static TicketRequest fresh(TicketAsk ask, VisitId visit, RandomGenerator random, Instant now) {
        return new TicketRequest(
                ask.requestId(),
                visit,
                TicketCode.mint(random),
                ask.serviceId(),
                ask.priority(),
                ask.locale(),
                now,
                null);
    }

    /** Whether a series of this site has that number: anything else read at a counter, an ID card's say, is not kept (I9). */
    static boolean isNumberOf(Site site, String text) {
        return site.series().stream().anyMatch(series -> isNumberOf(series, text));
    }

    private static boolean isNumberOf(Series series, String text) {
        if (!text.regionMatches(true, 0, series.prefix(), 0, series.prefix().length())) return false;
        String digits = text.substring(series.prefix().length());
        if (!DIGITS.matcher(digits).matches()) return false;
        int value = Integer.parseInt(digits);
        return series.first() <= value && value <= series.last();
    }

    /** Why the band is used instead; empty if the hub decided no and that stands. */
    static Optional<String> offlineReason(Throwable noNumber) {
        if (noNumber instanceof RefusedException refused) {
            String code = refused.refusal().code();
            return code.equals("RECOVERING") ? Optional.of(code) : Optional.empty();
        }
        return Optional.of(noNumber instanceof TimeoutException ? "TIMEOUT" : "NO_LINK");
    }
}
