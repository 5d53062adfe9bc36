package vn.motcua.kiosk.printer;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.edge.print.JobClosedException;
import vn.motcua.edge.print.OpenJob;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.PrintJournal;
import vn.motcua.edge.print.PrintOutcome;

/** The journal's contract in memory; survives a service as the real one survives a process. */
final class MemoryJournal implements PrintJournal {
    private final Map<String, OpenJob> jobs = new LinkedHashMap<>();
    private final Map<String, PrintOutcome> outcomes = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private boolean isBroken;

    /** What the issuer of a ticket does in its own transaction. */
    synchronized PrintJob queued(PrintJob job) {
        jobs.put(job.jobId(), new OpenJob(job, OpenJob.State.QUEUED));
        return job;
    }

    synchronized PrintJob asSent(PrintJob job) {
        jobs.put(job.jobId(), new OpenJob(job, OpenJob.State.SENT));
        return job;
    }

    synchronized void breakDown(boolean broken) {
        isBroken = broken;
    }

    synchronized List<String> log() {
        return List.copyOf(log);
    }

    synchronized Map<String, PrintOutcome> outcomes() {
        return Map.copyOf(outcomes);
    }

    @Override
    public synchronized Future<List<OpenJob>> open() {
        List<OpenJob> open = jobs.values().stream()
                .filter(each -> !outcomes.containsKey(each.job().jobId()))
                .toList();
        return Future.succeededFuture(open);
    }

    @Override
    public synchronized Future<Void> sent(String jobId, int bytesTotal) {
        if (isBroken) return Future.failedFuture(new IllegalStateException("disk full"));
        PrintOutcome before = outcomes.get(jobId);
        if (before != null) return Future.failedFuture(new JobClosedException(jobId, before));
        OpenJob job = jobs.get(jobId);
        if (job == null) return Future.failedFuture(new IllegalStateException("no such job " + jobId));
        jobs.put(jobId, new OpenJob(job.job(), OpenJob.State.SENT));
        log.add("sent " + jobId);
        return Future.succeededFuture();
    }

    @Override
    public synchronized Future<Void> ended(String jobId, PrintOutcome outcome) {
        PrintOutcome before = outcomes.putIfAbsent(jobId, outcome);
        if (before != null && !before.equals(outcome))
            return Future.failedFuture(new JobClosedException(jobId, before));
        if (before == null) log.add("ended " + jobId + " " + outcome.name());
        return Future.succeededFuture();
    }
}
