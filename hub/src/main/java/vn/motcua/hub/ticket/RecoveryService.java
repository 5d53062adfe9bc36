package vn.motcua.hub.ticket;

import io.vertx.core.Future;
import java.util.List;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.platform.ledger.Outcome;

/** A restored hub gives no number until every agent told what it knows, or an administrator confirms. Any thread. */
public interface RecoveryService {
    Recovery state();

    /** Stops waiting. Done also when nothing was awaited. */
    Future<Outcome<Recovery>> confirm(RequestId requestId, PersonId person);

    /**
     * @param recovering no allocation and no lease until it ends
     * @param waitingFor agents not heard since the restore
     */
    record Recovery(boolean recovering, List<AgentId> waitingFor) {
        public Recovery {
            waitingFor = List.copyOf(waitingFor);
        }
    }
}
