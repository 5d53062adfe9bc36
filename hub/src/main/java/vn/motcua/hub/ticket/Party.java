package vn.motcua.hub.ticket;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ServiceId;

/**
 * What makes a ticket more than one visitor with one errand.
 *
 * @param people how many it is for now, 1 or more
 * @param company names those who go together with it; null if nobody does
 * @param done stages of the visit that are behind it, in their order
 */
public record Party(int people, @Nullable String company, List<ServiceId> done) {
    /** Most people of one ticket. */
    public static final int PEOPLE_MAX = 99;

    static final Party ONE = new Party(1, null, List.of());

    public Party {
        people = Math.max(1, people);
        done = List.copyOf(done);
    }

    static Party of(@Nullable Integer people) {
        return people == null || people == 1 ? ONE : new Party(people, null, List.of());
    }

    Party people(int now) {
        return new Party(now, company, done);
    }

    Party company(@Nullable String now) {
        return new Party(people, now, done);
    }

    Party after(ServiceId stage) {
        List<ServiceId> stages = new ArrayList<>(done);
        stages.add(stage);
        return new Party(people, company, stages);
    }
}
