package vn.motcua.kiosk;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Contingent;
import vn.motcua.core.model.Contingents;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.store.TicketRequests.Given;
import vn.motcua.edge.store.Tx;

/**
 * Limits of numbers while the hub is away: what this kiosk gave itself counts, and what the hub said was left when it last gave a
 * number. Others may have given some since; more than the limit is then possible, and never fewer than this kiosk may know of.
 */
final class OfflineContingents {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM");
    private static final String KEY = "contingent/";

    private final KioskTexts texts;

    OfflineContingents(KioskTexts texts) {
        this.texts = texts;
    }

    /** Keeps what the hub said with a number. */
    static void heard(Tx tx, ServiceId service, @Nullable Integer left, Instant at) throws SQLException {
        if (left != null) tx.keyValues().put(KEY + service, at + " " + left);
    }

    /** Says when to come; empty if there is a number. */
    Optional<RefusedException> refusal(Tx tx, Site site, ServiceId service, Instant now) throws SQLException {
        Contingents limits = Contingents.of(site, service);
        if (limits.isEmpty()) return Optional.empty();
        OpeningCalendar calendar = site.calendar();
        List<Given> given = tx.requests().givenOn(calendar.businessDay(now));
        LocalDateTime local = calendar.local(now);
        int own = limits.left(local, limit -> count(limit, calendar, given)).orElse(1);
        if (own > 0 && left(tx, site, service, given, now) > 0) return Optional.empty();
        // Of the time to come nobody here knows more than that this hour's numbers are gone.
        return Optional.of(spent(limits.next(
                local, limit -> limit.holds(calendar, local) ? limit.numbers() : count(limit, calendar, given))));
    }

    private static int count(Contingent limit, OpeningCalendar calendar, List<Given> given) {
        return (int) given.stream()
                .filter(one -> limit.isFor(one.service()) && limit.holds(calendar, calendar.local(one.at())))
                .count();
    }

    /** By the hub's last word, if the same limits held then as now. */
    private static int left(Tx tx, Site site, ServiceId service, List<Given> given, Instant now) throws SQLException {
        Optional<String> heard = tx.keyValues().get(KEY + service);
        if (heard.isEmpty()) return 1;
        String[] parts = heard.get().split(" ");
        Instant at = Instant.parse(parts[0]);
        OpeningCalendar calendar = site.calendar();
        LocalDate day = calendar.businessDay(at);
        if (!day.equals(calendar.businessDay(now))) return 1;
        List<Contingent> then = holding(site, service, calendar.local(at));
        if (!then.equals(holding(site, service, calendar.local(now)))) return 1;
        long since = given.stream()
                .filter(one -> one.at().isAfter(at) && then.stream().anyMatch(limit -> limit.isFor(one.service())))
                .count();
        return Integer.parseInt(parts[1]) - (int) since;
    }

    private static List<Contingent> holding(Site site, ServiceId service, LocalDateTime local) {
        return site.contingents().stream()
                .filter(limit -> limit.isFor(service) && limit.holds(site.calendar(), local))
                .toList();
    }

    private RefusedException spent(Optional<LocalDateTime> next) {
        if (next.isEmpty()) return texts.refused("CONTINGENT_SPENT");
        Object[] blanks = {TIME.format(next.get()), DAY.format(next.get())};
        return texts.refused("CONTINGENT_SPENT", "CONTINGENT_SPENT.until", locale -> blanks);
    }
}
