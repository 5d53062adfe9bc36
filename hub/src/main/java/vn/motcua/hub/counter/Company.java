package vn.motcua.hub.counter;

import java.util.List;
import vn.motcua.core.model.VisitId;

/**
 * Visits that go together.
 *
 * @param company names them; empty if there is none
 * @param visitIds all of them; empty once nobody is left to go together
 */
public record Company(String company, List<VisitId> visitIds) {
    public Company {
        visitIds = List.copyOf(visitIds);
    }
}
