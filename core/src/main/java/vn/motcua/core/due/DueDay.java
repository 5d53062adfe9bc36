package vn.motcua.core.due;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Text;

/**
 * A day that is not what its weekday says.
 *
 * @param standsFor the day off this one is worked for, with that weekday's sessions; null for a day off
 * @param name of the holiday, or why it is worked
 * @param announced when it became known; null for what the law always said
 */
public record DueDay(
        LocalDate date,
        @Nullable LocalDate standsFor,
        Text name,
        @Nullable LocalDate announced) {
    public boolean isOff() {
        return standsFor == null;
    }

    boolean isKnownOn(LocalDate day) {
        return announced == null || !announced.isAfter(day);
    }
}
