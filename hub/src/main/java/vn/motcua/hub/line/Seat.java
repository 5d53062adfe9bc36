package vn.motcua.hub.line;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.WorkProfile;

/**
 * Who calls.
 *
 * @param services served there now
 * @param profile how the counter chooses; null for the plain order
 */
public record Seat(
        CounterId counter,
        PersonId person,
        Set<ServiceId> services,
        @Nullable WorkProfile profile) {
    public Seat {
        services = Set.copyOf(services);
    }

    /** Whether this one may come here at all, now or later. */
    public boolean serves(Waiting one) {
        return services.contains(one.service()) && one.mayComeTo(this);
    }
}
