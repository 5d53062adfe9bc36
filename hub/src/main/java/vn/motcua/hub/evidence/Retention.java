package vn.motcua.hub.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How long each class is kept, and by which law.
 *
 * @param law as it is cited
 * @param lawDate in force since
 */
public record Retention(
        String law, LocalDate lawDate, Duration falsePositive, Duration notConfirmed, Duration confirmed) {
    /** A lawyer must confirm them; a confirmed case's 24 months are counted as days, never fewer. */
    public static final Retention DEFAULTS = new Retention(
            "91/2025/QH15", LocalDate.of(2026, 1, 1), Duration.ofHours(72), Duration.ofDays(15), Duration.ofDays(732));

    /** When evidence is due to be deleted. */
    Instant due(RetentionClass kind, Instant since) {
        return since.plus(
                switch (kind) {
                    case FALSE_POSITIVE -> falsePositive;
                    case NOT_CONFIRMED -> notConfirmed;
                    case CONFIRMED -> confirmed;
                });
    }
}
