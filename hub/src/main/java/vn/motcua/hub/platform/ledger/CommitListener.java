package vn.motcua.hub.platform.ledger;

import java.time.Instant;
import java.util.List;

/** Told of what was committed. Writer thread: be quick. */
@FunctionalInterface
public interface CommitListener {
    /**
     * After each commit, before its commands are answered: for what must be so once an answer is out.
     *
     * @param appended in order
     */
    default void settled(List<Recorded> appended) {}

    /**
     * Behind the answers, in a rush of several commits at a time.
     *
     * @param appended in order; empty when only time went on
     */
    void committed(List<Recorded> appended, Instant now);
}
