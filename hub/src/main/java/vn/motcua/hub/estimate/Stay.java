package vn.motcua.hub.estimate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;

/**
 * One visit at one counter, from its call on, as long as something of it may still be taken back.
 *
 * @param since when its wait began
 * @param endedAt null while it is in hand
 * @param told what was said of this wait; null if nothing was, or it is learned
 * @param expectedMillis how long its service was believed to take when it was told; null if nothing was said of this service
 */
record Stay(
        VisitId visit,
        ServiceId service,
        Instant since,
        Instant calledAt,
        @Nullable Instant endedAt,
        @Nullable Told told,
        @Nullable Long expectedMillis) {
    static Stay called(VisitId visit, ServiceId service, Instant since, Instant at, @Nullable Told said) {
        Long expected = said != null && said.service().equals(service) ? said.serviceMillis() : null;
        return new Stay(visit, service, since, at, null, said, expected);
    }

    Stay ended(@Nullable Instant at) {
        return new Stay(visit, service, since, calledAt, at, told, expectedMillis);
    }

    Stay measured() {
        return new Stay(visit, service, since, calledAt, endedAt, null, expectedMillis);
    }
}
