package vn.motcua.core.due;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Which slips already printed name a day that is no longer right since a day off was announced late. Immutable; any thread. */
public final class AffectedSlips {
    private final DueCalendar now;
    private final DueDates rules;

    public AffectedSlips(DueCalendar now, DueDates.Variant variant) {
        this.now = now;
        this.rules = new DueDates(now, variant);
    }

    /**
     * A slip somebody has in hand.
     *
     * @param code of the dossier, or whatever names the slip
     * @param printedDue as it stands on the paper
     */
    public record Slip(
            String code, DueRule rule, LocalDateTime received, List<Pause> pauses, LocalDateTime printedDue) {
        public Slip {
            pauses = List.copyOf(pauses);
        }
    }

    /**
     * A slip that says something else than it should.
     *
     * @param newDue what it should say
     * @param isClosed whether whoever comes on the printed day finds nobody at work
     */
    public record Affected(Slip slip, LocalDateTime newDue, boolean isClosed) {}

    /** Empty where the slip is right as it is. */
    public Optional<Affected> of(Slip slip) {
        LocalDateTime due =
                rules.due(slip.rule(), slip.received(), slip.pauses()).dueAt();
        LocalDate printed = slip.printedDue().toLocalDate();
        boolean isClosed = !now.isWorking(printed);
        return isClosed || !due.toLocalDate().equals(printed)
                ? Optional.of(new Affected(slip, due, isClosed))
                : Optional.empty();
    }
}
