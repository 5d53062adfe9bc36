package vn.motcua.core.due;

import java.time.LocalDateTime;
import java.util.List;

/**
 * When a result is due, and why.
 *
 * @param base the moment it was counted from
 * @param steps in order, from the receipt to the end
 */
public record DueDate(LocalDateTime dueAt, LocalDateTime base, List<DueStep> steps) {
    public DueDate {
        steps = List.copyOf(steps);
    }
}
