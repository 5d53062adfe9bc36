package vn.motcua.hub.platform.ledger;

import java.time.Instant;
import java.util.List;

/** Told after each commit, behind the answers. Writer thread: be quick. */
@FunctionalInterface
public interface CommitListener {
    /** @param appended in order; empty when only time went on */
    void committed(List<Recorded> appended, Instant now);
}
