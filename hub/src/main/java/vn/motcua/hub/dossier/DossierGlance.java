package vn.motcua.hub.dossier;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.dossier.Dossier;
import vn.motcua.core.dossier.DossierState;

/**
 * What an officer sees of a dossier whose slip was scanned. Compared by days, as the law counts.
 *
 * @param code as printed; the source's own number where it has no other
 * @param dueAt the date that was promised first
 * @param extendedDueAt the one of the apology; null without one
 * @param timing how it stands to the latest promise
 * @param days to it, or after it; 0 on the day itself and without a due date
 * @param isReady whether the result waits to be handed out
 * @param toldAt when its source said so last
 */
public record DossierGlance(
        String code,
        String procedureCode,
        String system,
        DossierState state,
        @Nullable Instant dueAt,
        @Nullable Instant extendedDueAt,
        Timing timing,
        long days,
        boolean isReady,
        Instant toldAt) {
    /** Open dossiers by today, ended ones by the day they ended. */
    public enum Timing {
        NO_DUE_DATE,
        BEFORE,
        TODAY,
        LATE,
        ENDED_BEFORE,
        ENDED_ON_THE_DAY,
        ENDED_LATE,
        /** The applicant is waited for, or processing was stopped: no day counts against anybody. */
        WAITING
    }

    /** @param today the business day */
    public static DossierGlance of(StoredDossier stored, LocalDate today, ZoneId zone) {
        Dossier one = stored.dossier();
        Instant due = one.times().dueAt();
        Instant extended = one.times().extendedDueAt();
        Instant latest = extended == null ? due : extended;
        Instant ended = one.endedAt();
        LocalDate counted = ended == null ? today : day(ended, zone);
        long days = latest == null ? 0 : ChronoUnit.DAYS.between(counted, day(latest, zone));
        return new DossierGlance(
                one.code() == null
                        ? String.valueOf(one.source().foreignCode())
                        : one.code().value(),
                one.procedureCode(),
                one.source().system(),
                one.state(),
                due,
                extended,
                timing(one.state(), latest != null, ended != null, days),
                Math.abs(days),
                one.state() == DossierState.FINISHED,
                stored.toldAt());
    }

    private static Timing timing(DossierState state, boolean isDue, boolean isEnded, long days) {
        if (!isEnded && state.isWaiting()) return Timing.WAITING;
        if (!isDue) return Timing.NO_DUE_DATE;
        if (days > 0) return isEnded ? Timing.ENDED_BEFORE : Timing.BEFORE;
        if (days == 0) return isEnded ? Timing.ENDED_ON_THE_DAY : Timing.TODAY;
        return isEnded ? Timing.ENDED_LATE : Timing.LATE;
    }

    private static LocalDate day(Instant moment, ZoneId zone) {
        return LocalDate.ofInstant(moment, zone);
    }
}
