package vn.motcua.edge.store;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.motcua.edge.print.OpenJob;
import vn.motcua.edge.print.PrintJournal;
import vn.motcua.edge.print.PrintOutcome;

/** The print journal in the agent's store: state and fact in one transaction. Any thread. */
public final class StorePrintJournal implements PrintJournal {
    private final AgentStore store;
    private final Supplier<Instant> now;
    private final Consumer<StoredJob> onChange;

    /** @param onChange told after each durable change, on the writer thread; must be short */
    public StorePrintJournal(AgentStore store, Supplier<Instant> now, Consumer<StoredJob> onChange) {
        this.store = store;
        this.now = now;
        this.onChange = onChange;
    }

    @Override
    public Future<List<OpenJob>> open() {
        return store.read(tx -> tx.printJobs().open().stream()
                .map(held -> new OpenJob(
                        held.job(), OpenJob.State.valueOf(held.state().name())))
                .toList());
    }

    @Override
    public Future<Void> sent(String jobId, int bytesTotal) {
        return store.essential(tx -> tell(tx, tx.printJobs().sent(jobId, bytesTotal, now.get())))
                .mapEmpty();
    }

    @Override
    public Future<Void> ended(String jobId, PrintOutcome outcome) {
        return store.essential(tx -> tell(tx, tx.printJobs().ended(jobId, outcome, now.get())))
                .mapEmpty();
    }

    private boolean tell(Tx tx, StoredJob changed) {
        tx.afterCommit(() -> onChange.accept(changed));
        return true;
    }
}
